// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_hints.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/analyzer.h"
#include "schema/suggest.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/query_words.h"

namespace dossier {
namespace {

// "or" between two things to look for, "not" and "near/5" before one. "and" changes nothing: words
// are joined by AND as they stand.
std::string operator_hint(const std::vector<QueryToken>& tokens, std::size_t at) {
  const auto& text = tokens[at].text;
  const bool first = at == 0 || tokens[at - 1].kind == QueryTokenKind::Open;
  const bool last =
      tokens[at + 1].kind == QueryTokenKind::End || tokens[at + 1].kind == QueryTokenKind::Close;
  if (last || (first && text != "not")) return {};
  const bool near = text.starts_with("near/") || text.starts_with("adj/");
  if (text != "or" && text != "not" && !near) return {};
  std::string capitals = text;
  for (auto& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return fmt::format("“{}” was read as a word; as an operator it is written {}", text, capitals);
}

// "persn:" with a blank behind it, so like a field that one was meant.
std::string field_hint(std::string_view typed) {
  while (typed.ends_with(',')) typed.remove_suffix(1);
  if (!typed.ends_with(':') || typed.size() < 2) return {};
  const auto name = fold(typed.substr(0, typed.size() - 1));
  std::vector<std::string_view> names;
  for (const auto& field : fields()) names.push_back(field.name);
  const auto near = closest(name, names);
  if (!near) return {};
  return fmt::format(
      "“{}” was read as a word; a field is written with its value directly behind "
      "the colon, such as {}",
      typed, find_field(*near)->example);
}

}  // namespace

std::vector<std::string> query_hints(std::string_view query) {
  std::vector<std::string> hints;
  const auto tokens = lex_query(query);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto& token = tokens[i];
    if (token.kind != QueryTokenKind::Word || token.is_value || token.exact) continue;
    auto hint = operator_hint(tokens, i);
    if (hint.empty()) hint = field_hint(source_of(query, token.source));
    if (!hint.empty() && std::find(hints.begin(), hints.end(), hint) == hints.end())
      hints.push_back(std::move(hint));
  }
  return hints;
}

}  // namespace dossier
