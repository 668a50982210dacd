#!/bin/bash
# check_bench.sh GEN_OWNERSHIP STEMMA_BENCH: every row of a small graph is answered and right; and for each row, an answer
# planted wrong is told as wrong, in the line and in the exit code.
set -u
gen=$1 bench=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { echo "check_bench: $*" >&2; exit 1; }

"$gen" "$folder/data" 2000 || fail "the generator failed"
"$bench" "$folder/data" --db "$folder/place" > "$folder/lines" || { cat "$folder/lines"; fail "an answer differs"; }
rows=$(grep -c '"equal":true' "$folder/lines")
[ "$rows" -eq 20 ] || { cat "$folder/lines"; fail "$rows rows are right, not 20"; }
for row in $(sed -n 's/^{"row":"\([a-z0-9_]*\)".*/\1/p' "$folder/lines" | grep -v '^load\|^ins_'); do
  "$bench" "$folder/data" --db "$folder/place" --rows "$row" --plant "$row" > "$folder/planted" &&
    fail "$row: the exit code hides a planted answer"
  grep -q "\"row\":\"$row\".*\"equal\":false" "$folder/planted" || fail "$row: a planted answer is not seen"
done
echo "$rows rows right, $((rows - 4)) planted answers seen"
