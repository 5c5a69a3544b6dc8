// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_furniture.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/formats/page_lines.h"
#include "indexer/formats/pdf_lines.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr double kEdge = 0.16;         // Of the page's height, at the top and at the bottom.
constexpr std::size_t kMostLines = 3;  // Of a head or foot.
constexpr double kApart = 1.65;        // Baseline distance to the text, in font sizes.
constexpr double kSamePlace = 4;       // Points.
constexpr int kFirstYear = 1500;       // A lone number may date a title page.
constexpr std::size_t kHeadWords = 14;
constexpr std::size_t kLongKey = 8;  // Bytes: so much text repeated is no chance.

struct EdgeLine {
  PdfBox box;
  std::string text, key;
  double size = 0;
  int page = 0;
  bool top = false;
  bool apart = false;    ///< Set off from the text by a wide space.
  bool outmost = false;  ///< No other line is nearer to the edge.
  bool furniture = false;
  bool spread = false;     ///< Its parts stand far apart, as on both margins.
  bool cuts_text = false;  ///< The line below it begins in the middle of a sentence.

  long place() const { return std::lround(box.middle_y() / kSamePlace) * (top ? 1 : -1); }
};

/// Text without digits, so that pages agree.
std::string key_of(std::string_view text) {
  std::string key;
  for (const std::string_view word : split_words(text)) {
    if (is_page_number(word)) continue;
    for (const char c : word)
      if (c < '0' || c > '9') key += c;
    key += ' ';
  }
  return std::string(trim(key));
}

/// The first number in a line, or -1.
int number_in(std::string_view text) {
  const std::size_t at = text.find_first_of("0123456789");
  int number = -1;
  if (at != std::string_view::npos)
    std::from_chars(text.data() + at, text.data() + text.size(), number);
  return number;
}

void add_edge(const std::vector<PdfLine>& lines, const PdfPage& page, int number, bool top,
              std::vector<EdgeLine>& out) {
  const std::size_t first = out.size();
  const std::size_t count = std::min(lines.size(), kMostLines);
  for (std::size_t i = 0; i < count; ++i) {
    const PdfLine& line = lines[top ? i : lines.size() - 1 - i];
    const double y = line.box.middle_y();
    if (top ? y > page.height * kEdge : y < page.height * (1 - kEdge)) break;
    if (!line.marks.empty() && line.marks[0].at.bytes.begin == 0) break;  // A note.
    EdgeLine edge;
    edge.box = line.box;
    edge.text = line.text;
    edge.key = key_of(line.text);
    edge.size = line.size;
    edge.page = number;
    edge.top = top;
    edge.outmost = i == 0;
    const std::size_t beside = i + 1;  // The next line inwards.
    const double gap = beside >= lines.size() ? 1e9
                       : top                  ? lines[beside].gap
                                              : lines[lines.size() - 1 - i].gap;
    edge.apart = gap > kApart * line.size;
    edge.spread = !line.cells.empty();
    edge.cuts_text = top && beside < lines.size() && starts_lower(lines[beside].text);
    out.push_back(std::move(edge));
  }
  // A head of two lines is as far from the text as its inner line.
  for (std::size_t i = out.size(); i-- > first + 1;)
    out[i - 1].apart = out[i - 1].apart || out[i].apart;
}

class Furniture {
 public:
  explicit Furniture(std::vector<PdfPage>& pages) : pages_(pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const std::vector<PdfLine> lines = make_lines(pages[i].words, static_cast<int>(i));
      add_edge(lines, pages[i], static_cast<int>(i), true, edges_);
      add_edge(lines, pages[i], static_cast<int>(i), false, edges_);
    }
  }

  void drop() {
    by_repetition();
    by_number();
    by_place();
    by_shape();
    std::vector<std::vector<PdfBox>> boxes(pages_.size());
    for (const EdgeLine& edge : edges_)
      if (edge.furniture) boxes[static_cast<std::size_t>(edge.page)].push_back(edge.box);
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const auto inside = [&](const PdfWord& word) {
        return std::any_of(boxes[i].begin(), boxes[i].end(), [&](const PdfBox& box) {
          return word.box.middle_y() >= box.top && word.box.middle_y() <= box.bottom;
        });
      };
      std::vector<PdfWord>& words = pages_[i].words;
      words.erase(std::remove_if(words.begin(), words.end(), inside), words.end());
    }
  }

 private:
  void by_repetition() {
    std::map<std::pair<long, std::string>, std::set<int>> seen;
    for (const EdgeLine& edge : edges_)
      if (edge.key.size() >= 3)
        for (const long near : {-1L, 0L, 1L})
          seen[{edge.place() + near, edge.key}].insert(edge.page);
    // The last line of the text stands in one place on every page, and may be the same on two.
    std::map<long, std::size_t> single;
    for (const EdgeLine& edge : edges_)
      if (edge.key.size() >= 3 && seen[{edge.place(), edge.key}].size() < 2)
        for (const long near : {-1L, 0L, 1L}) ++single[edge.place() + near];
    for (EdgeLine& edge : edges_) {
      if (edge.key.size() < 3) continue;
      const std::size_t pages = seen[{edge.place(), edge.key}].size();
      edge.furniture = pages >= 2 && pages > single[edge.place()] &&
                       (edge.apart || (pages >= 3 && edge.key.size() >= kLongKey));
    }
  }

  /// Numbers alone on their line, as far from the page's own number as on another page.
  void by_number() {
    std::map<int, std::set<int>> offsets;
    const auto is_number = [](const EdgeLine& edge) {
      return (edge.apart || edge.outmost) && is_page_number(edge.text);
    };
    for (const EdgeLine& edge : edges_)
      if (is_number(edge)) offsets[number_in(edge.text) - edge.page].insert(edge.page);
    for (EdgeLine& edge : edges_) {
      if (!is_number(edge)) continue;
      const int number = number_in(edge.text);  // Roman numerals are not counted.
      edge.furniture = edge.furniture || (edge.apart && number < kFirstYear) ||
                       offsets[number - edge.page].size() >= 2;
    }
  }

  void by_place() {
    std::map<std::tuple<long, long>, std::set<int>> places;
    const auto place_of = [](const EdgeLine& edge, long near) {
      return std::tuple(edge.place() + near, std::lround(edge.size * 4));
    };
    for (const EdgeLine& edge : edges_)
      if (edge.furniture)
        for (const long near : {-1L, 0L, 1L}) places[place_of(edge, near)].insert(edge.page);
    for (EdgeLine& edge : edges_) {
      if (edge.furniture || !edge.apart) continue;
      const auto found = places.find(place_of(edge, 0));
      edge.furniture = found != places.end() && found->second.size() * 2 > pages_.size();
    }
  }

  /// A document of two pages has its running head only once. Its first page has none.
  void by_shape() {
    for (EdgeLine& edge : edges_) {
      const bool head = edge.top && edge.page > 0 && edge.outmost && edge.apart;
      if (head && (edge.spread || edge.cuts_text) && word_count(edge.text) <= kHeadWords &&
          !ends_sentence(edge.text) && !starts_lower(edge.text))
        edge.furniture = true;
    }
  }

  std::vector<PdfPage>& pages_;
  std::vector<EdgeLine> edges_;
};

}  // namespace

void drop_furniture(std::vector<PdfPage>& pages) { Furniture(pages).drop(); }

}  // namespace dossier
