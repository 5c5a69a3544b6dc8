// SPDX-License-Identifier: GPL-2.0-or-later
// The pages of the kiosk, a function each: it asks the Searcher, puts the answer into a model
// (JSON) and has a template fill it in. No page needs a script, and every value is escaped.

#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <type_traits>

#include "analysis/error.h"
#include "schema/index_place.h"
#include "searcher/formats/json_values.h"
#include "searcher/formats/templates.h"
#include "searcher/kiosk/interface_text.h"
#include "searcher/kiosk/visit.h"

namespace dossier {

/// Fills in templates, one language after the other. Not thread-safe.
class PageWriter {
 public:
  explicit PageWriter(const Site& site);
  /// Pages made from now on say that they are incomplete where `incomplete` gives true.
  void label_where(std::function<bool()> incomplete) { incomplete_ = std::move(incomplete); }

  InterfaceText& text(const HttpRequest& request);
  /// templates/NAME.html in the frame of all pages. `model` has `title`; `q` fills the search box.
  HttpResponse page(const HttpRequest& request, const std::string& name, Json model,
                    unsigned status = http::kOk);

 private:
  struct Prepared {
    std::map<std::string, std::string> pages;  ///< By name, messages put in.
    TemplateParts parts;
    std::map<std::string, PageTemplate> read;  ///< Those that were asked for.
  };
  Prepared& prepared(InterfaceText& text);
  void add_frame(const HttpRequest& request, InterfaceText& text, Json& model) const;

  const Site& site_;
  std::function<bool()> incomplete_ = [] { return false; };
  std::map<std::string, std::string> own_names_;  ///< "Deutsch" for "de".
  std::map<std::string, InterfaceText> texts_;
  std::map<std::string, Prepared> prepared_;
};

HttpResponse start_page(const Visit& visit);
HttpResponse results_page(const Visit& visit);
HttpResponse document_page(const Visit& visit);
HttpResponse actor_page(const Visit& visit);
HttpResponse work_page(const Visit& visit);
HttpResponse browse_page(const Visit& visit);
HttpResponse slip_page(const Visit& visit);
HttpResponse help_page(const Visit& visit);
HttpResponse about_page(const Visit& visit);
/// `message` and `hint` as thrown; "" where there is nothing but the status to tell.
HttpResponse error_page(const HttpRequest& request, PageWriter& pages, unsigned status,
                        const std::string& message, const std::string& hint);
/// A server of the index does not answer; with a link to try again. Which, is not for visitors.
HttpResponse server_down_page(const HttpRequest& request, PageWriter& pages);

/// page(ask()); where `ask` throws, since what was asked for is not known, a page that says so.
template <typename Ask, typename Page>
HttpResponse page_or_404(const Visit& visit, const Ask& ask, const Page& page) {
  std::optional<std::invoke_result_t<Ask>> answer;
  try {
    answer.emplace(ask());
  } catch (const ServerDown&) {
    throw;
  } catch (const Error& error) {
    return error_page(visit.request, visit.pages, http::kNotFound, error.what(), error.hint());
  }
  return page(*answer);
}

}  // namespace dossier
