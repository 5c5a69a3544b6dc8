#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The kiosk over shards behind servers: its pages, one server down, its return, another index behind it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/servers.sh"
command -v curl >/dev/null || skip "curl is not installed"
papers=$DOSSIER_SOURCE/corpus/papers
news=$DOSSIER_SOURCE/corpus/news
two_shards
run dossier-index --quiet -d "$work/whole" "$papers" "$news"
run dossier search --format json -d "$work/whole" kabul
total=$(jq .total "$work/out")
printf 'remote 127.0.0.1:%s\nremote 127.0.0.1:%s\n' "$one" "$two" >"$work/both.stub"

# kiosk NAME OPTIONS...: starts one; $NAME is its address, without the last slash.
kiosk() {
  start "$DOSSIER_BIN/dossier" serve --port 0 --address 127.0.0.1 -j 2 "${@:2}" >"$work/$1.out" 2>"$work/$1.err"
  for _ in $(seq 200); do grep -q Serving "$work/$1.out" && break; sleep 0.05; done
  printf -v "$1" '%s' "$(sed -n 's|^Serving \(http.*\)/$|\1|p' "$work/$1.out")"
}
# get ADDRESS [CURL OPTIONS]: $code, $work/out, and the head in $work/head.
get() { command_line="curl $*"; code=$(curl -sS -m 30 -D "$work/head" -o "$work/out" -w '%{http_code}' "${@:2}" "$1" 2>"$work/err"); }
gives() { check "$1 (it is $code)" test "$code" = "$1"; }
# comes ADDRESS CODE: within ten seconds it gives this.
comes() { local n; for n in $(seq 40); do get "$1"; [[ $code = "$2" ]] && return; sleep 0.25; done; gives "$2"; }

kiosk far -d "$work/both.stub"
kiosk near -d "$work/whole"
# shellcheck disable=SC2154  # kiosk sets far and near.
for page in / '/search?q=kabul' '/search?q=kabul&f=kind:paper&sort=newest' '/document?id=closing-the-line.xml' \
  '/actor?id=place/kabul' '/work?key=closing-the-line.xml' '/browse?kind=person' /help /about /healthz \
  '/api/v1/search?q=kabul' '/api/v1/show?id=closing-the-line.xml' '/api/v1/cited-by?what=closing-the-line.xml' \
  '/api/v1/facets?q=kabul' '/api/v1/actors?name=kabul' '/api/v1/suggest?q=kab'; do
  get "$near$page"
  wanted=$code
  get "$far$page"
  gives "$wanted"
  silent_on 'class="incomplete"'
done
get "$far/api/v1/search?q=kabul"
json .total "$total"
json .unreachable null

# What is wrong with a query, in sentences.
get "$near/search?q=titel:kabul"
gives 400
says 'No field is called titel'
says 'Did you mean title:?'
silent_on 'query: '

# One server dies between two pages: a page that says so in the reader's language, and that it is tried again.
kiosk rest -d "$work/both.stub" --partial
stop "$one_server"
get "$far/search?q=kabul" -H 'Accept-Language: de'
gives 503
check "Retry-After" grep -qi '^Retry-After: 5' "$work/head"
says 'Ein Teil der Sammlung ist gerade nicht erreichbar'
says 'href="/search?q=kabul"'
silent_on "127.0.0.1:$one"
sleep 2  # By now the watch has seen it, and what was answered before is forgotten.
for page in '/document?id=closing-the-line.xml' '/actor?id=place/kabul' '/work?key=closing-the-line.xml' /help /about / \
  '/api/v1/show?id=closing-the-line.xml' '/api/v1/cited-by?what=closing-the-line.xml' '/api/v1/actors?name=kabul'; do
  get "$far$page"
  gives 503
done
get "$far/api/v1/search?q=kabul"
gives 503
check "it is named" grep -q "127.0.0.1:$one does not answer" "$work/out"
get "$far/healthz"
gives 503
says "127.0.0.1:$one does not answer"
# shellcheck disable=SC2154
get "$rest/search?q=kabul" && gives 200
says 'class="incomplete"'
get "$rest/api/v1/search?q=kabul"
json .total "$in_second"
json '.unreachable[].server' "127.0.0.1:$one"
get "$rest/healthz"
gives 200
says "without 127.0.0.1:$one"

# It comes back: both see it by themselves; the operator read of both.
serve_on "$one" "$work/shard-1"
one_server=$server
comes "$far/search?q=kabul" 200
get "$far/api/v1/search?q=kabul"
json .total "$total"
for _ in $(seq 40); do get "$rest/api/v1/search?q=kabul"; [[ $(jq .unreachable "$work/out") = null ]] && break; sleep 0.25; done
json .total "$total"
check "told" grep -q "127.0.0.1:$one does not answer" "$work/far.err"
check "told again" grep -q "127.0.0.1:$one answers again" "$work/far.err"

# It hangs: the first who asks waits, those after the watch has seen it do not.
kiosk hasty -d "$work/both.stub" --wait 1
freeze "$one_server"
# shellcheck disable=SC2154
get "$hasty/search?q=taliban"
gives 503
sleep 2
SECONDS=0
for word in water rights border; do get "$hasty/search?q=$word"; gives 503; done
check "at once ($SECONDS s)" test "$SECONDS" -lt 3
thaw "$one_server"
comes "$hasty/search?q=taliban" 200

# A commit on another machine is seen; a server that is not there at the start, too.
mkdir "$work/more"
printf 'A quokka was seen in Kabul.\n' >"$work/more/quokka.txt"
stop "$one_server"
kiosk early -d "$work/both.stub"
# shellcheck disable=SC2154
get "$early/search?q=kabul"
gives 503
run dossier-index --quiet -d "$work/many" "$papers" "$news" "$work/more"
serve_on "$one" "$work/many"
comes "$early/search?q=kabul" 200
get "$early/api/v1/search?q=quokka"
json .total 1
rm "$work/more/quokka.txt"
printf 'A numbat was seen in Kabul.\n' >"$work/more/numbat.txt"
run dossier-index --quiet -d "$work/many" "$papers" "$news" "$work/more"
for _ in $(seq 40); do get "$early/api/v1/search?q=numbat"; [[ $(jq .total "$work/out") = 1 ]] && break; sleep 0.25; done
json .total 1

# Another server takes its place in the stub file: the kiosk goes there.
stop "$server"
get "$early/search?q=numbat" && gives 503
serve "$work/many"
printf 'remote 127.0.0.1:%s\nremote 127.0.0.1:%s\n' "$port" "$two" >"$work/both.stub"
comes "$early/search?q=numbat" 200
finish
