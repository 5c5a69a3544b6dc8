#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds the Debian packages of this tree into build/package/*.deb, and says what lintian finds.
#
#   scripts/make-packages.sh [OPTIONS OF CMAKE]     such as -DDOSSIER_MAINTAINER="A Name <name@library.example>"
set -euo pipefail
cd "$(dirname "$0")/.."
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}

cmake --preset release -B build/package -DCMAKE_INSTALL_PREFIX=/usr -DBUILD_TESTING=OFF "$@" >/dev/null
cmake --build build/package
cd build/package
rm -f ./*.deb
cpack -G DEB
if command -v lintian >/dev/null; then
  # A package that was never in Debian closes no bug there; the calls of ldconfig are CPack's, beside the trigger.
  lintian --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs,maintscript-calls-ldconfig ./*.deb
else
  echo "lintian is not installed: packages not checked"
fi
