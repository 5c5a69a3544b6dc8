// SPDX-License-Identifier: GPL-2.0-or-later
// The distinct works of one document, while its citations are read.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "citations/reference_parser.h"
#include "schema/document.h"

namespace dossier {

/// A work and how surely it is the one meant. work -1 with Ambiguous: each of `candidates` is as
/// likely.
struct WorkMatch {
  int work = -1;
  Confidence confidence = Confidence::None;
  std::vector<int> candidates = {};
};

/// Adding is constant in the number of works, but for those that begin alike; finding by name looks
/// at the works of that name.
class WorkTable {
 public:
  explicit WorkTable(CitationRules rules = {}) : rules_(rules) {}

  /// The work `reference` describes, merged with one it nearly agrees with, or a new one; -1 where
  /// it has nothing a work could be known by.
  WorkMatch add(const ParsedReference& reference);

  /// The work that is the document `id` of the collection; its key is "id:ID".
  int add_id(const std::string& id);

  /// Among the works of `author` ("Roe", "Roe and Doe", "" for any), the one that fits a short
  /// `title` and a `year`, either of which may be "". Words weigh by their rarity among the titles
  /// of this document; the best must win clearly.
  WorkMatch find(std::string_view author, std::string_view title, std::string_view year) const;

  /// The work whose title and year `reference` has exactly; work -1 where there is none.
  WorkMatch known(const ParsedReference& reference) const;

  /// The work of a document symbol in `text` ("S/2021/486"), or -1.
  int by_symbol(std::string_view text) const;

  /// Those of `works` that `author` wrote.
  std::vector<int> by_author(const std::vector<int>& works, std::string_view author) const;

  /// Those of `works` that appeared in the outlet `name` or whose title begins with it.
  std::vector<int> by_name(const std::vector<int>& works, std::string_view name) const;

  const std::vector<Work>& works() const { return works_; }

 private:
  struct Person {
    std::string surname, given;  ///< Folded.
  };
  struct Facts {
    std::vector<std::string> title;     ///< Folded words, without a leading article.
    std::vector<std::string> surnames;  ///< Folded; also whole names of organisations.
    std::vector<Person> persons;
    std::vector<std::string> symbols;  ///< "un:s/2021/486".
    std::string date, year, url;
    std::size_t fields = 0;  ///< Filled fields of the fullest reference so far.
  };

  int same_work(const Facts& facts, const std::vector<std::string>& keys,
                Confidence& confidence) const;
  std::vector<std::string> keys_of(const ParsedReference& parsed, const Facts& facts) const;
  bool apart(const Facts& a, const Facts& b) const;
  bool nearly_same(const Facts& a, const Facts& b) const;
  void merge(int work, const ParsedReference& reference, Facts facts,
             std::vector<std::string> keys);
  void index(int work, const Facts& facts);
  std::vector<int> of_surname(std::string_view author) const;
  std::vector<int> candidates(std::string_view author, bool& other_given) const;
  std::vector<int> of_all_authors(const std::vector<int>& among, std::string_view author) const;
  WorkMatch best_titled(const std::vector<int>& among, const std::vector<std::string>& title,
                        double enough) const;
  double title_score(const Facts& facts, const std::vector<std::string>& words) const;
  std::string page(std::string_view url) const;
  Facts facts_of(const ParsedReference& reference) const;

  CitationRules rules_;
  std::vector<Work> works_;
  std::vector<Facts> facts_;
  std::unordered_map<std::string, int> by_key_;
  std::unordered_map<std::string, std::vector<int>> by_surname_, by_start_;
  std::unordered_map<std::string, int> title_words_;  ///< In how many works' titles.
};

}  // namespace dossier
