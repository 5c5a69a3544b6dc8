// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/similar.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "schema/terms.h"
#include "schema/work_terms.h"
#include "searcher/compile/compile.h"

namespace dossier {
namespace {

constexpr std::size_t kWords = 40;   // Telling words that stand for a document.
constexpr std::size_t kActors = 20;  // Its actors likewise.
constexpr std::size_t kShown = 5;    // Reasons of a kind shown.
constexpr std::size_t kCandidates = 200;
// A word of more documents than one in this many tells nothing; nor does one no other has.
constexpr unsigned kCommonWord = 2;
// Reciprocal rank fusion: Cormack, Clarke and Buettcher, SIGIR 2009.
constexpr double kFusion = 60;

struct WeighedTerm {
  std::string term;
  double weight = 0;
};

// The best first, at most `most`.
void keep_best(std::vector<WeighedTerm>& terms, std::size_t most) {
  std::sort(terms.begin(), terms.end(), [](const WeighedTerm& a, const WeighedTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  if (terms.size() > most) terms.resize(most);
}

bool is_word(const std::string& term) {
  const auto first = static_cast<unsigned char>(term.front());
  return (first >= 'a' && first <= 'z') || first >= 0x80;
}

// What the document is about: its words and its actors, by how far their frequency in it diverges
// from that in all documents (Bo1; Amati 2003).
struct Profile {
  std::vector<WeighedTerm> words, actors;

  Profile(const Index& index, Xapian::docid id) {
    const auto& database = index.database();
    const double all = database.get_doccount();
    const std::string entity(prefix::kEntity);
    for (auto it = database.termlist_begin(id); it != database.termlist_end(id); ++it) {
      const auto term = *it;
      const bool word = is_word(term);
      if (!word && !term.starts_with(entity)) continue;
      const auto documents = database.get_termfreq(term);
      if (documents < 2 || (word && documents * kCommonWord > std::max(all, 4.0))) continue;
      if (word && index.stop_lists().contains("", term)) continue;
      const double mean = static_cast<double>(database.get_collection_freq(term)) / all;
      if (mean == 0) continue;
      const double weight = it.get_wdf() * std::log2((1 + mean) / mean) + std::log2(1 + mean);
      (word ? words : actors).push_back({term, weight});
    }
    keep_best(words, kWords);
    keep_best(actors, kActors);
  }
};

using Ranking = std::vector<Xapian::docid>;

// Documents with their weight, the best first. What weighs alike stands by date and id, as answers
// do.
std::vector<std::pair<double, Xapian::docid>> in_order(
    const Xapian::Database& database, const std::map<Xapian::docid, double>& weights) {
  std::vector<std::tuple<double, std::string, Xapian::docid>> order;
  for (const auto& [id, weight] : weights)
    order.emplace_back(-weight, database.get_document(id).get_value(slot::kOrder), id);
  std::sort(order.begin(), order.end());
  std::vector<std::pair<double, Xapian::docid>> documents;
  for (const auto& [weight, key, id] : order) documents.emplace_back(-weight, id);
  return documents;
}

std::map<Xapian::docid, double> weighed_by_terms(const Xapian::Database& database,
                                                 const std::vector<WeighedTerm>& terms,
                                                 Xapian::docid self) {
  if (terms.empty()) return {};
  std::vector<Xapian::Query> parts;
  for (const auto& term : terms)
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.term), term.weight);
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()));
  set_weighting(enquire);
  std::map<Xapian::docid, double> weights;
  const auto found = enquire.get_mset(0, kCandidates + 1);
  for (auto match = found.begin(); match != found.end(); ++match) {
    if (*match != self) weights[*match] = match.get_weight();
  }
  return weights;
}

struct SharedWorks {
  double weight = 0;
  std::uint32_t count = 0;
  std::vector<std::string> titles;
};

class Likeness {
 public:
  Likeness(Searcher::Impl& impl, Xapian::docid self)
      : impl_(impl), database_(impl.index.database()), self_(self), profile_(impl.index, self) {}

