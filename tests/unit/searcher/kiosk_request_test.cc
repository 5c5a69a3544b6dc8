// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "searcher/kiosk/answer_cache.h"
#include "searcher/kiosk/request_target.h"
#include "searcher/kiosk/worker_pool.h"

using namespace dossier;

namespace {

std::string in_one_line(const std::optional<HttpRequest>& request) {
  if (!request) return "-";
  std::string line = request->path;
  for (const auto& [name, value] : request->parameters) line += " " + name + "=" + value;
  return line;
}

}  // namespace

TEST_CASE("kiosk: targets of requests") {
  struct Row {
    std::string_view target;
    const char* wanted;
  };
  using namespace std::string_view_literals;
  for (const auto& [target, wanted] : {
           Row{"/", "/"},
           Row{"/search?q=drone+strike", "/search q=drone strike"},
           Row{"/search?q=%C3%A9&f=a&f=b", "/search q=é f=a f=b"},
           Row{"/a%20b?x", "/a b x="},
           Row{"/a+b?&&x=1&", "/a+b x=1"},
           Row{"/search?q=a%0Ab%09c", "/search q=a b c"},
           Row{"/search?q=a=b", "/search q=a=b"},
           Row{"", "-"},
           Row{"*", "-"},
           Row{"http://evil.example/", "-"},
           Row{"//evil.example/x", "-"},
           Row{"/%2Fevil.example/x", "-"},
           Row{"/a//b", "/a//b"},
           Row{"/a%zz", "-"},
           Row{"/a%4", "-"},
           Row{"/a%", "-"},
           Row{"/a%00", "-"},
           Row{"/a%0A", "-"},
           Row{"/?q=%ff", "-"},
           Row{"/?q=%c0%af", "-"},
           Row{"/?q=%7f", "-"},
           Row{"/?q=\xff"sv, "-"},
           Row{"/%e2%82", "-"},
       }) {
    CAPTURE(target);
    CHECK(in_one_line(parse_target(target)) == wanted);
  }
  std::string many = "/?";
  for (std::size_t i = 0; i <= kMostParameters; ++i) many += "a=1&";
  CHECK_FALSE(parse_target(many));
  CHECK(percent_encoded("a b&c=é\"<") == "a%20b%26c%3D%C3%A9%22%3C");
  CHECK(in_one_line(parse_target("/?x=" + percent_encoded("+%&#é"))) == "/ x=+%&#é");
}

TEST_CASE("kiosk: accepted hosts") {
  const auto accepted = accepted_hosts({"127.0.0.1", "::1"}, 8765);
  for (const auto* host : {"127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"})
    CHECK_MESSAGE(is_accepted_host(host, accepted), host);
  for (const auto* host : {"", "127.0.0.1", "localhost", "evil.example:8765", "localhost:80",
                           "localhost:8765.evil.example", "127.0.0.1:8765 ", "::1:8765"}) {
    CHECK_MESSAGE(!is_accepted_host(host, accepted), host);
  }
  CHECK(is_accepted_host("192.0.2.7", accepted_hosts({"192.0.2.7"}, 80)));
}

TEST_CASE("kiosk: answers are kept while the index is the same, and few") {
  AnswerCache cache(100);
  cache.set_revision("1");
  cache.add("a", make_response(200, "", std::string(40, 'a')), "1");
  cache.add("b", make_response(200, "", std::string(40, 'b')), "1");
  CHECK(cache.find("a").has_value());
  cache.add("c", make_response(200, "", std::string(40, 'c')), "1");
  CHECK(cache.find("a").has_value());
  CHECK_FALSE(cache.find("b").has_value());  // The one not used for longest.
  cache.add("d", make_response(200, "", std::string(400, 'd')), "1");
  CHECK_FALSE(cache.find("d").has_value());
  cache.set_revision("2");
  CHECK_FALSE(cache.find("a").has_value());
  cache.add("e", make_response(200, "", "e"), "1");  // Made while the indexer committed.
  CHECK_FALSE(cache.find("e").has_value());
}

TEST_CASE("kiosk: jobs are done in order, refused above the limit, and all done at the end") {
  std::atomic<int> done{0};
  {
    WorkerPool pool(3, 1000);
    for (int i = 0; i < 500; ++i)
      CHECK(pool.add([&](std::size_t worker) {
        if (worker < 3) ++done;
      }));
    pool.finish();
    CHECK_FALSE(pool.add([&](std::size_t) { ++done; }));
  }
  CHECK(done == 500);
  std::atomic<bool> waited_to_the_end{false};
  {
    WorkerPool one(1, 10);
    one.add([&](std::size_t) {
      while (!one.finishing()) std::this_thread::yield();
    });
    one.add([&](std::size_t) { waited_to_the_end = one.finishing(); });
    one.finish();
  }
  CHECK(waited_to_the_end);
  WorkerPool none(0, 2);
  CHECK(none.add([](std::size_t) {}));
  CHECK(none.add([](std::size_t) {}));
  CHECK_FALSE(none.add([](std::size_t) {}));
}
