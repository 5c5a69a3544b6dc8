// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "analysis/error.h"
#include "indexer/document_maker.h"
#include "indexer/scanner.h"
#include "indexer/settings.h"
#include "indexer/witnesses.h"
#include "indexer/writer.h"

namespace dossier {
namespace {

// More pending documents than this slow Xapian down; fewer make more commits than needed.
constexpr std::size_t kDocumentsPerCommit = 1000;
// Files made ahead of the writer, for each worker: bounds memory.
constexpr std::size_t kAhead = 8;

struct Plan {
  std::vector<ScannedFile> files;       // New or changed, in scan order.
  std::vector<const FileStamp*> known;  // What the index has of each, or null.
  std::vector<std::string> removed;
  std::size_t unchanged = 0;
  bool settings_changed = false;  // Every file is analysed again.
};

bool is_under(const std::string& path, const std::string& root) {
  return path == root || (path.size() > root.size() && path.starts_with(root) &&
                          (root.ends_with('/') || path[root.size()] == '/'));
}

// Compares the scan with the index. `all_changed`: the settings differ, so every file is analysed
// again.
Plan make_plan(const Scan& scan, const std::map<std::string, FileStamp>& known, bool all_changed,
               bool verify) {
  Plan plan;
  std::set<std::string_view> seen;
  for (const auto& file : scan.files) {
    seen.insert(file.path);
    const auto found = known.find(file.path);
    const bool in_index = found != known.end();
    const bool same = in_index && found->second.size == file.stamp.size &&
                      found->second.modified_ns == file.stamp.modified_ns;
    if (same && !verify && !all_changed) {
      ++plan.unchanged;
    } else {
      plan.files.push_back(file);
      plan.known.push_back(in_index ? &found->second : nullptr);
    }
  }
  for (const auto& [path, stamp] : known) {
    if (seen.contains(path)) continue;
    const bool judged = std::any_of(scan.roots.begin(), scan.roots.end(),
                                    [&p = path](const auto& root) { return is_under(p, root); });
    if (judged) plan.removed.push_back(path);
  }
  return plan;
}

void refuse_empty_folders(const Scan& scan, const std::map<std::string, FileStamp>& known) {
  for (const auto& root : scan.empty_roots) {
    const auto held = std::count_if(known.begin(), known.end(),
                                    [&](const auto& file) { return is_under(file.first, root); });
    if (held > 0) {
      throw Error(
          fmt::format("{} is empty, but the index holds {} files from it", root, held),
          "if they are really gone, say so with --allow-empty; if a disk is missing, mount it");
    }
  }
}

// Makes files on several threads and hands them over in order. The window bounds how far makers run
// ahead.
class OrderedMakers {
 public:
  OrderedMakers(const Plan& plan, const LoadedSettings& settings, bool compare_content,
                const TagOptions& tagging, unsigned jobs)
      : plan_(plan), window_(jobs * kAhead), ready_(plan.files.size()) {
    for (unsigned i = 0; i < jobs; ++i) {
      threads_.emplace_back([this, &settings, compare_content, tagging] {
        DocumentMaker maker(*settings.gazetteer, settings.settings.stop_lists, tagging);
        work(maker, compare_content);
      });
    }
  }
  ~OrderedMakers() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  OrderedMakers(const OrderedMakers&) = delete;
  OrderedMakers& operator=(const OrderedMakers&) = delete;

  /// The file after the last one taken.
  MadeFile take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ready_[taken_] != nullptr || failure_; });
    if (ready_[taken_] == nullptr) std::rethrow_exception(failure_);
    MadeFile made = std::move(*ready_[taken_]);
    ready_[taken_++].reset();
    lock.unlock();
    changed_.notify_all();
    return made;
  }

 private:
  void work(DocumentMaker& maker, bool compare_content) {
    while (true) {
      std::size_t mine = 0;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] {
          return stopped_ || next_ >= ready_.size() || next_ < taken_ + window_;
        });
        if (stopped_ || next_ >= ready_.size()) return;
        mine = next_++;
      }
      try {
        const auto* known =
            compare_content && plan_.known[mine] != nullptr ? &plan_.known[mine]->content : nullptr;
        auto made = std::make_unique<MadeFile>(maker.make(plan_.files[mine], known));
        const std::lock_guard lock(mutex_);
        ready_[mine] = std::move(made);
      } catch (...) {  // Handed to the writing thread, which throws it on.
        const std::lock_guard lock(mutex_);
        failure_ = std::current_exception();
        stopped_ = true;
      }
      changed_.notify_all();
    }
  }

  const Plan& plan_;
  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<MadeFile>> ready_;
  std::size_t next_ = 0, taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

