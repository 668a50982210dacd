// title: Investment in blockchain projects by kind
// description: Sums the amounts of blockchain projects, in yuan, by what the source calls them.
// column kind STRING : planned, total or contract
// column wordings LIST : the source's own words
// column projects INTEGER : projects with such an amount
// column yuan INTEGER : their sum
// example: stemma run DB investment_by_kind
MATCH (project:BlockchainProject)-[:HAS_INVESTMENT]->(investment:Investment {currency: 'CNY'})
WHERE investment.amount IS NOT NULL
WITH project, investment
ORDER BY investment.wording
RETURN investment.kind AS kind, collect(DISTINCT investment.wording) AS wordings,
       count(DISTINCT project) AS projects, sum(investment.amount) AS yuan
ORDER BY kind
