#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs of the indexer: only what changed, any number of threads, one writer, interruption, a full disk.
source "$(dirname "$0")/lib.sh"
docs=$work/docs
index=$work/index
cp -r "$DOSSIER_SOURCE/corpus" "$docs"
rm -rf "$docs/README.md" "$docs/authority"

ids() { run dossier export --database "$index" --format jsonl; }

run dossier-index --database "$index" --dry-run --format json "$docs"
wants 0
json '.would.add | length' 34
check "a dry run makes nothing" test ! -e "$index"
run dossier-index --database "$index" --format json "$docs"
wants 0
json .added 34
json .documents 36
run dossier-index --database "$index" --format json "$docs"
json '"\(.added) \(.updated) \(.removed) \(.unchanged)"' "0 0 0 34"

# A touched file is not read again into the index; a changed one is; a deleted one goes.
touch "$docs/news/kabul-falls.txt"
printf '\nA paragraph about the zeppelin.\n' >>"$docs/news/kunduz-mosque-bombing.md"
rm "$docs/news/us-leaves-bagram.txt"
printf 'A new piece about hovercraft.\n' >"$docs/news/new.txt"
run dossier-index --database "$index" --format json "$docs"
json '"\(.added) \(.updated) \(.removed) \(.unchanged)"' "1 1 1 32"
for word in zeppelin hovercraft; do
  run dossier search --database "$index" --format json "$word"
  json .total 1
done
run dossier show --database "$index" news/us-leaves-bagram.txt
wants 2

# Ids are relative to the folder indexed; only files under the PATHs are judged.
run dossier-index --database "$index" --format json "$docs/papers"
json '"\(.added) \(.removed)"' "0 0"
run dossier show --database "$index" news/kabul-falls.txt
wants 0
run dossier-index --database "$work/one" --quiet "$docs/papers/six-neighbours.txt"
run dossier show --database "$work/one" six-neighbours.txt
wants 0
run dossier-index --database "$work/excluded" --format json --exclude '*.md' --exclude 'news/*' "$docs"
json .added 7

# The same index for any number of threads.
for jobs in 1 7; do
  run dossier-index --database "$work/jobs$jobs" --quiet --jobs "$jobs" "$docs"
  run dossier export --database "$work/jobs$jobs" --format jsonl
  cp "$work/out" "$work/jobs$jobs.jsonl"
done
check "threads make no difference" cmp "$work/jobs1.jsonl" "$work/jobs7.jsonl"

# Renames move documents, copies are kept once; a dry run says so and changes nothing.
mv "$docs/papers" "$docs/moved"
cp "$docs/news/new.txt" "$docs/news/zz-copy.txt"
rm "$docs/news/courier-2022-08-02.md" 2>/dev/null || rm "$docs/news/$(ls "$docs/news" | head -n 1)"
run dossier-index --database "$index" --dry-run "$docs"
says "would move $docs/papers/six-neighbours.txt to $docs/moved/six-neighbours.txt"
says "would keep $docs/news/zz-copy.txt with $docs/news/new.txt: the same content"
says "12 moved, 1 removed; 21 unchanged, 1 copy of others"
run dossier-index --database "$index" --dry-run --format json "$docs"
json '.would | "\(.move | length) \(.duplicate | length) \(.remove | length)"' "12 1 1"
run dossier show --database "$index" papers/six-neighbours.txt
wants 0
run dossier-index --database "$index" --format json "$docs"
json '"\(.added) \(.updated) \(.moved) \(.removed) \(.unchanged) \(.duplicates)"' "0 0 12 1 21 1"
run dossier show --database "$index" --format json moved/six-neighbours.txt
json .source_path "$docs/moved/six-neighbours.txt"
run dossier show --database "$index" --format json news/zz-copy.txt
json '"\(.id) \(.paths | length)"' "news/new.txt 2"
mv "$docs/moved" "$docs/papers"
run dossier-index --database "$index" --format json "$docs"
json .moved 12

# Faults of authority files are told when they are first used, and not by every run.
printf 'id\tkind\tname\nplace/kabul\tplace\tKabul City\n' >"$work/names.tsv"
run dossier-index --database "$index" --authority "$work/names.tsv" "$docs"
complains "names.tsv"
says "again, without reading files"
run dossier-index --database "$index" --authority "$work/names.tsv" "$docs"
check "no fault is told twice" test ! -s "$work/err"

