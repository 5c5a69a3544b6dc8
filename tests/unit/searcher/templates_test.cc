// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/templates.h"

#include <doctest/doctest.h>

#include "analysis/error.h"

using namespace dossier;

TEST_CASE("templates: what a page makes of its values") {
  const Json values{{"title", R"(<b> & "c" 'd')"},
                    {"none", nullptr},
                    {"empty", ""},
                    {"zero", 0},
                    {"tag", "{{title}} {{{x}}} {{>part}}"},
                    {"bad", "a\xFF\x01z"},
                    {"plain", {"x", "<y>"}},
                    {"list", Json::array({Json{{"n", 1}}, Json{{"n", 2}}})},
                    {"part", "{{title}}"},
                    {"head", {{"id", "i"}}}};
  const TemplateParts parts{{"part", "[{{zero}}]"}};
  struct Row {
    const char* text;
    const char* wanted;
  };
  for (const auto& [text, wanted] : {
           Row{"{{title}}", "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"},
           Row{"{{#none}}x{{/none}}{{^none}}y{{/none}}", "y"},
           Row{"{{#empty}}x{{/empty}}{{^empty}}y{{/empty}}", "y"},
           Row{"{{#zero}}{{zero}}{{/zero}}", "0"},
           Row{"{{tag}}", "{{title}} {{{x}}} {{&gt;part}}"},
           Row{"{{bad}}", "a\uFFFD\uFFFDz"},
           Row{"{{#plain}}{{.}},{{/plain}}", "x,&lt;y&gt;,"},
           Row{"{{#list}}{{n}}{{zero}} {{/list}}", "10 20 "},
           Row{"{{> part }}{{>part}}", "[0][0]"},
           Row{"{{head.id}}{{unknown}}", "i"},
       }) {
    CAPTURE(text);
    CHECK(render_page(text, values, parts) == wanted);
  }
}

TEST_CASE("templates: what is refused") {
  for (const auto* text :
       {"{{{x}}}", "{{&x}}", "{{ & x}}", "{{=<% %>=}}", "{{x", "{{#x}}", "{{>no}}", "{{}}"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(render_page(text, Json::object()), Error);
  }
  CHECK_THROWS_AS(render_page("{{>a}}", Json::object(), {{"a", "{{>a}}"}}), Error);
  CHECK_THROWS_AS(render_page("{{>a}}", Json::object(), {{"a", "{{{x}}}"}}), Error);
}

TEST_CASE("templates: links that may be followed") {
  CHECK(safe_link("https://a.example/?q=1") == "https://a.example/?q=1");
  CHECK(safe_link("HTTP://a.example/") == "HTTP://a.example/");
  for (const auto* url :
       {"javascript:alert(1)", " https://a", "data:text/html,x", "https://", "", "//a"}) {
    CAPTURE(url);
    CHECK(safe_link(url).empty());
  }
}
