// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/spelling.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <tuple>

#include "analysis/utf8.h"
#include "schema/suggest.h"

namespace dossier {
namespace {

constexpr int kMostEdits = 2;
// Letters of each half of a word typed for two.
constexpr std::size_t kLeastHalf = 3;

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

// A word, not the value of a field: those begin with a capital.
constexpr const char* kBehindFields = "[";
bool is_word(std::string_view term) {
  return !term.empty() && !(term.front() >= 'A' && term.front() <= 'Z');
}

struct Near {
  int edits = 0;
  std::ptrdiff_t alike = 0;  // Bytes from the beginning that are the same.
  Xapian::doccount documents = 0;
  std::string term;
};

// Which ASCII letters a word has, a bit each. An edit adds one and takes one away at most.
std::uint32_t letter_set(std::string_view word) {
  std::uint32_t set = 0;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) < 0x80) set |= 1U << (static_cast<unsigned char>(c) % 32U);
  }
  return set;
}

void collect(IndexWords& words, const std::string& start, std::string_view word,
             Xapian::doccount more_than, std::vector<Near>& found) {
  const auto count = letters(word);
  const int most = std::min(kMostEdits, (static_cast<int>(count) - 1) / 2);
  const auto own_letters = letter_set(word);
  words.each(start, [&](std::string_view term, const auto& documents) {
    if (term == word || term.size() + std::size_t{2} * kMostEdits < count ||
        term.size() > word.size() + std::size_t{4} * kMostEdits ||
        std::popcount(letter_set(term) ^ own_letters) > 2 * most)
      return;
    const int edits = edit_distance(word, term, most);
    if (edits > most || documents() <= more_than) return;
    const auto differs = std::mismatch(word.begin(), word.end(), term.begin(), term.end()).first;
    found.push_back({edits, differs - word.begin(), documents(), std::string(term)});
  });
}

}  // namespace

template <typename Each>
void IndexWords::each(const std::string& start, const Each& each) {
  if (start.empty() && !all_read_) read_all();
  if (!all_read_) {
    const auto end = database_.allterms_end(start);
    for (auto term = database_.allterms_begin(start); term != end; ++term) {
      const auto word = *term;
      if (is_word(word)) each(std::string_view(word), [&] { return term.get_termfreq(); });
    }
    return;
  }
  const std::string_view text = text_;
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    const auto begin = i == 0 ? 0 : ends_[i - 1];
    const auto word = text.substr(begin, ends_[i] - begin);
    if (word.starts_with(start)) each(word, [&] { return documents_[i]; });
  }
}

void IndexWords::read_all() {
  text_.clear();  // An attempt before this may have met a commit.
  ends_.clear();
  documents_.clear();
  const auto end = database_.allterms_end();
  auto term = database_.allterms_begin();
  while (term != end) {
    const auto word = *term;
    if (!is_word(word)) {  // Values of fields stand together, and are many.
      term.skip_to(kBehindFields);
      continue;
    }
    text_ += word;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    documents_.push_back(term.get_termfreq());
    ++term;
  }
  all_read_ = true;
}

std::vector<std::string> spellings_near(IndexWords& words, std::string_view word,
                                        Xapian::doccount more_than, std::size_t most) {
  std::size_t start = 0;
  for (int letter = 0; letter < 2 && start < word.size(); ++letter) next_code_point(word, start);
  std::vector<Near> found;
  if (start >= word.size() || more_than >= words.database().get_doccount()) return {};
  collect(words, std::string(word.substr(0, start)), word, more_than, found);
  if (found.empty()) collect(words, {}, word, more_than, found);
  std::sort(found.begin(), found.end(), [](const Near& a, const Near& b) {
    return std::tie(a.edits, b.alike, b.documents, a.term) <
           std::tie(b.edits, a.alike, a.documents, b.term);
  });
  std::vector<std::string> nearest;
  for (auto& near : found) {
    if (nearest.size() == most) break;
    nearest.push_back(std::move(near.term));
  }
  return nearest;
}

std::string two_words(const Xapian::Database& database, std::string_view word) {
  std::string best;
  Xapian::doccount most = 0;
  for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
    const std::string first(word.substr(0, at)), second(word.substr(at));
    if (letters(first) < kLeastHalf || letters(second) < kLeastHalf) continue;
    const auto rarer = std::min(database.get_termfreq(first), database.get_termfreq(second));
    if (rarer <= most) continue;
    most = rarer;
    best = first;
    best.append(" ").append(second);
  }
  return best;
}

}  // namespace dossier
