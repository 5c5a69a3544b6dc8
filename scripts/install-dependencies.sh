#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs the Debian packages Dossier is built and tested with, where they are missing. Says what to install where it
# cannot. CONTRIBUTING.md tells what each package is for.
set -euo pipefail

packages=(
  build-essential cmake ninja-build pkg-config
  libxapian-dev libicu-dev libcli11-dev libfmt-dev nlohmann-json3-dev libyaml-cpp-dev tao-pegtl-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev libcld2-dev libxxhash-dev libxml2-dev libzstd-dev libjemalloc-dev
  libpoppler-cpp-dev libarchive-dev libseccomp-dev libkainjow-mustache-dev libmicrohttpd-dev
  libqrencode-dev iso-codes
)
# With --tests, also what only the tests use.
if [[ "${1:-}" == --tests || "${1:-}" == --browser ]]; then
  packages+=(doctest-dev jq curl mandoc bibutils libxml2-utils xapian-tools clang-format clang-tidy python3)
fi
# With --bench, what Dossier is compared with (bench/run).
if [[ "${1:-}" == --bench ]]; then
  packages+=(python3 xapian-tools xapian-omega recollcmd sqlite3 ripgrep libbenchmark-dev)
fi
# With --browser, also what tests/browser runs on; node may come from elsewhere.
if [[ "${1:-}" == --browser ]]; then
  packages+=(chromium)
  command -v node >/dev/null || packages+=(nodejs)
  command -v npm >/dev/null || packages+=(npm)
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "Dossier needs these Debian packages (or their like on this system): ${missing[*]}" >&2
  exit 1
fi
as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing. As root, run: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; }
if ! { { install || { "${as_root[@]}" apt-get update && install; }; } >"$log" 2>&1; }; then
  tail -n 20 "$log" >&2
  echo "Installing failed. By hand: apt-get update && apt-get install ${missing[*]}" >&2
  exit 1
fi
