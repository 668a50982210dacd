// title: Who owns itself through others
// description: Each ring of companies that hold shares in each other, the largest first.
// column size INTEGER : how many companies
// column companies LIST : their names
// column determined BOOLEAN : false where the ring owns itself whole, so that shares through it have no value
// example: stemma run DB ownership/rings
CALL ownership.rings() YIELD size, nodes, determined
RETURN size, [n IN nodes | n.name] AS companies, determined
