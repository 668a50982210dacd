// title: Who is a beneficial owner by a rule of law
// description: Of each owner in whom nobody else holds a share: the verdict, the test of the rule that decided,
// description: and the chain that justifies it. 'possible': bands and unknown shares leave it open.
// param company STRING = '湖南创无限移动互联网科技有限公司' : the company's name
// param rule STRING = 'AMLR' : AMLR, AMLD4, PSC, OFAC50, CN, or one that the database keeps
// column owner STRING : the owner
// column verdict STRING : yes, possible, undetermined or no
// column test STRING : the test that decided
// column chain STRING : the chain that justifies it
// example: stemma run DB ownership/beneficial_owners rule=CN
CALL ownership.ubo($company, {rule: $rule}) YIELD owner, verdict, test, chains
RETURN owner.name AS owner, verdict, test,
       reduce(text = '', n IN chains[0].nodes | text + CASE text WHEN '' THEN '' ELSE ' > ' END + n.name) AS chain
