#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A folder of hostile and broken files among good ones: the run ends, every bad file is named with a remedy, every good
# one is found, the terminal gets no control character, and the number of threads makes no difference.
source "$(dirname "$0")/lib.sh"
shopt -s lastpipe  # bad and kept, at the end of pipes, keep lists.
docs=$work/docs
mkdir "$docs"
cd "$docs" || exit 1

# The lists: files that must be named with a part of the reason, and words that must be found.
named=() words=()
# bad FILE REASON: what standard input holds is not indexed, or only in part.
bad() { [[ $1 == - ]] || { cat >"$1"; named+=("$1" "$2"); }; }
# kept FILE WORD [REASON]: it is indexed all the same, and found by WORD; with REASON, it is named too.
kept() {
  cat >"$1"
  words+=("$2")
  [[ $# -lt 3 ]] || named+=("$1" "$3")
}
# times N TEXT: TEXT, N times, on one line.
times() { yes -- "$2" | head -n "$1" | tr -d '\n'; }
tei() { printf '<TEI><teiHeader/><text><body>%s</body></text></TEI>' "$1"; }
# reads ENDING: does this build have a reader for it?
reads() { grep -q "\"\\.$1\"" "$DOSSIER_SOURCE/indexer/formats/reader.cc"; }

# Good neighbours, before and after in the order of names.
printf -- '---\ntitle: First\n---\nThe zeppelin rose over Kabul.\n' | kept 00-first.md zeppelin
printf 'The hovercraft crossed the river.\n' | kept zz-last.txt hovercraft

# Bytes.
printf 'naïve Zażółć quagga \xff\xfe żółw\n' | kept bytes-broken.txt quagga 'line 1, byte'
printf 'Smile \xed\xa0\xbd żółw numbat\n' | kept bytes-surrogate.txt numbat 'not UTF-8'
printf 'Overlong \xc0\xafżółw okapi\n' | kept bytes-overlong.txt okapi 'line 1, byte 10'
printf 'One zero \0 in the axolotl and its long sentence, which goes on for quite a while, and then on.\n' | kept bytes-zero.txt axolotl 'zero byte'
head -c 4000 /dev/zero | bad bytes-zeros.txt 'is binary'
head -c 20000 /dev/urandom | bad bytes-random.md 'is'
printf 'Bagram tapir\n' | iconv -t utf-16le | kept utf16-unmarked.txt tapir
printf 'Bagram kinkajou' | iconv -t utf-32be | kept utf32-unmarked.md kinkajou
printf 'Der größte Käfer heißt serval, die schönsten Möwen überlebten.\n' | iconv -t cp1252 | kept latin.txt serval
printf 'Представитель министерства сообщил про чупакабра\n' | iconv -f utf-8 -t koi8-r | kept koi.txt чупакабра
printf 'It â€™s a cafÃ© for the fennec.\n' | kept mojibake.txt fennec 'mojibake'
printf 'żółw\nUm die gr\xf6\xdften K\xe4fer: kudu\nZażółć żółć gęślą jaźń łąka\n' | kept encodings-mixed.md kudu 'windows-125'
printf '%%PDF-1.4 not text\n' | bad pdf-as.txt 'damaged'
printf '\x1b[2J\x1b]0;owned\x07 Text of the gecko.\n' | kept escapes.txt gecko

# Sizes and depths.
{ times 2000000 'word '; echo capybara; } | kept line-10mb.txt capybara
{ times 2000000 'word '; echo pangolin; } | kept line-10mb.md pangolin
times 10000000 x | kept word-10mb.txt xxx*
{ times 20000 '>'; echo ' vicuna'; } | kept deep-quotes.md vicuna
{ times 20000 '- '; echo; echo; echo 'A caracal.'; } | kept deep-lists.md caracal
{ times 100000 '['; echo ' aardvark'; } | kept deep-brackets.md aardvark
{ times 40000 '<div>'; echo 'A wombat in the middle of it.'; } | kept deep.html wombat 'deep'
{ printf '<p>A bilby at the start.'; times 100000 '<b><i><p>'; } | kept never-closed.html bilby
{ printf '<p title="'; times 1000000 a; printf '">A quokka with a long attribute.</p>'; } | kept attribute-1mb.html quokka
{ printf '<p '; times 60000 'a=b '; printf '>A dingo with many attributes.</p>'; } | kept attributes-many.html dingo
printf '<p>A numbskull ends amid a tag <a href="http' | kept cut.html numbskull
{ printf '{"text":'; times 100000 '['; echo; echo '{"id":"deep-good","text":"A meerkat."}'; } | kept deep.jsonl meerkat 'line 1'
tei "$(times 5000 '<p>')" | bad deep.xml 'nested deeper'
{ times 30000 '# Heading
' ; } | tr -d '\r' | sed 's/# /\n# /g' | kept headings.md heading
{ seq -f 'Text[^%.0f] of the note.' 20000; echo; seq -f '[^%.0f]: Moss, Dams of the ocelot, 2019.' 20000; } | kept notes-many.md ocelot
{ times 20000 '[^1]'; printf '\n\n[^1]: [^1] and [^2] and the margay\n[^2]: [^1]\n'; } | kept notes-loop.md margay
{ seq -f '[it](https://a.example/%.0f)' 20000; echo 'jerboa'; } | kept links-many.md jerboa
times 20000 'Joe Biden met Ashraf Ghani in Kabul. ' | kept names-many.txt 'biden'

# Front matter.
printf -- '---\ntitle: Never closed\nText about the dugong.\n' | kept front-open.md dugong 'no line of --- closes it'
printf -- '---\ntitle: A colon: here\nauthor: Ann Moss\n---\nThe manatee.\n' | kept front-colon.md manatee '"title" is not YAML'
printf -- '---\ntitle: "An open quote\nauthor: Ann Moss\n---\nThe narwhal.\n' | kept front-quote.md narwhal '"title" is not YAML'
printf -- '---\ntitle: T\nlanguage: Klingonese\ndate: 9999-99-99\n---\nThe ibex.\n' | kept front-values.md ibex 'language "Klingonese" is unknown'
{ printf -- '---\ntitle: T\n'; seq -f 'key%.0f: value' 10000; printf -- '---\nThe addax.\n'; } | kept front-huge.md addax 'longer than 64 KB'
{ printf -- '---\na: &a [x,x,x,x,x,x,x,x,x]\n'; for i in b c d e f g h; do printf '%s: &%s [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n' $i $i; done; printf -- '---\nThe oryx.\n'; } | kept front-bomb.md oryx 'aliases'
printf -- '---\na: &a [*a]\ntitle: T\n---\nThe eland.\n' | kept front-alias-loop.md eland 'aliases'
{ printf -- '---\na: '; times 30000 '['; printf -- '\n---\nThe gaur.\n'; } | kept front-deep.md gaur 'nested too deep'
printf -- '---\nid: 00-first.md\n---\nThe same id twice.\n' | bad id-twice.md 'already belongs to'
printf -- '---\ntitle: "\\e[31mRed\\u202Eder\\u0007"\ndate: 1e308\n---\nThe bongo.\n' | kept front-controls.md bongo 'date'

# Records.
printf '{"id":"r1","text":"The galago."}\nnot json\n{"id":"r3","text":"The loris."}\n' | kept records.jsonl galago 'line 2'
words+=(loris)
printf '{"id":"r4","title":"\\u001b[31mRed\\u0000 \\u202e","text":"The tarsier.","date":1e308,"people":[1e308,{"x":[]}]}\n' | kept record-controls.jsonl tarsier
printf '{"id":"r5","text":"A lone \\ud800 surrogate."}\n' | bad record-surrogate.jsonl 'line 1'
seq -f '{"id":"same","text":"Record %.0f."}' 300 | bad records-same.jsonl 'already belongs to'
printf '{"text":"The potto' | bad record-cut.jsonl 'line 1'

# XML.
{ printf '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa">'; p=a; for i in b c d e f g h i j k; do printf '<!ENTITY %s "&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;">' $i $p $p $p $p $p $p $p $p; p=$i; done; printf ']>'; tei '<p>&k;</p>'; } | bad entity-bomb.xml 'unfold'
{ printf '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'; tei '<p>The &x; guanaco.</p>'; } | kept entity-external.xml guanaco
{ printf '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/x.dtd">'; tei '<p>The alpaca.</p>'; } | kept dtd-external.xml alpaca
{ printf '<?xml version="1.0" encoding="UTF-8"?>'; tei "$(printf 'caf\xe9')"; } | bad encoding-wrong.xml 'not proper UTF-8'
{ printf '<?xml version="1.0" encoding="unheard-of"?>'; tei 'x'; } | bad encoding-unknown.xml 'ncoding'
printf '<TEI><text><body><p>Cut' | bad cut.xml 'ends before'
printf '<svg><p>No TEI</p></svg>' | bad other.xml 'not a format Dossier reads'

# Pages.
printf '<title>T<script>alert(1)</script></title><p>The <a href="javascript:alert(1)">markhor</a> and its text.<script>alert(2)</script>' | kept script.html markhor
printf '<meta charset=koi8-r><p>Die größte Überraschung war der saiga.' | iconv -t cp1252 | kept charset-wrong.html saiga 'reads as'
printf '<p>%b</p>' '\0033[31m\u202Ekoala\u200B\u2066\a' | kept bidi.html koala

# Empty.
: | bad empty.md 'holds no text'
: | bad empty.txt 'holds no text'
: | bad empty.html 'holds no text'
: | bad empty.jsonl 'holds no records'
printf ' \n\n' | bad blank.txt 'holds no text'

# Compressed.
printf -- '---\ntitle: Packed\n---\nThe sambar.\n' | gzip | kept packed.md.gz sambar
head -c 30000 /dev/urandom | base64 | gzip | head -c 20000 | bad cut.txt.gz 'cut short'
head -c 30000000 /dev/zero | tr '\0' a | gzip | bad bomb.txt.gz 'times its size'
printf 'Plain.' | bad plain.txt.gz 'is not compressed'
: | gzip | bad empty.txt.gz 'holds no text'
if command -v zstd >/dev/null; then
  printf 'The chital.\n' | zstd -q | kept packed.txt.zst chital
  head -c 30000000 /dev/zero | zstd -q | bad bomb.txt.zst 'times its size'
fi
if command -v zip >/dev/null; then
  mkdir -p "$work/zip/sub" "$work/zip/word" "$work/zip/many"
  (
    cd "$work/zip" && echo '<x/>' >a.xml && zip -q plain.zip a.xml
    cd sub && zip -q ../up.zip ../a.xml
    cd .. && head -c 50000000 /dev/zero | tr '\0' a >word/document.xml && zip -q bomb.zip word/document.xml
    cp word/document.xml content.xml && zip -q bomb.zip content.xml
    rm word/document.xml content.xml
    cd many && seq -f 'file%.0f' 3000 | xargs touch && zip -q -r ../many.zip .
  )
  for ending in docx odt epub; do
    reads "$ending" || continue
    bad "no.$ending" "" <"$work/zip/plain.zip"
    bad "up.$ending" "" <"$work/zip/up.zip"
    bad "bomb.$ending" "" <"$work/zip/bomb.zip"
    bad "many.$ending" "" <"$work/zip/many.zip"
    head -c 60 "$work/zip/plain.zip" | bad "cut.$ending" ""
    head -c 3000 /dev/urandom | bad "random.$ending" ""
    : | bad "empty.$ending" ""
  done
fi
if reads pdf; then
  printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>' | bad loop.pdf ""
  { echo '%PDF-1.7'; head -c 3000 /dev/urandom; } | bad random.pdf ""
  : | bad empty.pdf ""
fi

# What is no file, and names.
mkfifo pipe.md && named+=(pipe.md 'not a file')
ln -s /dev/zero device.md && named+=(device.md 'not a file')
ln -s nowhere dangling.md && named+=(dangling.md 'No such file')
ln -s self.md self.md && named+=(self.md 'symbolic links')
ln -s . folder-loop
mkdir folder.md && printf 'The takin.\n' >folder.md/inside.md && words+=(takin)
printf 'The serow.\n' >"$(printf 'new\nline.md')" && words+=(serow)
printf 'The goral.\n' >"$(printf 'escape\033[31m.md')" && words+=(goral)
printf 'The urial.\n' >"$(printf 'bad\xffname.md')" && words+=(urial)
printf 'The chiru.\n' >"$(times 252 n).md" && words+=(chiru)
printf 'The argali.\n' >"$(times 84 ż).md" && words+=(argali)
printf 'not text \xff\n' >"$(printf 'both\n\033]0;x\a.xml')" && named+=('both%0A%1B' '')
if [[ $(id -u) -ne 0 ]]; then
  printf 'x\n' >secret.md && chmod 000 secret.md && named+=(secret.md 'ermission')
fi
mkdir -p "$(times 1000 d/)" && printf 'The nilgai.\n' >"$(times 1000 d/)n.md" && words+=(nilgai)
echo "made in $SECONDS s"
kinds=$(find "$docs" -maxdepth 1 | wc -l)
check "40 kinds and more ($kinds)" test "$kinds" -ge 70

# The runs.
for jobs in 1 4; do
  start=$SECONDS
  command_line="dossier-index --jobs $jobs"
  timeout 300 "$DOSSIER_BIN/dossier-index" --database "$work/index$jobs" --jobs "$jobs" "$docs" >"$work/out" 2>"$work/err" </dev/null
  status=$? out=$(<"$work/out") err=$(head -c 3000 "$work/err")
  wants 1
  check "within limits ($((SECONDS - start)) s)" test $((SECONDS - start)) -lt 240
  cp "$work/err" "$work/err$jobs"
  "$DOSSIER_BIN/dossier" export --database "$work/index$jobs" --format jsonl >"$work/export$jobs" 2>/dev/null
done
check "threads make no difference" cmp "$work/export1" "$work/export4"
check "nor to what is reported" cmp "$work/err1" "$work/err4"
for ((i = 0; i < ${#named[@]}; i += 2)); do
  line=$(grep -F -A1 -- "/${named[i]}" "$work/err" | grep -F -A1 -m1 -- "${named[i + 1]}")
  check "names ${named[i]}: ${named[i + 1]}" test -n "$line"
  check "a remedy for ${named[i]}" grep -q '^hint: ' <<<"$line"
done
for word in "${words[@]}"; do
  run dossier search --database "$work/index1" --format json "$word"
  check "finds $word" test "$(jq .total "$work/out")" -ge 1
done

# Nothing raw on the terminal.
no_controls() { ! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' "$1"; }
check "the report has no control characters" no_controls "$work/err"
for query in tarsier bongo koala gecko goral serow urial; do
  run dossier search --database "$work/index1" --color always "$query"
  sed -i 's/\x1b\[[0-9;]*m//g' "$work/out"
  check "no control characters for $query" no_controls "$work/out"
done
run dossier search --database "$work/index1" --color never tarsier
check "no control characters without colour" no_controls "$work/out"

# Again: what failed is reported again, what is whole is left alone.
run dossier-index --database "$work/index1" --format json "$docs"
wants 1
json '"\(.removed)"' 0

finish
