#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What the sample corpus is there to show, asked as a reader would ask it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
export DOSSIER_DATABASE=$work/index
run dossier-index --quiet "$DOSSIER_SOURCE/corpus/papers" "$DOSSIER_SOURCE/corpus/news"
wants 0

# Every document is what corpus/README.md says, in its format and language.
run dossier facets --format json ''
json .total 36
json '.facets.kind | map("\(.name) \(.count)") | sort | join(", ")' 'news 24, paper 12'
json '.facets.language | map(.name) | sort | join(" ")' 'de en fr ru'
json '[.facets.date[] | select(.period == null) | .count] | add' 1
while read -r id date outlet; do
  run dossier show --format json "$id"
  json '"\(.date) \(.outlet)"' "$date $outlet"
done <<'ROWS'
closing-the-line.xml 2022-09-05 Institute for Borderland Studies
guards-of-kabul.epub 2022-11-14 Institute for Borderland Studies
geneva-channel.txt 2022-10-10 Centre for Conflict and Development
relief-without-recognition.txt 2022-12-12 Centre for Conflict and Development
ortskraefte 2022-08-26 Meridian Policy Forum
jalalabad-prison-attack.html 2020-08-04 Northgate Wire
panjshir-taken.html 2021-09-07 The Harbour Courier
girls-schools-closed.html 2022-03-24 Northgate Wire
khost-kunar-gazette.html 2022-04-17 The Eastfield Gazette
khost-kunar-courier.txt 2022-04-18 The Harbour Courier
paktika-earthquake.html 2022-06-23 The Harbour Courier
obzor-afganistan 2022-07 Northgate Wire
ROWS

# Nothing of consent panels, menus, comments and running heads is in the text.
for words in '"switch them off"' '"your privacy at the harbour courier"' '"my prayers are with them"' '"front page"'; do
  run dossier search --format json "$words"
  json .total 0
done
run dossier show --format json relief-without-recognition.txt
json '[.paragraphs[] | select(.text | test("does not ask whether the Taliban deserve them"))] | length' 1

# One story in two newspapers, and no other.
run dossier show --format json khost-kunar-gazette.html
json '[.story[].id] | join(" ")' khost-kunar-courier.txt
run dossier facets --format json ''
json .stories 35

# Two papers cite each other; a draft, an archived and a tracked address lead to what they mean.
cites() { run dossier show --format json "$1"; json "[.citations[] | select(.note == \"$2\" and .held == \"$3\")] | length > 0" true; }
cites geneva-channel.txt 12 relief-without-recognition.txt
cites relief-without-recognition.txt 28 geneva-channel.txt
cites relief-without-recognition.txt 2 security-council-aid-exemption.md
cites relief-without-recognition.txt 8 from-doha-to-kabul.txt
cites geneva-channel.txt 5 courier-2022-08-02
cites ortskraefte 10 kaboul-aout-2021
cites obzor-afganistan 1 six-neighbours.txt
run dossier show --format json relief-without-recognition.txt
json '.citations[] | select(.note == "20") | .confidence' ambiguous

# Notes that begin at 1 in each chapter are each called once, from their own chapter.
run dossier show --format json guards-of-kabul.epub
json '[.footnotes[] | select(.label == "1") | .paragraph] | length' 4
json '[.footnotes[].paragraph] | . == sort and all(. != null)' true

# Whom the text does not tell apart stays open.
run dossier show --format json girls-schools-closed.html
json '[.mentions[] | select(.surface == "Haqqani") | .entity] | unique | tojson' '[null]'
finish
