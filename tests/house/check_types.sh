#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# One name, one type: two types of one name in namespace dossier corrupt memory when both are linked into a program,
# and no linker says so. Types of headers, nested ones left out, may stand in one header only.
set -euo pipefail
cd "$1"
twice=$(grep -rnhoE '^(struct|class|enum class) [A-Za-z]+( final)?( :[^;{]*)? \{' --include='*.h' analysis schema citations indexer searcher library |
  sed -E 's/^[0-9]+:(struct|class|enum class) ([A-Za-z]+).*/\2/' | sort | uniq -d)
[[ -z $twice ]] && exit 0
echo "types of one name in several headers: $twice"
grep -rnE "^(struct|class|enum class) ($(echo $twice | tr ' ' '|'))\b.*\{" --include='*.h' analysis schema citations indexer searcher library
exit 1
