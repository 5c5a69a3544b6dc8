// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/phrase_ranking.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <numeric>

#include "searcher/compile/compile.h"
#include "searcher/compile/ineb2.h"
#include "searcher/results/phrase_places.h"
#include "searcher/results/posting_lists.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

// The engine is faster where the rarest word is in fewer documents.
constexpr Xapian::doccount kLeastDocuments = 300;
// It looks at so many documents of all that have the words while here one is looked at.
constexpr double kEngineLooks = 3;
// After so many it is told how many will do.
constexpr unsigned kFirstLooks = 16;
// How much its look at all words costs, in looks of its own.
constexpr double kEngineStart = 400;
// So many documents of the rarest word are weighed at first.
constexpr std::size_t kFirstWeighed = 512;
// So many documents are looked at together at least, after the first.
constexpr std::size_t kLeastAhead = 12;
// Being cited lifts a score by this at most.
const double kMostLifted = cited_prior(1000);
// What rounding may add to a score.
constexpr double kRounded = 1 + 1e-9;

struct Word {
  std::string term;
  PostingLists::Kept list = {};  // Null where it is read from the index.
  Xapian::doccount documents = 0;
  double share = 0;  // B and the idf of the formula: see weight().
  double idf = 0;
};

struct Candidate {
  Xapian::docid id = 0;
  double score = 0;
};

// Of candidates the next to be judged; whether it says the phrase, where that was looked up.
struct Next {
  Candidate candidate;
  std::optional<bool> says;
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

class PhraseRanker {
 public:
  PhraseRanker(const Clause& phrase, const Searcher::Impl& impl, const SearchRequest& request)
      : database_(impl.index.database()),
        impl_(impl),
        limit_(impl.time_limit),
        page_end_(std::size_t{request.offset} + request.limit),
        scale_(ineb2_scale(database_)) {
    const double documents = database_.get_doccount();
    std::vector<std::string> terms;
    for (const auto& part : phrase.parts) {
      Word word;
      word.term = part.terms.front();
      word.list = impl_.posting_lists.kept(word.term);
      word.documents = word.list ? word.list->documents() : database_.get_termfreq(word.term);
      const double occurrences =
          word.list ? word.list->occurrences() : database_.get_collection_freq(word.term);
      word.share = (occurrences + 1.0) / word.documents;
      word.idf = ineb2_rarity(occurrences, documents);
      terms.push_back(word.term);
      words_.push_back(std::move(word));
    }
    std::stable_sort(words_.begin(), words_.end(),
                     [](const Word& a, const Word& b) { return a.documents < b.documents; });
    places_.emplace(database_, terms);
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
    for (auto& word : words_) {
      if (word.list) continue;
      word.list = &word == &words_.front() ? impl_.posting_lists.get(word.term, source())
                                           : impl_.posting_lists.again(word.term, source());
    }
    const auto& rarest = *words_.front().list;
    double others = 0;  // The most that the other words give.
    for (auto word = words_.begin() + 1; word != words_.end(); ++word)
      others += word->share * word->idf;
    const double rarest_gives = words_.front().share * words_.front().idf;
    auto end = PostingList::kGroups;
    for (std::size_t wanted = kFirstWeighed; end > 0; wanted *= 4) {
      auto least = rarest.group_of_best(wanted);
      if (found_.size() >= page_end_) {  // Of the groups below none gets onto the page.
        const double needed = found_[page_end_ - 1].score / kMostLifted - others;
        const double share = std::clamp(needed / rarest_gives / kRounded, 0.0, 1.0);
        least = PostingList::group_of(share / (1 - share));
      }
      least = std::min(least, end - 1);
      weigh(rarest, least, end);
      const double normalised = PostingList::least_of(least);
      const double below = rarest_gives * normalised / (normalised + 1) + others;
      if (found_all(least == 0 ? 0 : below * kRounded)) break;
      end = least;
    }
    if (few_say_it_) return std::nullopt;
    return std::move(found_);
  }

 private:
  // Of a word that counts as so many occurrences.
  static double weight(const Word& word, double normalised) {
    if (normalised == 0) return 0;
    const double share = normalised * word.share / (normalised + 1.0);
    return share * word.idf;
  }

  ListSource source() const { return {database_, *impl_.columns(), limit_}; }

  // Weighs documents of these groups [least, end) that have all words.
  void weigh(const PostingList& rarest, unsigned least, unsigned end) {
    std::vector<PostingCursor> others;
    for (auto word = words_.begin() + 1; word != words_.end(); ++word)
      others.emplace_back(word->term, database_, word->list);
    std::vector<Xapian::termcount> occurrences(words_.size());
    rarest.each_of(least, end, [&](std::size_t at) {
      const auto id = rarest.ids()[at];
      limit_.check();
      ++weighed_;
      occurrences.front() = rarest.occurrences(at);
      for (std::size_t i = 0; i < others.size(); ++i) {
        if (!others[i].moves_to(id)) return !others[i].at_end();
        occurrences[i + 1] = others[i].occurrences();
      }
      ++with_all_;
      candidates_.push_back({id, score(id, occurrences)});
      return true;
    });
  }

  double score(Xapian::docid id, const std::vector<Xapian::termcount>& occurrences) const {
    const double worth = ineb2_worth(impl_.columns()->length(id), scale_);
    double sum = 0;
    for (std::size_t i = 0; i < words_.size(); ++i)
      sum += weight(words_[i], occurrences[i] * worth);
    return sum;
  }

