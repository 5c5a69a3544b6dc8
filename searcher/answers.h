// SPDX-License-Identifier: GPL-2.0-or-later
// What the searcher answers, as plain data: front ends (terminal, JSON, kiosk) print these and
// compute nothing. Here is all but what is said of searches (search_answer.h), of facets
// (facet_answers.h), of works (works/citation_answers.h) and of actors (actors/actor_answers.h).
//
// Text is UTF-8 and carries no markup; highlights are byte ranges into it.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schema/document.h"
#include "schema/entity.h"
#include "searcher/facet_answers.h"
#include "searcher/search_answer.h"

namespace dossier {

/// The state of the index that answered: the same query on the same state gives the same answer.
struct Fingerprint {
  std::string uuid;            ///< Of several indexes, joined by ':'.
  std::uint64_t revision = 0;  ///< Rises with every commit; of several indexes, the sum.
  std::uint32_t documents = 0;
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
