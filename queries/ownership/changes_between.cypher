// title: What changed between two days
// description: Nodes and relationships that began or ended, and properties that changed.
// param before STRING = '2020-01-01' : the earlier day
// param after STRING = '2020-12-31' : the later day
// column entity MAP : the properties of the node or relationship
// column change STRING : began, ended or changed
// column property STRING : which changed
// column before STRING : its value on the earlier day
// column after STRING : its value on the later day
// column at DATE : the day, where it is known
// example: stemma run DB ownership/changes_between before=2020-01-01 after=2020-03-31
CHANGES BETWEEN $before AND $after YIELD entity, change, property, before, after, at
RETURN properties(entity) AS entity, change, property, toStringOrNull(before) AS before, toStringOrNull(after) AS after, at
