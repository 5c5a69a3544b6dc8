// SPDX-License-Identifier: GPL-2.0-or-later
// The time that a list of persons is of, as its dated rows tell it.
//
//   129 of 430 persons have dates, all but six of them from 1987 on -> 1987; so a surname alone
//   means none of the others before 1977
//
// A list of today's analysts tells so of those of whom it gives no dates: that "Mr. Johnson" in a
// letter of 1965 is none of them.

#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "indexer/authority/authority.h"

namespace dossier {

class ListTimes {
 public:
  /// `authority` must outlive it.
  explicit ListTimes(const Authority& authority);

  /// The year from which all but one in twenty of the dated persons come who share a file with the
  /// entity of this number; 0 where too few are dated: less than twenty, or a fifth.
  int of(std::size_t entity) const;

  /// The year from which a surname may mean the person of this number; 0: any.
  int spoken_from(std::size_t entity) const;

 private:
  const Authority& authority_;
  std::map<std::string, int> first_years_;  // By path.
};

}  // namespace dossier
