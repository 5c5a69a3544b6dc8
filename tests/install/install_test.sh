#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The installed tree by itself: installed to a folder of its own, moved, and then everything that the manual promises
# is built and run against it: programs and their data, examples in C, C++ and Python, the C interface, its symbols.
. "$(dirname "$0")/../cli/lib.sh"
: "${DOSSIER_BUILD:?the build folder}"
flags=${DOSSIER_EXAMPLE_FLAGS:-}

cmake --install "$DOSSIER_BUILD" --prefix "$work/first" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
mv "$work/first" "$work/moved"
root=$work/moved
library=$(dirname "$(find "$root" -name libdossier.so)")
export PKG_CONFIG_PATH=$library/pkgconfig LD_LIBRARY_PATH=$library
DOSSIER_BIN=$root/bin
unset DOSSIER_DATA

# The programs find their data and their reader from there, and nothing of the build or source tree.
cp -r "$DOSSIER_SOURCE/corpus/papers" "$DOSSIER_SOURCE/corpus/news" "$work/"
index=$work/index
run dossier-index -q -d "$index" "$work/papers" "$work/news"
wants 0
run dossier search -d "$index" --format json group:iskp
wants 0
cp "$work/out" "$work/wanted.json"

# same_answer FILE: FILE holds the answer of the program, but for the time it took.
same_answer() {
  jq -S '{query, total, hits: .hits[:3]}' "$work/wanted.json" >"$work/a.json"
  jq -S '{query, total, hits: .hits[:3]}' "$1" >"$work/b.json"
  cmp -s "$work/a.json" "$work/b.json"
}

# Man pages, completions, stop lists, authority files.
for file in share/man/man1/dossier.1 share/man/man1/dossier-index.1 share/man/man5/dossier-corpus.5 \
  share/man/man7/dossier-query.7 share/man/man3/libdossier.3 share/bash-completion/completions/dossier \
  share/zsh/vendor-completions/_dossier share/fish/vendor_completions.d/dossier.fish share/dossier/stopwords/en.txt \
  share/dossier/authority/places.tsv; do
  check "installed: $file" test -s "$root/$file"
done

# The symbols of the library: a change of this list is a change of the interface.
nm -D --defined-only "$library/libdossier.so" | awk '{print $3}' | sort >"$work/symbols"
check "exports what symbols.txt lists: $(diff "$work/symbols" "$(dirname "$0")/symbols.txt")" \
  cmp -s "$work/symbols" "$(dirname "$0")/symbols.txt"

# The manual names every function.
for name in $(grep -oE 'dossier_[a-z_]+@' "$work/symbols" | tr -d @); do
  check "libdossier(3) has $name" grep -qw "$name" "$DOSSIER_SOURCE/man/libdossier.3"
done

# C by pkg-config.
build_c() {
  # shellcheck disable=SC2046,SC2086
  "${CC:-cc}" -std=c11 -Wall -Wextra -Werror -pedantic $flags "$1" $(pkg-config --cflags --libs dossier) -pthread -o "$2" \
    >"$work/log" 2>&1 || { cat "$work/log"; return 1; }
}
check "the C example builds" build_c "$DOSSIER_SOURCE/examples/c/search.c" "$work/search"
check "the C example answers" "$work/search" "$index" group:iskp >"$work/c.json"
check "the C example's answer is the program's" same_answer "$work/c.json"
"$work/search" "$work/nothing" kabul >/dev/null 2>"$work/err"
check "the C example says what is wrong" grep -q 'hint:' "$work/err"
check "the test of the C interface builds" build_c "$DOSSIER_SOURCE/tests/install/c_interface.c" "$work/c_interface"
check "the C interface survives its callers: $("$work/c_interface" "$index" 2>&1 | tail -20)" "$work/c_interface" "$index"

# C++ by CMake.
build_cpp() {
  { cmake -S "$DOSSIER_SOURCE/examples/cpp" -B "$work/cpp" -DCMAKE_PREFIX_PATH="$root" -DCMAKE_CXX_FLAGS="-Wall -Wextra -Werror $flags" &&
    cmake --build "$work/cpp"; } >"$work/log" 2>&1 || { cat "$work/log"; return 1; }
}
check "the C++ example builds" build_cpp
check "the C++ example answers" "$work/cpp/ask_together" "$index" group:iskp kabul >"$work/cpp.out"
check "the C++ example answers in order" test "$(jq -r '.query.text' "$work/cpp.out" | tr '\n' ' ')" = "group:iskp kabul "
head -1 "$work/cpp.out" >"$work/cpp.json"
check "the C++ example's answer is the program's" same_answer "$work/cpp.json"

# Python by ctypes. The interpreter is not built with the sanitizer, so its runtime must come first,
# and with it the C++ library, whose exceptions it watches.
if [[ -n $flags ]]; then
  preload="$("${CC:-cc}" -print-file-name=libasan.so) $("${CC:-cc}" -print-file-name=libstdc++.so.6)"
fi
python() { ASAN_OPTIONS=detect_leaks=0 LD_PRELOAD=${preload:-} python3 "$DOSSIER_SOURCE/examples/python/dossier.py" "$@"; }
if command -v python3 >/dev/null; then
  check "the Python example answers" python "$index" group:iskp >"$work/python.out"
  check "the Python example lists the first hit" grep -qF "1. $(jq -r '.hits[0].title' "$work/wanted.json")" "$work/python.out"
  python "$work/nothing" kabul >/dev/null 2>"$work/err"
  check "the Python example says what is wrong" grep -q 'hint:' "$work/err"
fi

# A copy of an index is a backup, and is read from where nothing can be written.
cp -r "$index" "$work/copy"
chmod -R a-w "$work/copy"
from_copy() {
  run dossier check -d "$work/copy"
  wants 0
  run dossier search -d "$work/copy" --format json group:iskp
  wants 0
  check "$1: the answer is the same" same_answer "$work/out"
  check "$1: the library answers" "$work/search" "$work/copy" group:iskp >/dev/null
}
from_copy "a copy without write permission"
# Root may write there all the same: a mount that cannot be written, where one can be made.
export work index root DOSSIER_BIN
if unshare -rm mount --bind "$work/copy" "$work/copy" 2>/dev/null; then
  check "a medium that cannot be written" unshare -rm bash -c '
    mount --bind "$work/copy" "$work/copy" && mount -o remount,ro,bind "$work/copy" || exit
    touch "$work/copy/x" 2>/dev/null && exit 1
    "$DOSSIER_BIN/dossier" check -d "$work/copy" >/dev/null && "$work/search" "$work/copy" group:iskp >/dev/null || exit
    "$DOSSIER_BIN/dossier" serve -d "$work/copy" --port 0 >"$work/serving" & server=$!
    for _ in $(seq 100); do [[ -s $work/serving ]] && break; sleep 0.1; done
    site=$(sed -n "s/^Serving //p" "$work/serving")
    ! command -v curl >/dev/null || curl -sf "${site}search?q=group:iskp" | grep -q "<article"; status=$?
    kill "$server"; exit "$status"'
fi
chmod -R u+w "$work/copy"
finish
