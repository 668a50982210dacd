// title: What may be wrong with what the graph says of ownership
// description: One row a finding: owners with more than 100 % or less, rings, self-holdings, unknown shares, chains
// description: that end in a company, holdings of what has ended, stated sums beside their parts, duplicates.
// param kinds LIST = null : some kinds only, such as ['over_100', 'ring']
// column kind STRING : the kind
// column names LIST : whom it is about
// column amount FLOAT : how much, where it is of an amount
// column text STRING : in a sentence
// example: stemma run DB ownership/report kinds="['missing_to_100']"
CALL ownership.report({kinds: $kinds}) YIELD kind, nodes, amount, text
RETURN kind, [n IN nodes | n.name] AS names, amount, text
