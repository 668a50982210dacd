// title: Sources that contradict each other
// description: Properties of which two statements that hold at the same time say different values.
// column entity MAP : the properties of the node or relationship
// column property STRING : the property
// column said LIST : each source and what it says
// example: stemma run DB ownership/contradictions
CALL evidence.contradictions() YIELD entity, property, statements
RETURN properties(entity) AS entity, property, [s IN statements | coalesce(s.source, 'no source') + ': ' + toString(s.value)] AS said
