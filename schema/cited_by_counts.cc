// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/cited_by_counts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "schema/terms.h"
#include "schema/work_terms.h"

namespace dossier {
namespace {

// Work ids that follow `start` in terms of `least` documents or more, ascending as terms are.
std::vector<std::string> ids_after(const Xapian::Database& database, std::string_view prefix,
                                   Xapian::doccount least) {
  const std::string start(prefix);
  std::vector<std::string> ids;
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    if (least == 1 || term.get_termfreq() >= least) ids.push_back((*term).substr(start.size()));
  }
  return ids;
}

}  // namespace

// Whoever knows another key of a work, knows it as its own or cites it. So where a document is the
// only one that is known by its keys, and nobody cites one of them, it has no other key (see
// same_work()), and is not cited.
std::vector<std::uint32_t> cited_by_counts(const Xapian::Database& database) {
  std::vector<std::uint32_t> counts(std::size_t{database.get_lastdocid()} + 1);
  const auto cited = ids_after(database, prefix::kCites, 1);
  if (cited.empty()) return counts;
  const auto shared = ids_after(database, prefix::kKnownAs, 2);
  for (auto value = database.valuestream_begin(slot::kWorkKeys);
       value != database.valuestream_end(slot::kWorkKeys); ++value) {
    const auto names = unpack_work_names(*value);
    const bool alone = std::none_of(names.begin(), names.end(), [&](const WorkName& name) {
      return std::binary_search(cited.begin(), cited.end(), name.id) ||
             std::binary_search(shared.begin(), shared.end(), name.id);
    });
    if (alone) continue;
    const auto document = value.get_docid();
    counts[document] = static_cast<std::uint32_t>(
        citing_documents(database, same_work(database, names), document).size());
  }
  return counts;
}

}  // namespace dossier
