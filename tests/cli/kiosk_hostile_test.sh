#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A kiosk under malformed requests and slow clients.
source "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "python3 is not installed"
mkdir "$work/papers"
printf 'Kabul fell.\n' >"$work/papers/one.txt"
run dossier-index --database "$work/index" "$work/papers"
# Under the sanitizer, freed memory is kept for a while: little, as it is measured below.
ASAN_OPTIONS=$ASAN_OPTIONS:quarantine_size_mb=8 "$DOSSIER_BIN/dossier" serve -d "$work/index" --port 0 --jobs 2 >"$work/serving" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 200); do
  [[ -s $work/serving ]] && break
  sleep 0.05
done
port=$(sed -n 's|^Serving http://127.0.0.1:\([0-9]*\)/|\1|p' "$work/serving")
ulimit -n 2048 2>/dev/null || true
timeout 200 python3 "$(dirname "$0")/kiosk_hostile.py" "$port" 2000 600 >"$work/out" 2>"$work/err"
status=$?
out=$(<"$work/out")
err=$(<"$work/err")
wants 0
cat "$work/out"
memory=$(awk '/VmRSS/ { print $2 }' "/proc/$server/status")
check "little memory ($memory kB)" test "$memory" -lt 400000
kill -TERM "$server"
wait "$server"
check 'a clean end' test $? = 0
finish
