// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_gutter.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dossier {
namespace {

constexpr double kFinest = 2;  // Points a cell of the grid, or coarser.
constexpr int kMostColumns = 400, kMostRows = 600;
constexpr double kStrip = 0.7;       // Width of a gutter in em; LaTeX sets its columns 1 em apart.
constexpr double kOutermost = 0.18;  // Of the width: no gutter runs nearer to an edge.
constexpr double kTall = 6.5;        // In em: about six lines.
constexpr double kNearKnown = 8;     // Points.
constexpr int kThinStrip = 2;        // Cells.
constexpr int kMostTries = 12;
constexpr std::size_t kEnoughRows = 9;  // Lines on both sides together.
constexpr double kProseFill = 0.5;  // Of a column's width that an average line fills with words.
constexpr double kProseWords = 3;   // In an average line.

struct Run {
  int column = 0, top = 0, bottom = 0;  // Cells; bottom is past the end.
  int height() const { return bottom - top; }
};

class Grid {
 public:
  explicit Grid(const std::vector<PdfWord>& words) : box_(words.front().box) {
    for (const PdfWord& word : words) box_ = around(box_, word.box);
    cell_x_ = std::max(kFinest, box_.width() / kMostColumns);
    cell_y_ = std::max(kFinest, box_.height() / kMostRows);
    columns_ = static_cast<int>(box_.width() / cell_x_) + 1;
    rows_ = static_cast<int>(box_.height() / cell_y_) + 1;
    filled_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    for (const PdfWord& word : words) fill(word.box);
  }

  const PdfBox& box() const { return box_; }
  int columns() const { return columns_; }
  int strip(double width) const { return std::max(1, static_cast<int>(width / cell_x_)); }
  int tall(double height) const { return std::max(1, static_cast<int>(height / cell_y_)); }

  /// For every column of cells, the tallest run of rows in which `strip` cells from there are free.
  std::vector<Run> free_runs(int strip) const {
    std::vector<Run> best(static_cast<std::size_t>(columns_)), open = best;
    std::vector<int> free(static_cast<std::size_t>(columns_) + 1);
    for (int row = 0; row <= rows_; ++row) {
      for (int column = columns_ - 1; column >= 0; --column) {
        const auto at = static_cast<std::size_t>(column);
        free[at] = row == rows_ || filled(column, row) ? 0 : free[at + 1] + 1;
        Run& run = open[at];
        if (free[at] >= strip) {
          run.bottom = row + 1;
          continue;
        }
        if (run.height() > best[at].height()) best[at] = {column, run.top, run.bottom};
        run = {column, row + 1, row + 1};
      }
    }
    return best;
  }

  /// `run` over the rows above and below in which only the last cells before the right column are
  /// free: a line too long for its column reaches into the gutter.
  Run extended(Run run, int strip) const {
    int right = run.column + strip;
    const auto free = [&](int column, int top, int bottom) {
      for (int row = top; row < bottom; ++row)
        if (filled(column, row)) return false;
      return true;
    };
    while (right < columns_ && free(right, run.top, run.bottom)) ++right;
    if (right == columns_) return run;
    const auto passes = [&](int row) {
      return free(right - 1, row, row + 1) && free(right - kThinStrip, row, row + 1);
    };
    while (run.top > 0 && passes(run.top - 1)) --run.top;
    while (run.bottom < rows_ && passes(run.bottom)) ++run.bottom;
    return run;
  }

  Gutter gutter(const Run& run, int strip) const {
    return {box_.left + (run.column + strip / 2.0) * cell_x_, box_.top + run.top * cell_y_,
            box_.top + run.bottom * cell_y_};
  }

