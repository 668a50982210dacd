// title: What an owner controls
// description: All in which the owner and what it controls hold together more than half.
// param owner STRING = '湖南搜云网络科技股份有限公司' : the owner's name
// param threshold STRING = '> 50%' : what controls; OFAC's rule is '>= 50%'
// column controlled STRING : the company
// column held FLOAT : what the owner and what it controls hold of it
// column verdict STRING : yes, or possible where shares are bands or unknown
// example: stemma run DB ownership/control threshold='>= 50%'
CALL ownership.control($owner, {threshold: $threshold}) YIELD controlled, held, verdict
RETURN controlled.name AS controlled, held, verdict
