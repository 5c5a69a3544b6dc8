#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The two documents the project was born from, which are not part of it: skipped where they are not beside the source.
source "$(dirname "$0")/lib.sh"
seeds=$DOSSIER_SOURCE/../shared/data/seeds
[[ -d $seeds ]] || skip "no documents at ../shared/data/seeds"
index=$work/index
paper=timofte-unlikely-friends.txt
news=us-taliban-isis-k-milley.txt
post=https://www.washingtonpost.com/outlook/2020/10/22/taliban-isis-drones-afghanistan/

search() { run dossier search --database "$index" --format json "$@"; }

run dossier-index --database "$index" "$seeds"
wants 0

run dossier info --database "$index" --format json
json .documents 2

run dossier show --database "$index" --format json "$paper"
json .title "Unlikely Friends: What role would the USA play in the fight between ISIS-K and the Taliban?"
json '.authors | join(";")' "Cosmin Timofte"
json .date 2021-11-29
json .kind paper
json '.footnotes | length' 53
json '[.footnotes[].label] == [range(1; 54) | tostring]' true
json '. as $d | [.footnotes[] | $d.paragraphs[.paragraph].zone] | unique | join(",")' body
json '[.paragraphs[] | select(.zone == "body" and (.text | contains("Available at")))] | length' 0
json '[.paragraphs[] | select(.zone == "body" and (.text | test("donation|DONORS|Aberystwyth")))] | length' 0
json '[.citations[] | select(.note) | .work | values] | unique | length' 51
json '[.citations[] | select(.note == "31" or .note == "32") | .class] | join(",")' short,ibid
json '[.citations[] | select(.note and .class == "full") | select(.title == "" or .container == "" or .date == "" or .url == "")] | length' 0

# Every one of notes 1 to 53: class, and by a hash each (no text of the paper is kept here) authors, title, outlet, date and
# address, as read by a person in the paper.
jq -r '.citations[] | select(.note) | [.note, .class, (.authors | join("; ")), .title, .container, .date, .url] | @tsv' \
  "$work/out" >"$work/notes"
while IFS=$'\t' read -r note class hashes; do
  fields=$(awk -F'\t' -v note="$note" '$1 == note' "$work/notes")
  got=$(cut -f2 <<<"$fields")
  for field in 3 4 5 6 7; do got+=" $(cut -f$field <<<"$fields" | sha256sum | cut -c1-8)"; done
  check "note $note reads as wanted: $fields" test "$got" = "$class $hashes"
done <"$(dirname "$0")/seeds_notes.tsv"
check 'no note is left out' test "$(cut -f1 "$work/notes" | tr '\n' ' ')" = "$(seq -s' ' 53) "
json '[.citations[] | select(.class == "entry") | .work] | length' 51
json '[.citations[] | select(.class == "entry") | .work] - [.citations[] | select(.note) | .work] | length' 0

run dossier show --database "$index" --format json "$news"
json .date 2021-09-01
json .kind news
json '.title | startswith("‘It’s Possible’ US and Taliban")' true
json '[.paragraphs[] | select(.zone == "body")] | last | .text | endswith("wouldn'"'"'t really mind too much.”")' true
json '[.paragraphs[] | select(.text | test("ookie|Accept|opt-out"))] | length' 0

search '"whether the US might intervene, but in what measure"'
json .total 1
json '.hits[0].snippets[0] | .text[.highlights[0][0]:.highlights[0][1]]' "whether the US might intervene, but in what measure"
search '"strictly necessary cookies"'
wants 1
json .total 0

for name in ISKP ISIS-K IS-K "Islamic State Khorasan Province"; do
  search "$name"
  json .total 2
  json '[.facets.groups[] | select(.id == "group/iskp") | .count] | join(",")' 2
  json '.query.expansions[0]' "$name -> group/iskp"
done
search 'place:kabul NEAR/15 group:iskp'
wants 0
for name in US U.S.; do
  search "$name"
  json '.query.expansions[0]' "$name -> place/united-states"
done
search us
json '.query.expansions | length' 0
search us kabul
json '.query.parsed' '(and (word us) (word kabul))'
json '.query.dropped | join(",")' us
search 'pena perez'
json .total 1
search haqqani network
json '[.facets.groups[] | select(.id == "group/haqqani-network") | .count] | join(",")' 2
run dossier show --database "$index" --format json "$paper"
json '[.mentions[] | select(.surface == "Khalil ul Rahman Haqqani") | .kind] | unique | join(",")' person
json '[.mentions[] | select(.surface | test("^Haqqani [Nn]etwork$")) | .entity] | unique | join(",")' group/haqqani-network

run dossier cited-by --database "$index" --format json "$post"
json .total 1
json '[.citing[] | select(.note) | .note] | join(",")' 29,31,32
json '[.citing[] | select(.note and .sentence == "")] | length' 0
run dossier cites --database "$index" --format json "$paper"
json '[.works[] | select(.notes | length > 0)] | length' 51

finish
