// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/masthead.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/structure/boilerplate_words.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kTop = 16;  // Blocks that may hold a masthead.

}  // namespace

bool line_like(const Block& block) {
  return block.kind == BlockKind::Paragraph || block.kind == BlockKind::Heading;
}

std::optional<Date> date_of_address(std::string_view url) {
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    std::string part(url.substr(at + 1, 10));
    if (part.size() < 10 || part[4] != '/' || part[7] != '/') continue;
    part[4] = part[7] = '-';
    if (const auto date = parse_date(part)) return date;
  }
  return std::nullopt;
}

std::string find_masthead(const std::vector<Block>& blocks) {
  std::unordered_map<std::string_view, int> seen;  // Short lines, how often each stands.
  for (const Block& block : blocks)
    if (line_like(block) && block.text.size() <= 50 && word_count(block.text) <= 5)
      ++seen[block.text];
  const auto candidate = [](std::string_view name) {
    return word_count(name) >= 2 && heading_shape(name) && !is_button(name) && !is_menu(name) &&
           !is_related_head(name) && !parse_date_line(name) && !parse_byline(name);
  };
  for (const Block& block : blocks) {  // "© 2021 The Courier. All rights reserved."
    std::string_view line = trim(block.text);
    if (line.size() > 120 || (line.substr(0, 2) != "©" && line.substr(0, 9) != "Copyright"))
      continue;
    line = line.substr(0, line.find_first_of(".|,"));
    for (std::size_t at = 0; !line.empty(); at = 0) {  // Past sign, word and years.
      if (is_upper(next_char(line, at)) && line.substr(0, 9) != "Copyright") break;
      line = trim(line.substr(std::min(line.find(' '), line.size())));
    }
    if (candidate(line)) return std::string(line);
  }
  for (std::size_t i = 0; i < std::min(blocks.size(), kTop); ++i) {
    const std::string& name = blocks[i].text;
    const auto found = seen.find(name);
    if (found == seen.end() || !candidate(name)) continue;
    if (found->second >= 2) return name;
    for (const Block& other : blocks)  // Named in the page's own small print.
      if (&other != &blocks[i] && other.text.size() > name.size() &&
          other.text.find(name) != std::string::npos && page_words(other.text).weight >= 3 &&
          page_words(other.text).address >= 1)
        return name;
  }
  return "";
}

void take_page_address(std::vector<Block>& blocks, Metadata& meta) {
  std::optional<std::size_t> address;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (line_like(blocks[i]) && lone_address(blocks[i].text)) {
      if (address) return;
      address = i;
    }
  if (!address) return;
  const std::string url = *lone_address(blocks[*address].text);
  if (meta.url.empty()) meta.url = url;
  if (meta.url == url) blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(*address));
}

}  // namespace dossier
