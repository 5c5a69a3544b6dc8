// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/metadata_fields.h"

#include <algorithm>

#include "analysis/language.h"
#include "analysis/utf8.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::optional<std::string> set_date(Metadata& meta, const std::string& value) {
  // Time stamps ("2021-09-01T18:40:00Z") name a day too.
  const std::size_t time = value.size() > 10 && value[10] == 'T' ? 10 : value.size();
  meta.date = parse_date(std::string_view(value).substr(0, time));
  if (!meta.date) return "date \"" + std::string(prefix_within(value, 40)) + "\" is not understood";
  return std::nullopt;
}

std::optional<std::string> set_kind(Metadata& meta, const std::string& value) {
  const std::string kind = lower(value);
  if (kind != "paper" && kind != "news" && kind != "other")
    return "kind \"" + std::string(prefix_within(value, 40)) + "\" is not paper, news or other";
  meta.kind = kind;
  return std::nullopt;
}

std::optional<std::string> set_language(Metadata& meta, const std::string& value) {
  meta.language = language_code(value);
  if (meta.language.empty())
    return "language \"" + std::string(prefix_within(value, 40)) + "\" is unknown";
  return std::nullopt;
}

struct ListField {
  std::string_view key;
  std::vector<std::string> Metadata::*field;
};
struct TextField {
  std::string_view key;
  std::string Metadata::*field;
};
struct ParsedField {
  std::string_view key;
  std::optional<std::string> (*set)(Metadata&, const std::string&);
};

constexpr ListField kLists[] = {{"author", &Metadata::authors},
                                {"authors", &Metadata::authors},
                                {"people", &Metadata::people},
                                {"groups", &Metadata::groups},
                                {"places", &Metadata::places}};
constexpr TextField kTexts[] = {{"id", &Metadata::id},
                                {"title", &Metadata::title},
                                {"outlet", &Metadata::outlet},
                                {"url", &Metadata::url}};
constexpr ParsedField kParsed[] = {
    {"date", set_date}, {"kind", set_kind}, {"language", set_language}};

template <typename Row, std::size_t count>
bool has_row(const Row (&rows)[count], std::string_view key) {
  return std::any_of(std::begin(rows), std::end(rows),
                     [&](const Row& row) { return row.key == key; });
}

}  // namespace

bool is_metadata_key(std::string_view key) {
  const std::string name = lower(key);
  return has_row(kLists, name) || has_row(kTexts, name) || has_row(kParsed, name);
}

std::optional<std::string> set_metadata_field(Metadata& meta, std::string_view key,
                                              const std::vector<std::string>& values) {
  const std::string name = lower(key);
  std::vector<std::string> clean;
  for (const std::string& value : values)
    if (std::string item = collapse_space(value); !item.empty()) clean.push_back(std::move(item));
  if (clean.empty()) return std::nullopt;
  for (const ListField& row : kLists) {
    if (row.key != name) continue;
    auto& list = meta.*row.field;
    list.insert(list.end(), clean.begin(), clean.end());
    return std::nullopt;
  }
  std::string joined;
  for (const std::string& item : clean) joined += (joined.empty() ? "" : ", ") + item;
  for (const TextField& row : kTexts) {
    if (row.key != name) continue;
    meta.*row.field = joined;
    return std::nullopt;
  }
  for (const ParsedField& row : kParsed)
    if (row.key == name) return row.set(meta, joined);
  return std::nullopt;
}

}  // namespace dossier
