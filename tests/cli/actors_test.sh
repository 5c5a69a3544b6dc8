#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# dossier actors and facets, on the sample corpus: cards, pairs, unlisted names, what a wrong name is told.
source "$(dirname "$0")/lib.sh"
export DOSSIER_DATABASE=$work/index
corpus=$DOSSIER_SOURCE/corpus
run dossier-index --quiet --recognise "$corpus/papers" "$corpus/news"
wants 0

run dossier actors --format json iskp
wants 0
json '.actors[0].id' group/iskp
json '.card.documents == .actors[0].documents' true
json '[.card.names[].mentions] | add == null or . > 0' true
json '[.card.names[].mentions] | add' "$(jq '.card.mentions' "$work/out")"
json '.card.parents | map(.name) | index("Islamic State") != null' true
run dossier export
exported=$(jq -s '[.[] | select(any(.mentions[]; .entity == "group/iskp"))] | length' "$work/out")
mentions=$(jq -s '[.[].mentions[] | select(.entity == "group/iskp" and .end > .begin)] | length' "$work/out")
run dossier actors --format json iskp
json .card.documents "$exported"
json .card.mentions "$mentions"
json '.card.timeline | map(.count) | add' "$exported"

run dossier actors --format json iskp taliban
json '.pair.first + " " + .pair.second' 'group/iskp group/taliban'
json '.pair.shown | length' 10
json '[.pair.shown[] | .sentence | length > 10] | all' true
run dossier search --format json -n 0 --facets none 'group:iskp group:taliban'
both=$(jq .total "$work/out")
run dossier actors --format json -n 0 iskp taliban
json .pair.documents "$both"
json '.pair.sentences == (.pair.shown | length)' true

run dossier actors 'Nobody Known'
wants 1
run dossier actors --color never zalmay khalilzat
says 'Did you mean zalmay khalilzad?'
run dossier actors iskp tlaiban
wants 2
complains 'no actor is known as tlaiban'
complains 'did you mean taliban?'
run dossier actors --unlisted iskp
wants 1
run dossier actors --format tsv
wants 2
run dossier actors --unlisted --format tsv -n 3
check "a header and three rows" test "$(wc -l <"$work/out")" = 4
check "eight columns" test "$(awk -F'\t' 'NF != 8' "$work/out" | wc -l)" = 0
cp "$work/out" "$work/new.tsv"
run dossier-index --quiet --recognise -a "$work/new.tsv" "$corpus/papers" "$corpus/news"
wants 0
check "nothing is said against the new rows" not_there new.tsv "$work/err"
run dossier actors --format json "$(sed -n '2s/\t.*//p' "$work/new.tsv")"
json '.card.documents > 0' true

# A name that no authority lists is found by its full form, alone and near others, and its facet's row leads to as many.
mkdir "$work/vesk"
echo 'The talks began. Orlan Vesk, the president, met the Taliban. Then Vesk said that Kabul was lost.' >"$work/vesk/a.txt"
echo 'They saw President Orlan Vesk in Oslo, far from the Taliban.' >"$work/vesk/b.txt"
run dossier-index --quiet -d "$work/vesk.index" "$work/vesk"
wants 0
for query in 'person:"Orlan Vesk"' '@"orlan vesk"' 'place:"Oslo" OR person:"Orlan Vesk"'; do
  run dossier search -d "$work/vesk.index" --format json "$query"
  wants 0
  json .total 2
done
run dossier search -d "$work/vesk.index" --format json 'person:"Orlan Vesk" NEAR/3 kabul'
json '.total, .hits[0].id' $'1\na.txt'
json '.query.expansions[0]' 'Orlan Vesk -> unlisted person'
run dossier search -d "$work/vesk.index" --color never 'person:"Orlan Vesk"'
says 'Orlan Vesk is the name of an unlisted person'
run dossier search -d "$work/vesk.index" 'group:"Orlan Vesk"'
wants 2
complains 'no group is known by the name Orlan Vesk'
run dossier actors -d "$work/vesk.index" --color never vesk
wants 0
says 'No authority file lists vesk, but documents name:'
says "Where: dossier search 'person:\"Orlan Vesk\"'"
for name in vesk 'vesk orlan' 'Orlan Vesk'; do
  run dossier actors -d "$work/vesk.index" --format json "$name"
  wants 0
  json '.total, .unlisted[0].name, .unlisted[0].documents, .unlisted[0].mentions' $'0\nOrlan Vesk\n2\n3'
  run dossier actors -d "$work/vesk.index" --unlisted --format json "$name"
  json '.names | map(.name) | join(" ")' 'Orlan Vesk'
done
run dossier actors -d "$work/vesk.index" --kind place vesk
wants 1
run dossier actors -d "$work/vesk.index" veskk
wants 1
run dossier facets --format json --facet people,groups,places kabul
jq -r '.facets | to_entries[] | .key as $k | .value[] | select(.id == null) | [$k, .name, .count] | @tsv' "$work/out" |
  shuf -n 12 --random-source=<(yes) >"$work/rows"
while IFS=$'\t' read -r facet name count; do
  kind=${facet%s} && [[ $kind = people ]] && kind=person
  run dossier search --format json -n 0 --facets none "kabul $kind:\"$name\""
  check "the facet's row $name leads to $count" test "$(jq .total "$work/out")" -ge "$count"
done <"$work/rows"

run dossier facets --format json --facet places --rollup -n 0 kabul
rolled=$(jq '.facets.places[] | select(.id == "place/afghanistan").count' "$work/out")
run dossier search --format json -n 0 --facets none 'kabul place:afghanistan+'
json .total "$rolled"
run dossier facets --format json --facet people --match milley kabul
json '.facets.people[0].id' person/mark-milley
json '.distinct.people' 1
run dossier facets --color never --facet people --match xyzzy kabul
says 'Nothing in People has “xyzzy” in it.'
run dossier facets --color never --facet people --spellings -n 1 kabul
says 'More: --offset 1'

run dossier search --color never --offset 500 kabul
says '--offset 500 leaves out all'
run dossier search --color never kabul or kandahar
says '“or” was read as a word; as an operator it is written OR'
run dossier show --color never --entities abbey-gate-bombing.txt
says '|group/iskp]'
run dossier show --color never abbey-gate-bombing.txt
silent_on '|group/iskp]'

# A title is known without its subtitle; a held work has one key everywhere.
run dossier cited-by --format json Over the Horizon
json .held over-the-horizon
json '.total > 0' true
key=$(jq -r .work "$work/out")
citing=$(jq -r '.citing[0].id' "$work/out")
run dossier cites --format json "$citing"
json '.works[] | select(.held == "over-the-horizon").work' "$key"

# US is not us: what is written so is found in longer names too, and nothing else.
mkdir "$work/names"
printf '# Withdrawal\n\nThe US Army left the valley in silence.\n' >"$work/names/army.md"
printf '# Testimony\n\nThey told us about the valley. Who left, it is not said.\n' >"$work/names/word.md"
run dossier-index --quiet -d "$work/named" "$work/names"
wants 0
run dossier search -d "$work/named" --format json US valley
json '[.hits[].id] | join(" ")' army.md
run dossier search -d "$work/named" --format json us valley
json .total 2
finish
