// SPDX-License-Identifier: GPL-2.0-or-later
// How bench/run asks a program within its own process: a line a question, a line an answer.
//
//   answer<TAB>common<TAB>treaty      ->  412345<TAB>37     (nanoseconds, documents found)
//   answer<TAB>common<TAB>(treaty     ->  error<TAB>a parenthesis is open
//
// The time is the answer's alone, on a clock that never goes back: pipe and parsing of the line are
// left out.

#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>

namespace dossier::bench {

/// One question, as it stands in the line.
struct Asked {
  std::string_view mode;   ///< How much is answered: each program's own words.
  std::string_view group;  ///< The class of queries: "common", "cited-by" …
  std::string query;
};

/// Answers standard input to its end. `answer` returns the number of documents found, and may
/// throw what Xapian::Error or std::exception say.
template <typename ErrorText>
int answer_lines(const std::function<std::uint64_t(const Asked&)>& answer, ErrorText error_text) {
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == line.npos ? line.npos : line.find('\t', first + 1);
    if (second == line.npos) return 2;
    const std::string_view whole = line;
    const Asked asked{whole.substr(0, first), whole.substr(first + 1, second - first - 1),
                      line.substr(second + 1)};
    try {
      const auto start = std::chrono::steady_clock::now();
      const std::uint64_t found = answer(asked);
      const std::chrono::nanoseconds taken = std::chrono::steady_clock::now() - start;
      std::cout << taken.count() << '\t' << found << std::endl;
    } catch (...) {
      std::cout << "error\t" << error_text(std::current_exception()) << std::endl;
    }
  }
  return 0;
}

}  // namespace dossier::bench
