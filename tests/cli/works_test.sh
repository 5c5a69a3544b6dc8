#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Works and who cites them: missing works, trails, the graph, related documents, and bibliographies other programs read.
source "$(dirname "$0")/lib.sh"
for tool in bib2xml ris2xml xmllint jq; do command -v "$tool" >/dev/null || skip "$tool is not installed"; done

mkdir "$work/papers"
paper() { cat >"$work/papers/$1.md"; }
paper base <<'P'
---
title: Bridges of the Lower Marsh
author: [Ann Roe]
date: 2019-03-04
kind: paper
---
The bridges were old.[^1]

[^1]: Poe, Ed, “Quays & Piers {1900}”, Harbour Quarterly, 2001.
P
paper middle <<'P'
---
title: The Ferry Question
author: [Mark Doe, Harbour Commission]
date: 2020-05
kind: paper
---
Ferries came first.[^1] Then came bridges.[^2]

[^1]: Ann Roe, “Bridges of the Lower Marsh”, 4 March 2019, p. 3.
[^2]: Poe, Ed, “Quays & Piers {1900}”, Harbour Quarterly, 2001, p. 9.
P
paper top <<'P'
---
title: Water and Trade
author: [Lee Low]
date: 2021-06-07
kind: paper
---
Trade went by water.[^1] It was taxed.[^2] So were bridges.[^3]

[^1]: Mark Doe, “The Ferry Question”, May 2020.
[^2]: Jane Tull, “Tolls at the Gate”, The Ledger, 1 February 2018, https://ledger.example/tolls.
[^3]: Ann Roe, “Bridges of the Lower Marsh”, 4 March 2019.
P
run dossier-index --database "$work/index" "$work/papers"
wants 0
export DOSSIER_DATABASE=$work/index

run dossier missing --format json
wants 0
json .rows 2
json '.works[0] | "\(.title) \(.cited_by) \(.citing | join(","))"' 'Quays & Piers {1900} 2 base.md,middle.md'
json '.works[1].url' 'https://ledger.example/tolls'
json .total 2
run dossier missing --limit 1 --format json
json '"\(.rows) of \(.total)"' '1 of 2'
run dossier missing --limit 1
says '(1 of 2)'
says '“Quays & Piers {1900}”'
silent_on Tolls

run dossier trail top.md --format json
wants 0
json '[.sources[] | "\(.depth) \(.held // "-") \(.title)"] | join("; ")' \
  '1 middle.md The Ferry Question; 2 - Quays & Piers {1900}; 1 - Tolls at the Gate; 1 base.md Bridges of the Lower Marsh'
json '[.meetings[].from | sort | join("+")] | sort | join("; ")' 'base.md+middle.md; middle.md+top.md'
run dossier trail top.md --note 2 --format json
json '[.sources[].title] | join("; ")' 'Tolls at the Gate'
run dossier trail top.md --depth 1
silent_on Quays
run dossier trail top.md --note 9
wants 2
complains 'top.md has no note 9'

run dossier graph --format json
json '(.nodes | length) as $n | "\($n) \(.edges | length)"' '5 6'
run dossier graph
check 'GraphML is sound XML' xmllint --noout "$work/out"
check 'one edge a citation' test "$(xmllint --xpath 'count(//*[local-name()="edge"])' "$work/out")" = 6
run dossier graph --format dot title:ferry
says 'label="Quays & Piers {1900} (2001)", shape=plaintext'

run dossier similar middle.md --format json
wants 0
json '.documents[0] | "\(.id) \(.shared_works) \(.cited_together)"' 'base.md 1 1'

run dossier export --format bibtex
wants 0
says '@techreport{doe2020ferry,'
says 'author = {Doe, Mark and {Harbour Commission}},'
check 'BibTeX is read' sh -c "bib2xml '$work/out' 2>&1 >/dev/null | grep -q 'Processed 3 references'"
run dossier cites middle.md --format bibtex
says 'title = {{Quays \& Piers \textbraceleft{}1900\textbraceright{}}},'
check 'BibTeX of cited works is read' sh -c "bib2xml '$work/out' 2>&1 >/dev/null | grep -q 'Processed 2 references'"
run dossier missing --format ris
check 'RIS is read' sh -c "ris2xml '$work/out' 2>&1 >/dev/null | grep -q 'Processed 2 references'"
says 'DA  - 2018/02/01/'
run dossier export --format csl date:2020
json '.[0] | "\(.type) \(.author[0].family) \(.author[1].literal) \(.issued["date-parts"][0] | join("-"))"' \
  'report Doe Harbour Commission 2020-5'

printf '%s\n' 'Roe, Ann. “Bridges of the Lower Marsh”. 2019.' 'Nobody. “Nothing Known of This”. 1999.' >"$work/refs"
run dossier parse-citations --held "$work/refs"
check 'the first is held' test "$(sed -n 1p "$work/out" | jq -r .held)" = base.md
check 'the second is not' test "$(sed -n 2p "$work/out" | jq -r .held)" = null

run dossier check
wants 0
says 'Sound: 3 documents read whole'
run dossier check --citations 5 --format json
check 'five citations, each once' test "$(jq -r '.id + .note' "$work/out" | sort -u | wc -l)" = 5
run dossier check --citations 3 --tally "$work/tally.tsv"
says 'None judged yet'
printf '2026-01-02\tright\thigh\tx\ta\t1\tw\n%.0s' 1 2 3 >"$work/tally.tsv"
printf '2026-01-02\twrong\thigh\tx\ta\t1\tw\n' >>"$work/tally.tsv"
run dossier check --citations 1 --tally "$work/tally.tsv"
says 'high: 3 of 4 right, 30 to 95 in a hundred'
printf 'x%.0s' {1..1500} | dd of="$(echo "$work"/index/generation-*/postlist.glass)" bs=1 seek=6500 conv=notrunc status=none
run dossier check
wants 2
says 'Not sound'
finish
