// title: Who leads, who operates, who owns
// description: The parts that companies have in one project, and the owners behind each of them at any
// description: distance. Where the source does not say who leads or operates, that row stands empty.
// param project STRING = '中芯区块链(长沙)公共服务平台' : the project's name
// column role STRING : leads, operates, takes part or owns
// column company STRING : who
// column what STRING : what is led or operated, or the company that is owned
// column share FLOAT : of an owner, the product of the shares along the chain
// column verb STRING : the source's own word
// column named_there STRING : the name used there, if another
// column line INTEGER : the line of the source
// example: stemma run DB roles_in_project project=IP授权服务平台建设
MATCH (project:Project {name: $project})
OPTIONAL MATCH (project)<-[tie:UNDERTAKES|LEADS|LEADS_CONSTRUCTION]-(company)
RETURN 'leads' AS role, company.name AS company, project.name AS what, null AS share,
       coalesce(tie.verb, type(tie)) AS verb, tie.named_as AS named_there, tie.line AS line
UNION ALL
MATCH (project:Project {name: $project})
OPTIONAL MATCH (project)-[tie:ENTRUSTS_OPERATION_TO]->(company)
RETURN 'operates' AS role, company.name AS company, project.name AS what, null AS share,
       coalesce(tie.verb, type(tie)) AS verb, tie.named_as AS named_there, tie.line AS line
UNION ALL
MATCH (project:Project {name: $project})<-[tie:IS_PRINCIPAL_OF|INVESTS_IN_CONSTRUCTION|SIGNS]-(company:Company)
RETURN 'takes part' AS role, company.name AS company, project.name AS what, null AS share,
       coalesce(tie.verb, type(tie)) AS verb, tie.named_as AS named_there, tie.line AS line
UNION ALL
MATCH (project:Project {name: $project})
      -[:UNDERTAKES|LEADS|LEADS_CONSTRUCTION|ENTRUSTS_OPERATION_TO|IS_PRINCIPAL_OF|INVESTS_IN_CONSTRUCTION|SIGNS]-
      (company:Company)
WITH DISTINCT company
MATCH chain = (owner)-[:OWNS*1..]->(company)
WHERE all(stop IN nodes(chain) WHERE single(other IN nodes(chain) WHERE other = stop))
WITH owner, company, relationships(chain) AS steps
RETURN 'owns' AS role, owner.name AS company, company.name AS what,
       reduce(share = 1.0, step IN steps | share * step.share) AS share,
       coalesce(steps[0].verb, type(steps[0])) AS verb, steps[0].named_as AS named_there,
       steps[0].line AS line
