#!/usr/bin/env bash
# Each format, with Chinese, nulls, and what a format has to escape.
source "$(dirname "$0")/expect.bash"

statement="UNWIND [{n: '搜云', s: 1}, {n: 'a|b\"c', s: null}, {n: '', s: 22}] AS row RETURN row.n AS 名, row.s AS s"
format() { # format NAME EXPECTED
  runs 0 :memory: --format "$1" -c "$statement"
  same "$1" "$2" "$out"
}
format box '┌───────┬──────┐
│ 名    │ s    │
├───────┼──────┤
│ 搜云  │    1 │
│ a|b"c │ null │
│       │   22 │
└───────┴──────┘'
format table '+-------+------+
| 名    | s    |
+-------+------+
| 搜云  |    1 |
| a|b"c | null |
|       |   22 |
+-------+------+'
format markdown '| 名 | s |
| --- | --- |
| 搜云 | 1 |
| a\|b"c | null |
|  | 22 |'
format csv '名,s
搜云,1
"a|b""c",
"",22'
format tsv $'名\ts\n搜云\t1\na|b"c\t\n\t22'
format json '[
  {"名": "搜云", "s": 1},
  {"名": "a|b\"c", "s": null},
  {"名": "", "s": 22}
]'
format jsonlines '{"名": "搜云", "s": 1}
{"名": "a|b\"c", "s": null}
{"名": "", "s": 22}'
format line '名 = 搜云
 s = 1

名 = a|b"c
 s = null

名 = 
 s = 22'
format list $'搜云|1\na|b"c|\n|22'
format trash ''
runs 0 :memory: -c "$statement"
format box "$out"

runs 0 :memory: --format json -c "MATCH (n) RETURN n"
same "no rows" '[]' "$out"
runs 0 :memory: -c "MATCH (n) RETURN n.name AS name"
same "an empty box" $'┌──────┐\n│ name │\n├──────┤\n└──────┘' "$out"
runs 0 :memory: --format list -c "CREATE (:A {name: '搜云'})-[:OWNS]->(:A {name: '创无限'})<-[:\`不 同\` {a: 1}]-(:B {k: 'it\\'s'})" \
  -c "MATCH p = (:A)-[:OWNS]->()<--() RETURN p" -c "MATCH (b:B)-[r]->() RETURN b, r, [1.5, 'x', null, {k: date('2020-03-27')}]"
same "paths are chains; nodes and lists are as they are written" \
  "(搜云)-[:OWNS]->(创无限)<-[:\`不 同\`]-(:B {k: 'it\\'s'})
(:B {k: 'it\\'s'})|[:\`不 同\` {a: 1}]|[1.5, 'x', null, {k: 2020-03-27}]" "$out"
runs 0 :memory: -c "RETURN 'two\nlines' AS t, '\u001b[31mred' AS c"
holds "a cell is one line" "$out" 'two\nlines'
holds "and moves no cursor" "$out" '\u{1b}[31mred'
runs 0 :memory: --format line -c "RETURN 'two\nlines' AS t"
same "a value of several lines stays so, line by line" $'t = two\n    lines' "$out"
runs 0 :memory: --format list -c "UNWIND range(1, 25000) AS i RETURN i"
same "many rows" 25000 "$(wc -l <<< "$out")"
runs 0 :memory: -c "EXPLAIN MATCH (n) RETURN n"
[[ -n $out ]] || fail "EXPLAIN prints no plan"
lacks "a plan is no table" "$out" "│ "
finish
