#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# dossier serve: what it answers, what it refuses, and that it goes on while an indexer commits.
source "$(dirname "$0")/lib.sh"
for tool in curl jq python3; do command -v "$tool" >/dev/null || skip "$tool is not installed"; done

mkdir "$work/papers"
for name in bridges ferries quays; do
  printf -- '---\ntitle: About %s\nauthor: [Ann Roe]\ndate: 2019-03-04\nkind: paper\n---\n%s stood in Kabul & <b>were</b> old.[^1]\n\n[^1]: Ed Poe, “Piers”, Harbour Quarterly, 2001, https://harbour.example/piers.\n' \
    "$name" "$name" >"$work/papers/$name.md"
done
run dossier-index --database "$work/index" "$work/papers"
wants 0
export DOSSIER_DATABASE=$work/index

serve() {
  "$DOSSIER_BIN/dossier" serve --port 0 --jobs 2 "$@" >"$work/serving" 2>"$work/serve_err" &
  server=$!
  for _ in $(seq 200); do
    [[ -s $work/serving ]] && break
    sleep 0.05
  done
  site=$(sed -n 's/^Serving //p' "$work/serving")
  port=${site%/}
  port=${port##*:}
}
serve --query-log "$work/queries"
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
check 'it says where' test -n "$site"

# get STATUS ADDRESS [CURL OPTIONS]: the answer is then in $work/out, its head in $work/head.
get() {
  command_line="curl $*"
  status=$(curl -s --max-time 20 -D "$work/head" -o "$work/out" -w '%{http_code}' --path-as-is "${@:3}" "${site%/}$2")
  out=$(<"$work/out")
  check "status $1" test "$status" = "$1"
}
head_has() { check "header $1" grep -qiF -- "$1" "$work/head"; }

# The API: the command line's JSON, byte for byte but for the time taken.
same() {  # same ADDRESS COMMAND...
  get 200 "$1"
  sed -E 's/"took_ms":[0-9.]+/"took_ms":0/' "$work/out" >"$work/api"
  "$DOSSIER_BIN/dossier" "${@:2}" --format json | sed -E 's/"took_ms":[0-9.]+/"took_ms":0/' >"$work/cli"
  check "the same as dossier ${*:2}" cmp -s "$work/api" "$work/cli"
}
same '/api/v1/search?q=kabul' search kabul
same '/api/v1/search?q=kabul+ferries&any=1&limit=1&offset=1&sort=newest&facets=date' search --any -n 1 --offset 1 --sort newest --facets date 'kabul ferries'
same '/api/v1/search?q=nothingatall' search nothingatall
same '/api/v1/show?id=bridges.md' show bridges.md
same '/api/v1/cited-by?what=https://harbour.example/piers' cited-by https://harbour.example/piers
same '/api/v1/facets?q=&facets=places,kind&limit=3' facets --facets places,kind -n 3 ''
same '/api/v1/actors?name=kabul' actors kabul
same '/api/v1/actors?kind=place' actors --kind place
same '/api/v1/actors?name=kabul&limit=0' actors --limit 0 kabul
get 200 '/api/v1/suggest?q=ferr'
json '.words[0].query' ferries
get 200 '/api/v1/suggest?q=near+kab'
json '.actors[0].id' place/kabul
get 200 /api/v1/openapi.json
json '[.paths | keys[]] | join(" ")' '/api/v1/actors /api/v1/cited-by /api/v1/facets /api/v1/search /api/v1/show /api/v1/suggest'
for path in $(jq -r '.paths | keys[]' "$work/out"); do
  names=$(jq -r --arg path "$path" '.paths[$path].get.parameters[] | select(.required) | .name' "$work/out")
  cp "$work/out" "$work/openapi"
  if [[ -n $names ]]; then get 400 "$path"; else get 200 "$path"; fi
  cp "$work/openapi" "$work/out"
done

# Pages, and what stands in their heads.
for page in / '/search?q=kabul' '/document?id=bridges.md' '/document?id=bridges.md&find=old' '/actor?id=place/kabul' \
  '/work?key=bridges.md' '/work?key=https://harbour.example/piers' '/browse?by=places' '/browse?by=years' '/browse?by=new' \
  '/slip?id=bridges.md&q=kabul' /help /about '/search?q=' '/search?q=zzz+kabul'; do
  get 200 "$page"
  head_has "content-type: text/html"
  head_has "default-src 'none'"
  head_has 'x-content-type-options: nosniff'
  head_has 'referrer-policy: no-referrer'
  head_has "frame-ancestors 'none'"
  check 'no cookie' not_there 'set-cookie' <(tr A-Z a-z <"$work/head")
  silent_on '<b>were'
  silent_on 'href="http'
done
get 200 '/search?q=kabul&lang=pl'
says 'lang="pl"'
says '3 dokumenty'
get 200 '/search?q=kabul' -H 'Accept-Language: xx, ar;q=0.9, de;q=0.5'
says 'dir="rtl"'
get 200 '/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E'
silent_on '<script>alert'
get 200 '/assets/kiosk.css'
get 200 /healthz
check 'HEAD has no body' test "$(curl -s --head -o /dev/null -w '%{http_code} %{size_download}' "$site")" = '200 0'

# What is refused.
get 404 /nothing
get 404 /../etc/passwd
get 404 /assets/../kiosk.cc
get 400 //evil.example/x
get 400 /%2Fevil.example/x
get 404 '/%5Cevil.example/a%3Fb'
says 'href="/%5Cevil.example/a%3Fb?lang=pl"'
get 404 '/document?id=../../etc/passwd'
get 404 '/api/v1/show?id=nobody'
json .error 'no document is called nobody'
get 400 '/search?q=%zz'
get 400 '/search?q=%ff'
get 400 '/search?q=a%00b'
get 400 '/api/v1/search?q=%22open'
get 400 '/api/v1/search?limit=1000'
get 400 '/api/v1/search?query=kabul'
json .error '/api/v1/search has no parameter “query”'
json .hint 'it has: q limit offset sort any all_copies facets facets_by explain'
get 400 "/search?q=$(printf 'a%.0s' {1..3000})"
get 405 / -X POST -d a=b
get 405 / -X DELETE
get 413 / -X GET -d a=b
get 421 / -H 'Host: evil.example'
get 421 / -H "Host: 127.0.0.1:1"
get 200 / -H "Host: LOCALHOST:$port"
get 200 / -H "Host: [::1]:$port"
raw() {  # raw STATUS BYTES: the first line of the answer has this status.
  command_line="raw ${2:0:80}"
  out=$(printf "$2" | timeout 10 python3 -c '
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 10)
data = b""
try:
    s.sendall(sys.stdin.buffer.read())
except OSError:
    pass  # Refused before all was sent.
while b"\n" not in data:
    part = s.recv(65536)
    if not part: break
    data += part
print(data.split(b"\r\n")[0].decode("latin-1"))' "$port")
  check "raw status $1 ($out)" grep -q "^HTTP/1.1 $1" <<<"$out"
}
raw 400 "GET / HTTP/1.1\r\nHost: 127.0.0.1:$port\r\nHost: 127.0.0.1:$port\r\n\r\n"
raw 400 'GET / HTTP/1.1\r\n\r\n'
raw 400 "GET  HTTP/1.1\r\nHost: 127.0.0.1:$port\r\n\r\n"
raw 4 "GET /$(printf 'a%.0s' {1..9000}) HTTP/1.1\r\nHost: 127.0.0.1:$port\r\n\r\n"
raw 4 "GET / HTTP/1.1\r\nHost: 127.0.0.1:$port\r\nX: $(printf 'a%.0s' {1..40000})\r\n\r\n"
get 200 /

check 'queries are logged' grep -qP '^[0-9T:Z-]+\tkabul$' "$work/queries"

# A commit is seen, and no request fails meanwhile.
(for i in $(seq 150); do curl -s -o /dev/null -w '%{http_code}\n' "${site}search?q=kabul&page=$((i % 3 + 1))"; done) >"$work/statuses" &
asking=$!
for i in 1 2 3; do
  printf 'Kabul again, number %s.\n' "$i" >"$work/papers/more-$i.txt"
  "$DOSSIER_BIN/dossier-index" -q --database "$work/index" "$work/papers"
done
wait "$asking"
check 'no request failed' test "$(sort -u "$work/statuses")" = 200
sleep 0.2
get 200 '/api/v1/search?q=kabul&limit=0'
json .total 6

# An index that cannot be read is no fault of the visitor's, and its place is not told.
mv "$work/index" "$work/away"
sleep 0.2
for page in / /api/v1/search?q=kabul /healthz; do
  get 503 "$page"
  says 'index cannot be read at the moment'
  silent_on "$work"
done
mv "$work/away" "$work/index"
sleep 0.2
get 200 /healthz

# A clean stop.
kill -TERM "$server"
wait "$server"
check 'stopped by SIGTERM: status 0' test $? = 0
serve --address 127.0.0.1 --idle 7 --language fr
get 200 /
says 'data-idle="7"'
says 'lang="fr"'
check 'no log unless asked' test "$(wc -l <"$work/queries")" -gt 0
kill -INT "$server"
wait "$server"
run dossier serve --address nowhere
wants 2
complains 'nowhere is no numeric address'
run dossier serve --address 127.0.0.1 --address 192.0.2.7 --port 0
wants 2
complains 'cannot listen on 192.0.2.7'
run dossier serve -d "$work/none" --port 0
wants 2
finish
