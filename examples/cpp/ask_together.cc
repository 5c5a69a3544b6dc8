// SPDX-License-Identifier: GPL-2.0-or-later
// Asks an index several questions side by side, a thread and a searcher each, and prints the
// answers in order.
//
//   cmake -B build && cmake --build build
//   build/ask_together /srv/dossier/index 'taliban kabul' '@iskp' 'date:2021-08'
#include <dossier/dossier.hpp>
#include <future>
#include <iostream>
#include <string>
#include <vector>

static std::string ask(const std::string& index, const std::string& query) {
  // Of shards behind servers, one that is down is left out and named under "unreachable".
  const libdossier::Searcher searcher(index, {.partial = true});
  return searcher.search(query, {.limit = 3, .facets = false});
}

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: ask_together INDEX QUERY...\n";
    return 2;
  }
  std::vector<std::future<std::string>> answers;
  for (int i = 2; i < argc; ++i)
    answers.push_back(
        std::async(std::launch::async, ask, std::string(argv[1]), std::string(argv[i])));
  int status = 0;
  for (auto& answer : answers) {
    try {
      std::cout << answer.get() << '\n';
    } catch (const libdossier::Error& error) {
      std::cerr << "ask_together: " << error.what() << '\n';
      if (!error.hint().empty()) std::cerr << "hint: " << error.hint() << '\n';
      status = 2;
    }
  }
  return status;
}
