// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace dossier {

/// "0.1.0"; it stands in the top CMakeLists.txt alone.
const char* version_number();

/// "dossier 0.1.0 (Xapian 1.4.22, ICU 72.1)": the program, and the libraries it runs on.
std::string version_text(const std::string& program);

}  // namespace dossier
