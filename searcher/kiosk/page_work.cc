// SPDX-License-Identifier: GPL-2.0-or-later
// A work, held or not, and who cites it.

#include "analysis/error.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"

namespace dossier {
namespace {

// A work key as a visitor may write it down: an address, a DOI, a document's symbol. A key made of
// the title says nothing more than the title.
std::string readable_key(std::string_view key) {
  for (const std::string_view named : {"url:", "un:"})
    if (key.starts_with(named)) return std::string(key.substr(named.size()));
  return key.starts_with("title:") ? "" : std::string(key);
}

Json place_model(const CitingPlace& place, InterfaceText& text) {
  Json row{{"sentence", place.sentence}, {"note", ""}, {"raw", ""}};
  if (place.note) {
    row["note"] = text.message("results.note", {{"label", *place.note}});
    row["raw"] = place.raw == place.sentence ? "" : place.raw;
  }
  row["confidence"] =
      place.confidence == Confidence::Certain || place.confidence == Confidence::None
          ? ""
          : text.text(std::string("confidence.") + confidence_name(place.confidence));
  return row;
}

HttpResponse cited_by_page(const CitedByAnswer& answer, const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  Json model{{"title", answer.title.empty() ? answer.work : answer.title},
             {"key", readable_key(answer.work)},
             {"count", text.message("cited_by.count", {{"count", answer.total}})},
             {"none", answer.total == 0}};
  if (answer.held) model["held"] = document_link(request, *answer.held);
  model["citing"] = rows_by_document(answer.citing, request, text, [&](const CitingPlace& place) {
    return place_model(place, text);
  });
  return visit.pages.page(request, "work", std::move(model));
}

}  // namespace

HttpResponse work_page(const Visit& visit) {
  const std::string key(visit.request.get("key"));
  if (key.empty() || key.size() > kMostQuery) throw Error("the parameter key is missing");
  return page_or_404(
      visit, [&] { return visit.searcher.cited_by(key); },
      [&](const CitedByAnswer& answer) { return cited_by_page(answer, visit); });
}

}  // namespace dossier
