// SPDX-License-Identifier: GPL-2.0-or-later
// Text laid out in columns of a terminal: widths, wrapping, inks.
//
//   wrap({{"Kabul fell", Ink::Plain}, {" on 15 August", Ink::Bold}}, {.width = 14, .rest = 2},
//   true)
//     -> "Kabul fell on\n  15 August\n"   (with the escapes of bold around "on" and "15 August")
//
// Widths are terminal columns, never bytes: wide East Asian characters and emoji count two,
// combining and invisible ones none (Unicode's UAX #11, by ICU). All text that comes from documents
// goes through printable() on its way, so that no title can move the cursor or turn the line about.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"

namespace dossier {

/// What a stretch of text is, and so how it looks in colour; without colour all look alike.
enum class Ink : std::uint8_t { Plain, Bold, Dim, Accent, Highlight, Name };

/// `text` in the escapes of `ink`, or as it is when `colour` is off. `text` must be printable.
std::string paint(std::string_view text, Ink ink, bool colour);

/// `text` with line breaks and tabs as blanks; other control characters, direction overrides and
/// ill-formed bytes as U+FFFD.
std::string printable(std::string_view text);

/// Terminal columns of `text`, printable.
int columns(std::string_view text);

/// `text` (made printable) cut to `width` columns, the last of them "…" where something was cut;
/// with `pad`, filled up with blanks.
std::string clip(std::string_view text, int width, bool pad = false);

struct Piece {
  std::string text;
  Ink ink = Ink::Plain;
};
using Pieces = std::vector<Piece>;

/// `text` as pieces, the stretches of `highlights` (ascending, not overlapping) in Ink::Highlight.
Pieces highlighted(std::string_view text, const std::vector<ByteRange>& highlights);

/// Between the parts of a list; it never begins a line.
inline constexpr const char* kDot = "\u00A0· ";

struct Margins {
  int width = 80;  ///< Of the whole line, indent included.
  int first = 0;   ///< Blanks before the first line.
  int rest = 0;    ///< Blanks before the others: a hanging indent where greater than `first`.
};

/// Lines of at most `margins.width` columns, each ended by a line break; breaks at blanks and
/// beside wide characters, inside a word only where it is wider than a line (an address then best
/// after a slash or hyphen). A no-break space is shown as a blank. "" for no text. Linear.
std::string wrap(const Pieces& pieces, const Margins& margins, bool colour);

}  // namespace dossier
