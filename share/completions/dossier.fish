# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of dossier(1) for fish. The program itself says what may follow.
complete -c dossier -f -a '(dossier complete (commandline -cp) 2>/dev/null)'
complete -c dossier -F -n 'dossier complete (commandline -cp) >/dev/null 2>&1; test $status -eq 1'
