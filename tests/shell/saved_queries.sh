#!/usr/bin/env bash
# Saved queries: listed with titles and parameters, found by name, their parameters checked.
source "$(dirname "$0")/expect.bash"

mkdir queries
cat > queries/typed.cypher <<'Q'
// title: One of each
// description: What a parameter of each type
// description: becomes.
// param text STRING = 'a : b' : a text
// param whole INTEGER : a number
// param part FLOAT = 0.5 : a part
// param yes BOOLEAN = true : a choice
// param day DATE = date('2020-03-27') : a day
// param many LIST = [1, {a: ':'}] : a list
// param map MAP = {a: 1} : a map
// column text STRING : the text
// example: stemma run DB typed whole=1
RETURN $text AS text, $whole AS whole, $part AS part, $yes AS yes, $day AS day, $many AS many, $map AS map
Q
runs 0 queries
holds "the folder ./queries" "$out" $'typed\n    One of each'
holds "a default" "$out" "text STRING = 'a : b' : a text"
holds "none" "$out" "whole INTEGER, to be given : a number"
runs 0 queries typed
holds "all of one" "$out" "What a parameter of each type becomes."
holds "its example" "$out" "example: stemma run DB typed whole=1"
STEMMA_QUERIES=$tree/queries runs 0 queries
holds "the folder of the variable" "$out" projects_of_company
runs 0 queries --queries "$tree/queries"
for file in "$tree"/queries/*.cypher "$tree"/queries/*/*.cypher; do
  name=${file#"$tree"/queries/}
  holds "the library" "$out" "${name%.cypher}"
done

runs 0 q.db -c "RETURN 1 AS x" --format trash
asked() { runs 0 run q.db typed --format list "$@"; }
refused() { # refused PART ARGUMENT...
  local part=$1
  shift
  runs 2 run q.db typed "$@"
  holds "refused: $*" "$err" "$part"
}
asked whole=7
same "defaults" "a : b|7|0.5|true|2020-03-27|[1, {a: ':'}]|{a: 1}" "$out"
asked whole=-7 text=12 part=3 yes=false day=2021-01-02 many='["x"]' 'map={b: 2}'
same "given" "12|-7|3.0|false|2021-01-02|['x']|{b: 2}" "$out"
asked whole=null text="'quoted'" day="date('2021-01-02')"
same "literals" "quoted||0.5|true|2021-01-02|[1, {a: ':'}]|{a: 1}" "$out"
refused "needs parameter 'whole' (INTEGER: a number)"
refused "parameter 'whole' is INTEGER, and 'seven' is none" whole=seven
refused "write for example whole=12" whole=1.5
refused "has no parameter 'hole'" whole=1 hole=1
refused "did you mean 'whole'?" hole=1
refused "write name=value" whole
refused "given twice" whole=1 whole=2
refused "parameter 'day' is DATE" whole=1 day=yesterday
refused "parameter 'many' is LIST" whole=1 many=1
runs 2 run q.db type
holds "a near name" "$err" "did you mean 'typed'?"
runs 1 q.db -c ".run typed"
holds ".run checks too" "$err" "needs parameter 'whole'"

printf '// title: Wrong\n\n\nRETURN nothing\n' > queries/wrong.cypher
runs 1 run q.db wrong
holds "errors are placed in the file" "$err" "wrong.cypher: "
holds "at its line" "$err" "4 | RETURN nothing"
printf 'RETURN 1' > queries/bare.cypher
runs 1 run q.db bare
holds "a query without a title" "$err" "a saved query begins with '// title: TEXT'"
rm queries/bare.cypher
printf '// title: T\n// param a NUMBER : x\nRETURN 1' > queries/bad.cypher
runs 1 run q.db bad
holds "the line of the header" "$err" "bad.cypher:2: a parameter is"
finish
