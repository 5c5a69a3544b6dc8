// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/name_lexicon.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/entities/lists_given_names.h"
#include "indexer/entities/lists_known_groups.h"
#include "indexer/entities/lists_name_words.h"
#include "indexer/entities/lists_wordnet_places.h"
#include "indexer/entities/lists_world_places.h"
#include "indexer/entities/names.h"
#include "indexer/entities/person_name.h"

namespace dossier {
namespace {

constexpr std::uint32_t kLongestPlace = 6;

constexpr std::string_view kPortfolioWords =
    "state defense defence war foreign affairs interior treasury commerce labor labour health "
    "education homeland security justice finance navy army air force transportation agriculture "
    "energy culture trade environment staff operations public relations international "
    "development policy the and ";

constexpr std::string_view kTimeWords =
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday "
    "christmas easter eid fitr adha ramadan muharram ashura nowruz hanukkah passover pentecost "
    "diwali "
    "halloween thanksgiving sabbath ";

// Those of a belief beside the ones among kDemonymWords, and the belief: as little a name as a
// people's adjective.
constexpr std::string_view kBelieverWords =
    "islam islamist islamists shias shiites shi'ite shi'ites sufi sufis salafi salafis salafist "
    "salafists wahhabi wahhabis alawite alawites druze yazidi yazidis ismaili ismailis "
    "christianity "
    "catholicism protestantism evangelical evangelicals anglican anglicans lutheran lutherans "
    "methodist methodists presbyterian presbyterians calvinist calvinists mormon mormons quaker "
    "quakers coptic copts maronite maronites judaism hinduism buddhist buddhists buddhism sikhism "
    "zoroastrian zoroastrians communism marxist marxists marxism fascist fascists fascism nazi "
    "nazis "
    "nazism zionist zionists zionism jihadi jihadis jihadist jihadists ";

constexpr std::array kWordLists{std::pair{kGivenNameWords, kGivenNameWord},
                                std::pair{kFamilyNameWords, kFamilyNameWord},
                                std::pair{kDemonymWords, kDemonymWord},
                                std::pair{kBelieverWords, kDemonymWord},
                                std::pair{kGroupTailWords, kGroupTail},
                                std::pair{kGroupHeadWords, kGroupHead},
                                std::pair{kPlaceTailWords, kPlaceTail},
                                std::pair{kPlaceHeadWords, kPlaceHead},
                                std::pair{kPlaceNouns, kPlaceNoun},
                                std::pair{kGroupNouns, kGroupNoun},
                                std::pair{kPersonNouns, kPersonNoun},
                                std::pair{kPersonVerbs, kPersonVerb},
                                std::pair{kOtherTailWords, kOtherTail},
                                std::pair{kWorkNouns, kWorkNoun},
                                std::pair{kOtherCapitals, kOtherCapital},
                                std::pair{kCommonWords, kCommonWord},
                                std::pair{kGroupAdjectives, kGroupAdjective},
                                std::pair{kPortfolioWords, kPortfolio},
                                std::pair{kTimeWords, kTimeWord},
                                std::pair{kPeerTitles, kPeerTitle},
                                std::pair{kWordNetPersonNouns, kPersonNoun},
                                std::pair{kPlaceWords, kPlaceBeside},
                                std::pair{kGroupWords, kGroupBeside}};

template <typename Take>
void split(std::string_view text, std::string_view separators, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::size_t path(std::size_t before, std::size_t word) {
  return (before ^ word) * 0x9E3779B97F4A7C15ULL + (before << 7U);
}

// Values by hash, in a flat table: one probe mostly.
template <typename Value>
class HashTable {
 public:
  Value& operator[](std::size_t hash) {
    if (used_ * 2 >= slots_.size()) grow();
    Slot& slot = slots_[place_of(hash)];
    if (!slot.used) {
      slot = {hash, Value{}, true};
      ++used_;
    }
    return slot.value;
  }
  const Value* find(std::size_t hash) const {
    const Slot& slot = slots_[place_of(hash)];
    return slot.used ? &slot.value : nullptr;
  }

 private:
  struct Slot {
    std::size_t hash = 0;
    Value value{};
    bool used = false;
  };
  static constexpr std::size_t kFirstSlots = 4096;  // A power of two.

  std::size_t place_of(std::size_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].used && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.used) slots_[place_of(slot.hash)] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(kFirstSlots);
  std::size_t used_ = 0;
};

class Lexicon {
 public:
  Lexicon() {
    for (const auto& [words, bit] : kWordLists) {
      split(words, " ", [&, bit = bit](std::string_view word) { words_[hash_term(word)] |= bit; });
    }
    for (const std::string_view title : title_words()) words_[hash_term(title)] |= kTitleName;
    for (const std::string_view list : {kCountryNames, kRegionNames, kCityNames, kWordNetPlaces}) {
      split(list, "|", [this](std::string_view name) { add_place(name); });
    }
    split(kGroupNames, "|", [this](std::string_view name) { groups_.insert(path_of(name)); });
  }

