// SPDX-License-Identifier: GPL-2.0-or-later
// What the look of a line or paragraph tells about it, whatever its language.
//
//   ends_sentence("… in the 1990s.”")  -> true      starts_lower("“but in what measure")  -> true
//   parse_superscript("¹²The", 0)      -> label "12", 5 bytes
//
// All functions take well-formed UTF-8 and are linear in what they are given; none throws.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What the functions below do outside ASCII.
char32_t next_wide_char(std::string_view text, std::size_t& at);
bool is_wide_space(char32_t c);
bool is_wide_letter(char32_t c);
bool is_wide_upper(char32_t c);
bool is_wide_lower(char32_t c);

/// Code point at byte `at`, moving `at` past it; U+FFFD for an ill-formed sequence.
inline char32_t next_char(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return next_wide_char(text, at);
  ++at;
  return byte;
}
/// Code point that ends before byte `at`, moving `at` to its start.
char32_t previous_char(std::string_view text, std::size_t& at);
/// Of any width, line ends too.
inline bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x80 && is_wide_space(c));
}
bool is_invisible(char32_t c);  ///< Zero-width signs and controls that part nothing.
inline bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' : is_wide_letter(c);
}
inline bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : is_wide_upper(c); }
inline bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : is_wide_lower(c); }
inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }  ///< ASCII digits only.
/// What is left of an ASCII character where texts are compared by their words: letters (small) and
/// digits as they are, 0 for an apostrophe, which parts no words, and a space for all else.
inline constexpr auto kPlain = [] {
  std::array<char, 128> plain{};
  plain.fill(' ');
  constexpr unsigned char kToCapital = 'a' - 'A';
  for (unsigned char c = 'a'; c <= 'z'; ++c)
    plain.at(c) = plain.at(c - kToCapital) = static_cast<char>(c);
  for (unsigned char c = '0'; c <= '9'; ++c) plain.at(c) = static_cast<char>(c);
  plain['\''] = 0;
  return plain;
}();
bool is_open_quote(char32_t c);
bool is_close_quote(char32_t c);  ///< Also closing brackets.

std::string_view trim(std::string_view text);
/// White space of any kind to single spaces, none at the ends; zero-width characters dropped.
std::string collapse_space(std::string_view text);
/// Words between spaces.
std::vector<std::string_view> split_words(std::string_view text);
std::size_t word_count(std::string_view text);

/// Does `text` end like a sentence (. ! ? … : ; 。; closing quotes, brackets and superscript marks
/// passed over) or with an address?
bool ends_sentence(std::string_view text);
/// Does `text` begin in the middle of a sentence: its first letter, quotes passed over, is a small
/// one? A list marker ("a. ", "ii) ") is not such a beginning.
bool starts_lower(std::string_view text);
/// Every letter is a capital, and there are at least three.
bool all_caps(std::string_view text);
/// A short line that could be a heading: title case, capitals, a number before it, or few words and
/// no end punctuation.
bool heading_shape(std::string_view text);
/// "Camille Roussel", "Khalil ul Rahman Haqqani", "J. de Vries": two to five capitalised words and
/// particles.
bool name_shape(std::string_view text);
/// One web address and nothing else, in angle brackets or not; the address.
std::optional<std::string> lone_address(std::string_view text);

struct Superscript {
  std::string label;      ///< In ASCII digits, at most 4.
  std::size_t bytes = 0;  ///< Length of the run.
};
/// The run of superscript digits at byte `at`.
std::optional<Superscript> parse_superscript(std::string_view text, std::size_t at);
/// ASCII digits as superscript ones: raised on the page, they are raised in the text, so that
/// 10<sup>2</sup> is not 102.
std::string raised_digits(std::string_view digits);

/// Fold of a heading or title for comparing: case, accents, outer punctuation and a leading number
/// ("3.1 ", "IV. ") removed.
std::string comparable(std::string_view heading);
/// comparable(heading) == wanted; most that are not are told by how they begin.
bool compares_as(std::string_view heading, std::string_view wanted);

}  // namespace dossier
