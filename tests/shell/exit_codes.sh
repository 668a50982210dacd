#!/usr/bin/env bash
# 0 ok, 1 a query error, 2 wrong arguments, 3 a database that cannot be opened; errors on standard error.
source "$(dirname "$0")/expect.bash"

runs 0 --help
holds "help tells the codes" "$out" "Exit codes: 0 ok, 1 a query error, 2 wrong arguments, 3"
runs 0 --version
holds "version" "$out" "stemma 0."
for command in demo run queries import check dump backup; do
  runs 0 $command --help
  holds "$command --help" "$out" "Usage: stemma $command"
done

runs 0 ok.db -c "CREATE (:A {n: 1})"
runs 0 ok.db -c ""
runs 0 ok.db < /dev/null
same "nothing asked, nothing said" "" "$out$err"

runs 1 ok.db -c "MATCH (person:A) RETURN persn"
same "nothing on standard output" "" "$out"
holds "the message" "$err" "persn"
holds "the line" "$err" "1 | MATCH (person:A) RETURN persn"
holds "the caret" "$err" "|                         ^^^^^"
runs 1 ok.db -c "RETURN 1 AS one; RETURN 1/0 AS two; RETURN 3 AS three" --format csv
same "what came before is answered, what follows is not" $'one\n1' "$out"
runs 1 ok.db -c "RETURN 中文" 
holds "carets by display width" "$err" $'1 | RETURN 中文\n'
printf '// a script\nRETURN 1 AS one;\nRETURN\n  nothing;\n' > bad.cypher
runs 1 ok.db -f bad.cypher
holds "the file" "$err" "bad.cypher: "
holds "the line of the whole script" "$err" "4 |   nothing"
printf '// a script\nRETURN 1 AS one;\nMATCH (a:A)\n  RETURN a.m AS m, a.num AS n;\n' > note.cypher
runs 0 ok.db -c "CREATE INDEX FOR (a:A) ON (a.number)"
runs 0 ok.db -f note.cypher --format csv
same "a note is no error, and no row" $'one\n1\nm,n\n,' "$out"
same "notes, with the lines of the whole script" "note.cypher: note[unknown-property]: no property is named 'm'
  4 |   RETURN a.m AS m, a.num AS n;
    |            ^ SHOW PROPERTY KEYS lists them
note.cypher: note[unknown-property]: no property is named 'num'
  4 |   RETURN a.m AS m, a.num AS n;
    |                      ^^^ SHOW PROPERTY KEYS lists them" "$err"
runs 1 ok.db -c ".nonsense"
holds "an unknown dot command" "$err" "no command is named '.nonsense'"
runs 1 ok.db -c ".mode boxx"
holds "an unknown mode" "$err" "no mode is named 'boxx'"
runs 1 ok.db -c "RETURN \$missing"
holds "a missing parameter" "$err" "missing"

printf '1,2\n' > two.csv
runs 0 ok.db --format csv -c "LOAD CSV FROM 'two.csv' AS row RETURN row[1] AS two"
same "a file is read" $'two\n2' "$out"
runs 1 ok.db --safe -c "LOAD CSV FROM 'two.csv' AS row RETURN row"
holds "not where --safe forbids it" "$err" "error[forbidden]: LOAD CSV may not read files here"
runs 1 ok.db --safe -c ".read bad.cypher"
holds "nor does .read" "$err" "error: .read may not read files: --safe was given"

runs 2
runs 2 ok.db --nonsense
runs 2 ok.db --format nonsense
runs 2 ok.db -f nothing.cypher
holds "the file that is not there" "$err" "nothing.cypher"
runs 2 ok.db -P nonsense -c "RETURN 1"
holds "-P without =" "$err" "name=value"
runs 2 ok.db -c "RETURN 1" --jsonl
runs 2 run ok.db
runs 2 import ok.db
runs 2 queries --queries nowhere

runs 3 nothing.db --read-only -c "RETURN 1"
[[ ! -e nothing.db ]] || fail "--read-only made a database"
runs 3 run nothing.db investment_total --queries "$tree/queries"
runs 3 check nothing.db
runs 3 dump nothing.db
runs 3 backup nothing.db copy.db
echo text > file.db
runs 3 file.db -c "RETURN 1"
mkdir other.db && echo text > other.db/notes.txt
runs 3 other.db -c "RETURN 1"
same "a foreign folder stays as it is" "notes.txt" "$(ls -A other.db)"
runs 1 ok.db --read-only -c "CREATE (:B)"
runs 0 ok.db --read-only -c "MATCH (n) RETURN count(*) AS n" --format csv
same "read-only" $'n\n1' "$out"

runs 0 :memory: -c "CREATE (:A); MATCH (n) RETURN count(*) AS n" --format csv
same "in memory" $'n\n1' "$out"
[[ ! -e :memory: ]] || fail ":memory: made a folder"

"$program" ok.db -c "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)" \
  >out.txt 2>err.txt &
running=$!
sleep 1
kill -INT $running
wait $running
code=$?
((code == 130)) || fail "interrupted with $code, not 130: $(<err.txt)"
runs 1 ok.db --time-limit 100 \
  -c "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)"

runs 0 check ok.db
holds "check" "$out" "clean"
runs 0 dump ok.db
holds "dump" "$out" "A"
first=$out
runs 0 backup ok.db copy.db
runs 0 dump copy.db
same "a backup is equal" "$first" "$out"
runs 1 backup ok.db copy.db
finish
