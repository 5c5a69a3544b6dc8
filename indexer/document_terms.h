// SPDX-License-Identifier: GPL-2.0-or-later
// The terms of one document with their weights and positions, gathered in any order.
//
//   DocumentTerms terms;
//   auto& drone = terms.of("drone", hash_term("drone"));
//   drone.weight += kBodyWeight;
//   terms.stand(drone, 17);
//   add_terms(terms.pack(), document);           // packed_document.h
//
// A term is looked up by its hash, in one table, and copied nowhere: a text's words come by the
// hundred, and most are there already. Linear.

#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class DocumentTerms {
 public:
  struct Term {
    std::string_view text;
    std::uint64_t hash = 0;
    std::uint32_t number = 0;
    std::uint32_t places = 0;
    unsigned weight = 0;
    bool below = false;  ///< Also stands in notes or back matter.
  };

  DocumentTerms();
  /// What is known of a term; valid until the next call. `hash` is hash_term(text), and `text`
  /// outlives the table.
  Term& of(std::string_view text, std::uint64_t hash);
  /// The same of a text that does not.
  Term& of_copy(std::string_view text);
  /// A place of the term; places may come in any order.
  void stand(Term& term, std::uint32_t position) {
    ++term.places;
    places_.push_back({term.number, position});
  }

  /// Calls `use` with each place's position, which it may change.
  template <typename Use>
  void each_place(const Use& use) {
    for (auto& place : places_) use(place.position);
  }
  /// Terms as they were first met, the places of each ascending.
  std::string pack();

 private:
  struct Place {
    std::uint32_t term, position;
  };
  void grow();

  std::vector<Term> terms_;
  std::vector<std::uint32_t> slots_;  // By hash, open addressing: number of a term + 1; 0: free.
  std::vector<Place> places_;
  std::pmr::monotonic_buffer_resource copies_;
};

}  // namespace dossier
