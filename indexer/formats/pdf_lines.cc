// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr double kSpace = 0.1;        // Of the font size: less apart, and two words are one.
constexpr double kQuoteSpace = 0.34;  // Thin and no-break spaces that typography adds.
constexpr double kCellGap = 1.8;      // Wider than any space of a justified line, mostly.
constexpr double kSmallFont = 0.86;   // A mark's font against its line's.
constexpr double kDescender = 0.25;
constexpr double kInitial = 1.9;
constexpr int kMostInitials = 20;      // In a column.
constexpr double kRaise = 0.12;        // A mark's foot above its line's.
constexpr std::size_t kMostLabel = 6;  // Characters: "xviii"; of digits and signs, 4.

// Words gathered for one line, with the band of its largest.
struct Row {
  std::vector<PdfWord> words;
  PdfBox band;
  double size = 0;

  bool holds(const PdfWord& word) const {
    const double middle = word.box.middle_y();
    if (middle > band.top && middle < band.bottom) return true;
    const double own = band.middle_y();
    if (own > word.box.top && own < word.box.bottom) return true;
    const double overlap =
        std::min(band.bottom, word.box.bottom) - std::max(band.top, word.box.top);
    const double small = std::min(word.size, size), large = std::max(word.size, size);
    return small < kSmallFont * large &&
           overlap > 0.35 * std::min(band.height(), word.box.height());
  }
  void add(PdfWord word) {
    if (word.size > size) {
      size = word.size;
      band = word.box;
    }
    words.push_back(std::move(word));
  }
};

double main_size(const std::vector<PdfWord>& words) {
  std::map<long, std::size_t> sizes;
  for (const PdfWord& word : words) sizes[std::lround(word.size * 10)] += word.text.size();
  const auto most = std::max_element(
      sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return static_cast<double>(most->first) / 10;
}

/// An initial over several lines belongs to the first of them.
void settle_initials(std::vector<PdfWord>& words, double size) {
  int tried = 0;
  for (PdfWord& word : words) {
    std::size_t end = 0;
    if (word.size < kInitial * size || !is_letter(next_char(word.text, end)) ||
        end < word.text.size())
      continue;
    if (++tried > kMostInitials) return;
    const PdfWord* first = nullptr;  // Highest of the words right beside it.
    std::size_t beside = 0;
    for (const PdfWord& other : words) {
      const bool near = other.box.left >= word.box.right - 1 &&
                        other.box.left < word.box.right + 2 * size && other.size < word.size / 1.5;
      const double y = other.box.middle_y();
      if (!near || y < word.box.top || y > word.box.bottom) continue;
      ++beside;
      if (first == nullptr || y < first->box.middle_y()) first = &other;
    }
    if (beside < 2) continue;
    word.box.top = first->box.top;
    word.box.bottom = first->box.bottom;
    if (word.text != "A" && word.text != "I") word.box.right = first->box.left;
    word.size = first->size;
  }
}

std::vector<Row> make_rows(std::vector<PdfWord> words) {
  if (!words.empty()) settle_initials(words, main_size(words));
  std::stable_sort(words.begin(), words.end(), [](const PdfWord& a, const PdfWord& b) {
    return a.box.middle_y() < b.box.middle_y();
  });
  std::vector<Row> rows;
  for (PdfWord& word : words) {
    if (rows.empty() || !rows.back().holds(word)) rows.emplace_back();
    rows.back().add(std::move(word));
  }
  return rows;
}

/// Puts words that stand from left to right into the order they are read in. Returns whether the
/// line is read leftwards.
bool order_words(std::vector<PdfWord>& words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return a.box.left < b.box.left; });
  std::string text;
  for (const PdfWord& word : words) text += word.text;
  const bool leftwards = right_to_left(text);
  if (leftwards) std::reverse(words.begin(), words.end());
  // Words of the other direction stand the other way round among themselves.
  const auto other = [&](const PdfWord& word) {
    const bool letters = std::any_of(word.text.begin(), word.text.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<signed char>(c) < 0;
    });
    return letters && right_to_left(word.text) != leftwards;
  };
  for (auto run = words.begin(); run != words.end();) {
    auto end = run;
    while (end != words.end() && other(*end)) ++end;
    std::reverse(run, end);
    run = end == words.end() ? end : end + 1;
  }
  return leftwards;
}

double main_base(const std::vector<PdfWord>& words, double size) {
  std::vector<double> bottoms;
  for (const PdfWord& word : words)
    if (std::abs(word.size - size) <= 0.1) bottoms.push_back(word.box.bottom);
  if (bottoms.empty()) return words.front().box.bottom;
  const auto middle = bottoms.begin() + static_cast<std::ptrdiff_t>(bottoms.size() / 2);
  std::nth_element(bottoms.begin(), middle, bottoms.end());
  return *middle;
}

bool note_sign(char32_t c) {
  return c == '*' || c == 0x2217 || c == 0x2020 || c == 0x2021 || c == 0xA7 || c == 0xB6 ||
         c == 0x2016;
}

/// "12" -> "¹²"; what is no digit stays.
std::string raised(std::string_view text) {
  static constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += kDigits[c - '0'];
    } else {
      out += c;
    }
  }
  return out;
}

bool is_label(std::string_view text) {
  std::size_t digits = 0, signs = 0, letters = 0, count = 0;
  for (std::size_t at = 0; at < text.size() && count <= kMostLabel; ++count) {
    const char32_t c = next_char(text, at);
    digits += is_digit(c);
    signs += note_sign(c);
    letters += is_letter(c) && is_lower(c);
  }
  if (count == 0 || count > kMostLabel) return false;
  const bool roman = text.find_first_not_of("ivxl") == std::string_view::npos;
  return (digits == count && count <= 4) || (signs == count && count <= 4) ||
         (letters == count && (count == 1 || roman));
}

