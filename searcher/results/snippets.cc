// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/snippets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "schema/terms.h"
#include "searcher/results/passage.h"

namespace dossier {
namespace {

// What a leaf weighs at least: one that every document has still shows something.
constexpr double kLeastWeight = 0.1;
// What a match is worth by where it stands; a heading tells less than a sentence.
constexpr double kZoneWorth[kZones] = {1.0, 1.0, 0.4, 0.1, 0.1};
constexpr double kHeadingWorth = 0.6;
// A leaf that an earlier snippet shows is worth this much again.
constexpr double kShownAgain = 0.25;
// A further passage worth less than this share of the first tells too little to be shown.
constexpr double kWorthShowing = 0.15;

struct Candidate {
  std::optional<std::uint32_t> paragraph;  // None: the title.
  std::vector<Span> spans;
};

std::vector<Candidate> by_paragraph(const Record& record, const std::vector<Span>& spans) {
  std::map<std::uint32_t, Candidate> found;
  for (const auto& span : spans) {
    if (!in_text(span.first)) continue;  // In the title, which is shown anyway, or a field.
    const auto paragraph = record.paragraph_at(span.first);
    if (!paragraph) continue;
    auto& candidate = found[*paragraph];
    candidate.paragraph = paragraph;
    candidate.spans.push_back(span);
  }
  std::vector<Candidate> candidates;
  for (auto& [paragraph, candidate] : found) candidates.push_back(std::move(candidate));
  return candidates;
}

// What each span stands for: a part of a phrase for itself, and all leaves of one clause as typed,
// the names that place:x+ takes in, for one thing. So a paragraph with three of these is not worth
// three others.
class Leaves {
 public:
  Leaves(const std::vector<Span>& spans, const LeafWeights& weights) : weights_(weights) {
    for (const auto& span : spans) {
      if (span.part == nullptr) first_.try_emplace(span.clause->source, span.clause);
    }
  }
  const Clause* what(const Span& span) const {
    return span.part != nullptr ? &span.matched() : first_.at(span.clause->source);
  }
  double weight(const Span& span) const;

