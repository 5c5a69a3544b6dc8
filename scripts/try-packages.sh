#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Tries the packages of scripts/make-packages.sh in a clean Debian root, as root: installs them, opens the manual, loads
# the completion, indexes and searches the sample corpus, asks from C and Python, removes them, and looks for leftovers.
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
files() { (cd "$root" && find . \( -path ./proc -o -path ./sys -o -path ./tmp -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt \
  -o -path ./var/lib/dpkg -o -path ./etc/ld.so.cache \) -prune -o -print | sort); }

inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends man-db bash-completion gcc libc6-dev pkg-config python3 >/dev/null
# What the packages stand on stays; what they leave behind themselves is looked for.
cp build/package/*.deb "$root/tmp/"
depends=$(for deb in build/package/*.deb; do dpkg-deb -f "$deb" Depends; done | tr ',' '\n' | sed -E 's/\(.*|\|.*//; s/ //g' | grep -v dossier | sort -u)
# shellcheck disable=SC2086
inside apt-get install -y -qq --no-install-recommends $depends >/dev/null
files >"$root/tmp/before"

inside bash -c 'apt-get install -y -qq --no-install-recommends /tmp/*.deb' >/dev/null
cp -r corpus "$root/tmp/corpus"
inside dossier --version
for page in "1 dossier" "1 dossier-index" "5 dossier-corpus" "7 dossier-query" "3 libdossier"; do
  # shellcheck disable=SC2086
  inside man -P cat $page | head -1 | grep -qi "${page#* }"
done
# shellcheck disable=SC2016
inside bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader dossier; complete -p dossier' | grep -q dossier
inside dossier-index -q -d /tmp/index /tmp/corpus
inside dossier search -d /tmp/index group:iskp >"$root/tmp/found"
inside bash -c 'cd /tmp && cc /usr/share/doc/libdossier-dev/examples/c/search.c $(pkg-config --cflags --libs dossier) -o ask && ./ask /tmp/index group:iskp' >/dev/null
inside python3 /usr/share/doc/libdossier-dev/examples/python/dossier.py /tmp/index group:iskp | head -1
inside apt-get purge -y -qq dossier 'libdossier*' >/dev/null
files >"$root/tmp/after"
diff <(grep -v __pycache__ "$root/tmp/before") <(grep -v __pycache__ "$root/tmp/after")
echo "installed, used and removed without leftovers"