std::size_t count_lost(const std::vector<Diagnostic>& diagnostics) {
  return static_cast<std::size_t>(std::count_if(
      diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.document_lost; }));
}

void count_file(const MadeFile& made, bool was_known, RunReport& report) {
  if (count_lost(made.diagnostics) > 0) ++report.failed;
  if (made.same_content) {
    ++report.unchanged;
  } else if (!made.documents.empty()) {
    ++(was_known ? report.updated : report.added);
  }
}

void write_file(const ScannedFile& file, MadeFile&& made, bool was_known, IndexWriter& writer,
                RunReport& report) {
  if (made.same_content) {
    writer.touch_file(file.path, made.stamp);
  } else if (made.gone) {
    writer.remove_file(file.path);
  } else if (!made.documents.empty() || made.diagnostics.empty()) {
    // A file that fails keeps what the index had of it: a bad save must not lose the last good one.
    auto documents = std::move(made.documents);
    made.documents.resize(writer.replace_file(file.path, std::move(documents), made.diagnostics));
  }
  // What is only in part in the index is read again, and reported again, by the next run.
  if (!made.same_content && count_lost(made.diagnostics) > 0) writer.touch_file(file.path, {});
  count_file(made, was_known, report);
  report.diagnostics.insert(report.diagnostics.end(), made.diagnostics.begin(),
                            made.diagnostics.end());
}

// Files with names that several entities bear and nothing in the file tells apart.
struct Undecided {
  Plan plan;
  std::vector<std::vector<OpenName>> names;  // Of each file.

  void note(const ScannedFile& file, MadeFile& made) {
    if (made.open.empty()) return;
    plan.files.push_back(file);
    plan.known.push_back(nullptr);
    names.push_back(std::move(made.open));
  }
  std::set<std::uint32_t> bearers() const {
    std::set<std::uint32_t> all;
    for (const auto& of_file : names) {
      for (const auto& name : of_file) all.insert(name.candidates.begin(), name.candidates.end());
    }
    return all;
  }
  // Only the files of which `prior` decides a name.
  Plan decided_by(const NamePrior& prior) const {
    Plan decided;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool any = std::any_of(names[i].begin(), names[i].end(), [&](const auto& name) {
        return prior.choose(name).has_value();
      });
      if (any) decided.files.push_back(plan.files[i]);
    }
    decided.known.resize(decided.files.size());
    return decided;
  }
};

// Such files are made a second time, when the index holds all that other documents say of the
// bearers: so it is the same whatever the order of files.
void decide(const Undecided& undecided, const LoadedSettings& settings, const RunOptions& options,
            unsigned jobs, IndexWriter& writer, const std::atomic<bool>& stop, RunReport& report) {
  if (undecided.plan.files.empty()) return;
  writer.commit();
  const NamePrior prior =
      collect_witnesses(writer.database(), *settings.gazetteer, undecided.bearers());
  const Plan plan = undecided.decided_by(prior);
  const TagOptions tagging{.recognise = options.recognise, .prior = &prior};
  OrderedMakers makers(plan, settings, false, tagging, jobs);
  RunReport counted;  // Files and diagnostics are counted already.
  for (const auto& file : plan.files) {
    if (stop) {
      report.interrupted = true;
      writer.touch_file(file.path, {});  // The next run decides.
      continue;
    }
    write_file(file, makers.take(), true, writer, counted);
  }
}

