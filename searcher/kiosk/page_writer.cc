// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/error.h"
#include "searcher/kiosk/assets.h"
#include "searcher/kiosk/pages.h"
#include "searcher/kiosk/site.h"

namespace dossier {
namespace {

// "[[key]]" in a template is a message of the interface. Messages hold no sign of HTML or Mustache:
// tests/house/check_templates.sh sees to it.
std::string with_messages(std::string_view text, const InterfaceText& messages) {
  std::string out;
  for (std::size_t at = 0;;) {
    const auto open = text.find("[[", at);
    out += text.substr(at, open == std::string_view::npos ? open : open - at);
    if (open == std::string_view::npos) return out;
    const auto close = text.find("]]", open);
    if (close == std::string_view::npos) throw Error("a template's message has no end");
    out += messages.text(text.substr(open + 2, close - open - 2));
    at = close + 2;
  }
}

}  // namespace

PageWriter::PageWriter(const Site& site) : site_(site) {
  for (const auto& language : site.languages())
    own_names_[language] = InterfaceText(language).text("language.name");
}

InterfaceText& PageWriter::text(const HttpRequest& request) {
  const auto language = site_.language_of(request);
  const auto found = texts_.find(language);
  return found != texts_.end() ? found->second
                               : texts_.try_emplace(language, language).first->second;
}

PageWriter::Prepared& PageWriter::prepared(InterfaceText& text) {
  const auto [found, made] = prepared_.try_emplace(text.language());
  auto& prepared = found->second;
  if (!made) return prepared;
  constexpr std::string_view kPages = "templates/", kParts = "parts/", kEnd = ".html";
  for (const auto& file : embedded_files()) {
    if (!file.name.ends_with(kEnd)) continue;
    const auto name = file.name.substr(0, file.name.size() - kEnd.size());
    if (name.starts_with(kPages)) {
      prepared.pages[std::string(name.substr(kPages.size()))] = with_messages(file.text, text);
    } else if (name.starts_with(kParts)) {
      prepared.parts[std::string(name.substr(kParts.size()))] = with_messages(file.text, text);
    }
  }
  const auto head = prepared.pages.at("frame_head"), foot = prepared.pages.at("frame_foot");
  for (auto& [name, page] : prepared.pages) page.insert(0, head).append(foot);
  return prepared;
}

void PageWriter::add_frame(const HttpRequest& request, InterfaceText& text, Json& model) const {
  model["incomplete"] = incomplete_();
  model["lang"] = text.language();
  model["dir"] = text.right_to_left() ? "rtl" : "ltr";
  model["version"] = site_.version();
  model["idle"] = site_.idle_seconds();
  model["home_link"] = site_link(request, "/", {});
  model["help_link"] = site_link(request, "/help", {});
  model["about_link"] = site_link(request, "/about", {});
  model["lang_chosen"] = std::string(request.get("lang"));
  if (!model.contains("q")) model["q"] = std::string(request.get("q"));
  auto languages = Json::array();
  for (const auto& language : site_.languages()) {
    languages.push_back({{"code", language},
                         {"name", own_names_.at(language)},
                         {"link", changed_link(request, "lang", language)},
                         {"current", language == text.language()}});
  }
  model["languages"] = std::move(languages);
}

HttpResponse PageWriter::page(const HttpRequest& request, const std::string& name, Json model,
                              unsigned status) {
  auto& messages = text(request);
  auto& templates = prepared(messages);
  auto read = templates.read.find(name);
  if (read == templates.read.end()) {
    PageTemplate page(templates.pages.at(name), templates.parts);
    read = templates.read.emplace(name, std::move(page)).first;
  }
  add_frame(request, messages, model);
  return make_response(status, http::kHtml, read->second.render(model));
}

}  // namespace dossier
