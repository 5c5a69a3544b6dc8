// SPDX-License-Identifier: GPL-2.0-or-later
// One reference string to its fields, whatever order they come in.
//
//   "Morgan W., “Our secret Taliban air force”, Washington Post, 22 October 2020, Available at:
//   <https://…>" -> authors ["Morgan, W."], title "Our secret Taliban air force", container
//   "Washington Post", date 2020-10-22, url …

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "citations/citation_rules.h"
#include "citations/reference_tokens.h"
#include "schema/document.h"

namespace dossier {

/// Parses one reference: journalism and policy styles, Chicago notes and bibliography, APA, MLA,
/// Harvard, OSCOLA, numbered lists. Fields that cannot be told stay empty. Never throws on any
/// input; linear in its length.
Reference parse_reference(std::string_view text, CitationRules rules = {});

/// A reference and what spoke for its reading: the ledger tells citations from comments by it.
struct ParsedReference {
  Reference reference;
  std::vector<std::string>
      editors;                 ///< Persons whose role is given: (ed.), (Director); no authors.
  bool certain_names = false;  ///< It starts with names that no sentence starts with: "Roe, J.".
  bool quoted = false;         ///< The title stood in quotation marks.
  bool fixed_form = false;     ///< A case, a statute, a file in an archive: no prose is written so.
  std::string short_title;     ///< A treaty's without its parties, by which it is known too; or "".
  std::vector<std::string> symbols;  ///< Keys of document symbols: "un:s/2021/486".
};

/// `known`: the tokens of `text`, where they are read.
ParsedReference parse_with_evidence(std::string_view text, CitationRules rules = {},
                                    const RefText* known = nullptr);

}  // namespace dossier
