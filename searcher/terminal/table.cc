// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal/table.h"

#include <algorithm>

#include "searcher/terminal/layout.h"

namespace dossier {
namespace {

constexpr int kGap = 2, kLeastFirst = 10, kLeastLast = 6;

std::string padded(const std::string& text, int width, bool right) {
  if (!right) return clip(text, width, true);
  const auto shown = clip(text, width);
  return std::string(static_cast<std::size_t>(std::max(0, width - columns(shown))), ' ') + shown;
}

void trim(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

std::string Table::text(const Screen& screen) const {
  if (rows_.empty()) return {};
  std::vector<int> widths;
  int others = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    int width = columns(columns_[i].heading);
    for (const auto& row : rows_) width = std::max(width, columns(printable(row[i])));
    widths.push_back(width);
    if (i > 0) others += width + kGap;
  }
  auto& first = widths.front();
  first = std::clamp(screen.prose() - others, std::min(first, kLeastFirst), first);
  // On a narrow screen the last column gives way too.
  const int over = first + others - screen.prose();
  widths.back() = std::max(std::min(widths.back(), kLeastLast), widths.back() - std::max(over, 0));
  std::string out, head;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    head += (i > 0 ? std::string(kGap, ' ') : "") +
            padded(columns_[i].heading, widths[i], columns_[i].right);
  trim(head);
  out = paint(head, Ink::Dim, screen.colour) + "\n";
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      line += (i > 0 ? std::string(kGap, ' ') : "") + padded(row[i], widths[i], columns_[i].right);
    trim(line);
    out += line + "\n";
  }
  return out;
}

}  // namespace dossier
