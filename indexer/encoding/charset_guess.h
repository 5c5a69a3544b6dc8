// SPDX-License-Identifier: GPL-2.0-or-later
// The charset of a text that names none and is not UTF-8.
//
//   "\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0"  ->  windows-1251 ("Привет, мир")
//
// Each charset is tried on lines of the text that hold bytes beyond ASCII: that charset is taken in
// which they are likeliest (letter_model.h, double_byte.h), over all the languages known. Those of
// Windows, ISO 8859, KOI8, the IBM PC, the Macintosh and East Asia are tried; but none by which
// bytes strewn over a text of Latin letters would be letters of another script, alone or amid its
// words.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

struct CharsetHints {
  std::string charset;   ///< That the text names itself (web_charset); believed unless unlikely.
  std::string language;  ///< ISO 639-1, or "".
  bool modern = false;   ///< From a time that knew UTF-8: hardly a charset of DOS.
};

struct CharsetGuess {
  std::string charset;       ///< ICU's name; "" where the bytes are likely in none.
  bool double_byte = false;  ///< One of East Asia, of which there is no doubt.
  std::string rival;  ///< Nearly as likely, and the text would differ; "" where there is none.
};

/// Bytes that are looked at, at most; so the cost is that of a few milliseconds, for any text.
inline constexpr std::size_t kGuessSample = 4096;

CharsetGuess guess_charset(std::string_view bytes, const CharsetHints& hints = {});

}  // namespace dossier
