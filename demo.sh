#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Dossier, indexes the sample corpus and shows a search. Installs what is missing. Run it again: it is quick.
set -euo pipefail
cd "$(dirname "$0")"

scripts/install-dependencies.sh
log=build/demo.log
mkdir -p build
echo "Building (the first time takes a few minutes) ..." >&2
if ! { cmake --preset release -DBUILD_TESTING=OFF && cmake --build --preset release; } >"$log" 2>&1; then
  tail -n 40 "$log" >&2
  exit 1
fi
bin=build/release/bin
index=build/demo-index
index_sample() { "$bin/dossier-index" --database "$index" --quiet corpus/papers corpus/news; }
# An older version's index is made anew.
index_sample 2>>"$log" || { rm -rf "$index" && index_sample; }
echo "\$ dossier search 'place:kabul NEAR/15 group:iskp evacuation'"
"$bin/dossier" search --database "$index" --no-pager --limit 4 'place:kabul NEAR/15 group:iskp evacuation'
cat <<END

Try your own:   $bin/dossier search -d $index haqqani cabinet
Who cites it:   $bin/dossier cited-by -d $index from-doha-to-kabul.txt
The manual:     man -l man/dossier.1
END
