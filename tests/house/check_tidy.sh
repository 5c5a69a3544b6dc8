#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# clang-tidy over every source. Takes minutes, so only where CI (or whoever sets CI) asks for it.
set -euo pipefail
source=$1 build=$2
[[ -n "${CI:-}" ]] || { echo "SKIPPED: set CI=1 to run clang-tidy"; exit 77; }
command -v run-clang-tidy >/dev/null || { echo "SKIPPED: clang-tidy is not installed"; exit 77; }
cd "$source"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if run-clang-tidy -p "$build" -j "$(nproc)" -quiet -extra-arg=-Wno-unknown-warning-option \
  "$source/(analysis|schema|citations|indexer|searcher|library)/.*\.cc$" >"$log" 2>/dev/null; then
  exit 0
fi
grep -E 'error:|warning:' "$log" | sort -u
exit 1
