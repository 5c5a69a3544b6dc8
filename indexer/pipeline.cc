// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline.h"

#include <chrono>
#include <filesystem>
#include <optional>

#include "indexer/phases.h"
#include "indexer/plan.h"
#include "indexer/scanner.h"
#include "indexer/settings.h"
#include "indexer/shard_of_index.h"
#include "indexer/thread_pool.h"
#include "indexer/writer.h"
#include "schema/facet_columns.h"
#include "schema/stub_file.h"

namespace dossier {
namespace {

Workload workload(const Plan& plan, bool new_settings) {
  Workload work{plan.tasks.size(), 0};
  for (const auto& task : plan.tasks) work.bytes += task.content.sources.front().stamp.size;
  if (new_settings)
    for (const auto& held : plan.held) work.documents += held.documents.size();
  return work;
}

void bring_up_to_date(const Scan& found, const RunOptions& options, const Progress& progress,
                      const std::atomic<bool>& stop, RunReport& report) {
  ThreadPool pool(options.jobs);  // Outlives the writer, which has work done by it.
  IndexWriter writer(options.database);
  report.elsewhere = become_shard(writer, options.shard);
  if (const auto others = shards_beside(options.beside, options.shard))
    writer.decide_beside(*others);
  const auto fingerprint = settings_fingerprint(options);
  const bool new_settings = writer.applied_settings() != fingerprint;
  auto plan = make_plan(found, held_contents(writer.database()), writer.roots(), options);
  report.unchanged = plan.changes.unchanged;
  report.new_settings = new_settings && !plan.held.empty();

  Phases phases(plan, options, pool, writer, progress, stop, report);
  if (new_settings) phases.use_new_settings();
  if (phases.take_out_and_place()) {
    phases.name_known_faults(found.roots);
    writer.expect(workload(plan, new_settings), pool, options.limits);
    phases.make_files();
    phases.tag_again();
    phases.decide_names();
    writer.gather();
    writer.update_stories();
    writer.write_roots(plan.roots);
    phases.keep_faults();
    if (!report.interrupted) writer.settings_applied(fingerprint);
    writer.commit();
  }
  update_facet_columns(options.database);
  report.documents = writer.database().get_doccount();
}

// Says what a run would do, and makes nothing, not even the index.
void dry_run(const Scan& found, const RunOptions& options, RunReport& report) {
  const bool exists = std::filesystem::exists(std::filesystem::path(options.database) / kStubName);
  std::optional<Index> index;
  if (exists) index.emplace(std::vector{options.database});
  const auto database = index ? index->database() : Xapian::Database();
  const auto plan = make_plan(found, held_contents(database),
                              index ? index->roots() : std::vector<std::string>{}, options);
  report.changes = plan.changes;
  report.unchanged = plan.changes.unchanged;
  report.documents = database.get_doccount();
  const auto fingerprint = settings_fingerprint(options);
  if (index && index->metadata(metadata_key::kSettings) == fingerprint) return;
  load_settings(options, report.diagnostics);
  report.new_settings = !plan.held.empty();
  for (const auto& held : plan.held) report.retagged += held.documents.size();
  for (const auto held : plan.removed) report.retagged -= plan.held[held].documents.size();
}

}  // namespace

RunReport run_index(const RunOptions& options, const Progress& progress,
                    const std::atomic<bool>& stop) {
  const auto start = std::chrono::steady_clock::now();
  RunReport report;
  const auto found = scan(options.paths, options.exclude, report.diagnostics);
  report.failed = count_lost(report.diagnostics);
  if (options.dry_run) {
    dry_run(found, options, report);
  } else {
    bring_up_to_date(found, options, progress, stop, report);
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace dossier
