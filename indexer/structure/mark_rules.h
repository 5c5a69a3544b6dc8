// SPDX-License-Identifier: GPL-2.0-or-later
// The rules by which marks of notes are told from other numbers, by name, so that a test can switch
// one off and see what it was good for.
//
//   MarkRules::without(MarkRule::Exponents): "10 km²" calls note 2

#pragma once

#include <cstdint>

#include "analysis/rule_set.h"

namespace dossier {

enum class MarkRule : std::uint8_t {
  Exponents,   ///< "10 km²", "2²".
  KnownNotes,  ///< Only where such a note exists.
  RunOnMarks,  ///< "¹²" for notes 1 and 2.
  Lists,       ///< "[2, 3]", "[4-6]".
  InOrder,     ///< A bare number calls a note only in its turn: "covid19".
  Decimals,    ///< "3.5 million"; but "in 1970.5 It".
  Clinging,    ///< A bare number clings to a word or its mark: "some 5 towns".
  Units,       ///< "ended.5km".
  Restarts,    ///< Numbers begin again with a chapter.
  Count
};

using MarkRules = RuleSet<MarkRule>;

}  // namespace dossier
