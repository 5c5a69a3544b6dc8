// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/office_styles.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr int kLongestChain = 32;  // Of styles based on styles: a circle ends too.

std::string plain_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    char c = name[at];
    if (name.substr(at, 4) == "_20_") {
      c = ' ';
      at += 3;
    }
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

/// The number behind "heading ", as a level; 0 where there is none.
int level_behind(std::string_view name, std::string_view word) {
  if (!name.starts_with(word)) return 0;
  name.remove_prefix(word.size());
  if (name.starts_with(' ')) name.remove_prefix(1);
  if (name == "10") return 6;
  return name.size() == 1 && name[0] >= '1' && name[0] <= '9' ? std::min(name[0] - '0', 6) : 0;
}

}  // namespace

std::optional<OfficeMeaning> meaning_of_style(std::string_view name) {
  using enum OfficeRole;
  static const std::unordered_map<std::string_view, OfficeRole> roles = {
      {"title", Title},
      {"author", Author},
      {"abstract", Abstract},
      {"quote", Quote},
      {"intense quote", Quote},
      {"block text", Quote},
      {"block quote", Quote},
      {"quotations", Quote},
      {"html preformatted", Code},
      {"preformatted text", Code},
      {"source code", Code},
      {"macro", Code},
      {"caption", Caption},
      {"image caption", Caption},
      {"table caption", Caption},
      {"illustration", Caption},
      {"drawing", Caption},
      {"figure", Caption},
      {"figurecaption", Caption},
      {"tablecaption", Caption},
      {"toc heading", Contents},
      {"toa heading", Contents},
      {"contents heading", Contents},
      {"table of figures", Contents},
      {"table of authorities", Contents},
  };
  const std::string plain = plain_name(name);
  if (const int level = level_behind(plain, "heading")) return OfficeMeaning{Heading, level};
  if (level_behind(plain, "toc") > 0 || level_behind(plain, "contents") > 0)
    return OfficeMeaning{Contents, 0};
  const auto found = roles.find(plain);
  if (found == roles.end()) return std::nullopt;
  return OfficeMeaning{found->second, 0};
}

template <typename Says>
void OfficeStyles::ask(const std::string& id, Says says) const {
  static const OfficeStyle undefined;
  const std::string* at = &id;
  for (int steps = 0; !at->empty() && steps < kLongestChain; ++steps) {
    const auto style = styles_.find(*at);
    const bool known = style != styles_.end();
    if (says(*at, known ? style->second : undefined) || !known) return;
    at = &style->second.parent;
  }
}

OfficeMeaning OfficeStyles::meaning(const std::string& id) const {
  OfficeMeaning meaning;
  ask(id, [&](const std::string& key, const OfficeStyle& style) {
    auto named = meaning_of_style(style.name);
    // A style that is used and nowhere defined has its id for a name; ODF's follows its family.
    if (style.name.empty())
      named = meaning_of_style(std::string_view(key).substr(key.find(':') + 1));
    if (named) {
      meaning = *named;
    } else if (style.outline) {
      if (*style.outline > 0) meaning = {OfficeRole::Heading, std::min(*style.outline, 6)};
    } else {
      return false;
    }
    return true;
  });
  return meaning;
}

bool OfficeStyles::hidden(const std::string& id) const {
  bool hidden = false;
  ask(id, [&](const std::string&, const OfficeStyle& style) {
    hidden = style.hidden.value_or(false);
    return style.hidden.has_value();
  });
  return hidden;
}

bool OfficeStyles::raised(const std::string& id) const {
  bool raised = false;
  ask(id, [&](const std::string&, const OfficeStyle& style) {
    raised = style.raised.value_or(false);
    return style.raised.has_value();
  });
  return raised;
}

const OfficeStyle* OfficeStyles::numbering(const std::string& id) const {
  const OfficeStyle* found = nullptr;
  ask(id, [&](const std::string&, const OfficeStyle& style) {
    if (style.list.empty()) return false;
    found = &style;
    return true;
  });
  return found;
}

}  // namespace dossier
