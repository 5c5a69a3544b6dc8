// SPDX-License-Identifier: GPL-2.0-or-later
// Answers bench/run's questions (ask_loop.h) by the searcher library: `ask_dossier INDEX`.
//
// Modes: answer (what `dossier search` shows: ten hits, snippets, facets, exact total),
// no-snippets, no-facets, hits (neither), ranks (ids and scores of the best ten, and nothing else).

#include <iostream>
#include <utility>

#include "analysis/error.h"
#include "bench/ask_loop.h"
#include "searcher/searcher.h"

namespace {

using namespace dossier;

std::uint64_t answer(Searcher& searcher, const bench::Asked& asked) {
  if (asked.group == "cited-by") return searcher.cited_by(asked.query).total;
  SearchRequest request;
  request.query = asked.query;
  if (asked.mode == "ranks") return searcher.rank(request).size();
  if (asked.mode == "no-snippets" || asked.mode == "hits") request.snippets = 0;
  if (asked.mode == "no-facets" || asked.mode == "hits") request.facets = false;
  if (asked.group == "facets") request.limit = 0;
  return searcher.search(request).total;
}

std::string error_text(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& e) {
    return e.what();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: ask_dossier INDEX\n";
    return 2;
  }
  try {
    dossier::Searcher searcher({argv[1]});
    return dossier::bench::answer_lines(
        [&](const dossier::bench::Asked& asked) { return answer(searcher, asked); }, error_text);
  } catch (const std::exception& error) {
    std::cerr << "ask_dossier: " << error.what() << '\n';
    return 2;
  }
}
