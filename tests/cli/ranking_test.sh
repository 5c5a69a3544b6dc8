#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The order of answers: zones, ties, the prior for being cited; queries with names never end the engine.
source "$(dirname "$0")/lib.sh"

order() { check "order: $1" test "$(jq -r '[.hits[].id] | join(" ")' "$work/out")" = "$1"; }
paper() {  # paper FILE TITLE DATE <<<TEXT
  { printf -- '---\ntitle: %s\ndate: %s\nid: %s\n---\n\n' "$2" "$3" "$(basename "$1" .md)"; cat; } >"$1"
}

mkdir "$work/zones" "$work/ties" "$work/more"
paper "$work/zones/title.md" 'The Dredging Account' 2001 <<<'Barges lay along the quay for the whole of the winter.'
paper "$work/zones/body.md" 'The Barge Account' 2001 <<<'Dredging lay along the quay for the whole of the winter.'
paper "$work/zones/note.md" 'The Barge Account' 2001 <<<$'Barges lay along the quay for the whole of winter.[^1]\n\n[^1]: Dredging lay.'
paper "$work/zones/other.md" 'The Account' 2001 <<<'Nothing of the kind.'
run dossier-index -q -d "$work/zones.index" "$work/zones"
wants 0
run dossier search -d "$work/zones.index" --format json dredging
order 'title body note'

# What ties: the newest first, then by id, the undated last; whatever was indexed first, and over two indexes.
for row in 'c 2003' 'a 2003' 'd 2005' 'b 2003' 'e '; do
  paper "$work/ties/${row% *}.md" 'A Lantern' "${row#* }" <<<'The lantern stood in the window.'
  run dossier-index -q -d "$work/ties.index" --jobs 1 "$work/ties/${row% *}.md"
done
run dossier search -d "$work/ties.index" --all-copies --format json lantern
order 'd a b c e'
run dossier search -d "$work/ties.index" --all-copies --format json --sort newest lantern
order 'd a b c e'
run dossier search -d "$work/ties.index" --all-copies --format json --sort oldest lantern
order 'a b c d e'
run dossier search -d "$work/ties.index" --all-copies --format json --sort cited lantern
order 'd a b c e'
mkdir "$work/first" "$work/second"
cp "$work/ties/"{a,d}.md "$work/first"
cp "$work/ties/"{b,c,e}.md "$work/second"
run dossier-index -q -d "$work/first.index" "$work/first"
run dossier-index -q -d "$work/second.index" "$work/second"
for both in 'first second' 'second first'; do
  run dossier search -d "$work/${both% *}.index" -d "$work/${both#* }.index" --all-copies --format json lantern
  order 'd a b c e'
done

# Of two that match alike the one cited more often comes first; one that matches better stays before it.
paper "$work/more/plain.md" 'Ferries of the Upper Marsh' 2010 <<<'The ferry crossed at noon, and again at dusk.'
paper "$work/more/cited.md" 'Ferries of the Lower Marsh' 2002 <<<'The ferry crossed at noon, and again at dusk.'
paper "$work/more/better.md" 'Ferries of the Ferry Marsh' 2001 <<<'The ferry met the ferry at noon, a third ferry at dusk.'
for i in 1 2 3; do
  paper "$work/more/citing$i.md" "Tolls $i" 2011 <<<$'Tolls were paid.[^1]\n\n[^1]: “Ferries of the Lower Marsh,” 2002.'
done
run dossier-index -q -d "$work/more.index" "$work/more"
run dossier search -d "$work/more.index" --all-copies --format json crossed ferry
order 'cited plain'
run dossier search -d "$work/more.index" --all-copies --format json ferry dusk
order 'better cited plain'

# Xapian 1.4 fails on an OP_MAX left alone at the root; a name beside words is one.
awk 'function draw(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % n }
     BEGIN {
       split("harvest bridge winter signal", words, " ")
       for (seed = 7; document < 240; ++document) {
         text = draw(2) ? "Vietnam " : ""
         for (w = 1; w <= 4; ++w) if (draw(3) == 0) for (n = draw(4) + 1; n > 0; --n) text = text words[w] " "
         for (n = draw(12) + 1; n > 0; --n) text = text "filler" draw(10) " "
         printf "{\"id\": \"d%d\", \"title\": \"Note\", \"text\": \"%s.\"}\n", document, text
       }
     }' >"$work/all.jsonl"
for part in 1 2 3 4; do
  sed -n "$((part * 60 - 59)),$((part * 60))p" "$work/all.jsonl" >"$work/part.jsonl"
  rm -rf "$work/part.index"
  run dossier-index -q -d "$work/part.index" "$work/part.jsonl"
  wants 0
  for query in 'vietnam harvest' 'vietnam harvest bridge' 'vietnam harvest bridge winter signal'; do
    for limit in 5 10 20 30 40 45; do
      run dossier search -d "$work/part.index" --any -n $limit --format trec $query
      wants 0
    done
  done
done

finish
