// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <unordered_set>

#include "schema/terms.h"
#include "searcher/compile/columns.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

constexpr double kMostGain = 0.03;
constexpr double kOftenCited = 31;
constexpr auto kWindow = static_cast<Xapian::doccount>(kPriorWindow);
// What scores that differ by rounding alone are within.
constexpr double kNearlyOne = 1 - 1e-9;
// So many more are asked for, for copies and ties among the best.
constexpr Xapian::doccount kSpare = 20;

// Sorts by the first day a date may mean, the undated last; then by id.
class OldestKey : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    const auto day = document.get_value(slot::kFirstDay);
    const auto order = document.get_value(slot::kOrder);
    return day.empty() ? order : day + order.substr(day.size());
  }
};

// Sorts by falling number of citing documents.
class CitedKey : public Xapian::KeyMaker {
 public:
  explicit CitedKey(const Searcher::Impl& impl) : impl_(impl) {}
  std::string operator()(const Xapian::Document& document) const override {
    const auto times = impl_.times_cited.of(impl_.number()(document));
    return fmt::format("{:08}{}", 99999999 - times, document.get_value(slot::kOrder));
  }

 private:
  const Searcher::Impl& impl_;
};

bool by_prior(const SearchRequest& request) {
  return request.sort == Sort::Relevance && request.limit > 0 && request.offset < kWindow;
}

// Of all that match, those that a page ending at `page_end` shows, by number: scores are known but
// for rounding, and so is who cites them. None where documents that weigh the same decide.
std::optional<ScoredDocuments> on_page(const ScoredDocuments& scored, const Searcher::Impl& impl,
                                       std::size_t page_end, bool copies) {
  auto best = scored;
  const auto falling = [](const Scored& a, const Scored& b) { return a.score > b.score; };
  const auto looked_at = std::min<std::size_t>(best.size(), kWindow + kSpare);
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(looked_at), best.end(),
                    falling);
  const bool all = looked_at == best.size();
  best.resize(looked_at);
  const auto tie = [](const Scored& a, const Scored& b) { return b.score >= a.score * kNearlyOne; };
  std::unordered_set<std::uint32_t> seen;
  ScoredDocuments window;
  std::vector<double> lifted;
  for (std::size_t i = 0; i < best.size(); ++i) {
    const auto story = copies ? 0 : impl.columns()->story(best[i].id);
    if (story != 0 && i > 0 && tie(best[i - 1], best[i])) return std::nullopt;
    if (story != 0 && !seen.insert(story).second) continue;
    if (window.size() == kWindow) {
      if (tie(window.back(), best[i])) return std::nullopt;
      break;
    }
    window.push_back(best[i]);
    lifted.push_back(best[i].score * cited_prior(impl.columns()->cited_by(best[i].id)));
  }
  if (!all && window.size() < kWindow) return std::nullopt;
  if (window.size() > page_end) {
    auto sorted = lifted;
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(page_end - 1);
    std::nth_element(sorted.begin(), last, sorted.end(), std::greater<>());
    const double least = *last * kNearlyOne;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < window.size(); ++i) {
      if (lifted[i] >= least) window[kept++] = window[i];
    }
    window.resize(kept);
  }
  std::sort(window.begin(), window.end(),
            [](const Scored& a, const Scored& b) { return a.id < b.id; });
  return window;
}

std::vector<Ranked> in_order(const Xapian::MSet& found, const Xapian::Database& database) {
  std::vector<Ranked> ranked;
  for (auto match = found.begin(); match != found.end(); ++match)
    ranked.push_back({*match, match.get_weight(), {}, {}});
  order_ties(ranked, database);
  return ranked;
}

// The same, weighed by the engine.
std::optional<std::vector<Ranked>> known_best(Xapian::Enquire& enquire, const Searcher::Impl& impl,
                                              const SearchRequest& request,
                                              const MatchOptions& options) {
  const auto page_end = std::uint64_t{request.offset} + request.limit;
  if (options.scored == nullptr || page_end > kWindow || !by_prior(request)) return std::nullopt;
  const auto few = on_page(*options.scored, impl, page_end, options.copies);
  if (!few) return std::nullopt;
  enquire.set_sort_by_relevance();
  const auto best = best_of(enquire, *few, static_cast<Xapian::doccount>(few->size()));
  if (!best) return std::nullopt;
  return in_order(*best, impl.index.database());
}

// The best `wanted` documents, of each story the first, without reading slot::kOrder and
// slot::kStory of all that the engine considers: it finds some more by weight alone, and what is as
// good as the last of these is left out, since others may be as good. None where too few are left.
std::optional<std::vector<Ranked>> best_by_weight(Xapian::Enquire& enquire,
                                                  const Searcher::Impl& impl,
                                                  Xapian::doccount wanted,
                                                  const MatchOptions& options) {
  enquire.set_sort_by_relevance();
  auto best =
      options.scored == nullptr ? std::nullopt : best_of(enquire, *options.scored, wanted + kSpare);
  if (!best) {
    best = enquire.get_mset(0, wanted + kSpare, options.check_at_least, nullptr, options.decider);
  }
  const auto& found = *best;
  std::vector<Ranked> ranked;
  for (auto match = found.begin(); match != found.end(); ++match)
    ranked.push_back({*match, match.get_weight(), {}, {}});
  const bool all = found.size() < wanted + kSpare;
  if (!all) {
    const auto last = ranked.back().score;
    std::erase_if(ranked, [&](const Ranked& one) { return one.score <= last; });
    if (ranked.size() < wanted) return std::nullopt;
  }
  order_ties(ranked, impl.index.database());
  if (!options.copies) {
    std::unordered_set<std::uint32_t> seen;
    std::erase_if(ranked, [&](const Ranked& one) {
      const auto story = impl.columns()->story(one.id);
      return story != 0 && !seen.insert(story).second;
    });
  }
  if (!all && ranked.size() < wanted) return std::nullopt;
  if (ranked.size() > wanted) ranked.resize(wanted);
  return ranked;
}

