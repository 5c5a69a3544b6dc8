#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Writes build/dossier-VERSION.tar.gz, the source of the last commit: the same commit gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(sed -nE 's/^project\(dossier VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
mkdir -p build
git archive --format=tar --prefix="dossier-$version/" HEAD | gzip -9n >"build/dossier-$version.tar.gz"
sha256sum "build/dossier-$version.tar.gz"
