// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/name_features.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/entities/name_lexicon.h"

namespace dossier {
namespace {

using enum NameFeature;

constexpr std::size_t kAcronymBytes = 6;
constexpr std::size_t kShortBytes = 3;
constexpr std::uint32_t kKindNouns = kPersonNoun | kGroupNoun | kPlaceNoun | kWorkNoun;
constexpr std::uint32_t kPredicate = 10;  // Words of "is a small village" looked at.
constexpr std::uint32_t kApposition = 4;  // Words of ", a Polish film actor" looked at.

constexpr std::array<std::string_view, 18> kPlaceEndings{
    "ville", "burg", "burgh",   "shire", "stan", "grad", "abad", "pur", "berg",
    "stadt", "dorf", "borough", "mouth", "wick", "ford", "ham",  "ton", "land"};
constexpr std::array<std::string_view, 17> kPersonEndings{
    "son", "sen",  "ski",  "sky",   "ov",   "ova", "ev",  "escu", "ez",
    "ini", "elli", "mann", "stein", "vich", "dze", "yan", "etti"};
// Of nouns and adjectives rather than names.
constexpr std::array<std::string_view, 14> kOrdinaryEndings{"tion", "ment",  "ness", "ing", "ity",
                                                            "ics",  "ism",   "ist",  "ive", "ous",
                                                            "ical", "ology", "ed",   "ship"};

template <typename Endings>
bool ends_so(const Endings& endings, std::string_view word) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() + 1 && word.ends_with(ending);
  });
}

// Reads one run in its segment.
class Form {
 public:
  Form(const Segment& segment, const NameRun& run, const Evidence& evidence, FeatureVector& out)
      : segment_(segment),
        begin_(run.words.begin),
        end_(run.words.end),
        evidence_(evidence),
        out_(out) {}

  void read() {
    const std::uint32_t words = end_ - begin_;
    out_.set(Bias);
    out_.set(words == 1 ? Words1 : words == 2 ? Words2 : words == 3 ? Words3 : WordsMore);
    read_person();
    read_classes();
    read_places();
    read_letters();
    read_commonness();
  }

 private:
  // The weights were fitted without knowing peers.
  std::uint32_t classes(std::uint32_t w) const {
    return classes_of(segment_.words[w].hash) & ~static_cast<std::uint32_t>(kPeerTitle);
  }
  bool is(std::uint32_t w, std::uint32_t bits) const { return (classes(w) & bits) != 0; }
  void mark(NameFeature feature, bool holds) {
    if (holds) out_.set(feature);
  }

  void read_person() {
    const bool single = end_ - begin_ == 1;
    const bool given = is(begin_, kGivenNameWord);
    mark(FirstGiven, given && !single);
    mark(OnlyGiven, given && single);
    mark(FirstInitial, !single && initial(begin_));
    for (std::uint32_t w = begin_ + 1; w + 1 < end_; ++w) mark(MiddleInitial, initial(w));
    mark(LastFamily, is(end_ - 1, kFamilyNameWord));
    const std::string_view last = segment_.surface(end_ - 1);
    mark(Suffix, !single && (last == "Jr" || last == "Jr." || last == "Sr" || last == "Sr." ||
                             last == "II" || last == "III" || last == "IV"));
    for (std::uint32_t w = begin_; w + 1 < end_; ++w) {
      const std::string_view word = segment_.surface(w);
      if (segment_.words[w].capital()) continue;
      if (word == "of") {
        out_.set(HasOf);
      } else if (word == "and" || word == "for" || word == "the" || word == "on") {
        out_.set(HasAnd);
      } else {
        out_.set(Particle);
      }
    }
    const std::uint32_t kOther = kGroupTail | kPlaceTail | kOtherTail | kPlaceWord | kCommonWord;
    mark(GivenThenPlain,
         given && end_ - begin_ >= 2 && end_ - begin_ <= 3 && !is(end_ - 1, kOther));
  }

  bool initial(std::uint32_t w) const {
    const Word& word = segment_.words[w];
    return word.letters == Case::Initial || (word.dotted && word.bytes.size() <= kAcronymBytes);
  }

  void read_classes() {
    const bool single = end_ - begin_ == 1;
    mark(GroupTail, is(end_ - 1, kGroupTail));
    mark(PlaceTail, is(end_ - 1, kPlaceTail));
    mark(OtherTail, is(end_ - 1, kOtherTail));
    mark(PlaceHead, !single && is(begin_, kPlaceHead));
    mark(GroupAdjective, !single && is(begin_, kGroupAdjective));
    for (std::uint32_t w = begin_; w + 1 < end_; ++w) {
      const bool before_of = segment_.surface(w + 1) == "of" || segment_.surface(w + 1) == "for";
      mark(GroupHeadOf, before_of && is(w, kGroupHead | kGroupTail));
      mark(GroupInside, is(w, kGroupTail) && !before_of);
      mark(OtherInside, is(w, kOtherTail) && !is(w, kCommonWord));
      mark(DemonymInside, w > begin_ && is(w, kDemonymWord));
    }
    mark(DemonymFirst, is(begin_, kDemonymWord));
  }

