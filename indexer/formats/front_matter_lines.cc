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

bool letter_or_digit(char c) { return key_character(c) && c != '_' && c != '-'; }

// What YAML takes for nothing, not for a word.
bool null(std::string_view word) { return word == "null" || word == "Null" || word == "NULL"; }

/// "One" of `"One"`; no mark and no escape inside.
std::optional<std::string_view> in_quotation_marks(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"' ||
      text.find_first_of("\"\\", 1) + 1 != text.size())
    return std::nullopt;
  return text.substr(1, text.size() - 2);
}

/// A scalar that YAML takes as it stands. Colons inside part addresses and times, not keys.
bool plain_scalar(std::string_view text) {
  if (text.empty() || !letter_or_digit(text.front()) || text.back() == ' ' || null(text) ||
      text.find('#') != std::string_view::npos)
    return false;
  for (auto at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1))
    if (at + 1 == text.size() || !(letter_or_digit(text[at + 1]) || text[at + 1] == '/'))
      return false;
  return true;
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

std::optional<std::vector<PlainField>> plain_fields(std::string_view yaml) {
  std::vector<PlainField> fields;
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = yaml.substr(at, end - at);
    at = end + 1;
    const std::string_view key = key_of(line);
    if (key.empty() || !letter_or_digit(key.front()) || null(key)) return std::nullopt;
    const std::size_t begin = line.find_first_not_of(' ', key.size() + 1);
    if (begin == std::string_view::npos || line.find("\xEF\xBB\xBF") != std::string_view::npos ||
        std::any_of(line.begin(), line.end(),
                    [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }))
      return std::nullopt;
    const std::string_view value = line.substr(begin);
    if (const auto inside = in_quotation_marks(value)) {
      fields.push_back({key, *inside});
    } else if (plain_scalar(value)) {
      fields.push_back({key, value});
    } else {
      return std::nullopt;
    }
  }
  return fields;
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
