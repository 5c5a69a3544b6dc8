// SPDX-License-Identifier: GPL-2.0-or-later
// Tells when an indexer has committed, by the files that a commit replaces: the stub that names the
// generation, and that generation's table of revisions. Cost: two looks at files an index.

#pragma once

#include <string>
#include <vector>

namespace dossier {

/// What stands for the state of the folders at `paths`, or that stubs name there: equal while
/// nothing was committed. Servers are looked after by another (server_watch.h).
std::string index_revision(const std::vector<std::string>& paths);

}  // namespace dossier
