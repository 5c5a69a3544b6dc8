// SPDX-License-Identifier: GPL-2.0-or-later
// Queries near the one asked: what a query that finds nothing was perhaps meant to say, which of
// its clauses is to blame, and what else a facet's filter might choose.

#include "searcher/diagnosis.h"

#include <algorithm>
#include <map>
#include <span>

#include "searcher/results/order.h"
#include "searcher/results/query_parts.h"
#include "searcher/results/spelling.h"

namespace dossier {
namespace {

// Spellings tried for a word, words of the query tried, and queries counted in all.
constexpr std::size_t kSpellings = 4, kWordsTried = 12, kQueriesTried = 40;
// A word the index knows may still be a slip: of one that is in so many times more documents.
constexpr Xapian::doccount kCommoner = 5;

// A word of the query as typed, plainly or in quotation marks.
struct TypedWord {
  ByteRange source;
  std::string term;
  std::vector<std::string> spellings;  // As it may have been meant.
  bool known = false;
};

void add_words(const Node& node, const std::string& text, const Analyzer& analyzer,
               std::vector<TypedWord>& words) {
  const bool phrase = node.kind == NodeKind::Phrase && !node.exact;
  if (node.kind == NodeKind::Not) return;
  if ((node.kind == NodeKind::Word || phrase) && node.source.end <= text.size()) {
    const auto typed = std::string_view(text).substr(node.source.begin, node.source.size());
    for (const auto& token : analyzer.analyze(typed)) {
      if (token.whole) continue;
      words.push_back({{node.source.begin + token.bytes.begin, node.source.begin + token.bytes.end},
                       token.term,
                       {},
                       false});
    }
  }
  for (const auto& child : node.children) add_words(child, text, analyzer, words);
}

// `text` with one spelling for each word: the number of it in `choice`, 0 for as typed.
std::string spelled(std::string text, const std::vector<TypedWord>& words,
                    const std::vector<std::size_t>& choice) {
  for (std::size_t i = words.size(); i-- > 0;) {
    if (choice[i] > 0)
      text.replace(words[i].source.begin, words[i].source.size(),
                   words[i].spellings[choice[i] - 1]);
  }
  return text;
}

// What a query is made of that has but one clause: the words of a phrase, the operands of a NEAR.
std::vector<Node> pieces_of(const Node& clause, const std::string& text, const Analyzer& analyzer) {
  std::vector<Node> pieces;
  if (clause.kind == NodeKind::Near || clause.kind == NodeKind::Zone) return clause.children;
  std::vector<TypedWord> words;
  if (clause.kind == NodeKind::Phrase) add_words(clause, text, analyzer, words);
  for (const auto& word : words) {
    Node node;
    node.kind = NodeKind::Phrase;
    node.source = word.source;
    node.text = word.term;
    pieces.push_back(std::move(node));
  }
  return pieces;
}

// A word out of a phrase stands for itself alone: in quotation marks.
std::string piece_text(const Node& node, const std::string& text) {
  auto piece = text.substr(node.source.begin, node.source.size());
  const bool word = node.kind == NodeKind::Phrase && !node.quoted && !node.exact;
  return word ? "\"" + piece + "\"" : piece;
}

// The number of documents that match a tree, or a part of one, parsed from `text`.
std::uint32_t count(Searcher::Impl& impl, const Node& tree, const std::string& text) {
  return impl.count(*impl.prepare_tree(tree, text));
}

// Do the clauses without a word find anything? Where they do not, no spelling of the others will.
bool finds_beside_words(Searcher::Impl& impl, const Prepared& prepared) {
  const auto& text = prepared.echo.text;
  bool any_left = false;
  const auto rest = without_clauses(prepared.tree, [&](const Node& clause) {
    std::vector<TypedWord> words;
    add_words(clause, text, impl.analyzer, words);
    any_left = any_left || words.empty();
    return !words.empty();
  });
  try {
    return !any_left || count(impl, rest, text) > 0;
  } catch (const Error&) {
    return true;
  }
}

}  // namespace

std::optional<std::string> suggest(Searcher::Impl& impl, const Prepared& prepared) {
  const auto& text = prepared.echo.text;
  const auto& database = impl.index.database();
  std::vector<TypedWord> words;
  add_words(prepared.tree, text, impl.analyzer, words);
  std::sort(words.begin(), words.end(),
            [](const TypedWord& a, const TypedWord& b) { return a.source < b.source; });
  if (words.empty() || words.size() > kWordsTried) return std::nullopt;
  if (!finds_beside_words(impl, prepared)) return std::nullopt;
  for (auto& word : words) {
    word.known = !impl.resolver->forms().of("", word.term).empty();
    const auto documents = word.known ? database.get_termfreq(word.term) * kCommoner : 0;
    word.spellings = spellings_near(impl.words(), word.term, documents, kSpellings);
    if (auto two = two_words(database, word.term); !two.empty() && !word.known)
      word.spellings.push_back(std::move(two));
  }
  std::size_t tried = 0;
  const auto finds = [&](const std::vector<std::size_t>& choice) {
    if (++tried > kQueriesTried) return false;
    try {
      const auto query = spelled(text, words, choice);
      return count(impl, parse_query(query), query) > 0;
    } catch (const Error&) {
      return false;
    }
  };
  // First what is in no document, each by its nearest; then one word after the other otherwise.
  std::vector<std::size_t> choice(words.size(), 0);
  bool changed = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].known || words[i].spellings.empty()) continue;
    choice[i] = 1;
    changed = true;
  }
  if (changed && finds(choice)) return spelled(text, words, choice);
  for (std::size_t spelling = 1; spelling <= kSpellings + 1; ++spelling) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].spellings.size() < spelling || choice[i] == spelling) continue;
      auto other = choice;
      other[i] = spelling;
      if (finds(other)) return spelled(text, words, other);
    }
  }
  return std::nullopt;
}