  void read_places() {
    const std::uint32_t first = known_place(segment_, begin_, end_);
    const std::uint32_t words = end_ - begin_;
    mark(KnownPlace, first == words);
    mark(KnownGroup, is_known_group(segment_, begin_, end_));
    // "Toyota Corolla"
    mark(KnownGroupFirst, words > 1 && is_known_group(segment_, begin_, begin_ + 1));
    mark(PlaceFirst, first > 0 && first < words);
    for (std::uint32_t w = begin_ + 1; w < end_; ++w) {
      const std::uint32_t place = known_place(segment_, w, end_);
      if (place == 0) continue;
      mark(w + place == end_ ? PlaceLast : PlaceInside, true);
    }
  }

  void read_letters() {
    bool all = true, any = false;
    std::size_t bytes = 0;
    for (std::uint32_t w = begin_; w < end_; ++w) {
      const Word& word = segment_.words[w];
      const bool capitals = word.letters == Case::Capitals;
      all &= capitals;
      any |= capitals;
      bytes += word.bytes.size();
      const std::string_view text = segment_.surface(w);
      mark(Digit, text.find_first_of("0123456789") != std::string_view::npos);
      const bool inner =
          std::any_of(text.begin() + 1, text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      mark(MixedCase, inner && word.letters == Case::Capital);
    }
    mark(Capitals, all && bytes <= kAcronymBytes && out_.get(KnownPlace) == 0);
    mark(CapitalsLong, all && bytes > kAcronymBytes);
    mark(SomeCapitals, any && !all);
    mark(Short, bytes <= kShortBytes);
    const std::string_view last = segment_.surface(end_ - 1);
    mark(PlaceEnding, ends_so(kPlaceEndings, last));
    mark(PersonEnding, ends_so(kPersonEndings, last));
    mark(OrdinaryEnding, ends_so(kOrdinaryEndings, last));
    const bool plural = last.size() > 4 && last.ends_with('s') && !last.ends_with("ss");
    mark(PluralLast, plural);
    mark(PlacePlural, plural && out_.get(PlaceFirst) > 0);
    mark(UnknownOne, end_ - begin_ == 1 && !any && classes(begin_) == 0);
    mark(UnknownTwo, end_ - begin_ == 2 && !any && classes(begin_) == 0 && classes(end_ - 1) == 0);
  }

  void read_commonness() {
    bool common = true, lower = true;
    for (std::uint32_t w = begin_; w < end_; ++w) {
      common &= is(w, kCommonWord);
      lower &= evidence_.lower.contains(segment_.words[w]);
    }
    mark(CommonAll, common);
    mark(CommonFirst, is(begin_, kCommonWord));
    mark(CommonLast, is(end_ - 1, kCommonWord));
    mark(LowerAll, lower);
    mark(LowerFirst, evidence_.lower.contains(segment_.words[begin_]));
    mark(LowerLast, evidence_.lower.contains(segment_.words[end_ - 1]));
    mark(OtherCapital, end_ - begin_ == 1 && is(begin_, kOtherCapital));
  }

  const Segment& segment_;
  std::uint32_t begin_, end_;
  const Evidence& evidence_;
  FeatureVector& out_;
};

class Surroundings {
 public:
  Surroundings(const Segment& segment, const NameRun& run, FeatureVector& out)
      : segment_(segment), run_(run), begin_(run.words.begin), end_(run.words.end), out_(out) {}

  void read() {
    mark(Titled, run_.titled);
    mark(BeforeTitle, run_.before_title);
    mark(AfterDemonym, run_.after_demonym);
    const Word& first = segment_.words[begin_];
    mark(Opens, first.opens);
    if (!run_.titled) read_before();
    if (!run_.before_title) read_after();
    read_marks();
  }

 private:
  void mark(NameFeature feature, bool holds) {
    if (holds) out_.add(feature);
  }
  bool is(std::uint32_t w, std::uint32_t bits) const {
    return (classes_of(segment_.words[w].hash) & bits) != 0;
  }
  bool lower(std::uint32_t w) const { return !segment_.words[w].capital(); }
  std::string_view surface(std::uint32_t w) const { return segment_.surface(w); }

