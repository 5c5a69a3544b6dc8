// SPDX-License-Identifier: GPL-2.0-or-later
// What differs from language to language: names, stemming, stop words.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dossier {

/// "pl-PL", "POL", "Polish" -> "pl"; "" where the code or English name is unknown.
std::string language_code(std::string_view name);

/// Snowball stems by Xapian, of folded terms. Not thread-safe: one a thread.
class Stemmer {
 public:
  /// A language Xapian has no stemmer for stems every word to itself.
  explicit Stemmer(const std::string& language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  std::string operator()(const std::string& term) const;
  bool available() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The stop lists, one file a language: a word a line, `#` starts a comment. Words are folded on
/// loading.
class StopLists {
 public:
  /// Reads every `LANG.txt` in `folder`. @throws Error naming file and line (not UTF-8,
  /// unreadable).
  void load_folder(const std::string& folder);
  /// Replaces the list of `language`.
  void load_file(const std::string& language, const std::string& path);

  /// Is `term` (folded) a stop word of `language`? "" asks all languages loaded.
  bool contains(std::string_view language, const std::string& term) const;
  /// The lists, by language: what an index keeps so that a searcher uses the same.
  const std::map<std::string, std::unordered_set<std::string>>& lists() const { return lists_; }
  void set(const std::string& language, std::unordered_set<std::string> words);

 private:
  std::map<std::string, std::unordered_set<std::string>> lists_;
};

}  // namespace dossier
