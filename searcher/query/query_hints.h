// SPDX-License-Identifier: GPL-2.0-or-later
// What a query was perhaps meant to say: signs of the language written so that they are none.
//
//   kabul or kandahar  -> "“or” was read as a word; as an operator write OR"
//   pirson: milley     -> "“pirson:” was read as a word; a field is person: with its value ..."

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// One line each; none where nothing looks amiss. Words in quotation marks are what they say.
/// Cost: linear.
std::vector<std::string> query_hints(std::string_view query);

}  // namespace dossier
