// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/page_lines.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

struct RawLine {
  std::string_view text;
  std::uint32_t number = 0;
  bool blank = false;
  bool page_break = false;  ///< Before it: a form feed.
  bool furniture = false;
};

std::vector<RawLine> split_lines(std::string_view text, std::uint32_t number) {
  std::vector<RawLine> lines;
  bool page_break = false;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view rest = text.substr(at, end - at);
    for (bool more = true; more;) {  // A form feed may stand anywhere in a line.
      const std::size_t feed = rest.find('\f');
      more = feed != std::string_view::npos;
      std::string_view part = rest.substr(0, feed);
      part = part.substr(0, part.find_last_not_of(" \t\r\v") + 1);
      const bool blank = trim(part).empty();
      if (!blank || !more) lines.push_back({part, number, blank, page_break, false});
      page_break = more || (page_break && blank);  // Waits for the line that opens the page.
      if (more) rest.remove_prefix(feed + 1);
    }
    at = end + 1;
  }
  return lines;
}

bool is_rule(std::string_view line) {
  line = trim(line);
  return line.size() >= 3 && line.find_first_not_of("-_=*~ ") == std::string_view::npos;
}

/// A running head in the form it shares with its other appearances: without digits, which count
/// pages.
std::string head_key(std::string_view line) {
  std::string key;
  for (const char c : collapse_space(line))
    if (c < '0' || c > '9') key += c;
  return std::string(trim(key));
}

constexpr std::size_t kMaxHead = 100;
constexpr std::size_t kTopLines = 6;  // Of a file: where a title may stand.

class Furniture {
 public:
  explicit Furniture(std::vector<RawLine>& lines) : lines_(lines) {}

  void mark() {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!lines_[i].blank && alone(i) && (is_page_number(lines_[i].text)))
        lines_[i].furniture = true;
    mark_running_heads();
    for (RawLine& line : lines_)
      if (!line.blank && is_rule(line.text)) line.furniture = true;
  }

 private:
  bool edge(std::size_t i) const {
    return i >= lines_.size() || lines_[i].blank || lines_[i].furniture;
  }
  bool alone(std::size_t i) const {
    const bool before = i == 0 || lines_[i].page_break || edge(i - 1);
    const bool after = i + 1 >= lines_.size() || lines_[i + 1].page_break || edge(i + 1);
    return before && after;
  }

  /// Is there a page break, a page number or a cut sentence beside line `i`?
  bool at_page_break(std::size_t i) const {
    if (lines_[i].page_break || (i + 1 < lines_.size() && lines_[i + 1].page_break)) return true;
    std::size_t before = i;
    while (before > 0 && i - before < 4 && lines_[before - 1].blank) --before;
    if (before > 0 && lines_[before - 1].furniture) return true;
    if (before > 0 && lines_[before - 1].text.size() >= 50 &&
        !ends_sentence(lines_[before - 1].text))
      return true;
    std::size_t after = i + 1;
    while (after < lines_.size() && after - i < 4 && lines_[after].blank) ++after;
    return after < lines_.size() && (lines_[after].furniture || starts_lower(lines_[after].text));
  }

  void mark_running_heads() {
    struct Seen {
      std::size_t count = 0, at_break = 0;
    };
    std::unordered_map<std::string, Seen> heads;
    const auto candidate = [&](std::size_t i) {
      const RawLine& line = lines_[i];
      return !line.blank && !line.furniture && line.text.size() <= kMaxHead &&
             line.text.back() != '.' && alone(i) && !lone_address(line.text);
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!candidate(i)) continue;
      Seen& seen = heads[head_key(lines_[i].text)];
      ++seen.count;
      seen.at_break += at_page_break(i);
    }
    std::unordered_map<std::string, bool> met;
    std::vector<std::size_t> drop;
    for (std::size_t i = 0, filled = 0; i < lines_.size(); ++i) {
      if (lines_[i].blank) continue;
      ++filled;
      if (!candidate(i)) continue;
      const std::string key = head_key(lines_[i].text);
      const Seen& seen = heads[key];
      if (key.size() < 3 || seen.count < 3 || seen.at_break * 3 < (seen.count - 1) * 2) continue;
      const bool first = !std::exchange(met[key], true);
      if (!first || filled > kTopLines) drop.push_back(i);
    }
    for (const std::size_t i : drop) lines_[i].furniture = true;
  }

  std::vector<RawLine>& lines_;
};

}  // namespace

bool is_page_number(std::string_view line) {
  line = trim(line);
  if (line.size() > 20) return false;
  std::string core;
  for (const char c : line)
    if (std::string_view(" -|[]()./").find(c) == std::string_view::npos)
      core += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const std::string_view word : {"page", "seite", "strona", "página", "страница", "p"})
    if (core.compare(0, word.size(), word) == 0 && core.size() > word.size()) {
      core.erase(0, word.size());
      const std::size_t of = core.find_first_not_of("0123456789");
      return of == std::string::npos || (of > 0 && core.size() - of <= 8);
    }
  const std::size_t digits = static_cast<std::size_t>(
      std::count_if(core.begin(), core.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (digits == 0)
    return !core.empty() && core.size() <= 5 && core != "i" && core != "v" && core != "x" &&
           core.find_first_not_of("ivxl") == std::string::npos && line == core;
  const bool plain = split_words(line).size() <= 3;
  return digits == core.size() && digits <= (line.find('/') == std::string_view::npos ? 4u : 6u) &&
         plain &&
         (split_words(line).size() == 1 || line.find_first_of("-|/[") != std::string_view::npos);
}

std::vector<Line> page_lines(std::string_view text, std::uint32_t first_line) {
  std::vector<RawLine> raw = split_lines(text, first_line);
  Furniture(raw).mark();
  std::vector<Line> lines;
  bool blank_before = true;
  bool page_break = false;
  for (const RawLine& line : raw) {
    page_break = page_break || line.page_break || line.furniture;
    if (line.blank || line.furniture) {
      blank_before = true;
      continue;
    }
    lines.push_back({line.text, line.number, blank_before || line.page_break, page_break});
    blank_before = page_break = false;
  }
  return lines;
}

}  // namespace dossier
