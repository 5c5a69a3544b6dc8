#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every source file names its licence; all C++ is formatted as .clang-format says.
set -euo pipefail
cd "$1"
status=0
mapfile -t sources < <(find analysis schema citations indexer searcher library examples tests bench -name "*.h" -o -name "*.hpp" -o -name "*.cc" -o -name "*.c")
mapfile -t others < <(find . -path ./build -prune -o \( -name CMakeLists.txt -o -name '*.cmake' -o -name '*.sh' \) -print)
for file in "${sources[@]}" "${others[@]}"; do
  head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-2.0-or-later' || { echo "$file: no licence line"; status=1; }
done
if command -v clang-format >/dev/null; then
  clang-format --dry-run --Werror "${sources[@]}" || status=1
else
  echo "clang-format is not installed: formatting not checked"
fi
exit $status
