// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/letter_model.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "indexer/encoding/letter_pairs_east.h"
#include "indexer/encoding/letter_pairs_scripts.h"
#include "indexer/encoding/letter_pairs_west.h"

namespace dossier {
namespace {

// Half bits, against some 6 for a letter where it belongs.
constexpr std::int64_t kForeignLetter = 28;  // That the language does not write.
constexpr std::int64_t kAfterForeign = 8;
constexpr std::int64_t kTwoScripts = 40;  // In one word.
constexpr std::int64_t kControlCost = 80;
constexpr std::int64_t kSignCost = 10;       // Quotation marks and dashes.
constexpr std::int64_t kOtherSignCost = 16;  // "…", "€", "©".
constexpr std::int64_t kApostropheCost = 2;  // The rest is known by the letters around it.
constexpr std::int64_t kRareSignCost = 22;   // "¬", box drawing.
constexpr std::int64_t kBesideLetter = 6;    // A sign that touches a word and should not.
constexpr std::int64_t kInsideWord = 14;     // A sign between two letters.
constexpr std::int64_t kCapitalInWord = 16;  // "prиVet"
constexpr std::int64_t kSecondBox = 6;       // Of a drawn line, each sign after the first.
constexpr std::int64_t kHinted = 40;
constexpr std::int64_t kOtherLanguage = 16;  // From an English word to one of another, and back.

constexpr std::uint8_t kBoundary = 0;
constexpr std::uint8_t kApostrophe = 1;
constexpr std::uint8_t kForeign = 0xFF;
constexpr std::uint8_t kLatinInOther =
    0x80;  // A letter a to z beside another script: 0x82 to 0x9B.

std::int64_t half_bits(const LetterPairs& pairs, std::size_t from, std::size_t to) {
  const std::size_t symbols = pairs.first_letter() + pairs.letters.size();
  const char cost = pairs.costs[from * symbols + to];
  return cost >= 'a' ? cost - 'a' + 26 : cost - 'A';
}

bool box(char16_t c) { return c >= 0x2500 && c < 0x25A0; }

bool is_one_of(char16_t c, std::u16string_view signs) {
  return signs.find(c) != std::u16string_view::npos;
}

/// Signs that stand in running text; others are rare there.
bool common_sign(char16_t c) { return is_one_of(c, u"\u00A0«»–—‘’“”„"); }
bool other_sign(char16_t c) { return is_one_of(c, u"§©®°€£·•‚…†‡™‹›№¿¡²³¹ªº½¼¾´―\u00AD"); }
bool arabic_sign(char16_t c) { return is_one_of(c, u"،؛؟٪"); }

/// Signs that touch a word, on one side.
bool touching_sign(char16_t c) { return is_one_of(c, u"\u00A0«»©®‘’“”„‚…†‡™‹›²³¹ªº¿¡\u00AD،؛؟"); }

/// Signs that open something: no letter comes right before.
bool opening_sign(char16_t c) { return is_one_of(c, u"„‚¿¡•"); }

/// Invisible, and of Arabic or Hebrew: zero-width (non-)joiner and the marks of direction.
bool invisible(char16_t c) { return c >= 0x200B && c <= 0x200F; }

const LetterPairs& english() { return kWestPairs[0]; }

template <typename Visit>
void each_language(const Visit& visit) {
  for (const LetterPairs& pairs : kWestPairs) visit(pairs);
  for (const LetterPairs& pairs : kEastPairs) visit(pairs);
  for (const LetterPairs& pairs : kScriptPairs) visit(pairs);
}

}  // namespace

std::int64_t ascii_cost(unsigned char before, unsigned char byte) {
  const auto symbol = [](unsigned char c) {
    const unsigned small = c | 0x20U;
    return small >= 'a' && small <= 'z' ? small - 'a' + 2U : 0U;
  };
  return half_bits(english(), symbol(before), symbol(byte));
}

LetterModel::Script LetterModel::script_of(char16_t c) {
  if (c < 0x250) return Script::kLatin;
  if (c >= 0x370 && c < 0x400) return Script::kGreek;
  if (c >= 0x400 && c < 0x530) return Script::kCyrillic;
  if (c >= 0x590 && c < 0x600) return Script::kHebrew;
  if (c >= 0x600 && c < 0x700) return Script::kArabic;
  if (c >= 0xE00 && c < 0xE80) return Script::kThai;
  return Script::kNone;
}

LetterModel::Kind LetterModel::kind_of(char16_t c) {
  if (c < 0x80) return Kind::kAscii;
  if (c < 0xA0 || c == 0xFFFD || (c >= 0xE000 && c < 0xF900)) return Kind::kControl;
  if (common_sign(c) || other_sign(c) || arabic_sign(c) || invisible(c)) return Kind::kSign;
  const bool mark = u_charType(c) == U_NON_SPACING_MARK;
  if (c == 0xB5 || c == 0x3BC || (!u_isalpha(c) && !mark)) return Kind::kRare;
  if (u_isupper(c)) return Kind::kUpper;
  return u_islower(c) ? Kind::kLower : Kind::kLetter;
}

LetterModel::Symbols LetterModel::symbols_of(const LetterPairs& pairs, const ByteTable& small) {
  Symbols symbols{};
  for (std::size_t byte = 0; byte < symbols.size(); ++byte) {
    const char16_t c = small[byte];
    if (c >= u'a' && c <= u'z') {
      symbols[byte] = static_cast<std::uint8_t>((pairs.latin() ? 0 : kLatinInOther) + c - u'a' + 2);
    } else if (c == u'\'' || c == u'’') {
      symbols[byte] = kApostrophe;
    } else if (c >= 0x80) {
      const std::size_t at = pairs.letters.find(c);
      const Kind kind = kind_of(c);
      if (at != std::u16string_view::npos) {
        symbols[byte] = static_cast<std::uint8_t>(at + pairs.first_letter());
      } else {
        const bool word = kind == Kind::kLower || kind == Kind::kUpper || kind == Kind::kLetter;
        symbols[byte] = word ? kForeign : kBoundary;
      }
    }
  }
  return symbols;
}

LetterModel::LetterModel(const ByteTable& table) : table_(table) {
  ByteTable small{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    kinds_[byte] = kind_of(table[byte]);
    scripts_[byte] = script_of(table[byte]);
    const UChar32 lower = u_tolower(table[byte]);
    small[byte] = lower < 0x10000 ? static_cast<char16_t>(lower) : table[byte];
  }
  each_language([&](const LetterPairs& pairs) {
    const Script script = pairs.latin() ? Script::kLatin : script_of(pairs.letters.front());
    languages_.push_back({&pairs, script, symbols_of(pairs, small)});
  });
}

bool LetterModel::letter(unsigned char byte) const {
  if (byte < 0x80) return (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
  return kinds_[byte] == Kind::kLower || kinds_[byte] == Kind::kUpper ||
         kinds_[byte] == Kind::kLetter;
}

std::int64_t LetterModel::sign_cost(char16_t c, unsigned char before, unsigned char after) const {
  const bool after_letter = letter(before), before_letter = letter(after);
  const Script script = scripts_[before];
  if (arabic_sign(c)) return script == Script::kArabic ? kSignCost : kControlCost;
  if (invisible(c))
    return script == Script::kArabic || script == Script::kHebrew ? kSignCost : kControlCost;
  std::int64_t cost = common_sign(c) ? kSignCost : other_sign(c) ? kOtherSignCost : kRareSignCost;
  if (after_letter && before_letter) {
    if (c == u'’') return kApostropheCost;
    cost += c == u'–' || c == u'—' ? kBesideLetter : kInsideWord;
  } else if (after_letter || before_letter) {
    if (!touching_sign(c)) cost += kBesideLetter;
  }
  if (after_letter && opening_sign(c)) cost += kBesideLetter;
  return cost;
}

/// What is unlikely in any language: controls, signs inside words, capitals after small letters.
std::int64_t LetterModel::look_cost(std::string_view sample) const {
  std::int64_t cost = 0;
  unsigned char before = ' ';
  for (std::size_t at = 0; at < sample.size(); ++at) {
    const auto byte = static_cast<unsigned char>(sample[at]);
    const auto after = static_cast<unsigned char>(at + 1 < sample.size() ? sample[at + 1] : ' ');
    const Kind kind = kinds_[byte];
    if (kind == Kind::kControl) {
      cost += kControlCost;
    } else if (kind == Kind::kRare && box(table_[byte]) && before == byte) {
      cost += kSecondBox;
    } else if (kind == Kind::kSign || kind == Kind::kRare) {
      cost += sign_cost(table_[byte], before, after);
    } else {
      const bool upper = kind == Kind::kUpper || (byte >= 'A' && byte <= 'Z');
      const bool after_lower = kinds_[before] == Kind::kLower || (before >= 'a' && before <= 'z');
      if (upper && after_lower && (byte >= 0x80 || before >= 0x80)) cost += kCapitalInWord;
    }
    before = byte;
  }
  return cost;
}

/// Goes through a text letter by letter.
class LetterModel::Walk {
 public:
  Walk(std::string_view sample, const Language& language) : sample_(sample), language_(language) {}

  /// What the byte at `at`, the next, costs after the one before.
  std::int64_t step(std::size_t at) {
    std::uint8_t symbol = symbol_at(at);
    if (symbol == kApostrophe && (before_ <= kApostrophe || symbol_at(at + 1) <= kApostrophe))
      symbol = kBoundary;
    return cost_of(std::exchange(before_, symbol), symbol);
  }
  bool between_words() const { return before_ == kBoundary; }

 private:
  std::uint8_t symbol_at(std::size_t at) const {
    return at < sample_.size() ? language_.symbols[static_cast<unsigned char>(sample_[at])]
                               : kBoundary;
  }
  std::int64_t cost_of(std::uint8_t before, std::uint8_t symbol) const {
    const bool latin = symbol >= kLatinInOther || symbol <= kApostrophe;
    const bool latin_before = before >= kLatinInOther || before <= kApostrophe;
    if (symbol == kForeign) return kForeignLetter;
    if (before == kForeign) return kAfterForeign;
    if (latin && latin_before && (symbol | before) >= kLatinInOther)
      return half_bits(english(), before & 0x1FU, symbol & 0x1FU);
    if (symbol >= kLatinInOther || before >= kLatinInOther) return kTwoScripts;
    return half_bits(*language_.pairs, before, symbol);
  }

  std::string_view sample_;
  const Language& language_;
  std::uint8_t before_ = kBoundary;
};

/// Of words in `language`, or in English and those of one stretch or another in `language`: the
/// cheapest way through (Viterbi).
std::int64_t LetterModel::pair_cost(std::string_view sample, const Language& language) const {
  Walk walk(sample, language), english_walk(sample, languages_.front());
  const bool mixed = language.script == Script::kLatin;
  std::int64_t own = 0, in_english = 0;  // So far, the last word being in the one or the other.
  std::int64_t word = 0, english_word = 0;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    word += walk.step(at);
    if (mixed) english_word += english_walk.step(at);
    if (!walk.between_words() && at + 1 < sample.size()) continue;
    const auto before = own;
    own = word + (mixed ? std::min(own, in_english + kOtherLanguage) : own);
    in_english = english_word + std::min(in_english, before + kOtherLanguage);
    word = english_word = 0;
  }
  return mixed ? std::min(own, in_english) : own;
}

LetterModel::Score LetterModel::score(std::string_view sample, std::string_view hint) const {
  std::array<std::size_t, 7> letters{};
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && letter(byte)) ++letters[static_cast<std::size_t>(scripts_[byte])];
  }
  const auto script =
      static_cast<Script>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  Score best{std::numeric_limits<std::int64_t>::max(), ""};
  for (const Language& language : languages_) {
    if (language.script != script) continue;
    std::int64_t cost = pair_cost(sample, language);
    if (language.pairs->language == hint) cost -= kHinted;
    if (cost < best.half_bits) best = {cost, language.pairs->language};
  }
  // Signs of a script that no language here is written in.
  if (best.language.empty())
    best.half_bits = kForeignLetter * static_cast<std::int64_t>(sample.size());
  best.half_bits += look_cost(sample);
  return best;
}

}  // namespace dossier
