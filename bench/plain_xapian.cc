// SPDX-License-Identifier: GPL-2.0-or-later
// The yardstick: what Xapian does by itself, by its own tokenizer, parser and snippets.
//
//   plain_xapian index PAPERS NEW-DATABASE     one writer, default settings
//   plain_xapian ask DATABASE                  questions of bench/run (ask_loop.h)
//
// Each file is a document: its bytes through TermGenerator with the English stemmer and positions,
// the text kept as data, the path in a slot. No fields, notes, names, citations or dates. Modes of
// asking: top (paths of the best ten), exact (the same with an exact total), data (and the texts of
// the ten read), snippets (and a snippet of each).

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "bench/ask_loop.h"

namespace {

namespace fs = std::filesystem;
constexpr Xapian::valueno kPathSlot = 0;
constexpr Xapian::doccount kHits = 10;
constexpr std::size_t kSnippetBytes = 240;

void index(const fs::path& papers, const std::string& where) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(papers))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  Xapian::WritableDatabase database(where, Xapian::DB_CREATE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(text);
    document.set_data(text);
    document.add_value(kPathSlot, fs::relative(file, papers).string());
    database.add_document(document);
  }
  database.commit();
}

std::uint64_t answer(const Xapian::Database& database, Xapian::QueryParser& parser,
                     const dossier::bench::Asked& asked) {
  const Xapian::Query query = parser.parse_query(
      asked.query, Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD);
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const bool exact = asked.mode != "top", snippets = asked.mode == "snippets";
  const Xapian::MSet hits = enquire.get_mset(0, kHits, exact ? database.get_doccount() : 0);
  std::size_t bytes = 0;  // What was read is used, so that no compiler leaves it out.
  const Xapian::Stem stemmer("en");
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    const Xapian::Document document = hit.get_document();
    bytes += document.get_value(kPathSlot).size();
    if (asked.mode == "data") bytes += document.get_data().size();
    if (snippets) bytes += hits.snippet(document.get_data(), kSnippetBytes, stemmer).size();
  }
  return bytes == 0 ? 0 : hits.get_matches_estimated();
}

int ask(const std::string& where) {
  const Xapian::Database database(where);
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(Xapian::Stem("en"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_AND);
  return dossier::bench::answer_lines(
      [&](const dossier::bench::Asked& asked) { return answer(database, parser, asked); },
      [](const std::exception_ptr& error) -> std::string {
        try {
          std::rethrow_exception(error);
        } catch (const Xapian::Error& e) {
          return e.get_description();
        }
      });
}

}  // namespace

int main(int argc, char** argv) {
  const std::string task = argc > 1 ? argv[1] : "";
  try {
    if (task == "index" && argc == 4) return index(argv[2], argv[3]), 0;
    if (task == "ask" && argc == 3) return ask(argv[2]);
    std::cerr
        << "usage: plain_xapian index PAPERS NEW-DATABASE\n       plain_xapian ask DATABASE\n";
  } catch (const Xapian::Error& error) {
    std::cerr << "plain_xapian: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "plain_xapian: " << error.what() << '\n';
  }
  return 2;
}
