// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/document.h"

#include <array>

namespace dossier {
namespace {

template <typename Enum, std::size_t N>
const char* name_of(const std::array<const char*, N>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

constexpr std::array kZoneNames{"front", "body", "notes", "bibliography", "back"};
constexpr std::array kKindNames{"person", "group", "place"};
constexpr std::array kHowNames{"tagged", "authority", "context", "recognised"};
constexpr std::array kClassNames{"full",   "short",    "ibid", "idem",  "supra",
                                 "op-cit", "internal", "link", "entry", "comment"};
constexpr std::array kConfidenceNames{"none", "ambiguous", "medium", "high", "certain"};

}  // namespace

const char* zone_name(Zone zone) { return name_of(kZoneNames, zone); }
const char* entity_kind_name(EntityKind kind) { return name_of(kKindNames, kind); }
const char* mention_how_name(MentionHow how) { return name_of(kHowNames, how); }
const char* citation_class_name(CitationClass c) { return name_of(kClassNames, c); }
const char* confidence_name(Confidence c) { return name_of(kConfidenceNames, c); }

std::optional<EntityKind> parse_entity_kind(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (name == kKindNames.at(i)) return static_cast<EntityKind>(i);
  }
  return std::nullopt;
}

}  // namespace dossier
