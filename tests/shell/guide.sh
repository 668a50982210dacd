#!/usr/bin/env bash
# Types what docs/ownership.md types, and compares what comes with what it says. With --update the
# guide is rewritten by what comes.
source "$(dirname "$0")/expect.bash"
guide=$tree/docs/ownership.md
update=0
[[ ${2:-} == --update ]] && update=1
PATH=$folder/bin:$PATH
mkdir bin
ln -s "$program" bin/stemma
export STEMMA_QUERIES=$tree/queries

# Every ```console block: a line that begins with "$ " is typed (what follows after a final backslash
# belongs to it), the lines after it are the answer. All blocks share one folder.
typed() {
  local command=$1 said
  said=$(eval "$command" 2>&1)
  echo "$said"
}

rewritten=$folder/rewritten.md
inside=0 command="" answer=""
commands=0
flush() {
  [[ -n $command ]] || return 0
  local comes
  comes=$(typed "$command")
  commands=$((commands + 1))
  [[ -z $comes ]] || echo "$comes" >> "$rewritten"
  [[ $update == 1 ]] || same "$command" "${answer%$'\n'}" "$comes"
  command="" answer=""
}
: > "$rewritten"
continued=0
while IFS= read -r line; do
  if [[ $inside == 0 ]]; then
    [[ $line == '```console' ]] && inside=1
    echo "$line" >> "$rewritten"
  elif [[ $line == '```' ]]; then
    flush
    inside=0
    echo "$line" >> "$rewritten"
  elif [[ $continued == 1 ]]; then
    command+=$'\n'$line
    [[ $line == *\\ ]] || continued=0
    echo "$line" >> "$rewritten"
  elif [[ $line == '$ '* ]]; then
    flush
    command=${line#'$ '}
    [[ $line == *\\ ]] && continued=1
    echo "$line" >> "$rewritten"
  else
    answer+=$line$'\n'
  fi
done < "$guide"
((commands > 0)) || fail "the guide types nothing"
if [[ $update == 1 ]]; then
  cp "$rewritten" "$guide"
  echo "rewritten"
  exit 0
fi
finish
