// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/language_detection.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

// Below this CLD2 guesses: a title or a name is in no language.
constexpr std::size_t kFewestLetters = 20;

// CLD2 needs no more to be sure, and a book of a line should not cost a second.
constexpr std::size_t kMostBytes = 262'144;

bool has_enough_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t pos = 0; pos < text.size() && letters < kFewestLetters;) {
    const UChar32 c = next_code_point(text, pos);
    if (c >= 0 && u_isalpha(c)) ++letters;
  }
  return letters >= kFewestLetters;
}

}  // namespace

std::string detect_language(std::string_view text) {
  std::size_t replaced = 0;
  const std::string clean = well_formed(prefix_within(text, kMostBytes), replaced);
  if (!has_enough_letters(clean)) return {};
  CLD2::Language languages[3];
  int percents[3];
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguageSummary(clean.data(), static_cast<int>(clean.size()), true, languages,
                                  percents, &text_bytes, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = language_code(CLD2::LanguageCode(language));
  return code.size() == 2 ? code : std::string();
}

}  // namespace dossier
