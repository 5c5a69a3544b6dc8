// SPDX-License-Identifier: GPL-2.0-or-later
// Snippets of documents that have the commonest long word, from the stored record to the text
// shown.

#include <benchmark/benchmark.h>

#include <algorithm>

#include "analysis/analyzer.h"
#include "bench/micro/sample.h"
#include "schema/index.h"
#include "schema/record.h"
#include "searcher/results/occurrences.h"
#include "searcher/results/snippets.h"

namespace dossier::bench {
namespace {

constexpr std::size_t kLongWord = 6;  // Bytes: no stop word, no prefix of a name.
constexpr std::size_t kSnippets = 3, kCharacters = 240;

/// The word of lower-case letters that most documents have.
std::string commonest_word(const Xapian::Database& database) {
  std::string found;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string word = *term;
    const bool plain =
        word.size() >= kLongWord &&
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (plain && (found.empty() || term.get_termfreq() > database.get_termfreq(found)))
      found = word;
  }
  return found;
}

void snippet(benchmark::State& state) {
  const Index index({sample().index});
  const auto& database = index.database();
  const Analyzer analyzer;
  Clause word;
  word.kind = ClauseKind::Terms;
  word.terms = {commonest_word(database)};
  std::int64_t made = 0;
  for (auto _ : state) {
    for (auto post = database.postlist_begin(word.terms[0]);
         post != database.postlist_end(word.terms[0]); ++post, ++made) {
      Record record(database.get_document(*post));
      const auto spans = Occurrences(database, *post, analyzer).spans(word);
      benchmark::DoNotOptimize(
          make_snippets(record, spans, {{&word, 1.0}}, analyzer, kSnippets, kCharacters).data());
    }
  }
  state.SetItemsProcessed(made);
}
BENCHMARK(snippet)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dossier::bench
