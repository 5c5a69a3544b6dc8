// SPDX-License-Identifier: GPL-2.0-or-later
// Every document that names the actor is looked at, its mention slot alone.

#include "searcher/actors/actor_card.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "schema/terms.h"
#include "searcher/compile/mention_stream.h"
#include "searcher/results/histogram.h"

namespace dossier {
namespace {

constexpr std::uint32_t kNowhere = ~0U;

// What one document says of the others beside the actor.
struct Shared {
  std::uint32_t sentences = 0, paragraphs = 0;
  std::uint32_t sentence = kNowhere, paragraph = kNowhere;  // The last one counted.
};

// Gathers a card, document after document.
class CardMaker {
 public:
  CardMaker(ActorCard& card, const std::string& id) : card_(card), id_(id) {}

  void add(Xapian::docid document, const MentionStream& stream) {
    const auto& slot = stream.slot();
    const auto me = static_cast<std::uint32_t>(
        std::find_if(slot.actors.begin(), slot.actors.end(),
                     [&](const auto& a) { return !a.unlisted && a.value == id_; }) -
        slot.actors.begin());
    if (me == slot.actors.size()) return;
    const auto date = stream.date();
    ++by_date_[date].alone;
    ++card_.documents;
    add_names(slot, me, date, stream.first_day());
    add_company(slot, me);
    documents_.emplace_back(mentions_here_, document);
  }

  void finish(const Index& index, std::size_t most) {
    for (auto& [spelling, use] : names_) card_.names.push_back(std::move(use.use));
    std::stable_sort(card_.names.begin(), card_.names.end(),
                     [](const NameUse& a, const NameUse& b) { return a.mentions > b.mentions; });
    card_.timeline = histogram(by_date_);
    choose_company(index, most);
  }

  // The documents with most mentions, the newest of the index first among equals.
  std::vector<std::pair<std::uint32_t, Xapian::docid>> top(std::size_t most) {
    most = std::min(most == 0 ? documents_.size() : most, documents_.size());
    std::partial_sort(documents_.begin(), documents_.begin() + static_cast<std::ptrdiff_t>(most),
                      documents_.end(), std::greater<>());
    documents_.resize(most);
    return documents_;
  }

 private:
  struct DatedUse {
    NameUse use;
    std::uint32_t first_day = 0, last_day = 0;
  };

  void add_names(const MentionSlot& slot, std::uint32_t me, const std::string& date,
                 std::uint32_t day) {
    std::vector<std::uint32_t> counts(slot.actors[me].spellings.size());
    mentions_here_ = 0;
    for (const auto& place : slot.places) {
      if (place.actor != me) continue;
      ++counts[place.spelling];
      ++mentions_here_;
    }
    card_.mentions += mentions_here_;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      auto& dated = names_[std::string(slot.actors[me].spellings[i])];
      dated.use.spelling = slot.actors[me].spellings[i];
      dated.use.mentions += counts[i];
      ++dated.use.documents;
      if (day == 0) continue;
      if (dated.first_day == 0 || day < dated.first_day) {
        dated.first_day = day;
        dated.use.first = date;
      }
      if (day >= dated.last_day) {
        dated.last_day = day;
        dated.use.last = date;
      }
    }
  }

  // Sentences and paragraphs are runs of places; of each run that names the actor, everyone else in
  // it is counted once.
  void add_company(const MentionSlot& slot, std::uint32_t me) {
    shared_.assign(slot.actors.size(), {});
    const auto& places = slot.places;
    for (std::size_t begin = 0, end = 0; begin < places.size(); begin = end) {
      bool named = false;
      for (end = begin; end < places.size() && places[end].paragraph == places[begin].paragraph;
           ++end)
        named = named || places[end].actor == me;
      if (named && places[begin].in_text) add_paragraph(places, begin, end, me);
    }
    for (std::uint32_t i = 0; i < slot.actors.size(); ++i) {
      if (i == me) continue;
      const auto& actor = slot.actors[i];
      key_.assign(1, static_cast<char>('0' + static_cast<int>(actor.kind)));
      key_.append(actor.unlisted ? "~" : "=").append(actor.value);
      auto& companion = company_[key_];
      ++companion.documents;
      companion.sentences += shared_[i].sentences;
      companion.paragraphs += shared_[i].paragraphs;
    }
  }

