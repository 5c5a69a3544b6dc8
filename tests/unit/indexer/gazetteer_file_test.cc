// SPDX-License-Identifier: GPL-2.0-or-later
// A compiled gazetteer finds what the one it was made from finds; anything wrong with the file, and
// it is not there.
#include "indexer/entities/gazetteer_file.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "indexer/entities/tagger.h"

using namespace dossier;

namespace {

const std::string kPath =
    (std::filesystem::temp_directory_path() / ("dossier-compiled-" + std::to_string(getpid())))
        .string();

Authority authority() {
  Authority made;
  std::vector<Diagnostic> ignored;
  for (const char* file : {"people", "groups", "places"})
    load_authority(std::string(DOSSIER_SOURCE_DIR "/corpus/authority/") + file + ".tsv", made,
                   ignored);
  Entity moss;
  moss.id = "person/moss";
  moss.name = "Ann Moss";
  moss.weak = {"Minister of Salt"};
  moss.dated = {{"Minister of Salt", {parse_date("2001"), parse_date("2003-05")}}};
  made.by_id.emplace(moss.id, made.entities.size());
  made.origins.push_back({"a.tsv", 2});
  made.entities.push_back(moss);
  return made;
}

std::string mentions(const Gazetteer& gazetteer, const char* date) {
  Document document;
  document.meta.date = parse_date(date);
  document.paragraphs.push_back(
      {Zone::Body, "",
       "Gen. Mark Milley met ISIS-K envoys in Kabul; Milley left. Ann Moss was there. The Minister "
       "of Salt and Secretary Blinken spoke of the U.S. and of the White House.",
       0});
  tag_document(gazetteer, Analyzer(), document);
  std::string out;
  for (const auto& mention : document.mentions)
    out += mention.surface + "=" + mention.entity + " " + mention_how_name(mention.how) + "\n";
  return out;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a compiled gazetteer finds the same, and says the same of its sources") {
  const auto names = authority();
  const Gazetteer made(names, StopLists());
  REQUIRE(save_compiled(kPath, "one", made, {{"a.tsv", "line 2", "bad", "mend it", false}}));
  const auto read = load_compiled(kPath, "one");
  REQUIRE(read);
  REQUIRE(read->diagnostics.size() == 1);
  CHECK(read->diagnostics[0].place == "line 2");
  CHECK(mentions(made, "2002").find("Minister of Salt=person/moss") != std::string::npos);
  for (const char* date : {"2002", "2003-06-01", "1999", ""})
    CHECK(mentions(read->gazetteer, date) == mentions(made, date));
  CHECK(!load_compiled(kPath, "another"));
  std::filesystem::remove(kPath);
}

TEST_CASE("a file that is missing, cut, damaged or of another version is not there") {
  CHECK(!load_compiled(kPath, "one"));
  CHECK(!load_compiled("/", "one"));
  const Gazetteer made(authority(), StopLists());
  CHECK(!save_compiled("/nowhere/at/all", "one", made, {}));
  REQUIRE(save_compiled(kPath, "one", made, {}));
  const auto whole = bytes_of(kPath);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, std::size_t{31}, whole.size() - 1}) {
    write(kPath, whole.substr(0, size));
    CHECK(!load_compiled(kPath, "one"));
  }
  for (std::size_t at = 0; at < whole.size(); at += at < 64 ? 1 : 4999) {
    auto broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0x20);
    write(kPath, broken);
    CHECK(!load_compiled(kPath, "one"));
  }
  write(kPath, whole + "x");
  CHECK(!load_compiled(kPath, "one"));
  std::filesystem::remove(kPath);
}

TEST_CASE("a dated name holds only in its days") {
  const Gazetteer made(authority(), StopLists());
  struct Row {
    const char* date;
    bool holds;
  };
  for (const Row& row : {Row{"2001-01-01", true}, Row{"2003-05-31", true}, Row{"2003-06", false},
                         Row{"2000", false}, Row{"2003", true}, Row{"", true}}) {
    CAPTURE(row.date);
    CHECK((mentions(made, row.date).find("Minister of Salt") != std::string::npos) == row.holds);
  }
}
