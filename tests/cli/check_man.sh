#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Holds the man pages against --help: every command and every option, with the
# name of its argument, stands in both; and mandoc finds nothing to warn of.
#
#   check_man.sh BIN [MAN]    folders of the programs and of the man pages
set -euo pipefail

bin=${1:?usage: check_man.sh BIN [MAN]}
man=${2:-$(dirname "$0")/../../man}
failed=0

fail() {
  printf '%s\n' "$*" >&2
  failed=1
}

# Lines of --help such as "  -d,--database DIR ..." as "-d --database DIR"; what
# CLI11 adds of ranges and choices is left out.
# Reads from the line "Options:" to the next heading.
help_options() {
  awk '/^[A-Z][A-Za-z ]*:$/ { inside = ($0 == "Options:") }
       inside && /^  -/ { print }' |
    sed -E 's/^  //; s/:?\{.*$//; s/  .*$//; s/:[A-Z]+ in .*$//; s/ \.\.\.$//; s/,/ /' | sort
}

# The same from the .It lines of a page: all of a section (`section OPTIONS`),
# or those under one command (`command search`).
man_options() {
  awk -v kind="$2" -v name="$3" '
    /^\.Sh / { section = substr($0, 5); command = "" }
    /^\.It Cm / && section == "COMMANDS" { command = $3 }
    /^\.It Fl / && ((kind == "section" && section == name) ||
                    (kind == "command" && command == name)) { print }' "$1" |
    sed -E 's/^\.It //; s/Fl -/--/g; s/Fl ([a-z])/-\1/g; s/ , / /; s/ Ar / /' | sort
}

compare() {
  local what=$1 in_help=$2 in_man=$3
  if [[ $in_help != "$in_man" ]]; then
    fail "$what: --help (<) and the man page (>) differ:"
    diff <(echo "$in_help") <(echo "$in_man") >&2 || true
  fi
}

shared=$("$bin/dossier" --help | help_options)
[[ -n $shared ]] || fail "dossier --help shows no options"
compare "dossier" "$shared" "$(man_options "$man/dossier.1" section OPTIONS)"
compare "dossier-index" "$("$bin/dossier-index" --help | help_options)" \
  "$(man_options "$man/dossier-index.1" section OPTIONS)"

commands=$("$bin/dossier" --help | awk '/^[A-Z][a-z]*:$/ { inside = ($0 == "Commands:") }
                                        inside && /^  [a-z]/ { print $1 }' | sort)
compare "commands of dossier" "$commands" \
  "$(awk '/^\.Sh / { inside = ($2 == "COMMANDS") } inside && /^\.It Cm / { print $3 }' "$man/dossier.1" | sort)"

# Help is read on terminals of 80 columns.
narrow() { ! "$@" --help | grep -nE '^.{81}' >&2 || fail "$*: --help has a line of more than 80 columns"; }
narrow "$bin/dossier-index"
narrow "$bin/dossier"
for command in $commands; do
  narrow "$bin/dossier" "$command"
  compare "dossier $command" \
    "$("$bin/dossier" "$command" --help | help_options | grep -v -e --help || true)" \
    "$(man_options "$man/dossier.1" command "$command")"
done

if command -v mandoc > /dev/null; then
  for page in "$man"/*.[1-8]; do
    mandoc -T lint -W warning "$page" >&2 || fail "$page: mandoc warns"
  done
else
  echo "mandoc is not installed: pages not checked" >&2
fi
exit "$failed"