  static bool worse(const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score < b.score : a.id > b.id;
  }

  // Looks at candidates, the best first, until the page is told; false where it is not by those
  // that weigh `least`.
  bool found_all(double least) {
    std::make_heap(candidates_.begin(), candidates_.end(), worse);
    while (!candidates_.empty()) {
      if (is_full(candidates_.front().score)) return true;
      if (candidates_.front().score < least) return false;
      const auto ahead = look_ahead(least);
      const bool looking_at_all = look_at_all_;
      for (auto next = ahead.begin(); next != ahead.end(); ++next) {
        if (is_full(next->candidate.score)) return true;
        if (look_at_all_ != looking_at_all) {  // What seemed beaten was not looked up: once more.
          give_back(next, ahead.end());
          break;
        }
        limit_.check();
        judge(*next);
        if (few_say_it_) return true;
      }
    }
    return least == 0;
  }

  void judge(const Next& next) {
    if (!look_at_all_ && is_beaten(next.candidate)) {
      passed_over_.push_back({next.candidate, {}});
      return;
    }
    if (!passed_over_.empty() && found_.size() + passed_over_.size() >= kPriorWindow)
      look_at_passed_over();
    look_at(next);
  }

  void give_back(std::vector<Next>::const_iterator begin, std::vector<Next>::const_iterator end) {
    for (; begin != end; ++begin) {
      candidates_.push_back(begin->candidate);
      std::push_heap(candidates_.begin(), candidates_.end(), worse);
    }
  }

  // How many are looked at together: what the page still wants, by how many of those before said
  // the phrase; at first half as many again as it wants.
  std::size_t next_looks() const {
    const auto missing = page_end_ - std::min(page_end_, found_.size());
    if (looked_ == 0) return missing + missing / 2 + 2;
    const auto wanted = missing == 0 ? looked_ / 4 : missing * (looked_ + 1) / (found_.size() + 1);
    return std::clamp<std::size_t>(wanted, kLeastAhead,
                                   std::max<std::size_t>(kLeastAhead, looked_));
  }

  // The best candidates of those that weigh `least`, looked up.
  std::vector<Next> look_ahead(double least) {
    const auto wanted = next_looks();
    std::vector<Next> ahead;
    for (std::size_t looks = 0; looks < wanted && !candidates_.empty();) {
      const auto next = candidates_.front();
      if (next.score < least || is_full(next.score)) break;
      std::pop_heap(candidates_.begin(), candidates_.end(), worse);
      candidates_.pop_back();
      ahead.push_back({next, {}});
      if (look_at_all_ || !is_beaten(next)) ++looks;
    }
    look_up(ahead, !look_at_all_);
    return ahead;
  }

  // Looks up which say the phrase: all, or those that are not beaten.
  void look_up(std::vector<Next>& these, bool but_beaten) {
    std::vector<Xapian::docid> ids;
    for (const auto& next : these)
      if (!but_beaten || !is_beaten(next.candidate)) ids.push_back(next.candidate.id);
    if (ids.empty()) return;
    std::sort(ids.begin(), ids.end());
    const auto saying = places_->saying(ids);
    for (auto& next : these) {
      if (!std::binary_search(ids.begin(), ids.end(), next.candidate.id)) continue;
      next.says = std::binary_search(saying.begin(), saying.end(), next.candidate.id);
    }
  }

  // Can nothing of this score get onto the page any more? See order_by_prior() in order.cc.
  bool is_full(double score) const {
    if (found_.size() < page_end_ || score == found_.back().score) return false;
    return found_.size() >= kPriorWindow || score * kMostLifted < found_[page_end_ - 1].score;
  }

  void look_at(const Next& next) {
    const auto& candidate = next.candidate;
    ++looked_;
    if (std::has_single_bit(looked_) && looked_ >= kFirstLooks) few_say_it_ = engine_is_faster();
    if (next.says ? !*next.says : places_->saying({candidate.id}).empty()) return;
    found_.push_back({candidate.id, candidate.score, {}, {}});
    const auto lifted = this->lifted(candidate);
    lifted_.insert(std::upper_bound(lifted_.begin(), lifted_.end(), lifted, std::greater<>()),
                   lifted);
  }

  // By how many of those looked at say the phrase, and how many have all its words.
  bool engine_is_faster() const {
    const auto found = static_cast<double>(found_.size());
    const double wanted = std::max(0.0, static_cast<double>(page_end_) - found);
    const double all = words_.front().documents * static_cast<double>(with_all_) /
                       static_cast<double>(std::max<std::size_t>(1, weighed_));
    return wanted * looked_ / std::max(0.5, found) * kEngineLooks > all + kEngineStart;
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
    look_up(passed_over_, false);
    for (const auto& next : passed_over_) look_at(next);
    passed_over_.clear();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  }

  const Xapian::Database& database_;
  const Searcher::Impl& impl_;
  TimeLimit& limit_;
  const std::size_t page_end_;
  const double scale_;
  std::vector<Word> words_;  // The rarest first.
  std::optional<PhrasePlaces> places_;
  std::vector<Candidate> candidates_;  // A heap, once they are weighed.
  std::vector<Ranked> found_;          // By falling score.
  std::vector<double> lifted_;         // Their scores with the prior, falling.
  std::vector<Next> passed_over_;
  bool look_at_all_ = false;
  bool few_say_it_ = false;
  unsigned looked_ = 0;
  std::size_t weighed_ = 0, with_all_ = 0;  // Documents of the rarest word; of these, of all words.
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
