// SPDX-License-Identifier: GPL-2.0-or-later
// Queries as text: the tree in one line, and the query with a caret under the place of an error.

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "analysis/column_width.h"
#include "analysis/utf8.h"
#include "schema/fields.h"
#include "searcher/query/query.h"

namespace dossier {
namespace {

constexpr int kErrorColumns = 76;  // Of the query shown; the indent comes on top.
constexpr int kColumnsBefore = 40;

// A character as it is shown: blanks and what cannot be shown as a space.
struct Shown {
  std::string_view bytes;
  int columns = 1;
};

Shown next_shown(std::string_view query, std::size_t& at) {
  const std::size_t begin = at;
  const auto c = next_code_point(query, at);
  if (c < 0x20 || u_charType(c) == U_CONTROL_CHAR || u_isUWhiteSpace(c)) return {" ", 1};
  // Invisible marks may turn the direction of the line that shows them.
  if (u_charType(c) == U_FORMAT_CHAR) return {"", 0};
  return {query.substr(begin, at - begin), column_width(c)};
}

// Where to begin showing the query so that the place has kColumnsBefore or fewer columns before it.
std::size_t start_before(std::string_view query, std::size_t place) {
  // Characters of a column take a few bytes: the walk is short, and begins on a character.
  constexpr std::size_t kNear = 16UL * kColumnsBefore;
  std::size_t first = place > kNear ? place - kNear : 0;
  while (first > 0 && first < place && (query[first] & 0xC0) == 0x80) ++first;
  int columns = 0;
  for (std::size_t at = first; at < place;) columns += next_shown(query, at).columns;
  std::size_t start = first;
  while (start < place && columns > kColumnsBefore) columns -= next_shown(query, start).columns;
  return start;
}

// "  QUERY\n  ^~~", cut to the width where the query is longer.
std::string query_with_caret(std::string_view query, ByteRange place) {
  std::size_t at = start_before(query, place.begin);
  std::string line = at > 0 ? "…" : "";
  int columns = at > 0 ? 1 : 0, before = columns, under = 0;
  while (at < query.size()) {
    const std::size_t begin = at;
    const Shown shown = next_shown(query, at);
    if (columns + shown.columns > kErrorColumns - 1 && at < query.size()) {
      line += "…";
      break;
    }
    line += shown.bytes;
    columns += shown.columns;
    if (begin < place.begin) before = columns;
    if (begin >= place.begin && begin < place.end) under = columns - before;
  }
  std::string caret(static_cast<std::size_t>(before), ' ');
  caret += '^';
  caret.append(static_cast<std::size_t>(std::max(under - 1, 0)), '~');
  return fmt::format("  {}\n  {}", line, caret);
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string value_of(const Node& node) {
  return (node.exact ? "=" : "") + (node.quoted ? quoted(node.text) : node.text) +
         (node.below ? "+" : "");
}

std::string range_of(const Node& node) {
  if (node.from && node.to && *node.from == *node.to) return node.from->iso();
  return fmt::format("{}..{}", node.from ? node.from->iso() : "", node.to ? node.to->iso() : "");
}

std::string_view part_typed(Part part) {
  return fixed_values(*find_field("in")).at(static_cast<std::size_t>(part));
}

const char* proximity_name(PlaceOperator proximity) {
  switch (proximity) {
    case PlaceOperator::Near:
      return "near/";
    case PlaceOperator::Ordered:
      return "adj/";
    case PlaceOperator::Sentence:
      return "sent";
    case PlaceOperator::Paragraph:
      return "para";
  }
  return "";
}

std::string head(const Node& node) {
  switch (node.kind) {
    case NodeKind::Everything:
      return "everything";
    case NodeKind::Word:
      return "word " + node.text;
    case NodeKind::Phrase:
      return (node.distance > 0 ? fmt::format("phrase/{} ", node.distance)
                                : std::string("phrase ")) +
             value_of(node);
    case NodeKind::Prefix:
      return "prefix " + node.text;
    case NodeKind::Pattern:
      return "pattern " + node.text;
    case NodeKind::Fuzzy:
      return fmt::format("fuzzy/{} {}", node.distance, node.text);
    case NodeKind::Entity:
      return fmt::format("{} {}", node.entity_kind ? entity_kind_name(*node.entity_kind) : "actor",
                         value_of(node));
    case NodeKind::Field:
      return node.field + " " + value_of(node);
    case NodeKind::Date:
      return "date " + (node.undated ? "none" : range_of(node));
    case NodeKind::Spoken:
      return "mentions " + range_of(node);
    case NodeKind::Zone:
      return fmt::format("in {}", part_typed(node.part));
    case NodeKind::Near:
      return proximity_name(node.proximity) + std::to_string(node.distance);
    case NodeKind::Same:
      return proximity_name(node.proximity);
    case NodeKind::And:
      return "and";
    case NodeKind::Or:
      return "or";
    case NodeKind::Not:
      return "not";
  }
  return "";
}

void print(const Node& node, std::string& out) {
  out += '(' + head(node);
  for (const Node& child : node.children) {
    out += ' ';
    print(child, out);
  }
  out += ')';
}

}  // namespace

void throw_query_error(std::string_view query, ByteRange place, const std::string& message,
                       const std::string& remedy) {
  const auto size = static_cast<std::uint32_t>(query.size());
  place.begin = std::min(place.begin, size);
  place.end = std::clamp(place.end, place.begin, size);
  throw Error("query: " + message, (remedy.empty() ? "change the query here" : remedy) + "\n" +
                                       query_with_caret(query, place));
}

std::string to_string(const Node& node) {
  std::string line;
  print(node, line);
  return line;
}

}  // namespace dossier
