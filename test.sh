#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds Dossier with the sanitizers and runs every test. Installs what is missing. Options go to ctest.
set -euo pipefail
cd "$(dirname "$0")"

scripts/install-dependencies.sh --tests
cmake --preset dev >/dev/null
cmake --build --preset dev
ctest --preset dev -j2 "$@"