std::vector<ClauseCount> diagnose(Searcher::Impl& impl, const Prepared& prepared) {
  std::vector<ClauseCount> counts;
  const auto& text = prepared.echo.text;
  const auto clauses = clauses_of(prepared.tree);
  if (clauses.size() == 1) {
    for (const auto& piece : pieces_of(*clauses.front(), text, impl.analyzer))
      counts.push_back({piece_text(piece, text), count(impl, piece, text), std::nullopt, 0});
    return counts;
  }
  constexpr std::size_t kMostDiagnosed = 12;  // Each costs two searches.
  for (const auto* clause : std::span(clauses).first(std::min(clauses.size(), kMostDiagnosed))) {
    const bool negated = clause->kind == NodeKind::Not;
    const auto alone =
        negated ? without_clauses(prepared.tree, [&](const Node& n) { return &n != clause; })
                : *clause;
    const auto rest = without_clauses(prepared.tree, [&](const Node& n) { return &n == clause; });
    counts.push_back({piece_text(*clause, text), count(impl, alone, text), text_of(rest, text),
                      count(impl, rest, text)});
  }
  return counts;
}

std::vector<FacetAlternatives> alternatives(Searcher::Impl& impl, const Prepared& prepared,
                                            const SearchRequest& request) {
  std::vector<FacetAlternatives> all;
  if (request.any) return all;
  std::set<Facet> filtered;
  for (const auto* clause : clauses_of(prepared.tree)) {
    const auto facet = facet_of(*clause);
    if (facet && (request.facet.only.empty() || request.facet.only.contains(*facet)))
      filtered.insert(*facet);
  }
  for (const auto facet : filtered) {
    const auto rest =
        without_clauses(prepared.tree, [&](const Node& node) { return facet_of(node) == facet; });
    const auto other = impl.prepare_tree(rest, prepared.echo.text);
    auto wanted = request.facet;
    wanted.only = {facet};
    SearchRequest counted;  // No page of it.
    counted.limit = 0;
    counted.facet = wanted;
    counted.facets_by_story = request.facets_by_story;
    auto [documents, stories, page, facets] = impl.find(*other, counted);
    all.push_back({facet, text_of(rest, prepared.echo.text).value_or(""),
                   request.facets_by_story ? stories : documents,
                   std::move(facets.values[static_cast<int>(facet)]), std::move(facets.dates)});
  }
  return all;
}

}  // namespace dossier
