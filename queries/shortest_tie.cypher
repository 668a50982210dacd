// title: The shortest tie between two bodies
// description: All shortest chains between two governments, departments or companies, over what they own, do,
// description: publish, hold and sign; that a source mentions both in one count is not a tie.
// param from STRING = '湖南工信厅' : one body's name or one of its aliases
// param to STRING = '湖南创无限移动互联网科技有限公司' : the other's
// column hops INTEGER : the length
// column chain STRING : the chain, with shares and verbs
// column lines LIST : the lines of the source, step by step
// example: stemma run DB shortest_tie from=搜云科技 to=长沙软件园有限公司
MATCH (source), (target)
WHERE (source.name = $from OR $from IN source.aliases)
  AND (target.name = $to OR $to IN target.aliases) AND source <> target
MATCH path = allShortestPaths((source)
      -[:OWNS|SETS_UP|UNDERTAKES|LEADS|LEADS_CONSTRUCTION|ENTRUSTS_OPERATION_TO|IS_PRINCIPAL_OF|INVESTS_IN_CONSTRUCTION|SIGNS|PUBLISHES|LISTS|ATTRACTS|HOLDS|SIGNED_AT|CAPTURES|APPROVES|EXPLAINS|PART_OF|LOCATED_IN*]-
      (target))
WITH nodes(path) AS stops, relationships(path) AS steps
WITH stops, steps,
     [step IN steps | CASE
        WHEN step.share IS NULL THEN coalesce(step.verb, type(step))
        WHEN round(step.share * 10000) % 100 = 0 THEN toString(toInteger(round(step.share * 10000) / 100)) + '%'
        ELSE toString(round(step.share * 10000) / 100) + '%'
      END] AS words
RETURN size(steps) AS hops,
       reduce(text = '(' + stops[0].name + ')', i IN range(0, size(steps) - 1) |
         text + CASE WHEN startNode(steps[i]) = stops[i] THEN '-[' + words[i] + ']->'
                     ELSE '<-[' + words[i] + ']-' END + '(' + stops[i + 1].name + ')') AS chain,
       [step IN steps | step.line] AS lines
ORDER BY chain
