// SPDX-License-Identifier: GPL-2.0-or-later
// A document as both programs know it: what the indexer makes of a file, what the index stores,
// what `show` prints.
//
// Offsets are bytes into the UTF-8 string they belong to, half-open. Paragraphs are numbered from 0
// in reading order; all notes are paragraphs too (zone Notes).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"
#include "schema/date.h"

namespace dossier {

enum class Zone : std::uint8_t { Front, Body, Notes, Bibliography, Back };
inline constexpr int kZones = 5;
const char* zone_name(Zone zone);  ///< "front", "body", ...

enum class EntityKind : std::uint8_t { Person, Group, Place };
inline constexpr int kEntityKinds = 3;
const char* entity_kind_name(EntityKind kind);  ///< "person", "group", "place"
std::optional<EntityKind> parse_entity_kind(std::string_view name);

struct Paragraph {
  Zone zone = Zone::Body;
  std::string section;    ///< Nearest heading above, "" before the first.
  std::string text;       ///< Clean UTF-8: no note marks, no markup, no line breaks inside.
  int heading_level = 0;  ///< 1 to 6 when this paragraph is itself a heading, else 0.
};

/// A note and the place that calls it.
struct Footnote {
  std::string label;                       ///< As printed: "31", "*", "a".
  std::uint32_t text_paragraph = 0;        ///< The paragraph that holds its text.
  std::optional<std::uint32_t> paragraph;  ///< Where it is called; none: the mark was not found.
  std::uint32_t offset =
      0;  ///< Into that paragraph's text: the note's mark stood before this byte.
};

/// A hyperlink in running text, or a TEI reference.
struct Link {
  std::uint32_t paragraph = 0;
  ByteRange bytes;
  std::string target;                       ///< URL, or the id of a document.
  std::optional<std::string> written = {};  ///< Where it is a path from the file's own folder.
};

/// A name that the file's own markup tags: <persName corresp="#p_DE1">Durbrow</persName>.
struct NameTag {
  std::optional<std::uint32_t> paragraph;  ///< None: in the title.
  ByteRange bytes;
  EntityKind kind = EntityKind::Person;
  std::string key;   ///< As the markup has it; a pointer is relative to the indexed folder. Or "".
  std::string name;  ///< In full, where the file lists those it names; else "".
  std::optional<std::string> written = {};  ///< The key as the file has it, where it is a pointer.
};

enum class Confidence : std::uint8_t { None, Ambiguous, Medium, High, Certain };
const char* confidence_name(Confidence c);

enum class MentionHow : std::uint8_t { Tagged, Authority, Context, Recognised };
const char* mention_how_name(MentionHow how);

struct Mention {
  std::string entity;  ///< Authority id ("group/iskp"), or "" for a name no authority lists.
  EntityKind kind = EntityKind::Person;
  std::optional<std::uint32_t>
      paragraph;  ///< None: in the title, or (with an empty range) a front-matter tag.
  ByteRange bytes;
  std::string surface;  ///< The words as written.
  MentionHow how = MentionHow::Authority;
  std::string cluster = {};  ///< Of a name no authority lists, its fullest form in the document, by
                             ///< which facets count it; "" where that is the surface.
  Confidence confidence = Confidence::Certain;  ///< That it is this entity, or a name at all.
  std::vector<std::string> candidates = {};  ///< Of a name that several entities bear and nothing
                                             ///< tells apart here: their ids, and `entity` is "".

  bool operator==(const Mention&) const = default;
};

/// A work a document cites, as its notes and bibliography together describe it.
struct Work {
  std::vector<std::string> keys;  ///< From work_key.h, strongest first; never empty.
  std::vector<std::string> authors;
  std::string title, container, date, url;
};

enum class CitationClass : std::uint8_t {
  Full,
  Short,
  Ibid,
  Idem,
  Supra,
  OpCit,
  Internal,
  Link,
  Entry,
  Comment
};
const char* citation_class_name(CitationClass c);  ///< "full", ..., "op-cit", ...

/// The fields of one reference string; what is not there is empty.
struct Reference {
  std::vector<std::string> authors;  ///< "Morgan, Wesley" or as written, in order.
  std::string title;
  std::string
      container;     ///< Journal, newspaper, book, series, or publisher where that is all there is.
  std::string date;  ///< YYYY[-MM[-DD]].
  std::string url;
  std::string doi;
  std::string
      locator;  ///< "p. 4", "pp. 14-53", "para. 7": the place inside the work that is meant.
};

/// One segment of a note, one entry of a bibliography, or one link.
struct Citation {
  std::string note;             ///< Label of its note; "" for entries and links.
  std::uint32_t paragraph = 0;  ///< That holds it.
  ByteRange bytes;              ///< Of `raw` in that paragraph.
  std::string raw;
  CitationClass klass = CitationClass::Comment;
  std::string signal;  ///< "see", "see also", "cf.", ... as written, lower case; else "".
  Reference reference;
  std::int32_t work = -1;  ///< Index into Document::works, or -1.
  Confidence confidence = Confidence::None;
  std::string rule;     ///< Short name of the rule that decided class and work.
  bool nested = false;  ///< Cited by the citation before it: "(citing …)".
  std::vector<std::int32_t> candidates = {};  ///< Of an ambiguous one, the works it may mean, by
                                              ///< index; `work` is -1.
};

/// What is known of a document besides its text; front matter fills it, readers and structure add.
struct Metadata {
  std::string id;    ///< "" until decided.
  std::string kind;  ///< "paper", "news", "other"; "" until decided.
  std::string title;
  std::vector<std::string> authors;
  std::optional<Date> date;
  std::string outlet;
  std::string language;  ///< ISO 639-1, or "".
  std::string url;
  std::vector<std::string> people, groups, places;  ///< Tags given explicitly.
  bool id_given = false;  ///< By the file itself; else it is made of the file's path.
};

/// Another file that holds the same content.
struct Copy {
  std::string id;  ///< The document's id, had it been read from there.
  std::string path;

  bool operator==(const Copy&) const = default;
};

/// A person, group or place that no authority knows, but a list in the document's own file.
struct ListedName {
  std::string id;    ///< "person/FILE#p_DE1"
  std::string name;  ///< As listed: "Durbrow, Elbridge".
};

struct Document {
  Metadata meta;
  std::string source_path;
  std::vector<Copy> copies;  ///< Where the same content stands besides, by path.
  std::vector<Paragraph> paragraphs;
  std::vector<Footnote> footnotes;
  std::vector<Link> links;
  std::vector<NameTag> tags;        ///< In reading order; mentions are made of them.
  std::vector<ListedName> listed;   ///< Of mentions, whom only the file's own tags list.
  std::vector<Mention> mentions;    ///< By paragraph (title first), then begin; non-overlapping.
  std::vector<Citation> citations;  ///< In reading order.
  std::vector<Work> works;  ///< Distinct works the citations name, in order of first citation.
};

}  // namespace dossier
