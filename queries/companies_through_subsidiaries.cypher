// title: Companies that act through subsidiaries
// description: Owners at any distance above a company that undertakes, leads, operates, funds or signs a
// description: project, with the share along the chain (null where a share in it is not known).
// column owner STRING : who stands behind
// column subsidiary STRING : who acts
// column hops INTEGER : steps of ownership between them
// column share FLOAT : the product of the shares along the chain
// column verb STRING : what the subsidiary does
// column project STRING : in which project
// column line INTEGER : the line of the source that names the subsidiary's part
// example: stemma run DB companies_through_subsidiaries
MATCH chain = (owner)-[:OWNS*1..]->(subsidiary:Company)
WHERE all(stop IN nodes(chain) WHERE single(other IN nodes(chain) WHERE other = stop))
MATCH (subsidiary)
      -[tie:UNDERTAKES|LEADS|LEADS_CONSTRUCTION|ENTRUSTS_OPERATION_TO|IS_PRINCIPAL_OF|INVESTS_IN_CONSTRUCTION|SIGNS]-
      (project:Project)
RETURN owner.name AS owner, subsidiary.name AS subsidiary, length(chain) AS hops,
       reduce(share = 1.0, step IN relationships(chain) | share * step.share) AS share,
       coalesce(tie.verb, type(tie)) AS verb, project.name AS project, tie.line AS line
ORDER BY owner, hops, subsidiary, project
