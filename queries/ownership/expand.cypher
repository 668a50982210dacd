// title: What is around a node, step by step
// description: Along its shares, the greatest first. Of a node with more than `step` neighbours the rest is left
// description: out, and `left_out` says how many.
// param node STRING = '湖南搜云网络科技股份有限公司' : the node's name
// param towards STRING = 'both' : owners, holdings or both
// param depth INTEGER = 3 : how many steps
// param step INTEGER = 20 : how many neighbours of each node
// column depth INTEGER : how many steps away
// column name STRING : the node
// column from STRING : the node it was reached from
// column left_out STRING : 'and 437 more', where something is left out
// example: stemma run DB ownership/expand depth=1
CALL ownership.expand($node, {towards: $towards, depth: $depth, step: $step}) YIELD node, depth, from, text
RETURN depth, node.name AS name, from.name AS from, text AS left_out