// Of documents on another machine, in one request instead of one, with its record, for each.
Column fetch_work_keys(const Xapian::Database& database, std::vector<Ranked>::const_iterator begin,
                       std::vector<Ranked>::const_iterator end) {
  std::vector<std::string> terms;
  for (; begin != end; ++begin) terms.push_back(make_term(prefix::kId, id_in_order(begin->order)));
  return column(database, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()),
                slot::kWorkKeys);
}

// Orders the best of `ranked` anew, as far as a page that ends at `page_end` can tell.
void order_by_prior(std::vector<Ranked>& ranked, const Searcher::Impl& impl,
                    std::uint64_t page_end) {
  auto end = ranked.begin() + std::min<std::ptrdiff_t>(kWindow, std::ssize(ranked));
  // What cannot rise onto the page need not be asked who cites it.
  if (page_end < ranked.size()) {
    end =
        std::find_if(ranked.begin(), end, [&, last = ranked[page_end - 1].score](const auto& one) {
          return one.score * (1 + kMostGain) < last;
        });
  }
  const auto& database = impl.index.database();
  const bool remote = impl.index.is_remote();
  const auto fetched = remote ? fetch_work_keys(database, ranked.begin(), end) : Column();
  if (remote) impl.times_cited.look_for_uncited(fetched);
  for (auto document = ranked.begin(); document != end; ++document) {
    document->cited_by = remote ? impl.times_cited.of(document->id, value_of(fetched, document->id))
                                : impl.times_cited.of(document->id);
    document->score *= cited_prior(*document->cited_by);
  }
  std::stable_sort(ranked.begin(), end,
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

}  // namespace

std::string_view id_in_order(std::string_view order) {
  constexpr std::size_t kDayDigits = 8;
  order.remove_prefix(std::min(order.size(), order.starts_with('~') ? 1 : kDayDigits));
  return order;
}

double cited_prior(std::size_t times) {
  const double share = std::log2(1 + static_cast<double>(times)) / std::log2(1 + kOftenCited);
  return 1 + kMostGain * std::min(1.0, share);
}

void order_ties(std::vector<Ranked>& ranked, const Xapian::Database& database) {
  for (auto begin = ranked.begin(); begin != ranked.end();) {
    const auto end = std::find_if(begin, ranked.end(),
                                  [&](const Ranked& one) { return one.score != begin->score; });
    if (end - begin > 1) {
      for (auto one = begin; one != end; ++one)
        one->order = database.get_document(one->id).get_value(slot::kOrder);
      std::stable_sort(begin, end,
                       [](const Ranked& a, const Ranked& b) { return a.order < b.order; });
    }
    begin = end;
  }
}

void set_order(Xapian::Enquire& enquire, const Searcher::Impl& impl, Sort sort) {
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  if (sort == Sort::Relevance) {
    enquire.set_sort_by_relevance_then_value(slot::kOrder, false);
  } else if (sort == Sort::Newest) {
    enquire.set_sort_by_value_then_relevance(slot::kOrder, false);
  } else if (sort == Sort::Oldest) {
    enquire.set_sort_by_key_then_relevance((new OldestKey)->release(), false);
  } else {
    enquire.set_sort_by_key_then_relevance((new CitedKey(impl))->release(), false);
  }
}

std::vector<Ranked> page_of(std::vector<Ranked> ranked, const Searcher::Impl& impl,
                            const SearchRequest& request) {
  const auto page_end = std::uint64_t{request.offset} + request.limit;
  if (by_prior(request)) order_by_prior(ranked, impl, page_end);
  const auto at = [&](std::uint64_t place) {
    return ranked.begin() +
           static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(place, ranked.size()));
  };
  return {at(request.offset), at(page_end)};
}

std::vector<Ranked> ranked_page(Xapian::Enquire& enquire, const Searcher::Impl& impl,
                                const SearchRequest& request, const MatchOptions& options) {
  const bool weighed = by_prior(request);
  const auto page_end = std::uint64_t{request.offset} + request.limit;
  const auto wanted = static_cast<Xapian::doccount>(std::clamp<std::uint64_t>(
      page_end, weighed ? kWindow : 0, std::numeric_limits<Xapian::doccount>::max() - kSpare));
  if (request.sort == Sort::Relevance && impl.columns() != nullptr) {
    if (auto known = known_best(enquire, impl, request, options))
      return page_of(*std::move(known), impl, request);
    auto best = best_by_weight(enquire, impl, wanted, options);
    if (best) return page_of(*std::move(best), impl, request);
  }
  set_order(enquire, impl, request.sort);
  // Xapian keeps the first of each story in the order of the result; spies see all the same.
  if (!options.copies) enquire.set_collapse_key(slot::kStory);
  const auto first = weighed ? 0 : request.offset;
  const auto found = enquire.get_mset(first, weighed ? wanted : request.limit,
                                      options.check_at_least, nullptr, options.decider);
  std::vector<Ranked> ranked;
  ranked.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match)
    ranked.push_back({*match,
                      match.get_weight(),
                      impl.index.is_remote() ? match.get_sort_key() : std::string(),
                      {}});
  return weighed ? page_of(std::move(ranked), impl, request) : ranked;
}

}  // namespace dossier
