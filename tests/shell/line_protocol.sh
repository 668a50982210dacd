#!/usr/bin/env bash
# --jsonl: a line in, a line out, whatever the line is.
source "$(dirname "$0")/expect.bash"

# answers REQUEST...: leaves an answer a request in ${answer[@]}, and their number is checked.
answers() {
  runs 0 lines.db --jsonl < <(printf '%s\n' "$@")
  mapfile -t answer <<< "$out"
  ((${#answer[@]} == $#)) || fail "${#answer[@]} answers to $# requests"
}
rows() { # rows ANSWER: its rows
  local text=${1#*'"rows": '}
  echo "${text%%', "changes"'*}"
}

answers '{"query": "CREATE (a:Company:`两 词` {name: '"'搜云'"', since: date('"'2016-05-04'"')})-[:OWNS {share: 1.0}]->(:Company {name: '"'创无限'"'})"}'
holds "changes" "${answer[0]}" '{"columns": [], "rows": [], "changes": {"nodes_created": 2, "nodes_deleted": 0, "relationships_created": 1,'
holds "ms" "${answer[0]}" '"ms": '

answers \
  '{"query": "RETURN 9223372036854775807 AS big, -9223372036854775808 AS small, 0.5 AS f, 1e300 AS g, true AS t, null AS n"}' \
  '{"query": "RETURN [1, [2, {a: '"'x\\\\ny\\\"'"'}]] AS list"}' \
  '{"query": "RETURN 0.0/0.0 AS nan, 1.0/0.0 AS inf, -1.0/0.0 AS minus"}' \
  '{"query": "RETURN date('"'2020-03-27'"') AS d, duration('"'P1Y2M'"') AS u, localtime('"'12:30'"') AS lt, time('"'12:30+08:00'"') AS t, localdatetime('"'2020-03-27T12:30'"') AS ldt, datetime('"'2020-03-27T12:30+08:00'"') AS dt"}' \
  '{"query": "MATCH (a {name: '"'搜云'"'})-[r]->() RETURN a, r"}' \
  '{"query": "MATCH p = ()-[]->() RETURN p"}' \
  '{"query": "RETURN {`$type`: 1} AS m"}'
same "integers and floats" '[[9223372036854775807, -9223372036854775808, 0.5, 1e+300, true, null]]' "$(rows "${answer[0]}" | sed 's/1\.0E300\|1e300\|1\.0e300\|1\.0e+300/1e+300/')"
same "lists and maps" '[[[1, [2, {"a": "x\ny\""}]]]]' "$(rows "${answer[1]}")"
same "what is not finite" '[[{"$type": "Float", "value": "NaN"}, {"$type": "Float", "value": "Infinity"}, {"$type": "Float", "value": "-Infinity"}]]' "$(rows "${answer[2]}")"
same "temporal values" '[[{"$type": "Date", "value": "2020-03-27"}, {"$type": "Duration", "value": "P1Y2M"}, {"$type": "LocalTime", "value": "12:30"}, {"$type": "Time", "value": "12:30+08:00"}, {"$type": "LocalDateTime", "value": "2020-03-27T12:30"}, {"$type": "DateTime", "value": "2020-03-27T12:30+08:00"}]]' "$(rows "${answer[3]}")"
holds "a node" "${answer[4]}" '{"$type": "Node", "id": '
holds "its labels" "${answer[4]}" '"labels": ["Company", "两 词"]'
holds "its properties" "${answer[4]}" '"properties": {"name": "搜云", "since": {"$type": "Date", "value": "2016-05-04"}}'
holds "a relationship" "${answer[4]}" '"type": "OWNS", "source": '
holds "a path" "${answer[5]}" '{"$type": "Path", "nodes": [{"$type": "Node", '
same "a map with a key of ours" '[[{"$type": "Map", "value": {"$type": 1}}]]' "$(rows "${answer[6]}")"

# What was written comes back through params.
for value in 1 -9223372036854775808 0.5 '"搜\u4e91\ud83d\ude00"' null true '[1, "a", {"k": []}]' \
  '{"$type": "Date", "value": "2020-03-27"}' '{"$type": "Float", "value": "NaN"}' \
  '{"$type": "Duration", "value": "P1Y2M"}' '{"$type": "DateTime", "value": "2020-03-27T12:30+08:00"}' \
  '{"$type": "Map", "value": {"$type": 1}}'; do
  answers "{\"query\": \"RETURN \$v AS v\", \"params\": {\"v\": $value}}"
  same "params $value" "[[${value/'\u4e91\ud83d\ude00'/云😀}]]" "$(rows "${answer[0]}")"
done

deep=$(printf '[%.0s' {1..5000})
answers 'no json' '' '[1]' '{"query": 1}' '{}' '{"query": "RETURN 1", "parameters": {}}' \
  "{\"query\": \"RETURN 1\", \"params\": {\"v\": $deep" '{"query": "RETURN \ud800"}' \
  '{"query": "RETURN $v", "params": {"v": 9223372036854775808}}' \
  '{"query": "RETURN $v", "params": {"v": {"$type": "Date", "value": "yesterday"}}}' \
  '{"query": "RETURN $v", "params": {"v": {"$type": "Node", "id": 1}}}' \
  '{"query": "RETURN $v", "params": [1]}' \
  '{"query": "MATCH (n)\nRETURN m"}' '{"query": "RETURN 1/0"}' '{"query": ""}' \
  '{"query": "RETURN 1 AS x;"}'
for ((i = 0; i < 15; ++i)); do
  holds "line $((i + 1)) is an error" "${answer[i]}" '{"error": {"type": "'
done
for ((i = 0; i < 12; ++i)); do
  holds "line $((i + 1)) is no request" "${answer[i]}" '{"type": "ProtocolError", "phase": "compile time", "detail": "'
done
holds "a wrong statement" "${answer[12]}" '"type": "SyntaxError", "phase": "compile time", "detail": "UndefinedVariable", "message": "'
holds "its place" "${answer[12]}" '"line": 2, "column": 8}}'
holds "at run time" "${answer[13]}" '"phase": "runtime"'
same "and it goes on" '[[1]]' "$(rows "${answer[15]}")"

# A line that is too long costs no memory and no answer after it.
runs 0 lines.db --jsonl < <(
  head -c 70000000 /dev/zero | tr '\0' x
  echo
  echo '{"query": "RETURN 1 AS x"}'
)
mapfile -t answer <<< "$out"
holds "a huge line" "${answer[0]}" '"detail": "LineTooLong"'
same "after it" '[[1]]' "$(rows "${answer[1]}")"

answers '{"query": "EXPLAIN MATCH (n) RETURN n"}'
holds "a plan" "${answer[0]}" '"plan": "'
answers '{"query": "MATCH (c:Compny) RETURN c.名子"}' '{"query": "MATCH (c:Company) RETURN count(c) AS c"}'
holds "a misspelt name" "${answer[0]}" '"notifications": ["note[unknown-label]: no label is named '"'Compny'"'\n  1 | MATCH (c:Compny) RETURN c.名子\n    |          ^^^^^^ did you mean '"'Company'"'?\n", "note[unknown-property]: '
lacks "names that are known" "${answer[1]}" notifications
runs 0 lines.db --jsonl < <(printf '{"query": "RETURN 2 AS x"}')
holds "the last line needs no end" "$out" '"rows": [[2]]'
finish
