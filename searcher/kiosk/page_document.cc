// SPDX-License-Identifier: GPL-2.0-or-later
// A document to read, and the slip of paper a visitor takes home.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/error.h"
#include "schema/display_name.h"
#include "searcher/kiosk/chart.h"
#include "searcher/kiosk/document_text.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"

namespace dossier {
namespace {

constexpr std::size_t kActors = 12, kSimilar = 5, kGraphBoxes = 8;

std::string subject(const HttpRequest& request, std::string_view name) {
  std::string value(request.get(name));
  if (value.empty() || value.size() > kMostQuery)
    throw Error(fmt::format("the parameter {} is missing or too long", name));
  return value;
}

// The actors most mentioned in the document, by kind.
Json actors_model(const ShowAnswer& answer, const HttpRequest& request, InterfaceText& text) {
  std::map<std::string, std::pair<EntityKind, std::int64_t>> counts;
  for (const auto& mention : answer.document.mentions) {
    if (mention.entity.empty()) continue;
    auto& count = counts[mention.entity];
    count.first = mention.kind;
    ++count.second;
  }
  auto kinds = Json::array();
  for (int kind = 0; kind < kEntityKinds; ++kind) {
    std::vector<std::pair<std::int64_t, std::string>> best;
    for (const auto& [id, count] : counts) {
      if (static_cast<int>(count.first) == kind) best.emplace_back(count.second, id);
    }
    std::stable_sort(best.begin(), best.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (best.size() > kActors) best.resize(kActors);
    auto rows = array_of(best, [&](const auto& one) {
      const auto& name = answer.entity_names.at(one.second);
      return Json{
          {"name", name},
          {"link", actor_link(request, one.second)},
          {"count", text.number(static_cast<std::uint64_t>(one.first))},
          {"label", text.message("document.mentions", {{"name", name}, {"count", one.first}})}};
    });
    if (!rows.empty()) {
      kinds.push_back({{"heading", text.text(std::string("facet.") + plural_name(kind))},
                       {"rows", std::move(rows)}});
    }
  }
  return kinds;
}

Json graph_model(const ShowAnswer& answer, const CitedByAnswer& cited_by,
                 const HttpRequest& request, const InterfaceText& text) {
  std::vector<GraphBox> citing, cited;
  for (const auto& place : cited_by.citing) {
    const auto link = document_link(request, place.head.id);
    const bool known = std::any_of(citing.begin(), citing.end(),
                                   [&](const GraphBox& box) { return box.link == link; });
    if (!known && citing.size() < kGraphBoxes)
      citing.push_back({title_of(place.head.title, text), link});
  }
  // Works that are held come first: they can be read here.
  for (const bool held : {true, false}) {
    for (std::size_t i = 0; i < answer.document.works.size(); ++i) {
      const auto& work = answer.document.works[i];
      if (answer.held[i].has_value() != held || cited.size() >= kGraphBoxes || work.title.empty())
        continue;
      cited.push_back({work.title, held ? document_link(request, *answer.held[i])
                                        : work_link(request, answer.work_keys[i])});
    }
  }
  return neighbourhood(title_of(answer.head.title, text), citing, cited);
}

Json similar_model(const SimilarAnswer& answer, const HttpRequest& request, InterfaceText& text) {
  return array_of(answer.documents, [&](const SimilarDocument& document) {
    auto row = document_row(document.head, request, text);
    row["why"] = fmt::format("{}", fmt::join(document.actors, ", "));
    return row;
  });
}

void add_head(const ShowAnswer& answer, const HttpRequest& request, InterfaceText& text,
              Json& model) {
  const auto& head = answer.head;
  model.update(document_row(head, request, text));
  model["title"] = title_of(head.title, text);
  model["address"] = head.url;
  model["cites"] = head.cites == 0 ? "" : text.message("cites.count", {{"count", head.cites}});
  model["slip"] =
      site_link(request, "/slip", {{"id", head.id}, {"q", std::string(request.get("q"))}});
  model["id"] = head.id;
  model["story"] = array_of(answer.story, [&](const StoryPlace& place) {
    return Json{{"title", title_of(place.title, text)},
                {"outlet", place.outlet},
                {"date", text.date(place.date)},
                {"link", document_link(request, place.id)}};
  });
}

Json slip_model(const DocumentHead& head, const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const auto title = title_of(head.title, text);
  const auto permalink = fmt::format("http://{}{}", request.host, document_link(request, head.id));
  return {{"title", text.message("slip.title", {{"title", title}})},
          {"name", title},
          {"authors", fmt::format("{}", fmt::join(head.authors, ", "))},
          {"outlet", head.outlet},
          {"date", text.date(head.date)},
          {"address", head.url},
          {"key", head.key},
          {"permalink", permalink},
          {"index_date", text.day_of(visit.searcher.info().updated)},
          {"query", std::string(request.get("q"))},
          {"back", document_link(request, head.id, std::string(request.get("q")))},
          {"qr", qr_code(head.url.empty() ? permalink : head.url)}};
}

Json document_model(const ShowAnswer& answer, const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const std::string find(request.get("find"));
  if (find.size() > kMostQuery) throw Error("what to find is too long");
  Json model;
  add_head(answer, request, text, model);
  DocumentText words(answer, request, text, find);
  model["outline"] = words.outline();
  model["body"] = words.body();
  model["notes"] = words.notes();
  model["rest"] = words.rest();
  model["find"] = find;
  if (!find.empty()) model["found"] = text.message("find.count", {{"count", words.found()}});
  model["actors"] = actors_model(answer, request, text);
  const auto cited_by = visit.searcher.cited_by(answer.head.id);
  model["graph"] = graph_model(answer, cited_by, request, text);
  model["similar"] = similar_model(visit.searcher.similar(answer.head.id, kSimilar), request, text);
  model["q"] = std::string(request.get("q"));
  return model;
}

// templates/NAME.html of the document that is asked for, by its model.
template <typename Model>
HttpResponse page_of_document(const Visit& visit, const char* name, const Model& model) {
  return page_or_404(
      visit, [&] { return visit.searcher.show(subject(visit.request, "id")); },
      [&](const ShowAnswer& answer) {
        return visit.pages.page(visit.request, name, model(answer));
      });
}

}  // namespace

HttpResponse document_page(const Visit& visit) {
  return page_of_document(visit, "document",
                          [&](const ShowAnswer& answer) { return document_model(answer, visit); });
}

HttpResponse slip_page(const Visit& visit) {
  return page_of_document(visit, "slip",
                          [&](const ShowAnswer& answer) { return slip_model(answer.head, visit); });
}

}  // namespace dossier
