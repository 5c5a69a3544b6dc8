#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Completion as bash does it: the shipped function is called the way readline calls it.
source "$(dirname "$0")/lib.sh"
export DOSSIER_DATABASE=$work/index
run dossier-index --quiet "$DOSSIER_SOURCE/corpus/papers" "$DOSSIER_SOURCE/corpus/news"
wants 0
PATH=$DOSSIER_BIN:$PATH
source "$DOSSIER_SOURCE/share/completions/dossier.bash"

# tab LINE WORD...: the line up to the cursor, and its words as bash parts them there.
tab() {
  COMP_LINE=$1
  COMP_POINT=${#COMP_LINE}
  COMP_WORDS=("${@:2}")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  command_line="$COMP_LINE<Tab>"
  _dossier
  out=${COMPREPLY[*]}
  printf '%s\n' "${COMPREPLY[@]}" >"$work/out"
}
offers() { check "offers: $1" test "$out" = "$1"; }
offers_line() { check "offers among others: $1" grep -qxF -- "$1" "$work/out"; }

tab 'dossier fac' dossier fac
offers facets
tab 'dossier facets --rol' dossier facets --rol
offers --rollup
tab 'dossier search person:mill' dossier search person : mill
offers_line milley
tab 'dossier search group:isk' dossier search group : isk
offers_line iskp
tab 'dossier search @mark-m' dossier search @ mark-m
offers mark-milley
tab "dossier search 'taliban place:kab" dossier search "'taliban place:kab"
offers_line 'taliban place:kabul'
tab "dossier search 'place:\"hamid karzai int" dossier search "'place:\"hamid karzai int"
offers_line 'place:"hamid karzai international airport"'
tab 'dossier show haq' dossier show haq
offers haqqani-network
tab 'dossier actors group/isk' dossier actors group/isk
offers group/iskp
tab 'dossier search --batch ' dossier search --batch ''
offers ''

# A name offered is a name that the query language knows.
for kind in person group place actor; do
  for letter in a k m t; do
    tab "dossier search $kind:$letter" dossier search "$kind" : "$letter"
    for name in "${COMPREPLY[@]:0:8}"; do
      run dossier search --format json -n 0 --facets none "$kind:$name"
      check "$kind:$name is known" test "$status" -le 1
    done
  done
done

# Every option of the help is offered, and no other.
for command in search show export cites cited-by actors facets info parse-citations; do
  run dossier "$command" --help
  wanted=$(grep -oE '^ +(-[a-z],)?--[a-z][a-z,-]*' "$work/out" | tr -d ' ' | tr ',' '\n' | grep -- '^--' | sort -u)
  run dossier complete "dossier $command --"
  check "$command: the options of the help and of completion are the same" test "$wanted" = "$out"
done

# Quick enough for a key: the best of five, as machines are noisy.
best=999999
for _ in 1 2 3 4 5; do
  begin=${EPOCHREALTIME/./}
  dossier complete 'dossier search person:m' >/dev/null
  took=$((${EPOCHREALTIME/./} - begin))
  ((took < best)) && best=$took
done
check "an answer takes less than 200 ms, sanitized too ($best us)" test "$best" -lt 200000

if command -v fish >/dev/null; then
  function=$DOSSIER_SOURCE/share/completions/dossier.fish
  for pair in 'dossier search person:mill=person:milley' 'dossier facets --rol=--rollup' 'dossier show haq=haqqani-network'; do
    out=$(fish --no-config -c "source $function; complete -C '${pair%%=*}'" 2>/dev/null)
    check "fish offers ${pair#*=}" grep -qxF -- "${pair#*=}" <<<"$out"
  done
fi
for shell in zsh fish; do
  command -v "$shell" >/dev/null || continue
  file=$DOSSIER_SOURCE/share/completions/_dossier
  [[ $shell == fish ]] && file=$DOSSIER_SOURCE/share/completions/dossier.fish
  check "$shell reads its function" "$shell" -n "$file"
done
finish
