// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_notes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/formats/pdf_captions.h"
#include "indexer/formats/pdf_spacing.h"
#include "indexer/structure/mark_scanner.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr double kSmall = 0.95;  // Of the text's size: a note is smaller.
constexpr double kMarkSize = 0.75;
constexpr double kSameSize = 0.4;  // Points.
constexpr double kSetOff = 1.5;    // Baseline distance in font sizes: a space or a rule is there.
constexpr double kWideGap = 1.15;  // Of the usual distance of lines.

struct Label {
  std::string text;
  std::size_t end = 0;  ///< Of the label in its line.
  bool raised = false;
};

std::optional<Label> label_of(const PdfLine& line) {
  if (!line.marks.empty() && line.marks[0].at.bytes.begin == 0) {
    const MarkAt& at = line.marks[0].at;
    if (at.labels.size() == 1 && at.bytes.end < line.text.size())
      return Label{at.labels[0], at.bytes.end, true};
  }
  const std::string_view text = line.text;
  const bool bracket = !text.empty() && text[0] == '[';
  std::size_t end = std::min(text.find_first_not_of("0123456789", bracket), text.size());
  if (end == bracket && end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  if (end == bracket || end - bracket > 3) return std::nullopt;
  Label label{std::string(text.substr(bracket, end - bracket)), end, false};
  if (label.end < text.size() &&
      std::string_view(".)]:").find(text[label.end]) != std::string::npos)
    ++label.end;
  if (label.end >= text.size() || text[label.end] != ' ') return std::nullopt;
  return label;
}

class NoteSplitter {
 public:
  NoteSplitter(std::vector<PdfLine>& lines, double body, const PdfVocabulary& vocabulary)
      : lines_(lines), body_(body), vocabulary_(vocabulary) {
    for (PdfLine& line : lines) mark_alone(line);
    for (const PdfLine& line : lines)
      for (const PdfMark& mark : line.marks)
        if (mark.at.bytes.begin > 0) call(mark.at.labels, line.page);
  }

  PdfParts split() {
    for (std::size_t begin = 0, end = 0; begin < lines_.size(); begin = end) {
      while (end < lines_.size() && lines_[end].region == lines_[begin].region) ++end;
      const std::size_t foot = foot_of(begin, end);
      for (std::size_t i = begin; i < foot; ++i) parts_.body.push_back(std::move(lines_[i]));
      for (std::size_t i = foot; i < end; ++i) add(lines_[i]);
    }
    return std::move(parts_);
  }

 private:
  /// A mark may stand alone on its line: nothing there says that it is raised, only its size.
  void mark_alone(PdfLine& line) {
    const bool number = number_of(line.text) > 0 && line.text.size() <= 3;
    if (!number || line.size > kMarkSize * body_) return;
    const auto end = static_cast<std::uint32_t>(line.text.size());
    line.marks.push_back({{{0, end}, {line.text}}, line.page});
    call({line.text}, line.page);
  }

  void call(const std::vector<std::string>& labels, int page) {
    for (const std::string& label : labels) {
      calls_[page].insert(label);
      first_calls_.emplace(label, page);
    }
  }

  bool small(const PdfLine& line) const { return line.size < kSmall * body_; }

  bool called(const std::string& label, int page) const {
    const auto here = calls_.find(page);
    return here != calls_.end() && here->second.count(label) > 0;
  }

  /// The label of a line that may begin a note.
  std::optional<Label> opening(const PdfLine& line) const {
    auto label = label_of(line);
    if (!label) return std::nullopt;
    if (!label->raised && raised_) return std::nullopt;  // "14 April" in a note.
    if (called(label->text, line.page)) return label;
    if (!label->raised) return std::nullopt;
    const int number = number_of(label->text);
    if (number > 0 && number == last_ + 1) return label;
    // Endnotes, and a column's last call whose note is on the next page.
    const auto first = first_calls_.find(label->text);
    const bool earlier = first != first_calls_.end() && first->second < line.page;
    return earlier && defined_.count(label->text) == 0 ? label : std::nullopt;
  }

  /// Where in [begin, end), the lines of one region, the notes begin; `end` for none.
  std::size_t foot_of(std::size_t begin, std::size_t end) const {
    std::size_t foot = end;
    while (foot > begin && small(lines_[foot - 1])) --foot;
    std::size_t first = foot;
    while (first < end && !opening(lines_[first])) ++first;
    if (first == end) {
      if (foot < end && goes_on(foot, end, begin)) return foot;
      return foot_of_full_size(begin, foot, end);
    }
    return first > foot && goes_on(foot, first, begin) ? foot : first;
  }

  /// Notes may be as large as the text; then only a raised label tells, and a wide space above the
  /// rest of a note that the page before left open.
  std::size_t foot_of_full_size(std::size_t begin, std::size_t foot, std::size_t end) const {
    std::size_t first = begin;
    for (; first < foot; ++first) {
      const auto label = opening(lines_[first]);
      if (label && label->raised && !small(lines_[first]) &&
          (first == begin || !lines_[first - 1].flush() || lines_[first - 1].ends() ||
           lines_[first].gap > kSetOff * lines_[first].size))
        break;
    }
    if (first == foot) return end;
    const bool next_page = !parts_.notes.empty() && lines_[first].page - last_page_ == 1;
    for (std::size_t i = first; next_page && i-- > begin;)
      if (lines_[i].gap > kSetOff * lines_[i].size) return breaks_off(lines_[i]) ? i : first;
    return first;
  }

  /// Does the last note end in the middle of a sentence, at the end of a full line, so that `line`
  /// may go on with it? "(Ibid., 611.12)" has no full stop either.
  bool breaks_off(const PdfLine& line) const {
    const std::string& text = parts_.notes.back().text;
    return !ends_sentence(text) && !text.ends_with(')') &&
           (starts_lower(line.text) || !has_room(*last_line_, line));
  }

  /// Do the lines [from, to), without a label, go on with the last note?
  bool goes_on(std::size_t from, std::size_t to, std::size_t begin) const {
    if (parts_.notes.empty()) return false;
    const PdfNote& note = parts_.notes.back();
    const PdfLine& line = lines_[from];
    if (line.page - last_page_ > 1 || std::abs(line.size - note.size) > kSameSize) return false;
    const bool labelled = to < lines_.size() && lines_[to].region == line.region;
    if (small(line) ? !ends_sentence(note.text) : breaks_off(line)) return true;
    double usual = 1.3 * line.size;
    for (std::size_t i = from + 1; i < to; ++i) usual = std::min(usual, lines_[i].gap);
    const bool set_off = from == begin || line.gap > kWideGap * usual;
    const bool joined = labelled && lines_[to].gap < kWideGap * usual;
    return set_off && (labelled ? joined : small(line) && !is_caption(line.text));
  }

  void add(PdfLine& line) {
    last_page_ = line.page;
    const auto label = opening(line);
    if (!label && !parts_.notes.empty()) {
      std::vector<PdfMark> marks;
      join_line(parts_.notes.back().text, marks, line, last_line_, vocabulary_);
      last_line_ = &line;
      return;
    }
    PdfNote note;
    note.page = line.page;
    note.size = line.size;
    if (label) {
      note.label = label->text;
      raised_ = raised_ || label->raised;
      defined_.insert(note.label);
      note.text = trim(std::string_view(line.text).substr(label->end));
      if (const int number = number_of(note.label); number > 0) last_ = number;
    }
    parts_.notes.push_back(std::move(note));
    last_line_ = &line;
  }

  std::vector<PdfLine>& lines_;
  double body_;
  const PdfVocabulary& vocabulary_;
  std::unordered_map<int, std::unordered_set<std::string>> calls_;  // By page.
  std::unordered_map<std::string, int> first_calls_;  // The page that calls a label first.
  std::unordered_set<std::string> defined_;           // Labels of the notes so far.
  PdfParts parts_;
  int last_ = 0, last_page_ = 0;
  bool raised_ = false;                 // Labels are, in this document.
  const PdfLine* last_line_ = nullptr;  // Of the last note.
};

}  // namespace

PdfParts split_notes(std::vector<PdfLine> lines, double body, const PdfVocabulary& vocabulary) {
  return NoteSplitter(lines, body, vocabulary).split();
}

}  // namespace dossier
