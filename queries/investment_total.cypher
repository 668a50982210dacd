// title: Investment in blockchain projects in total
// description: The sum over all blockchain projects with an amount, in yuan, and how many have none. Amounts
// description: of whole lists, which hold other projects as well, are not in it.
// column projects INTEGER : blockchain projects that the source names
// column with_amount INTEGER : those with an amount
// column yuan INTEGER : the sum
// example: stemma run DB investment_total
MATCH (project:BlockchainProject)
OPTIONAL MATCH (project)-[:HAS_INVESTMENT]->(investment:Investment {currency: 'CNY'})
WITH project, count(investment.amount) AS amounts, sum(investment.amount) AS yuan
RETURN count(project) AS projects, sum(CASE WHEN amounts > 0 THEN 1 ELSE 0 END) AS with_amount,
       sum(yuan) AS yuan
