// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_spacing.h"

#include <algorithm>
#include <cmath>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr double kIndent = 0.6;  // Em; the smallest in use is one em.
constexpr double kUsualLeading = 1.22, kWidestGuess = 1.4;
constexpr double kShort = 0.3;       // Of the column.
constexpr std::size_t kTrusted = 6;  // So many lines show their distance.

long half_points(double size) { return std::lround(size * 2); }

}  // namespace

PdfSpacing::PdfSpacing(const std::vector<PdfLine>& lines) {
  std::map<long, std::vector<double>> gaps;
  std::size_t by_indent = 0, by_space = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const PdfLine &line = lines[i], &above = lines[i - 1];
    if (line.region != above.region || std::abs(line.size - above.size) > 0.3) continue;
    if (line.gap > 0.7 * line.size && line.gap < 3 * line.size)
      gaps[half_points(line.size)].push_back(line.gap);
  }
  for (auto& [size, list] : gaps) {
    // Well below the middle: spaces between paragraphs only make gaps wider.
    const auto at = list.begin() + static_cast<std::ptrdiff_t>(list.size() * 3 / 10);
    std::nth_element(list.begin(), at, list.end());
    const double guess = kWidestGuess * static_cast<double>(size) / 2;
    leadings_[size] = list.size() < kTrusted ? std::min(*at, guess) : *at;
  }
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const PdfLine &line = lines[i], &above = lines[i - 1], &below = lines[i + 1];
    if (line.region != above.region || line.region != below.region) continue;
    const bool fits = !indented_from(above, line.left) && !indented_from(below, line.left);
    if (!fits || std::abs(line.size - below.size) > 0.3) continue;
    if (indented_from(line, line.left)) {
      by_indent += !has_room(line, below);
    } else {
      by_space += set_off(line) && std::abs(line.size - above.size) <= 0.3;
    }
  }
  indents_ = by_indent >= 2 && by_indent > by_space;
}

double PdfSpacing::leading(double size) const {
  const auto found = leadings_.find(half_points(size));
  return found == leadings_.end() ? kUsualLeading * size : found->second;
}

bool indented_from(const PdfLine& line, double x) {
  return line.box.left > x + kIndent * line.size;
}

bool has_room(const PdfLine& line, const PdfLine& next) {
  const bool ended = line.ends();
  const double needed = ended ? next.first_word : next.first_two;
  const double room = line.right - 0.35 * line.size - line.box.right - 0.3 * line.size - needed;
  if (!ended && starts_lower(next.text)) return room > kShort * (line.right - line.left);
  return room > 0;
}

bool centred(const PdfLine& a, const PdfLine& b) {
  const auto inset = [](const PdfLine& line) {
    const double left = line.box.left - line.left, right = line.right - line.box.right;
    return left > line.size && right > line.size && std::abs(left - right) < 2 * line.size;
  };
  return inset(a) && inset(b) && std::abs(a.box.left - b.box.left) > a.size / 2;
}

}  // namespace dossier
