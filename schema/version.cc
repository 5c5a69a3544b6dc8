// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/version.h"

#include <fmt/format.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include <array>

namespace dossier {

const char* version_number() { return DOSSIER_VERSION; }

std::string version_text(const std::string& program) {
  UVersionInfo icu;
  u_getVersion(icu);
  return fmt::format("{} {} (Xapian {}, ICU {}.{})", program, version_number(),
                     Xapian::version_string(), icu[0], icu[1]);
}

}  // namespace dossier
