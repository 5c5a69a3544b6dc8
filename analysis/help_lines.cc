// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/help_lines.h"

#include <algorithm>

namespace dossier {

std::string help_lines(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t line = 0;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    if (!out.empty()) {
      const bool fits = line + 1 + word.size() <= columns;
      out += fits ? ' ' : '\n';
      line = fits ? line + 1 : 0;
    }
    out += word;
    line += word.size();
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return out;
}

}  // namespace dossier
