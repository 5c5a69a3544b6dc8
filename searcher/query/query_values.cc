// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_values.h"

#include <algorithm>
#include <string>

#include "analysis/analyzer.h"
#include "analysis/utf8.h"
#include "searcher/query/query_dates.h"
#include "searcher/query/query_words.h"

namespace dossier {
namespace {

constexpr std::size_t kLeastPrefix = 3;
constexpr std::size_t kLeastFuzzy = 3;    // Before ~1.
constexpr std::size_t kLeastFuzzier = 5;  // Before ~2.

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

// Where ~ and a number end the word, or npos: of 10~20 it is no sign.
std::size_t fuzzy_sign(const std::string& text) {
  const auto at = text.rfind('~');
  if (at == std::string::npos || at == 0) return std::string::npos;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool number =
      std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(), digit);
  const bool word =
      !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), digit);
  return number && word ? at : std::string::npos;
}

// The words of the index have no punctuation inside: what is no letter here would match nothing.
void check_single(std::string_view query, const QueryToken& token, std::string_view letters,
                  const std::string& sign) {
  const bool single = std::all_of(letters.begin(), letters.end(), [](char c) {
    return (c & 0x80) != 0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
  });
  if (single) return;
  throw_query_error(query, token.source, sign + " goes with a single word of letters and digits",
                    "write its parts one by one, or put it in quotes to look for it as it stands");
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
  if (field.name == "url") return text;  // ? and ~ are signs of addresses.
  const char* sign =
      text.find('*') != std::string::npos   ? "*"
      : text.find('?') != std::string::npos ? "?"
      : fuzzy_sign(text) != std::string::npos || source_of(query, value.source).ends_with('~')
          ? "~"
          : nullptr;
  if (sign != nullptr) {
    throw_query_error(
        query, value.source, std::string(field.name) + ": takes no " + sign,
        "write the whole word or name; every form of a word is found without " + std::string(sign));
  }
  return text;
}

Node one_of(std::string_view query, const Field& field, const QueryToken& value, ByteRange source) {
  std::string text = fold(trimmed(query, field, value));
  const auto known = fixed_values(field);
  if (!known.empty() && std::find(known.begin(), known.end(), text) == known.end()) {
    std::string choice;
    for (const auto one : known) {
      choice += choice.empty() ? "write " : one == known.back() ? " or " : ", ";
      choice.append(field.name).append(":").append(one);
    }
    throw_query_error(query, value.source,
                      field.name == "kind"
                          ? "no document is of kind \"" + value.text + "\""
                          : std::string(field.name) + ": knows no \"" + value.text + "\"",
                      choice);
  }
  return leaf(NodeKind::Field, source, std::move(text));
}

// Where in the query a sign of the token's text stands.
ByteRange place_of(std::string_view query, const QueryToken& token, char sign) {
  const auto at = static_cast<std::uint32_t>(source_of(query, token.source).find(sign));
  return {token.source.begin + at, token.source.begin + at + 1};
}

// = asks for what is written: no sign that lets other words in goes with it.
void check_exact(std::string_view query, const QueryToken& token) {
  if (!token.exact) return;
  const bool quoted = token.kind == QueryTokenKind::Quoted;
  const char* sign = nullptr;
  if (!quoted && token.text.find('*') != std::string::npos) sign = "*";
  if (!quoted && token.text.find('?') != std::string::npos) sign = "?";
  if (token.tilde || token.distance > 0 || (!quoted && fuzzy_sign(token.text) != std::string::npos))
    sign = "~";
  if (sign == nullptr) return;
  throw_query_error(query, token.source, std::string("= and ") + sign + " do not go together",
                    "= stands before a whole word as it is written; leave one of them out");
}

