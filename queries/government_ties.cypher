// title: Every government body and how it is tied to each company
// description: One row a body and company: the shortest chain through the body's own lists, events and
// description: agreements or those of the bodies below it, and how many chains there are. A body that is tied
// description: to no company has one row without a company.
// column body STRING : the government or department
// column company STRING : the company, null where there is none
// column ways INTEGER : chains found
// column chain STRING : the shortest of them
// example: stemma run DB government_ties
MATCH (body:Government)
OPTIONAL MATCH path = (body)<-[:PART_OF*0..]-(:Government)
      -[:PUBLISHES|LISTS|SIGNS|ATTRACTS|HOLDS|SIGNED_AT*1..2]-(:Project)
      -[:UNDERTAKES|LEADS|LEADS_CONSTRUCTION|ENTRUSTS_OPERATION_TO|IS_PRINCIPAL_OF|INVESTS_IN_CONSTRUCTION|SIGNS]-
      (:Company)<-[:OWNS*0..]-(company:Company)
WITH body, company, nodes(path) AS stops, relationships(path) AS steps
WITH body, company, stops, steps,
     [step IN steps | CASE
        WHEN step.share IS NULL THEN coalesce(step.verb, type(step))
        WHEN round(step.share * 10000) % 100 = 0 THEN toString(toInteger(round(step.share * 10000) / 100)) + '%'
        ELSE toString(round(step.share * 10000) / 100) + '%'
      END] AS words
WITH body, company, size(steps) AS hops,
     reduce(text = '(' + stops[0].name + ')', i IN range(0, coalesce(size(steps), 0) - 1) |
       text + CASE WHEN startNode(steps[i]) = stops[i] THEN '-[' + words[i] + ']->'
                   ELSE '<-[' + words[i] + ']-' END + '(' + stops[i + 1].name + ')') AS chain
ORDER BY hops, chain
WITH body, company, count(chain) AS ways, head(collect(chain)) AS chain
RETURN body.name AS body, company.name AS company, ways, chain
ORDER BY body, company
