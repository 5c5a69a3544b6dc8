#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every example query of dossier-query(7) finds something in the sample corpus; every command the README shows works.
source "$(dirname "$0")/lib.sh"
index=$work/index
run dossier-index --database "$index" --quiet "$DOSSIER_SOURCE/corpus/papers" "$DOSSIER_SOURCE/corpus/news"
wants 0

examples=0
while IFS= read -r query; do
  examples=$((examples + 1))
  run dossier search --database "$index" --format json -- "$query"
  check "the manual's example finds something: $query" test "$status" = 0
done < <(sed -n 's/^\.Dl //p' "$DOSSIER_SOURCE/man/dossier-query.7" | sed -e 's/\\(dq/"/g' -e 's/\\-/-/g' -e "s/\\\\(aq/'/g" -e 's/\\&//g')
check "there are examples" test "$examples" -gt 30

export DOSSIER_DATABASE=$index
shown=0
while IFS= read -r line; do
  line=${line%%  #*}
  [[ $line == "dossier serve"* ]] && continue  # Goes on until it is ended: serve_test.sh.
  shown=$((shown + 1))
  eval "run $line"
  # The works of the README's world need not be in the sample: cited-by may find nothing there.
  check "the README's example works: $line" test "$status" = 0 -o "$status" = 1
done < <(sed -n 's/^    \$ \(dossier [a-z].*\)/\1/p' "$DOSSIER_SOURCE/README.md")
check "the README shows commands" test "$shown" -gt 6

finish