// word~1: every form that differs by at most so many letters.
Node fuzzy(std::string_view query, const QueryToken& token) {
  const auto at = fuzzy_sign(token.text);
  const auto letters = token.text.substr(0, at);
  const auto number = at == std::string::npos ? std::string() : token.text.substr(at + 1);
  const ByteRange sign = place_of(query, token, '~');
  if (number != "1" && number != "2") {
    throw_query_error(query, {sign.begin, sign.end + static_cast<std::uint32_t>(number.size())},
                      "~ needs a number of letters, 1 or 2",
                      "write kandahar~1 for words that differ by one letter");
  }
  if (letters.find_first_of("*?") != std::string::npos) {
    throw_query_error(query, token.source, "~ goes with no other sign in one word",
                      "leave one of the signs out");
  }
  const int distance = number == "1" ? 1 : 2;
  const auto least = distance == 1 ? kLeastFuzzy : kLeastFuzzier;
  if (characters(letters) < least) {
    throw_query_error(query, sign,
                      distance == 1 ? "~1 needs at least three letters before it"
                                    : "~2 needs at least five letters before it",
                      "a shorter word is like too many others");
  }
  check_single(query, token, letters, "~");
  Node node = leaf(NodeKind::Fuzzy, token.source, letters);
  node.distance = distance;
  return node;
}

// wo?d, wo?d*
Node pattern(std::string_view query, const QueryToken& token) {
  const auto star = token.text.find('*');
  if (star != std::string::npos && star + 1 != token.text.size()) {
    throw_query_error(query, place_of(query, token, '*'), "* stands only at the end of a word",
                      "? stands for one letter inside the word: wom?n");
  }
  std::string letters = token.text;
  std::erase_if(letters, [](char c) { return c == '?' || c == '*'; });
  if (characters(letters) < kLeastPrefix) {
    throw_query_error(query, place_of(query, token, '?'),
                      "? needs at least three letters beside it", "write more of the word: wom?n");
  }
  check_single(query, token, letters, "?");
  return leaf(NodeKind::Pattern, token.source, token.text);
}

// polic*
Node prefix(std::string_view query, const QueryToken& token) {
  const auto star = token.text.find('*');
  const ByteRange caret = place_of(query, token, '*');
  if (star + 1 != token.text.size() || star == 0) {
    throw_query_error(query, caret, "* stands only at the end of a word",
                      "write the first letters of the word and then *, such as evacuat*; ? stands "
                      "for one letter inside: wom?n");
  }
  std::string letters = token.text.substr(0, star);
  if (characters(letters) < kLeastPrefix) {
    throw_query_error(query, caret, "* needs at least three letters before it",
                      "write more of the word, such as evacuat*");
  }
  return leaf(NodeKind::Prefix, token.source, std::move(letters));
}

}  // namespace

Node plain_leaf(std::string_view query, const QueryToken& token) {
  if (token.exact || token.kind == QueryTokenKind::Quoted) {
    check_exact(query, token);
    Node node = leaf(NodeKind::Phrase, token.source, token.text);
    node.quoted = true;
    node.exact = token.exact;
    node.distance = token.distance;
    return node;
  }
  if (token.tilde || fuzzy_sign(token.text) != std::string::npos) return fuzzy(query, token);
  if (token.text.find('?') != std::string::npos) return pattern(query, token);
  if (token.text.find('*') != std::string::npos) return prefix(query, token);
  return leaf(NodeKind::Word, token.source, token.text);
}

Node field_leaf(std::string_view query, const Field& field, const QueryToken& value,
                ByteRange source, const Date& now) {
  Node node;
  switch (field.kind) {
    case FieldKind::Date:
    case FieldKind::Spoken:
      return date_leaf(query, field, value, source, now);
    case FieldKind::Value:
      // An id and the name of a query are compared as they stand; the others are words of a small
      // set.
      node = field.name == "id" || field.name == "query" ? leaf(NodeKind::Field, source, value.text)
                                                         : one_of(query, field, value, source);
      break;
    case FieldKind::Related:
      node = leaf(NodeKind::Field, source, value.text);
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

Part part_value(std::string_view query, const QueryToken& value) {
  const std::string name = fold(value.text);
  const auto known = fixed_values(*find_field("in"));
  const auto found = std::find(known.begin(), known.end(), name);
  if (found != known.end()) return static_cast<Part>(found - known.begin());
  if (name == "bibliography") return Part::Bibliography;
  throw_query_error(query, value.source, "no part of a document is called \"" + value.text + "\"",
                    "write in:body, in:notes, in:bib or in:title");
}

}  // namespace dossier
