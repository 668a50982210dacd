// title: The hubs in reach of a node
// description: What is better known before a node is expanded. What lies beyond a hub is not looked at.
// param node STRING = '湖南搜云网络科技股份有限公司' : the node's name
// param towards STRING = 'both' : owners, holdings or both
// param degree INTEGER = 100 : how many shares make a hub
// param depth INTEGER = 3 : how many steps away
// column hub STRING : the hub
// column depth INTEGER : how many steps away it is
// column degree INTEGER : how many shares it has
// example: stemma run DB ownership/hubs degree=1
CALL ownership.hubs($node, {towards: $towards, degree: $degree, depth: $depth}) YIELD node AS hub, depth, degree
RETURN hub.name AS hub, depth, degree
