// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "analysis/error.h"
#include "searcher/kiosk/assets.h"
#include "searcher/kiosk/chart.h"
#include "searcher/kiosk/example_queries.h"
#include "searcher/kiosk/filters.h"
#include "searcher/kiosk/interface_text.h"
#include "searcher/kiosk/kiosk.h"
#include "searcher/kiosk/page_parts.h"
#include "searcher/kiosk/request_target.h"
#include "searcher/kiosk/routes.h"

using namespace dossier;

TEST_CASE("kiosk: the language a browser likes best") {
  struct Row {
    const char *header, *wanted;
  };
  for (const auto& [header, wanted] : {
           Row{"", "en"},
           Row{"pl", "pl"},
           Row{"de-AT,de;q=0.9,en;q=0.8", "de"},
           Row{"xx, fr;q=0.4, ar;q=0.6", "ar"},
           Row{"pl;q=0, es;q=0.1", "es"},
           Row{"*;q=1", "en"},
           Row{",,;;q=,=", "en"},
           Row{"pl;q=x", "en"},
       }) {
    CAPTURE(header);
    CHECK(preferred_language(header, "en") == wanted);
  }
}

TEST_CASE("kiosk: plurals and dates as each language has them") {
  struct Row {
    const char* language;
    std::int64_t count;
    const char *documents, *date;
  };
  for (const auto& row : {
           Row{"en", 1, "1 document", "Aug 15, 2021"},
           Row{"en", 1234, "1,234 documents", "Aug 15, 2021"},
           Row{"pl", 3, "3 dokumenty", "15 sie 2021"},
           Row{"pl", 5, "5 dokumentów", "15 sie 2021"},
           Row{"pl", 22, "22 dokumenty", "15 sie 2021"},
           Row{"fr", 0, "Aucun document", "15 août 2021"},
           Row{"de", 2, "2 Dokumente", "15. Aug. 2021"},
           Row{"es", 1, "1 documento", "15 ago 2021"},
           Row{"ar", 2, "وثيقتان", "١٥ أغسطس ٢٠٢١"},
           Row{"ar", 3, "٣ وثائق", "١٥ أغسطس ٢٠٢١"},
       }) {
    CAPTURE(row.language);
    InterfaceText text(row.language);
    CHECK(text.message("results.count", {{"count", row.count}}) == row.documents);
    CHECK(text.date("2021-08-15") == row.date);
  }
  InterfaceText text("fr");
  CHECK(text.date("2021-08") == "août 2021");
  CHECK(text.date("2021") == "2021");
  CHECK(text.date("soon") == "soon");
  CHECK_THROWS_AS(text.text("no such message"), Error);
}

TEST_CASE("kiosk: passages that follow each other in a document stand below it once") {
  struct Passage {
    DocumentHead head;
    std::string text;
  };
  const auto of = [](const char* id, const char* text) {
    Passage passage;
    passage.head.id = id;
    passage.text = text;
    return passage;
  };
  const std::vector<Passage> passages{of("a", "1"), of("a", "2"), of("b", "3"), of("a", "4")};
  InterfaceText text("en");
  std::string told;
  for (const auto& row : rows_by_document(passages, {}, text, [](const Passage& passage) {
         return nlohmann::ordered_json{{"said", passage.text}};
       })) {
    told += row["link"].get<std::string>();
    for (const auto& place : row["places"]) told += " " + place["said"].get<std::string>();
    told += "; ";
  }
  CHECK(told == "/document?id=a 1 2; /document?id=b 3; /document?id=a 4; ");
}

TEST_CASE("kiosk: the options know the languages there are") {
  CHECK(interface_languages() ==
        std::vector<std::string>(kInterfaceLanguages.begin(), kInterfaceLanguages.end()));
}

