// SPDX-License-Identifier: GPL-2.0-or-later
// Dossier from C++: a header over the C interface of dossier.h, so that a program built against one
// version of the library, or by another compiler, runs with the next.
//
//   libdossier::Searcher searcher({"/srv/dossier/index"});
//   std::string json = searcher.search("place:kabul NEAR/15 group:iskp", {.limit = 3});
//
// The JSON is that of the program `dossier` (dossier(1)). Errors are exceptions of type
// libdossier::Error. Threads: as in dossier.h; a Searcher may be used from several threads, one
// call at a time; they wait for one another. C++17.

#pragma once

#include <dossier/dossier.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace libdossier {

// What is wrong, in one line, and what to do about it ("" where there is no advice).
class Error : public std::runtime_error {
 public:
  Error() : std::runtime_error(dossier_last_error()), hint_(dossier_last_hint()) {}
  const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

enum class Sort : std::int32_t {
  Relevance = DOSSIER_RELEVANCE,
  Newest = DOSSIER_NEWEST,
  Oldest = DOSSIER_OLDEST,
  MostCited = DOSSIER_MOST_CITED
};

struct SearchOptions {
  std::uint32_t limit = 10;
  std::uint32_t offset = 0;
  Sort sort = Sort::Relevance;
  bool any = false;    // Plain words, any of which will do; no operators are read.
  bool facets = true;  // Without them a search is faster.
};

struct OpenOptions {
  bool partial = false;     // Answer without servers that do not answer; "unreachable" lists them.
  std::uint32_t wait = 20;  // Seconds after which a server is given up.
};

// One or several indexes, opened as one; closed with the object. Every answer is one JSON object;
// one that found nothing is an answer too (its "total" is 0, or its list empty), not an error.
class Searcher {
 public:
  explicit Searcher(const std::vector<std::string>& paths, const OpenOptions& options = {}) {
    std::vector<const char*> names;
    for (const auto& path : paths) names.push_back(path.c_str());
    dossier_open_options given;
    dossier_open_defaults(&given);
    given.partial = options.partial ? 1 : 0;
    given.wait = options.wait;
    if (dossier_open_with(names.data(), names.size(), &given, &number_) == DOSSIER_ERROR)
      throw Error();
  }
  explicit Searcher(const std::string& path, const OpenOptions& options = {})
      : Searcher(std::vector<std::string>{path}, options) {}
  ~Searcher() { dossier_close(number_); }
  Searcher(Searcher&& other) noexcept : number_(std::exchange(other.number_, 0)) {}
  Searcher& operator=(Searcher&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  std::string search(const std::string& query, const SearchOptions& options = {}) const {
    dossier_search_options given;
    dossier_search_defaults(&given);
    given.limit = options.limit;
    given.offset = options.offset;
    given.sort = static_cast<std::int32_t>(options.sort);
    given.any = options.any ? 1 : 0;
    given.facets = options.facets ? 1 : 0;
    return answer(
        [&](char** json) { return dossier_search(number_, query.c_str(), &given, json); });
  }
  // `id`: a document's id or citation key.
  std::string show(const std::string& id) const { return ask(dossier_show, id); }
  std::string cites(const std::string& id) const { return ask(dossier_cites, id); }
  // `what`: a document's id, an address, a DOI or a title.
  std::string cited_by(const std::string& what) const { return ask(dossier_cited_by, what); }
  // All actors for "".
  std::string actors(const std::string& name = {}) const { return ask(dossier_actors, name); }
  std::string info() const {
    return answer([&](char** json) { return dossier_info(number_, json); });
  }

 private:
  // What `question(&json)` gives, as a string.
  template <typename Question>
  static std::string answer(const Question& question) {
    char* json = nullptr;
    if (question(&json) == DOSSIER_ERROR) throw Error();
    const std::unique_ptr<char, void (*)(char*)> owned(json, dossier_free);
    return owned.get();
  }
  std::string ask(dossier_status (*question)(dossier_searcher, const char*, char**),
                  const std::string& words) const {
    return answer([&](char** json) { return question(number_, words.c_str(), json); });
  }

  dossier_searcher number_ = 0;
};

}  // namespace libdossier