# Other authority files: everything is tagged again, without being told, wherever its file is.
run dossier-index --database "$index" --format json --no-default-authority "$docs/news"
json '"\(.updated) \(.retagged > 33)"' "0 true"
run dossier export --database "$index" --format jsonl
check "no entity is left" not_there '"entity": "' "$work/out"

# One writer: the second says who the first is; readers go on reading.
exec 9>>"$index/writer.lock"
flock 9
echo "process 4242 on elsewhere" >"$index/writer.lock"
run dossier-index --database "$index" "$docs"
wants 2
complains "process 4242 on elsewhere"
run dossier search --database "$index" --format json taliban
wants 0
exec 9>&-

# An interrupted run leaves an index that the next run completes.
mkdir "$work/many"
for i in $(seq 1 3000); do
  printf -- '---\ntitle: Document %s\n---\nText number%s about Kabul, Herat and Kandahar in 2021.\n' "$i" "$i" >"$work/many/$i.md"
done
"$DOSSIER_BIN/dossier-index" --database "$work/interrupted" --quiet "$work/many" &
writer=$!
sleep 0.5
kill -INT "$writer" 2>/dev/null
wait "$writer"
status=$?
check "interrupted, or done before" test "$status" = 130 -o "$status" = 0
run dossier-index --database "$work/interrupted" --quiet "$work/many"
wants 0
run dossier info --database "$work/interrupted" --format json
json .documents 3000
"$DOSSIER_BIN/dossier-index" --database "$work/killed" --quiet "$work/many" &
writer=$!
sleep 0.4
kill -KILL "$writer" 2>/dev/null
wait "$writer" 2>/dev/null
run dossier-index --database "$work/killed" --quiet "$work/many"
wants 0
run dossier search --database "$work/killed" --format json number2999
json .total 1

# A disk that is full: one line, status 2, and the index as it was. Xapian leaks what it was about to write.
full_disk=$ASAN_OPTIONS:detect_leaks=0
if [[ $(id -u) -eq 0 ]] && mkdir "$work/small" && mount -t tmpfs -o size=8m tmpfs "$work/small" 2>/dev/null; then
  run dossier-index --database "$work/small/index" --quiet "$docs/papers/haqqani-network.md"
  wants 0
  ASAN_OPTIONS=$full_disk run dossier-index --database "$work/small/index" --quiet "$docs" "$work/many"
  wants 2
  complains "hint: free some space"
  run dossier search --database "$work/small/index" --format json haqqani
  json '.hits | map(.id) | index("haqqani-network") != null' true
  umount "$work/small"
else
  echo "not checked: a full disk (needs root and mount)"
fi

# Files that may not grow are a full disk, too: no root is needed to try that.
run dossier-index --database "$work/limited" --quiet "$docs/papers/haqqani-network.md"
wants 0
(ulimit -f 1500; export ASAN_OPTIONS=$full_disk; exec "$DOSSIER_BIN/dossier-index" --database "$work/limited" --quiet "$docs" "$work/many") 2>"$work/err"
status=$?
wants 2
complains "hint: free some space"
run dossier search --database "$work/limited" --format json haqqani
json '.hits | map(.id) | index("haqqani-network") != null' true
run dossier-index --database "$work/limited" --quiet "$docs" "$work/many"
wants 0
run dossier info --database "$work/limited" --format json
json '.documents > 3000' true

# A closed pipe ends the program quietly.
"$DOSSIER_BIN/dossier" export --database "$index" --format jsonl 2>"$work/err" | head -c 10 >/dev/null
check "silent on a closed pipe" test ! -s "$work/err"

# Of two copies one becomes a copy of a third file, and the other is edited.
mkdir "$work/copies"
printf 'The heron stands.\n' | tee "$work/copies/a.txt" >"$work/copies/b.txt"
printf 'The otter swims.\n' >"$work/copies/c.txt"
run dossier-index --database "$work/copied" --quiet "$work/copies"
cp "$work/copies/c.txt" "$work/copies/a.txt"
printf 'The heron flies away.\n' >"$work/copies/b.txt"
run dossier-index --database "$work/copied" --format json "$work/copies"
wants 0
json '"\(.updated) \(.failed) \(.documents)"' "1 0 2"
for wanted in "flies b.txt" "otter a.txt"; do
  run dossier search --database "$work/copied" --format json "${wanted% *}"
  json '[.hits[].id] | join(" ")' "${wanted#* }"
done
run dossier-index --database "$work/copied" --format json "$work/copies"
json '"\(.updated) \(.unchanged)"' "0 3"

finish
