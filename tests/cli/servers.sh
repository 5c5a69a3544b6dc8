# SPDX-License-Identifier: GPL-2.0-or-later
# Servers of shards for tests of the real programs, on the loopback interface; sourced after lib.sh. All end with the test.
#
#   serve "$work/shard-1"                       an xapian-tcpsrv: sets $port and $server once it answers
#   serve_on 7001 "$work/shard-1" --timeout 9   the same, on this port, with its options
#   two_shards                                  the sample corpus as $work/shard-1 and -2, served on the ports $one and $two, by
#                                               $one_server; $in_second documents of the second speak of Kabul
#   faulty cut "$port" 1000 1                   a server of faulty_server.py: sets $port and $server
#   stop "$server" / freeze "$server" / thaw "$server"     kills it with its children, halts it, lets it go on

command -v xapian-tcpsrv >/dev/null || skip "xapian-tcpsrv is not installed (xapian-tools)"
servers=()
trap 'stop_all; rm -rf "$work"' EXIT

# Each is a process group of its own: a signal reaches the children that answer, too.  Pipes of the test (9) are not theirs.
start() { setsid "$@" 9>&- & server=$!; servers+=("$server"); }
stop() { kill -KILL -- "-$1" 2>/dev/null; wait "$1" 2>/dev/null; }
freeze() { kill -STOP -- "-$1"; }
thaw() { kill -CONT -- "-$1"; }
stop_all() { local one; for one in "${servers[@]}"; do stop "$one"; done; }

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
await_port() { local n; for n in $(seq 100); do (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return; sleep 0.05; done; }
serve_on() {
  port=$1
  start xapian-tcpsrv --quiet --interface 127.0.0.1 --port "$port" "${@:3}" "$2" >/dev/null 2>&1
  await_port "$port"
}
serve() { serve_on "$(free_port)" "$@"; }
two_shards() {
  local k
  for k in 1 2; do
    run dossier-index --quiet -d "$work/shard-$k" --shard "$k/2" "$DOSSIER_SOURCE/corpus/papers" "$DOSSIER_SOURCE/corpus/news"
    wants 0
  done
  run dossier search --format json -d "$work/shard-2" kabul
  in_second=$(jq .total "$work/out")
  serve "$work/shard-1"
  one=$port one_server=$server
  serve "$work/shard-2"
  two=$port
}
faulty() {
  start python3 "$DOSSIER_SOURCE/tests/cli/faulty_server.py" "$@" >"$work/port" 2>/dev/null
  for _ in $(seq 100); do [[ -s $work/port ]] && break; sleep 0.05; done
  port=$(<"$work/port")
  rm "$work/port"
}
