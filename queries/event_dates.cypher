// title: When events were held, by every statement
// description: One row a statement. Where the source contradicts itself, both dates stand.
// column event STRING : the event
// column body STRING : who held it
// column verb STRING : the source's own word
// column date STRING : the date, as far as it is known
// column wording STRING : how the source says it
// column line INTEGER : the line of the source
// example: stemma run DB event_dates
MATCH (body)-[held:HOLDS]->(event:Event)
RETURN event.name AS event, body.name AS body, held.verb AS verb, held.date AS date,
       held.date_wording AS wording, held.line AS line
ORDER BY event, line
