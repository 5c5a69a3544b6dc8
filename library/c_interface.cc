// SPDX-License-Identifier: GPL-2.0-or-later
// The C interface over Searcher: the border where exceptions end and ownership changes hands.
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/error.h"
#include "dossier/dossier.h"
#include "schema/version.h"
#include "searcher/formats/json_output.h"
#include "searcher/formats/request_words.h"
#include "searcher/searcher.h"

using dossier::Error;
using dossier::Searcher;

namespace {

struct OpenSearcher {
  OpenSearcher(const std::vector<std::string>& paths, const dossier::ServerUse& servers)
      : searcher(paths, servers) {}

  std::mutex one_call;
  Searcher searcher;
};

/// The open searchers by number. A call holds its searcher: one that is closed meanwhile lives on
/// until that call's end.
class Register {
 public:
  dossier_searcher add(std::shared_ptr<OpenSearcher> opened) {
    const std::lock_guard lock(mutex_);
    open_.emplace(++last_, std::move(opened));
    return last_;
  }
  std::shared_ptr<OpenSearcher> get(dossier_searcher number) {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(number);
    return found == open_.end() ? nullptr : found->second;
  }
  std::shared_ptr<OpenSearcher> take(dossier_searcher number) {
    const std::lock_guard lock(mutex_);
    const auto node = open_.extract(number);
    return node.empty() ? nullptr : node.mapped();
  }

 private:
  std::mutex mutex_;
  std::map<dossier_searcher, std::shared_ptr<OpenSearcher>> open_;
  dossier_searcher last_ = 0;
};

Register& open_searchers() {
  // Never destroyed: a thread of the host program may still ask while it ends.
  static auto* const searchers = new Register;
  return *searchers;
}

struct LastError {
  std::string message, hint;
};

LastError& last_error() {
  thread_local LastError error;
  return error;
}

dossier_status failed(const char* message, const char* hint) noexcept {
  try {
    last_error() = {message, hint};
  } catch (const std::bad_alloc&) {
    last_error().message.clear();  // Takes no memory.
    last_error().hint.clear();
  }
  return DOSSIER_ERROR;
}

/// Runs `call`; what it throws becomes the thread's last error.
template <typename Call>
dossier_status guarded(const Call& call) noexcept {
  try {
    return call();
  } catch (const Error& error) {
    return failed(error.what(), error.hint().c_str());
  } catch (const Xapian::Error& error) {
    return failed(error.get_msg().c_str(), "dossier check says whether the index is sound");
  } catch (const std::bad_alloc&) {
    return failed("out of memory", "");
  } catch (const std::exception& error) {
    return failed(error.what(), "");
  } catch (...) {
    return failed("an error of unknown kind", "");
  }
}

const char* given(const char* text, const char* name) {
  if (text == nullptr) throw Error(std::string(name) + " is a null pointer");
  return text;
}

/// A copy for the caller, without the line break that ends a line of output.
char* copy_out(std::string_view json) {
  if (json.ends_with('\n')) json.remove_suffix(1);
  auto* const copy = static_cast<char*>(std::malloc(json.size() + 1));
  if (copy == nullptr) throw std::bad_alloc();
  std::memcpy(copy, json.data(), json.size());
  copy[json.size()] = '\0';
  return copy;
}

struct Answered {
  std::string json;
  bool anything = true;
};

/// One question to one searcher. `ask` gives an Answered.
template <typename Ask>
dossier_status answer(dossier_searcher number, char** json, const Ask& ask) noexcept {
  if (json != nullptr) *json = nullptr;
  return guarded([&] {
    if (json == nullptr) throw Error("json is a null pointer");
    const auto opened = open_searchers().get(number);
    if (!opened) throw Error("this searcher is not open", "open one with dossier_open()");
    const std::lock_guard lock(opened->one_call);
    Answered answered = ask(opened->searcher);
    if (const auto& missing = opened->searcher.unreachable(); !missing.empty())
      answered.json = dossier::with_unreachable(answered.json, missing);
    *json = copy_out(answered.json);
    return answered.anything ? DOSSIER_OK : DOSSIER_NOTHING;
  });
}

/// `options` as far as the caller knows them, the rest as `set_defaults` sets it. `kind`: as errors
/// call them.
template <typename Options>
Options known_options(const Options* options, void (*set_defaults)(Options*),
                      const std::string& kind) {
  Options known;
  set_defaults(&known);
  if (options == nullptr) return known;
  constexpr std::size_t kFirst = sizeof(known.size);
  if (options->size < kFirst || options->size > 4096)
    throw Error("the " + kind + " options have no size",
                "call dossier_" + kind + "_defaults() first");
  std::memcpy(&known, options, std::min(options->size, sizeof known));
  return known;
}

dossier::ServerUse servers_of(const dossier_open_options* options) {
  const auto known = known_options(options, dossier_open_defaults, "open");
  constexpr unsigned kLongest = 3600;
  if (known.wait == 0 || known.wait > kLongest)
    throw Error("a wait of " + std::to_string(known.wait) + " seconds", "1 to 3600 are allowed");
  dossier::ServerUse servers;
  servers.partial = known.partial != 0;
  servers.seconds = known.wait;
  return servers;
}

dossier::SearchRequest request_of(const char* query, const dossier_search_options* options) {
  const auto known = known_options(options, dossier_search_defaults, "search");
  if (known.sort < DOSSIER_RELEVANCE || known.sort > DOSSIER_MOST_CITED)
    throw Error("no such order: " + std::to_string(known.sort), "use a dossier_sort");
  constexpr dossier::Sort kSorts[] = {dossier::Sort::Relevance, dossier::Sort::Newest,
                                      dossier::Sort::Oldest, dossier::Sort::Cited};
  dossier::SearchRequest request;
  request.query = given(query, "query");
  request.any = known.any != 0;
  request.limit = known.limit;
  request.offset = known.offset;
  request.sort = kSorts[known.sort];
  dossier::count_facets(request,
                        known.facets != 0 ? dossier::usual_facets() : dossier::FacetChoice{});
  return request;
}

}  // namespace

