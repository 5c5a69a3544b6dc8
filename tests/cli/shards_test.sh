#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Shards: made, served, searched together, one of them down, one let go to a new one.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
papers=$DOSSIER_SOURCE/corpus/papers
news=$DOSSIER_SOURCE/corpus/news

# Each document is in one shard; the index remembers which it is.
documents=0
for k in 1 2 3; do
  run dossier-index --format json -d "$work/shard-$k" --shard "$k/3" "$papers" "$news"
  wants 0
  json .shard "$k/3"
  json '.documents + .elsewhere' 36
  documents=$((documents + $(jq .documents "$work/out")))
done
check "the shards hold 36 documents" test "$documents" = 36
run dossier-index -d "$work/shard-1" "$papers" "$news"
wants 2
complains 'the index is shard 1/3, not the whole'
run dossier-index -d "$work/shard-1" --shard 2/3 "$papers" "$news"
wants 2
complains 'hint: give --shard 1/3'
run dossier-index -d "$work/shard-1" --shard 4/3 "$papers"
wants 2
complains '--shard 4/3 is not K/N'

# A run over what has not changed changes nothing.
run dossier-index --format json -d "$work/shard-1" --shard 1/3 "$papers" "$news"
wants 0
json '.added + .updated + .removed' 0

# Folders, a stub of folders, and completion over all of them.
printf '# three\nauto shard-1\nauto shard-2\nauto shard-3\n' >"$work/all.stub"
run dossier search --format json -d "$work/shard-1" -d "$work/shard-2" -d "$work/shard-3" kabul
wants 0
total=$(jq .total "$work/out")
run dossier search --format json -d "$work/all.stub" kabul
json .total "$total"
run dossier info --format json -d "$work/all.stub"
json .documents 36
run dossier check -d "$work/all.stub"
wants 0

# One shard of more lets go of what the new one has.
for k in 1 2 3 4; do
  run dossier-index --format json -d "$work/shard-$k" --shard "$k/4" "$papers" "$news"
  wants 0
  json '.updated + .failed' 0
done
printf 'auto shard-4\n' >>"$work/all.stub"
run dossier search --format json -d "$work/all.stub" kabul
json .total "$total"
run dossier info --format json -d "$work/all.stub"
json .documents 36

# A file that is renamed goes to the shard of its new name.
mkdir "$work/few"
for n in 1 2 3 4 5 6 7 8; do printf 'Paper %s\n\nThe border of paper %s.\n' "$n" "$n" >"$work/few/$n.txt"; done
index_few() { for k in 1 2; do run dossier-index --quiet -d "$work/few-$k" --shard "$k/2" "$work/few"; wants 0; done; }
ids() { run dossier export --format jsonl -d "$work/few-1" -d "$work/few-2"; jq -r .id "$work/out" | sort | tr '\n' ' '; }
index_few
check "all are there" test "$(ids)" = "1.txt 2.txt 3.txt 4.txt 5.txt 6.txt 7.txt 8.txt "
for n in 1 2 3 4; do mv "$work/few/$n.txt" "$work/few/new-$n.txt"; done
rm "$work/few/8.txt"
index_few
check "all are there once" test "$(ids)" = "5.txt 6.txt 7.txt new-1.txt new-2.txt new-3.txt new-4.txt "

# Stories and shared names, decided beside the other shards, are those of one index.
mkdir "$work/told"
for n in $(seq 24); do
  # Two copies of each piece, which may be in two shards.
  for copy in a b; do
    printf 'Report %s of the commission\n\n' "$n"
    for k in $(seq 30); do printf 'Witness %s of session %s described road %s near village %s. ' "$((n * k))" "$n" "$((n + k))" "$((k * k + n))"; done
    printf 'Printed as %s.\n' "$copy"
  done >"$work/both.txt"
  lines=$(($(wc -l <"$work/both.txt") / 2))
  head -n "$lines" "$work/both.txt" >"$work/told/report-$n.txt"
  tail -n "$lines" "$work/both.txt" >"$work/told/reprint-$n.txt"
