// SPDX-License-Identifier: GPL-2.0-or-later
// From a word typed to the forms in the index that share its stem.
//
//   English index:  "attacks" -> attacks attack attacked attacking

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/language.h"
#include "schema/index.h"

namespace dossier {

/// Keeps a stemmer for each language present in the index; make one and use it for many words. Not
/// thread-safe.
class WordForms {
 public:
  explicit WordForms(const Index& index);

  /// The terms of the index under `prefix` (a field's, or "") that share a stem with the folded
  /// word `term` in any language present; `term` itself first, if it is there. Always current: the
  /// index's own terms are scanned. Cost: a scan of the terms that begin like the stem, about 0.1
  /// ms.
  std::vector<std::string> of(std::string_view prefix, const std::string& term) const;

 private:
  const Index& index_;
  std::vector<Stemmer> stemmers_;  // Of the languages present that have one.
};

}  // namespace dossier
