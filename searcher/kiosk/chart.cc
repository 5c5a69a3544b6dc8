// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/chart.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "analysis/utf8.h"
#include "searcher/results/histogram.h"

namespace dossier {
namespace {

// Of the timeline, in units of its viewBox.
constexpr double kWidth = 720, kHeight = 140, kMostBar = 36, kGap = 0.15;
constexpr double kLeastBar = 3;  // High: a single document is still seen.
// Of the graph.
constexpr int kBoxWidth = 310, kBoxHeight = 52, kBoxStep = 62, kColumnGap = 60;
constexpr std::size_t kLabelCharacters = 40, kLabelLines = 2;
constexpr int kLineHeight = 19;

std::string fixed(double number) { return fmt::format("{:.2f}", number); }

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t pos = 0; pos < text.size(); ++count) next_code_point(text, pos);
  return count;
}

std::string first_characters(std::string_view text, std::size_t count) {
  std::size_t pos = 0;
  for (; count > 0 && pos < text.size(); --count) next_code_point(text, pos);
  return std::string(text.substr(0, pos));
}

// SVG breaks no lines: at most kLabelLines of whole words, the last with an ellipsis where more
// follows.
std::vector<std::string> label_lines(std::string_view label) {
  std::vector<std::string> lines(1);
  while (!label.empty()) {
    const auto blank = label.find(' ');
    auto word = std::string(label.substr(0, blank));
    label = blank == std::string_view::npos ? std::string_view{} : label.substr(blank + 1);
    auto& line = lines.back();
    if (line.empty()) {
      line = characters(word) > kLabelCharacters
                 ? first_characters(word, kLabelCharacters - 1) + "…"
                 : word;
    } else if (characters(line) + 1 + characters(word) <= kLabelCharacters) {
      line += " " + word;
    } else if (lines.size() < kLabelLines) {
      lines.push_back(std::move(word));
    } else {
      line = first_characters(line, kLabelCharacters - 2) + " …";
      break;
    }
  }
  return lines;
}

Json box(const GraphBox& content, int column, int row, int rows, int most) {
  // Columns are centred on each other.
  const int y = (most - rows) * kBoxStep / 2 + row * kBoxStep;
  const int x = column * (kBoxWidth + kColumnGap);
  const auto lines = label_lines(content.label);
  auto texts = Json::array();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int above = static_cast<int>(lines.size() - 1) * kLineHeight / 2;
    texts.push_back({{"text", lines[i]},
                     {"text_x", x + kBoxWidth / 2},
                     {"text_y", y + kBoxHeight / 2 - above + static_cast<int>(i) * kLineHeight}});
  }
  return {{"x", x},
          {"y", y},
          {"texts", std::move(texts)},
          {"title", content.label},
          {"link", content.link}};
}

}  // namespace

Json timeline(const std::vector<PeriodCount>& dates, InterfaceText& text, const PeriodLink& link) {
  std::optional<std::int64_t> first, last;
  std::uint32_t most = 0;
  for (const auto& date : dates) {
    const auto place = period_number(date);
    if (!place) continue;
    if (!first) first = place;
    last = place;
    most = std::max(most, date.count);
  }
  if (!first) return nullptr;
  const auto periods = static_cast<double>(*last - *first + 1);
  const double step = kWidth / periods, bar = std::min(step * (1 - kGap), kMostBar);
  Json chart{{"width", kWidth}, {"height", kHeight}, {"bar_width", fixed(bar)}};
  auto bars = Json::array(), rows = Json::array();
  std::string first_name, last_name;
  for (const auto& date : dates) {
    const auto name = date.period.empty() ? text.text("date.undated") : text.date(date.period);
    const auto target = date.period.empty() ? "" : link(date.period);
    const auto label = text.message("chart.bar", {{"period", name}, {"count", date.count}});
    rows.push_back(
        {{"name", name}, {"count", text.number(date.count)}, {"link", target}, {"label", label}});
    const auto place = period_number(date);
    if (!place) continue;
    const double height = std::max(kLeastBar, date.count * kHeight / most);
    const double left = static_cast<double>(*place - *first) * step;
    bars.push_back({{"x", fixed(left + (step - bar) / 2)},
                    {"y", fixed(kHeight - height)},
                    {"height", fixed(height)},
                    {"hit_x", fixed(left)},
                    {"hit_width", fixed(step)},
                    {"period", date.period},
                    {"link", target},
                    {"label", label}});
    if (first_name.empty()) first_name = name;
    last_name = name;
  }
  chart["bars"] = std::move(bars);
  chart["rows"] = std::move(rows);
  chart["most"] = text.number(most);
  chart["first"] = first_name;
  chart["last"] = last_name == first_name ? "" : last_name;
  return chart;
}

Json neighbourhood(const std::string& title, const std::vector<GraphBox>& citing,
                   const std::vector<GraphBox>& cited) {
  if (citing.empty() && cited.empty()) return nullptr;
  const auto most = static_cast<int>(std::max({citing.size(), cited.size(), std::size_t{1}}));
  const int height = most * kBoxStep - (kBoxStep - kBoxHeight);
  auto boxes = Json::array(), lines = Json::array();
  const int left = citing.empty() ? 0 : 1;  // The column of the document itself.
  const auto add = [&](const std::vector<GraphBox>& column, int number, bool arrow_here) {
    const auto rows = static_cast<int>(column.size());
    for (int row = 0; row < rows; ++row) {
      auto drawn = box(column[static_cast<std::size_t>(row)], number, row, rows, most);
      const int y = drawn["y"].get<int>() + kBoxHeight / 2;
      const int from = arrow_here ? number * (kBoxWidth + kColumnGap) + kBoxWidth
                                  : left * (kBoxWidth + kColumnGap) + kBoxWidth;
      lines.push_back({{"x1", from},
                       {"y1", arrow_here ? y : height / 2},
                       {"x2", from + kColumnGap},
                       {"y2", arrow_here ? height / 2 : y}});
      boxes.push_back(std::move(drawn));
    }
  };
  add(citing, 0, true);
  add(cited, left + 1, false);
  const int columns = left + 1 + (cited.empty() ? 0 : 1);
  return {{"width", columns * kBoxWidth + (columns - 1) * kColumnGap},
          {"height", height},
          {"box_width", kBoxWidth},
          {"box_height", kBoxHeight},
          {"centre", box({title, ""}, left, 0, 1, most)},
          {"boxes", std::move(boxes)},
          {"lines", std::move(lines)}};
}

Json qr_code(const std::string& text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) return nullptr;
  constexpr int kQuiet = 4;  // Modules of white around, as the standard asks.
  std::string path;
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      const bool dark = (code->data[y * code->width + x] & 1U) != 0;
      if (dark) path += fmt::format("M{} {}h1v1h-1z", x + kQuiet, y + kQuiet);
    }
  }
  return {{"size", code->width + 2 * kQuiet}, {"path", path}};
}

}  // namespace dossier
