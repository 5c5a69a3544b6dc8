#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Shards whose servers fail: dead, silent, of another language or version, with another index, at whatever moment.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/servers.sh"
two_shards
run dossier search --format json -d "$work/shard-1" -d "$work/shard-2" kabul
total=$(jq .total "$work/out")
check "both hold some" test "$in_second" -gt 0 -a "$in_second" -lt "$total"

# refused ADDRESS TEXT: it is an error, which names the address, with a hint; never more.
refused() {
  run dossier search --wait 1 -d "$1" -d "127.0.0.1:$two" kabul
  wants 2
  complains "dossier: $1 $2"
  complains 'hint: '
  check "nothing else" test "$(wc -l <"$work/err")" = 2
}
# left_out ADDRESS TEXT: the same, and --partial answers from the other.
left_out() {
  refused "$@"
  complains '--partial'
  run dossier search --wait 1 --partial --format json -d "$1" -d "127.0.0.1:$two" kabul
  wants 0
  json .total "$in_second"
  json '.unreachable[].server' "$1"
  run dossier search --wait 1 --partial -d "$1" -d "127.0.0.1:$two" kabul
  complains "$1 $2"
  says 'Incomplete: without what'
}
# never_partial ADDRESS TEXT: waiting mends it not, so --partial does not go on without it.
never_partial() {
  refused "$@"
  run dossier search --wait 1 --partial -d "$1" -d "127.0.0.1:$two" kabul
  wants 2
  complains "dossier: $1 $2"
}

# Nobody there, or nobody of ours.
left_out "127.0.0.1:$(free_port)" 'does not answer: Connection refused'
left_out "no-such-host.invalid:7001" 'does not answer: '
faulty web
left_out "127.0.0.1:$port" 'does not answer: nothing came for 1 second'
faulty greeting
left_out "127.0.0.1:$port" 'does not answer: nothing came for 1 second'
faulty protocol
never_partial "127.0.0.1:$port" "speaks another version of Xapian's protocol"

# An index of another format, and none.
cp -r "$work/shard-1" "$work/older"
older=$work/older/$(sed -n 's/^auto //p' "$work/older/XAPIANDB")
xapian-metadata set "$older" dossier/format 1
serve "$work/older"
never_partial "127.0.0.1:$port" 'has index format 1, this program reads'
xapian-metadata set "$older" dossier/format ""
never_partial "127.0.0.1:$port" 'serves no index of Dossier'
rm -r "$work/older"
left_out "127.0.0.1:$port" 'does not answer: it cannot open its index'

# One that hangs: before it greets (new connections), and in mid-answer (those there are).
freeze "$one_server"
SECONDS=0
left_out "127.0.0.1:$one" 'does not answer: nothing came for 1 second'
check "in time ($SECONDS s)" test "$SECONDS" -lt 10
thaw "$one_server"
run dossier search --format json -d "127.0.0.1:$one" -d "127.0.0.1:$two" kabul
json .total "$total"

# At every moment of an answer: closed once, it is asked again; always, it is an error; silent, it is one in time.
for bytes in 1 100 250 1000 2000 5000 12000 20000; do
  faulty cut "$one" "$bytes" 1
  run dossier search --format json -d "127.0.0.1:$port" -d "127.0.0.1:$two" kabul
  if [[ $status = 2 ]]; then
    check "only where it was not yet open" test "$bytes" -lt 250
    complains "127.0.0.1:$port does not answer"
  else
    json .total "$total"
  fi
  faulty cut "$one" "$bytes" 99
  refused "127.0.0.1:$port" 'does not answer: '
  run dossier search --partial --format json -d "127.0.0.1:$port" -d "127.0.0.1:$two" kabul
  wants 0
  json .total "$in_second"
  json '.unreachable[].server' "127.0.0.1:$port"
done
for bytes in 250 8000; do
  faulty hang "$one" "$bytes" 99
  left_out "127.0.0.1:$port" 'does not answer: nothing came for 1 second'
done