TEST_CASE("kiosk: every message of every language can be formatted") {
  for (const auto& language : interface_languages()) {
    InterfaceText text(language);
    for (const auto& [key, message] : text.messages()) {
      if (message.find('{') == std::string::npos) continue;
      CAPTURE(language);
      CAPTURE(key);
      for (const std::int64_t count : {0, 1, 2, 5, 11, 100}) {
        const auto out = text.message(key, {{"count", count},
                                            {"name", std::string("N")},
                                            {"first", std::string("N")},
                                            {"second", std::string("N")},
                                            {"from", std::string("N")},
                                            {"to", std::string("N")},
                                            {"page", count},
                                            {"pages", count},
                                            {"query", std::string("N")},
                                            {"label", std::string("N")},
                                            {"typed", std::string("N")},
                                            {"period", std::string("N")},
                                            {"title", std::string("N")}});
        CHECK(out.find('{') == std::string::npos);
      }
    }
  }
}

TEST_CASE("kiosk: examples of the help page come out of the collection") {
  const auto document = [](const char* title, const char* date, const char* place) {
    Hit hit;
    hit.head.title = title;
    hit.head.date = date;
    hit.head.authors = {"Ann Roe"};
    hit.entities[static_cast<int>(EntityKind::Place)] = {{"place/x", place, 1}};
    hit.entities[static_cast<int>(EntityKind::Group)] = {{"group/x", "Dock Union", 1}};
    return hit;
  };
  const std::vector<Hit> documents{
      document("The Harbour Strike after Midnight: 1921", "1921-05-04", "Hull"),
      document("Über die Häfen", "1922", "Bad \"Place\"")};
  const auto list = [&](const std::function<bool(const std::string&)>& finds) {
    std::string out;
    for (const auto& example : example_queries(documents, finds)) out += example.query + "\n";
    return out;
  };
  CHECK(list([](const std::string&) { return true; }) ==
        "harbour midnight\n\"Dock Union\"\nmidnight OR Häfen\nharbour -Häfen\nmidnig*\n"
        "harbour NEAR/10 midnight\nplace:Hull group:\"Dock Union\"\ntitle:midnight\n"
        "date:1921-05..1921-12\nin:notes roe\n");
  CHECK(list([](const std::string&) { return false; }).empty());
  CHECK(list([](const std::string& q) { return q.starts_with("date:1922"); }) == "date:1922\n");
  // Names of one word are what a reader would type.
  auto named = documents;
  named[0].entities[static_cast<int>(EntityKind::Group)] = {{"group/x", "Dockers", 1}};
  named[0].head.title = "Hull, after Midnight";
  std::string out;
  for (const auto& example : example_queries(named, [](const std::string&) { return true; }))
    out += example.query + "\n";
  CHECK(out.find("dockers hull\n") == 0);
  CHECK(out.find("\ndockers NEAR/10 hull\n") != std::string::npos);
  CHECK(out.find("\ntitle:hull\n") != std::string::npos);
  CHECK(example_queries({}, [](const std::string&) { return true; }).empty());
}

TEST_CASE("kiosk: filters as one query") {
  struct Row {
    const char *target, *query;
  };
  for (const auto& [target, query] : {
           Row{"/search?q=drone+OR+strike", "drone OR strike"},
           Row{"/search?q=a+OR+b&f=kind:news", "(a OR b) kind:news"},
           Row{"/search?q=&f=-kind:news&f=lang:fr", "-kind:news lang:fr"},
           Row{"/search?q=a&from=2021-08&to=2021-12", "(a) date:2021-08..2021-12"},
           Row{"/search?q=+&from=2021&to=2021", "date:2021"},
           Row{"/search?q=a&from=August+2021", "(a) date:2021-08.."},
           Row{"/search?q=a&to=2021", "(a) date:..2021"},
       }) {
    CAPTURE(target);
    CHECK(read_filters(*parse_target(target)).query() == query);
  }
  CHECK_THROWS_AS(read_filters(*parse_target("/search?from=never")), Error);
  const auto request = *parse_target("/search?q=a&lang=pl");
  CHECK(results_link(request, {"a b", {"kind:news"}, "", ""}) ==
        "/search?q=a%20b&f=kind:news&lang=pl");
}