  void add_paragraph(const std::vector<MentionPlace>& places, std::size_t begin, std::size_t end,
                     std::uint32_t me) {
    for (auto i = begin; i < end; ++i) {
      auto& shared = shared_[places[i].actor];
      if (shared.paragraph == places[i].paragraph) continue;
      shared.paragraph = places[i].paragraph;
      ++shared.paragraphs;
    }
    for (auto first = begin, last = begin; first < end; first = last) {
      bool named = false;
      for (last = first; last < end && places[last].sentence == places[first].sentence; ++last)
        named = named || places[last].actor == me;
      for (auto i = first; named && i < last; ++i) {
        auto& shared = shared_[places[i].actor];
        if (shared.sentence == places[i].sentence) continue;
        shared.sentence = places[i].sentence;
        ++shared.sentences;
      }
    }
  }

  // Of each of three orders its first ones.
  void choose_company(const Index& index, std::size_t most) {
    using Row = std::pair<const std::string*, const Companion*>;
    std::vector<Row> rows;
    rows.reserve(company_.size());
    for (const auto& [key, companion] : company_) rows.emplace_back(&key, &companion);
    if (most == 0) most = rows.size();
    std::set<const std::string*> chosen;
    const auto take = [&](const auto& rank) {
      const auto order = [&](const Row& a, const Row& b) {
        return std::make_tuple(rank(*b.second), *a.first) <
               std::make_tuple(rank(*a.second), *b.first);
      };
      const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(most, rows.size()));
      std::partial_sort(rows.begin(), end, rows.end(), order);
      for (auto row = rows.begin(); row != end; ++row) {
        if (chosen.insert(row->first).second)
          card_.together.push_back(named(*row->first, *row->second, index));
      }
    };
    take([](const Companion& c) { return std::tie(c.sentences, c.paragraphs, c.documents); });
    take([](const Companion& c) { return std::tie(c.paragraphs, c.sentences, c.documents); });
    take([](const Companion& c) { return std::tie(c.documents, c.sentences, c.paragraphs); });
    std::sort(card_.together.begin(), card_.together.end(),
              [](const Companion& a, const Companion& b) {
                return std::tie(b.sentences, b.paragraphs, b.documents, a.name) <
                       std::tie(a.sentences, a.paragraphs, a.documents, b.name);
              });
  }

  static Companion named(const std::string& key, Companion companion, const Index& index) {
    companion.kind = static_cast<EntityKind>(key[0] - '0');
    companion.name = key.substr(2);
    if (key[1] == '=') {
      companion.id = companion.name;
      companion.name = index.entity_name(companion.name);
    }
    return companion;
  }

  ActorCard& card_;
  const std::string& id_;
  std::map<std::string, DatedUse> names_;
  std::map<std::string, StoryCount> by_date_;
  std::unordered_map<std::string, Companion> company_;  // Key: kind, '=' or '~', id or name.
  std::vector<std::pair<std::uint32_t, Xapian::docid>> documents_;
  std::vector<Shared> shared_;
  std::string key_;
  std::uint32_t mentions_here_ = 0;
};

}  // namespace

ActorCard actor_card(const Searcher::Impl& impl, const Entity& entity, std::size_t most) {
  const auto& database = impl.index.database();
  ActorCard card;
  card.entity = entity;
  CardMaker maker(card, card.entity.id);
  const auto term = make_term(prefix::kEntity, entity.id);
  MentionStream stream(impl.index, Xapian::Query(term));
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
    impl.time_limit.check();
    stream.move_to(*it);
    maker.add(*it, stream);
  }
  maker.finish(impl.index, most);
  for (const auto& [mentions, id] : maker.top(most)) {
    const auto found = impl.record(id);
    card.top.push_back({impl.head(id, found), mentions});
  }
  const auto kin = [&](const Entity& relative, const Entity& lower) {
    return Kin{relative.id, relative.name, lower.from ? lower.from->iso() : "",
               lower.to ? lower.to->iso() : "",
               database.get_termfreq(make_term(prefix::kEntity, relative.id))};
  };
  for (const auto& id : entity.broader) {
    const auto parent = impl.index.entity(id);
    if (parent) card.parents.push_back(kin(*parent, entity));
  }
  const auto parts = impl.index.parts_of(entity.id);
  for (const auto& id : std::set<std::string>(parts.begin(), parts.end())) {
    if (const auto child = impl.index.entity(id)) card.children.push_back(kin(*child, *child));
  }
  std::stable_sort(card.children.begin(), card.children.end(), [](const Kin& a, const Kin& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.name < b.name;
  });
  return card;
}

}  // namespace dossier