done
printf 'id\tkind\tname\nkarim\tperson\tKarim Haddad\nsamir\tperson\tSamir Haddad\n' >"$work/names.tsv"
printf 'harbour\tgroup\tOld Harbour\nbank\tgroup\tSilver Bank\n' >>"$work/names.tsv"
paper() { printf -- '---\ntitle: A paper\nlanguage: en\ndate: 1962\n---\n%s Sheet %s.\n' "$2" "$1" >"$work/told/$1.md"; }
for n in 1 2; do
  paper "karim-$n" "Karim Haddad ran the Old Harbour."
  paper "samir-$n" "Samir Haddad led the Silver Bank."
done
for n in $(seq 12); do
  paper "harbour-$n" "It was Mr. Haddad who spoke, and the Old Harbour heard him. Haddad left."
  paper "bank-$n" "It was Mr. Haddad who spoke, and the Silver Bank heard him. Haddad left."
done
names=(--no-default-authority -a "$work/names.tsv")
run dossier-index --quiet "${names[@]}" -d "$work/told-whole" "$work/told"
decided() {  # decided INDEX...: stories, and how often each bearer is named
  local options=() one
  for one in "$@"; do options+=(-d "$one"); done
  "$DOSSIER_BIN/dossier" search --format json "${options[@]}" --facets people '' |
    jq -c '[.total, .stories, (.facets.people | map([.id, .count]) | sort)]'
}
for k in 1 2 3; do run dossier-index --quiet "${names[@]}" -d "$work/told-$k" --shard "$k/3" "$work/told"; wants 0; done
whole=$(decided "$work/told-whole")
check "alone, they decide otherwise" test "$(decided "$work"/told-[123])" != "$whole"
for k in 1 2 3; do
  run dossier-index --quiet "${names[@]}" -d "$work/told-$k" --shard "$k/3" --beside "$work/told-1" --beside "$work/told-2" \
    --beside "$work/told-3" "$work/told"
  wants 0
done
check "beside one another, as one index: $(decided "$work"/told-[123]) is $whole" test "$(decided "$work"/told-[123])" = "$whole"
run dossier-index -d "$work/told-1" --shard 1/3 --beside "$work/told-whole" "$work/told"
wants 2
complains "told-whole is no shard, not one of 3 shards"

# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/servers.sh"
serve "$work/shard-1"
one=127.0.0.1:$port
serve "$work/few-1"
few=127.0.0.1:$port
down=127.0.0.1:$(free_port)

# Folders and servers together.
run dossier search --format json -d "$one" -d "$work/shard-2" -d "$work/shard-3" -d "$work/shard-4" kabul
wants 0
json .total "$total"

# One that is down is named; --partial answers from the rest and says so.
run dossier search -d "$one" -d "$down" kabul
wants 2
complains "$down does not answer: Connection refused"
complains '--partial'
run dossier search --partial -d "$one" -d "$down" kabul
wants 0
says "Incomplete: without what $down holds"
complains "$down does not answer"
run dossier search --partial --format json -d "$one" -d "$down" kabul
wants 0
json '.unreachable[].server' "$down"
run dossier cited-by --partial --format json -d "$one" -d "$down" closing-the-line.xml
json '.unreachable | length' 1
run dossier search --partial -d "$down" kabul
wants 2
complains 'no server answers'

# What is no shard of ours, and no server of Xapian's, is told.
mkdir "$work/other"
printf 'text=hello\n' >"$work/other.dump"
if command -v scriptindex >/dev/null; then
  echo 'text : index' >"$work/other.script"
  scriptindex "$work/other/db" "$work/other.script" "$work/other.dump" >/dev/null 2>&1
  serve "$work/other/db"
  run dossier search -d "127.0.0.1:$port" hello
  wants 2
  complains "127.0.0.1:$port serves no index of Dossier"
fi

# Where too many documents would have to be looked at over the network, the query is refused with a caret.
for n in $(seq 700); do printf '{"id":"d%s","text":"The border was closed. Papers %s were lost."}\n' "$n" "$n"; done >"$work/many.jsonl"
run dossier-index --quiet -d "$work/many" "$work/many.jsonl"
serve "$work/many"
run dossier search -d "127.0.0.1:$port" 'border SENT papers'
wants 2
complains '500'
complains '^~~~'
run dossier search --format json -d "127.0.0.1:$port" 'border SENT papers id:d7'
wants 1
run dossier search --format json -d "127.0.0.1:$port" 'papers SENT lost id:d7'
json .total 1
run dossier search --format json -d "$few" border
wants 0
finish
