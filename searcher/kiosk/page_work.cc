// SPDX-License-Identifier: GPL-2.0-or-later
// A work, held or not, and who cites it.

#include "analysis/error.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"

namespace dossier {
namespace {

Json place_model(const CitingPlace& place, const HttpRequest& request, InterfaceText& text) {
  auto row = document_row(place.head, request, text);
  row["sentence"] = place.sentence;
  row["note"] = row["raw"] = "";
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
             {"key", answer.work},
             {"count", text.message("cited_by.count", {{"count", answer.total}})},
             {"none", answer.total == 0}};
  if (answer.held) model["held"] = document_link(request, *answer.held);
  model["citing"] = array_of(
      answer.citing, [&](const CitingPlace& place) { return place_model(place, request, text); });
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
