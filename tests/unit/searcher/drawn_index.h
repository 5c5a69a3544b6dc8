// SPDX-License-Identifier: GPL-2.0-or-later
// An index of drawn words with columns, for tests of what weighs and counts.
//
//   const DrawnIndex index;
//   Searcher searcher({index.path()});   // 3,000 documents, 21 to 420 words each

#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <random>
#include <string>

#include "schema/facet_columns.h"
#include "schema/index.h"
#include "schema/terms.h"
#include "schema/work_terms.h"
#include "tests/new_index.h"

namespace dossier {

// An index of documents of drawn words, "said" the commonest; one in five is cited, by up to forty.
// Of 900 in a row half are alike, so that they weigh the same.
class DrawnIndex {
 public:
  DrawnIndex() {
    auto database = new_index(folder_);
    std::mt19937 engine(11);
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(engine() % limit); };
    for (unsigned i = 0; i < 3000; ++i) {
      Document document;
      document.meta.kind = "news";
      Xapian::Document added;
      added.add_value(slot::kFacets, pack_facets(document));
      added.add_value(slot::kOrder, fmt::format("{:08}d{}", 99999999 - below(3), i));
      const auto key = fmt::format("url:a.example/{}", i);
      added.add_value(slot::kWorkKeys, pack_work_names({key}));
      added.add_boolean_term(known_as_term(work_id(key)));
      for (unsigned cited = below(8); cited < i && cited < 600; cited += 40 + below(200))
        added.add_boolean_term(cites_term(work_id(fmt::format("url:a.example/{}", 5 * cited))));
      const bool alike = i > 2100 && i % 2 == 0;
      const unsigned words = alike ? 40 : 20 + below(400);
      for (unsigned at = 1; at <= words; ++at) {
        const auto drawn = alike ? at % 4 : below(40);
        const char* const word = drawn < 3    ? "said"
                                 : drawn < 5  ? "ambassador"
                                 : drawn == 5 ? "never"
                                 : drawn == 6 ? "again"
                                              : "filler";
        added.add_posting(word, at, 2);
      }
      if (i % 100 == 0) added.add_posting("rare", words + 1, 2);
      database.add_document(added);
    }
    database.commit();
    update_facet_columns(folder_.path());
  }
  std::string path() const { return folder_.path(); }
  // Without columns the engine does everything.
  void forget_columns() const { std::filesystem::remove(folder_ / "generation-1/facets.columns"); }

 private:
  TemporaryFolder folder_;
};

}  // namespace dossier
