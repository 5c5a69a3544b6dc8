// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/packing.h"

#include <zdict.h>
#include <zstd.h>

#include <map>
#include <mutex>
#include <new>
#include <utility>

#include "schema/bytes.h"

namespace dossier {
namespace {

// Level 6 makes 4 % less of records and takes four times as long: a twentieth of a large run.
constexpr int kLevel = 3;
// All of it is read whenever an index is opened. Twice as much makes an index of 20,000 papers
// (100 MB, at this level) 0.2 % smaller, and a search of 3.4 ms longer by 0.14.
constexpr std::size_t kDictionaryBytes = 57344;
// Of a long record this much is learned from: all the rest is text, too.
constexpr std::size_t kSampleBytes = 16384;

template <auto free>
struct Free {
  template <typename Tool>
  void operator()(Tool* tool) const {
    free(tool);
  }
};
using Packer = std::unique_ptr<ZSTD_CCtx, Free<ZSTD_freeCCtx>>;
using Unpacker = std::unique_ptr<ZSTD_DCtx, Free<ZSTD_freeDCtx>>;

template <typename Tool>
auto& made(const Tool& tool) {
  if (!tool) throw std::bad_alloc();
  return *tool;
}

// Made once a thread: its tables take longer to make than a record to pack.
ZSTD_CCtx& packer() {
  thread_local const Packer tool(ZSTD_createCCtx());
  return made(tool);
}
ZSTD_DCtx& unpacker() {
  thread_local const Unpacker tool(ZSTD_createDCtx());
  return made(tool);
}

// The dictionaries that the program has met, by their numbers.
class Register {
 public:
  std::shared_ptr<const RecordDictionary> add(std::string bytes) {
    const auto number = ZSTD_getDictID_fromDict(bytes.data(), bytes.size());
    if (number == 0) damaged("its dictionary of records is none");
    const std::lock_guard lock(mutex_);
    auto& known = known_[number];
    if (!known) known = std::make_shared<const RecordDictionary>(std::move(bytes));
    return known;
  }
  std::shared_ptr<const RecordDictionary> find(unsigned number) {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(number);
    if (found == known_.end()) damaged("the dictionary of a record is missing");
    return found->second;
  }

 private:
  std::mutex mutex_;
  std::map<unsigned, std::shared_ptr<const RecordDictionary>> known_;
};

Register& all_dictionaries() {
  static Register dictionaries;
  return dictionaries;
}

}  // namespace

// Each half is made when it is first used: most programs only read, and the halves refer to
// `bytes`.
struct RecordDictionary::Tables {
  std::string bytes;
  mutable std::once_flag to_pack_made, to_unpack_made;
  mutable std::unique_ptr<ZSTD_CDict, Free<ZSTD_freeCDict>> to_pack;
  mutable std::unique_ptr<ZSTD_DDict, Free<ZSTD_freeDDict>> to_unpack;

  const ZSTD_CDict& packing() const {
    std::call_once(to_pack_made,
                   [this] { to_pack.reset(ZSTD_createCDict(bytes.data(), bytes.size(), kLevel)); });
    return made(to_pack);
  }
  const ZSTD_DDict& unpacking() const {
    std::call_once(to_unpack_made,
                   [this] { to_unpack.reset(ZSTD_createDDict(bytes.data(), bytes.size())); });
    return made(to_unpack);
  }
};

RecordDictionary::RecordDictionary(std::string bytes) : tables_(std::make_unique<Tables>()) {
  tables_->bytes = std::move(bytes);
}
RecordDictionary::~RecordDictionary() = default;
const std::string& RecordDictionary::bytes() const { return tables_->bytes; }

std::shared_ptr<const RecordDictionary> train_dictionary(
    const std::vector<std::string_view>& samples) {
  if (samples.size() < kFewestSamples) return nullptr;
  std::string all;
  std::vector<std::size_t> sizes;
  for (const auto& sample : samples) {
    const auto part = sample.substr(0, kSampleBytes);
    all.append(part);
    sizes.push_back(part.size());
  }
  std::string bytes(kDictionaryBytes, '\0');
  const auto size = ZDICT_trainFromBuffer(bytes.data(), bytes.size(), all.data(), sizes.data(),
                                          static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) != 0) return nullptr;
  bytes.resize(size);
  return register_dictionary(std::move(bytes));
}

std::shared_ptr<const RecordDictionary> register_dictionary(std::string bytes) {
  return bytes.empty() ? nullptr : all_dictionaries().add(std::move(bytes));
}

std::string pack_bytes(std::string_view raw, const RecordDictionary* dictionary) {
  std::string packed(ZSTD_compressBound(raw.size()), '\0');
  const auto size =
      dictionary == nullptr
          ? ZSTD_compressCCtx(&packer(), packed.data(), packed.size(), raw.data(), raw.size(),
                              kLevel)
          : ZSTD_compress_usingCDict(&packer(), packed.data(), packed.size(), raw.data(),
                                     raw.size(), &dictionary->tables().packing());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // Nothing else can fail.
  packed.resize(size);
  return packed;
}

std::string unpack_bytes(std::string_view packed, std::size_t size) {
  if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != size)
    damaged("a stored size cannot be");
  const auto number = ZSTD_getDictID_fromFrame(packed.data(), packed.size());
  const auto dictionary = number == 0 ? nullptr : all_dictionaries().find(number);
  std::string raw(size, '\0');
  const auto done =
      dictionary == nullptr
          ? ZSTD_decompressDCtx(&unpacker(), raw.data(), size, packed.data(), packed.size())
          : ZSTD_decompress_usingDDict(&unpacker(), raw.data(), size, packed.data(), packed.size(),
                                       &dictionary->tables().unpacking());
  if (ZSTD_isError(done) != 0 || done != size) damaged("a stored text does not unpack");
  return raw;
}

}  // namespace dossier
