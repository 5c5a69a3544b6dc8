// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_values.h"

#include <algorithm>
#include <array>
#include <string>

#include "analysis/analyzer.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastPrefix = 3;
constexpr std::string_view kEllipsis = "…";
constexpr std::string_view kDateHelp =
    "write a year, month or day, 2021, 2021-08 or 2021-08-26, or a range 2021-08..2021-12 that may "
    "be open at one end";

Node leaf(NodeKind kind, ByteRange source, std::string text) {
  Node node;
  node.kind = kind;
  node.source = source;
  node.text = std::move(text);
  return node;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

// The value without the punctuation around it; what the quotes hold stays as it is.
std::string trimmed(std::string_view query, const Field& field, const QueryToken& value) {
  if (value.kind == QueryTokenKind::Quoted) return value.text;
  const ByteRange core = trim_punctuation(query, value.source, true);
  if (core.size() == 0) {
    throw_query_error(query, value.source, std::string(field.name) + ": without a value",
                      "write a word or a quoted phrase after " + std::string(field.name) + ":");
  }
  std::string text(source_of(query, core));
  if (text.find('*') != std::string::npos) {
    throw_query_error(query, value.source, std::string(field.name) + ": takes no *",
                      "write the whole word or name; every form of a word is found without *");
  }
  return text;
}

Node one_of(std::string_view query, const Field& field, const QueryToken& value, ByteRange source) {
  constexpr std::array<std::string_view, 3> kKinds{"paper", "news", "other"};
  std::string text = fold(trimmed(query, field, value));
  if (field.name == "kind" && std::find(kKinds.begin(), kKinds.end(), text) == kKinds.end()) {
    throw_query_error(query, value.source, "no document is of kind \"" + value.text + "\"",
                      "write kind:paper, kind:news or kind:other");
  }
  return leaf(NodeKind::Field, source, std::move(text));
}

[[noreturn]] void bad_date(std::string_view query, ByteRange place, std::string_view text) {
  const bool slashes = std::count(text.begin(), text.end(), '/') == 2;
  throw_query_error(
      query, place,
      slashes ? "\"" + std::string(text) + "\" may be read with the day or the month first"
              : "\"" + std::string(text) + "\" is not a date",
      slashes ? "write year, month and day with hyphens: 2021-08-26" : std::string(kDateHelp));
}

// As many parts as numbers and month names were written: nothing of "2021-13" is passed over.
bool says_it_all(std::string_view text, const Date& date) {
  int parts = 0;
  bool in_number = false, letters = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    parts += digit && !in_number ? 1 : 0;
    in_number = digit;
    letters = letters || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
  }
  return parts + (letters ? 1 : 0) == 1 + (date.month != 0 ? 1 : 0) + (date.day != 0 ? 1 : 0);
}

std::optional<Date> date_at(std::string_view query, ByteRange place, std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date || !says_it_all(text, *date)) bad_date(query, place, text);
  return date;
}

// FROM..TO, with two dots, more, or an ellipsis; `to` is empty where there are none.
struct Range {
  std::string_view from, to;
  bool range = false;
};

Range split_range(std::string_view text) {
  const auto dots = std::min(text.find(".."), text.find(kEllipsis));
  if (dots == std::string_view::npos) return {text, text, false};
  auto after = text.substr(dots);
  if (after.starts_with(kEllipsis)) {
    after.remove_prefix(kEllipsis.size());
  } else {
    after.remove_prefix(std::min(after.find_first_not_of('.'), after.size()));
  }
  return {text.substr(0, dots), after, true};
}

Node date_leaf(std::string_view query, const QueryToken& value, ByteRange source) {
  std::string_view text = value.kind == QueryTokenKind::Quoted ? std::string_view(value.text)
                                                               : source_of(query, value.source);
  while (!text.empty() && std::string_view(",;?!").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  const Range range = split_range(text);
  Node node = leaf(NodeKind::Date, source, {});
  node.from = date_at(query, value.source, range.from);
  node.to = range.range ? date_at(query, value.source, range.to) : node.from;
  if (!node.from && !node.to)
    throw_query_error(query, value.source, "date: without a date", std::string(kDateHelp));
  if (node.from && node.to && node.from->first_day() > node.to->last_day()) {
    throw_query_error(query, value.source, "the range of dates ends before it begins",
                      "write the earlier date first: " + node.to->iso() + ".." + node.from->iso());
  }
  return node;
}

}  // namespace

Node plain_leaf(std::string_view query, const QueryToken& token) {
  const auto star = token.kind == QueryTokenKind::Quoted ? std::string::npos : token.text.find('*');
  if (token.exact && star != std::string::npos) {
    throw_query_error(query, token.source, "= and * do not go together",
                      "= stands before a whole word as it is written; leave one of them out");
  }
  if (token.exact || token.kind == QueryTokenKind::Quoted) {
    Node node = leaf(NodeKind::Phrase, token.source, token.text);
    node.quoted = true;
    node.exact = token.exact;
    return node;
  }
  if (star == std::string::npos) return leaf(NodeKind::Word, token.source, token.text);
  const auto place = static_cast<std::uint32_t>(source_of(query, token.source).find('*'));
  const ByteRange caret{token.source.begin + place, token.source.begin + place + 1};
  if (star + 1 != token.text.size() || star == 0) {
    throw_query_error(query, caret, "* stands only at the end of a word",
                      "write the first letters of the word and then *, such as evacuat*");
  }
  std::string letters = token.text.substr(0, star);
  if (characters(letters) < kLeastPrefix) {
    throw_query_error(query, caret, "* needs at least three letters before it",
                      "write more of the word, such as evacuat*");
  }
  return leaf(NodeKind::Prefix, token.source, std::move(letters));
}

Node field_leaf(std::string_view query, const Field& field, const QueryToken& value,
                ByteRange source) {
  Node node;
  switch (field.kind) {
    case FieldKind::Date:
      return date_leaf(query, value, source);
    case FieldKind::Value:
      // An id and the name of a query are compared as they stand; the others are words of a small
      // set.
      node = field.name == "id" || field.name == "query" ? leaf(NodeKind::Field, source, value.text)
                                                         : one_of(query, field, value, source);
      break;
    case FieldKind::Entity:
      node = leaf(NodeKind::Entity, source, trimmed(query, field, value));
      node.entity_kind = parse_entity_kind(field.name);
      node.exact = value.exact;
      node.below = value.below;
      break;
    case FieldKind::Words:
    case FieldKind::Zone:
      node = leaf(NodeKind::Field, source, trimmed(query, field, value));
      break;
  }
  if (node.kind == NodeKind::Field) node.field = field.name;
  node.quoted = value.kind == QueryTokenKind::Quoted;
  return node;
}

Zone zone_value(std::string_view query, const QueryToken& value) {
  const std::string name = fold(value.text);
  if (name == "body") return Zone::Body;
  if (name == "notes") return Zone::Notes;
  if (name == "bib" || name == "bibliography") return Zone::Bibliography;
  throw_query_error(query, value.source, "no part of a document is called \"" + value.text + "\"",
                    name == "title" ? "for words of the title write title:word"
                                    : "write in:body, in:notes or in:bib");
}

}  // namespace dossier
