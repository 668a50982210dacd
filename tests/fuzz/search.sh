#!/usr/bin/env bash
# search.sh PROGRAM STARTED_WITH OUT [OPTION...]: lets a libFuzzer program search from the seeds and
# words that write-seeds wrote. What it learns is kept in OUT/corpus, so that a search may go on; what
# it finds is written to OUT/. Options are libFuzzer's: -runs=10000000, -max_total_time=60. Its entropic
# schedule takes more time than the parser does.
set -euo pipefail
program=$1 started_with=$2 out=$3
mkdir -p "$out/corpus"
exec "$program" "${@:4}" -dict="$started_with/words" -artifact_prefix="$out/" -max_len=512 \
  -entropic=0 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 "$out/corpus" "$started_with/seeds"
