// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/page_parts.h"

#include <fmt/format.h>

#include "schema/display_name.h"
#include "searcher/kiosk/site.h"

namespace dossier {
namespace {

constexpr std::size_t kMostAuthors = 3;

}  // namespace

std::string document_link(const HttpRequest& request, const std::string& id,
                          const std::string& query) {
  return site_link(request, "/document", {{"id", id}, {"q", query}});
}

std::string actor_link(const HttpRequest& request, const std::string& id) {
  return site_link(request, "/actor", {{"id", id}});
}

std::string work_link(const HttpRequest& request, const std::string& key) {
  return site_link(request, "/work", {{"key", key}});
}

std::string kind_name(const std::string& kind, const InterfaceText& text) {
  const auto key = "kind." + kind;
  return text.has(key) ? text.text(key) : kind;
}

std::string title_of(const std::string& title, const InterfaceText& text) {
  return title.empty() ? text.text("document.untitled") : title;
}

Json byline(const DocumentHead& head, InterfaceText& text) {
  std::vector<std::string> parts;
  std::vector<std::string> authors(head.authors.begin(),
                                   head.authors.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                              head.authors.size(), kMostAuthors)));
  if (authors.size() < head.authors.size()) authors.emplace_back("…");
  if (!authors.empty()) parts.push_back(fmt::format("{}", fmt::join(authors, ", ")));
  if (!head.outlet.empty()) parts.push_back(head.outlet);
  if (!head.date.empty()) parts.push_back(text.date(head.date));
  // "Other" tells nothing.
  if (!head.kind.empty() && head.kind != "other") parts.push_back(kind_name(head.kind, text));
  return parts;
}

Json document_row(const DocumentHead& head, const HttpRequest& request, InterfaceText& text) {
  Json row{{"title", title_of(head.title, text)},
           {"language", head.language},
           {"link", document_link(request, head.id)},
           {"byline", byline(head, text)}};
  row["cited_by"] = "";  // Always there: a name not found is looked for around the row.
  if (head.cited_by > 0) {
    row["cited_by"] = text.message("cited_by.count", {{"count", head.cited_by}});
    row["cited_by_link"] = work_link(request, head.id);
  }
  return row;
}

Json actor_row(const Entity& entity, std::uint32_t documents, const HttpRequest& request,
               InterfaceText& text) {
  const auto name = display_name(entity.kind, entity.name);
  return {{"name", name},
          {"link", actor_link(request, entity.id)},
          {"count", text.number(documents)},
          {"label", text.message("actor.label", {{"name", name}, {"count", documents}})}};
}

Json pager(const HttpRequest& request, std::size_t total, std::size_t rows, std::size_t page,
           InterfaceText& text) {
  const auto pages = (total + rows - 1) / rows;
  if (pages < 2) return nullptr;
  Json out{{"text", text.message("pager.page", {{"page", static_cast<std::int64_t>(page)},
                                                {"pages", static_cast<std::int64_t>(pages)}})}};
  if (page > 1) out["before"] = changed_link(request, "page", std::to_string(page - 1));
  if (page < pages) out["after"] = changed_link(request, "page", std::to_string(page + 1));
  return out;
}

}  // namespace dossier
