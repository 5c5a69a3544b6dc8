#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# dossier quote: where a quotation comes from, and what differs.
source "$(dirname "$0")/lib.sh"
export DOSSIER_DATABASE=$work/index

mkdir "$work/papers"
paper() { { printf -- '---\ntitle: %s\ndate: %s\nid: %s\n---\n\n' "$2" "$3" "$1"; cat; } >"$work/papers/$1.md"; }
paper source 'The Ferry Question' 2001 <<<$'## Tolls\n\nNobody paid. “The ferry at Upper Marsh was sold for scrap in the spring,” the mayor said, and sat down.[^1]\n\n[^1]: The minutes call it a most regrettable sale of the old boat.'
paper later 'A History of Tolls' 2010 <<<'The mayor recalled that the ferry at Upper Marsh was sold for scrap in the spring.'
paper loose 'Tolls Again' 2011 <<<'The ferry at Upper Marsh was, after a long and bitter quarrel in the council about its upkeep, sold for timber in the spring.'
paper other 'Winter' 1999 <<<'The marsh froze in the winter, and nobody crossed it before spring.'
run dossier-index -q "$work/papers"
wants 0

run dossier quote 'The Ferry at Upper Marsh was sold for scrap in the spring'
wants 0
says 'the same words · Tolls'
run dossier quote --format json 'The Ferry at Upper Marsh was sold for scrap in the spring'
json '[.passages[] | "\(.id) \(.exact)"] | join("; ")' 'source true; later true; loose false'
json '.passages[0] | "\(.paragraph) \(.offset) \(.text)"' '1 16 The ferry at Upper Marsh was sold for scrap in the spring'
json '.passages[2].differences | map(.kind) | join(" ")' 'same added same changed same'
json '. as $a | .passages[2].differences[3] | "\($a.quotation[.quoted[0]:.quoted[1]]) \($a.passages[2].text[.found[0]:.found[1]])"' 'scrap timber'

# Changed, left out and added; accents, capitals and punctuation do not count.
run dossier quote 'the FERRY at Lower Marsh, was sold for scrap in spring'
says 'The ferry at [-Lower-] {+Upper+} Marsh was sold for scrap in {+the+} spring'
run dossier quote 'the ferry at Upper Marsh was soon sold for scrap in the spring'
says 'The ferry at Upper Marsh was [-soon-] sold for scrap in the spring'
run dossier quote --format json 'a most regrettable sale of the new boat'
json '.passages[0] | "\(.id) \(.note) \(.differences | map(.kind) | join(" "))"' 'source 1 same changed same'
run dossier quote --format json the ferry question
json '.passages[0] | "\(.id) \(.paragraph) \(.exact)"' 'source null true'

printf 'sold for scrap\nin the spring\n' >"$work/text"
run dossier quote --file "$work/text" -n 1 --format jsonl
json '.id' source
check 'one line' test "$(wc -l <"$work/out")" = 1
out=$("$DOSSIER_BIN/dossier" quote --format json - <"$work/text")
check 'reads standard input' test "$(jq -r '.passages[0].id' <<<"$out")" = source

run dossier quote 'nobody ever wrote these words about a lighthouse'
wants 1
says 'No passage like it'
run dossier quote 'lighthouse'
wants 1
run dossier quote
wants 2
complains 'no quotation given'
run dossier quote --file "$work/text" words
wants 2
run dossier quote --file "$work/none"
wants 2
yes ferry | head -1001 >"$work/long"
run dossier quote --file "$work/long"
wants 2
complains 'at most 1000 are looked for'

finish
