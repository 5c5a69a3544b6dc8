// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ordered_workers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <latch>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace dossier;
using Squares = OrderedWorkers<int, int>;

namespace {

// How many pieces are worked on now, and were at most.
struct Gauge {
  std::atomic<int> now{0}, most{0};
  void pass() {
    const int here = ++now;
    for (int seen = most; seen < here && !most.compare_exchange_weak(seen, here);) {
    }
    std::this_thread::sleep_for(std::chrono::microseconds(200));
    --now;
  }
};

std::vector<int> results(Squares& workers, int count) {
  std::vector<int> taken;
  for (int given = 0; given < count || workers.pending() > 0;) {
    for (; given < count && !workers.full(); ++given) workers.give(given);
    taken.push_back(workers.take());
  }
  return taken;
}

}  // namespace

TEST_CASE(
    "results come in the order in which work was given, whatever the threads and the window") {
  for (const unsigned threads : {1U, 2U, 5U}) {
    for (const std::size_t window : {0U, 1U, 2U, 3U, 50U}) {
      CAPTURE(threads);
      CAPTURE(window);
      ThreadPool pool(threads);
      Squares workers(
          pool,
          [] {
            return [](int& n) {
              if (n % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
              return n * n;
            };
          },
          window);
      const auto taken = results(workers, 100);
      REQUIRE(taken.size() == 100);
      for (int n = 0; n < 100; ++n) CHECK(taken[static_cast<std::size_t>(n)] == n * n);
    }
  }
}

TEST_CASE("kinds of work share the threads: no more pieces at a time than there are") {
  ThreadPool pool(2);
  Gauge gauge;
  const auto work = [&] {
    return [&](int& n) {
      gauge.pass();
      return n;
    };
  };
  Squares first(pool, work, 20), second(pool, work, 20);
  for (int n = 0; n < 20; ++n) {
    first.give(n);
    second.give(n);
  }
  while (first.pending() > 0) first.take();
  while (second.pending() > 0) second.take();
  CHECK(gauge.most <= 2);
}

TEST_CASE("the kind that came first goes first") {
  ThreadPool pool(1);
  std::vector<std::string> order;
  std::latch begun(1), all_given(1);
  const auto named = [&](const char* name) {
    return [&, name] {
      return [&, name](int& n) {
        if (order.empty()) begun.count_down();
        all_given.wait();
        order.push_back(name + std::to_string(n));
        return n;
      };
    };
  };
  Squares writing(pool, named("write")), making(pool, named("make"));
  making.give(0);
  begun.wait();
  making.give(1);
  writing.give(0);
  writing.give(1);
  all_given.count_down();
  while (making.pending() > 0) making.take();
  while (writing.pending() > 0) writing.take();
  CHECK(order == std::vector<std::string>{"make0", "write0", "write1", "make1"});
}

TEST_CASE("each thread makes its tools once, when it has a piece") {
  ThreadPool pool(3);
  std::atomic<int> made{0};
  Squares idle(pool, [&] {
    ++made;
    return [](int& n) { return n; };
  });
  Squares busy(pool, [&] {
    ++made;
    return [](int& n) { return n; };
  });
  results(busy, 200);
  CHECK(made >= 1);
  CHECK(made <= 3);
}

TEST_CASE("what work throws is thrown to who takes, and nothing is begun after it") {
  ThreadPool pool(1);
  std::atomic<int> begun{0};
  Squares failing(
      pool,
      [&] {
        return [&](int& n) {
          ++begun;
          if (n == 2) throw std::runtime_error("no room");
          return n;
        };
      },
      10);
  Squares other(pool, [] { return [](int& n) { return n; }; });
  for (int n = 0; n < 10; ++n) failing.give(n);
  CHECK(failing.take() == 0);
  CHECK(failing.take() == 1);
  CHECK_THROWS_WITH_AS(failing.take(), "no room", std::runtime_error);
  CHECK_THROWS_AS(failing.take(), std::runtime_error);
  CHECK(begun == 3);
  CHECK(results(other, 5) == std::vector{0, 1, 2, 3, 4});  // The pool goes on.

  Squares toolless(pool, []() -> Squares::Work { throw std::runtime_error("no tools"); });
  toolless.give(1);
  CHECK_THROWS_WITH_AS(toolless.take(), "no tools", std::runtime_error);
}

TEST_CASE("who leaves waits for what is begun, and drops the rest") {
  ThreadPool pool(2);
  std::atomic<int> begun{0}, done{0};
  {
    Squares workers(
        pool,
        [&] {
          return [&](int& n) {
            ++begun;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            ++done;
            return n;
          };
        },
        100);
    for (int n = 0; n < 100; ++n) workers.give(n);
    while (begun == 0) std::this_thread::yield();
  }
  CHECK(begun == done);
  CHECK(begun < 100);
}

TEST_CASE("a slow piece holds up its own result, not those before it") {
  ThreadPool pool(2);
  std::latch released(1);
  Squares workers(
      pool,
      [&] {
        return [&](int& n) {
          if (n == 1) released.wait();
          return n;
        };
      },
      16);
  for (int n = 0; n < 2; ++n) workers.give(n);
  CHECK(workers.take() == 0);  // Though no half of the window will be done.
  released.count_down();
  CHECK(workers.take() == 1);
}
