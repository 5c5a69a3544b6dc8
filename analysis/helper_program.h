// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// The path of a program that only ours start: `libexec/dossier/NAME` beside the folder of the
/// running one, installed or in the build tree. `task`: what it does, for the error.
/// @throws Error naming the places looked at.
std::string helper_program(std::string_view name, std::string_view task);

}  // namespace dossier
