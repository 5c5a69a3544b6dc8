#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Tries the packages of scripts/make-packages.sh in a clean Debian root, as root: installs them, opens the manual, loads
# the completions, indexes and searches the sample corpus, asks from C, C++ and Python, has systemd verify the kiosk's
# units, lets the kiosk answer, removes them, and looks for leftovers.
#
#   scripts/try-packages.sh [FOLDER]     a root made before by debootstrap; without one, it is made and deleted
set -euo pipefail
cd "$(dirname "$0")/.."
root=${1:-}
if [[ -z $root ]]; then
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  debootstrap --variant=minbase bookworm "$root" >/dev/null
fi
inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 TERM=dumb "$@"; }
files() { (cd "$root" && find . \( -path ./proc -o -path ./sys -o -path ./run -o -path ./tmp -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt \
  -o -path ./var/lib/dpkg -o -path ./etc/ld.so.cache \) -prune -o -print | sort); }

# Of a trial before.
rm -rf "$root"/tmp/{index,corpus,cpp,ask} "$root"/tmp/*.deb
inside apt-get purge -y -qq 'dossier*' 'libdossier*' >/dev/null 2>&1 || true
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends man-db bash-completion zsh fish cmake g++ make pkg-config python3 \
  systemd curl ca-certificates >/dev/null
# What the packages stand on stays; what they leave behind themselves is looked for.
cp build/package/*.deb "$root/tmp/"
depends=$(for deb in build/package/*.deb; do dpkg-deb -f "$deb" Depends; done | tr ',' '\n' | sed -E 's/\(.*|\|.*//; s/ //g' | grep -v dossier | sort -u)
# shellcheck disable=SC2086
inside apt-get install -y -qq --no-install-recommends $depends >/dev/null
files >"$root/tmp/before"

inside bash -c 'apt-get install -y -qq --no-install-recommends /tmp/*.deb' >/dev/null
cp -r corpus "$root/tmp/corpus"
inside dossier --version
for page in "1 dossier" "1 dossier-index" "5 dossier-corpus" "7 dossier-query" "3 libdossier" "7 dossier-kiosk"; do
  # shellcheck disable=SC2086
  inside man --warnings -P cat $page >"$root/tmp/page" 2>"$root/tmp/said"
  head -1 "$root/tmp/page" | grep -qi "${page#* }"
  if [[ -s $root/tmp/said ]]; then echo "man $page:"; cat "$root/tmp/said"; exit 1; fi
done
# shellcheck disable=SC2016
inside bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader dossier; complete -p dossier' | grep -q dossier
# shellcheck disable=SC2016
inside zsh -fc 'autoload -Uz compinit; compinit -D; print $_comps[dossier]' | grep -q dossier
inside fish -c 'complete -C "dossier sea"' | grep -q '^search'
inside dossier-index -q -d /tmp/index /tmp/corpus
inside dossier search -d /tmp/index group:iskp >"$root/tmp/found"
inside bash -c 'cd /tmp && cc /usr/share/doc/libdossier-dev/examples/c/search.c $(pkg-config --cflags --libs dossier) -o ask && ./ask /tmp/index group:iskp' >/dev/null
inside bash -c 'cp -r /usr/share/doc/libdossier-dev/examples/cpp /tmp/ && cd /tmp/cpp && cmake -B build && cmake --build build && build/ask_together /tmp/index group:iskp' >/dev/null
inside python3 /usr/share/doc/libdossier-dev/examples/python/dossier.py /tmp/index group:iskp >"$root/tmp/found"
# The kiosk: systemd finds nothing wrong with its units, and the server answers as its unit starts it.
for unit in dossier-kiosk.service dossier-kiosk-screen.service dossier-index.service dossier-index.timer; do
  said=$(inside systemd-analyze verify "$unit" 2>&1 | grep -F dossier || true)
  if [[ -n $said ]]; then echo "$said"; exit 1; fi
done
inside systemd-analyze security --offline=true --no-pager dossier-kiosk.service | tail -1
# shellcheck disable=SC2016
inside env DOSSIER_DATABASE=/tmp/index bash -c 'dossier serve --port 8766 >/dev/null & trap "kill $!" EXIT
  curl -sf --retry 30 --retry-delay 1 --retry-connrefused http://127.0.0.1:8766/healthz >/dev/null &&
  curl -sf "http://127.0.0.1:8766/search?q=kabul" | grep -q "<title>"'
inside apt-get purge -y -qq 'dossier*' 'libdossier*' >/dev/null
files >"$root/tmp/after"
diff <(grep -v __pycache__ "$root/tmp/before") <(grep -v __pycache__ "$root/tmp/after")
echo "installed, used and removed without leftovers"
