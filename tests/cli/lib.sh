# SPDX-License-Identifier: GPL-2.0-or-later
# What the tests of the real programs share. A test sources this, calls the functions below and ends with `finish`.
#
#   run dossier search --database "$index" kabul     runs a program of this build; sets $status, $out, $err
#   wants 0                                          the status it should have ended with
#   says 'some text' / silent_on 'text'              standard output holds it, or does not
#   complains 'some text'                            standard error holds it
#   json '.total' 3                                  a jq expression over the output, and its value

set -uo pipefail
: "${DOSSIER_BIN:?the folder of the programs}" "${DOSSIER_SOURCE:?the source tree}"
export NO_COLOR=1 COLUMNS=80 LC_ALL=C.UTF-8 PAGER=cat
unset DOSSIER_DATABASE
# Xapian 1.4's own check of a database deletes an object as another type.
export ASAN_OPTIONS=new_delete_type_mismatch=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
checks=0

run() {
  command_line="$*"
  "$DOSSIER_BIN/$1" "${@:2}" >"$work/out" 2>"$work/err" </dev/null
  status=$?
  out=$(<"$work/out")
  err=$(<"$work/err")
}

check() {  # check DESCRIPTION CONDITION...
  checks=$((checks + 1))
  "${@:2}" && return
  failures=$((failures + 1))
  printf 'FAILED %s\n  command: %s\n  status: %s\n  stdout: %.600s\n  stderr: %.600s\n' "$1" "${command_line:-}" "${status:-}" "${out:-}" "${err:-}"
}

wants() { check "exit status $1" test "$status" = "$1"; }
says() { check "says: $1" grep -qF -- "$1" "$work/out"; }
not_there() { ! grep -qF -- "$1" "$2"; }
silent_on() { check "does not say: $1" not_there "$1" "$work/out"; }
complains() { check "complains: $1" grep -qF -- "$1" "$work/err"; }
json() {
  local value
  value=$(jq -r "$1" "$work/out" 2>&1)
  check "$1 is $2 (it is ${value:0:300})" test "$value" = "$2"
}

# Ends the test as skipped, saying why.
skip() { echo "SKIPPED: $1"; exit 77; }

finish() {
  echo "$checks checks, $failures failed"
  [[ $failures -eq 0 ]]
}
