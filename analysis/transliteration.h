// SPDX-License-Identifier: GPL-2.0-or-later
// Any script to plain Latin letters.
//
//   to_latin("Зеленський") -> "zelenskij"      to_latin("القاعدة") -> "alqadt"

#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Lower-case ASCII letters, by ICU's Any-Latin and Latin-ASCII; whatever else that leaves is
/// dropped. Reads no more than the first 256 bytes. Thread-safe. Cost: some microseconds, more on a
/// thread's first call.
std::string to_latin(std::string_view text);

/// Written in a script that leaves most vowels out (Arabic, Hebrew, Syriac).
bool lacks_vowels(std::string_view text);
/// Written in an alphabet other than Latin, as to_latin() knows it letter by letter.
bool is_other_alphabet(std::string_view text);

}  // namespace dossier
