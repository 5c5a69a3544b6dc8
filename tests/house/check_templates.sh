#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Templates of the kiosk put in every value escaped, hold no style or script of their own, and name no other host;
# messages of its interface hold no sign of HTML or Mustache, and are the same in every language.
set -euo pipefail
cd "$1/searcher/kiosk"
status=0
forbid() {
  local reason=$1 pattern=$2
  shift 2
  if found=$(grep -nE "$pattern" "$@"); then
    printf '%s:\n%s\n' "$reason" "$found"
    status=1
  fi
}
forbid 'not escaped' '\{\{[[:space:]]*(\{|&|=)' templates/*.html parts/*.html
forbid 'style or script inside a page' '(style=|<style|javascript:|[[:space:]]on[a-z]+=|<script>)' templates/*.html parts/*.html
forbid 'another host' '(https?:)?//[a-z]' templates/*.html parts/*.html assets/kiosk.css
forbid 'an attribute without quotation marks' ' [a-z-]+=\{\{' templates/*.html parts/*.html
forbid 'markup made of text' '(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\()' assets/kiosk.js
forbid 'another host' "['\"\`](https?:)?//" assets/kiosk.js
command -v jq >/dev/null || { echo "jq is not installed: messages not checked"; exit $status; }
keys=$(jq -r 'keys[]' translations/en.json)
for file in translations/*.json; do
  diff <(echo "$keys") <(jq -r 'keys[]' "$file") || { echo "$file: other messages than in English"; status=1; }
  jq -e 'all(.[]; test("[<>&\"]|\\[\\[|\\{\\{") | not)' "$file" >/dev/null ||
    { echo "$file: a sign of HTML or Mustache"; status=1; }
done
for key in $(grep -ohE '\[\[[^]]+\]\]' templates/*.html parts/*.html | sort -u | tr -d '[]'); do
  grep -qxF "$key" <<<"$keys" || { echo "no message $key"; status=1; }
done
exit $status
