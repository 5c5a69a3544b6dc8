#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Includes run one way: analysis <- schema <- citations <- indexer, searcher; indexer and searcher never meet.
# Xapian's own tokenizers stay out.
set -euo pipefail
cd "$1"
status=0

# forbid WHAT WHERE...: no file under WHERE may hold the pattern WHAT.
forbid() {
  local pattern=$1 reason=$2
  shift 2
  if found=$(grep -rnE "$pattern" --include='*.h' --include='*.cc' "$@" 2>/dev/null); then
    printf '%s:\n%s\n' "$reason" "$found"
    status=1
  fi
}
forbid '#include "(schema|citations|indexer|searcher)/' 'analysis may include no other room' analysis
forbid '#include "(citations|indexer|searcher)/' 'schema may include analysis only' schema
forbid '#include "(indexer|searcher)/' 'citations may include analysis and schema only' citations
forbid '#include "searcher/' 'the indexer may not include the searcher' indexer
forbid '#include "indexer/' 'the searcher may not include the indexer' searcher
# The searcher's own rooms, each may include those before it: query <- compile <- results <- actors, works <- formats <-
# terminal <- commands.
later='commands'
# terminal and kiosk are two front ends, neither of which knows the other.
forbid '#include "searcher/(terminal|commands)/' 'the kiosk may include neither terminal nor commands' searcher/kiosk
for folder in kiosk terminal formats '(actors|works)' results compile query; do
  # shellcheck disable=SC2086
  forbid "#include \"searcher/($later)/" "this part of the searcher may not include a later one" \
    $(find searcher -maxdepth 1 -type d -regextype posix-extended -regex "searcher/$folder")
  later="$later|${folder//[()]/}"
done
forbid '#include "(searcher/(searcher|answers)|schema/database)|<xapian' 'the syntax tree knows no index' searcher/query
forbid 'Xapian::(TermGenerator|QueryParser)|\.snippet\(' 'one tokenizer only' analysis schema citations indexer searcher
forbid '<unicode/(brkiter|ubrk|rbbi|filteredbrk)\.h>' 'only analysis touches text boundaries' schema citations indexer searcher
forbid 'BoolWeight *[({]' 'it fails where a term stands in every document: use CountWeight' analysis schema citations indexer searcher
# shellcheck disable=SC2046
forbid 'kainjow' 'pages are filled in by searcher/formats/templates alone, which escapes all' \
  $(find analysis schema citations indexer searcher -name '*.h' -o -name '*.cc' ! -name templates.cc)
exit $status
