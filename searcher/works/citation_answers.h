// SPDX-License-Identifier: GPL-2.0-or-later
// Answers about works and who cites them, as plain data (answers.h): missing works, trails of
// sources, the citation graph, related documents.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/answers.h"

namespace dossier {

/// A work cited but not held.
struct MissingWork {
  std::string key;                  ///< Strongest work key.
  std::string citation_key;         ///< "roe2021bridge"; "" where too little is known.
  Work work;                        ///< As the citing document that says most of it has it.
  std::uint32_t cited_by = 0;       ///< Distinct citing documents.
  std::vector<std::string> citing;  ///< Ids of the first few of them.
};

struct MissingAnswer {
  std::vector<MissingWork> works;  ///< Most cited first; then by title.
  std::size_t total = 0;           ///< With those left out for the limit.
};

/// One source on a trail.
struct TrailStep {
  std::uint32_t depth = 0;  ///< 1: cited by the document itself.
  std::string key, title, date;
  std::optional<std::string> held;
  Confidence confidence = Confidence::None;  ///< Of the best citation that led here.
  std::vector<std::string> notes;            ///< Of that document, that led here.
  std::vector<std::string>
      from;  ///< Ids of the documents of this trail that cite it, nearest first.
};

struct TrailAnswer {
  DocumentHead head;
  std::vector<TrailStep>
      steps;  ///< In depth-first reading order; each source once, at its nearest.
  std::vector<std::size_t> meetings;  ///< Steps that two documents or more lead to, most first.
  bool cut = false;                   ///< More than could be followed.
};

/// A node of the citation graph: a document, or a work not held.
struct GraphNode {
  std::string id;  ///< Document id, or work key.
  bool held = false;
  std::string title, date, kind;
};

struct GraphEdge {
  std::size_t from = 0, to = 0;  ///< Into nodes; the first cites the second.
  Confidence confidence = Confidence::None;
  std::uint32_t citations = 0;  ///< Places.
};

struct GraphAnswer {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
};

/// A document like another, and why.
struct SimilarDocument {
  DocumentHead head;
  double score = 0;                  ///< Comparable within one answer only.
  std::vector<std::string> words;    ///< Telling words both have.
  std::vector<std::string> actors;   ///< Names of actors both mention.
  std::vector<std::string> works;    ///< Titles of works both cite.
  std::uint32_t shared_works = 0;    ///< All of them.
  std::uint32_t cited_together = 0;  ///< Documents that cite both.
};

struct SimilarAnswer {
  DocumentHead head;
  std::vector<SimilarDocument> documents;  ///< Most alike first.
};

}  // namespace dossier
