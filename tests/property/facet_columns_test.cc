// SPDX-License-Identifier: GPL-2.0-or-later
// The same answers with the columns of facet values and without.

#include "schema/facet_columns.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "sample_index.h"
#include "searcher/formats/json_output.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

// The sample's index without columns.
class Plain {
 public:
  Plain() : folder_(sample().path() + "-plain") {
    fs::copy(sample().path(), folder_, fs::copy_options::recursive);
    int removed = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      if (entry.path().filename() == "facets.columns") removed += fs::remove(entry.path());
    }
    REQUIRE(removed == 1);
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_});
  }
  ~Plain() {
    searcher_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;

  Searcher& searcher() { return *searcher_; }

 private:
  std::string folder_;
  std::unique_ptr<Searcher> searcher_;
};

std::string told(Searcher& searcher, const SearchRequest& request) {
  auto answer = searcher.search(request);
  answer.took_ms = 0;
  return fmt::format("{}\nstories {}", search_json(answer, all_facets(), false), answer.stories);
}

}  // namespace

TEST_CASE("with columns of facet values and without, answers are the same") {
  Plain plain;
  for (const std::string query : {"",
                                  "kabul",
                                  "taliban OR drone",
                                  "kabul taliban",
                                  "\"air strikes\"",
                                  "kabul NEAR/10 taliban",
                                  "evacuat*",
                                  "NOT kabul",
                                  "kabul -taliban",
                                  "group:iskp",
                                  "date:2021-08",
                                  "date:2021..2022",
                                  "date:none",
                                  "taliban date:..2020",
                                  "kind:news OR kind:paper",
                                  "title:taliban",
                                  "=ISKP",
                                  "kabul SENT taliban",
                                  "taliban -date:2021",
                                  "in:notes kabul",
                                  "zzz",
                                  "outlet:wire kabul",
                                  "(kabul OR doha) -kind:news date:2021",
                                  "person:biden OR taliban",
                                  "has:notes"}) {
    for (int variant = 0; variant < 9; ++variant) {
      SearchRequest request;
      request.query = query;
      request.facet.limit = variant == 1 ? 0 : 7;
      request.facet.offset = variant == 2 ? 3 : 0;
      request.facet.match = variant == 3 ? "a" : "";
      request.facet.rollup = variant == 4;
      request.all_copies = variant == 5 || variant == 7;
      if (variant == 6) request.facet.only = {Facet::Cited, Facet::People};
      if (variant == 6) request.sort = Sort::Cited;
      if (variant == 7) request.limit = 3;  // Fewer than all, so that ties are told apart.
      if (variant == 8) request.offset = 43;
      CAPTURE(query);
      CAPTURE(variant);
      CHECK(told(sample().searcher(), request) == told(plain.searcher(), request));
    }
  }
}
