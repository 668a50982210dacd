#!/usr/bin/env bash
# The shell in a real terminal: several lines, completion, history, aligned Chinese, Ctrl-C.
source "$(dirname "$0")/expect.bash"
command -v tmux >/dev/null || skip "tmux not found"
[[ -e /dev/pts/ptmx ]] || skip "/dev/pts, the system's pseudo-terminals, not found"
export LC_ALL=C.UTF-8 TERM=screen-256color
terminal=(tmux -f /dev/null -S "$folder/socket")
trap '"${terminal[@]}" kill-server 2>/dev/null; rm -rf "$folder"' EXIT

runs 0 r.db -c "CREATE (:公司:Holding {name: '搜云', employees: 12})-[:OWNS]->(:公司 {name: '创无限'})"

start() { "${terminal[@]}" new-session -d -s t -x 100 -y 40 "$program r.db --queries $tree/queries; echo code \$?; sleep 60"; }
screen() { "${terminal[@]}" capture-pane -p -J -t t; }
# A `;` at the end would be tmux's own.
type() { "${terminal[@]}" send-keys -t t -l "${1/%;/\\;}"; }
press() { "${terminal[@]}" send-keys -t t "$@"; }
# sees WHAT PART: the part comes to the screen within ten seconds.
sees() {
  for _ in {1..100}; do
    [[ $(screen) == *"$2"* ]] && return
    sleep 0.1
  done
  fail "$1: no '$2' on the screen:"$'\n'"$(screen)"
}
clear_screen() {
  press C-l
  sleep 0.2
}

start
sees "a greeting" "'.help' tells the commands."
sees "a prompt" "stemma> "

type "MATCH (c:公司)"
press Enter
sees "a second prompt" "   ...> "
type "RETURN c.name AS 名称, c.employees AS n ORDER BY n;"
press Enter
sees "Chinese aligned" '┌────────┬──────┐
│ 名称   │ n    │
├────────┼──────┤
│ 搜云   │   12 │
│ 创无限 │ null │
└────────┴──────┘
2 rows'
[[ $(screen) != *$'\x1b['* ]] || fail "NO_COLOR, and there is colour"

clear_screen
type "mat"
press Tab
sees "a keyword" "stemma> match"
press C-u
type "MATCH (h:Hol"
press Tab
sees "a label" "MATCH (h:Holding"
type ")-[:OW"
press Tab
sees "a type" "(h:Holding)-[:OWNS"
type "]->() RETURN h.emp"
press Tab
sees "a property" "RETURN h.employees"
type " AS e;"
press Enter
sees "the completed statement answers" "│ 12 │"
type ".sch"
press Tab
sees "a command" ".schema"
press Enter
sees ".schema counts labels" ":公司     2 nodes"
sees ".schema counts types" ":OWNS  1 relationship"
sees ".schema names properties" "employees, name"
type ".run projects_of"
press Tab
sees "a saved query" ".run projects_of_company"
press C-u
echo "RETURN 'read from a file' AS t;" > some_script.cypher
type ".read some_scr"
press Tab
sees "a file" ".read some_script.cypher"
press Enter
sees ".read" "read from a file"

clear_screen
type "MATCH (n) RETURN nn;"
press Enter
sees "an error with its caret" "|                  ^^"
type ".mode line"
press Enter
type ".timer on"
press Enter
type "RETURN 1 AS still_here;"
press Enter
sees "an error ends no session" "still_here = 1"
sees "the timer" " ms"
type ".mode box"
press Enter

clear_screen
press Up Up
sees "history" "RETURN 1 AS still_here;"
press C-u

clear_screen
type "RETURN 'given up"
press Enter
sees "inside a string" "   ...> "
press C-c
sees "Ctrl-C gives the lines up" "^C"
type "RETURN 'fresh' AS start;"
press Enter
sees "and a fresh statement runs" "│ fresh │"

clear_screen
type "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*);"
press Enter
sleep 1
press C-c
sees "Ctrl-C stops a statement" "error"
type "RETURN 'alive' AS after;"
press Enter
sees "not the shell" "│ alive │"

type "CREATE (:New {name: '新'});"
press Enter
sees "changes are told" "1 node created"
type "RETURN '\\u001b[2J' AS s;"
press Enter
sees "escapes are shown, not obeyed" '\u{1b}[2J'
type ".help"
press Enter
sees ".help" "runs a saved query"
type ".quit"
press Enter
sees ".quit" "code 0"
"${terminal[@]}" kill-session -t t

same "the history is its owner's alone" 600 "$(stat -c %a "$folder/.stemma_history")"
start
sees "a second session" "stemma> "
press Up Up Up Up
sees "remembers the first" "CREATE (:New {name: '新'});"
press C-u C-d
sees "Ctrl-D leaves" "code 0"
finish
