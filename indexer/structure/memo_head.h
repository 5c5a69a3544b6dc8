// SPDX-License-Identifier: GPL-2.0-or-later
// The head of a memorandum or letter: labelled lines that say who wrote to whom, when, and of what.
//
//   MEMORANDUM
//   To: Members of the Board          -> kept in the front
//   From: Ann Moss, River Institute   -> authors: Ann Moss
//   Date: 3 May 2020                  -> date
//   Subject: A Bridge at Last         -> title
//
// The labels are those of the usual forms, in English, French, German, Spanish, Polish and Russian.

#pragma once

#include <vector>

#include "indexer/raw_document.h"

namespace dossier {

/// Takes such a head out of the top of `blocks`, and what it says into `meta`, whose own statements
/// win; returns the lines that no field of `meta` holds. It is a head only where a sender and one
/// more of the fields stand in lines one after another. Linear in the blocks of a title page.
std::vector<Block> take_memo_head(std::vector<Block>& blocks, Metadata& meta);

}  // namespace dossier
