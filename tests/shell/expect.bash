# What the tests of the program share. Each is run as TEST.sh PROGRAM and works in a folder of its own.
set -uo pipefail
program=$1
tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export HOME=$folder NO_COLOR=1
unset STEMMA_QUERIES XDG_STATE_HOME
failures=0

fail() {
  echo "FAILED: $*" >&2
  failures=$((failures + 1))
}

# same WHAT EXPECTED ACTUAL
same() {
  [[ $2 == "$3" ]] && return
  fail "$1"
  diff <(echo "$2") <(echo "$3") >&2
}

# holds WHAT TEXT PART: the text has the part in it.
holds() {
  [[ $2 == *"$3"* ]] || fail "$1: no '$3' in: $2"
}

# lacks WHAT TEXT PART
lacks() {
  [[ $2 != *"$3"* ]] || fail "$1: '$3' in: $2"
}

# runs CODE ARGUMENT...: the program ends with the code; leaves what it wrote in $out and $err.
runs() {
  local expected=$1 code
  shift
  "$program" "$@" >out.txt 2>err.txt
  code=$?
  out=$(<out.txt)
  err=$(<err.txt)
  ((code == expected)) || fail "exit code $code, not $expected, of: stemma $*"$'\n'"$err"
}

skip() {
  echo "skipped: $*"
  exit 77
}

finish() {
  ((failures == 0)) || { echo "$failures failed" >&2; exit 1; }
  echo "all hold"
}
