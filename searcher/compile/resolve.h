// SPDX-License-Identifier: GPL-2.0-or-later
// A syntax tree to a Clause: stems to forms, names to entities, stop words dropped.
//
//   (and (word ISKP) (word attacks)), English index ->
//   And[ Best[ Terms{iskp}, Terms{XEgroup/iskp} ], Terms{attack attacked attacking attacks} ]

#pragma once

#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "schema/index.h"
#include "searcher/answers.h"
#include "searcher/compile/clause.h"
#include "searcher/compile/related.h"
#include "searcher/compile/word_forms.h"
#include "searcher/query/query.h"

namespace dossier {

/// What a word, pattern or date of the query stands for in the index: for --explain.
struct Reading {
  std::string typed;
  std::vector<std::string> terms;
};

struct Resolved {
  Clause clause;
  std::vector<Reading> readings;
  std::vector<Expansion> expansions;
  std::vector<std::string> dropped;  ///< Stop words left out.
  std::vector<std::string> hints;    ///< What the reader of the query should know.
};

/// Resolves queries against one index. Keeps stemmers; make one and use it for many queries. Not
/// thread-safe.
class Resolver {
 public:
  /// `relations`: who knows what cites:, citedby: and similar: ask; null: they are errors.
  explicit Resolver(const Index& index, Relations* relations = nullptr);

  /// `query` is the text `tree` was parsed from, for carets. `any`: plain words are alternatives.
  /// @throws Error for an unknown name, and a sign that lets in too many words.
  Resolved resolve(const Node& tree, std::string_view query, bool any);

  /// The forms that query words stand for.
  const WordForms& forms() const { return forms_; }

 private:
  Clause node(const Node& node);
  Clause conjunction(const Node& node);
  Clause alternatives(const Node& node);
  Clause near(const Node& node);
  Clause same(const Node& node);
  Clause loose_phrase(const Node& node);
  Clause entity(const Node& node);
  std::optional<Clause> unlisted(const Node& node);
  Clause with_relatives(const Node& node, const std::vector<std::string>& ids);
  Clause exact_words(const Node& node);
  Clause field(const Node& node);
  Clause related(const Node& node);
  Clause matching_words(const Node& node);
  Clause spoken(const Node& node);
  Clause in_zone(const Node& node);
  Clause dates(const Node& node);
  Clause words(const std::string& text, std::string_view prefix, ByteRange source, bool stem);
  Clause phrase(const std::string& text, std::string_view prefix, ByteRange source);
  Clause run_of_words(const Node* first, const Node* last, bool alone);
  Clause name_or_words(const Node* first, const Node* last, const std::vector<std::string>& ids);
  std::vector<std::string> strong_alias(const Node* first, const Node* last);
  bool is_stop_word(const Node& word);
  bool is_stop_term(const Node& word);
  [[noreturn]] void unknown_entity(const Node& node);

  const Index& index_;
  Relations* relations_;
  Analyzer analyzer_;
  WordForms forms_;
  std::vector<std::string> stop_languages_;  // Those common enough for their stop words to count.
  std::string_view query_;
  bool any_ = false;
  Resolved* out_ = nullptr;
};

}  // namespace dossier
