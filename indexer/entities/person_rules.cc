// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/person_rules.h"

#include <string>

#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/person_name.h"

namespace dossier {
namespace {

// Known words that make more of a name likely even in Title Case.
constexpr std::uint32_t kNameLikely =
    kGivenNameWord | kFamilyNameWord | kGroupAdjective | kPlaceHead;
constexpr std::uint32_t kMaxGiven = 4;
constexpr std::uint32_t kTitlePhrase =
    4;  // Words from a title to the name in "Minister of Foreign Affairs X".
constexpr std::size_t kAcronym = 6;  // Capitals of up to so many bytes are no name.

bool is_title_word(const Gazetteer::Impl& gazetteer, const Word& word) {
  return gazetteer.has_flag(word.term, kTitleWord) &&
         (word.capital() || gazetteer.has_flag(word.term, kOffice));
}

bool is_connective(const Gazetteer::Impl& gazetteer, const Word& word) {
  return word.term != kNone && (word.term == gazetteer.of || word.term == gazetteer.for_);
}

// "Secretary of State", "Ambassador to Vietnam" are not looked through for places, only with "of"
// and "for".
TermId title_of_phrase(const Gazetteer::Impl& gazetteer, const Segment& segment,
                       std::uint32_t begin, std::uint32_t floor) {
  bool connected = false;
  for (std::uint32_t w = begin, steps = 0; w > floor && steps < kTitlePhrase; ++steps) {
    if (segment.words[w].gap != Gap::Space) return kNone;
    const Word& word = segment.words[--w];
    if (connected && is_title_word(gazetteer, word)) return word.term;
    if (is_connective(gazetteer, word)) {
      connected = true;
    } else if (!word.capital()) {
      return kNone;
    }
  }
  return kNone;
}

std::string text_term(const Gazetteer::Impl& gazetteer, const Segment& segment,
                      std::uint32_t word) {
  const TermId term = segment.words[word].term;
  if (term != kNone) return std::string(gazetteer.vocabulary.term(term));
  std::string folded = fold(segment.surface(word));
  std::erase(folded, '.');
  return folded;
}

// Fits given names in order, passing over listed ones that the text leaves out.
class GivenFit {
 public:
  explicit GivenFit(const PersonForm& form) : form_(form) {}

  bool take(std::string_view text) {
    for (std::size_t g = next_; g < form_.given.size(); ++g) {
      if (!given_name_fits(text, form_.given[g]) &&
          !NameVariants::sounds_like(text, form_.given[g])) {
        continue;
      }
      // A full name fits a listed middle initial only after the first name has fitted.
      if (form_.given[g].size() == 1 && text.size() > 1 && g > 0 && score_ == 0) continue;
      next_ = g + 1;
      const bool initial = text.size() == 1 || form_.given[g].size() == 1;
      score_ += initial ? 1 : text == form_.given[g] ? 3 : 2;
      return true;
    }
    for (const std::string& nickname : form_.nicknames) {
      if (text != nickname) continue;
      score_ += 3;
      return true;
    }
    // A middle initial that the list leaves out.
    return score_ >= 2 && next_ == form_.given.size() && text.size() == 1;
  }

  int score() const { return score_; }

 private:
  const PersonForm& form_;
  std::size_t next_ = 0;
  int score_ = 0;
};

// "Viet-Nam"
bool is_bound(const Segment& segment, std::uint32_t word) {
  const std::string_view rest = segment.text.substr(segment.words[word].bytes.end, 1);
  return rest == "-";
}

}  // namespace

bool looks_like_name(const Gazetteer::Impl& gazetteer, const Segment& segment, std::uint32_t word,
                     const Evidence& evidence) {
  const Word& w = segment.words[word];
  if (!w.capital()) return false;
  // "A Kabul paper" begins with no initial, "A. Kabul" does.
  const bool article =
      gazetteer.has_flag(w.term, kArticle) && w.opens && segment.text.substr(w.bytes.end, 1) != ".";
  if (w.letters == Case::Initial) return !article;
  if (w.letters == Case::Capitals && !segment.capitals && w.bytes.size() <= kAcronym) return false;
  if (gazetteer.has_flag(w.term, kTitleWord) || gazetteer.has_flag(w.term, kStopWord)) return false;
  if (segment.title_case && !evidence.names.contains(w) &&
      (classes_of(w.hash) & kNameLikely) == 0 && !is_bound(segment, word)) {
    return false;
  }
  return !evidence.lower.contains(w);
}

NameContext look_around(const Gazetteer::Impl& gazetteer, const Segment& segment,
                        std::uint32_t begin, std::uint32_t end, std::uint32_t floor,
                        const Evidence& evidence) {
  NameContext context;
  std::uint32_t run = begin;
  while (run > floor && begin - run < kMaxGiven && segment.words[run].gap == Gap::Space) {
    const Word& before = segment.words[run - 1];
    const bool stop = gazetteer.has_flag(before.term, kStopWord) && before.letters < Case::Initial;
    if (!before.capital() || stop || gazetteer.has_flag(before.term, kTitleWord)) break;
    --run;
  }
  context.run_begin = run;
  if (run > floor && segment.words[run].gap == Gap::Space &&
      is_title_word(gazetteer, segment.words[run - 1])) {
    context.title = segment.words[run - 1].term;
  } else if (run < begin) {
    context.title = title_of_phrase(gazetteer, segment, begin, floor);
    context.after_of = context.title != kNone;
  }
  // Not in "26 Aug Diem said" and "the Presidency Thuan", nor after a word that elsewhere goes
  // without a name.
  context.after_article =
      begin > floor && segment.words[begin].gap == Gap::Space &&
      gazetteer.has_flag(segment.words[begin - 1].term, kArticle) &&
      !(end < segment.words.size() && gazetteer.has_flag(segment.words[end].term, kHeadNoun));
  const bool noun = run > floor && segment.words[run].gap == Gap::Space &&
                    (segment.words[run - 1].letters == Case::Uncased ||
                     gazetteer.has_flag(segment.words[run - 1].term, kArticle));
  context.stranger_before = run < begin && !context.after_of && !noun &&
                            !evidence.alone.contains(segment.words[begin - 1]) &&
                            looks_like_name(gazetteer, segment, begin - 1, evidence);
  context.more_after = end < segment.words.size() && segment.words[end].gap == Gap::Space &&
                       !gazetteer.has_flag(segment.words[end].term, kHeadNoun) &&
                       segment.words[end].letters != Case::Initial &&
                       looks_like_name(gazetteer, segment, end, evidence);
  return context;
}

std::vector<GivenWord> given_words(const Gazetteer::Impl& gazetteer, const Segment& segment,
                                   std::uint32_t begin, std::uint32_t end) {
  std::vector<GivenWord> given;
  for (std::uint32_t w = begin; w < end; ++w) {
    given.push_back({text_term(gazetteer, segment, w), segment.words[w].letters});
  }
  return given;
}

int fit_given(std::span<const GivenWord> given, const PersonForm& form) {
  GivenFit fit(form);
  for (const GivenWord& word : given) {
    if (fit.take(word.term)) continue;
    // "N.D." is one word of two initials.
    if (word.letters != Case::Capitals || word.term.size() > kMaxGiven) return 0;
    for (const char initial : word.term) {
      if (!fit.take(std::string_view(&initial, 1))) return 0;
    }
  }
  return fit.score();
}

}  // namespace dossier
