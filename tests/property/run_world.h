// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of files, an index of it, and the index that a first run would make:
//
//   World world;
//   world.write("a.txt", "Kabul.\n");
//   CHECK(world.counts() == "1 0 0 0 0 0 0 0");
//   world.check_as_fresh();   // every term, position, slot and record
//
// Shards are so small that every first run has several, and groups of them; `large` has later runs
// write shards, too.

#pragma once

#include <doctest/doctest.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "indexer/pipeline.h"
#include "schema/index.h"
#include "schema/record.h"
#include "tests/temporary_folder.h"

namespace dossier::testing {

namespace fs = std::filesystem;

inline const std::string kFewNames =
    "id\tkind\tname\taliases\n"
    "person/rahimi\tperson\tRahimi, Nasrin\t\n"
    "place/kabul\tplace\tKabul\t\n";
inline const std::string kMoreNames =
    "id\tkind\tname\taliases\n"
    "person/rahimi\tperson\tRahimi, Nasrin\tthe envoy\n"
    "place/kunduz\tplace\tKunduz\t\n";

class World {
 public:
  World() {
    fs::create_directories(folder_ / "docs");
    names(kFewNames);
  }

  bool large = false;

  fs::path docs() const { return folder_ / "docs"; }
  std::string index() const { return folder_ / "index"; }
  void names(const std::string& table) { write_to(folder_ / "names.tsv", table); }

  void stop_words(const std::string& words) {
    write_to(folder_ / "en.txt", words);
    stop_lists_["en"] = folder_ / "en.txt";
  }

  void write(const std::string& name, const std::string& text) { write_to(docs() / name, text); }
  void rename(const std::string& from, const std::string& to) {
    fs::create_directories((docs() / to).parent_path());
    fs::rename(docs() / from, docs() / to);
  }
  void copy(const std::string& from, const std::string& to) {
    fs::create_directories((docs() / to).parent_path());
    fs::copy_file(docs() / from, docs() / to, fs::copy_options::overwrite_existing);
  }
  void remove(const std::string& name) { fs::remove_all(docs() / name); }

  RunReport run(const std::vector<std::string>& below = {""}, unsigned jobs = 2) {
    return run_into(index(), below, jobs, false);
  }
  /// A run that is interrupted after `files` files.
  RunReport run_until(std::size_t files) { return run_into(index(), {""}, 2, false, files); }
  RunReport dry_run() { return run_into(index(), {""}, 1, true); }

  /// "added updated moved removed unchanged failed duplicates retagged".
  std::string counts(const std::vector<std::string>& below = {""}) {
    const auto r = run(below);
    std::string out;
    for (const auto n :
         {r.added, r.updated, r.moved, r.removed, r.unchanged, r.failed, r.duplicates, r.retagged})
      out += (out.empty() ? "" : " ") + std::to_string(n);
    return out;
  }

  void check_as_fresh() {
    const std::string fresh = folder_ / "fresh";
    fs::remove_all(fresh);
    run_into(fresh, {""}, 2, false);
    const auto wanted = dump(fresh), got = dump(index());
    for (const auto& [id, what] : wanted) {
      CAPTURE(id);
      REQUIRE(got.contains(id));
      CHECK(got.at(id) == what);
    }
    CHECK(got.size() == wanted.size());
  }

 private:
  static void write_to(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  RunReport run_into(const std::string& database, const std::vector<std::string>& below,
                     unsigned jobs, bool dry, std::size_t stop_after = SIZE_MAX) {
    RunOptions options;
    for (const auto& name : below) options.paths.push_back(docs() / name);
    options.database = database;
    options.default_authority = false;
    options.authority_files = {folder_ / "names.tsv"};
    options.stop_list_files = stop_lists_;
    options.jobs = jobs;
    options.dry_run = dry;
    options.allow_empty = true;
    options.limits.shard_documents = 2;
    options.limits.merged_together = 2;
    if (large) options.limits.small_documents = 0;
    std::atomic<bool> stop{stop_after == 0};
    return run_index(
        options, [&](std::size_t done, std::size_t, std::uint64_t) { stop = done >= stop_after; },
        stop);
  }

  // Every document by its id, and all metadata, as readable bytes.
  static std::map<std::string, std::string> dump(const std::string& path) {
    const Xapian::Database database(path);
    std::map<std::string, std::string> all;
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      const auto document = database.get_document(*it);
      std::string out;
      for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        out += *term + " " + std::to_string(term.get_wdf());
        for (auto p = term.positionlist_begin(); p != term.positionlist_end(); ++p)
          out += " " + std::to_string(*p);
        out += "\n";
      }
      for (auto value = document.values_begin(); value != document.values_end(); ++value)
        out += "slot " + std::to_string(value.get_valueno()) + " " + *value + "\n";
      all[Record(document).meta().id] = out;
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
      if (*key != metadata_key::kUpdated) all["metadata " + *key] = database.get_metadata(*key);
    return all;
  }

  TemporaryFolder folder_;
  std::map<std::string, std::string> stop_lists_;
};

}  // namespace dossier::testing
