// title: Who owned a company on a day
// description: As ownership/owners, of the graph as it was on the day.
// param company STRING = '湖南创无限移动互联网科技有限公司' : the company's name
// param day STRING = '2020-03-27' : a date, or a month or year, which is its first day
// param measure STRING = 'integrated' : integrated, path_product, direct, weakest_link, ...
// column owner STRING : the owner
// column low FLOAT : the share at least
// column high FLOAT : the share at most; null where nothing is known
// example: stemma run DB ownership/owners_as_of day=2020-03-31
AS OF $day
CALL ownership.owners($company, {measure: $measure}) YIELD owner, low, high
RETURN owner.name AS owner, low, high