  SimilarAnswer answer(std::size_t limit) {
    couple();
    cocite();
    std::map<Xapian::docid, double> scores;
    // What weighs alike has one rank.
    const auto fuse = [&](const std::map<Xapian::docid, double>& weights) {
      std::size_t rank = 0, place = 0;
      double last = -1;
      for (const auto& [weight, id] : in_order(database_, weights)) {
        ++place;
        if (weight != last) rank = place;
        last = weight;
        scores[id] += 1 / (kFusion + static_cast<double>(rank));
      }
    };
    fuse(weighed_by_terms(database_, profile_.words, self_));
    fuse(weighed_by_terms(database_, profile_.actors, self_));
    fuse(coupling_);
    fuse(cocitation_);
    SimilarAnswer answer;
    auto record = impl_.record(self_);
    answer.head = impl_.head(self_, record);
    Ranking ranking;
    for (const auto& [score, id] : in_order(database_, scores)) ranking.push_back(id);
    for (const auto id : one_a_story(ranking, limit))
      answer.documents.push_back(explain(id, scores[id]));
    return answer;
  }

 private:
  // The best `most`, of each story but its own the first: copies are not news.
  Ranking one_a_story(const Ranking& ranking, std::size_t most) const {
    const auto label_of = [&](Xapian::docid id) {
      return database_.get_document(id).get_value(slot::kStory);
    };
    std::set<std::string> seen{label_of(self_)};
    Ranking kept;
    for (const auto id : ranking) {
      if (kept.size() == most) break;
      const auto label = label_of(id);
      if (label.empty() || seen.insert(label).second) kept.push_back(id);
    }
    return kept;
  }

  // Bibliographic coupling (Kessler 1963): a work few cite couples more than one everybody cites.
  void couple() {
    auto record = impl_.record(self_);
    for (const auto& work : record.without_mentions().works) {
      const auto citing = impl_.citing(same_work(database_, work.keys), self_);
      if (citing.empty()) continue;
      const double weight = 1 / std::log(2.0 + static_cast<double>(citing.size()));
      for (const auto id : citing) {
        coupling_[id] += weight;
        auto& shared = shared_[id];
        ++shared.count;
        if (shared.titles.size() < kShown && !work.title.empty())
          shared.titles.push_back(work.title);
      }
    }
  }

  // Co-citation (Small 1973): held documents that those who cite this one cite too.
  void cocite() {
    const auto own = same_work(database_, impl_.record(self_).own_keys());
    const auto citing = impl_.citing(own, self_);
    for (std::size_t i = 0; i < std::min(citing.size(), kCandidates); ++i) {
      auto record = impl_.record(citing[i]);
      for (const auto& work : record.without_mentions().works) {
        const auto held = impl_.find_held(same_work(database_, work.keys), citing[i]);
        if (held && *held != self_) ++cocitation_[*held];
      }
    }
  }

  SimilarDocument explain(Xapian::docid id, double score) {
    SimilarDocument out;
    auto record = impl_.record(id);
    out.head = impl_.head(id, record);
    out.score = score;
    const auto has = [&](const std::string& term) {
      auto it = database_.termlist_begin(id);
      it.skip_to(term);
      return it != database_.termlist_end(id) && *it == term;
    };
    for (const auto& word : profile_.words) {
      if (out.words.size() < kShown && has(word.term)) out.words.push_back(word.term);
    }
    for (const auto& actor : profile_.actors) {
      if (out.actors.size() < kShown && has(actor.term))
        out.actors.push_back(impl_.index.entity_name(actor.term.substr(prefix::kEntity.size())));
    }
    if (const auto shared = shared_.find(id); shared != shared_.end()) {
      out.works = shared->second.titles;
      out.shared_works = shared->second.count;
    }
    if (const auto together = cocitation_.find(id); together != cocitation_.end())
      out.cited_together = static_cast<std::uint32_t>(together->second);
    return out;
  }

  Searcher::Impl& impl_;
  const Xapian::Database& database_;
  Xapian::docid self_;
  Profile profile_;
  std::map<Xapian::docid, double> coupling_, cocitation_;
  std::unordered_map<Xapian::docid, SharedWorks> shared_;
};

}  // namespace

SimilarAnswer similar_documents(Searcher::Impl& impl, Xapian::docid id, std::size_t limit) {
  return Likeness(impl, id).answer(limit);
}

SimilarAnswer Searcher::similar(const std::string& name, std::size_t limit) {
  return impl_->with_retry(
      [&] { return similar_documents(*impl_, impl_->find_document(name), limit); });
}

}  // namespace dossier
