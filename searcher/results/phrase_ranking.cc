// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/phrase_ranking.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <numeric>

#include "searcher/compile/compile.h"
#include "searcher/compile/ineb2.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

// The engine is faster where the rarest word is in fewer documents.
constexpr Xapian::doccount kLeastDocuments = 300;
// It looks at so many documents, which it goes through by number, while two lists are read here.
constexpr double kEngineLooks = 8;
// After so many it is told how many will do.
constexpr unsigned kFirstLooks = 16;
// How much its look at all words costs, in looks of its own.
constexpr double kEngineStart = 400;
// So many documents of the rarest word are weighed at first.
constexpr std::size_t kFirstWeighed = 512;
// Being cited lifts a score by this at most.
const double kMostLifted = cited_prior(1000);

struct Word {
  std::string term;
  std::uint32_t place = 0;  // In the phrase.
  Xapian::doccount documents = 0;
  double share = 0;  // B and the idf of the formula: see weight().
  double idf = 0;
};

struct Candidate {
  Xapian::docid id = 0;
  double score = 0;
};

bool is_one_word(const Clause& clause) {
  return clause.kind == ClauseKind::Terms && clause.terms.size() == 1 && !clause.zone &&
         clause.written.empty() && clause.days.always() && title_word(clause.terms.front()).empty();
}

bool is_of_words(const Clause& phrase) {
  return phrase.kind == ClauseKind::Phrase && !phrase.zone && phrase.written.empty() &&
         phrase.parts.size() > 1 &&
         std::all_of(phrase.parts.begin(), phrase.parts.end(), is_one_word);
}

// The documents of the rarest word, in groups by the most that this word may give them.
class RarestList {
 public:
  static constexpr unsigned kGroups = 64;

  struct Posting {
    Xapian::docid id = 0;
    Xapian::termcount occurrences = 0;
    unsigned group = 0;
  };

  RarestList(const Xapian::Database& database, const std::string& term, const FacetColumns& columns,
             double scale, TimeLimit& limit) {
    std::array<double, kLengths> factors{};
    for (unsigned i = 0; i < kLengths; ++i)
      factors.at(i) = ineb2_normalised(1, std::max<double>(1, i * kLengthStep), scale);
    postings_.reserve(database.get_termfreq(term));
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
      limit.check();
      const auto id = *at;
      const auto occurrences = at.get_wdf();
      const auto step = std::min(columns.length(id) / kLengthStep, kLengths - 1);
      const double most = occurrences * factors[step];
      const auto group = static_cast<unsigned>(most / (most + 1) * kGroups);
      postings_.push_back({id, occurrences, group});
      ++sizes_.at(group);
    }
  }

  /// The group such that it and those above have `wanted` postings, or all.
  unsigned group_of_best(std::size_t wanted) const {
    auto group = kGroups;
    for (std::size_t sum = 0; group > 0 && sum < wanted;) sum += sizes_.at(--group);
    return group;
  }
  const std::vector<Posting>& postings() const { return postings_; }

 private:
  // A length counts as the least of its step.
  static constexpr unsigned kLengths = 256, kLengthStep = 64;

  std::vector<Posting> postings_;
  std::array<std::size_t, kGroups + 1> sizes_{};
};

class PhraseRanker {
 public:
  PhraseRanker(const Clause& phrase, const Searcher::Impl& impl, const SearchRequest& request)
      : database_(impl.index.database()),
        impl_(impl),
        limit_(impl.time_limit),
        page_end_(std::size_t{request.offset} + request.limit),
        scale_(ineb2_scale(database_)) {
    const double documents = database_.get_doccount();
    for (const auto& part : phrase.parts) {
      Word word;
      word.term = part.terms.front();
      word.place = static_cast<std::uint32_t>(words_.size());
      word.documents = database_.get_termfreq(word.term);
      const double occurrences = database_.get_collection_freq(word.term);
      word.share = (occurrences + 1.0) / word.documents;
      word.idf = ineb2_rarity(occurrences, documents);
      words_.push_back(word);
    }
    std::stable_sort(words_.begin(), words_.end(),
                     [](const Word& a, const Word& b) { return a.documents < b.documents; });
  }

