# SPDX-License-Identifier: GPL-2.0-or-later
# `dossier show --format json` as text that a person can review: one line a paragraph, note, citation and name.

# The first `size` bytes of a string, as UTF-8.
def bytes_before($size):
  [foreach explode[] as $c (0; . + (if $c < 128 then 1 elif $c < 2048 then 2 elif $c < 65536 then 3 else 4 end);
    select(. <= $size) | $c)] | implode;
def words: split(" ");
def first_words($n): words[:$n] | join(" ");
def last_words($n): words[-$n:] | join(" ");
# The whole of a short text; of a long one, its ends.
def ends: if (words | length) <= 14 then words | join(" ") else first_words(7) + " [...] " + last_words(5) end;
def field($name; $value): if ($value // "") == "" then empty else "    \($name): \($value)" end;
def or_none: if . == null or . == "" then "-" else . end;

. as $document
| "title: \(.title)",
  "authors: \(.authors | join("; ") | or_none)",
  "date: \(.date | or_none)   kind: \(.kind)   language: \(.language | or_none)   outlet: \(.outlet | or_none)",
  "id: \(.id)   key: \(.key)   cited by: \(.cited_by)   url: \(.url | or_none)",
  "",
  "PARAGRAPHS",
  (foreach (.paragraphs | to_entries[]) as $row ({};
    {changed: ([$row.value.zone, $row.value.section] != .heading), heading: [$row.value.zone, $row.value.section], row: $row};
    (select(.changed) | "  -- \(.heading[0]) -- \(.heading[1])"),
    "  \(.row.key) \(.row.value.text | ends)")),
  "",
  "NOTES: label, paragraph of its text, anchor and the words before it",
  (.footnotes[] | "  \(.label) (\(.text_paragraph)) " +
    (if .paragraph == null then "nowhere"
     else .offset as $offset | "in \(.paragraph): \($document.paragraphs[.paragraph].text | bytes_before($offset) | "... " + last_words(5))" end)),
  "",
  "CITATIONS: note, class, rule, confidence",
  (.citations[]
    | "  [\(.note // "-")] \(.class)\(if .signal == "" then "" else " (\(.signal))" end), \(.rule | or_none), \(.confidence): \(.raw | ends)",
      field("authors"; .authors | join("; ")), field("title"; .title), field("container"; .container), field("date"; .date),
      field("url"; .url), field("locator"; .locator), field("is"; .work_title | select(. != null)), field("held"; .held)),
  "",
  "NAMES: kind, entity, how, as written, times",
  (.mentions | group_by([.kind, .entity, .how])[]
    | "  \(.[0].kind) \(.[0].entity // "-") \(.[0].how): " +
      (group_by(.surface) | sort_by(-length, .[0].surface) | map("\(.[0].surface) \(length)") | join(", ")))
