// title: What an owner owns
// description: Each company in which an owner holds a share, itself or through others.
// param owner STRING = '湖南搜云网络科技股份有限公司' : the owner's name
// param measure STRING = 'integrated' : integrated, path_product, direct, weakest_link, ...
// column company STRING : the company
// column low FLOAT : the share at least
// column high FLOAT : the share at most; null where nothing is known
// column chain STRING : the chain of the greatest product
// example: stemma run DB ownership/holdings measure=direct
CALL ownership.holdings($owner, {measure: $measure}) YIELD owned, low, high, chains
RETURN owned.name AS company, low, high,
       reduce(text = '', n IN chains[0].nodes | text + CASE text WHEN '' THEN '' ELSE ' > ' END + n.name) AS chain
