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
# Programs of others, such as fish, write into the home folder when they first run.
inside() { chroot "$root" env HOME=/tmp DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 TERM=dumb "$@"; }
# Without a terminal of its own, which a root has no /dev/pts for.
apt_get() { inside apt-get -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@"; }
files() { (cd "$root" && find . \( -path ./proc -o -path ./sys -o -path ./run -o -path ./tmp -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt \
  -o -path ./var/lib/dpkg -o -path ./etc/ld.so.cache \) -prune -o -print | sort); }

# Of a trial before.
rm -rf "$root"/tmp/{index,corpus,cpp,ask,shard1,shard2,policy.stub,index.csv,policy.stub.csv} "$root"/tmp/*.deb
apt_get purge 'dossier*' 'libdossier*' >/dev/null 2>&1 || true
apt_get update
apt_get install man-db bash-completion zsh fish xapian-tools cmake g++ make pkg-config python3 \
  systemd curl ca-certificates >/dev/null
# What the packages stand on stays; what they leave behind themselves is looked for.
cp build/package/*.deb "$root/tmp/"
depends=$(for deb in build/package/*.deb; do dpkg-deb -f "$deb" Depends; done | tr ',' '\n' | sed -E 's/\(.*|\|.*//; s/ //g' | grep -v dossier | sort -u)
# shellcheck disable=SC2086
apt_get install $depends >/dev/null
files >"$root/tmp/before"

mapfile -t debs < <(cd "$root" && ls tmp/*.deb)
apt_get install "${debs[@]/#//}" >/dev/null
cp -r corpus "$root/tmp/corpus"
inside dossier --version
for page in "1 dossier" "1 dossier-index" "5 dossier-corpus" "7 dossier-query" "7 dossier-shards" "3 libdossier" "7 dossier-kiosk"; do
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
# Two shards, each behind a server, answer as the one index does. A server that ends takes its process group with it.
# shellcheck disable=SC2016
inside bash -c 'for shard in 1 2; do
    dossier-index -q -d "/tmp/shard$shard" --shard "$shard/2" /tmp/corpus
    setsid xapian-tcpsrv --quiet --interface 127.0.0.1 --port "701$shard" "/tmp/shard$shard" & servers+=($!)
    echo "remote 127.0.0.1:701$shard" >>/tmp/policy.stub
  done
  trap "kill ${servers[*]}" EXIT
  for try in $(seq 50); do dossier info -d /tmp/policy.stub >/dev/null 2>&1 && break; sleep 0.1; done
  for place in index policy.stub; do dossier search -d "/tmp/$place" -n 50 --format csv group:iskp | cut -d, -f1-3 >"/tmp/$place.csv"; done
  diff /tmp/index.csv /tmp/policy.stub.csv'
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
apt_get purge 'dossier*' 'libdossier*' >/dev/null
files >"$root/tmp/after"
diff <(grep -v __pycache__ "$root/tmp/before") <(grep -v __pycache__ "$root/tmp/after")
echo "installed, used and removed without leftovers"
