// SPDX-License-Identifier: GPL-2.0-or-later
// Small pieces of English that several screens share.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answers.h"
#include "searcher/terminal/layout.h"

namespace dossier {

/// Section headings beside a quotation are cut to so many columns.
inline constexpr int kSectionColumns = 60;

/// "People", "Groups", ..., "Language".
const char* facet_heading(Facet facet);

/// 12345678 -> "12,345,678".
std::string grouped(std::uint64_t n);

/// (1, "document") -> "1 document"; (2, "document") -> "2 documents". `many` where an s will not
/// do: (2, "reply", "replies").
std::string counted(std::uint64_t n, std::string_view one, std::string_view many = {});

/// "2021-08-15" -> "15 Aug 2021", "2021-08" -> "Aug 2021", "2021" -> "2021"; what is no such date
/// as it is.
std::string readable_date(std::string_view iso);

/// {"A", "B", "C", "D", "E"} with `most` 3 -> "A, B, C and 2 more".
std::string listed(const std::vector<std::string>& items, std::size_t most,
                   std::string_view separator = ", ");

/// The title, or of a document without one its id as people write it: "my%20notes.txt" -> "my
/// notes.txt".
std::string shown_title(const DocumentHead& head);

/// "Ann Roe · Northgate Wire · 15 Aug 2021 · paper · cited by 3 · roe-2021.md"; what is not known
/// is left out.
Pieces byline(const DocumentHead& head);

/// "Northgate Wire, 15 Aug 2021 (roe-2021.md)"; what is not known is left out.
Pieces place_phrase(const StoryPlace& place);

/// `label` in `ink` at column `margins.first`, `text` wrapped from column `margins.rest` on, its
/// first line beside the label where that is short enough.
std::string hanging(std::string_view label, Ink ink, const Pieces& text, const Margins& margins,
                    bool colour);

}  // namespace dossier
