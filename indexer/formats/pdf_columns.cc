// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "indexer/formats/pdf_gutter.h"

namespace dossier {
namespace {

constexpr int kDeepest = 10;              // Cuts within cuts of one page.
constexpr std::size_t kTrustedLines = 5;  // A region of so many lines shows its own margins.

using Words = std::vector<PdfWord>;

/// The size most text is set in.
double common_size(const std::vector<PdfPage>& pages) {
  std::array<std::size_t, 200> sizes{};
  for (const PdfPage& page : pages)
    for (const PdfWord& word : page.words)
      sizes[static_cast<std::size_t>(std::clamp(word.size, 0.0, 99.0) * 2)] += word.text.size();
  const auto most = std::max_element(sizes.begin(), sizes.end()) - sizes.begin();
  return std::max(1.0, static_cast<double>(most) / 2 + 0.25);
}

class Order {
 public:
  explicit Order(double em) : em_(em) {}

  /// Notes where page's gutters are, or (once `believe`) lays it out by them.
  void learn(const PdfPage& page) { cut(page.words, 0); }
  void believe() { learning_ = false; }
  void lay_out(PdfPage& page, int number) {
    number_ = number;
    cut(std::move(page.words), 0);
  }
  std::vector<PdfLine> take() && { return std::move(lines_); }

 private:
  void cut(Words words, int depth) {
    if (words.empty()) return;
    const auto gutter = depth < kDeepest
                            ? find_gutter(words, em_, learning_ ? std::vector<double>{} : known_)
                            : std::nullopt;
    if (!gutter) {
      if (!learning_) leaf(std::move(words));
      return;
    }
    if (learning_) known_.push_back(gutter->x);
    std::array<Words, 4> quarters;  // Above, left, right, below.
    for (PdfWord& word : words) {
      const double y = word.box.middle_y();
      std::size_t to = word.box.middle_x() < gutter->x ? 1 : 2;
      if (y < gutter->top) to = 0;
      if (y > gutter->bottom) to = 3;
      quarters[to].push_back(std::move(word));
    }
    for (std::size_t i = 0; i < 4; ++i) cut(std::move(quarters[i]), depth + 1);
  }

  void leaf(Words words) {
    std::vector<PdfLine> lines = make_lines(std::move(words), number_);
    ++region_;
    std::vector<double> lefts, rights;
    for (const PdfLine& line : lines) {
      lefts.push_back(line.box.left);
      rights.push_back(line.box.right);
    }
    std::sort(lefts.begin(), lefts.end());
    std::sort(rights.begin(), rights.end());
    for (PdfLine& line : lines) {
      line.region = region_;
      line.left = lefts[lefts.size() / 20];
      line.right = rights[rights.size() - 1 - rights.size() / 20];
      lines_.push_back(std::move(line));
    }
  }

  double em_;
  bool learning_ = true;
  std::vector<double> known_;
  int number_ = 0, region_ = 0;
  std::vector<PdfLine> lines_;
};

struct Margins {
  double left, right;
};

/// A region of a few lines has the margins of the nearest larger one that begins where it does.
void lend_margins(std::vector<PdfLine>& lines, double em) {
  std::vector<Margins> large;
  const auto region_end = [&](std::size_t i) {
    std::size_t end = i;
    while (end < lines.size() && lines[end].region == lines[i].region) ++end;
    return end;
  };
  const auto known = [&](const Margins& margins) {
    return std::any_of(large.begin(), large.end(), [&](const Margins& other) {
      return std::abs(other.left - margins.left) < 1 && std::abs(other.right - margins.right) < 1;
    });
  };
  for (std::size_t i = 0, end = 0; i < lines.size() && large.size() < 64; i = end) {
    end = region_end(i);
    if (end - i < kTrustedLines) continue;
    const Margins margins{lines[i].left, lines[i].right};
    if (!known(margins)) large.push_back(margins);
  }
  for (std::size_t i = 0, end = 0; i < lines.size(); i = end) {
    end = region_end(i);
    if (end - i >= kTrustedLines) continue;
    double right = 0;
    for (const Margins& margins : large)
      if (std::abs(margins.left - lines[i].left) < em && margins.right > lines[i].right - 1 &&
          (right == 0 || margins.right < right))
        right = margins.right;
    for (std::size_t k = i; k < end; ++k) lines[k].right = std::max(lines[k].right, right);
  }
}

}  // namespace

std::vector<PdfLine> lines_in_reading_order(std::vector<PdfPage> pages) {
  const double em = common_size(pages);
  Order order(em);
  for (const PdfPage& page : pages) order.learn(page);
  order.believe();
  for (std::size_t i = 0; i < pages.size(); ++i) order.lay_out(pages[i], static_cast<int>(i));
  std::vector<PdfLine> lines = std::move(order).take();
  lend_margins(lines, em);
  return lines;
}

}  // namespace dossier
