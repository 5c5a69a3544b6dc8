// SPDX-License-Identifier: GPL-2.0-or-later
// Feeding the facet counter with every document that matches.

#pragma once

#include <xapian.h>

#include <functional>
#include <utility>

#include "searcher/results/facet_counter.h"

namespace dossier {

/// Sees every match of a search: exact when the search checks all documents.
class FacetSpy : public Xapian::MatchSpy {
 public:
  /// How many documents cite one; asked only where the counter wants to know.
  using CitedBy = std::function<std::uint32_t(const Xapian::Document&)>;

  /// `counter` must outlive it.
  FacetSpy(FacetCounter& counter, CitedBy cited_by)
      : counter_(counter), cited_by_(std::move(cited_by)) {}

  void operator()(const Xapian::Document& document, double weight) override;

 private:
  FacetCounter& counter_;
  const CitedBy cited_by_;
};

}  // namespace dossier
