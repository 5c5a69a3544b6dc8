// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/office_report.h"

#include <fmt/format.h>

#include <utility>

namespace dossier {
namespace {

constexpr const char* kSaveAgain = "open it in the program that made it and save it again";

}  // namespace

void OfficeReport::lost(std::string reason, std::string remedy) const {
  sink_.diagnostic({path_, "", std::move(reason), std::move(remedy), true});
}

void OfficeReport::partly(std::string reason, std::string remedy) const {
  sink_.diagnostic({path_, "", std::move(reason), std::move(remedy), false});
}

void OfficeReport::lost_part(std::string_view part, const std::optional<XmlFault>& fault) const {
  if (!fault) return lost(fmt::format("has no {}: the package is damaged", part), kSaveAgain);
  const std::string place =
      fault->line == 0 ? std::string(part) : fmt::format("{}, line {}", part, fault->line);
  sink_.diagnostic({path_, place, fault->reason, kSaveAgain, true});
}

bool OfficeReport::fault(const ZipPackage& package) const {
  if (!package.fault()) return false;
  Diagnostic diagnostic = *package.fault();
  diagnostic.path = path_;
  sink_.diagnostic(std::move(diagnostic));
  return true;
}

void OfficeReport::damage(const ZipPackage& package) const {
  if (package.damaged().empty()) return;
  partly(fmt::format("damaged parts of the package, read without them: {}; the first is {}",
                     package.damaged().size(), package.damaged().front()),
         kSaveAgain);
}

}  // namespace dossier
