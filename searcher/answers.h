// SPDX-License-Identifier: GPL-2.0-or-later
// What the searcher answers, as plain data: front ends (terminal, JSON, kiosk) print these and
// compute nothing.
//
// Text is UTF-8 and carries no markup; highlights are byte ranges into it.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/byte_range.h"
#include "schema/document.h"
#include "schema/entity.h"
#include "schema/facet_slot.h"

namespace dossier {

/// A quotation of one paragraph that shows why the document was found.
struct Snippet {
  std::string text;                   ///< Verbatim run of the paragraph.
  std::vector<ByteRange> highlights;  ///< Into `text`; ascending, never overlapping.
  std::string section;
  std::uint32_t paragraph = 0;
  Zone zone = Zone::Body;
  std::optional<std::string> note;  ///< Label, when the paragraph is a note.
  bool cut_before = false;          ///< The paragraph goes on before `text`.
  bool cut_after = false;
  /// Of a note, the sentence of the text that calls it.
  struct Supported {
    std::string text;
    std::string section;
    std::uint32_t paragraph = 0;
  };
  std::optional<Supported> supports = {};
};

/// One value of a facet. For entities `id` is set and `name` is the preferred name; a name no
/// authority lists has no id.
struct FacetCount {
  std::optional<std::string> id;
  std::string name;
  std::uint32_t count = 0;  ///< Documents; in a hit's lists, mentions in its title and text.
  /// Where asked for: how it is written, and in how many of the documents; the commonest first.
  std::vector<std::pair<std::string, std::uint32_t>> spellings = {};
  std::string filter = {};  ///< The clause that finds it: `outlet:"The Wire"`; "" where none does.
};

/// Documents of one period. `period` empty: undated. `coarse`: dated less finely than `unit`,
/// counted under its own.
struct PeriodCount {
  std::string period;  ///< YYYY[-MM[-DD]], of a decade YYYYs, or "" for undated.
  std::string unit;    ///< "day", "month", "year", "decade", as fine as the histogram is.
  bool coarse = false;
  std::uint32_t count = 0;
};

/// What a facet would count if the query did not choose among its own values: the other outlets
/// beside those of `outlet:x`, with the rest of the query as it is.
struct FacetAlternatives {
  Facet facet = Facet::Kind;
  std::string without;  ///< The query without these clauses; "" where nothing is left, or where it
                        ///< cannot be written so.
  std::uint32_t total = 0;         ///< Documents it finds; stories where facets count these.
  std::vector<FacetCount> values;  ///< As in Facets; of dates none.
  std::vector<PeriodCount> dates;
};

struct Facets {
  /// people, groups, places, kind, outlet, author, language, cited: by Facet; Facet::Date stays
  /// empty here. By falling count; of `cited`, from few to many.
  std::vector<FacetCount> values[kFacets];
  std::vector<PeriodCount> dates;  ///< By period; undated last.
  /// Values there are of each facet (of those that match, where a match was asked for).
  std::uint32_t distinct[kFacets] = {};
  std::vector<FacetAlternatives> alternatives;  ///< Of facets that the query itself filters by.
};

/// What stands at the head of every list of documents.
struct DocumentHead {
  std::string id, key, kind, title, outlet, language, url;
  std::vector<std::string> authors;
  std::string date;            ///< YYYY[-MM[-DD]] or "".
  std::uint32_t cites = 0;     ///< Distinct works it cites.
  std::uint32_t cited_by = 0;  ///< Documents of the index that cite it.
};

/// Another document that is the same text, reprinted, cut or updated.
struct StoryPlace {
  std::string id, title, outlet;
  std::string date;  ///< YYYY[-MM[-DD]] or "".
};

struct Hit {
  std::uint32_t rank = 0;  ///< From 1, over all pages; of what is shown, stories or documents.
  double score = 0;
  DocumentHead head;
  std::vector<ByteRange> title_highlights;  ///< Into `head.title`.
  std::vector<Snippet> snippets;
  std::vector<FacetCount> entities[kEntityKinds];  ///< By EntityKind, most mentioned first.
  std::vector<StoryPlace> story;   ///< Other places of its story, found or not; the earliest first.
  std::uint32_t other_places = 0;  ///< How many there are; `story` has no more than the first 20.
};

/// A name in the query that also stands for an entity.
struct Expansion {
  std::string typed;   ///< "ISKP"
  std::string entity;  ///< "group/iskp", or "unlisted group"
  std::string name;    ///< "Islamic State Khorasan Province"; of an unlisted one, "".
};

struct QueryEcho {
  std::string text;                   ///< As asked.
  std::string parsed;                 ///< The tree in one line.
  std::vector<Expansion> expansions;  ///< Names that were also looked for as entities.
  std::vector<std::string> dropped;   ///< Stop words left out.
  std::string engine;                 ///< Xapian's own description, for --explain.
  std::vector<std::string> hints;     ///< What was perhaps meant, and what a name took in.
  std::vector<std::string> readings;  ///< What each word, sign and date stands for, for --explain.
  std::string undated = {};           ///< The query without its dates, so that a clause may follow.
};

/// Why a query found nothing: how many documents one clause of it finds by itself, and how many the
/// rest finds without it.
struct ClauseCount {
  std::string clause;  ///< As typed.
  std::uint32_t count = 0;
  std::optional<std::string> without =
      {};  ///< The query without the clause, where anything is left.
  std::uint32_t without_count = 0;
};

/// The state of the index that answered: the same query on the same state gives the same answer.
struct Fingerprint {
  std::string uuid;            ///< Of several indexes, joined by ':'.
  std::uint64_t revision = 0;  ///< Rises with every commit; of several indexes, the sum.
  std::uint32_t documents = 0;
};

struct SearchAnswer {
  QueryEcho query;
  std::uint32_t total = 0;       ///< Documents. Exact.
  std::uint32_t stories = 0;     ///< Stories among them, one that stands alone too. Exact.
  bool by_story = false;         ///< A hit is the best-ranked document of a story.
  bool facets_by_story = false;  ///< Facets count stories.
  std::uint32_t offset = 0;      ///< As asked: of the first hit.
  double took_ms = 0;
  std::optional<std::string> suggestion;  ///< A query that would find more.
  std::vector<Hit> hits;
  Facets facets;
  std::vector<ClauseCount> diagnosis;  ///< Only when total is 0.

