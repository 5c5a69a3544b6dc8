// SPDX-License-Identifier: GPL-2.0-or-later
// Errors as both programs print them.

#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// "PROGRAM: message" and, where there is one, "hint: ..." on standard error. Where nobody reads
/// it, nothing happens: an error while telling of an error must not end the program otherwise.
void complain(std::string_view program, std::string_view message, std::string_view hint = {});

}  // namespace dossier
