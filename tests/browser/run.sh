#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Walks the kiosk in Debian's chromium. Packages from npm (package-lock.json) are kept in the build folder; without
# node, chromium or the packages the test is skipped.
set -euo pipefail
: "${DOSSIER_BIN:?the folder of the programs}" "${DOSSIER_SOURCE:?the source tree}"
skip() { echo "SKIPPED: $1"; exit 77; }
for tool in node npm chromium; do command -v "$tool" >/dev/null || skip "$tool is not installed"; done
packages=$(dirname "$DOSSIER_BIN")/browser
mkdir -p "$packages"
if ! cmp -s "$DOSSIER_SOURCE/tests/browser/package-lock.json" "$packages/installed"; then
  cp "$DOSSIER_SOURCE"/tests/browser/package*.json "$packages/"
  (cd "$packages" && timeout 300 npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1) ||
    skip "npm cannot fetch playwright-core, axe-core and html-validate"
  cp "$DOSSIER_SOURCE/tests/browser/package-lock.json" "$packages/installed"
fi
work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
"$DOSSIER_BIN/dossier-index" -q --database "$work/index" "$DOSSIER_SOURCE/corpus/papers" "$DOSSIER_SOURCE/corpus/news" \
  "$DOSSIER_SOURCE/tests/browser/hostile"
"$DOSSIER_BIN/dossier" serve -d "$work/index" --port 0 --idle 6 >"$work/serving" &
server=$!
for _ in $(seq 100); do
  [[ -s $work/serving ]] && break
  sleep 0.1
done
KIOSK=$(sed -n 's/^Serving //p' "$work/serving") PACKAGES=$packages node "$DOSSIER_SOURCE/tests/browser/kiosk.mjs" "$@"
