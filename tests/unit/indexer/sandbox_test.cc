// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/error.h"
#include "indexer/formats/readers.h"
#include "indexer/sandbox/raw_document_bytes.h"
#include "indexer/sandbox/reader_process.h"

namespace dossier {
namespace {

struct Read {
  std::vector<std::string> texts;
  std::vector<Diagnostic> faults;
  bool to_the_end = false;
};

Read read_with(ReaderProcess& process, const std::string& path, const std::string& bytes = "text") {
  Read read;
  read.to_the_end =
      process.read(path, bytes,
                   {[&](RawDocument&& raw) {
                      read.texts.push_back(raw.blocks.empty() ? "" : raw.blocks.front().text);
                    },
                    [&](Diagnostic&& fault) { read.faults.push_back(std::move(fault)); }});
  return read;
}

ReadLimits small_limits() {
  ReadLimits limits;
  limits.cpu_seconds = 1;
  limits.wall_seconds = 120;  // The machine may be busy.
  limits.answer_bytes = 8U << 20U;
  limits.files_per_process = 3;
  return limits;
}

TEST_CASE("a file that harms its reader costs one diagnostic, and the next file is read") {
  struct Row {
    std::string path, text, reason;
  };
  const Row rows[] = {
    {"good", "text", ""},
    {"crash", "", "crashed its reader (Aborted)"},
    {"crash late", "the first", "crashed its reader (Aborted)"},
    {"exit", "", "ended its reader early"},
    {"loop", "", "took more than 1 s to read"},
    {"socket", "", "made its reader attempt what a reader must not do"},
    {"run", "", "made its reader attempt what a reader must not do"},
    {"nonsense", "", "made its reader answer nonsense"},
    {"write", "refused", ""},
    {"data", "opened", ""},
    {"fault", "text", "odd"},
#if !defined(__SANITIZE_ADDRESS__)
    {"memory", "", "needs more memory than a reader may take"},
#endif
  };
  ReaderProcess process(DOSSIER_TEST_READER, small_limits());
  for (const auto& row : rows) {
    CAPTURE(row.path);
    const auto read = read_with(process, row.path);
    CHECK(read.texts ==
          (row.text.empty() ? std::vector<std::string>{} : std::vector<std::string>{row.text}));
    CHECK(read.to_the_end == (row.reason.empty() || row.path == "fault"));
    REQUIRE(read.faults.size() == (row.reason.empty() ? 0 : 1));
    if (!row.reason.empty()) {
      CHECK(read.faults[0].path == row.path);
      CHECK(read.faults[0].reason == row.reason);
      CHECK(read.faults[0].document_lost == (row.path != "fault"));
    }
    CHECK(read_with(process, "good", "next").texts == std::vector<std::string>{"next"});
  }
  CHECK_FALSE(std::filesystem::exists("/tmp/dossier-must-not-be"));
}

TEST_CASE("a reader that sleeps is not waited for") {
  auto limits = small_limits();
  limits.wall_seconds = 1;
  ReaderProcess process(DOSSIER_TEST_READER, limits);
  const auto read = read_with(process, "sleep");
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults[0].reason == "was not read within 1 s");
}

TEST_CASE("an answer without end is cut off") {
  ReaderProcess process(DOSSIER_TEST_READER, small_limits());
  const auto read = read_with(process, "flood");
  CHECK(read.texts.size() == 7);
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults[0].reason == "holds more than 8 MB of text");
  CHECK(read_with(process, "good").faults.empty());
}

TEST_CASE("a program that is not there ends the run") {
  ReaderProcess process("/nowhere/dossier-reader");
  CHECK_THROWS_AS(read_with(process, "good"), Error);
}

std::string packed(const Reader* reader, std::string_view path, std::string_view bytes) {
  std::string all;
  reader->read(path, bytes,
               {[&](RawDocument&& raw) { all += pack_raw_document(raw); },
                [&](Diagnostic&& fault) { all += pack_diagnostic(fault); }});
  return all;
}

TEST_CASE("a reader process gives what the reader gives") {
  const std::string page =
      "<html lang=en><head><title>Dams</title><meta name=author content='Ana "
      "Ruiz'></head><body><article>"
      "<h1>Dams</h1><p>The river rose on Friday, said <a href='https://a.example/x'>the office</a>."
      "<sup><a href='#n1' id='r1'>1</a></sup></p><h2>Later</h2><p>It fell again, and nobody was "
      "hurt "
      "in the villages below.</p><ol><li id='n1'>Ruiz, Dams, p. 4. <a href='#r1'>back</a></li></ol>"
      "</article></body></html>";
  std::string all;
  ReaderProcess process(reader_program());
  process.read("a.html", page,
               {[&](RawDocument&& raw) { all += pack_raw_document(raw); },
                [&](Diagnostic&& fault) { all += pack_diagnostic(fault); }});
  CHECK(all == packed(&html_reader(), "a.html", page));
  CHECK(all.find("Ana Ruiz") != std::string::npos);
}

TEST_CASE("packed documents come back whole, and nothing is trusted") {
  RawDocument document;
  document.meta.title = "Dams";
  document.meta.date = Date{2021, 8, 0};
  document.meta.people = {"person/ruiz"};
  document.fragment = "d5";
  document.has_markup = true;
  document.title_tags.push_back({{}, {0, 4}, EntityKind::Place, "place/dams", "The Dams"});
  Block block;
  block.kind = BlockKind::Note;
  block.level = 3;
  block.text = "Ruiz, Dams.";
  block.label = "31";
  block.marks = {{"a", 11}};
  block.links = {{{6, 10}, "b.xml#d5", true}};
  block.tags = {{{}, {0, 4}, EntityKind::Person, "#ruiz", ""}};
  block.line = 12;
  document.blocks = {block, {}};
  const auto bytes = pack_raw_document(document);
  CHECK(pack_raw_document(unpack_raw_document(bytes)) == bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS_AS(unpack_raw_document(bytes.substr(0, size)), Error);

  for (auto* offset :
       {&document.blocks[0].marks[0].offset, &document.blocks[0].links[0].bytes.end,
        &document.blocks[0].tags[0].bytes.begin, &document.title_tags[0].bytes.end}) {
    const auto sound = *offset;
    *offset = 99;
    CHECK_THROWS_AS(unpack_raw_document(pack_raw_document(document)), Error);
    *offset = sound;
  }
}

}  // namespace
}  // namespace dossier
