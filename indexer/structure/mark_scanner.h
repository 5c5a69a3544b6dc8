// SPDX-License-Identifier: GPL-2.0-or-later
// How notes are called in text without markup: "ended.¹²", "ended [2, 3].", "ended.12".

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/structure/mark_rules.h"
#include "indexer/structure/note_marks.h"

namespace dossier {

enum class MarkStyle { Superscript, Bracket, Bare };

/// All that looks like a mark of `style` in `text`, ascending; whether such notes exist is for the
/// caller to know.
std::vector<MarkAt> scan_marks(std::string_view text, MarkStyle style, MarkRules rules = {});

/// The number a label is, or -1.
int number_of(std::string_view label);

}  // namespace dossier