 private:
  bool filled(int column, int row) const {
    return filled_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(column)] != 0;
  }
  /// Rounded inwards at the sides and cut to the middle half in height: tall boxes of large fonts
  /// overlap the next line.
  void fill(const PdfBox& box) {
    const double quarter = box.height() / 4;
    const int left = static_cast<int>((box.left - box_.left) / cell_x_);
    const int right = static_cast<int>((box.right - box_.left) / cell_x_);
    const int top = static_cast<int>((box.top + quarter - box_.top) / cell_y_);
    const int bottom = static_cast<int>((box.bottom - quarter - box_.top) / cell_y_);
    for (int row = std::max(0, top); row <= std::min(bottom, rows_ - 1); ++row)
      std::fill_n(filled_.begin() + static_cast<std::ptrdiff_t>(row) * columns_ + left,
                  std::min(right, columns_ - 1) - left + 1, std::uint8_t{1});
  }

  PdfBox box_;
  double cell_x_ = 1, cell_y_ = 1;
  int columns_ = 0, rows_ = 0;
  std::vector<std::uint8_t> filled_;
};

/// The words on one side of a gutter.
struct Side {
  PdfBox box;
  std::vector<double> middles;
  double widths = 0;
  std::size_t words = 0, rows = 0;

  void add(const PdfWord& word) {
    box = words++ == 0 ? word.box : around(box, word.box);
    widths += word.box.width();
    middles.push_back(word.box.middle_y());
  }
  void count_rows(double em) {
    std::sort(middles.begin(), middles.end());
    double last = -1e9;
    for (const double y : middles)
      if (y - last > em * 0.6) {
        ++rows;
        last = y;
      }
  }
  bool prose() const {
    const auto lines = static_cast<double>(rows);
    return rows > 0 && widths >= kProseFill * box.width() * lines &&
           static_cast<double>(words) >= kProseWords * lines;
  }
};

bool parts_text(const std::vector<PdfWord>& words, const Gutter& gutter, double em, double width,
                bool known) {
  Side left, right;
  for (const PdfWord& word : words) {
    const double y = word.box.middle_y();
    if (y < gutter.top || y > gutter.bottom) continue;
    (word.box.middle_x() < gutter.x ? left : right).add(word);
  }
  if (left.words == 0 || right.words == 0) return false;
  left.count_rows(em);
  right.count_rows(em);
  if (known) return left.prose() || right.prose();
  const double narrow = std::min(left.box.width(), right.box.width());
  return left.rows + right.rows >= kEnoughRows && std::min(left.rows, right.rows) >= 2 &&
         narrow >= kOutermost * width && left.prose() && right.prose();
}

}  // namespace

std::optional<Gutter> find_gutter(const std::vector<PdfWord>& words, double em,
                                  const std::vector<double>& known) {
  if (words.size() < 8) return std::nullopt;
  const Grid grid(words);
  const int strip = grid.strip(kStrip * em);
  std::vector<Run> runs = grid.free_runs(strip);
  const int edge = static_cast<int>(grid.columns() * kOutermost);
  const auto near_known = [&](const Run& run) {
    const double x = grid.gutter(run, strip).x;
    return std::any_of(known.begin(), known.end(),
                       [&](double at) { return std::abs(at - x) < kNearKnown; });
  };
  const auto hopeless = [&](const Run& run) {
    if (run.column < edge || run.column + strip > grid.columns() - edge) return true;
    return run.height() < grid.tall((near_known(run) ? 0.8 : kTall) * em);
  };
  runs.erase(std::remove_if(runs.begin(), runs.end(), hopeless), runs.end());
  std::stable_sort(runs.begin(), runs.end(),
                   [](const Run& a, const Run& b) { return a.height() > b.height(); });
  std::vector<int> tried;
  for (const Run& run : runs) {
    if (static_cast<int>(tried.size()) >= kMostTries) break;
    if (std::any_of(tried.begin(), tried.end(),
                    [&](int column) { return std::abs(column - run.column) < 2 * strip; }))
      continue;
    if (parts_text(words, grid.gutter(run, strip), em, grid.box().width(), near_known(run)))
      return grid.gutter(grid.extended(run, strip), strip);
    tried.push_back(run.column);
  }
  return std::nullopt;
}

}  // namespace dossier