TEST_CASE("kiosk: filters stay filters when the words or a part change") {
  struct Row {
    const char *words, *query, *wanted;  // No `wanted`: not the same filters.
  };
  const std::vector<std::string> news{"kind:news"};
  for (const auto& row : {
           Row{"kabull", "(kabul) kind:news date:2021", "kabul"},
           Row{"a OR b", "(a OR c) kind:news date:2021", "a OR c"},
           Row{"a", "(a) kind:paper date:2021", nullptr},
           Row{"a", "kind:news date:2021", nullptr},
           Row{"a", "", nullptr},
       }) {
    CAPTURE(row.query);
    const auto other = with_words_of({row.words, news, "2021", "2021"}, row.query);
    CHECK(other.has_value() == (row.wanted != nullptr));
    if (other) CHECK(other->words == row.wanted);
    if (other) CHECK(other->query() == row.query);
  }
  CHECK(with_words_of({"kabull", {}, "", ""}, "kabul")->words == "kabul");

  const Filters filters{"a b", {"kind:news", "-lang:fr"}, "2021", ""};
  const auto parts = [&](const std::string& clause) {
    const auto divided = divided_at(filters, clause);
    return divided ? divided->clause.query() + " | " + divided->rest.query() : "";
  };
  CHECK(parts("(a b)") == "a b | kind:news -lang:fr date:2021..");
  CHECK(parts("kind:news") == "kind:news | (a b) -lang:fr date:2021..");
  CHECK(parts("-lang:fr") == "-lang:fr | (a b) kind:news date:2021..");
  CHECK(parts("date:2021..") == "date:2021.. | (a b) kind:news -lang:fr");
  CHECK(parts("b").empty());
  CHECK(parts("").empty());
}

TEST_CASE("kiosk: a timeline has a bar a period, at its place, and a table") {
  InterfaceText text("en");
  const auto link = [](const std::string& period) { return "/" + period; };
  CHECK(timeline({{"", "", false, 3}}, text, link).is_null());
  const auto chart = timeline({{"2021-01", "month", false, 1},
                               {"2021", "month", true, 2},
                               {"2021-12", "month", false, 4},
                               {"", "", false, 1}},
                              text, link);
  REQUIRE(chart["bars"].size() == 2);
  CHECK(chart["rows"].size() == 4);
  CHECK(chart["most"] == "4");
  CHECK(chart["bars"][0]["hit_x"] == "0.00");
  CHECK(chart["bars"][1]["hit_x"] == "660.00");
  CHECK(chart["bars"][1]["label"] == "December 2021: 4 documents");
  CHECK(chart["rows"][3]["name"] == "Undated");
}

TEST_CASE("kiosk: a QR code, and none for too long a text") {
  const auto code = qr_code("http://127.0.0.1:8765/");
  CHECK(code["size"] == 25 + 8);
  CHECK(code["path"].get<std::string>().starts_with("M4 4h1v1h-1z"));
  CHECK(qr_code(std::string(9000, 'x')).is_null());
}

TEST_CASE("kiosk: openapi.json describes the routes of the API") {
  const auto described = nlohmann::json::parse(embedded_file("assets/openapi.json"));
  std::set<std::string> paths, served;
  for (const auto& [path, operations] : described["paths"].items()) paths.insert(path);
  for (const auto& route : routes()) {
    if (is_api(route.path)) served.emplace(route.path);
  }
  CHECK(paths == served);
}

TEST_CASE("kiosk: the API refuses parameters it does not know, pages do not mind") {
  const auto described = nlohmann::json::parse(embedded_file("assets/openapi.json"));
  for (const auto& [path, operations] : described["paths"].items()) {
    const auto* const route = find_route(path);
    REQUIRE(route != nullptr);
    for (const auto& parameter : operations["get"]["parameters"]) {
      CAPTURE(parameter["name"].get<std::string>());
      const HttpRequest known{path, {{parameter["name"], "1"}}, "", ""};
      CHECK_NOTHROW(refuse_unknown_parameters(*route, known));
    }
    for (const auto* name : {"query", "Q", "", "q limit", "li"}) {
      CAPTURE(name);
      const HttpRequest unknown{path, {{"limit", "1"}, {name, "1"}}, "", ""};
      CHECK_THROWS_AS(refuse_unknown_parameters(*route, unknown), Error);
    }
  }
  CHECK_NOTHROW(refuse_unknown_parameters(*find_route("/search"), *parse_target("/search?x=1")));
}
