#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Authority files of every format, as a user meets them: what is found, shown and counted; when names are compiled again.
source "$(dirname "$0")/lib.sh"
docs=$work/docs
index=$work/index
mkdir "$docs"
cat >"$docs/salt.md" <<'END'
---
title: Salt
date: 2002-05-01
---
Ann Moss met Carl Berg of the Ministry of Salt in Chad. The Minister of Salt smiled.
END
sed 's/2002-05-01/2009-05-01/; s/^title: Salt/title: Later/' "$docs/salt.md" >"$docs/later.md"
cat >"$docs/edition.xml" <<'END'
<TEI><teiHeader/><text><body><p>So said <persName corresp="#p9">Mr. Pell</persName>.</p>
<list><item><persName xml:id="p9">Pell, Dora</persName>, envoy</item></list></body></text></TEI>
END
cat >"$work/ftm.json" <<'END'
{"id":"g","schema":"PublicBody","properties":{"name":["Ministry of Salt"],"country":["td"]}}
{"id":"p","schema":"Person","properties":{"name":["Ann Moss"]}}
{"id":"x","schema":"Position","properties":{"name":["Minister of Salt"]}}
{"id":"o","schema":"Occupancy","properties":{"holder":["p"],"post":["x"],"startDate":["2001"],"endDate":["2003"]}}
{"id":"m","schema":"Membership","properties":{"member":["p"],"organization":["g"]}}
{"id":"bad","schema":"Person","properties":{}}
END
cat >"$work/lists.xml" <<'END'
<listPerson><person xml:id="b1"><persName><forename>Carl</forename> <surname>Berg</surname></persName></person></listPerson>
END
names() { jq -r '[.mentions[] | "\(.surface)=\(.entity)"] | join(" ")' <<<"$out"; }

run dossier-index --database "$index" --authority "$work/ftm.json" --authority "$work/lists.xml" "$docs"
wants 0
check "a bad row is reported with file and line" grep -q "ftm.json: line 6: no name" <<<"$err"
run dossier show --database "$index" --format json salt.md
check "names of all formats, and the post in its time" test "$(names)" = \
  "Ann Moss=person/p Carl Berg=person/b1 Ministry of Salt=group/g Chad=place/chad Minister of Salt=person/p"
run dossier show --database "$index" --format json later.md
check "not after its time" test "$(names)" = \
  "Ann Moss=person/p Carl Berg=person/b1 Ministry of Salt=group/g Chad=place/chad"

# Names that only a TEI file lists.
run dossier actors --database "$index" --format json "Dora Pell"
json '[.actors[] | .id, .name] | join(" ")' "person/edition.xml#p9 Pell, Dora"
run dossier search --database "$index" --format json 'person:"dora pell"'
json '[.total, .facets.people[0].name] | map(tostring) | join(" ")' "1 Dora Pell"
rm "$docs/edition.xml"
run dossier-index --database "$index" --authority "$work/ftm.json" --authority "$work/lists.xml" "$docs"
run dossier actors --database "$index" --format json "Dora Pell"
wants 1

# Compiled names: kept, used, and made again when stale or damaged.
check "names are compiled" test -s "$index/authority.bin"
for damage in "rm $index/authority.bin" "truncate -s 100 $index/authority.bin" "true"; do
  $damage
  printf '\nMore of it.\n' >>"$docs/later.md"
  run dossier-index --database "$index" --authority "$work/ftm.json" --authority "$work/lists.xml" --format json "$docs"
  wants 0
  json '"\(.updated) \(.unchanged)"' "1 1"
  check "the compiled names are whole again" test "$(stat -c %s "$index/authority.bin")" -gt 10000
done
sed -i 's/Ann Moss/Ann Moos/' "$work/ftm.json"
run dossier-index --database "$index" --authority "$work/ftm.json" --authority "$work/lists.xml" "$docs"
run dossier show --database "$index" --format json salt.md
check "changed names are used at once" test "$(names)" = \
  "Ann Moss=null Carl Berg=person/b1 Ministry of Salt=group/g Chad=place/chad"

for bad in "" "<html/>" "no header"; do
  printf '%s' "$bad" >"$work/bad"
  run dossier-index --database "$index" --authority "$work/bad" "$docs"
  wants 2
done

# A list given as a paper: the second after one --authority.
printf 'id\tkind\n' >"$work/more.tsv"
run dossier-index --database "$index" --authority "$work/ftm.json" "$work/more.tsv" "$docs"
wants 1
complains 'give it after --authority'
finish
