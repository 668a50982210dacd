// title: Every chain from an owner to a company, with its sources
// description: Each chain as a text to print: numbers behind each step, and below what each rests on.
// param owner STRING = '湖南搜云网络科技股份有限公司' : the owner's name
// param company STRING = '湖南创无限移动互联网科技有限公司' : the company's name
// column line STRING : the chain, then its citations
// example: stemma run DB ownership/cited_chains company=湖南创无限移动互联网科技有限公司
MATCH p = (:Person|Company|Government {name: $owner})-[:OWNS*1..10]->({name: $company})
UNWIND split(evidence.chain(p), '\n') AS line
RETURN line