  std::uint32_t classes(std::size_t hash) const {
    const std::uint32_t* found = words_.find(hash);
    return found == nullptr ? 0 : *found;
  }

  std::uint32_t place(const Segment& segment, std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t longest = 0;
    std::size_t at = 0;
    for (std::uint32_t w = begin; w < end && w < begin + kLongestPlace; ++w) {
      if (w > begin && segment.words[w].gap != Gap::Space) break;
      at = path(at, segment.words[w].hash);
      const std::uint8_t* ends = places_.find(at);
      if (ends == nullptr) break;
      // "US" and "us"
      const Word& word = segment.words[w];
      const bool pronoun = w == begin && word.bytes.size() == 2 && word.letters != Case::Capitals;
      if (*ends != 0 && !pronoun) longest = w + 1 - begin;
    }
    return longest;
  }

  bool group(const Segment& segment, std::uint32_t begin, std::uint32_t end) const {
    std::size_t at = 0;
    for (std::uint32_t w = begin; w < end; ++w) at = path(at, segment.words[w].hash);
    return groups_.contains(at);
  }

 private:
  static std::size_t path_of(std::string_view name) {
    std::size_t at = 0;
    split(name, " -'&", [&](std::string_view word) {
      std::string term(word);
      std::erase(term, '.');
      at = path(at, hash_term(term));
    });
    return at;
  }

  // Words part as the analyzer parts them: D.C. is one, Saxony-Anhalt two.
  void add_place(std::string_view name) {
    std::size_t at = 0, words = 0, first = 0;
    split(name, " -'", [&](std::string_view word) {
      std::string term(word);
      std::erase(term, '.');
      at = path(at, hash_term(term));
      if (words++ == 0) first = hash_term(term);
      places_[at];
    });
    places_[at] = 1;
    if (words == 1) words_[first] |= kPlaceWord;
  }

  HashTable<std::uint32_t> words_;
  std::unordered_set<std::size_t> groups_;  ///< Paths.
  HashTable<std::uint8_t> places_;          ///< Paths; 1 where a name ends.
};

const Lexicon& lexicon() {
  static const Lexicon kLexicon;
  return kLexicon;
}

}  // namespace

std::uint32_t classes_of(std::size_t hash) { return lexicon().classes(hash); }

std::uint32_t known_place(const Segment& segment, std::uint32_t begin, std::uint32_t end) {
  return lexicon().place(segment, begin, end);
}

bool is_peers_name(const Segment& segment, std::uint32_t title, std::uint32_t end) {
  constexpr std::uint32_t kTails = kGroupTail | kPlaceTail | kOtherTail;
  const std::uint32_t place = title + 2;
  if (place >= end) return false;
  const auto& words = segment.words;
  if (!words[title].capital() || !words[place].capital() || words[title + 1].gap != Gap::Space ||
      words[place].gap != Gap::Space || (classes_of(words[title].hash) & kPeerTitle) == 0 ||
      segment.surface(title + 1) != "of" ||
      (classes_of(words[place].hash) & (kTimeWord | kPortfolio)) != 0)
    return false;
  // "Bishop of Rhode Island", but "Duke of York Hotel".
  return (classes_of(words[end - 1].hash) & kTails) == 0 ||
         known_place(segment, place, end) == end - place;
}

bool names_treaty(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kTreaties{
      "agreement", "agreements", "accord",   "accords",    "treaty",
      "pact",      "convention", "protocol", "declaration"};
  return std::find(kTreaties.begin(), kTreaties.end(), word) != kTreaties.end();
}

bool is_known_group(const Segment& segment, std::uint32_t begin, std::uint32_t end) {
  return lexicon().group(segment, begin, end);
}

}  // namespace dossier
