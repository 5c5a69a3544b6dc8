// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/compressed.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

#include "indexer/formats/readers.h"

namespace dossier {
namespace {

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

struct Ending {
  std::string_view text;
  int (*filter)(archive*);
};
constexpr Ending kEndings[] = {{".gz", archive_read_support_filter_gzip},
                               {".zst", archive_read_support_filter_zstd},
                               {".bz2", archive_read_support_filter_bzip2},
                               {".xz", archive_read_support_filter_xz}};

const Ending* ending_of(std::string_view path) {
  for (const Ending& ending : kEndings) {
    if (path.size() <= ending.text.size()) continue;
    const std::string_view last = path.substr(path.size() - ending.text.size());
    const bool same = std::equal(last.begin(), last.end(), ending.text.begin(), [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
    });
    if (same) return &ending;
  }
  return nullptr;
}

/// What became of unpacking; `fault` is empty where `content` is whole.
struct Unpacked {
  std::string content, fault, remedy;
};

Unpacked failed(std::string fault, std::string remedy) {
  return {"", std::move(fault), std::move(remedy)};
}

Unpacked damaged(archive* reader) {
  const char* said = archive_error_string(reader);
  return failed(
      fmt::format("is cut short or damaged: {}", said == nullptr ? "it ends too early" : said),
      "get it again, or unpack it to see what is left");
}

Unpacked read_all(archive* reader, std::size_t packed) {
  Unpacked result;
  const void* piece = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  for (;;) {
    const int status = archive_read_data_block(reader, &piece, &size, &offset);
    if (status == ARCHIVE_EOF) return result;
    if (status != ARCHIVE_OK) return damaged(reader);
    const std::size_t whole = result.content.size() + size;
    if (whole > kMostUnpacked)
      return failed(fmt::format("unpacks to more than {} MB", kMostUnpacked >> 20U),
                    "split it into several files");
    if (whole > (std::size_t{1} << 20U) && whole / kMostRatio > packed)
      return failed(fmt::format("unpacks to over {} times its size", kMostRatio),
                    "leave it out with --exclude; if it is right, unpack it yourself");
    result.content.append(static_cast<const char*>(piece), size);
  }
}

Unpacked unpack(std::string_view bytes, const Ending& ending) {
  const Archive reader(archive_read_new());
  // Anything but OK: this libarchive would run a program for it, which no reader may.
  if (!reader || archive_read_support_format_raw(reader.get()) != ARCHIVE_OK ||
      archive_read_support_format_empty(reader.get()) != ARCHIVE_OK ||
      ending.filter(reader.get()) != ARCHIVE_OK)
    return failed("cannot be unpacked by this libarchive", "unpack it yourself");
  archive_entry* entry = nullptr;
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return damaged(reader.get());
  const int status = archive_read_next_header(reader.get(), &entry);
  if (status == ARCHIVE_EOF) return {};
  if (status != ARCHIVE_OK) return damaged(reader.get());
  // Without a filter at work the bytes are not what the ending says.
  if (archive_filter_count(reader.get()) < 2)
    return failed(fmt::format("is not compressed, as {} says", ending.text),
                  "take that ending off");
  return read_all(reader.get(), bytes.size());
}

class CompressedReader : public Reader {
 public:
  bool fragile() const override { return true; }
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const auto lost = [&](std::string reason, std::string remedy) {
      sink.diagnostic({std::string(path), "", std::move(reason), std::move(remedy), true});
    };
    const Ending* ending = ending_of(path);
    if (ending == nullptr) return lost("is no compressed file", "");
    const std::string_view inner = packed_name(path);
    if (ending_of(inner) != nullptr) return lost("is compressed twice", "unpack it once");
    const Unpacked unpacked = unpack(bytes, *ending);
    if (!unpacked.fault.empty()) return lost(unpacked.fault, unpacked.remedy);
    const Reader* reader =
        reader_for(inner, std::string_view(unpacked.content).substr(0, kReaderHead));
    if (reader == nullptr)
      return lost("holds no format Dossier reads", "see dossier-corpus(5) for the formats");
    reader->read(inner, unpacked.content, sink);
  }
};

}  // namespace

std::string_view packed_name(std::string_view path) {
  const Ending* ending = ending_of(path);
  return ending == nullptr ? std::string_view{} : path.substr(0, path.size() - ending->text.size());
}

const Reader& compressed_reader() {
  static const CompressedReader reader;
  return reader;
}

}  // namespace dossier