  // The engine adds up weights from the rarest word on; of words as rare it might take another
  // first.
  bool in_one_order() const {
    return words_.size() == 2 ||
           std::adjacent_find(words_.begin(), words_.end(), [](const Word& a, const Word& b) {
             return a.documents == b.documents && a.term != b.term;
           }) == words_.end();
  }

  // None where the engine is faster.
  std::optional<std::vector<Ranked>> best() {
    if (words_.front().documents < kLeastDocuments) return std::nullopt;
    const RarestList rarest(database_, words_.front().term, *impl_.columns(), scale_, limit_);
    double others = 0;  // The most that the other words give.
    for (auto word = words_.begin() + 1; word != words_.end(); ++word)
      others += word->share * word->idf;
    const double group_gives = words_.front().share * words_.front().idf / RarestList::kGroups;
    auto end = RarestList::kGroups + 1;
    for (std::size_t wanted = kFirstWeighed; end > 0; wanted *= 4) {
      auto least = rarest.group_of_best(wanted);
      if (found_.size() >= page_end_) {  // Of the groups below none gets onto the page.
        const double needed = found_[page_end_ - 1].score / kMostLifted - others;
        least = static_cast<unsigned>(std::clamp(needed / group_gives, 0.0, 1.0 * (end - 1)));
      }
      least = std::min(least, end - 1);
      weigh(rarest, least, end);
      if (found_all(least == 0 ? 0 : group_gives * least + others)) break;
      end = least;
    }
    if (few_say_it_) return std::nullopt;
    return std::move(found_);
  }

 private:
  double weight(const Word& word, Xapian::termcount occurrences, Xapian::termcount length) const {
    if (occurrences == 0) return 0;
    const double normalised = ineb2_normalised(occurrences, length, scale_);
    const double share = normalised * word.share / (normalised + 1.0);
    return share * word.idf;
  }

  // Weighs documents of these groups [least, end) that have all words.
  void weigh(const RarestList& rarest, unsigned least, unsigned end) {
    struct List {
      Xapian::PostingIterator at, end;
    };
    std::vector<List> others;
    for (auto word = words_.begin() + 1; word != words_.end(); ++word)
      others.push_back({database_.postlist_begin(word->term), database_.postlist_end(word->term)});
    for (const auto& posting : rarest.postings()) {
      if (posting.group < least || posting.group >= end) continue;
      limit_.check();
      const auto length = impl_.columns()->length(posting.id);
      double score = weight(words_.front(), posting.occurrences, length);
      bool all = true;
      for (std::size_t i = 0; i < others.size() && all; ++i) {
        auto& [at, list_end] = others[i];
        if (at != list_end) at.skip_to(posting.id);
        if (at == list_end) return;
        all = *at == posting.id;
        if (all) score += weight(words_[i + 1], at.get_wdf(), length);
      }
      if (all) candidates_.push_back({posting.id, score});
    }
  }

  // Looks at candidates, the best first, until the page is told; false where it is not by those
  // that weigh `least`.
  bool found_all(double least) {
    const auto worse = [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score < b.score : a.id > b.id;
    };
    std::make_heap(candidates_.begin(), candidates_.end(), worse);
    while (!candidates_.empty() && !few_say_it_) {
      const auto next = candidates_.front();
      if (is_full(next.score)) return true;
      if (next.score < least) return false;
      std::pop_heap(candidates_.begin(), candidates_.end(), worse);
      candidates_.pop_back();
      limit_.check();
      if (!look_at_all_ && is_beaten(next)) {
        passed_over_.push_back(next);
        continue;
      }
      if (!passed_over_.empty() && found_.size() + passed_over_.size() >= kPriorWindow)
        look_at_passed_over();
      look_at(next);
    }
    return least == 0 || few_say_it_;
  }

