// wcc: weakly connected components over Company, Person and Government with OWNS (projects and the other relationship
//   types take no part; a node without OWNS is a component of its own).
// Parameters: none
// Answer: one row = rows.wcc[0]: components, largest (nodes in the greatest), singletons (components of one node)
CALL algo.components({labels: ['Company', 'Person', 'Government'], types: ['OWNS']})
YIELD node, component
WITH component, count(*) AS n
RETURN count(*) AS components, max(n) AS largest, sum(CASE WHEN n = 1 THEN 1 ELSE 0 END) AS singletons
