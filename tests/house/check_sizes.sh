#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A file holds one thing: headers have at most 150 lines, sources 400. Tables of words and numbers, which nobody reads
# from top to bottom, are left out, and so are the one shape of a document and that of a page.
set -euo pipefail
cd "$1"
status=0
while read -r lines file; do
  case "$file" in
    */letter_pairs*.h | */lists_*.h | */kind_weights.h | */name_features.h | */html_tree.h | schema/document.h) continue ;;
  esac
  most=400
  [[ $file == *.h ]] && most=150
  if ((lines > most)); then
    echo "$file: $lines lines, $most at most: what are the two things in it?"
    status=1
  fi
done < <(find analysis schema citations indexer searcher library -name '*.h' -o -name '*.cc' | xargs wc -l | grep -v ' total$')
exit $status
