// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/name_runs.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "analysis/analyzer.h"
#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/names.h"

namespace dossier {
namespace {

constexpr std::uint32_t kLongestPartner = 4;
constexpr std::size_t kLongestNumber = 3;
constexpr std::uint32_t kLongestRun = 12;  // Words; more are no name but a line of capitals.

// A capitalised word of the first list alone is none of a name; of the second, it may begin one.
constexpr std::uint32_t kMayBegin = kGivenNameWord | kFamilyNameWord | kGroupHead | kGroupTail |
                                    kPlaceHead | kPlaceTail | kGroupAdjective | kPlaceWord |
                                    kDemonymWord | kTitleName;
constexpr std::uint32_t kTails = kGroupTail | kPlaceTail | kOtherTail;

constexpr std::array<std::string_view, 18> kParticles{"de",  "del", "della", "di",  "du",  "da",
                                                      "dos", "van", "von",   "der", "den", "zu",
                                                      "bin", "ibn", "ul",    "al",  "el",  "la"};
constexpr std::array<std::string_view, 9> kBoundParticles{"al", "el",  "an", "as", "ar",
                                                          "ad", "ash", "az", "ul"};

template <typename Words>
bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class RunFinder {
 public:
  RunFinder(const Segment& segment, std::uint32_t number, const std::vector<WordRange>& taken,
            const TagRules& rules, std::vector<NameRun>& out)
      : segment_(segment), number_(number), taken_(taken), rules_(rules), out_(out) {}

  void find() {
    const auto count = static_cast<std::uint32_t>(segment_.words.size());
    std::uint32_t floor = 0;
    for (std::uint32_t w = 0; w < count;) {
      if (skip_taken(w)) {
        floor = w;
        continue;
      }
      if (!starts(w)) {
        ++w;
        continue;
      }
      const std::uint32_t end = extend(w, next_taken(count));
      WordRange run{w, end};
      if (run.begin > floor && bound_before(run.begin)) --run.begin;
      if (end - w <= kLongestRun && !touches_taken(run)) divide(run);
      floor = w = end;
    }
  }

 private:
  std::uint32_t classes(std::uint32_t w) const { return classes_of(segment_.words[w].hash); }
  bool is(std::uint32_t w, std::uint32_t bits) const { return (classes(w) & bits) != 0; }
  bool capital(std::uint32_t w) const { return segment_.words[w].capital(); }
  bool joined(std::uint32_t w) const { return segment_.words[w].gap == Gap::Space; }

  bool skip_taken(std::uint32_t& w) {
    while (next_ < taken_.size() && taken_[next_].end <= w) ++next_;
    if (next_ == taken_.size() || taken_[next_].begin > w) return false;
    last_taken_ = w = taken_[next_].end;
    return true;
  }
  std::uint32_t next_taken(std::uint32_t count) const {
    return next_ < taken_.size() ? taken_[next_].begin : count;
  }

  // "Kabul [Airport Road]", "the Islamic [Republic] of Afghanistan": parts of a longer name whose
  // other part an authority lists. A title or a given name begins one of its own.
  bool touches_taken(const WordRange& run) const {
    const auto count = static_cast<std::uint32_t>(segment_.words.size());
    const std::uint32_t next = next_taken(count);
    if (next < count && run.end == next && joined(next)) return true;
    if (next < count && run.end < next && surface(run.end) == "of" &&
        (run.end + 1 == next || (run.end + 2 == next && surface(run.end + 1) == "the")))
      return true;
    return last_taken_ > 0 && last_taken_ == run.begin && joined(run.begin) &&
           !is(run.begin, kTitleName | kGivenNameWord);
  }

  bool starts(std::uint32_t w) const {
    if (!capital(w)) return false;
    const std::uint32_t bits = classes(w);
    if ((bits & kTimeWord) != 0) return false;
    return (bits & kCommonWord) == 0 || (bits & kMayBegin) != 0 || begins_place(w);
  }

  // "Long Island"
  bool begins_place(std::uint32_t w) const {
    return known_place(segment_, w, static_cast<std::uint32_t>(segment_.words.size())) > 1;
  }

  // "al-Assad"
  bool bound_before(std::uint32_t w) const {
    const Word& particle = segment_.words[w - 1];
    const bool hyphen = segment_.text[particle.bytes.end] == '-' &&
                        particle.bytes.end + 1 == segment_.words[w].bytes.begin;
    return particle.letters == Case::Lower && hyphen && among(kBoundParticles, surface(w - 1));
  }

  std::string_view surface(std::uint32_t w) const { return segment_.surface(w); }

  std::uint32_t extend(std::uint32_t begin, std::uint32_t limit) const {
    const std::uint32_t place = known_place(segment_, begin, limit);
    std::uint32_t end = begin + std::max(place, 1U);
    while (end < limit) {
      if (firm_after_comma(end)) {
        ++end;
        break;
      }
      if (!joined(end) && !own_possessive(begin, end)) break;
      if (capital(end)) {
        if (is(end, kTimeWord) && !is(end - 1, kGivenNameWord)) break;
        // "David Lee & Ann Tate", but "Marks & Spencer"
        if (is(end, kGivenNameWord) && end > begin + 1 && ampersand_before(end)) break;
        ++end;
        continue;
      }
      if (bound_by_apostrophe(end)) {
        ++end;
        continue;
      }
      const std::uint32_t over = connected(begin, end, limit);
      if (over == 0) break;
      end += over;
    }
    return end;
  }

  bool ends_name(std::uint32_t w) const { return capital(w) || (w > 0 && bound_by_apostrophe(w)); }

  // "Da'esh", "al-Qa'ida"
  bool bound_by_apostrophe(std::uint32_t w) const {
    const std::uint32_t from = segment_.words[w - 1].bytes.end;
    const std::string_view between =
        segment_.text.substr(from, segment_.words[w].bytes.begin - from);
    return between == "'" || between == "’" || between == "ʼ" || between == "‘";
  }

  // "CBS, Inc."
  bool firm_after_comma(std::uint32_t w) const {
    static constexpr std::array<std::string_view, 6> kForms{"Inc",  "Inc.", "Ltd",
                                                            "Ltd.", "LLC",  "Corp"};
    return segment_.words[w].gap == Gap::Comma && among(kForms, surface(w));
  }

  // "65 Air Division", "3rd Battalion"
  bool numbered(std::uint32_t w, std::uint32_t last) const {
    static constexpr std::array<std::string_view, 10> kUnits{
        "Division",  "Wing",  "Squadron", "Brigade", "Regiment",
        "Battalion", "Group", "Corps",    "Fleet",   "Army"};
    const std::string_view text = surface(w);
    const bool digits = text.size() <= kLongestNumber &&
                        text.find_first_not_of("0123456789") == std::string_view::npos;
    return ordinal(w) || (digits && among(kUnits, surface(last)));
  }

  // "Radio 4", "Highway 301"
  bool number_belongs(std::uint32_t w) const {
    static constexpr std::array<std::string_view, 7> kNumbered{
        "Radio", "Channel", "Highway", "Route", "Formula", "Studio", "Interstate"};
    const std::string_view text = surface(w);
    return joined(w) && text.size() <= kLongestNumber && among(kNumbered, surface(w - 1)) &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
  }

  bool ampersand_before(std::uint32_t w) const {
    const std::uint32_t from = segment_.words[w - 1].bytes.end;
    return segment_.text.substr(from, segment_.words[w].bytes.begin - from) == " & ";
  }

  // "St. Mary's Hospital", "People's Party"
  bool own_possessive(std::uint32_t begin, std::uint32_t w) const {
    static constexpr std::array<std::string_view, 10> kOwners{
        "People", "Women",   "Men",     "Children", "King",
        "Queen",  "Workers", "Farmers", "Lloyd",    "Veterans"};
    const Word& last = segment_.words[w - 1];
    if (segment_.words[w].gap != Gap::Comma || !capital(w) || !is(w, kGroupTail | kPlaceTail))
      return false;
    if (segment_.words[w].bytes.begin - last.bytes.end > 4) return false;
    const std::string_view gap =
        segment_.text.substr(last.bytes.end, segment_.words[w].bytes.begin - last.bytes.end);
    if (gap.find(',') != std::string_view::npos) return false;
    const std::string_view first = surface(begin);
    return among(kOwners, surface(w - 1)) || first == "St" || first == "St." || first == "Saint";
  }

  // Words from `w` on that join the run to what follows, that included; 0 where nothing does.
  std::uint32_t connected(std::uint32_t begin, std::uint32_t w, std::uint32_t limit) const {
    if (w + 1 >= limit || !joined(w + 1)) return 0;
    const std::string_view word = surface(w);
    const bool head = is(begin, kGroupHead);
    if (word == "of" || ((word == "for" || word == "on") && head)) {
      std::uint32_t next = w + 1;
      if (surface(next) == "the" && next + 1 < limit && joined(next + 1)) ++next;
      if (!capital(next) || is(next, kTimeWord)) return 0;
      if (is_peers_name(segment_, w - 1, next + 1)) return next + 1 - w;
      if (is(w - 1, kTitleName)) return is(next, kPortfolio) ? next + 1 - w : 0;
      const std::uint32_t before = classes(w - 1);
      const bool tail = (before & kGroupTail) != 0 && (before & kGroupHead) == 0;
      const bool listed =
          head || (!tail && (before & (kGroupHead | kPlaceHead | kOtherTail | kTails)) != 0);
      const bool plain =
          (before & (kGivenNameWord | kFamilyNameWord | kPlaceWord | kCommonWord | kDemonymWord)) ==
              0 &&
          !tail && !segment_.words[begin].opens && word == "of";
      return listed || plain ? next + 1 - w : 0;
    }
    if (word == "and") {
      const bool listing = head && w > begin + 2 && !is(w - 1, kPlaceWord);
      return capital(w + 1) && (listing || partners(w + 1, limit)) ? 2 : 0;
    }
    if (!among(kParticles, word)) return 0;
    const bool two = !capital(w + 1) && among(kParticles, surface(w + 1)) && w + 2 < limit &&
                     joined(w + 2) && capital(w + 2);
    return two ? 3 : capital(w + 1) ? 2 : 0;
  }

  // "Franklin and Megantic Railway"
  bool partners(std::uint32_t w, std::uint32_t limit) const {
    static constexpr std::array<std::string_view, 9> kFirms{"Railway",  "Railroad",   "Company",
                                                            "Co",       "Co.",        "Sons",
                                                            "Brothers", "Associates", "Partners"};
    for (std::uint32_t next = w; next < limit && next < w + kLongestPartner; ++next) {
      if (!capital(next) || (next > w && !joined(next))) return false;
      if (among(kFirms, surface(next))) return true;
    }
    return false;
  }

  // Takes off what only describes, parts at titles, and hands on what is left.
  void divide(WordRange run) {
    while (run.begin < run.end && bare(run.begin)) ++run.begin;
    while (run.begin < run.end && !ends_name(run.end - 1)) --run.end;
    if (run.begin == run.end) return;
    if (is(run.end - 1, kTails) && !is(run.end - 1, kTitleName) &&
        !is_peers_name(segment_, run.begin, run.end))
      return describe(run, {});
    if (is_known_group(segment_, run.begin, run.end)) return describe(run, {});
    for (std::uint32_t t = run.end; t-- > run.begin;) {
      const bool peer = is_peers_name(segment_, t, run.end);
      if (!peer && !calls_person(run, t) && (!is(t, kTitleName) || !title_like(run, t))) continue;
      std::uint32_t name = peer ? t : t + 1;
      if (name < run.end && surface(name) == "of") {
        ++name;
        while (name < run.end && is(name, kPortfolio)) ++name;
      }
      std::uint32_t block = t;
      while (block > run.begin && is(block - 1, kTitleName)) --block;
      if (block > run.begin) {
        NameRun before;
        before.before_title = true;
        describe({run.begin, block}, before);
      }
      if (name < run.end) {
        NameRun after;
        after.titled = true;
        after.peer = peer;
        describe({name, run.end}, after);
      }
      return;
    }
    describe(run, {});
  }

  // "Texas Coach Darrell Royal", "Engineer John Greiner"
  bool calls_person(const WordRange& run, std::uint32_t t) const {
    constexpr std::uint32_t kNames = kGivenNameWord | kFamilyNameWord | kGroupTail | kPlaceTail;
    return is(t, kPersonNoun) && !is(t, kNames) && t + 2 < run.end && is(t + 1, kGivenNameWord);
  }

  bool title_like(const WordRange& run, std::uint32_t t) const {
    // "Major League Baseball", "the General Assembly"
    constexpr std::uint32_t kThings = kGroupTail | kPlaceTail | kOtherTail | kGroupNoun;
    if (t + 1 < run.end && is(t + 1, kThings) && !is(t + 1, kGivenNameWord | kFamilyNameWord))
      return false;
    if (t == run.begin) return true;
    // "Martin Luther King"
    const std::uint32_t before = classes(t - 1);
    return t + 1 < run.end || (before & (kGivenNameWord | kFamilyNameWord)) == 0;
  }

  bool bare(std::uint32_t w) const {
    const std::uint32_t bits = classes(w);
    if (segment_.words[w].letters == Case::Initial &&
        segment_.text.substr(segment_.words[w].bytes.end, 1) == "-") {
      return false;  // A-League
    }
    return !capital(w) ? !among(kBoundParticles, surface(w))
                       : (bits & kCommonWord) != 0 && (bits & kMayBegin) == 0 && !begins_place(w);
  }

  void describe(WordRange run, NameRun made) {
    const bool whole =
        is(run.end - 1, kTails) ||
        std::any_of(segment_.words.begin() + run.begin, segment_.words.begin() + run.end,
                    [](const Word& w) { return (classes_of(w.hash) & kGroupTail) != 0; });
    while (!whole && run.end - run.begin > 1 && is(run.begin, kDemonymWord) &&
           joined(run.begin + 1)) {
      ++run.begin;
      made.after_demonym = true;
    }
    while (run.begin < run.end && (!ends_name(run.end - 1) ||
                                   (is(run.end - 1, kDemonymWord) && rules_.on(TagRule::Demonyms))))
      --run.end;
    if (run.begin == run.end) return;
    if (run.end < segment_.words.size() && joined(run.end) && names_treaty(surface(run.end)))
      return;
    const bool initials =
        std::all_of(segment_.words.begin() + run.begin, segment_.words.begin() + run.end,
                    [](const Word& w) { return w.letters == Case::Initial; });
    if (initials ||
        (run.end - run.begin == 1 && (is(run.begin, kTimeWord) ||
                                      ((is(run.begin, kDemonymWord) || from_place(run.begin)) &&
                                       rules_.on(TagRule::Demonyms)) ||
                                      generic(classes(run.begin)) || is_subject(run.begin)))) {
      return;
    }
    // "3rd Battalion"
    if (run.begin > 0 && is(run.end - 1, kGroupTail) && joined(run.begin) &&
        numbered(run.begin - 1, run.end - 1))
      --run.begin;
    const auto count = static_cast<std::uint32_t>(segment_.words.size());
    if (run.end < next_taken(count) && number_belongs(run.end)) ++run.end;
    made.segment = number_;
    made.words = run;
    out_.push_back(made);
  }

  // "Kandahari", "Kabulis": the people of a known place.
  bool from_place(std::uint32_t w) const {
    std::string term = fold(surface(w));
    if (term.ends_with('s')) term.pop_back();
    if (!term.ends_with('i') || is(w, kGivenNameWord | kFamilyNameWord | kPlaceWord)) return false;
    term.pop_back();
    return (classes_of(hash_term(term)) & kPlaceWord) != 0;
  }

  // "the Council", "the Army": whose, only the reader knows.
  static bool generic(std::uint32_t bits) {
    return (bits & kCommonWord) != 0 && (bits & (kGroupTail | kGroupAdjective | kPlaceTail)) != 0 &&
           (bits & (kGivenNameWord | kFamilyNameWord | kPlaceWord)) == 0;
  }

  // "Relations were poor", "[Foreign] Policy": of what ministries are for, not a name's own word.
  bool is_subject(std::uint32_t w) const {
    const bool capital_told = segment_.words[w].opens || (w > 0 && joined(w) && capital(w - 1));
    return capital_told && is(w, kPortfolio) &&
           !is(w, kGivenNameWord | kFamilyNameWord | kPlaceWord | kTitleName) &&
           rules_.on(TagRule::Subjects);
  }

  bool ordinal(std::uint32_t w) const {
    const std::string_view text = surface(w);
    return text.size() > 2 && text.front() >= '0' && text.front() <= '9' &&
           (text.ends_with("st") || text.ends_with("nd") || text.ends_with("rd") ||
            text.ends_with("th"));
  }

  const Segment& segment_;
  std::uint32_t number_;
  const std::vector<WordRange>& taken_;
  const TagRules& rules_;
  std::vector<NameRun>& out_;
  std::size_t next_ = 0;
  std::uint32_t last_taken_ = 0;
};

}  // namespace

ByteRange name_bytes(const Segment& segment, const WordRange& words) {
  static constexpr std::array<std::string_view, 9> kDotted{"Jr", "Sr",   "Inc", "Ltd", "Corp",
                                                           "Co", "Bros", "Cos", "St"};
  ByteRange bytes{segment.words[words.begin].bytes.begin, segment.words[words.end - 1].bytes.end};
  const bool dot = bytes.end < segment.text.size() && segment.text[bytes.end] == '.';
  if (dot && words.end - words.begin > 1 && among(kDotted, segment.surface(words.end - 1)))
    ++bytes.end;
  return bytes;
}

void find_runs(const Segment& segment, std::uint32_t number, const std::vector<WordRange>& taken,
               const TagRules& rules, std::vector<NameRun>& out) {
  RunFinder(segment, number, taken, rules, out).find();
}

}  // namespace dossier
