// title: Who owns a company
// description: Each owner, direct or through others, with its share between `low` and `high`, and the chain
// description: that gives most of it. Shares through rings are integrated: nothing is counted twice.
// param company STRING = '湖南创无限移动互联网科技有限公司' : the company's name
// param measure STRING = 'integrated' : integrated, path_product, direct, weakest_link, ...
// param threshold STRING = '> 0%' : only shares that pass, may pass, or cannot be told
// column owner STRING : the owner
// column low FLOAT : the share at least
// column high FLOAT : the share at most; null where nothing is known
// column verdict STRING : yes, possible or undetermined
// column chain STRING : the chain of the greatest product
// column lines LIST : the lines of the source, step by step
// example: stemma run DB ownership/owners threshold='>= 25%'
CALL ownership.owners($company, {measure: $measure, threshold: $threshold})
YIELD owner, low, high, verdict, chains
WITH owner, low, high, verdict, chains[0] AS chain
RETURN owner.name AS owner, low, high, verdict,
       reduce(text = '', n IN chain.nodes | text + CASE text WHEN '' THEN '' ELSE ' > ' END + n.name) AS chain,
       [r IN chain.relationships | r.line] AS lines
