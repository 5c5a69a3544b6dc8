// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/snippets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "schema/terms.h"

namespace dossier {
namespace {

constexpr std::size_t kMostSnippets = 3;
// What a match is worth by where it stands; a heading tells less than a sentence.
constexpr double kZoneWorth[kZones] = {1.0, 1.0, 0.4, 0.1, 0.1};
constexpr double kHeadingWorth = 0.6;
// A leaf that an earlier snippet shows is worth this much again.
constexpr double kShownAgain = 0.25;
// A further passage worth less than this share of the first tells too little to be shown.
constexpr double kWorthShowing = 0.15;

struct Candidate {
  std::uint32_t paragraph = 0;
  std::vector<Span> spans;
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  }));
}

std::vector<Candidate> by_paragraph(const Record& record, const std::vector<Span>& spans) {
  std::map<std::uint32_t, Candidate> found;
  for (const auto& span : spans) {
    if (span.first < zone_base(Zone::Front)) continue;  // In the title, which is shown anyway.
    const auto paragraph = record.paragraph_at(span.first);
    if (!paragraph) continue;
    auto& candidate = found[*paragraph];
    candidate.paragraph = *paragraph;
    candidate.spans.push_back(span);
  }
  std::vector<Candidate> candidates;
  for (auto& [paragraph, candidate] : found) candidates.push_back(std::move(candidate));
  return candidates;
}

double worth(const Record& record, const Candidate& candidate, const LeafWeights& weights,
             const std::set<const Clause*>& shown) {
  std::set<const Clause*> leaves;
  double sum = 0;
  for (const auto& span : candidate.spans) {
    if (!leaves.insert(span.clause).second) continue;
    const auto weight = weights.find(span.clause);
    sum += (weight == weights.end() ? 1.0 : weight->second + 0.1) *
           (shown.contains(span.clause) ? kShownAgain : 1.0);
  }
  const auto& entry = record.paragraphs()[candidate.paragraph];
  sum *= kZoneWorth[static_cast<std::size_t>(entry.zone)] *
         (entry.heading_level > 0 ? kHeadingWorth : 1.0);
  return sum * (1.0 + 0.05 * std::log(static_cast<double>(candidate.spans.size())));
}

// Bytes of the words at positions [first, last] of a paragraph that begins at `base`.
ByteRange bytes_of(const std::vector<Token>& tokens, std::uint32_t base, const Span& span) {
  ByteRange bytes{0, 0};
  for (auto token = std::lower_bound(
           tokens.begin(), tokens.end(), span.first - base,
           [](const Token&t, std::uint32_t position) { return t.position < position; });
       token != tokens.end() && token->position <= span.last - base; ++token) {
    if (token->whole) continue;
    if (bytes.end == 0) bytes.begin = token->bytes.begin;
    bytes.end = token->bytes.end;
  }
  return bytes;
}

// A joined compound was matched at its first part's position: the whole compound is what the reader
// sees.
ByteRange widen_to_compound(const std::vector<Token>& tokens, std::uint32_t base, const Span& span,
                            ByteRange bytes) {
  for (const auto& token : tokens) {
    if (token.whole && token.position == span.first - base &&
        span.clause->kind == ClauseKind::Terms &&
        std::find(span.clause->terms.begin(), span.clause->terms.end(), token.term) !=
            span.clause->terms.end()) {
      return token.bytes;
    }
  }
  return bytes;
}

