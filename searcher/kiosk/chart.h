// SPDX-License-Identifier: GPL-2.0-or-later
// Charts as models for templates: numbers of SVG, drawn on the server, each with the table that
// says the same.
//
//   timeline(dates, text, link) -> {"width":720, "most":"4", "bars":[{"x":…, "height":…,
//   "label":"August 2021:
//                                   4 documents", "link":…}], "rows":[…], "first":…, "last":…}

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searcher/answers.h"
#include "searcher/formats/json_values.h"
#include "searcher/kiosk/interface_text.h"

namespace dossier {

using PeriodLink = std::function<std::string(const std::string& period)>;

/// Documents by period: null where nothing is dated. A bar a period, at its place in time, periods
/// without documents left out; the undated and those dated less finely stand in the table alone.
Json timeline(const std::vector<PeriodCount>& dates, InterfaceText& text, const PeriodLink& link);

/// A box of the citation graph.
struct GraphBox {
  std::string label, link;
};
/// The neighbourhood of a document: left who cites it, right what it cites; null for none of both.
Json neighbourhood(const std::string& title, const std::vector<GraphBox>& citing,
                   const std::vector<GraphBox>& cited);

/// A QR code of `text` as one SVG path, {"size":29, "path":"M0 0h7v1h-7z…"}; null where `text` is
/// too long for one.
Json qr_code(const std::string& text);

}  // namespace dossier
