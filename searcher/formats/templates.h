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
#include <string>
#include <string_view>

#include "searcher/formats/json_values.h"

namespace dossier {

/// Parts that templates share: {{>name}} stands for the text of `name`, which names no other part.
using TemplateParts = std::map<std::string, std::string, std::less<>>;

/// `text` with its tags filled in. Ill-formed UTF-8 and control characters of values become U+FFFD.
/// Cost: linear in the page. Thread-safe.
/// @throws Error for a template that is no such thing: an unclosed section, an unknown part, a tag
/// that would not be escaped ({{{x}}}, {{&x}}) or that changes what a tag is ({{=...=}}).
std::string render_page(std::string_view text, const Json& values, const TemplateParts& parts = {});

/// `url` where a reader may follow it (http, https, mailto), else "": for href, where escaping does
/// not stop "javascript:".
std::string safe_link(const std::string& url);

}  // namespace dossier
