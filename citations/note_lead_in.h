// SPDX-License-Identifier: GPL-2.0-or-later
// The words before a citation in a note: its signal, and the prose that leads to it.
//
//   "For the later raids, see also the account in Roe, “Ports”" -> signal "see also", body "Roe, …"
//   "The first count was lower: ‘Ports’ Herald (2010)" -> no signal, body "‘Ports’ …"

#pragma once

#include <cstddef>

#include "citations/reference_tokens.h"

namespace dossier {

struct LeadIn {
  std::size_t signal = 0, signal_end = 0;  ///< Its tokens [signal, signal_end); equal for none.
  std::size_t body = 0;                    ///< The token where the citation itself begins.
};

/// "See", "cf.", "but see", "citing", "e.g.": does a citation's signal stand at `i`?
bool signal_starts(const RefText& text, std::size_t i);
/// "citing", "quoted", "reprinted": what follows is cited by the citation before.
bool citing_word(const RefText& text, std::size_t i);
/// "but see": the same, at the word "but".
bool but_signal(const RefText& text, std::size_t i);
/// "(n 3)", "[note 4", "(supra".
bool note_bracket(const RefText& text, std::size_t i);

/// Running words rather than a name or a title: more in lower case than capitals.
bool running_words(const RefText& text, std::size_t begin, std::size_t end);

/// Are tokens [begin, end) prose that may lead to a signal, and not a reference themselves?
bool leads_to_signal(const RefText& text, std::size_t begin, std::size_t end);

/// What stands before the citation in tokens [begin, end). Looks at a bounded number of tokens.
LeadIn read_lead_in(const RefText& text, std::size_t begin, std::size_t end);

/// "Roe and Doe, “", "Ministry of Ports (2010), supra": a name at `i`, and behind its comma a
/// quotation or a marker of a reference back.
bool short_citation_starts(const RefText& text, std::size_t i);

}  // namespace dossier
