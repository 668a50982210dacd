#!/bin/bash
# compare.sh STEMMA_BENCH [N_COMPANIES] [peer...]: measures Stemma and its peers in one run on one machine, and prints the
# table of ratios. Peers are installed under $PEERS (default .peers); with none named: sqlite_c, duckdb, igraph_c.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bench=$(realpath "$1")
companies=${2:-100000}
shift $(($# < 2 ? $# : 2))
[ $# -gt 0 ] || set -- sqlite sqlite_c duckdb igraph_c
mkdir -p "${PEERS:-.peers}"
PEERS=$(cd "${PEERS:-.peers}" && pwd)
export PEERS
bash "$here/peers/run.sh" "$companies" "$@"
scale=n$companies
[ "$companies" = 100000 ] && scale=S
[ "$companies" = 1000000 ] && scale=M
"$bench" "$PEERS/$scale" | tee "$PEERS/results/stemma-$scale.lines" || true
python3 "$here/ratios.py" "$PEERS/results/stemma-$scale.lines" "$PEERS/results" "$scale"
