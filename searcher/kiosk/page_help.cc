// SPDX-License-Identifier: GPL-2.0-or-later
// Help with examples, what the index is, and what went wrong.

#include <fmt/format.h>

#include <array>

#include "schema/version.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"

namespace dossier {
namespace {

struct Example {
  const char* query;
  const char* key;  // Of the message that says what it finds.
};

constexpr std::array kExamples{
    Example{"drone strike", "help.words"},
    Example{"\"air force\"", "help.phrase"},
    Example{"kabul OR kandahar", "help.or"},
    Example{"taliban -peace", "help.not"},
    Example{"evacuat*", "help.star"},
    Example{"taliban NEAR/10 cabinet", "help.near"},
    Example{"place:kabul group:iskp", "help.actors"},
    Example{"title:evacuation", "help.title_field"},
    Example{"date:2021-08..2021-12", "help.date"},
    Example{"in:notes malkasian", "help.notes"},
};

}  // namespace

HttpResponse help_page(const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  Json model{{"title", text.text("help.title")}};
  model["examples"] = array_of(kExamples, [&](const Example& example) {
    return Json{{"query", example.query},
                {"text", text.text(example.key)},
                {"link", site_link(request, "/search", {{"q", example.query}})}};
  });
  return visit.pages.page(request, "help", std::move(model));
}

HttpResponse about_page(const Visit& visit) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const auto info = visit.searcher.info();
  Json model{{"title", text.text("about.title")},    {"documents", text.number(info.documents)},
             {"words", text.number(info.words)},     {"entities", text.number(info.entities)},
             {"updated", text.day_of(info.updated)}, {"program", version_text("dossier")}};
  model["languages_held"] = array_of(info.languages, [&](const LanguageInfo& language) {
    return Json{{"name", text.name_of(language.language)},
                {"count", text.number(language.documents)}};
  });
  model["kinds"] = array_of(info.kinds, [&](const FacetCount& kind) {
    return Json{{"name", kind_name(kind.name, text)}, {"count", text.number(kind.count)}};
  });
  return visit.pages.page(request, "about", std::move(model));
}

HttpResponse error_page(const Visit& visit, unsigned status, const std::string& message,
                        const std::string& hint) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  Json model{{"title", text.text(status == http::kNotFound ? "error.not_found" : "error.title")},
             {"message", message},
             {"hint", hint}};
  return visit.pages.page(request, "error", std::move(model), status);
}

}  // namespace dossier
