// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/site.h"

#include <algorithm>

#include "searcher/kiosk/assets.h"
#include "searcher/kiosk/interface_text.h"
#include "searcher/kiosk/request_target.h"

namespace dossier {
namespace {

constexpr std::string_view kLanguage = "lang";

std::string written(std::string_view path, const Parameters& parameters) {
  auto link = percent_encoded(path);
  char sign = '?';
  for (const auto& [name, value] : parameters) {
    if (value.empty()) continue;
    link += sign + percent_encoded(name) + '=' + percent_encoded(value);
    sign = '&';
  }
  return link;
}

}  // namespace

Site::Site(const KioskSettings& settings)
    : settings_(settings), languages_(interface_languages()), version_(assets_version()) {}

std::string Site::language_of(const HttpRequest& request) const {
  std::string asked(request.get(kLanguage));
  if (std::find(languages_.begin(), languages_.end(), asked) != languages_.end()) return asked;
  return preferred_language(request.accept_language, settings_.language);
}

std::string site_link(const HttpRequest& request, std::string_view path,
                      const Parameters& parameters) {
  auto all = parameters;
  all.emplace_back(kLanguage, request.get(kLanguage));
  return written(path, all);
}

std::string changed_link(const HttpRequest& request, std::string_view name,
                         const std::string& value) {
  auto parameters = request.parameters;
  std::erase_if(parameters, [&](const auto& row) { return row.first == name; });
  parameters.emplace_back(name, value);
  return written(request.path, parameters);
}

}  // namespace dossier
