// SPDX-License-Identifier: GPL-2.0-or-later
// "Did you mean": the known name nearest to a mistyped one.
//
//   closest("grop", {"group", "place"}) -> "group"
//   closest("teh", {"the"})             -> "the"      two neighbours exchanged are one edit
//   closest("us", {"un"})               -> nullopt    one edit is half the word

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dossier {

/// Edits (insert, delete, replace, exchange neighbours) that turn `a` into `b`, counted in code
/// points; anything above `most` is given as `most + 1`. Letters are compared as they are: fold()
/// both first where case should not count. Cost: the product of the lengths at worst; one
/// comparison of lengths where these alone differ by more than `most`.
int edit_distance(std::string_view a, std::string_view b, int most);

/// The candidate fewest edits away from `word`: at most two, and less than half of the word's
/// letters. Of equals the one that begins as the word does for longest, for typing errors seldom
/// come first; of those the first. `nullopt` where none is near enough.
///
/// Source: the restricted Damerau-Levenshtein distance (optimal string alignment).
std::optional<std::string> closest(std::string_view word,
                                   std::span<const std::string_view> candidates);

}  // namespace dossier
