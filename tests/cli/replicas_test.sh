#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The three machines of dossier-shards(7), as folders and ports of this one: shards, copies of them kept up to date by
# change sets, one machine lost, a fourth shard.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/servers.sh"
command -v xapian-replicate >/dev/null || skip "xapian-replicate is not installed (xapian-tools)"
corpus=$work/corpus
mkdir "$corpus"
cp -r "$DOSSIER_SOURCE/corpus/papers" "$DOSSIER_SOURCE/corpus/news" "$corpus"

export XAPIAN_MAX_CHANGESETS=10
index() { run dossier-index --quiet -d "$work/$1/shard" --shard "$2" "$corpus"; wants 0; }  # index HOST K/N
ports=() hosts=() masters=()
for host in 1 2 3; do
  mkdir "$work/$host"
  index "$host" "$host/3"
  serve "$work/$host/shard"
  ports[host]=$port
  hosts[host]=$server
  masters[host]=$(free_port)
  start xapian-replicate-server --interface 127.0.0.1 --port "${masters[host]}" "$work/$host" >/dev/null 2>&1
  await_port "${masters[host]}"
done
# copy HOST OF [OPTIONS]: brings the copy that HOST keeps of shard OF up to date; $out says how.
copy() {
  command_line="xapian-replicate $*"
  out=$(timeout 20 xapian-replicate --verbose --one-shot --reader-time=0 --host 127.0.0.1 --port "${masters[$2]}" \
    --master shard "${@:3}" "$work/$1/copy-$2" 2>&1)
  status=$?
  wants 0
}
comes_by() { check "copied by: $1" grep -qF "$1" <<<"$out"; }

write_stub() { printf 'remote 127.0.0.1:%s\n' "$@" >"$work/policy.stub"; }
write_stub "${ports[@]}"
finds() {  # finds N QUERY: as an index of all of it would.
  run dossier search --format json -d "$work/policy.stub" "$2"
  json .total "$1"
}
run dossier info --format json -d "$work/policy.stub"
json .documents 36
run dossier search --format json -d "$work/1/shard" -d "$work/2/shard" -d "$work/3/shard" kabul
total=$(jq .total "$work/out")
finds "$total" kabul

# The second machine's copy of the first shard: whole, then by the changes of each run.
copy 2 1
comes_by '1 copies, 0 changesets'
for n in 1 2 3 4 5 6 7 8 9; do echo "A quokka was seen, for the $n. time." >"$corpus/quokka-$n.txt"; done
for host in 1 2 3; do index "$host" "$host/3"; done
finds 9 quokka
copy 2 1
comes_by '0 copies, 1 changesets'
copy 2 1
comes_by '0 copies, 0 changesets'
run dossier search --format json -d "$work/1/shard" quokka
in_first=$(jq .total "$work/out")
run dossier search --format json -d "$work/2/copy-1" quokka
json .total "$in_first"
check "the first shard has some" test "$in_first" -gt 0
run dossier check -d "$work/2/copy-1"
wants 0

# The first machine is lost: its line in the stub becomes that of the copy.
stop "${hosts[1]}"
run dossier search -d "$work/policy.stub" quokka
wants 2
complains "127.0.0.1:${ports[1]} does not answer"
serve "$work/2/copy-1"
copy_port=$port
write_stub "$copy_port" "${ports[2]}" "${ports[3]}"
finds 9 quokka
finds "$total" kabul

# The copy is replaced by another while it is served: who asks later sees the new one.
rm "$corpus"/quokka-[1-5].txt
for host in 1 2 3; do index "$host" "$host/3"; done
copy 2 1 --force-copy
comes_by '1 copies'
finds 4 quokka

# The first machine is lost for good: the copy goes on as the shard, with runs of its own.
echo 'A numbat was seen.' >"$corpus/numbat.txt"
run dossier-index --quiet -d "$work/2/copy-1" --shard 1/3 "$corpus"
wants 0
for host in 2 3; do index "$host" "$host/3"; done
finds 1 numbat

# From three shards to four: the new one first, then the old ones let go of what is its own.
mkdir "$work/4"
index 4 4/4
serve "$work/4/shard"
serve_first=$port
serve_on "${ports[1]}" "$work/1/shard"
for host in 1 2 3; do index "$host" "$host/4"; done
write_stub "${ports[@]}" "$serve_first"
finds 4 quokka
finds "$total" kabul
run dossier info --format json -d "$work/policy.stub"
json .documents 41
finish
