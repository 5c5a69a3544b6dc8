// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/transliteration.h"

#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace dossier {
namespace {

constexpr std::size_t kMostBytes = 256;

std::string_view first_bytes(std::string_view text) {
  if (text.size() <= kMostBytes) return text;
  std::size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

UScriptCode script_of(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(first_bytes(text).size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = c < 0 ? USCRIPT_COMMON : uscript_getScript(c, &status);
    if (script > USCRIPT_INHERITED) return script;
  }
  return USCRIPT_COMMON;
}

std::unique_ptr<icu::Transliterator> transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  return std::unique_ptr<icu::Transliterator>(
      icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
}

bool is_ascii(const icu::UnicodeString& text) {
  for (std::int32_t i = 0; i < text.length(); ++i) {
    if (text[i] >= 0x80) return false;
  }
  return true;
}

}  // namespace

std::string to_latin(std::string_view text) {
  // One a thread: transliterators keep state while they work.
  static thread_local const auto kToLatin =
      transliterator("Any-Latin; NFD; [:Nonspacing Mark:] Remove");
  static thread_local const auto kToAscii = transliterator("Latin-ASCII; Lower");
  const std::string_view head = first_bytes(text);
  auto letters =
      icu::UnicodeString::fromUTF8({head.data(), static_cast<std::int32_t>(head.size())});
  if (kToLatin) kToLatin->transliterate(letters);
  if (is_ascii(letters)) {  // Mostly; and there are many rules for what is not.
    letters.toLower(icu::Locale::getRoot());
  } else if (kToAscii) {
    kToAscii->transliterate(letters);
  }
  std::string latin;
  letters.toUTF8String(latin);
  std::erase_if(latin, [](char c) { return c < 'a' || c > 'z'; });
  return latin;
}

bool lacks_vowels(std::string_view text) {
  const UScriptCode script = script_of(text);
  return script == USCRIPT_ARABIC || script == USCRIPT_HEBREW || script == USCRIPT_SYRIAC;
}

bool is_other_alphabet(std::string_view text) {
  switch (script_of(text)) {
    case USCRIPT_CYRILLIC:
    case USCRIPT_GREEK:
    case USCRIPT_ARMENIAN:
    case USCRIPT_GEORGIAN:
      return true;
    default:
      return lacks_vowels(text);
  }
}

}  // namespace dossier
