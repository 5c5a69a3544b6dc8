// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/work_likeness.h"

#include <algorithm>
#include <set>

#include "analysis/analyzer.h"
#include "citations/author_names.h"
#include "citations/reference_names.h"

namespace dossier {
namespace {

// Titles are compared by this many words; no short form has more.
constexpr std::size_t kTitleWords = 40;

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out(1);
  const std::string folded = fold(text);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    const bool apostrophe = c == '\'' || folded.compare(i, 3, "\u2019") == 0;
    if (apostrophe) {
      if (c != '\'') i += 2;
      continue;
    }
    const bool general_punctuation =
        c == 0xE2 && i + 2 < folded.size() && static_cast<unsigned char>(folded[i + 1]) == 0x80;
    const bool guillemet = c == 0xC2 && i + 1 < folded.size();
    if (general_punctuation || guillemet) i += general_punctuation ? 2 : 1;
    if (!general_punctuation && !guillemet && (std::isalnum(c) != 0 || c >= 0x80)) {
      out.back() += folded[i];
    } else if (!out.back().empty()) {
      if (out.size() == kTitleWords) return out;
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

std::vector<std::string> title_words_of(std::string_view title) {
  auto out = folded_words(title);
  if (out.size() > 1 && (out[0] == "the" || out[0] == "a" || out[0] == "an"))
    out.erase(out.begin());
  return out;
}

std::string join_words(const std::vector<std::string>& parts, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(most, parts.size()); ++i)
    out += (i == 0 ? "" : " ") + parts[i];
  return out;
}

void add_surnames(std::vector<std::string>& out, const std::string& author) {
  const auto add = [&](std::string name) {
    if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end())
      out.push_back(std::move(name));
  };
  const auto surname = folded_words(surname_of(author));
  add(join_words(surname, surname.size()));
  if (surname.size() > 1) add(surname.back());
  if (author.find(',') == std::string::npos) {
    const auto whole = title_words_of(author);
    add(join_words(whole, whole.size()));
  }
}

std::string acronym_of(const std::string& author) {
  if (!split_author(author).given.empty() || author.find(',') != std::string::npos) return {};
  std::string out;
  for (std::size_t i = 0; i < author.size(); ++i) {
    const bool first = i == 0 || author[i - 1] == ' ' || author[i - 1] == '-';
    if (first && author[i] >= 'A' && author[i] <= 'Z')
      out += static_cast<char>(author[i] - 'A' + 'a');
  }
  return out.size() >= 3 ? out : std::string();
}

bool within_edits(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return false;
  std::size_t head = 0;
  while (head < a.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  return b.size() - head - tail <= most;
}

double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::multiset<std::string> rest(b.begin(), b.end());
  std::size_t common = 0;
  for (const auto& word : a) {
    if (const auto found = rest.find(word); found != rest.end()) {
      rest.erase(found);
      ++common;
    }
  }
  return static_cast<double>(common) / static_cast<double>(std::max(a.size(), b.size()));
}

bool share_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  for (const auto& x : a) {
    for (const auto& y : b) {
      if (x == y || (x.size() >= 5 && y.size() >= 5 && within_edits(x, y, 1))) return true;
    }
  }
  return false;
}

}  // namespace dossier
