// title: What the source counts, against what it names
// description: Every count that the source gives, with how many of the counted things it names.
// column claim STRING : what is counted
// column kind STRING : of which kind, null where all are
// column bound STRING : exact, more than, less than or unknown
// column claimed INTEGER : the count, null where it is a fraction or not a number
// column fraction FLOAT : the part of all, where the source says one
// column wording STRING : the source's own words
// column named INTEGER : how many it names
// column line INTEGER : the line of the source
// example: stemma run DB claims_and_names
MATCH (claim:Claim)
OPTIONAL MATCH (claim)-[:NAMES]->(thing)
WITH claim, count(DISTINCT thing) AS named
RETURN claim.name AS claim, claim.kind AS kind, claim.bound AS bound, claim.count AS claimed,
       claim.fraction AS fraction, claim.wording AS wording, named, claim.line AS line
ORDER BY line, claim
