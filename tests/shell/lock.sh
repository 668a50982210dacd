#!/usr/bin/env bash
# A second process that writes is told who has the database; one that only reads is not kept out.
source "$(dirname "$0")/expect.bash"

mkfifo requests
"$program" held.db --jsonl < requests > answers 2>/dev/null &
holder=$!
exec 3> requests
echo '{"query": "CREATE (:A)"}' >&3
for _ in {1..100}; do
  [[ -s answers ]] && break
  sleep 0.1
done
holds "the first process writes" "$(<answers)" '"nodes_created": 1'
runs 3 held.db -c "CREATE (:B)"
same "the error names the process" "error[locked]: held.db is open in process $holder
  close it there, or open it read-only here" "$err"
same "nothing on standard output" "" "$out"
runs 0 held.db --read-only -c "MATCH (n) RETURN count(*) AS n" --format csv
same "a reader beside the writer" $'n\n1' "$out"
exec 3>&-
wait $holder || fail "the first process ended with $?"
runs 0 held.db -c "CREATE (:B)"
finish
