#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Whatever is wrong with an input costs one clear line, and nothing else.
source "$(dirname "$0")/lib.sh"
docs=$work/docs
index=$work/index
mkdir "$docs"
good='---
title: A good document
date: 2021-08-15
---
Kabul fell to the Taliban.
'
printf '%s' "$good" >"$docs/good.md"

# Each of these is reported by name, and the good document is found all the same.
head -c 4000 /dev/urandom | tr 'a' '\0' >"$docs/binary.txt"
printf 'Kabul \xff\xfe broken bytes\n' >"$docs/broken.txt"
printf -- '---\ntitle: [unclosed\n---\nText about Bagram.\n' >"$docs/front.md"
printf -- '---\ntitle: Never closed\nText about Zaranj.\n' >"$docs/open.md"
printf '{"id":"one","title":"First record","text":"Kunduz."}\nnot json\n{"id":"three","title":"Third record","text":"Herat."}\n' >"$docs/records.jsonl"
printf 'x%.0s' {1..200000} >"$docs/long-line.txt"
ln -s nowhere "$docs/dangling.md"
ln -s . "$docs/loop"
printf '%s' "$good" >"$docs/.hidden.md"
printf 'Text of Jalalabad.\n' >"$docs/$(printf 'bad\xffname.txt')"
printf -- '---\nid: good.md\ntitle: A second one\n---\nSame id.\n' >"$docs/zz-twice.md"
printf 'white space\n' >"$docs/two words.txt"
run dossier-index --database "$index" "$docs"
wants 1
complains "binary.txt: "
complains "broken.txt: "
complains "front.md: "
complains "open.md: line 1: front matter: no line of --- closes it"
complains "records.jsonl: line 2: "
complains "dangling.md: "
complains "the id good.md already belongs to $docs/good.md"
check "every fault has a remedy" test "$(grep -c '^hint: ' "$work/err")" -ge 6
for word in taliban bagram kunduz herat jalalabad; do
  run dossier search --database "$index" --format json "$word"
  json .total 1
done
run dossier show --database "$index" 'bad%FFname.txt'
wants 0
run dossier show --database "$index" 'two%20words.txt'
wants 0
run dossier show --database "$index" 'two words.txt'
wants 0

# A file with a bad line is not read again while it stays the same, renamed or not, but its fault is named by each run.
lines=$work/lines
mkdir "$lines"
bad='{"id":"one","title":"First record","text":"Kunduz."}
not json
{"id":"three","title":"Third record","text":"Herat."}'
state='"\(.added) \(.updated) \(.moved) \(.unchanged) \(.failed) \(.documents) \(.duplicates)"'
faults='[.diagnostics[] | "\(.path | split("/")[-1]) \(.place) \(.severity)"] | join(", ")'
lines_run() { run dossier-index --database "$work/lines-index" --format json "$@" "$lines"; }
printf '%s\n' "$bad" >"$lines/a.jsonl"
lines_run
json "$state" "1 0 0 0 1 2 0"
for option in --quiet --verify; do
  lines_run "$option"
  wants 1
  json "$state" "0 0 0 1 1 2 0"
  json "$faults" "a.jsonl line 2 failed"
done
cp "$lines/a.jsonl" "$lines/b.jsonl"
lines_run
json "$state" "0 0 0 1 2 2 1"
json "$faults" "a.jsonl line 2 failed, b.jsonl line 2 failed"
rm "$lines/a.jsonl"
mv "$lines/b.jsonl" "$lines/c.jsonl"
lines_run
json "$faults" "c.jsonl line 2 failed"
# Another fault, and none.
printf '\n%s\n' "$bad" >"$lines/c.jsonl"
lines_run
json "$state" "0 1 0 0 1 2 0"
json "$faults" "c.jsonl line 3 failed"
lines_run
json "$faults" "c.jsonl line 3 failed"
mkdir "$lines/beside"
printf 'Khost.\n' >"$lines/beside/d.txt"
run dossier-index --database "$work/lines-index" --format json "$lines/beside"
wants 0
json "$faults" ""
grep -v 'not json' <<<"$bad" >"$lines/c.jsonl"
lines_run
wants 0
json "$state" "0 1 0 1 0 3 0"
lines_run
json "$state" "0 0 0 2 0 3 0"
# An id that another file has may be free one day: such a file is read again.
printf '{"id":"one","text":"Ghazni."}\n{"id":"five","text":"Zabul."}\n' >"$lines/z.jsonl"
lines_run
wants 1
rm "$lines/c.jsonl"
lines_run
wants 0
run dossier search --database "$work/lines-index" --format json ghazni
json .total 1

# A file that turns bad keeps the last good version in the index.
head -c 4000 /dev/urandom | tr 'a' '\0' >"$docs/good.md"
run dossier-index --database "$index" "$docs"
wants 1
run dossier search --database "$index" --format json taliban
json .total 1

# A mistyped option is named, not the path that is missing with it.
run dossier-index --databse="$index"
wants 2
complains "there is no option --databse"

# Paths.
run dossier-index --database "$index" "$work/missing"
wants 2
complains "$work/missing"
complains "hint: "
rm -rf "${docs:?}"/* "$docs"/.hidden.md
run dossier-index --database "$index" "$docs"
wants 2
complains "is empty, but the index holds"
run dossier-index --database "$index" --allow-empty "$docs"
wants 0
run dossier info --database "$index" --format json
json .documents 0

# Authority files and stop lists.
printf 'id\tkind\tname\nperson/a\tperson\tAnna Example\nperson/b\trobot\tBad Kind\nx\n' >"$work/people.tsv"
printf 'Anna Example spoke.\n' >"$docs/a.txt"
run dossier-index --database "$index" --authority "$work/people.tsv" "$docs"
wants 0
complains "people.tsv: line 3: "
complains "people.tsv: line 4: "
run dossier search --database "$index" --format json 'person:"Anna Example"'
json .total 1
printf 'no header here\n' >"$work/bad.tsv"
run dossier-index --database "$index" --authority "$work/bad.tsv" "$docs"
wants 2
complains "id, kind, name"
run dossier-index --database "$index" --authority "$work/missing.tsv" "$docs"
wants 2
run dossier-index --database "$index" --stopwords nonsense "$docs"
wants 2
complains "LANG=FILE"

run dossier-index --database "$index" --authority "$docs" "$docs"
wants 2
complains "is a folder, not an authority file"

# Indexes.
run dossier search --database "$work/none" kabul
wants 2
complains "no index at $work/none"
complains "hint: make one with: dossier-index"
mkdir "$work/other" && echo x >"$work/other/file"
run dossier search --database "$work/other" kabul
wants 2
complains "is not an index"
run dossier-index --database "$work/other" "$docs"
wants 2
complains "not empty"
cp -r "$index" "$work/copy"
run dossier search --database "$work/copy" --format json anna
json .total 1
echo 'auto nowhere' >"$work/copy/XAPIANDB"
run dossier search --database "$work/copy" anna
wants 2
complains "hint: "
chmod a-w "$index" "$index"/* "$index"/*/*
run dossier search --database "$index" --format json anna
json .total 1
chmod -R u+w "$index"

# Usage.
run dossier-index
wants 2
run dossier-index --no-such-option "$docs"
wants 2
run dossier search --database "$index" 'kabul ('
wants 2
complains '^'
run dossier show --database "$index" no-such-document
wants 2
complains "no document is called no-such-document"

finish
