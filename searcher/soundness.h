// SPDX-License-Identifier: GPL-2.0-or-later
// Is an index sound, and are its citations right? The first is looked up; the second a person
// judges, on a sample of citations with the words they rest on.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/document.h"

namespace dossier {

struct CheckAnswer {
  std::uint32_t documents = 0;
  std::vector<std::string> faults;  ///< What is wrong and where; none: the index is sound.
};

/// Reads the whole of every index: Xapian's own tables, then each document's record. Cost: about
/// that of reading the files on disk once. @throws Error when a path holds no index at all.
CheckAnswer check_index(const std::vector<std::string>& paths);

/// A citation and the words it rests on.
struct CitationSample {
  std::string document, title;  ///< That cites.
  std::optional<std::string> note;
  std::string raw, sentence;
  std::string work, work_title;  ///< What it is held to mean.
  std::optional<std::string> held;
  CitationClass klass = CitationClass::Full;
  Confidence confidence = Confidence::None;
  std::string rule;
};

/// What a person said of samples, by confidence.
struct Tally {
  std::uint32_t right = 0, wrong = 0;

  std::uint32_t judged() const { return right + wrong; }
  /// Wilson's interval at 95 % for the share that is right (Wilson 1927); {0, 1} for none judged.
  std::pair<double, double> interval() const;
};

}  // namespace dossier
