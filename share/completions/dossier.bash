# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of dossier(1) for bash. The program itself says what may follow.
_dossier() {
  local found
  found=$("${COMP_WORDS[0]}" complete "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
  if [[ $? -eq 1 ]]; then
    compopt -o default 2>/dev/null
    COMPREPLY=()
    return
  fi
  mapfile -t COMPREPLY <<<"$found"
  [[ -n $found ]] || COMPREPLY=()
  # After a field's colon or a command's list the word goes on.
  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=,] ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -F _dossier dossier
