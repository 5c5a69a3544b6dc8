// SPDX-License-Identifier: GPL-2.0-or-later
// The phases of a run that write, in their order:
//
//   take_out_and_place()  files deleted, renamed, copied: one batch, in a moment
//   make_files()          new and changed files
//   tag_again()           after a change of settings: all that the index holds, from its records
//   decide_names()        what other documents tell of names that several persons bear
//
// A document with such names is written but once: it is set aside, finished, until decide_names()
// knows all documents of the run. Those already in the index are written again where a choice
// comes out otherwise than before.
//
// The first is a batch of its own, which readers see at once; then the rest, whole. A killed run is
// completed by the next one, since what the index holds says what is left to do; so is one that was
// interrupted, whose finished documents are kept, but not those set aside.

#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/document_maker.h"
#include "indexer/known_faults.h"
#include "indexer/pipeline.h"
#include "indexer/plan.h"
#include "indexer/set_aside.h"
#include "indexer/settings.h"
#include "indexer/shared_names.h"
#include "indexer/thread_pool.h"
#include "indexer/writer.h"

namespace dossier {

class Phases {
 public:
  Phases(Plan& plan, const RunOptions& options, ThreadPool& pool, IndexWriter& writer,
         const Progress& progress, const std::atomic<bool>& stop, RunReport& report)
      : plan_(plan),
        options_(options),
        pool_(pool),
        writer_(writer),
        progress_(progress),
        stop_(stop),
        report_(report),
        faults_(writer.faults()) {}

  /// Changed settings: these documents are to be tagged again, and faults of the files to be
  /// reported. Else the settings are loaded when they are first needed, and say nothing.
  void use_new_settings();

  /// False when it was stopped: then nothing was done, and nothing may be committed.
  bool take_out_and_place();
  /// Names the faults of files below `roots` that are as they were.
  void name_known_faults(const std::vector<std::string>& roots);
  void make_files();
  void tag_again();
  void decide_names();
  /// Behind gather().
  void keep_faults() { writer_.write_faults(faults_.pack(plan_.held)); }

 private:
  struct AgainTask {
    Xapian::docid number = 0;
    Content content;
    StoredDocument stored;
  };
  // A document that is set aside.
  struct Waiting {
    std::string id;
    SetAside::Place evidence, document, words;
  };
  // What is to be written of a file, or in place of the document `number`.
  struct WaitingFile {
    const FileTask* task = nullptr;
    Xapian::docid number = 0;
    std::uint64_t bytes = 0;
    MadeFile made;  // Without its documents.
    std::vector<Waiting> documents;
    std::vector<Xapian::docid> free;
  };

  const LoadedSettings& settings();
  std::shared_ptr<DocumentMaker> new_maker();
  void make_again(const std::vector<AgainTask>& tasks,
                  const std::function<void(const AgainTask&, MadeAgain&&)>& use);
  bool must_wait(const MadeFile& made) const;
  void set_aside(WaitingFile&& file, std::vector<Postings>&& documents);
  SharedNames hear_all(const std::vector<Xapian::docid>& leaving);
  void write_waiting(const SharedNames& names);
  void choose_again(const SharedNames& names, const std::vector<Xapian::docid>& leaving);
  void place(std::size_t held, Content to);
  void leave(const std::vector<Xapian::docid>& leaving, std::vector<Xapian::docid>& documents);
  void check_ids();
  std::vector<Xapian::docid> release(const FileTask& task, const Content& made);
  void take_file(const FileTask& task, MadeFile&& made);
  void write_file(const FileTask& task, MadeFile&& made, const std::vector<Xapian::docid>& free);
  void fail(const std::vector<Diagnostic>& faults, const Source& source);
  void done(std::uint64_t bytes);
  bool stopped();

  Plan& plan_;
  const RunOptions& options_;
  ThreadPool& pool_;
  IndexWriter& writer_;
  const Progress& progress_;
  const std::atomic<bool>& stop_;
  RunReport& report_;
  KnownFaults faults_;

  std::unique_ptr<LoadedSettings> settings_;
  bool new_settings_ = false;
  struct Renamed {
    std::size_t held = 0;
    Xapian::docid number = 0;
    std::string id;
  };
  std::vector<Renamed> renamed_;  // Whose ids may be another's: checked when all have theirs.
  std::unique_ptr<SetAside> aside_;
  std::vector<WaitingFile> waiting_;
  std::unordered_set<std::string> waiting_ids_;
  std::size_t done_ = 0;
  std::size_t total_ = 0;  // Files to make and documents to tag again.
  std::uint64_t bytes_ = 0;
};

}  // namespace dossier