std::vector<ByteRange> highlights(Record& record, const Candidate& candidate,
                                  const std::vector<Token>& tokens) {
  const auto base = record.paragraphs()[candidate.paragraph].first_position;
  std::vector<ByteRange> ranges;
  for (const auto& span : candidate.spans) {
    auto bytes = bytes_of(tokens, base, span);
    if (span.entity) {
      for (const auto& mention : record.mentions()) {
        if (mention.paragraph == candidate.paragraph && mention.bytes.begin <= bytes.begin &&
            bytes.begin < mention.bytes.end)
          bytes = mention.bytes;
      }
    } else {
      bytes = widen_to_compound(tokens, base, span, bytes);
    }
    if (bytes.size() > 0) ranges.push_back(bytes);
  }
  std::sort(ranges.begin(), ranges.end());
  std::vector<ByteRange> merged;
  for (const auto range : ranges) {
    if (!merged.empty() && range.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

bool inside(ByteRange inner, ByteRange outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

std::size_t count_inside(const std::vector<ByteRange>& marks, ByteRange window) {
  return static_cast<std::size_t>(
      std::count_if(marks.begin(), marks.end(), [&](ByteRange m) { return inside(m, window); }));
}

class Window {
 public:
  Window(std::string_view text, const std::vector<ByteRange>& marks, std::size_t characters)
      : text_(text), marks_(marks), characters_(characters), sentences_(sentences(text)) {}

  ByteRange choose() const {
    const auto all = static_cast<std::uint32_t>(text_.size());
    if (fits({0, all})) return {0, all};
    if (sentences_.empty()) return cut_around({0, all});
    const auto best = best_sentence();
    if (!fits(sentences_[best])) return cut_around(sentences_[best]);
    return widen(best);
  }

 private:
  bool fits(ByteRange range) const {
    return code_points(text_.substr(range.begin, range.size())) <= characters_;
  }

  std::size_t best_sentence() const {
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const auto marks = count_inside(marks_, sentences_[i]);
      if (marks > most) {
        most = marks;
        best = i;
      }
    }
    return best;
  }

  // Takes in following, then preceding sentences while they fit.
  ByteRange widen(std::size_t best) const {
    auto first = best, last = best;
    while (last + 1 < sentences_.size() &&
           fits({sentences_[first].begin, sentences_[last + 1].end}))
      ++last;
    while (first > 0 && fits({sentences_[first - 1].begin, sentences_[last].end})) --first;
    return {sentences_[first].begin, sentences_[last].end};
  }

  // Of a sentence too long: from the clause boundary before the first mark, as far as it goes.
  ByteRange cut_around(ByteRange sentence) const {
    std::uint32_t focus = sentence.begin;
    for (const auto mark : marks_) {
      if (inside(mark, sentence)) {
        focus = mark.begin;
        break;
      }
    }
    auto begin = sentence.begin;
    const auto third = characters_ / 3;
    if (code_points(text_.substr(begin, focus - begin)) > third)
      begin = start_before(sentence.begin, focus, third);
    auto end = advance(begin, sentence.end, characters_);
    if (end < sentence.end) end = end_before(focus, end);
    return {begin, end};
  }

  // The start of a clause, else of a word, at most `reach` characters before `focus`.
  std::uint32_t start_before(std::uint32_t lowest, std::uint32_t focus, std::size_t reach) const {
    std::uint32_t at = focus, word = focus;
    std::size_t steps = 0;
    while (at > lowest && steps < reach) {
      --at;
      if ((static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80) continue;
      ++steps;
      if (text_[at] != ' ') continue;
      word = at + 1;
      if (at > lowest && std::string_view(",;:").find(text_[at - 1]) != std::string_view::npos)
        return word;
    }
    return word;
  }

  std::uint32_t advance(std::uint32_t at, std::uint32_t highest, std::size_t characters) const {
    while (at < highest && characters > 0) {
      ++at;
      while (at < highest && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80) ++at;
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
  const std::vector<ByteRange>& marks_;
  std::size_t characters_;
  std::vector<ByteRange> sentences_;
};

Snippet cut_snippet(Record& record, const Candidate& candidate, const Analyzer& analyzer,
                    std::size_t characters) {
  const auto text = record.text(candidate.paragraph);
  const auto marks = highlights(record, candidate, analyzer.analyze(text));
  const auto window = Window(text, marks, characters).choose();
  Snippet snippet;
  snippet.paragraph = candidate.paragraph;
  snippet.section = record.section(candidate.paragraph);
  snippet.zone = record.paragraphs()[candidate.paragraph].zone;
  snippet.text = text.substr(window.begin, window.size());
  snippet.cut_before = window.begin > 0;
  snippet.cut_after = window.end < text.size();
  for (const auto mark : marks) {
    if (inside(mark, window))
      snippet.highlights.push_back({mark.begin - window.begin, mark.end - window.begin});
  }
  if (snippet.zone == Zone::Notes) {
    for (const auto& note : record.document().footnotes) {
      if (note.text_paragraph == candidate.paragraph) snippet.note = note.label;
    }
  }
  return snippet;
}

// The paragraph a reader would begin with: not a heading, not a note.
std::optional<std::uint32_t> opening(const Record& record) {
  for (std::uint32_t i = 0; i < record.paragraphs().size(); ++i) {
    const auto& entry = record.paragraphs()[i];
    if (entry.heading_level == 0 && entry.size > 0 &&
        (entry.zone == Zone::Front || entry.zone == Zone::Body))
      return i;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Snippet> make_snippets(Record& record, const std::vector<Span>& spans,
                                   const LeafWeights& weights, const Analyzer& analyzer,
                                   std::size_t characters) {
  auto candidates = by_paragraph(record, spans);
  std::vector<Snippet> snippets;
  std::set<const Clause*> shown;
  double first_worth = 0;
  while (!candidates.empty() && snippets.size() < kMostSnippets) {
    const auto value = [&](const Candidate& c) { return worth(record, c, weights, shown); };
    const auto best = std::max_element(
        candidates.begin(), candidates.end(),
        [&](const Candidate& a, const Candidate& b) { return value(a) < value(b); });
    if (snippets.empty()) first_worth = value(*best);
    if (value(*best) < first_worth * kWorthShowing) break;
    for (const auto& span : best->spans) shown.insert(span.clause);
    snippets.push_back(cut_snippet(record, *best, analyzer, characters));
    candidates.erase(best);
  }
  if (snippets.empty()) {
    if (const auto first = opening(record))
      snippets.push_back(cut_snippet(record, {*first, {}}, analyzer, characters));
  }
  return snippets;
}

}  // namespace dossier
