#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Copies of a document are one story: in search, show and facets, until one of them goes.
set -u
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"

index=$work/index
files=$work/files
mkdir "$files"
original=$DOSSIER_SOURCE/corpus/news/kunduz-mosque-bombing.md
body=$(sed '1,/^---$/d' "$original" | grep -v '^#')

# copy NAME OUTLET DATE: the original's text, or what standard input makes of it.
copy() { printf -- '---\ntitle: %s\noutlet: %s\ndate: %s\n---\n\n%s\n' "$1" "$2" "$3" "$(cat)" >"$files/$1.md"; }
copy whole 'Northgate Wire' 2021-10-09 <<<"$body"
copy cut 'Harbour Courier' 2021-10-08 < <(head -n $(($(wc -l <<<"$body") / 2)) <<<"$body")
copy update Gazette 2021-10-10 < <(sed 's/suicide bomber/man with a bomb/' <<<"$body"; echo; echo 'The dead were buried on Sunday in three villages.')
cp "$DOSSIER_SOURCE/corpus/news/intra-afghan-talks-open.md" "$files/other.md"

run dossier-index -d "$index" "$files"
wants 0

run dossier search -d "$index" --format json taliban
json .total 4
json .stories 2
json '.hits | length' 2
json '[.hits[].story[].id] | sort | length' 2
json '.hits[] | select(.story != []) | .other_places' 2
json '[.facets.outlet[].count] | add' 4
json .facets_by document
run dossier search -d "$index" --format json --all-copies taliban
json '.hits | length' 4
json '[.hits[].story[]] | length' 0
run dossier search -d "$index" --format trec taliban
check 'trec has every document' test "$(wc -l <"$work/out")" = 4
run dossier search -d "$index" --format json -n 1 --offset 1 taliban
json '.hits | length' 1
run dossier search -d "$index" --format json --offset 2 taliban
wants 0
json '.hits | length' 0
run dossier facets -d "$index" --format json --facets-by story taliban
json .stories 2
json '.facets.kind[] | select(.name == "news") | .count' 2
json '[.facets.date[] | select(.period == "2021-10")][0].count' 1
run dossier facets -d "$index" --facets-by outlet taliban
wants 2
run dossier search -d "$index" kunduz
says '3 documents in 1 story for kunduz'
says 'also in  '
says 'Northgate Wire, 9 Oct 2021 (whole.md)'
run dossier show -d "$index" cut.md
says 'also in 2 other places, listed at the end'
says '  Gazette, 10 Oct 2021 (update.md): update'
run dossier show -d "$index" --format json whole.md
json '[.story[].id] | join(" ")' 'cut.md update.md'
run dossier similar -d "$index" --format json other.md
json '.documents | length' 1
run dossier similar -d "$index" --format json whole.md
json '[.documents[].id] | join(" ")' other.md

# A story ends with its documents.
rm "$files/cut.md" "$files/update.md"
run dossier-index -d "$index" "$files"
run dossier show -d "$index" --format json whole.md
json '.story | length' 0
run dossier search -d "$index" kunduz
silent_on stor

# Two halves are one story by the whole, and none without it.
half=$(($(wc -l <<<"$body") / 2))
copy first Gazette 2021-10-11 < <(head -n $half <<<"$body")
copy second Gazette 2021-10-12 < <(tail -n +$((half + 1)) <<<"$body")
run dossier-index -d "$index" "$files"
run dossier show -d "$index" --format json first.md
json '[.story[].id] | join(" ")' 'whole.md second.md'
rm "$files/whole.md"
run dossier-index -d "$index" "$files"
run dossier show -d "$index" --format json first.md
json '.story | length' 0
finish
