// pagerank: 20 rounds, damping 0.85, over Company, Person and Government along OWNS (owner to company, unweighted,
//   self-loops count), start 1/n, the rank of nodes without an outgoing OWNS spread evenly, ranks add to 1.
// Parameters: none
// Answer: top = the ten highest as [id, rank], equal ranks by id; sum = sum of all ranks; compare with rows.pagerank[0].
//   "converged" holds the same after 150 rounds, for engines that iterate until nothing changes (igraph).
// Check: CALL algo.pagerank({labels: ['Company', 'Person', 'Government'], types: ['OWNS'], iterations: 20, damping: 0.85}) YIELD score RETURN sum(score) AS sum
CALL algo.pagerank({labels: ['Company', 'Person', 'Government'], types: ['OWNS'], iterations: 20, damping: 0.85})
YIELD node, score
RETURN node.id AS id, score AS rank ORDER BY rank DESC, id LIMIT 10