/// The labels in a raised word: "12", "3,4", "*", "a"; none where it is something else ("th").
std::vector<std::string> labels_in(std::string_view text) {
  std::vector<std::string> labels;
  for (const char c : {'(', '['})
    if (!text.empty() && text.front() == c) text.remove_prefix(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;)] "), text.size());
    if (end > 0) {
      std::string_view label = text.substr(0, end);
      if (label.back() == '.' && label.size() > 1) label.remove_suffix(1);
      if (!is_label(label)) return {};
      labels.emplace_back(label);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return labels;
}

/// Signs or superscript digits at the end of a full-size word: "Smith*", "ended.¹²".
std::optional<MarkAt> mark_at_end(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0) {
    std::size_t before = at;
    if (!note_sign(previous_char(text, before))) break;
    at = before;
  }
  if (at < text.size()) {
    std::string label(text.substr(at));
    if (!is_label(label)) return std::nullopt;
    return MarkAt{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size())},
                  {std::move(label)}};
  }
  for (at = text.size(); at > 0;) {
    std::size_t before = at;
    previous_char(text, before);
    if (!parse_superscript(text, before)) break;
    at = before;
  }
  const auto run = parse_superscript(text, at);
  if (!run || at + run->bytes != text.size()) return std::nullopt;
  return MarkAt{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size())},
                {run->label}};
}

class LineMaker {
 public:
  explicit LineMaker(int page) { line_.page = page; }

  PdfLine make(std::vector<PdfWord> words) {
    const bool leftwards = order_words(words);
    line_.size = main_size(words);
    line_.base = main_base(words, line_.size);
    line_.box = words.front().box;
    line_.bold = line_.italic = true;
    line_.bold_start = words.front().bold;
    line_.bold_end = words.back().bold;
    line_.first_word = words.front().box.width();
    line_.first_two = around(words[0].box, words[words.size() > 1 ? 1 : 0].box).width();
    for (std::size_t i = 0; i < words.size(); ++i) {
      add_space(words, i, leftwards);
      add(words[i]);
    }
    return std::move(line_);
  }

 private:
  void add_space(const std::vector<PdfWord>& words, std::size_t i, bool leftwards) {
    if (i == 0) return;
    const PdfBox &before = words[i - 1].box, &box = words[i].box;
    const double gap = std::max(before.left - box.right, box.left - before.right);
    const double em = std::max(words[i].size, words[i - 1].size);
    const double least = tight(words[i - 1].text, words[i].text) ? kQuoteSpace : kSpace;
    if (gap > least * em && words[i].text.compare(0, 3, "://") != 0) line_.text += ' ';
    if (gap > kCellGap * em && !leftwards) line_.cells.push_back({line_.text.size(), box.left});
  }

  /// Nested quotation marks stand a thin space apart, and some languages set one before a colon.
  static bool tight(std::string_view before, std::string_view word) {
    std::size_t at = before.size(), start = 0;
    const char32_t last = previous_char(before, at), first = next_char(word, start);
    return (is_open_quote(last) && is_open_quote(first)) ||
           (is_close_quote(last) && is_close_quote(first)) ||
           ((before.ends_with("http:") || before.ends_with("https:")) && word.substr(0, 2) == "//");
  }

  void add(const PdfWord& word) {
    const auto begin = static_cast<std::uint32_t>(line_.text.size());
    line_.box = around(line_.box, word.box);
    // How far its baseline is above the line's: a descender is about a quarter of a font's size.
    const double rise = line_.base - word.box.bottom - kDescender * (line_.size - word.size);
    const bool high = word.size < kSmallFont * line_.size && rise > kRaise * line_.size;
    if (high) {
      line_.text += raised(word.text);
      const auto end = static_cast<std::uint32_t>(line_.text.size());
      if (auto labels = labels_in(word.text); !labels.empty())
        line_.marks.push_back({{{begin, end}, std::move(labels)}, line_.page});
      return;
    }
    line_.bold = line_.bold && word.bold;
    line_.italic = line_.italic && word.italic;
    line_.text += word.text;
    if (auto mark = mark_at_end(word.text)) {
      mark->bytes = {mark->bytes.begin + begin, mark->bytes.end + begin};
      line_.marks.push_back({std::move(*mark), line_.page});
    }
  }

  PdfLine line_;
};

}  // namespace

bool PdfLine::ends() const {
  std::string_view rest = text;
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    if (mark->at.bytes.end != rest.size()) break;
    rest = trim(rest.substr(0, mark->at.bytes.begin));
  }
  return ends_sentence(rest);
}

std::vector<PdfLine> make_lines(std::vector<PdfWord> words, int page) {
  std::vector<PdfLine> lines;
  for (Row& row : make_rows(std::move(words)))
    lines.push_back(LineMaker(page).make(std::move(row.words)));
  for (std::size_t i = 1; i < lines.size(); ++i) lines[i].gap = lines[i].base - lines[i - 1].base;
  return lines;
}

double body_size(const std::vector<PdfLine>& lines) {
  std::map<long, std::size_t> sizes;
  std::size_t all = 0;
  for (const PdfLine& line : lines) {
    sizes[std::lround(line.size * 10)] += line.text.size();
    all += line.text.size();
  }
  long best = 0;
  std::size_t most = 0;
  for (const auto& [size, bytes] : sizes) {
    if (bytes * 5 < all && bytes < most) continue;
    best = size;
    most = std::max(most, bytes);
  }
  return static_cast<double>(best) / 10;
}

}  // namespace dossier
