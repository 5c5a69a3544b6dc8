// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/complain.h"

#include <cstdio>

namespace dossier {

void complain(std::string_view program, std::string_view message, std::string_view hint) {
  std::string text(program);
  text.append(": ").append(message).append("\n");
  if (!hint.empty()) text.append("hint: ").append(hint).append("\n");
  std::fputs(text.c_str(), stderr);
}

}  // namespace dossier
