#!/usr/bin/env bash
# embed.sh BUILD EXAMPLE CC CXX: installs what was built into a new prefix, builds the example against it by find_package
# and by pkg-config, with the shared library and the archive, and runs all. Then plants a fault in the installation for
# each thing that it must have, and expects the build to fail.
set -uo pipefail
build=$1 example=$2 cc=$3 cxx=$4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
prefix=$folder/prefix
fail() { echo "embed: $*" >&2; exit 1; }
# quiet COMMAND...: runs it, and shows what it printed only where it fails.
quiet() { "$@" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; return 1; }; }

quiet cmake --install "$build" --prefix "$prefix" || fail "the installation failed"
pc=$(find "$prefix" -name stemma.pc)
[[ $pc ]] || fail "stemma.pc is not installed"
export PKG_CONFIG_PATH=${pc%/*}
libraries=$(pkg-config --variable=libdir stemma)

cat > "$folder/owners" <<'EXPECTED'
Birch Works 100%, by way of 桦木软件
Alder Holding 50%, by way of Birch Works > 桦木软件
Cai 50%, by way of Birch Works > 桦木软件
Ada 37.5%, by way of Alder Holding > Birch Works > 桦木软件
Bo 12.5%, by way of Alder Holding > Birch Works > 桦木软件
line 2, column 8: SyntaxError (undefined-variable), no variable is named 'ownr'
EXPECTED
printf 'Alder 0.8\nCedar 0.6\n' > "$folder/holdings"

# by_cmake NAME OPTION...: into $folder/NAME.
by_cmake() {
  quiet cmake -G Ninja -S "$example" -B "$folder/$1" -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx" "${@:2}" && quiet cmake --build "$folder/$1"
}

# by_pkg_config NAME FLAGS...: into $folder/NAME.
by_pkg_config() {
  local name=$1; shift
  mkdir -p "$folder/$name"
  # shellcheck disable=SC2086
  quiet "$cxx" -std=c++17 -Wall -Wextra -Werror $CXXFLAGS "$example/owners.cpp" -o "$folder/$name/owners" "$@" &&
    quiet "$cc" -Wall -Wextra -Werror $CFLAGS "$example/holdings.c" -o "$folder/$name/holdings" "$@"
}

# answers NAME: both programs print what is expected; `owners` also on disk, made and then reopened.
answers() {
  local program path
  for path in :memory: "$folder/$1.db" "$folder/$1.db"; do
    "$folder/$1/owners" "$path" > "$folder/out" 2>&1 || { cat "$folder/out" >&2; fail "$1: owners $path ended badly"; }
    diff "$folder/owners" "$folder/out" >&2 || fail "$1: owners $path answers otherwise"
  done
  "$folder/$1/holdings" > "$folder/out" 2>&1 || { cat "$folder/out" >&2; fail "$1: holdings ended badly"; }
  diff "$folder/holdings" "$folder/out" >&2 || fail "$1: holdings answers otherwise"
}

# loads NAME yes|no: whether the program loads the shared library.
loads() {
  local found=no
  readelf -d "$folder/$1/owners" | grep -q 'NEEDED.*\[libstemma\.so\.0\]' && found=yes
  [[ $found == "$2" ]] || fail "$1: loads libstemma.so.0: $found, not $2"
}

read -ra shared < <(pkg-config --cflags --libs stemma)
read -ra static < <(pkg-config --cflags --libs --static stemma)
static=("${static[@]/#-lstemma/-l:libstemma.a}")

by_cmake cmake-shared || fail "find_package, shared: it does not build"
by_cmake cmake-static -DEMBED_STATIC=ON || fail "find_package, static: it does not build"
by_pkg_config pc-shared "${shared[@]}" -Wl,-rpath,"$libraries" || fail "pkg-config, shared: it does not build"
by_pkg_config pc-static "${static[@]}" || fail "pkg-config, static: it does not build"
for name in cmake-shared cmake-static pc-shared pc-static; do
  answers $name
  [[ $name == *-shared ]] && loads $name yes || loads $name no
done

# The names that the shared library gives to the programs that load it: those of the headers, and no others.
nm -D --defined-only "$libraries/libstemma.so" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort > "$folder/given"
cat "$prefix"/include/stemma/*.h | tr '\n' ' ' | grep -oE 'STEMMA_EXPORT [^;(]*\(' | grep -oE 'stemma_[a-z_]+\($' |
  tr -d '(' | sort > "$folder/declared"
[[ -s $folder/declared ]] || fail "the headers declare nothing"
diff "$folder/declared" "$folder/given" >&2 || fail "the library does not export what its headers declare"
soname=$(readelf -d "$libraries/libstemma.so" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
[[ $soname == libstemma.so.0 ]] || fail "the library is named $soname"

# without FILE BUILDER...: the build fails where the installation lacks the file.
planted=0
without() {
  mv "$1" "$folder/away" || fail "$1 is not installed"
  rm -rf "$folder/planted"
  "$2" planted "${@:3}" 2> /dev/null && fail "it builds without ${1#"$prefix"/}"
  mv "$folder/away" "$1"
  planted=$((planted + 1))
}
for header in "$prefix"/include/stemma/*; do
  without "$header" by_pkg_config "${shared[@]}" -Wl,-rpath,"$libraries"
done
without "$libraries/libstemma.a" by_pkg_config "${static[@]}"
without "$libraries/libstemma.so" by_pkg_config "${shared[@]}"
config=$libraries/cmake/stemma
without "$config/stemma-config.cmake" by_cmake
without "$config/stemma-shared.cmake" by_cmake
without "$config/stemma-static.cmake" by_cmake -DEMBED_STATIC=ON

echo "built and run by find_package and pkg-config, shared and static; $(wc -l < "$folder/given") names exported;" \
  "$planted faults planted in the installation and seen"