  void read_before() {
    if (begin_ == 0) return;
    const std::uint32_t b = begin_ - 1;
    const Gap gap = segment_.words[begin_].gap;
    if (gap == Gap::Comma) {
      mark(BeforeComma, true);
      mark(BeforePersonComma, is(b, kPersonNoun) && lower(b));
    }
    if (gap != Gap::Space) return;
    before_word(b);
    mark(BeforeNumber, digit(surface(b).back()));
    if (b > 0 && segment_.words[b].gap == Gap::Space && lower(b - 1)) {
      mark(SecondGroupBeside, is(b - 1, kGroupBeside));
      mark(SecondPlaceBeside, is(b - 1, kPlaceBeside));
      mark(SecondPersonNoun, is(b - 1, kPersonNoun));
    }
    std::uint32_t noun = b;
    if (surface(b) == "the" || surface(b) == "a" || surface(b) == "an") {
      if (b == 0) return;
      noun = b - 1;
      mark(BeforeInThe, surface(noun) == "in" || surface(noun) == "at" || surface(noun) == "from");
      return;
    }
    if (surface(b) == "of" && b > 0) mark(BeforePlaceNounOf, is(b - 1, kPlaceNoun) && lower(b - 1));
    if (!lower(noun)) return;
    mark(BeforePersonNoun, is(noun, kPersonNoun));
    mark(BeforeGroupNoun, is(noun, kGroupNoun));
    mark(BeforePlaceNoun, is(noun, kPlaceNoun));
    mark(BeforeWorkNoun, is(noun, kWorkNoun));
    mark(BeforeGroupBeside, is(noun, kGroupBeside));
    mark(BeforePlaceBeside, is(noun, kPlaceBeside));
  }

  void before_word(std::uint32_t b) {
    static constexpr std::array<std::pair<std::string_view, NameFeature>, 20> kBefore{
        {{"in", BeforeIn},     {"In", BeforeIn},     {"at", BeforeAt},     {"At", BeforeAt},
         {"from", BeforeFrom}, {"From", BeforeFrom}, {"to", BeforeTo},     {"near", BeforeNear},
         {"of", BeforeOf},     {"by", BeforeBy},     {"with", BeforeWith}, {"and", BeforeAnd},
         {"the", BeforeThe},   {"The", BeforeThe},   {"a", BeforeA},       {"an", BeforeA},
         {"for", BeforeFor},   {"on", BeforeOn},     {"that", BeforeThat}, {"as", BeforeAs}}};
    for (const auto& [word, feature] : kBefore) mark(feature, surface(b) == word);
  }

  void read_after() {
    if (end_ >= segment_.words.size()) {
      mark(AfterEnd, true);
      return;
    }
    const Gap gap = segment_.words[end_].gap;
    const Word& last = segment_.words[end_ - 1];
    const std::string_view between = segment_.text.substr(
        last.bytes.end,
        std::max(last.bytes.end, segment_.words[end_].bytes.begin) - last.bytes.end);
    const bool possessive = between.starts_with("'s") || between.starts_with("’s") ||
                            between.starts_with("' ") || between.starts_with("’ ");
    mark(AfterPossessive, possessive);
    mark(AfterEnd, gap == Gap::Hard);
    if (gap == Gap::Comma && !possessive) after_comma();
    if (gap == Gap::Soft && between.find('(') != std::string_view::npos) after_bracket();
    mark(AfterNumber, gap == Gap::Space && digit(surface(end_)[0]));
    if (gap != Gap::Space || !lower(end_)) return;
    after_word();
  }

  void after_comma() {
    mark(AfterComma, true);
    const auto count = static_cast<std::uint32_t>(segment_.words.size());
    mark(AfterCommaPlace, known_place(segment_, end_, count) > 0);
    const bool who = surface(end_) == "who" || surface(end_) == "whose";
    mark(AfterCommaPerson, who);
    for (std::uint32_t w = end_; !who && w < count && w < end_ + kApposition; ++w) {
      if (w > end_ && segment_.words[w].gap != Gap::Space) return;
      if (!lower(w) || !is(w, kPersonNoun | kGroupNoun | kPlaceNoun)) continue;
      return mark(is(w, kPersonNoun)  ? AfterCommaPerson
                  : is(w, kGroupNoun) ? AfterCommaGroup
                                      : AfterCommaPlaceNoun,
                  true);
    }
  }

  static bool digit(char c) { return c >= '0' && c <= '9'; }

  void after_bracket() {
    const char c = surface(end_)[0];
    mark(AfterBracketNumber,
         (c >= '0' && c <= '9') || surface(end_) == "born" || surface(end_) == "b");
    mark(AfterCapitalBracket, segment_.words[end_].letters == Case::Capitals);
  }