 private:
  const LeafWeights& weights_;
  std::map<ByteRange, const Clause*> first_;
};

double Leaves::weight(const Span& span) const {
  const auto& weights = weights_;
  const auto found = weights.find(span.clause);
  const auto weight = found == weights.end() ? 1.0 : found->second + kLeastWeight;
  return span.part == nullptr ? weight : weight / static_cast<double>(span.clause->parts.size());
}

double worth(const Record& record, const Candidate& candidate, const Leaves& leaves,
             const std::set<const Clause*>& shown) {
  std::map<const Clause*, double> parts;
  for (const auto& span : candidate.spans) {
    auto& most = parts[leaves.what(span)];
    most = std::max(most, leaves.weight(span));
  }
  double sum = 0;
  for (const auto& [part, weight] : parts)
    sum += weight * (shown.contains(part) ? kShownAgain : 1.0);
  const auto& entry = record.paragraphs()[*candidate.paragraph];
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

// The whole mention that begins or ends at `bytes`; these where there is none.
ByteRange mention_at(Record& record, std::optional<std::uint32_t> paragraph, ByteRange bytes) {
  const auto& mentions = record.mentions();
  // Mentions stand in the order of their paragraphs, the title's first.
  auto mention = std::partition_point(mentions.begin(), mentions.end(),
                                      [&](const Mention& m) { return m.paragraph < paragraph; });
  for (; mention != mentions.end() && mention->paragraph == paragraph; ++mention) {
    if (mention->bytes.begin <= bytes.begin && bytes.begin < mention->bytes.end)
      return mention->bytes;
  }
  return bytes;
}

// Where the spans of a paragraph (or of the title) stand in its text, by their beginnings.
std::vector<Mark> marks_of(Record& record, const Candidate& candidate, const Leaves& leaves,
                           const std::vector<Token>& tokens) {
  const auto paragraph = candidate.paragraph;
  const auto base = paragraph ? record.paragraphs()[*paragraph].first_position : kTitleBase;
  std::vector<Mark> marks;
  for (const auto& span : candidate.spans) {
    auto bytes = bytes_of(tokens, base, span);
    bytes = span.entity ? mention_at(record, paragraph, bytes)
                        : widen_to_compound(tokens, base, span, bytes);
    if (bytes.size() > 0) marks.push_back({bytes, leaves.what(span), leaves.weight(span)});
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.bytes < b.bytes; });
  return marks;
}

bool inside(ByteRange inner, ByteRange outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

// The marks inside `window`, joined where they overlap, counted from its beginning.
std::vector<ByteRange> highlights(const std::vector<Mark>& marks, ByteRange window) {
  std::vector<ByteRange> merged;
  for (const auto& mark : marks) {
    if (!inside(mark.bytes, window)) continue;
    const ByteRange range{mark.bytes.begin - window.begin, mark.bytes.end - window.begin};
    if (!merged.empty() && range.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

// Whose note it is: its label, and the sentence that calls it.
void add_note(Record& record, Snippet& snippet) {
  for (const auto& note : record.footnotes()) {
    if (note.text_paragraph != snippet.paragraph) continue;
    snippet.note = note.label;
    if (!note.paragraph || *note.paragraph >= record.paragraphs().size()) return;
    const auto text = record.text(*note.paragraph);
    const auto sentence = sentence_at(text, note.offset);
    snippet.supports = {text.substr(sentence.begin, sentence.size()),
                        record.section(*note.paragraph), *note.paragraph};
    return;
  }
}

Snippet cut_snippet(Record& record, const Candidate& candidate, const Leaves& leaves,
                    const Analyzer& analyzer, std::size_t characters) {
  const auto paragraph = *candidate.paragraph;
  const auto text = record.text(paragraph);
  const auto marks = marks_of(record, candidate, leaves, analyzer.analyze(text));
  const auto window = choose_passage(text, marks, characters);
  Snippet snippet;
  snippet.paragraph = paragraph;
  snippet.section = record.section(paragraph);
  snippet.zone = record.paragraphs()[paragraph].zone;
  snippet.text = text.substr(window.begin, window.size());
  snippet.cut_before = window.begin > 0;
  snippet.cut_after = window.end < text.size();
  snippet.highlights = highlights(marks, window);
  if (snippet.zone == Zone::Notes) add_note(record, snippet);
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
                                   std::size_t most, std::size_t characters) {
  auto candidates = by_paragraph(record, spans);
  const Leaves leaves(spans, weights);
  std::vector<Snippet> snippets;
  std::set<const Clause*> shown;
  double first_worth = 0;
  while (!candidates.empty() && snippets.size() < most) {
    const auto value = [&](const Candidate& c) { return worth(record, c, leaves, shown); };
    const auto best = std::max_element(
        candidates.begin(), candidates.end(),
        [&](const Candidate& a, const Candidate& b) { return value(a) < value(b); });
    if (snippets.empty()) first_worth = value(*best);
    if (value(*best) < first_worth * kWorthShowing) break;
    for (const auto& span : best->spans) shown.insert(leaves.what(span));
    snippets.push_back(cut_snippet(record, *best, leaves, analyzer, characters));
    candidates.erase(best);
  }
  if (snippets.empty() && most > 0) {
    if (const auto first = opening(record))
      snippets.push_back(cut_snippet(record, {*first, {}}, leaves, analyzer, characters));
  }
  return snippets;
}

std::vector<ByteRange> title_highlights(Record& record, const std::vector<Span>& spans,
                                        const Analyzer& analyzer) {
  Candidate title;
  for (const auto& span : spans) {
    if (in_title(span.first)) title.spans.push_back(span);
  }
  if (title.spans.empty()) return {};
  const auto& text = record.meta().title;
  const LeafWeights weights;
  return highlights(marks_of(record, title, Leaves(title.spans, weights), analyzer.analyze(text)),
                    {0, static_cast<std::uint32_t>(text.size())});
}

}  // namespace dossier