  // Can nothing of this score get onto the page any more? See order_by_prior() in order.cc.
  bool is_full(double score) const {
    if (found_.size() < page_end_ || score == found_.back().score) return false;
    return found_.size() >= kPriorWindow || score * kMostLifted < found_[page_end_ - 1].score;
  }

  void look_at(const Candidate& candidate) {
    ++looked_;
    if (std::has_single_bit(looked_) && looked_ >= kFirstLooks) {
      const auto found = static_cast<double>(found_.size());
      const double wanted = std::max(0.0, static_cast<double>(page_end_) - found);
      few_say_it_ = wanted * looked_ / std::max(0.5, found) * kEngineLooks >
                    static_cast<double>(candidates_.size()) + kEngineStart;
    }
    if (!says_phrase(candidate.id)) return;
    found_.push_back({candidate.id, candidate.score, {}, {}});
    lifted_.push_back(lifted(candidate));
    std::sort(lifted_.begin(), lifted_.end(), std::greater<>());
  }

  // With all that cite it, is it worse than a whole page?
  bool is_beaten(const Candidate& candidate) const {
    return found_.size() >= page_end_ && lifted(candidate) < lifted_[page_end_ - 1];
  }
  double lifted(const Candidate& candidate) const {
    return candidate.score * cited_prior(impl_.columns()->cited_by(candidate.id));
  }

  // The prior lifts what is among the best so many; from here on each counts.
  void look_at_passed_over() {
    look_at_all_ = true;
    for (const auto& candidate : passed_over_) look_at(candidate);
    passed_over_.clear();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  }

  bool says_phrase(Xapian::docid id) const {
    std::vector<Xapian::PositionIterator> lists(words_.size());
    const auto end = Xapian::PositionIterator();
    const auto& first = words_.front();
    lists.front() = database_.positionlist_begin(id, first.term);
    for (auto& at = lists.front(); at != end; ++at) {
      if (*at < first.place) continue;
      const auto start = *at - first.place;
      bool all = true;
      for (std::size_t i = 1; i < words_.size() && all; ++i) {
        const auto wanted = start + words_[i].place;
        if (lists[i] == end) lists[i] = database_.positionlist_begin(id, words_[i].term);
        lists[i].skip_to(wanted);
        if (lists[i] == end) return false;
        all = *lists[i] == wanted;
      }
      if (all) return true;
    }
    return false;
  }

  const Xapian::Database& database_;
  const Searcher::Impl& impl_;
  TimeLimit& limit_;
  const std::size_t page_end_;
  const double scale_;
  std::vector<Word> words_;            // The rarest first.
  std::vector<Candidate> candidates_;  // A heap, once they are weighed.
  std::vector<Ranked> found_;          // By falling score.
  std::vector<double> lifted_;         // Their scores with the prior, falling.
  std::vector<Candidate> passed_over_;
  bool look_at_all_ = false;
  bool few_say_it_ = false;
  unsigned looked_ = 0;
};

}  // namespace

std::optional<std::vector<Ranked>> rank_phrase(const Clause& clause, const Searcher::Impl& impl,
                                               const SearchRequest& request) {
  const auto& database = impl.index.database();
  if (!is_of_words(clause) || request.sort != Sort::Relevance || request.limit == 0 ||
      std::uint64_t{request.offset} + request.limit > kPriorWindow || database.size() != 1 ||
      impl.columns() == nullptr)
    return std::nullopt;
  PhraseRanker ranker(clause, impl, request);
  if (!ranker.in_one_order()) return std::nullopt;
  auto found = ranker.best();
  if (!found) return std::nullopt;
  order_ties(*found, database);
  return page_of(*std::move(found), impl, request);
}

}  // namespace dossier
