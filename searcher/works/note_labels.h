// SPDX-License-Identifier: GPL-2.0-or-later
// The labels of the notes that cite a work, in order, each once.
//
//   notes 4 and 5 of one chapter and note 4 of the next -> "4", "5"

#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace dossier {

/// Adds `label` where it is not listed yet: labels may start again with each chapter. "" is none.
inline void add_note_label(std::vector<std::string>& labels, const std::string& label) {
  constexpr std::ptrdiff_t kReach = 500;  // So that no document makes this quadratic.
  const auto from =
      labels.size() > static_cast<std::size_t>(kReach) ? labels.end() - kReach : labels.begin();
  if (!label.empty() && std::find(from, labels.end(), label) == labels.end())
    labels.push_back(label);
}

}  // namespace dossier
