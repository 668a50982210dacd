// title: Which projects lead back to a company
// description: Every chain from the last known owner down to a project that passes through the company:
// description: what it undertakes, leads or operates itself and what its subsidiaries do, at any depth.
// param company STRING = '湖南搜云网络科技股份有限公司' : the company's name or one of its aliases
// column project STRING : the project
// column chain STRING : owners, the company, its subsidiaries and the tie to the project, with shares and verbs
// column led_by LIST : who undertakes the project, leads it or takes the lead in building it
// column operated_by LIST : whom its operation is entrusted to, with the name used there in parentheses
// column line INTEGER : the line of the source that says so
// example: stemma run DB projects_of_company company=搜云科技
MATCH (company)
WHERE company.name = $company OR $company IN company.aliases
MATCH path = (top)-[:OWNS*0..]->(company)-[:OWNS*0..]->(actor)
             -[tie:UNDERTAKES|LEADS|LEADS_CONSTRUCTION|ENTRUSTS_OPERATION_TO|IS_PRINCIPAL_OF|INVESTS_IN_CONSTRUCTION|SIGNS]-
             (project:Project)
WHERE all(stop IN nodes(path) WHERE single(other IN nodes(path) WHERE other = stop))
OPTIONAL MATCH (above)-[:OWNS]->(top)
WITH project, tie, nodes(path) AS stops, relationships(path) AS steps, collect(above) AS owners
WHERE all(owner IN owners WHERE owner IN stops)
WITH project, tie, stops, steps,
     [step IN steps | CASE
        WHEN step.share IS NULL THEN coalesce(step.verb, type(step))
        WHEN round(step.share * 10000) % 100 = 0 THEN toString(toInteger(round(step.share * 10000) / 100)) + '%'
        ELSE toString(round(step.share * 10000) / 100) + '%'
      END] AS words
WITH project, tie,
     reduce(text = '(' + stops[0].name + ')', i IN range(0, size(steps) - 1) |
       text + CASE WHEN startNode(steps[i]) = stops[i] THEN '-[' + words[i] + ']->'
                   ELSE '<-[' + words[i] + ']-' END + '(' + stops[i + 1].name + ')') AS chain
OPTIONAL MATCH (leader)-[:UNDERTAKES|LEADS|LEADS_CONSTRUCTION]->(project)
WITH project, tie, chain, collect(DISTINCT leader.name) AS led_by
OPTIONAL MATCH (project)-[entrusted:ENTRUSTS_OPERATION_TO]->(operator)
WITH project, tie, chain, led_by,
     collect(DISTINCT operator.name + coalesce(' (' + entrusted.named_as + ')', '')) AS operated_by
RETURN project.name AS project, chain, led_by, operated_by, tie.line AS line
ORDER BY line, project, chain