extern "C" {

void dossier_search_defaults(dossier_search_options* options) {
  if (options == nullptr) return;
  *options = {.size = sizeof(dossier_search_options),
              .limit = 10,
              .offset = 0,
              .sort = DOSSIER_RELEVANCE,
              .any = 0,
              .facets = 1};
}

void dossier_open_defaults(dossier_open_options* options) {
  if (options == nullptr) return;
  *options = {.size = sizeof(dossier_open_options), .partial = 0, .wait = dossier::kAnswerSeconds};
}

dossier_status dossier_open(const char* const* paths, size_t count, dossier_searcher* searcher) {
  return dossier_open_with(paths, count, nullptr, searcher);
}

dossier_status dossier_open_with(const char* const* paths, size_t count,
                                 const dossier_open_options* options, dossier_searcher* searcher) {
  if (searcher != nullptr) *searcher = 0;
  return guarded([&] {
    if (searcher == nullptr) throw Error("searcher is a null pointer");
    if (paths == nullptr || count == 0) throw Error("no path of an index is given");
    std::vector<std::string> names;
    for (size_t i = 0; i < count; ++i) names.emplace_back(given(paths[i], "a path"));
    *searcher = open_searchers().add(std::make_shared<OpenSearcher>(names, servers_of(options)));
    return DOSSIER_OK;
  });
}

void dossier_close(dossier_searcher searcher) {
  guarded([&] {
    open_searchers().take(searcher);
    return DOSSIER_OK;
  });
}

dossier_status dossier_search(dossier_searcher searcher, const char* query,
                              const dossier_search_options* options, char** json) {
  return answer(searcher, json, [&](Searcher& open) -> Answered {
    const auto request = request_of(query, options);
    const auto found = open.search(request);
    return {dossier::search_json(found, request.facet.only, false), found.total > 0};
  });
}

dossier_status dossier_show(dossier_searcher searcher, const char* id, char** json) {
  return answer(searcher, json, [&](Searcher& open) -> Answered {
    return {dossier::show_json(open.show(given(id, "id")))};
  });
}

dossier_status dossier_cites(dossier_searcher searcher, const char* id, char** json) {
  return answer(searcher, json, [&](Searcher& open) -> Answered {
    const auto cites = open.cites(given(id, "id"));
    return {dossier::cites_json(cites), !cites.works.empty()};
  });
}

dossier_status dossier_cited_by(dossier_searcher searcher, const char* what, char** json) {
  return answer(searcher, json, [&](Searcher& open) -> Answered {
    const auto cited = open.cited_by(given(what, "what"));
    return {dossier::cited_by_json(cited), cited.total > 0};
  });
}

dossier_status dossier_actors(dossier_searcher searcher, const char* name, char** json) {
  return answer(searcher, json, [&](Searcher& open) -> Answered {
    dossier::ActorsRequest request;
    if (name != nullptr && *name != '\0') request.words = {name};
    const auto known = open.actors(request);
    return {dossier::actors_json(known), !known.actors.empty() || !known.unlisted.names.empty()};
  });
}

dossier_status dossier_info(dossier_searcher searcher, char** json) {
  return answer(searcher, json,
                [&](Searcher& open) -> Answered { return {dossier::info_json(open.info())}; });
}

void dossier_free(char* json) { std::free(json); }

const char* dossier_last_error(void) { return last_error().message.c_str(); }

const char* dossier_last_hint(void) { return last_error().hint.c_str(); }

const char* dossier_version(void) { return dossier::version_number(); }

}  // extern "C"
