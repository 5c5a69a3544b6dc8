#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# bench/run goes to its end over the sample corpus, and its record is whole. No time is judged here.
source "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "python3 is not installed"
printf '%s\n' \
  "$(python3 "$DOSSIER_SOURCE/bench/run" --quick --questions 1 --bin "$DOSSIER_BIN" --other "$DOSSIER_BIN" --output "$work/bench" \
    "$DOSSIER_SOURCE/corpus" 2>"$work/err")" >"$work/printed"
check "it ends well" test -s "$work/bench/results.json"
cp "$work/bench/results.json" "$work/out"
out=$(head -c 600 "$work/out") err=$(tail -n 5 "$work/err")
json .format 1
json '.corpus.files == .samples[0].files' true
json '.refused | length' 0
# Every engine that took part has its figures: those with an index were made, kept and asked.
json '([.labels | keys[]] - ["ripgrep", "nothing"]) - [.indexing[].engine] | length' 0
json '[.labels | keys[]] - ["omindex"] - [.latency[] | select(.mode == "process" and .heat == "warm").engine] | length' 0
json '["new", "unchanged", "one changed"] - [.indexing[] | select(.engine == "dossier").task] | length' 0
json '[.questions[].group] | unique | join(" ")' 'AND NEAR OR cited-by common date entity facets phrase rare wildcard'
for group in rare common AND OR phrase NEAR wildcard entity date facets cited-by; do
  json "[.figures.latency[] | select(.engine == \"dossier\" and .group == \"$group\").mode] | unique | contains([\"answer\", \"process\"])" true
  json "[.figures.latency[] | select(.group == \"$group\") | (.p50 > 0 and .p50 <= .p95 and .p95 <= .p99)] | all" true
done
json '[.figures.indexing[] | (.wall > 0 and .index > 0)] | all' true
# Of the same build twice, the same answers.
json '.found["1"] | (."dossier answer" == ."other answer") and ((."dossier answer" | length) > 8)' true
json '[.found["1"]["dossier answer"] | to_entries[].value] | add > 0' true
for heading in '## Goals' '## Indexing' '## Where others need less'; do
  check "the page has $heading" grep -qF "$heading" "$work/bench/results.md"
done
check "the tables are printed too" grep -qF 'a run without changes' "$work/printed"
check "plots are drawn" test -s "$work/bench/plots/processes.svg"

# What it is told wrong, it says.
python3 "$DOSSIER_SOURCE/bench/run" --bin "$DOSSIER_BIN" --engines nobody "$DOSSIER_SOURCE/corpus" 2>"$work/err"
check "an engine that is none" grep -q 'no engine nobody; there are dossier' "$work/err"
python3 "$DOSSIER_SOURCE/bench/run" --bin "$DOSSIER_BIN" "$work/nowhere" 2>"$work/err"
check "papers that are not there" grep -q 'no such folder' "$work/err"
finish