  void after_word() {
    const std::string_view word = surface(end_);
    mark(AfterVerb,
         is(end_, kPersonVerb) && word != "is" && word != "was" && word != "has" && word != "had");
    mark(AfterGroupNoun, is(end_, kGroupNoun));
    mark(AfterPlaceNoun, is(end_, kPlaceNoun));
    mark(AfterPersonNoun, is(end_, kPersonNoun));
    mark(AfterWorkNoun, is(end_, kWorkNoun));
    mark(AfterOther, is(end_, kOtherTail));
    mark(AfterGroupBeside, is(end_, kGroupBeside));
    mark(AfterPlaceBeside, is(end_, kPlaceBeside));
    if (word == "is" || word == "was" || word == "are" || word == "were") after_copula();
    mark(AfterCopula, word == "is" || word == "was" || word == "has" || word == "had");
    mark(AfterAnd, word == "and");
    mark(AfterIn, word == "in" || word == "at" || word == "on");
  }

  // "is a small village in", "was an Austrian composer"
  void after_copula() {
    const auto count = static_cast<std::uint32_t>(segment_.words.size());
    const std::string_view article = end_ + 1 < count ? surface(end_ + 1) : std::string_view();
    if (article != "a" && article != "an" && article != "the" && article != "one") return;
    for (std::uint32_t w = end_ + 2; w < count && w < end_ + kPredicate; ++w) {
      if (segment_.words[w].gap > Gap::Comma) return;
      const std::string_view word = surface(w);
      if (word == "in" || word == "who" || word == "that" || word == "for") return;
      if (!lower(w) || !is(w, kKindNouns)) continue;
      // "a river island", "a school teacher": the last of them says what it is.
      const bool more = w + 1 < count && segment_.words[w + 1].gap == Gap::Space && lower(w + 1) &&
                        is(w + 1, kKindNouns);
      if (more) continue;
      return mark(is(w, kPersonNoun)  ? IsAPerson
                  : is(w, kPlaceNoun) ? IsAPlace
                  : is(w, kGroupNoun) ? IsAGroup
                                      : IsAWork,
                  true);
    }
  }

  void read_marks() {
    const ByteRange bytes{segment_.words[begin_].bytes.begin, segment_.words[end_ - 1].bytes.end};
    const std::string_view before = segment_.text.substr(0, bytes.begin);
    const std::string_view after =
        segment_.text.substr(std::min<std::size_t>(bytes.end, segment_.text.size()));
    const bool open = before.ends_with('"') || before.ends_with("“") || before.ends_with("‘") ||
                      before.ends_with('\'') || before.ends_with("\" ") || before.ends_with("*");
    const bool close = after.starts_with('"') || after.starts_with("”") || after.starts_with("’") ||
                       after.starts_with(" \"") || after.starts_with(",\"") ||
                       after.starts_with("*") || after.starts_with("'") || after.starts_with(",”");
    mark(Quoted, open && close);
    mark(Bracketed, before.ends_with('(') && after.starts_with(')'));
    mark(Hyphened, after.starts_with('-') || before.ends_with('-'));
  }

  const Segment& segment_;
  const NameRun& run_;
  std::uint32_t begin_, end_;
  FeatureVector& out_;
};

}  // namespace

void FeatureVector::average(float places) {
  for (std::size_t f = static_cast<std::size_t>(Titled); f < static_cast<std::size_t>(OpensAlways);
       ++f) {
    values_[f] /= places;
  }
  for (const NameFeature f : {Quoted, Bracketed, Hyphened})
    values_[static_cast<std::size_t>(f)] /= places;
  set(OpensAlways, get(Opens) >= 1 ? 1.0F : 0.0F);
  const float the = get(BeforeThe);
  const float beside =
      std::max({get(BeforeGroupBeside), get(SecondGroupBeside), get(BeforeGroupNoun)});
  const float where = std::max({get(BeforeIn), get(BeforeAt), get(BeforeFrom), get(BeforeNear)});
  const float unknown = std::max(get(UnknownOne), get(UnknownTwo));
  set(CapitalsAfterThe, get(Capitals) * the);
  set(UnknownAfterThe, unknown * the);
  set(PlaceBesideGroup, std::max(get(KnownPlace), get(PlaceFirst)) * beside);
  set(UnknownBesideGroup, unknown * beside);
  set(UnknownAfterPlacePreposition, unknown * where);
}

void add_form(const Segment& segment, const NameRun& run, const Evidence& evidence,
              FeatureVector& features) {
  Form(segment, run, evidence, features).read();
}

void add_surroundings(const Segment& segment, const NameRun& run, FeatureVector& features) {
  Surroundings(segment, run, features).read();
}

}  // namespace dossier
