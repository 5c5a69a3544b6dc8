// SPDX-License-Identifier: GPL-2.0-or-later
// Notes that point back: ibid, idem, supra, op. cit., cross-references and short forms.
//
//   "Roe, supra note 6, p. 3"  -> Supra   author "Roe" note "6" locator "p. 3"
//   "Roe, ‘Short Title’, 45"   -> Short   author "Roe" title "Short Title" locator "45"

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "citations/citation_rules.h"
#include "citations/reference_tokens.h"
#include "schema/document.h"

namespace dossier {

struct BackReference {
  CitationClass klass = CitationClass::Short;
  std::string rule;    ///< "ibid", "supra-note", "n-note", "op-cit", "short-surname-title",
                       ///< "short-title", ...
  std::string author;  ///< As written: "Roe", "Roe and Doe", "Roe et al."; "" where none is given.
  std::string title;   ///< Its words, or "".
  std::string year;    ///< Of "Roe (2010)" and "Roe 2010a", four digits.
  std::string note;    ///< Label of the note meant.
  std::string locator;
  bool quoted = false;  ///< The title stood in quotation marks.
};

/// Reads `citation` (without its signal) as a back-reference; `nullopt` where it is a reference in
/// full or a comment. A Short one is only a candidate: it has the form, the works cited must show
/// whether it resolves.
std::optional<BackReference> read_back_reference(std::string_view citation,
                                                 CitationRules rules = {});
/// The same of what is in tokens already.
std::optional<BackReference> read_back_reference(const RefText& citation);

}  // namespace dossier
