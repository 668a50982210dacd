#!/usr/bin/env bash
# A file, a saved query, -c, standard input and --jsonl give the same rows.
source "$(dirname "$0")/expect.bash"

runs 0 owners.db -c "CREATE (:公司 {name: '搜云', since: date('2016-05-04'), share: 0.5}),
                           (:公司 {name: '创无限', size: 9007199254740993}),
                           (:公司 {name: 'a \"quoted\", one'})"
same "a new database is told" "stemma: created owners.db" "$err"
statement='MATCH (c:公司) WHERE $least IS NULL OR c.size >= $least
RETURN c.name AS name, c.size AS size, c.share AS share ORDER BY name'

mkdir saved
printf '%s\n' '// title: Companies' '// param least INTEGER = null : the least size' \
  '// column name STRING : who' '// column size INTEGER : how large' '// column share FLOAT : of what' \
  "$statement" > saved/companies.cypher
echo "$statement;" > companies.cypher

compare() { # compare ROWS LEAST
  for format in json csv box line; do
    runs 0 owners.db --format $format -P "least=$2" -c "$statement"
    local one=$out
    runs 0 owners.db --format $format -P "least=$2" -f companies.cypher
    same "-f, $format" "$one" "$out"
    runs 0 owners.db --format $format -P "least=$2" -f - < companies.cypher
    same "-f -, $format" "$one" "$out"
    runs 0 owners.db --format $format -P "least=$2" < <(echo "$statement")
    same "standard input without ;, $format" "$one" "$out"
    runs 0 run owners.db companies --queries saved --format $format "least=$2"
    same "a saved query, $format" "$one" "$out"
    runs 0 owners.db --queries saved --format $format -c ".run companies least=$2"
    same ".run, $format" "$one" "$out"
    lacks "an opened database is not told" "$err" created
  done
  local request
  request=$(printf '{"query": "%s", "params": {"least": %s}}' "${statement//$'\n'/\\n}" "$2")
  runs 0 owners.db --jsonl < <(echo "$request")
  holds "--jsonl" "$out" "{\"columns\": [\"name\", \"size\", \"share\"], \"rows\": $1, \"changes\": {"
}

compare '[["a \"quoted\", one", null, null], ["创无限", 9007199254740993, null], ["搜云", null, 0.5]]' null
compare '[["创无限", 9007199254740993, null]]' 5
compare '[]' 9007199254740994
runs 0 run owners.db companies --queries saved --format json
holds "the default" "$out" '"name": "搜云"'

runs 0 owners.db --format csv -c "RETURN 1 AS a" -f companies.cypher -c "RETURN 2 AS b; RETURN 3 AS c;"  -P least=5
same "-c and -f in the order written" $'a\n1\nname,size,share\n创无限,9007199254740993,\nb\n2\nc\n3' "$out"
finish
