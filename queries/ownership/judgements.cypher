// title: Which records are judged to be the same
// description: The judgements that stand, by whom and why. A query WITH JUDGEMENTS sees them as one.
// column id INTEGER : the judgement
// column a STRING : the one record
// column b STRING : the other
// column verdict STRING : same or not same
// column who STRING : who judged
// column at STRING : when
// column why STRING : why
// example: stemma run DB ownership/judgements
CALL judgements.list() YIELD id, a, b, verdict, who, at, why
RETURN id, a.name AS a, b.name AS b, verdict, who, at, why
