#!/usr/bin/env bash
# The demo on its own files and on altered copies: its answers follow the files.
source "$(dirname "$0")/expect.bash"
given=$tree/examples/blockchain-2020
queries=$tree/queries
# Of its own, so that a demo that runs beside the tests is not taken for one that they left.
export TMPDIR=$PWD/temporary
mkdir "$TMPDIR"

# demo NAME: runs it on the copy; leaves the answer of the last query in $last.
demo() {
  runs 0 demo --data "$1" --queries "$queries" --format csv
  last=$(sed -n '/^project,chain,/,$p' out.txt)
}
copy() { cp -r "$given" "$1" && chmod -R u+w "$1"; }

demo "$given"
holds "it says what it loads" "$out" "relationships from $given"
for query in $(sed -n 's/^query \([a-z_]*\).*/\1/p' "$given/demo.txt"); do
  holds "the question of $query" "$out" "$(sed -n '1s,// title: ,,p' "$queries/$query.cypher")"
done
same "it ends with the three projects, chain and line" \
  'project,chain,led_by,operated_by,line
IP授权服务平台建设,(湖南搜云网络科技股份有限公司)-[100%]->(湖南创无限移动互联网科技有限公司)-[主导]->(IP授权服务平台建设),['"'湖南创无限移动互联网科技有限公司'"'],[],25
中芯区块链(长沙)公共服务平台,(湖南搜云网络科技股份有限公司)<-[委托运营]-(中芯区块链(长沙)公共服务平台),['"'长沙软件园有限公司'"'],['"'湖南搜云网络科技股份有限公司 (搜云科技)'"'],25
数字资产服务平台建设,(湖南搜云网络科技股份有限公司)-[承担]->(数字资产服务平台建设),['"'湖南搜云网络科技股份有限公司'"'],[],25' \
  "$last"
holds "investment in total" "$out" 5000000000
[[ -z $(ls -d "$TMPDIR"/stemma-demo-* 2>/dev/null) ]] || fail "the demo leaves its database"

# The subsidiary under another parent.
copy parent
sed -i 's/^c-souyun,OWNS,c-chuangwuxian/c-chenhan,OWNS,c-chuangwuxian/' parent/ownership.csv
cmp -s parent/ownership.csv "$given/ownership.csv" && fail "nothing was altered"
demo parent
lacks "another parent: the project is not Sou Yun's any more" "$last" IP授权服务平台建设
same "another parent: two projects" 3 "$(wc -l <<< "$last")"
runs 0 demo --data parent --queries "$queries" --db parent.db
runs 0 run parent.db projects_of_company company=湖南宸瀚信息科技有限责任公司 --queries "$queries" --format csv
holds "it is the new parent's" "$out" "(湖南宸瀚信息科技有限责任公司)-[100%]->(湖南创无限移动互联网科技有限公司)-[主导]->(IP授权服务平台建设)"

# The operator changed.
copy operator
sed -i 's/\(ENTRUSTS_OPERATION_TO\),c-souyun\(,[^,]*\),[^,]*,/\1,c-chenhan\2,,/' operator/roles.csv
cmp -s operator/roles.csv "$given/roles.csv" && fail "nothing was altered"
demo operator
lacks "another operator" "$last" 委托运营
runs 0 demo --data operator --queries "$queries" --db operator.db
runs 0 run operator.db roles_in_project --queries "$queries" --format csv
holds "who operates now" "$out" operates,湖南宸瀚信息科技有限责任公司

# An owner above Sou Yun, with a share that is not whole.
copy owner
echo 'c-above,Company,上层控股有限公司,,,,70' >> owner/companies.csv
echo 'c-above,OWNS,c-souyun,0.512,控股,,,70,互链脉搏' >> owner/ownership.csv
demo owner
for chain in '(上层控股有限公司)-[51.2%]->(湖南搜云网络科技股份有限公司)-[承担]->(数字资产服务平台建设)' \
  '(上层控股有限公司)-[51.2%]->(湖南搜云网络科技股份有限公司)-[100%]->(湖南创无限移动互联网科技有限公司)-[主导]->(IP授权服务平台建设)' \
  '(上层控股有限公司)-[51.2%]->(湖南搜云网络科技股份有限公司)<-[委托运营]-(中芯区块链(长沙)公共服务平台)'; do
  holds "an owner above" "$last" "$chain"
done
same "an owner above: three projects" 4 "$(wc -l <<< "$last")"

# Only files, without demo.txt: the steps are those of the program's own.
rm owner/demo.txt
demo owner
same "without steps" 4 "$(wc -l <<< "$last")"

# Every saved query answers the columns that its header tells, in their order.
runs 0 demo --data "$given" --queries "$queries" --db given.db
for file in "$queries"/*.cypher "$queries"/*/*.cypher; do
  name=${file#"$queries"/}
  name=${name%.cypher}
  runs 0 run given.db "$name" --queries "$queries" --format tsv --read-only
  same "columns of $name" "$(sed -n 's,^// column \([^ ]*\) .*,\1,p' "$file")" "$(head -1 <<< "$out" | tr '\t' '\n')"
  example=$(sed -n 's,^// example: stemma run DB ,,p' "$file")
  eval "words=($example)"
  runs 0 run given.db "${words[@]}" --queries "$queries" --format csv
done

runs 2 demo --data nowhere
runs 2 demo --data "$given" --db given.db
copy broken
sed -i '$ s/^/nobody,/' broken/roles.csv
runs 1 demo --data broken --queries "$queries"
holds "a broken file is named" "$err" roles.csv
finish
