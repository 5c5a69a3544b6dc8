// SPDX-License-Identifier: GPL-2.0-or-later
// What a search answers, as plain data (answers.h): the query as it was read, documents with the
// passages that show why they were found, facets, and, where there are none, why not.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/byte_range.h"
#include "schema/document.h"
#include "schema/entity.h"
#include "searcher/facet_answers.h"

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

}  // namespace dossier
