#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Results on the command line: saved searches, what came since, formats, batches, fingerprints, timelines.
source "$(dirname "$0")/lib.sh"
command -v jq >/dev/null || skip "jq is not installed"
export XDG_CONFIG_HOME=$work/config DOSSIER_DATABASE=$work/index

mkdir "$work/news"
news() { printf -- '---\ntitle: %s\ndate: %s\nkind: news\noutlet: %s\n---\n\n%s\n' "$2" "$3" "$4" "$5" >"$work/news/$1.md"; }
news ferry 'The Ferry' 2021-08-15 'The Ledger' 'The ferry left the quay at noon. Nobody was hurt.'
news bridge 'The Bridge' 2021-09 'Harbour Post' 'The bridge over the quay is old. A ferry would do.'
run dossier-index --quiet "$work/news"
wants 0

# Saved searches.
run dossier saved
wants 1
run dossier save boats 'ferry OR barge'
wants 0
check 'the file is plain' test "$(cat "$work/config/dossier/searches")" = $'boats\tferry OR barge'
run dossier run boats --format json
wants 0
json .total 2
run dossier run boats --new --format json
wants 1
json .total 0
news barge 'The Barge' 2021-10-02 'The Ledger' 'A barge sank at the quay.'
run dossier-index --quiet "$work/news"
run dossier run boats --new --format json
wants 0
json '[.hits[].id] | join(",")' barge.md
json '.facets.outlet | length' 1
run dossier run boats --new
wants 1
says 'Nothing new for boats'
run dossier search 'query:boats bridge' --format json
json '[.hits[].id] | join(",")' bridge.md
run dossier search 'quay query:bots'
wants 2
complains 'no query is saved as "bots"'
complains '       ^~~~~~~~~~'
run dossier save loop 'quay query:loop'
wants 2
complains 'leads back to itself'
run dossier save bad '(quay'
wants 2
run dossier save 'a b' quay
wants 2
run dossier run bots
wants 2
complains 'did you mean boats?'
run dossier saved --format json
json '.saved[0] | "\(.name) \(.query)"' 'boats ferry OR barge'
out=$("$DOSSIER_BIN/dossier" complete 'dossier search query:b')
check 'completes saved names' test "$out" = query:boats
out=$("$DOSSIER_BIN/dossier" complete 'dossier run b')
check 'completes names to run' test "$out" = boats
run dossier saved --remove boats
wants 0
run dossier saved
wants 1

# Formats.
run dossier search quay --format csv
check 'a row a hit' test "$(wc -l <"$work/out")" = 4
run dossier search quay --format html
says '<h1>quay</h1>'
says '<mark>quay</mark>'
check 'nothing from elsewhere' not_there 'src=' "$work/out"
if command -v xmllint >/dev/null; then
  check 'the page is well-formed' sh -c "sed 's/&nbsp;/ /g; s/<meta \\([^>]*\\)>/<meta \\1\\/>/; s/<!DOCTYPE html>//' '$work/out' | xmllint --noout -"
fi
for format in bibtex ris csl; do
  run dossier search quay --format $format
  wants 0
  says Bridge
done
run dossier export --format csv outlet:ledger
check 'a row a document' test "$(wc -l <"$work/out")" = 3
run dossier facets --facets outlet --format csv quay
says 'outlet,,The Ledger,2,"outlet:""The Ledger"""'

# A batch, in text too.
printf 'q1\tferry\nq2\tnothingofthekind\n' >"$work/topics"
run dossier search --batch "$work/topics" --facets none
wants 0
says 'q1
2 documents for ferry'
run dossier search --batch "$work/topics" --format trec
check 'trec' test "$(cut -d' ' -f1-4 "$work/out" | sed -n 1p | cut -d' ' -f1,2,4)" = 'q1 Q0 1'

# Fingerprints change with the index, and only then.
state() { "$DOSSIER_BIN/dossier" "$@" --format json --fingerprint | jq -c .index; }
before=$(state search quay)
check 'the same state for all answers' test "$before" = "$(state timeline quay)"
check 'info has it' test "$before" = "$("$DOSSIER_BIN/dossier" info --format json | jq -c .index)"
check 'show has it' test "$before" = "$(state show ferry.md)"
run dossier search quay --fingerprint
says "Index $(jq -r .uuid <<<"$before"), revision $(jq -r .revision <<<"$before"), 3 documents"
rm "$work/news/barge.md"
run dossier-index --quiet "$work/news"
check 'another state' test "$before" != "$(state search quay)"

# A timeline, and the query that looks closer.
run dossier timeline quay
wants 0
says '2021-08'
says "Closer: dossier timeline --by day 'quay date:2021-08'"
run dossier timeline --by day --format json quay
json '[.timeline[] | "\(.period) \(.count) \(.coarse // false) \(.query)"] | join("; ")' \
  '2021-08-15 1 false quay date:2021-08-15; 2021-09 1 true quay date:2021-09'
run dossier timeline nothingofthekind
wants 1
run dossier timeline --by week quay
wants 2

# Passages.
run dossier search quay --snippets 0 --format json
json '[.hits[].snippets | length] | add' 0
finish
