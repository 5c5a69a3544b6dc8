// SPDX-License-Identifier: GPL-2.0-or-later
// What the JSON writers share, and the pages made of the same JSON. Internal to front ends.

#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "searcher/answers.h"

namespace dossier {

using Json = nlohmann::ordered_json;

inline constexpr int kFormatVersion = 1;

/// One line, ill-formed UTF-8 replaced.
inline std::string one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// Null for "".
inline Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

/// An array of `each(item)`; [] for none.
template <typename List, typename Each>
Json array_of(const List& list, const Each& each) {
  auto out = Json::array();
  for (const auto& item : list) out.push_back(each(item));
  return out;
}

/// The other places of a story.
inline Json story_json(const std::vector<StoryPlace>& story) {
  return array_of(story, [](const StoryPlace& place) {
    return Json{
        {"id", place.id}, {"title", place.title}, {"outlet", place.outlet}, {"date", place.date}};
  });
}

/// [[begin, end], ...]
inline Json ranges_json(const std::vector<ByteRange>& ranges) {
  return array_of(ranges, [](ByteRange r) { return Json::array({r.begin, r.end}); });
}

/// Periods as in `date` of the facets.
inline Json periods_json(const std::vector<PeriodCount>& dates) {
  return array_of(dates, [](const PeriodCount& date) {
    Json json{{"period", text_or_null(date.period)}};
    if (!date.period.empty()) json["unit"] = date.unit;
    if (date.coarse) json["coarse"] = true;
    json["count"] = date.count;
    return json;
  });
}

/// The keys people, groups and places belong to: "people", ...
inline const char* plural_name(int kind) { return facet_name(static_cast<Facet>(kind)); }

}  // namespace dossier
