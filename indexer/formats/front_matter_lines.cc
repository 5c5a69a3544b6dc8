// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/front_matter_lines.h"

#include <algorithm>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

bool key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

/// "title" of "title: One"; "" of a line that opens no entry.
std::string_view key_of(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && key_character(line[end])) ++end;
  const bool opens = end > 0 && line[0] != '-' && end < line.size() && line[end] == ':' &&
                     (end + 1 == line.size() || line[end + 1] == ' ' || line[end + 1] == '\t');
  return opens ? line.substr(0, end) : std::string_view{};
}

bool quote(char c) { return c == '"' || c == '\''; }

}  // namespace

std::vector<FrontMatterEntry> front_matter_entries(std::string_view yaml) {
  std::vector<FrontMatterEntry> entries;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < yaml.size(); ++number) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = yaml.substr(at, end - at);
    const std::size_t next = std::min(end + 1, yaml.size());
    if (const std::string_view key = key_of(line); !key.empty()) {
      entries.push_back({key, yaml.substr(at, next - at), number});
    } else if (!entries.empty()) {
      FrontMatterEntry& last = entries.back();
      last.text = {last.text.data(), last.text.size() + (next - at)};
    }
    at = next;
  }
  return entries;
}

bool opens_quotation(const FrontMatterEntry& entry) {
  const std::string_view value = trim(entry.text.substr(entry.key.size() + 1));
  return !value.empty() && quote(value[0]) && value.find(value[0], 1) == std::string_view::npos;
}

std::string plain_value(const FrontMatterEntry& entry) {
  std::string value = collapse_space(entry.text.substr(entry.key.size() + 1));
  if (!value.empty() && (quote(value.front()) || value.front() == '[')) value.erase(0, 1);
  if (!value.empty() && (quote(value.back()) || value.back() == ']')) value.pop_back();
  return value;
}

}  // namespace dossier
