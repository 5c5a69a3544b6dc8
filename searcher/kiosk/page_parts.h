// SPDX-License-Identifier: GPL-2.0-or-later
// Pieces of models that several pages share.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/formats/json_values.h"
#include "searcher/kiosk/interface_text.h"
#include "searcher/kiosk/visit.h"

namespace dossier {

std::string document_link(const HttpRequest& request, const std::string& id,
                          const std::string& query = {});
std::string actor_link(const HttpRequest& request, const std::string& id);
std::string work_link(const HttpRequest& request, const std::string& key);

/// ["Ann Roe", "Northgate Wire", "Aug 15, 2021", "Paper"]; what is not known is left out. Apart, as
/// they may be of several scripts.
Json byline(const DocumentHead& head, InterfaceText& text);
/// "Paper" for "paper"; a kind that the interface does not know as it is.
std::string kind_name(const std::string& kind, const InterfaceText& text);
/// A row of a list: {"title", "link", "byline", "cited_by"}.
Json document_row(const DocumentHead& head, const HttpRequest& request, InterfaceText& text);
/// Document rows, each with its "places": what `place_model` makes of the `places`, which follow
/// each other by document.
template <typename Place, typename Model>
Json rows_by_document(const std::vector<Place>& places, const HttpRequest& request,
                      InterfaceText& text, const Model& place_model) {
  auto rows = Json::array();
  const std::string* last = nullptr;
  for (const auto& place : places) {
    if (last == nullptr || *last != place.head.id) {
      rows.push_back(document_row(place.head, request, text));
      rows.back()["places"] = Json::array();
      last = &place.head.id;
    }
    rows.back()["places"].push_back(place_model(place));
  }
  return rows;
}
/// A title, or "Untitled".
std::string title_of(const std::string& title, const InterfaceText& text);

/// {"name", "link", "count", "label"} of an actor with a count of documents.
Json actor_row(const Entity& entity, std::uint32_t documents, const HttpRequest& request,
               InterfaceText& text);

/// Links to the pages before and after, for `total` rows of which `rows` stand on each; null where
/// all are on one. `page` counts from 1.
Json pager(const HttpRequest& request, std::size_t total, std::size_t rows, std::size_t page,
           InterfaceText& text);

}  // namespace dossier
