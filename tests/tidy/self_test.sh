#!/usr/bin/env bash
# self_test.sh TIDY ROOT COMPILE_COMMANDS: plants one breach of each rule in a copy of the sources and
# expects tidy to name its file, line and rule. The copy is clean before and after each.
set -euo pipefail
tidy=$1 root=$2 commands=$3
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -C "$root" --exclude=./build --exclude=./.git -cf - . | tar -C "$copy" -xf -
failures=0

# plant FILE EXPECTED TEXT: appends TEXT to FILE (made if absent) and looks for EXPECTED in what tidy says.
plant() {
  local file=$1 expected=$2 text=$3 kept=0
  [[ -e $copy/$file ]] && kept=1 && cp "$copy/$file" "$copy/.kept"
  mkdir -p "$(dirname "$copy/$file")"
  printf '%b' "$text" >>"$copy/$file"
  if "$tidy" "$copy" "$commands" >"$copy.out"; then
    echo "not seen: $expected"; failures=$((failures + 1))
  elif ! grep -qF -- "$expected" "$copy.out"; then
    echo "expected: $expected"; cat "$copy.out"; failures=$((failures + 1))
  fi
  if ((kept)); then mv "$copy/.kept" "$copy/$file"; else rm "$copy/$file"; fi
  rm -f "$copy.out"
}
repeat() { for ((i = 0; i < $1; ++i)); do printf '%s' "$2"; done; }

if ! "$tidy" "$copy" "$commands"; then echo "the sources are not clean, so nothing can be planted"; exit 1; fi
plant core/planted.hpp 'core/planted.hpp:1: [include]' '#include "engine/database.hpp"\n'
plant parser/planted.hpp 'parser/planted.hpp:2: [include]' '\n#include "storage/store.hpp"\n'
plant storage/planted.hpp 'storage/planted.hpp:1: [include]' '#include "parser/parse.hpp"\n'
plant engine/bind/planted.hpp 'engine/bind/planted.hpp:1: [include]' '#include "engine/plan/plan.hpp"\n'
plant engine/plan/planted.hpp 'engine/plan/planted.hpp:1: [include]' '#include "engine/execute/filter.hpp"\n'
plant engine/optimize/planted.hpp 'engine/optimize/planted.hpp:1: [include]' '#include "engine/database.hpp"\n'
plant shell/planted.hpp 'shell/planted.hpp:1: [include]' '#include "core/value.hpp"\n'
plant include/stemma/planted.hpp 'include/stemma/planted.hpp:1: [include]' '#include "core/value.hpp"\n'
plant engine/planted.hpp 'engine/planted.hpp:1: [include]' '#include <rocksdb/db.h>\n'
plant engine/planted.hpp 'engine/planted.hpp:1: [include]' '#include <boost/spirit/home/x3.hpp>\n'
plant core/planted.hpp 'core/planted.hpp:1: [include]' '#include <boost/variant.hpp>\n'
plant core/planted.hpp 'core/planted.hpp:1: [line]' "// $(repeat 98 x)\\n"
plant core/planted.hpp 'core/planted.hpp:401: [file]' "$(repeat 401 '\n')"
plant core/planted.hpp 'core/planted.hpp:2: [function] planted has 72 lines' \
  "namespace stemma {\\nvoid planted() {\\n$(repeat 70 '  f();\n')}\\n}\\n"
plant core/planted.hpp 'core/planted.hpp:1: [name]' 'struct SegmentManager {};\n'
plant core/planted.hpp 'core/planted.hpp:1: [name]' 'inline int data = 0;\n'
plant core/utils/planted.hpp 'core/utils/planted.hpp:1: [name]' '\n'
plant core/planted.cpp 'core/planted.cpp:1: [unbuilt]' '\n'
plant docs/planted.md 'docs/planted.md:1: [machine]' "see /ho""me/someone/planted\\n"
plant tests/tidy/allowed.txt 'allowed without a reason' 'line core/value.hpp\n'
plant tests/tidy/allowed.txt 'any more' 'line core/value.hpp because\n'
((failures == 0)) && echo "each planted breach was seen"
exit $((failures > 0))
