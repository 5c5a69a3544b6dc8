// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/capitals.h"
#include "schema/fields.h"
#include "schema/terms.h"
#include "searcher/compile/clause_parts.h"
#include "searcher/query/query_dates.h"

namespace dossier {
namespace {

// The longest name looked for in a run of query words.
constexpr std::ptrdiff_t kLongestName = 8;
// Of a word's weight, what the joined form of a compound adds to its parts: "boundary-layer".
constexpr double kCompoundShare = 0.5;
// A language counts for stop words when it has at least one document in this many.
constexpr unsigned kRareLanguage = 10;

void restrict(Clause& clause, Part zone) {
  clause.zone = zone;
  for (auto& part : clause.parts) restrict(part, zone);
}

bool is_plain(const Node& node) { return node.kind == NodeKind::Word; }

}  // namespace

Resolver::Resolver(const Index& index, Relations* relations)
    : index_(index), relations_(relations), forms_(index) {
  const auto all = index_.database().get_doccount();
  for (const auto& [language, documents] : index_.languages()) {
    if (documents * kRareLanguage >= all) stop_languages_.push_back(language);
  }
}

Resolved Resolver::resolve(const Node& tree, std::string_view query, bool any) {
  Resolved resolved;
  query_ = query;
  any_ = any;
  out_ = &resolved;
  resolved.clause = node(tree);
  out_ = nullptr;
  return resolved;
}

Clause Resolver::node(const Node& node) {
  switch (node.kind) {
    case NodeKind::Everything:
      return {};
    case NodeKind::Word:
      return run_of_words(&node, &node + 1, true);
    case NodeKind::Phrase:
      if (node.distance > 0) return loose_phrase(node);
      return node.exact ? exact_words(node) : phrase(node.text, "", node.source);
    case NodeKind::Prefix:
    case NodeKind::Pattern:
    case NodeKind::Fuzzy:
      return matching_words(node);
    case NodeKind::Entity:
      return entity(node);
    case NodeKind::Field:
      return field(node);
    case NodeKind::Date:
      return dates(node);
    case NodeKind::Spoken:
      return spoken(node);
    case NodeKind::Zone:
      return in_zone(node);
    case NodeKind::Near:
      return near(node);
    case NodeKind::Same:
      return same(node);
    case NodeKind::And:
      return conjunction(node);
    case NodeKind::Or:
      return alternatives(node);
    case NodeKind::Not:
      break;
  }
  Clause clause;
  clause.kind = ClauseKind::Not;
  clause.parts.push_back(this->node(node.children.front()));
  clause.source = node.source;
  return clause;
}

bool Resolver::is_stop_word(const Node& word) {
  return !in_capitals(word.text) && is_stop_term(word);
}

bool Resolver::is_stop_term(const Node& word) {
  const auto tokens = analyzer_.analyze(word.text);
  if (tokens.size() != 1) return false;
  return std::any_of(stop_languages_.begin(), stop_languages_.end(), [&](const auto& language) {
    return index_.is_stop_word(language, tokens.front().term);
  });
}

// Children of an AND; neighbouring plain words are looked at together, for names of several words.
Clause Resolver::conjunction(const Node& node) {
  std::vector<Clause> parts;
  const auto* const end = node.children.data() + node.children.size();
  for (const auto* child = node.children.data(); child != end;) {
    if (!is_plain(*child)) {
      parts.push_back(this->node(*child++));
      continue;
    }
    const auto* const run_end = std::find_if_not(child, end, is_plain);
    // A run of nothing but stop words says nothing beside other clauses.
    const bool alone = child == node.children.data() && run_end == end;
    auto run = run_of_words(child, run_end, alone);
    if (run.kind != ClauseKind::Everything) parts.push_back(std::move(run));
    child = run_end;
  }
  if (parts.empty()) return {};
  return combine(ClauseKind::And, std::move(parts), node.source);
}

Clause Resolver::alternatives(const Node& node) {
  if (any_ && std::all_of(node.children.begin(), node.children.end(), is_plain)) {
    return run_of_words(node.children.data(), node.children.data() + node.children.size(), true);
  }
  std::vector<Clause> parts;
  for (const auto& child : node.children) parts.push_back(this->node(child));
  return combine(ClauseKind::Or, std::move(parts), node.source);
}

Clause Resolver::run_of_words(const Node* first, const Node* last, bool alone) {
  const ByteRange source{first->source.begin, (last - 1)->source.end};
  std::vector<Clause> kept;
  std::vector<const Node*> stop_words;
  for (const auto* word = first; word != last;) {
    std::vector<std::string> ids;
    const auto* end = std::min(last, word + kLongestName);
    while (end > word && (ids = strong_alias(word, end)).empty()) --end;
    if (!ids.empty()) {
      kept.push_back(name_or_words(word, end, ids));
      word = end;
      continue;
    }
    if (is_stop_word(*word)) {
      stop_words.push_back(word);
    } else {
      kept.push_back(words(word->text, "", word->source, true));
      if (auto hint = date_hint(word->text); !hint.empty()) out_->hints.push_back(std::move(hint));
    }
    ++word;
  }
  const bool keep_stop_words = kept.empty() && alone;
  for (const auto* word : stop_words) {
    if (keep_stop_words) {
      kept.push_back(words(word->text, "", word->source, false));
    } else {
      out_->dropped.push_back(word->text);
    }
  }
  if (kept.empty()) return {};
  return combine(any_ ? ClauseKind::Or : ClauseKind::And, std::move(kept), source);
}

// The words that one piece of query text analyses to: one word, or a compound as a whole or in its
// parts.
Clause Resolver::words(const std::string& text, std::string_view prefix, ByteRange source,
                       bool stem) {
  const auto tokens = analyzer_.analyze(text);
  std::vector<Clause> readings;
  std::vector<Clause> parts;
  for (const auto& token : tokens) {
    auto terms = stem ? forms_.of(prefix, token.term)
                      : std::vector<std::string>{make_term(prefix, token.term)};
    auto clause = terms_clause(std::move(terms), source);
    clause.exact = make_term(prefix, token.term);
    if (stem && clause.terms.size() > 1) out_->readings.push_back({token.term, clause.terms});
    if (token.whole) {
      readings.push_back(std::move(clause));
    } else {
      parts.push_back(std::move(clause));
    }
  }
  if (parts.size() == 1) return std::move(parts.front());
  if (parts.empty()) return {};
  if (any_) {
    // In a bag of words a compound is one more word beside its parts, though not a whole one.
    for (auto& reading : readings) reading.share = kCompoundShare;
    std::move(parts.begin(), parts.end(), std::back_inserter(readings));
  } else {
    readings.push_back(phrase(text, prefix, source));
  }
  std::erase_if(readings, [](const Clause& c) { return c.kind == ClauseKind::Nothing; });
  return combine(any_ ? ClauseKind::Or : ClauseKind::Best, std::move(readings), source);
}

// A phrase stands for itself: the terms as typed, stop words too, the parts of compounds one after
// the other.
Clause Resolver::phrase(const std::string& text, std::string_view prefix, ByteRange source) {
  Clause clause;
  clause.kind = ClauseKind::Phrase;
  clause.source = source;
  for (const auto& token : analyzer_.analyze(text)) {
    if (token.whole) continue;
    const auto term = make_term(prefix, token.term);
    if (!index_.database().term_exists(term)) return terms_clause({}, source);
    clause.parts.push_back(terms_clause({term}, source));
    clause.parts.back().exact = term;
  }
  if (clause.parts.size() == 1) return std::move(clause.parts.front());
  if (clause.parts.empty()) return {};
  return clause;
}

// =ISKP: the words as a phrase, and written so.
Clause Resolver::exact_words(const Node& node) {
  auto clause = phrase(node.text, "", node.source);
  const auto tokens = analyzer_.analyze(node.text);
  if (tokens.empty() || clause.kind == ClauseKind::Nothing) return clause;
  auto end = tokens.front().bytes.end;
  for (const auto& token : tokens) end = std::max(end, token.bytes.end);
  const auto begin = tokens.front().bytes.begin;
  clause.written = node.text.substr(begin, end - begin);
  return clause;
}

Clause Resolver::in_zone(const Node& node) {
  auto clause = this->node(node.children.front());
  restrict(clause, node.part);
  return clause;
}

Clause Resolver::dates(const Node& node) {
  Clause clause;
  clause.kind = node.undated ? ClauseKind::Undated : ClauseKind::Dates;
  clause.source = node.source;
  clause.first_day = node.from ? node.from->first_day() : 0;
  clause.last_day = node.to ? node.to->last_day() : 99999999;
  return clause;
}

}  // namespace dossier
