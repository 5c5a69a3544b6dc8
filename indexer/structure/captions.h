// SPDX-License-Identifier: GPL-2.0-or-later
// Captions of pictures in text saved from the web, where each stands twice, once with its credit.

#pragma once

#include <string_view>
#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

/// Makes one Caption block of each pair "text", "text CREDIT" that stand together, and of a line
/// that ends with a picture agency's credit. A document with notes is left as it is. Linear.
void merge_captions(std::vector<Block>& blocks);

/// "(Photo by A. Author)", "AFP via Getty Images / A. AUTHOR": does `text` end with the credit of a
/// picture?
bool ends_with_credit(std::string_view text);

}  // namespace dossier
