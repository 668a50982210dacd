#!/bin/bash
# run.sh N_COMPANIES [peer...]   e.g. run.sh 100000   |  run.sh 1000000 kuzu ladybug duckdb sqlite
# Installs what is missing into $PEERS (default .peers), generates the data, loads and measures each peer, compares the
# answers with truth.json and prints the table. networkx (slow; its PageRank needs python3-scipy, which draws in
# libboost1.74-dev and so conflicts with libboost1.81-dev) runs only when asked for by name and is not installed here.
set -u; here=$(cd "$(dirname "$0")" && pwd); mkdir -p "${PEERS:-.peers}"; PEERS=$(cd "${PEERS:-.peers}" && pwd); export PEERS; N=${1:-100000}; shift
[ $# -gt 0 ] || set -- kuzu ladybug duckdb sqlite sqlite_c postgres surreal oxigraph igraph igraph_c
mkdir -p "$PEERS/db" "$PEERS/results"; cd "$PEERS"
case " $* " in *\ kuzu\ *|*\ ladybug\ *|*\ duckdb\ *|*\ surreal\ *|*\ oxigraph\ *)
  [ -f package.json ] || npm init -y >/dev/null;; esac
module() { [ -d "node_modules/${1%@*}" ] || npm install --no-audit --no-fund "$1"; }
for p in "$@"; do case $p in
  kuzu) module kuzu@0.11.3;;
  ladybug) module @ladybugdb/core@0.19.1;;
  duckdb) module @duckdb/node-api@1.5.6-r.1;;
  surreal) module @surrealdb/node@3.0.3; module surrealdb@2.0.8;;
  oxigraph) module oxigraph@0.5.11;;
esac; done
apt=()
for p in "$@"; do case $p in
  sqlite_c) [ -f /usr/include/sqlite3.h ] || apt+=(libsqlite3-dev);;
  postgres) /usr/bin/python3 -c 'import psycopg2' 2>/dev/null || apt+=(python3-psycopg2 postgresql);;
  igraph) /usr/bin/python3 -c 'import igraph' 2>/dev/null || apt+=(python3-igraph);;
  igraph_c) pkg-config --exists igraph || apt+=(libigraph-dev pkg-config);;
esac; done
[ ${#apt[@]} -eq 0 ] || { apt-get update; apt-get install -y --no-install-recommends "${apt[@]}"; }
workloads=$here/../workloads; sources=$(ls "$workloads"/*.cpp | grep -v gen_rings)
[ gen -nt "$workloads/truth.hpp" ] && [ gen -nt "$workloads/ownership_seeds.cpp" ] || g++ -O2 -std=c++20 -I "$here/../.." $sources -o gen
S=$PEERS/n$N; [ "$N" = 100000 ] && S=$PEERS/S; [ "$N" = 1000000 ] && S=$PEERS/M; s=$(basename "$S")
grep -qs '"rows":' "$S/truth.json" || ./gen "$S" "$N"
for p in "$@"; do out=results/$p-$s.jsonl; [ -n "${ONLY:-}" ] && out=results/$p-$s.only.jsonl; rm -f "$out"; case $p in
  kuzu) for m in load query; do MOD=kuzu timeout 1500 node "$here/kuzu.mjs" $m "$S" db/$p-$s "$out"; done;;
  ladybug) for m in load query; do MOD=@ladybugdb/core timeout 1500 node "$here/kuzu.mjs" $m "$S" db/$p-$s "$out"; done;;
  duckdb|surreal) for m in load query; do timeout 1500 node "$here/$p.mjs" $m "$S" db/$p-$s "$out"; done;;
  oxigraph) timeout 1500 node "$here/oxigraph.mjs" query "$S" db/$p-$s "$out";;
  sqlite|postgres) PEER=$p timeout 1500 /usr/bin/python3 "$here/sql.py" "$S" db/$p-$s "$out";;
  sqlite_c) gcc -O2 "$here/sqlite_c.c" -o sqlite_c -lsqlite3 && PEER=sqlite ONLY=none timeout 1500 /usr/bin/python3 "$here/sql.py" "$S" db/$p-$s >/dev/null && timeout 600 ./sqlite_c "$S" db/$p-$s/db.sqlite "$out";;
  igraph_c) gcc -O2 "$here/igraph_c.c" -o igraph_c $(pkg-config --cflags --libs igraph) -lm && timeout 600 ./igraph_c "$S" "$out";;
  igraph|networkx) PEER=$p timeout 1500 /usr/bin/python3 "$here/mem.py" "$S" - "$out";;
esac; done 2>&1 | grep -v Killed
for p in "$@"; do out=results/$p-$s.jsonl; [ -n "${ONLY:-}" ] && out=results/$p-$s.only.jsonl; [ -f "$out" ] && echo "$out"; done | xargs /usr/bin/python3 "$here/check.py" "$S"
/usr/bin/python3 "$here/table.py" results "$s"
