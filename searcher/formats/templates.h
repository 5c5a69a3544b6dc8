// SPDX-License-Identifier: GPL-2.0-or-later
// Pages of HTML from templates (Mustache) and the same JSON that answers are written as.
//
//   render_page("<h1>{{title}}</h1>{{#hits}}<p>{{rank}}
//   {{>link}}</p>{{/hits}}{{^hits}}Nothing{{/hits}}",
//               {{"title", "A & B"}, {"hits", ...}}, {{"link", "<a
//               href=\"{{url}}\">{{title}}</a>"}})
//     -> "<h1>A &amp; B</h1>..."
//
// All values are escaped, in text and in attributes in quotation marks; there is no way to put one
// in as it is. What a document says can so never become markup, and never a template. A section
// ({{#x}}) is left out for null, false, "", [] and what is not there; {{^x}} is its opposite; in a
// list of plain values {{.}} is the value. A name not found in a section is looked for around it.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "searcher/formats/json_values.h"

namespace dossier {

/// Parts that templates share: {{>name}} stands for the text of `name`, which names no other part.
using TemplateParts = std::map<std::string, std::string, std::less<>>;

/// A template, read once and filled in as often as wanted. Not thread-safe.
class PageTemplate {
 public:
  /// @throws Error for a template that is no such thing: an unclosed section, an unknown part, a
  /// tag that would not be escaped ({{{x}}}, {{&x}}) or that changes what a tag is ({{=...=}}).
  explicit PageTemplate(std::string_view text, const TemplateParts& parts = {});
  ~PageTemplate();
  PageTemplate(PageTemplate&&) noexcept;
  PageTemplate(const PageTemplate&) = delete;
  PageTemplate& operator=(const PageTemplate&) = delete;

  /// The text with its tags filled in; of a list x, has_x tells whether anything is in it.
  /// Ill-formed UTF-8 and control characters of values become U+FFFD. Cost: linear in the page.
  std::string render(const Json& values);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A template filled in once. Thread-safe.
std::string render_page(std::string_view text, const Json& values, const TemplateParts& parts = {});

/// A quotation as alternating pieces, {"text": ..., "mark": true where it matched}: what templates
/// make of highlights.
Json marked_pieces(const std::string& text, const std::vector<ByteRange>& highlights);

/// `url` where a reader may follow it (http, https, mailto), else "": for href, where escaping does
/// not stop "javascript:".
std::string safe_link(const std::string& url);

}  // namespace dossier
