// SPDX-License-Identifier: GPL-2.0-or-later
// Paper, news piece or something else, by the marks of each trade.

#pragma once

#include "schema/document.h"

namespace dossier {

/// "paper" for notes, a bibliography, an abstract; else "news" for what is dressed as news (`news`:
/// byline, caption, dateline, page furniture) or is short, dated and signed; else "other".
const char* kind_of(const Document& document, bool news);

}  // namespace dossier
