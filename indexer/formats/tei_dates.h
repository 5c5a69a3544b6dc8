// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as TEI attributes give them (att.datable.w3c): @when, @from, @notBefore, ...

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/formats/xml_events.h"
#include "schema/date.h"

namespace dossier {

/// The first of @when, @from, @notBefore, @to, @notAfter (also their -iso forms), or "".
std::string tei_when(const XmlElement& element);

/// "1961-01-04", "1974-01-24T15:00:00", "1961-01"; none for "--05" and what is no date.
std::optional<Date> tei_date(std::string_view when);

}  // namespace dossier
