// SPDX-License-Identifier: GPL-2.0-or-later
// An actor's card, and what two actors share.

#include <fmt/format.h>

#include <algorithm>

#include "analysis/error.h"
#include "schema/display_name.h"
#include "searcher/formats/templates.h"
#include "searcher/kiosk/chart.h"
#include "searcher/kiosk/filters.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"
#include "searcher/query/clause_text.h"

namespace dossier {
namespace {

constexpr std::size_t kRows = 12, kSpellings = 12, kAliases = 12, kSentences = 20;

std::string kind_of(const Entity& entity, const InterfaceText& text) {
  return text.text(std::string("kind.") + entity_kind_name(entity.kind));
}

std::string documents_text(std::uint32_t count, InterfaceText& text) {
  return text.message("results.count", {{"count", count}});
}

std::string span_of(const std::string& first, const std::string& last, InterfaceText& text) {
  if (first.empty() && last.empty()) return {};
  if (first.empty()) return text.message("dates.until", {{"to", text.date(last)}});
  if (last.empty()) return text.message("dates.since", {{"from", text.date(first)}});
  if (first == last) return text.date(first);
  return text.message("dates.span", {{"from", text.date(first)}, {"to", text.date(last)}});
}

Json kin_model(const std::vector<Kin>& kin, const HttpRequest& request, InterfaceText& text) {
  return array_of(kin, [&](const Kin& one) {
    Json row{{"name", one.name}, {"link", actor_link(request, one.id)}};
    row["count"] = one.documents == 0 ? "" : text.number(one.documents);
    row["dates"] = span_of(one.from, one.to, text);
    return row;
  });
}

Json companion_model(const Companion& companion, const Entity& entity, const HttpRequest& request,
                     InterfaceText& text) {
  Json row{{"name", companion.name},
           {"sentences", text.number(companion.sentences)},
           {"paragraphs", text.number(companion.paragraphs)},
           {"documents", text.number(companion.documents)},
           {"link", ""},
           {"pair", ""}};
  if (companion.id) {
    row["link"] = actor_link(request, *companion.id);
    row["pair"] = site_link(request, "/actor", {{"id", entity.id}, {"with", *companion.id}});
    row["pair_label"] = text.message(
        "actor.pair_label",
        {{"first", display_name(entity.kind, entity.name)}, {"second", companion.name}});
  }
  return row;
}

Json timeline_of(const std::vector<PeriodCount>& dates, const std::vector<std::string>& clauses,
                 const HttpRequest& request, InterfaceText& text) {
  return timeline(dates, text, [&](const std::string& period) {
    return results_link(request, {"", clauses, period, period});
  });
}

HttpResponse card_page(const Visit& visit, const ActorCard& card) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const auto& entity = card.entity;
  const auto clause = actor_clause(entity.id);
  Json model{{"title", display_name(entity.kind, entity.name)}};
  model["kind"] = kind_of(entity, text);
  model["count"] = documents_text(card.documents, text);
  model["mentions"] = text.message("actor.mentions", {{"count", card.mentions}});
  model["search"] = results_link(request, {"", {clause}, "", ""});
  auto aliases = entity.aliases;
  if (aliases.size() > kAliases) aliases.resize(kAliases);
  model["aliases"] = fmt::format("{}", fmt::join(aliases, " · "));
  auto names = card.names;
  if (names.size() > kSpellings) names.resize(kSpellings);
  model["names"] = array_of(names, [&](const NameUse& name) {
    return Json{{"spelling", name.spelling},
                {"mentions", text.number(name.mentions)},
                {"documents", text.number(name.documents)},
                {"dates", span_of(name.first, name.last, text)}};
  });
  model["parents"] = kin_model(card.parents, request, text);
  model["children"] = kin_model(card.children, request, text);
  auto together = card.together;
  if (together.size() > kRows) together.resize(kRows);
  model["together"] = array_of(together, [&](const Companion& companion) {
    return companion_model(companion, entity, request, text);
  });
  model["chart"] = timeline_of(card.timeline, {clause}, request, text);
  model["top"] = array_of(card.top, [&](const TopDocument& top) {
    auto row = document_row(top.head, request, text);
    row["mentions"] = text.message("actor.mentions", {{"count", top.mentions}});
    return row;
  });
  return visit.pages.page(request, "actor", std::move(model));
}

HttpResponse pair_page(const Visit& visit, const ActorPair& pair) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  const auto name = [](const Entity& entity) { return display_name(entity.kind, entity.name); };
  const std::vector<std::string> clauses{actor_clause(pair.first.id), actor_clause(pair.second.id)};
  Json model{{"title", text.message("pair.title",
                                    {{"first", name(pair.first)}, {"second", name(pair.second)}})},
             {"first", actor_row(pair.first, pair.documents, request, text)},
             {"second", actor_row(pair.second, pair.documents, request, text)},
             {"count", documents_text(pair.documents, text)},
             {"sentences", text.message("pair.sentences", {{"count", pair.sentences}})},
             {"dates", span_of(pair.first_date, pair.last_date, text)},
             {"search", results_link(request, {"", clauses, "", ""})}};
  model["chart"] = timeline_of(pair.timeline, clauses, request, text);
  model["shown"] = rows_by_document(pair.shown, request, text, [&](const SharedSentence& sentence) {
    const auto there = sentence.paragraph ? document_link(request, sentence.head.id) +
                                                fmt::format("#p{}", *sentence.paragraph)
                                          : "";
    return Json{{"pieces", marked_pieces(sentence.text, sentence.highlights)}, {"link", there}};
  });
  return visit.pages.page(request, "pair", std::move(model));
}

// Several actors are called so, or none.
HttpResponse called_page(const Visit& visit, const ActorsAnswer& answer) {
  const auto& request = visit.request;
  auto& text = visit.pages.text(request);
  Json model{{"title", text.message("actors.called", {{"name", answer.name}})},
             {"rows", array_of(answer.actors, [&](const ActorCount& actor) {
                return actor_row(actor.entity, actor.documents, request, text);
              })}};
  model["none"] = answer.actors.empty();
  return visit.pages.page(request, "list", std::move(model),
                          answer.actors.empty() ? http::kNotFound : http::kOk);
}

}  // namespace

HttpResponse actor_page(const Visit& visit) {
  ActorsRequest wanted;
  wanted.limit = kSentences;
  wanted.time_limit = kMostSearchTime;
  for (const auto* name : {"id", "with"}) {
    const auto value = visit.request.get(name);
    if (value.size() > kMostQuery) throw Error("the name is too long");
    if (!value.empty()) wanted.words.emplace_back(value);
  }
  if (wanted.words.empty()) throw Error("the parameter id is missing");
  return page_or_404(
      visit, [&] { return visit.searcher.actors(wanted); },
      [&](const ActorsAnswer& answer) {
        if (answer.card) return card_page(visit, *answer.card);
        return answer.pair ? pair_page(visit, *answer.pair) : called_page(visit, answer);
      });
}

}  // namespace dossier