# IPv6, as an argument and in a stub.
if [[ -e /proc/net/if_inet6 ]] && grep -q ' lo$' /proc/net/if_inet6; then
  faulty ipv6 "$one"
  run dossier search --format json -d "[::1]:$port" -d "127.0.0.1:$two" kabul
  wants 0
  json .total "$total"
  printf 'remote [::1]:%s\nremote %s\n' "$port" "127.0.0.1:$two" >"$work/both.stub"
  run dossier search --format json -d "$work/both.stub" kabul
  json .total "$total"
  freeze "$server"
  left_out "[::1]:$port" 'does not answer: nothing came for 1 second'
  stop "$server"
  left_out "[::1]:$port" 'does not answer: Connection refused'
  check "no relay is left" test -z "$(pgrep -f "dossier-connect ::1 $port")"
fi

# A host whose name has an IPv6 address alone: with a loopback interface and a list of hosts of the test's own.
printf '127.0.0.1 localhost\nfd00::7 six.test\n' >"$work/hosts"
export work DOSSIER_BIN DOSSIER_SOURCE
by_name() {
  unshare -rmn bash -c '
    ip link set lo up && ip -6 addr add fd00::7/128 dev lo && mount --bind "$work/hosts" /etc/hosts || exit 9
    source "$DOSSIER_SOURCE/tests/cli/servers.sh"
    serve "$work/shard-1"
    faulty ipv6 "$port" fd00::7
    trap stop_all EXIT
    printf "remote six.test:%s\nauto %s\n" "$port" "$work/shard-2" >"$work/named.stub"
    for index in "six.test:$port" "$work/named.stub"; do
      "$DOSSIER_BIN/dossier" search --format json -d "$index" kabul >>"$work/named" || exit
    done
    stop "$server"
    "$DOSSIER_BIN/dossier" search -d "six.test:$port" kabul 2>&1 | grep -q "does not answer: Connection refused"'
}
if unshare -rmn true 2>/dev/null && command -v ip >/dev/null; then
  : >"$work/named"
  check "a name with an IPv6 address alone is reached" by_name
  check "all is found by it" test "$(jq -r .total "$work/named" | tail -1)" = "$total"
fi

# Between two answers of one program: the connection closed for idleness, more than once; another server on the port.
serve "$work/shard-1" --idle-timeout 300
idle=$port idle_server=$server
mkfifo "$work/questions"
ask() { printf '%s\tkabul\n' "$1" >&9; for _ in $(seq 100); do grep -q "\"$1\"" "$work/answers" && return; sleep 0.05; done; }
"$DOSSIER_BIN/dossier" search --batch - --format jsonl -d "127.0.0.1:$idle" -d "127.0.0.1:$two" <"$work/questions" >"$work/answers" 2>"$work/complaints" &
asked=$!
exec 9>"$work/questions"
ask first
sleep 0.6
ask second
sleep 0.6
ask third
stop "$idle_server"
serve_on "$idle" "$work/shard-1"
ask fourth
exec 9>&-
check "the program ends well" wait $asked
check "all are answered ($(<"$work/complaints"))" test "$(jq -r .total "$work/answers" | tr '\n' ' ')" = "$total $total $total $total "

# An index that is replaced under its server: a later question sees the new one. A run over so many files makes a
# generation, and removes the one before it.
papers_of() { local n; for n in $(seq 1100); do echo "The border was $1. Paper $n." >"$work/many-papers/$n.txt"; done; }
mkdir "$work/many-papers"
papers_of closed
run dossier-index --quiet -d "$work/many" "$work/many-papers"
serve "$work/many"
"$DOSSIER_BIN/dossier" search --batch - --format jsonl -d "127.0.0.1:$port" <"$work/questions" >"$work/later" 2>"$work/complaints" &
asked=$!
exec 9>"$work/questions"
printf 'before\tclosed\n' >&9
for _ in $(seq 100); do [[ -s $work/later ]] && break; sleep 0.05; done
papers_of opened
run dossier-index --quiet -d "$work/many" "$work/many-papers"
wants 0
printf 'after\tclosed\nnow\topened\n' >&9
exec 9>&-
wait $asked
totals=$(jq -r .total "$work/later" | tr '\n' ' ')
check "then and now: $totals ($(<"$work/complaints"))" test "$totals" = "1100 0 1100 "
finish
