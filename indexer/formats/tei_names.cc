// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/tei_names.h"

#include <utility>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

struct NameElement {
  std::string_view element, type;  ///< A type of "" stands for any.
  EntityKind kind;
};

constexpr NameElement kNames[] = {
    {"persName", "", EntityKind::Person},      {"orgName", "", EntityKind::Group},
    {"placeName", "", EntityKind::Place},      {"geogName", "", EntityKind::Place},
    {"settlement", "", EntityKind::Place},     {"country", "", EntityKind::Place},
    {"region", "", EntityKind::Place},         {"name", "person", EntityKind::Person},
    {"name", "org", EntityKind::Group},        {"name", "organisation", EntityKind::Group},
    {"name", "place", EntityKind::Place},      {"rs", "person", EntityKind::Person},
    {"rs", "org", EntityKind::Group},          {"rs", "organisation", EntityKind::Group},
    {"rs", "place", EntityKind::Place},        {"name", "organization", EntityKind::Group},
    {"rs", "organization", EntityKind::Group},
};

constexpr std::size_t kLongestName = 300;

bool is_entry(std::string_view element) {
  return element == "person" || element == "org" || element == "place";
}

}  // namespace

std::optional<EntityKind> tei_name_kind(std::string_view element, std::string_view type) {
  for (const NameElement& row : kNames)
    if (row.element == element && (row.type.empty() || row.type == type)) return row.kind;
  return std::nullopt;
}

void TeiNames::open(std::string_view element, std::string_view type, std::string_view id) {
  Open opened;
  if (is_entry(element)) {
    opened.entry = id;
  } else if (id_.empty() && tei_name_kind(element, type)) {
    std::string* entry =
        !open_.empty() && !open_.back().entry.empty() ? &open_.back().entry : nullptr;
    if (!id.empty() || entry != nullptr) {
      opened.capturing = true;
      id_ = entry != nullptr ? std::exchange(*entry, {}) : std::string(id);
      name_.clear();
    }
  }
  open_.push_back(std::move(opened));
}

void TeiNames::close() {
  if (open_.empty()) return;
  if (open_.back().capturing) {
    std::string name = collapse_space(name_);
    while (!name.empty() && (name.back() == ',' || name.back() == ';' || name.back() == ':'))
      name.pop_back();
    if (!name.empty() && name.size() <= kLongestName) names_.try_emplace(id_, std::move(name));
    id_.clear();
  }
  open_.pop_back();
}

void TeiNames::text(std::string_view text) {
  if (!id_.empty() && name_.size() <= kLongestName) name_ += text;
}

std::string TeiNames::find(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? std::string() : found->second;
}

}  // namespace dossier