void run_plan(const Plan& plan, const LoadedSettings& settings, const RunOptions& options,
              IndexWriter& writer, const Progress& progress, const std::atomic<bool>& stop,
              RunReport& report) {
  const unsigned jobs =
      options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  OrderedMakers makers(plan, settings, !plan.settings_changed, {.recognise = options.recognise},
                       jobs);
  Undecided undecided;
  std::size_t pending = 0;
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    if (stop) {
      report.interrupted = true;
      break;
    }
    auto made = makers.take();
    pending += made.documents.size() + 1;
    bytes += made.stamp.size;
    undecided.note(plan.files[i], made);
    write_file(plan.files[i], std::move(made), plan.known[i] != nullptr, writer, report);
    if (pending >= kDocumentsPerCommit) {
      writer.commit();
      pending = 0;
    }
    progress(i + 1, plan.files.size(), bytes);
  }
  decide(undecided, settings, options, jobs, writer, stop, report);
}

// Remembers the run's roots, and notes documents outside them that were analysed with other
// settings.
void update_roots(const Scan& scan, const std::map<std::string, FileStamp>& known,
                  bool settings_changed, IndexWriter& writer, RunReport& report) {
  auto roots = writer.roots();
  for (const auto& root : scan.roots) {
    if (std::find(roots.begin(), roots.end(), root) == roots.end()) roots.push_back(root);
  }
  writer.write_roots(roots);
  const auto elsewhere = std::count_if(known.begin(), known.end(), [&](const auto& file) {
    return std::none_of(scan.roots.begin(), scan.roots.end(),
                        [&](const auto& root) { return is_under(file.first, root); });
  });
  if (settings_changed && !known.empty()) {
    report.notes.emplace_back(
        "authority files or stop lists have changed: every file is analysed again");
  }
  if (settings_changed && elsewhere > 0) {
    report.notes.push_back(
        fmt::format("{} files outside these paths keep what they were analysed with: index their "
                    "folders too",
                    elsewhere));
  }
}

Plan plan_run(const Scan& found, const Xapian::Database& database,
              const std::map<std::string, FileStamp>& known, const Settings& settings,
              const RunOptions& options) {
  if (!options.allow_empty) refuse_empty_folders(found, known);
  const bool changed = database.get_metadata(metadata_key::kSettings) != settings.fingerprint;
  auto plan = make_plan(found, known, changed, options.verify);
  plan.settings_changed = changed;
  return plan;
}

void bring_up_to_date(const Scan& found, const LoadedSettings& loaded, const RunOptions& options,
                      IndexWriter& writer, const Progress& progress, const std::atomic<bool>& stop,
                      RunReport& report) {
  const auto known = known_files(writer.database());
  const auto plan = plan_run(found, writer.database(), known, loaded.settings, options);
  report.unchanged = plan.unchanged;
  report.removed = plan.removed.size();
  if (plan.settings_changed) writer.write_settings(loaded.settings);
  for (const auto& path : plan.removed) writer.remove_file(path);
  update_roots(found, known, plan.settings_changed, writer, report);
  run_plan(plan, loaded, options, writer, progress, stop, report);
  if (!report.interrupted) writer.settings_applied(loaded.settings);
  writer.commit();
}

// Says what a run would do, and makes nothing, not even the index.
void dry_run(const Scan& found, const Settings& settings, const RunOptions& options,
             RunReport& report) {
  const bool exists = std::filesystem::exists(std::filesystem::path(options.database) / kStubName);
  const auto database = exists ? Index({options.database}).database() : Xapian::Database();
  const auto known = known_files(database);
  const auto plan = plan_run(found, database, known, settings, options);
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    (plan.known[i] != nullptr ? report.would_update : report.would_add)
        .push_back(plan.files[i].path);
  }
  report.would_remove = plan.removed;
  report.unchanged = plan.unchanged;
  report.documents = database.get_doccount();
}

}  // namespace

RunReport run_index(const RunOptions& options, const Progress& progress,
                    const std::atomic<bool>& stop) {
  const auto start = std::chrono::steady_clock::now();
  RunReport report;
  const auto loaded = load_settings(options, report.diagnostics);
  const auto found = scan(options.paths, options.exclude, report.diagnostics);
  report.failed = count_lost(report.diagnostics);
  if (options.dry_run) {
    dry_run(found, loaded.settings, options, report);
  } else {
    IndexWriter writer(options.database);
    bring_up_to_date(found, loaded, options, writer, progress, stop, report);
    report.documents = writer.database().get_doccount();
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace dossier
