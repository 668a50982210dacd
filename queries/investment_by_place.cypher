// title: Investment in blockchain projects by place and kind
// description: Sums the amounts of blockchain projects, in yuan. A project counts for the nearest place
// description: above its own that the source names among its places, or else for its own place.
// column place STRING : the place
// column kind STRING : planned, total or contract
// column projects INTEGER : projects with such an amount
// column yuan INTEGER : their sum
// example: stemma run DB investment_by_place
MATCH (project:BlockchainProject)-[:HAS_INVESTMENT]->(investment:Investment {currency: 'CNY'})
WHERE investment.amount IS NOT NULL
OPTIONAL MATCH (project)-[:LOCATED_IN]->(site:Place)
WITH project, investment, min(site.name) AS own
OPTIONAL MATCH up = (project)-[:LOCATED_IN]->(:Place)-[:PART_OF*0..]->(named:Place)<-[:NAMES]-(:Claim {subject: 'places'})
WITH project, investment, own, named, length(up) AS distance
ORDER BY distance, named.name
WITH project, investment, own, head(collect(named.name)) AS nearest
RETURN coalesce(nearest, own) AS place, investment.kind AS kind,
       count(DISTINCT project) AS projects, sum(investment.amount) AS yuan
ORDER BY place, kind
