// title: Blockchain projects by place, claimed against named
// description: For each place that the source names among its places: how many blockchain projects its
// description: lists are said to hold, how many are named, and how many are left open (null: no count is given).
// column place STRING : the place
// column claimed INTEGER : projects that its lists are said to hold, null where no list gives a count
// column named INTEGER : projects named
// column left_open INTEGER : claimed and not named
// column line INTEGER : the line of the source that names the place
// example: stemma run DB projects_claimed_and_named
MATCH (:Claim {subject: 'places'})-[mention:NAMES]->(place:Place)
OPTIONAL MATCH (place)<-[:PART_OF*0..]-(:Government)-[:PUBLISHES]->(list:List)
WHERE list.blockchain_projects_claimed IS NOT NULL
WITH place, min(mention.line) AS line, collect(DISTINCT list) AS lists
WITH place, line,
     CASE WHEN size(lists) = 0 THEN null
          ELSE reduce(total = 0, list IN lists | total + list.blockchain_projects_claimed) END AS claimed
OPTIONAL MATCH (place)<-[:PART_OF*0..]-(:Place)<-[:LOCATED_IN]-(project:BlockchainProject)
WITH place, line, claimed, count(DISTINCT project) AS named
RETURN place.name AS place, claimed, named, claimed - named AS left_open, line
ORDER BY named DESC, place
