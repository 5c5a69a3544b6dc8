// SPDX-License-Identifier: GPL-2.0-or-later
// The phases of a run that write, in their order:
//
//   take_out_and_place()  files deleted, renamed, copied: one batch, in a moment
//   make_files()          new and changed files
//   tag_again()           after a change of settings: all that the index holds, from its records
//   decide_names()        what other documents tell of names that several entities bear
//
// Each batch is what readers see next; an interrupted or killed run is completed by the next one,
// since what the index holds says what is left to do.

#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "indexer/document_maker.h"
#include "indexer/pipeline.h"
#include "indexer/plan.h"
#include "indexer/settings.h"
#include "indexer/writer.h"

namespace dossier {

class Phases {
 public:
  Phases(Plan& plan, const RunOptions& options, IndexWriter& writer, const Progress& progress,
         const std::atomic<bool>& stop, RunReport& report)
      : plan_(plan),
        options_(options),
        writer_(writer),
        progress_(progress),
        stop_(stop),
        report_(report) {}

  /// Changed settings: these documents are to be tagged again, and faults of the files to be
  /// reported. Else the settings are loaded when they are first needed, and say nothing.
  void use_new_settings();

  /// False when it was stopped: then nothing was done, and nothing may be committed.
  bool take_out_and_place();
  void make_files();
  void tag_again();
  void decide_names();

 private:
  struct AgainTask {
    Xapian::docid number = 0;
    Content content;
    std::string record;
  };
  struct OpenDocument {
    std::string id;
    std::vector<OpenName> names;
  };

  const LoadedSettings& settings();
  std::shared_ptr<DocumentMaker> new_maker(const NamePrior* prior = nullptr);
  void note_open(const std::string& id, std::vector<OpenName>&& names);
  void make_again(const std::vector<AgainTask>& tasks, const NamePrior* prior,
                  const std::function<void(const AgainTask&, MadeAgain&&)>& use);
  void place(std::size_t held, Content to);
  void check_ids();
  std::vector<Xapian::docid> release(const FileTask& task, const Content& made);
  void write_file(const FileTask& task, MadeFile&& made);
  void fail(MadeFile& made);
  void done(std::uint64_t bytes, std::size_t written);
  bool stopped();

  Plan& plan_;
  const RunOptions& options_;
  IndexWriter& writer_;
  const Progress& progress_;
  const std::atomic<bool>& stop_;
  RunReport& report_;

  std::unique_ptr<LoadedSettings> settings_;
  bool new_settings_ = false;
  struct Renamed {
    std::size_t held = 0;
    Xapian::docid number = 0;
    std::string id;
  };
  std::vector<Renamed> renamed_;  // Whose ids may be another's: checked when all have theirs.
  std::vector<OpenDocument> open_;
  std::size_t done_ = 0;
  std::size_t total_ = 0;    // Files to make and documents to tag again.
  std::size_t pending_ = 0;  // Documents since the last commit.
  std::uint64_t bytes_ = 0;
};

}  // namespace dossier
