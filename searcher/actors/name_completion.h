// SPDX-License-Identifier: GPL-2.0-or-later
// Ends for what is typed of a query, a document's id or an actor's name, out of an index.
// Internal to completion.
//
//   complete_query({}, "kabul (person:mil")  -> kabul (person:milley, kabul (person:mark-milley ...
//   complete_query({}, "pla")                -> place:

#pragma once

#include <string>
#include <vector>

namespace dossier {

/// All of `typed`, with its last clause completed. `databases`: "" none named; nothing of an index
/// that cannot be opened. At most some hundred, those that stand in documents before all others.
std::vector<std::string> complete_query(const std::vector<std::string>& databases,
                                        const std::string& typed);
/// Ids and citation keys of documents.
std::vector<std::string> complete_document(const std::vector<std::string>& databases,
                                           const std::string& typed);
/// Names and ids of actors.
std::vector<std::string> complete_actor(const std::vector<std::string>& databases,
                                        const std::string& typed);

}  // namespace dossier
