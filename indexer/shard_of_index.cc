// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/shard_of_index.h"

#include <fmt/format.h>

#include <vector>

#include "analysis/error.h"
#include "schema/index.h"
#include "schema/record.h"

namespace dossier {

std::size_t become_shard(IndexWriter& writer, const Shard& shard) {
  const auto stored = writer.shard();
  const auto before = stored.empty() ? Shard() : parse_shard(stored);
  if (before == shard) return 0;
  const auto& database = writer.database();
  if (database.get_doccount() > 0 && !before.may_become(shard)) {
    throw Error(before.whole()
                    ? fmt::format("the index holds all documents; it can only become shard 1/{}, "
                                  "not {}",
                                  shard.of, shard.text())
                    : fmt::format("the index is shard {}, not {}", before.text(),
                                  shard.whole() ? "the whole" : shard.text()),
                before.whole() ? "make the other shards in folders of their own"
                               : fmt::format("give --shard {}, or another folder with --database",
                                             before.text()));
  }
  std::vector<Xapian::docid> leaving;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    if (!shard.holds(Record(database.get_document(*it)).meta().id)) leaving.push_back(*it);
  }
  writer.remove(leaving);
  writer.write_shard(shard.text());
  return leaving.size();
}

std::optional<Xapian::Database> shards_beside(const std::vector<std::string>& paths,
                                              const Shard& shard) {
  std::optional<Xapian::Database> others;
  for (const auto& place : places_of_all(paths)) {
    const Index index({place.name});
    const auto stored = index.metadata(metadata_key::kShard);
    const auto other = stored.empty() ? Shard() : parse_shard(stored);
    if (other == shard && !shard.whole()) continue;
    if (other.of != shard.of || shard.whole()) {
      throw Error(fmt::format("{} is {}, not one of {} shards", place.name,
                              stored.empty() ? "no shard" : "shard " + stored, shard.of),
                  "--beside takes the other shards of --shard K/N");
    }
    if (!others) others.emplace();
    others->add_database(index.database());
  }
  return others;
}

}  // namespace dossier
