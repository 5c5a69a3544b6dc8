#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Killed at any moment, with searches going on: the index opens, no search sees half a document, and the next run
# completes it. First runs and incremental ones; the moments are random, the seed is fixed.
source "$(dirname "$0")/lib.sh"
docs=$work/docs
index=$work/index
RANDOM=2026
kills=${KILLS:-12}  # In each of the two rounds.
files=1500

text() { printf -- '---\ntitle: %s\n---\nOpening words of %s in Kabul. Closing words, see [it](f1.md).\n' "$1" "$1"; }
names() { printf 'id\tkind\tname\nplace/%s\tplace\t%s\n' "${1,,}" "$1" >"$work/names.tsv"; }
writing=(--quiet --no-default-authority --authority "$work/names.tsv" "$docs")
index_into() { "$DOSSIER_BIN/dossier-index" --database "$1" "${writing[@]}"; }
export_sorted() { "$DOSSIER_BIN/dossier" export --database "$1" --format jsonl | sort; }

mkdir -p "$docs"
names Kabul
for ((i = 1; i <= files; ++i)); do text "file $i" >"$docs/f$i.md"; done
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
timed() {  # timed INDEX: how long such a run takes, a little more, is the span in which others are killed
  local begin
  begin=$(milliseconds)
  index_into "$1" 2>"$work/err"
  span=$(($(milliseconds) - begin + 30))
}
timed "$work/undisturbed"

# Searches all the while: a status other than 0 and 1, or a document with one of its words only, is a failure.
search_on() {
  while [[ ! -e $work/stop ]]; do
    if [[ -e $index/XAPIANDB ]]; then
      total=$("$DOSSIER_BIN/dossier" search --database "$index" --format json 'opening NOT closing' 2>>"$work/complaints" | jq .total)
      [[ $total == 0 ]] || echo "found $total halves" >>"$work/complaints"
    fi
    sleep 0.05
  done
}
search_on &
searching=$!

kill_some() {  # kill_some CHANGE: calls CHANGE before each run
  for ((n = 0; n < kills; ++n)); do
    "$1" "$n"
    "$DOSSIER_BIN/dossier-index" --database "$index" "${writing[@]}" 2>"$work/err" &  # Itself, not a shell.
    writer=$!
    sleep "$(printf '0.%03d' $((RANDOM % (span < 999 ? span : 999))))"
    kill -KILL "$writer" 2>/dev/null
    wait "$writer" 2>/dev/null
    [[ $? -eq 137 ]] && ((++killed))
    if [[ -e $index/XAPIANDB ]]; then
      run dossier info --database "$index" --format json
      wants 0
    fi
  done
}

killed=0
no_change() { :; }
kill_some no_change
index_into "$index" 2>"$work/err"
check "a first run is completed" cmp <(export_sorted "$index") <(export_sorted "$work/undisturbed")

# Edits, renames, copies, deletions, a moved folder and other names, new ones before every run.
change() {
  local i j
  for i in {1..40}; do
    j=$((RANDOM * 32768 % files + RANDOM % files + 1))
    case $((RANDOM % 4)) in
      0) text "edited $1 $i" >"$docs/f$((j % files + 1)).md" ;;
      1) mv "$docs/f$((j % files + 1)).md" "$docs/moved$1-$i.md" 2>/dev/null ;;
      2) cp "$docs/f$((j % files + 1)).md" "$docs/copy$i.md" 2>/dev/null ;;
      3) rm -f "$docs/f$((j % files + 1)).md" ;;
    esac
  done
  case $1 in
    3 | 9) names Herat ;;
    6) names Kabul ;;
    4 | 8) mkdir -p "$docs/folder" && mv "$docs"/f1*.md "$docs/folder/" ;;
  esac
}
change first
timed "$index"
kill_some change
index_into "$index" 2>"$work/err"
touch "$work/stop"
wait "$searching"
rm -rf "$work/undisturbed"
index_into "$work/undisturbed" 2>"$work/err"
check "an incremental run is completed" cmp <(export_sorted "$index") <(export_sorted "$work/undisturbed")
run dossier check --database "$index"
wants 0
err=$(head -c 600 "$work/complaints" 2>/dev/null)
check "no search failed" test ! -s "$work/complaints"
run dossier-index --database "$index" --format json --no-default-authority --authority "$work/names.tsv" "$docs"
json '"\(.added) \(.updated) \(.moved) \(.removed) \(.failed) \(.retagged)"' "0 0 0 0 0 0"

check "$killed of $((2 * kills)) runs were killed" test "$killed" -ge $((kills / 3))

finish
