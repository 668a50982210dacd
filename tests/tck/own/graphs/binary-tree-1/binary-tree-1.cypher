CREATE (root:A {name: 'root'})-[:KNOWS]->(:X {name: 'left'}),
       (root)-[:FOLLOWS]->(:X {name: 'right'});
MATCH (l:X {name: 'left'}), (r:X {name: 'right'}) CREATE (l)-[:FRIEND {since: 2001}]->(r);
