#!/usr/bin/env bash
# All owners of all companies on a graph of rings that no enumeration of paths ends on, against the
# truth that its generator solved densely. rings.sh PROGRAM GENERATOR
generator=$2
source "$(dirname "$0")/expect.bash"
"$generator" rings > /dev/null || fail "the generator failed"
files=()
for kind in company:Company person:Person government:Government; do
  files+=(--nodes "rings/${kind%%:*}.csv:${kind##*:}" --relationships "rings/owns_${kind%%:*}.csv:OWNS")
done
runs 0 import rings.db "${files[@]}"
runs 0 rings.db --format csv -c "CALL ownership.all_owners() YIELD owner, company, low
  RETURN owner.id AS owner, company.id AS company, low"
echo "$out" > owners.csv

# differing TRUTH: how many of its pairs and counts of owners the answer differs from.
differing() {
  sed 's/["{}]//g; s/,/ /g' "$1" | awk '
    function value(name,   i, pair) {
      for (i = 1; i <= NF; i++) if (split($i, pair, ":") == 2 && pair[1] == name && pair[2] != "[") return pair[2]
      return ""
    }
    FILENAME == "-" && value("integrated") != "" {
      asked++
      off = share[value("owner") " " value("company")] - value("integrated")
      if (off > 1e-9 || off < -1e-9) wrong++
    }
    FILENAME == "-" && value("owners") != "" {
      asked++
      if (count[value("company")] != value("owners")) wrong++
    }
    FILENAME != "-" {
      split($0, field, ",")
      share[field[1] " " field[2]] = field[3]
      if (field[1] != field[2]) count[field[2]]++
    }
    END { print wrong + 0, "of", asked }' owners.csv -
}
same "all of the truth" "0 of 40" "$(differing rings/truth.json)"
sed 's/\("integrated":0\.\)./\19/; s/\("owners":\)\([0-9]\)/\11\2/' rings/truth.json > planted.json
same "a truth that is wrong" "40 of 40" "$(differing planted.json)"

runs 0 rings.db --format csv -c "CALL ownership.rings() YIELD size RETURN max(size) AS largest, sum(CASE size WHEN 1 THEN 1 ELSE 0 END) AS alone"
same "the knot, and two that own themselves" $'largest,alone\n229,2' "$out"
finish
