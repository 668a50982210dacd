// title: Pairs of whom the one holds 20 % or more of the other
// description: Directly or along chains: the products of their shares, added.
// param threshold STRING = '>= 20%' : what a close link is
// column owner STRING : the one
// column company STRING : the other
// column low FLOAT : the share at least
// column verdict STRING : yes, possible or undetermined
// example: stemma run DB ownership/close_links threshold='>= 50%'
CALL ownership.close_links({threshold: $threshold}) YIELD owner, company, low, verdict
RETURN owner.name AS owner, company.name AS company, low, verdict
