// SPDX-License-Identifier: GPL-2.0-or-later
// What a saved page says of itself outside its text: the publication's name, the page's address,
// the day in it.
//
//   "© 2021 The Courier. All rights reserved." -> The Courier

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

/// May hold a line of a title page: a heading, or a paragraph that readers took for one.
bool line_like(const Block& block);

/// The name of the publication, from a line of its own that the file repeats, a copyright line or a
/// consent text;
/// "" where there is none. Looks at the blocks as read, before furniture goes.
std::string find_masthead(const std::vector<Block>& blocks);

/// A saved page often gives its own address, alone on a line: into the metadata, where it is the
/// only such line.
void take_page_address(std::vector<Block>& blocks, Metadata& meta);

/// The day in the path of a news page's address: ".../2021/08/15/...".
std::optional<Date> date_of_address(std::string_view url);

}  // namespace dossier
