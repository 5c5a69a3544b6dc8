// SPDX-License-Identifier: GPL-2.0-or-later
// Tokenizer, tagger and citation parser, in bytes or references a second.

#include <benchmark/benchmark.h>

#include "analysis/analyzer.h"
#include "bench/micro/sample.h"
#include "citations/ledger.h"
#include "citations/reference_parser.h"
#include "indexer/entities/tagger.h"
#include "tests/shipped_gazetteer.h"

namespace dossier::bench {
namespace {

void tokenizer(benchmark::State& state) {
  const Analyzer analyzer;
  const auto& text = sample().text;
  std::vector<Token> tokens;
  for (auto _ : state) {
    analyzer.analyze(text, tokens);
    benchmark::DoNotOptimize(tokens.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(tokenizer)->Unit(benchmark::kMillisecond);

/// The argument: names that no authority lists, too.
void tagger(benchmark::State& state) {
  const Analyzer analyzer;
  TagOptions options;
  options.recognise = state.range(0) != 0;
  auto documents = sample().documents;
  for (auto _ : state) {
    for (auto& document : documents) {
      document.mentions.clear();
      tag_document(shipped_gazetteer(), analyzer, document, options);
      benchmark::DoNotOptimize(document.mentions.data());
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * sample().text.size()));
}
BENCHMARK(tagger)->ArgName("recognise")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void reference_parser(benchmark::State& state) {
  std::vector<std::string> references;
  for (const auto& document : sample().documents)
    for (const auto& citation : document.citations) references.push_back(citation.raw);
  for (auto _ : state)
    for (const auto& reference : references)
      benchmark::DoNotOptimize(parse_reference(reference).title.data());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * references.size()));
}
BENCHMARK(reference_parser)->Unit(benchmark::kMillisecond);

/// All notes, bibliographies and links of the corpus, resolved.
void ledger(benchmark::State& state) {
  auto documents = sample().documents;
  for (auto _ : state) {
    for (auto& document : documents) {
      document.citations.clear();
      document.works.clear();
      build_ledger(document);
      benchmark::DoNotOptimize(document.works.data());
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * documents.size()));
}
BENCHMARK(ledger)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dossier::bench
