// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/tei_dates.h"

#include <algorithm>

namespace dossier {

std::string tei_when(const XmlElement& element) {
  for (const char* name : {"when", "when-iso", "from", "from-iso", "notBefore", "notBefore-iso",
                           "to", "to-iso", "notAfter", "notAfter-iso"})
    if (std::string value = element.attribute(name); !value.empty()) return value;
  return {};
}

std::optional<Date> tei_date(std::string_view when) {
  return parse_date(when.substr(0, std::min(when.find_first_of("T/"), when.size())));
}

}  // namespace dossier
