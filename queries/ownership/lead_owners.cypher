// title: Who stands behind a project
// description: Those above the companies that undertake or lead it in whom nobody else holds a share.
// param project STRING = 'IP授权服务平台建设' : the project's name
// param ties LIST = ['UNDERTAKES', 'LEADS', 'LEADS_CONSTRUCTION'] : the types that tie a company to its project
// column leader STRING : the company that leads
// column owner STRING : the last known owner above it; the leader itself where it is one
// example: stemma run DB ownership/lead_owners project=数字资产服务平台建设
CALL ownership.lead_owners($project, {mapping: {lead_types: $ties}}) YIELD leader, owner
RETURN leader.name AS leader, owner.name AS owner
