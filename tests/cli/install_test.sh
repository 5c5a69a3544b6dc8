#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The installed programs find their data where they were installed, far from the build tree.
source "$(dirname "$0")/lib.sh"
prefix=$work/usr
cmake --install "$(dirname "$DOSSIER_BIN")" --prefix "$prefix" >"$work/install.log" 2>&1
check "cmake --install succeeds: $(tail -n 1 "$work/install.log")" test $? = 0
for file in bin/dossier bin/dossier-index libexec/dossier/dossier-reader libexec/dossier/dossier-kiosk share/man/man1/dossier.1 share/man/man1/dossier-index.1 share/man/man5/dossier-corpus.5 \
  share/man/man7/dossier-query.7 share/man/man7/dossier-kiosk.7 lib/systemd/system/dossier-kiosk.service share/bash-completion/completions/dossier \
  share/zsh/vendor-completions/_dossier share/fish/vendor_completions.d/dossier.fish share/dossier/stopwords/en.txt share/dossier/authority/groups.tsv; do
  check "$file is installed" test -f "$prefix/$file"
done
DOSSIER_BIN=$prefix/bin
printf 'ISKP struck Kabul.\n' >"$work/a.txt"
run dossier-index --database "$work/index" "$work/a.txt"
wants 0
run dossier search --database "$work/index" --format json ISIS-K
json '.query.expansions[0]' 'ISIS-K -> group/iskp'
json .total 1
printf '<p>IS-K struck Kabul, officials said on Friday, and nobody else claimed it.</p>\n' >"$work/b.html"
run dossier-index --database "$work/index" "$work/b.html"
wants 0
mv "$prefix/libexec/dossier" "$prefix/libexec/gone"
run dossier-index --database "$work/index" --verify "$work/a.txt"
wants 0
touch "$work/b.html" && printf '<p>More.</p>\n' >>"$work/b.html"
run dossier-index --database "$work/index" "$work/b.html"
wants 2
complains "cannot find dossier-reader"
mv "$prefix/libexec/gone" "$prefix/libexec/dossier"
mv "$prefix/share/dossier" "$prefix/share/gone"
run dossier-index --database "$work/index" "$work/a.txt"
if [[ -d /usr/share/dossier || -d /usr/local/share/dossier ]]; then
  wants 0
else
  wants 2
  complains "cannot find Dossier's stop lists"
fi
finish
