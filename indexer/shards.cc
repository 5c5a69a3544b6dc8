// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shards.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "schema/terms.h"

namespace dossier {
namespace {

std::shared_ptr<const RecordDictionary> train(const std::vector<Postings>& documents) {
  std::vector<std::string> records;
  records.reserve(documents.size());
  for (const auto& document : documents)
    records.push_back(document.document.get_value(slot::kRecord));
  return train_dictionary({records.begin(), records.end()});
}

}  // namespace

Shards::Shards(std::string folder, ThreadPool& pool, const RunLimits& limits,
               std::shared_ptr<const RecordDictionary> dictionary)
    : folder_(std::move(folder)),
      limits_(limits),
      workers_(
          pool,
          [] {
            return [](Batch& batch) {
              write(batch);
              batch = {};  // Memory goes back where it was last used.
              return Written{};
            };
          },
          pool.size() + std::size_t{1}) {
  if (!dictionary) return;
  std::promise<Dictionary> known;
  known.set_value(std::move(dictionary));
  dictionary_ = known.get_future();
}

void Shards::write(Batch& batch) {
  if (!batch.shards.empty()) {
    merge_databases(batch.shards, batch.path);
    for (const auto& path : batch.shards) std::filesystem::remove_all(path);
    return;
  }
  // Before anything fails: others wait for it.
  if (batch.training.valid()) batch.training(batch.documents);
  const auto dictionary = made_by(batch.dictionary);
  Xapian::WritableDatabase shard(batch.path, Xapian::DB_CREATE_OR_OVERWRITE | kShardFlags);
  for (auto& document : batch.documents)
    shard.add_document(whole_document(std::move(document), dictionary.get()));
  if (!batch.numbers.empty()) {
    const Xapian::Database from(batch.from);
    for (const auto number : batch.numbers) shard.add_document(from.get_document(number));
  }
  shard.commit();
  shard.close();
}

void Shards::give(Batch&& batch) {
  batch.path = fmt::format("{}/shard-{}", folder_, ++made_);
  paths_.push_back(batch.path);
  while (workers_.full()) workers_.take();
  workers_.give(std::move(batch));
}

void Shards::flush() {
  if (pending_.empty()) return;
  Batch batch;
  if (!dictionary_.valid() && pending_.size() >= kFewestSamples) {
    batch.training = decltype(batch.training)(train);
    dictionary_ = batch.training.get_future();
  }
  batch.dictionary = dictionary_;
  batch.documents = std::exchange(pending_, {});
  pending_bytes_ = 0;
  give(std::move(batch));
}

void Shards::add(Postings&& document) {
  pending_bytes_ += document.document.get_value(slot::kRecord).size();
  pending_.push_back(std::move(document));
  if (pending_.size() >= limits_.shard_documents || pending_bytes_ >= limits_.shard_bytes) flush();
}

void Shards::copy(const std::string& from, const std::vector<Xapian::docid>& numbers) {
  flush();
  for (auto begin = numbers.begin(); begin != numbers.end();) {
    const auto left = static_cast<std::size_t>(numbers.end() - begin);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(left, limits_.shard_documents));
    Batch batch;
    batch.from = from;
    batch.numbers.assign(begin, end);
    give(std::move(batch));
    begin = end;
  }
}

std::vector<std::string> Shards::finish() {
  flush();
  const auto settle = [&] {
    while (workers_.pending() > 0) workers_.take();
  };
  settle();
  while (paths_.size() > limits_.merged_together) {
    const auto many = std::exchange(paths_, {});
    for (std::size_t begin = 0; begin < many.size(); begin += limits_.merged_together) {
      const auto end = std::min(many.size(), begin + limits_.merged_together);
      Batch batch;
      batch.shards.assign(many.begin() + static_cast<std::ptrdiff_t>(begin),
                          many.begin() + static_cast<std::ptrdiff_t>(end));
      give(std::move(batch));
    }
    settle();
  }
  return paths_;
}

void merge_databases(const std::vector<std::string>& paths, const std::string& target) {
  Xapian::Database all;
  for (const auto& path : paths) all.add_database(Xapian::Database(path));
  all.compact(target, Xapian::Compactor::FULL);
}

}  // namespace dossier
