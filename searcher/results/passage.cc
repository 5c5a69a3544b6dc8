// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/passage.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/analyzer.h"

namespace dossier {
namespace {

// What a further mark of what is already marked adds.
constexpr double kAgain = 0.01;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// Adds up marks: each thing marked once, and a little for each mark.
class Tally {
 public:
  void add(const Mark& mark) { value_ += seen_.insert(mark.what).second ? mark.weight : kAgain; }
  double value() const { return value_; }

 private:
  std::set<const void*> seen_;
  double value_ = 0;
};

class Chooser {
 public:
  Chooser(std::string_view text, const std::vector<Mark>& marks, std::size_t characters)
      : text_(text), marks_(marks), characters_(characters), sentences_(sentences(text)) {
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (continues(text[at])) continuing_.push_back(at);
    }
  }

  ByteRange choose() const {
    const ByteRange all{0, static_cast<std::uint32_t>(text_.size())};
    if (fits(all)) return all;
    Run best;
    double most = -1;
    for (std::size_t first = 0; first < sentences_.size(); ++first) consider(first, best, most);
    ByteRange cut = all;
    const auto cut_value = best_cut(cut);
    if (most < 0 || cut_value > most) return around(cut);
    return widened(best);
  }

 private:
  struct Run {
    std::size_t first = 0, last = 0;
  };

  ByteRange bytes_of(Run run) const {
    return {sentences_[run.first].begin, sentences_[run.last].end};
  }

  // Bytes are at least as many as characters: only near the limit is anything counted.
  bool fits(ByteRange range) const {
    if (range.size() <= characters_) return true;
    if (range.size() > 4 * characters_) return false;
    const auto before = [&](std::uint32_t end) {
      return std::lower_bound(continuing_.begin(), continuing_.end(), end);
    };
    return range.size() - static_cast<std::size_t>(before(range.end) - before(range.begin)) <=
           characters_;
  }

  std::size_t first_mark(std::uint32_t begin) const {
    return static_cast<std::size_t>(
        std::lower_bound(marks_.begin(), marks_.end(), begin,
                         [](const Mark& mark, std::uint32_t at) { return mark.bytes.begin < at; }) -
        marks_.begin());
  }

  // The runs that begin with sentence `first`.
  void consider(std::size_t first, Run& best, double& most) const {
    Tally tally;
    auto mark = first_mark(sentences_[first].begin);
    for (auto last = first; last < sentences_.size() && fits(bytes_of({first, last})); ++last) {
      while (mark < marks_.size() && marks_[mark].bytes.end <= sentences_[last].end)
        tally.add(marks_[mark++]);
      const bool shorter = tally.value() == most &&
                           bytes_of({first, last}).size() < bytes_of(best).size() && most > 0;
      if (tally.value() <= most && !shorter) continue;
      most = tally.value();
      best = {first, last};
    }
  }

  ByteRange widened(Run run) const {
    while (run.last + 1 < sentences_.size() && fits(bytes_of({run.first, run.last + 1})))
      ++run.last;
    while (run.first > 0 && fits(bytes_of({run.first - 1, run.last}))) --run.first;
    return bytes_of(run);
  }

  // Of sentences too long to be shown whole, the stretch with the heaviest marks: where these
  // begin, and the end of the sentence. What they weigh; negative for none.
  double best_cut(ByteRange& cut) const {
    double most = -1;
    for (const auto sentence : sentences_) {
      if (fits(sentence)) continue;
      if (most < 0) cut = sentence;
      most = std::max(most, 0.0);
      for (auto at = first_mark(sentence.begin);
           at < marks_.size() && marks_[at].bytes.begin < sentence.end; ++at) {
        const auto end = advance(marks_[at].bytes.begin, sentence.end, characters_ * 2 / 3);
        Tally tally;
        for (auto mark = at; mark < marks_.size() && marks_[mark].bytes.begin < end; ++mark) {
          if (marks_[mark].bytes.end <= end) tally.add(marks_[mark]);
        }
        if (tally.value() <= most) continue;
        most = tally.value();
        cut = {marks_[at].bytes.begin, sentence.end};
      }
    }
    return most;
  }

  // From the beginning of a clause shortly before `cut`, as far as fits.
  ByteRange around(ByteRange cut) const {
    std::uint32_t lowest = 0;
    for (const auto sentence : sentences_) {
      if (sentence.begin <= cut.begin) lowest = sentence.begin;
    }
    const auto begin = start_before(lowest, cut.begin, characters_ / 3);
    auto end = advance(begin, cut.end, characters_);
    if (end < cut.end) end = end_before(cut.begin, end);
    return {begin, end};
  }

  // At most `reach` characters before `focus`: the start of the sentence, else of a clause, else of
  // a word.
  std::uint32_t start_before(std::uint32_t lowest, std::uint32_t focus, std::size_t reach) const {
    std::uint32_t at = focus, word = focus, clause = focus;
    std::size_t steps = 0;
    while (at > lowest && steps < reach) {
      --at;
      if (continues(text_[at])) continue;
      ++steps;
      if (text_[at] != ' ') continue;
      word = at + 1;
      if (clause == focus && at > lowest &&
          std::string_view(",;:").find(text_[at - 1]) != std::string_view::npos)
        clause = word;
    }
    if (at == lowest) return lowest;
    return clause < focus ? clause : word;
  }

  std::uint32_t advance(std::uint32_t at, std::uint32_t highest, std::size_t characters) const {
    while (at < highest && characters > 0) {
      ++at;
      while (at < highest && continues(text_[at])) ++at;
      --characters;
    }
    return at;
  }

  // Back from `end` to the end of a word that still leaves the focus inside.
  std::uint32_t end_before(std::uint32_t focus, std::uint32_t end) const {
    auto at = end;
    while (at > focus + 1 && text_[at] != ' ') --at;
    return at > focus + 1 ? at : end;
  }

  std::string_view text_;
  const std::vector<Mark>& marks_;
  std::size_t characters_;
  std::vector<ByteRange> sentences_;
  std::vector<std::uint32_t> continuing_;  // Bytes that begin no character, ascending.
};

}  // namespace

ByteRange choose_passage(std::string_view text, const std::vector<Mark>& marks,
                         std::size_t characters) {
  return Chooser(text, marks, characters).choose();
}

ByteRange sentence_at(std::string_view text, std::uint32_t offset) {
  const auto all = sentences(text);
  for (const auto& sentence : all) {
    if (offset <= sentence.end && (offset > sentence.begin || sentence.begin == 0)) return sentence;
  }
  return all.empty() ? ByteRange{0, static_cast<std::uint32_t>(text.size())} : all.back();
}

}  // namespace dossier
