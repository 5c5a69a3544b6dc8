// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/work_key.h"

#include <doctest/doctest.h>

using namespace dossier;

TEST_CASE("addresses of one page are one key") {
  struct Row {
    const char* url;
    const char* wanted;
  };
  const Row rows[] = {
      {"https://www.Example.org/a/b/", "example.org/a/b"},
      {"http://example.org/a/b#top", "example.org/a/b"},
      {"<https://example.org/a/b?utm_source=x&id=7&fbclid=1>", "example.org/a/b?id=7"},
      {"//example.org:443/a", "example.org/a"},
      {"https://example.org", "example.org"},
      {"https://example.org/%7euser/%c3%a9t%C3%A9", "example.org/~user/%C3%A9t%C3%A9"},
      {"https://example.org/été", "example.org/%C3%A9t%C3%A9"},
      {"https://web.archive.org/web/20200807015302/https://iar.example.org/x/",
       "iar.example.org/x"},
      {"www.example.org/x", "example.org/x"},
      {"ftp://example.org/x", ""},
      {"a title of a work", ""},
      {"https://localhost/x", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.url);
    CHECK(canonical_url(row.url) == row.wanted);
  }
}

TEST_CASE("DOIs") {
  CHECK(canonical_doi("https://doi.org/10.1017/S0026749X13000264.") == "10.1017/s0026749x13000264");
  CHECK(canonical_doi("doi:10.1000/xyz123") == "10.1000/xyz123");
  CHECK(canonical_doi("see (doi 10.1000/a(b)c)") == "10.1000/a(b)c");
  CHECK(canonical_doi("version 10.1 of it").empty());
  CHECK(canonical_doi("1910.1000/x").empty());
}

TEST_CASE("United Nations document symbols") {
  const auto keys = [](std::string_view text) {
    std::string out;
    for (const auto& symbol : document_symbols(text)) {
      out += (out.empty() ? "" : " ") + symbol.key + "=";
      out += text.substr(symbol.begin, symbol.end - symbol.begin);
    }
    return out;
  };
  CHECK(keys("UN Doc S/2019/77, para. 4") == "s/2019/77=S/2019/77");
  CHECK(keys("S/RES/1999 (2011), 9 May") == "s/res/1999=S/RES/1999 (2011)");
  CHECK(keys("S/RES/1999 (May 9, 2011)") == "s/res/1999=S/RES/1999");
  CHECK(keys("A/70/5\u2013S/2015/6.") == "a/70/5=A/70/5 s/2015/6=S/2015/6");
  CHECK(keys("E/CN.4/2001/3/Add.1") == "e/cn.4/2001/3/add.1=E/CN.4/2001/3/Add.1");
  CHECK(keys("S/PV.999 and A/PV.92, S/24570") ==
        "s/pv.999=S/PV.999 a/pv.92=A/PV.92 s/24570=S/24570");
  CHECK(keys("S/1999, S/77, A/24570, S/PV.x").empty());
  CHECK(keys("https://undocs.org/en/S/2019/77") == "s/2019/77=S/2019/77");
  CHECK(keys("https://a.test/en/S/2019/77").empty());
  CHECK(keys("A/B testing, S/W and GPS/2019/77, I/O 3/4").empty());
  CHECK(work_keys("S/2019/77", "", "", "").front() == "un:s/2019/77");
  CHECK(work_keys("10.1000/x", "https://undocs.org/S/2019/77", "", "")[1] == "un:s/2019/77");
}

TEST_CASE("titles") {
  CHECK(title_key("The “Secret” Taliban Air-Force!", "2020-10-22") ==
        "secret taliban air force|2020");
  CHECK(title_key("Qatar’s Role", "") == "qatar role|");
  CHECK(title_key("Afghanistan", "2020").empty());
}

TEST_CASE("keys, strongest first") {
  const auto keys = work_keys("10.1000/x", "https://example.org/y", "A long title", "2020");
  REQUIRE(keys.size() == 3);
  CHECK(keys[0] == "doi:10.1000/x");
  CHECK(keys[1] == "url:example.org/y");
  CHECK(keys[2] == "title:long title|2020");
}