  std::uint32_t shown() const { return by_story ? stories : total; }  ///< Hits on all pages.
};

/// A document as `show` prints it.
struct ShowAnswer {
  DocumentHead head;
  Document document;
  std::vector<std::string> work_keys;  ///< For each work of the document, the strongest key: its
                                       ///< own where it is held, else as cited.
  std::vector<std::optional<std::string>>
      held;  ///< For each work, the id of the document that is it, if held.
  std::map<std::string, std::string> entity_names;  ///< Preferred names of the entities mentioned.
  std::vector<StoryPlace> story;  ///< All other places of its story, the earliest first.
};

struct CitedWork {
  std::string key;
  std::string citation_key;  ///< "roe2021bridge"; "" where too little is known.
  Work work;
  std::optional<std::string> held;
  std::vector<std::string> notes;  ///< Labels of the notes that cite it, in order, each once.
  std::uint32_t citations = 0;     ///< All citations of it, entries and links too.
  Confidence confidence = Confidence::None;  ///< The best.
};

struct CitesAnswer {
  DocumentHead head;
  std::vector<CitedWork> works;  ///< In order of first citation.
};

/// One place that cites a work.
struct CitingPlace {
  DocumentHead head;  ///< The citing document.
  std::optional<std::string> note;
  std::string
      sentence;     ///< The sentence of the text that carries the citation; of an entry, the entry.
  std::string raw;  ///< The note or entry itself.
  std::string section;
  std::string locator, signal, rule;
  CitationClass klass = CitationClass::Full;
  Confidence confidence = Confidence::None;
};

struct CitedByAnswer {
  std::string work;   ///< Strongest key of what was asked for.
  std::string title;  ///< As best known, or "".
  std::optional<std::string> held;
  std::uint32_t total = 0;          ///< Distinct citing documents.
  std::vector<CitingPlace> citing;  ///< By document (newest first), then reading order.
};

struct ActorCount {
  Entity entity;
  std::uint32_t documents = 0;
};

/// A query that the user keeps under a name.
struct SavedSearch {
  std::string name, query;
  std::string last_run;  ///< Local time, YYYY-MM-DD HH:MM; "" where it was never run.
};

/// A query with its last word completed, as typed before it.
struct WordSuggestion {
  std::string query;
  std::uint32_t documents = 0;  ///< That have the word.
};

/// What may be meant by the beginning of a query.
struct SuggestionsAnswer {
  std::vector<WordSuggestion> words;  ///< By falling number of documents.
  std::vector<ActorCount> actors;     ///< Display names; by falling number of documents.
};

struct LanguageInfo {
  std::string language;
  std::uint32_t documents = 0;
  bool stemmed = false;  ///< False: Xapian has no stemmer, words are found as written.
};

struct InfoAnswer {
  std::vector<std::string> paths, roots;
  std::uint32_t documents = 0;
  std::uint64_t words = 0;     ///< Distinct terms are not counted; this is the total length.
  std::uint64_t bytes = 0;     ///< On disk.
  std::uint64_t entities = 0;  ///< Known from authority files.
  std::uint64_t updated = 0;   ///< Seconds since 1970.
  std::string analyzer;
  int format = 0;
  std::vector<LanguageInfo> languages;
  std::vector<FacetCount> kinds;
  Fingerprint index;
};

}  // namespace dossier
