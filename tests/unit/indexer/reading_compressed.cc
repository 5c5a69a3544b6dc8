// SPDX-License-Identifier: GPL-2.0-or-later
#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/formats/compressed.h"
#include "reading_form.h"

using dossier::known_ending;
using dossier::testing::read_bytes;
using dossier::testing::read_form;

namespace {

const std::string kPaper =
    "---\ntitle: A River Divided\n---\n\nIt ended.[^1]\n\n[^1]: Moss, “Dams”.\n";
const std::string kForm = "A River Divided - other: B It ended.^1 / N1 Moss, “Dams”.";

std::string pack(const std::string& text, int (*filter)(archive*)) {
  archive* writer = archive_write_new();
  REQUIRE(filter(writer) == ARCHIVE_OK);
  archive_write_set_format_raw(writer);
  std::string out(text.size() + 65536, '\0');
  std::size_t used = 0;
  archive_write_set_bytes_per_block(writer, 0);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
  archive_write_data(writer, text.data(), text.size());
  archive_entry_free(entry);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

struct Filter {
  const char* ending;
  int (*add)(archive*);
};
constexpr Filter kFilters[] = {{".gz", archive_write_add_filter_gzip},
                               {".zst", archive_write_add_filter_zstd},
                               {".bz2", archive_write_add_filter_bzip2},
                               {".XZ", archive_write_add_filter_xz}};

std::string fault_of(const std::string& name, const std::string& bytes) {
  const auto reading = read_bytes(name, bytes);
  if (reading.diagnostics.size() != 1 || !reading.diagnostics[0].document_lost) return "none";
  CHECK(reading.documents.empty());
  return reading.diagnostics[0].reason;
}

}  // namespace

TEST_CASE("compressed: any format in any stream reads as the file in it") {
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.ending);
    CHECK(known_ending(std::string("a/b.md") + filter.ending));
    CHECK(read_form(std::string("a/b.md") + filter.ending, pack(kPaper, filter.add)) == kForm);
    CHECK(read_form(std::string("b.html") + filter.ending,
                    pack("<title>T</title><p>One.", filter.add)) ==
          read_form("b.html", "<title>T</title><p>One."));
    const auto records = read_bytes(std::string("c.jsonl") + filter.ending,
                                    pack("{\"id\":\"x\",\"text\":\"One.\"}\n", filter.add));
    CHECK(records.documents.size() == 1);
  }
  for (const char* path : {"a.gz", "a.tar.gz", "a.md.gz.gz", ".gz", "a.pgz"}) {
    CAPTURE(path);
    CHECK_FALSE(known_ending(path));
  }
}

TEST_CASE("compressed: damage and bombs lose the file, and say why") {
  for (const Filter& filter : kFilters) {
    CAPTURE(filter.ending);
    const std::string name = std::string("a.txt") + filter.ending;
    std::string random;
    for (unsigned i = 0, x = 1; i < 40000; ++i)
      random += static_cast<char>('a' + (x = x * 1103515245U + 12345U) / 65536U % 26U);
    const std::string packed = pack(random, filter.add);
    for (const std::size_t cut :
         {packed.size() - 1, packed.size() / 2, packed.size() - 9, std::size_t{40}}) {
      CAPTURE(cut);
      CHECK(fault_of(name, packed.substr(0, cut)).starts_with("is cut short or damaged"));
    }
    CHECK(fault_of(name, pack(std::string(std::size_t{16} << 20U, 'a'), filter.add)) ==
          "unpacks to over 200 times its size");
    CHECK(fault_of(name, "Plain text.") ==
          std::string("is not compressed, as ") +
              (filter.ending == std::string(".XZ") ? ".xz" : filter.ending) + " says");
    CHECK(fault_of(std::string("a.tar") + filter.ending, packed) ==
          "holds no format Dossier reads");
    CHECK(fault_of(std::string("a.md.gz") + filter.ending, packed) == "is compressed twice");
  }
}
