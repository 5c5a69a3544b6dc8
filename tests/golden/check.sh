#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Holds what the programs make of the sample corpus against the files in documents/ and screens/.
#
#   check.sh [documents|screens] [--update] [BIN]
#
# Without a part, both. --update rewrites the files: then read `git diff tests/golden`, and commit what is right. BIN is
# the folder of the programs ($DOSSIER_BIN).
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source_tree=${DOSSIER_SOURCE:-$(cd "$here/../.." && pwd)}
update=no
parts=()
for argument; do
  case $argument in
    --update) update=yes ;;
    documents | screens) parts+=("$argument") ;;
    -*) echo "usage: check.sh [documents|screens] [--update] [BIN]" >&2; exit 2 ;;
    *) DOSSIER_BIN=$argument ;;
  esac
done
[[ ${#parts[@]} -gt 0 ]] || parts=(documents screens)
bin=$(cd "${DOSSIER_BIN:?the folder of the programs}" && pwd) || exit 2
command -v jq >/dev/null || { echo "SKIPPED: jq is not installed"; exit 77; }

export NO_COLOR=1 COLUMNS=80 LC_ALL=C.UTF-8 PAGER=cat
unset DOSSIER_DATABASE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
index=$work/index
differ=$work/differ  # Made when anything differs: compare runs in a pipe, so no variable would reach us.

# compare FILE: what came on standard input is what FILE here holds; with --update, FILE is made so.
compare() {
  local wanted=$here/$1 got=$work/got
  # What differs from run to run and from place to place.
  sed -e "s|$source_tree|SOURCE|g" -e "s|$work|WORK|g" -E -e 's/\([0-9.]+ m?s\)/(TIME)/g' -e 's/[0-9]+(\.[0-9]+)? ms\b/TIME/g' \
    -e 's/"took_ms":[0-9.e-]+/"took_ms":TIME/g' -e 's/[ \t]+$//' >"$got"
  if [[ $update == yes ]]; then
    mkdir -p "$(dirname "$wanted")"
    cp "$got" "$wanted"
  elif [[ ! -e $wanted ]]; then
    echo "$1: no such file; make it with tests/golden/check.sh --update"
    touch "$differ"
  elif ! diff -u --label "$1 (wanted)" --label "$1 (this build)" "$wanted" "$got"; then
    touch "$differ"
  fi
}

# screen NAME COMMAND...: the whole screen a person sees, with the status it ends with.
screen() {
  local name=$1
  shift
  {
    printf '$ dossier'
    printf ' %q' "$@"
    printf '\n'
    "$bin/dossier" "$@" --database "$index" </dev/null 2>&1
    printf '[status %s]\n' $?
  } | compare "screens/$name.txt"
}

documents() {
  local id
  "$bin/dossier" export --database "$index" --format jsonl >"$work/all.jsonl" || exit 2
  while read -r id; do
    "$bin/dossier" show --database "$index" --format json "$id" | jq -r -f "$here/document.jq" |
      compare "documents/${id//[\/#]/_}.golden"
  done < <(jq -r .id "$work/all.jsonl")
  # A file whose document is gone would otherwise never be missed.
  for file in "$here"/documents/*.golden; do
    id=$(basename "$file" .golden)
    jq -re .id "$work/all.jsonl" | tr '/#' '__' | grep -qxF -- "$id" && continue
    if [[ $update == yes ]]; then rm "$file"; else echo "documents/$id.golden: no such document"; touch "$differ"; fi
  done
}

screens() {
  screen search-word search evacuation
  screen search-phrase search '"Islamic State Khorasan Province"' --limit 3
  screen search-alias search ISKP --limit 3
  screen search-near search 'place:kabul NEAR/15 group:iskp' --limit 4
  screen search-newest search --sort newest 'taliban date:2021-08..2021-12' --limit 4
  screen search-nothing search 'talaban evacuatoin'
  screen search-error search 'kabul AND (place:herat OR'
  screen search-near-error search '(kabul AND herat) NEAR/5 taliban'
  screen cited-by cited-by from-doha-to-kabul.txt
  screen cites cites a-rival-within.txt
  screen missing missing --limit 6
  screen trail trail geneva-channel.txt --depth 2
  screen story search 'air strikes khost' --limit 2
  screen actors actors haqqani
  screen facets facets taliban
  screen show show us-taliban-sign-doha-agreement.txt
  screen show-unknown show no-such-document
}

"$bin/dossier-index" --quiet --database "$index" "$source_tree/corpus/papers" "$source_tree/corpus/news" || exit 2
for part in "${parts[@]}"; do "$part"; done
if [[ -e $differ ]]; then
  echo
  echo "If the new answers are right: tests/golden/check.sh --update ${parts[*]} $bin"
  exit 1
fi
