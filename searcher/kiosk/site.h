// SPDX-License-Identifier: GPL-2.0-or-later
// What all workers of a kiosk share: its settings, and addresses of its own pages.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/kiosk/http_message.h"
#include "searcher/kiosk/kiosk.h"

namespace dossier {

class Site {
 public:
  explicit Site(const KioskSettings& settings);

  /// The language of the answer: `lang`, else what the browser asks for, else the kiosk's.
  std::string language_of(const HttpRequest& request) const;
  std::uint32_t idle_seconds() const { return settings_.idle_seconds; }
  const std::vector<std::string>& languages() const { return languages_; }
  const std::string& version() const { return version_; }  ///< Of the assets.

 private:
  const KioskSettings& settings_;
  std::vector<std::string> languages_;
  std::string version_;
};

/// "/search?q=a%20b": an address of the site itself. A language that stands in the address of
/// `request` is kept, so that no cookie is needed.
std::string site_link(const HttpRequest& request, std::string_view path,
                      const Parameters& parameters);
/// The address of `request` itself, with `name` set to `value` (left out for "").
std::string changed_link(const HttpRequest& request, std::string_view name,
                         const std::string& value);

}  // namespace dossier
