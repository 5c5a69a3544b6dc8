#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Includes run one way: analysis <- schema <- citations <- indexer, searcher; indexer and searcher never meet; the
# searcher's library does not know its front ends. Xapian's own tokenizers stay out.
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
library=$(find searcher -maxdepth 1 \( -name '*.cc' -o -name '*.h' \) ! -name main.cc ! -name 'options.*' ! -name 'commands*' ! -name 'completion.*')
# shellcheck disable=SC2086
forbid '#include "searcher/(terminal/|options)' 'the searcher library may not include its front ends' $library
forbid 'Xapian::(TermGenerator|QueryParser)|\.snippet\(' 'one tokenizer only' analysis schema citations indexer searcher
forbid '<unicode/(brkiter|ubrk|rbbi|filteredbrk)\.h>' 'only analysis touches text boundaries' schema citations indexer searcher
exit $status
