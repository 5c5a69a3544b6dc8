// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_terms.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <span>

#include "indexer/entities/names.h"
#include "indexer/packed_document.h"

namespace dossier {
namespace {

constexpr std::size_t kFirstSlots = 1024;  // For 512 terms: most documents have fewer.

}  // namespace

DocumentTerms::DocumentTerms() : slots_(kFirstSlots) {}

DocumentTerms::Term& DocumentTerms::of(std::string_view text, std::uint64_t hash) {
  for (auto at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at] == 0) {
      terms_.push_back({text, hash, static_cast<std::uint32_t>(terms_.size())});
      slots_[at] = static_cast<std::uint32_t>(terms_.size());
      if (2 * terms_.size() > slots_.size()) grow();
      return terms_.back();
    }
    auto& term = terms_[slots_[at] - 1];
    if (term.hash == hash && term.text == text) return term;
  }
}

DocumentTerms::Term& DocumentTerms::of_copy(std::string_view text) {
  auto& term = of(text, hash_term(text));
  if (term.text.data() == text.data()) {
    auto* copy = static_cast<char*>(copies_.allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    term.text = {copy, text.size()};
  }
  return term;
}

void DocumentTerms::grow() {
  slots_.assign(2 * slots_.size(), 0);
  for (const auto& term : terms_) {
    auto at = term.hash & (slots_.size() - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = term.number + 1;
  }
}

std::string DocumentTerms::pack() {
  // Places by term, those of one term as they came.
  std::vector<std::uint32_t> begins(terms_.size() + 1), positions(places_.size());
  for (const auto& term : terms_) begins[term.number + 1] = term.places;
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  auto next = begins;
  for (const auto& place : places_) positions[next[place.term]++] = place.position;

  TermPacker packer;
  for (const auto& term : terms_) {
    const auto places = std::span(positions).subspan(begins[term.number],
                                                     begins[term.number + 1] - begins[term.number]);
    if (!std::is_sorted(places.begin(), places.end())) std::sort(places.begin(), places.end());
    packer.add(term.text, term.weight, places);
  }
  return packer.take();
}

}  // namespace dossier
