// SPDX-License-Identifier: GPL-2.0-or-later
// Sample papers set by three engines (tests/fixtures/pdf, made by its recipe.sh): what is read from
// the PDF is what the paper's Markdown says.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "citations/ledger.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/tagger.h"
#include "indexer/structure/text_shape.h"
#include "reading_form.h"

using namespace dossier;

namespace {

const std::string kSource = DOSSIER_SOURCE_DIR;

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Document read_one(const std::string& path) {
  const std::string bytes = bytes_of(path);
  testing::Reading reading = testing::read_bytes(path, bytes);
  REQUIRE_MESSAGE(reading.documents.size() == 1, path);
  CHECK_MESSAGE(reading.diagnostics.empty(), path);
  return std::move(reading.documents[0]);
}

std::vector<std::string> terms(const Document& document, bool notes) {
  static const Analyzer analyzer;
  std::vector<std::string> all;
  for (const Paragraph& paragraph : document.paragraphs)
    if ((paragraph.zone == Zone::Notes) == notes)
      for (const Token& token : analyzer.analyze(paragraph.text)) all.push_back(token.term);
  return all;
}

/// F1 of the runs of four terms that two texts have, as multisets.
double four_gram_f1(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto grams = [](const std::vector<std::string>& terms) {
    std::map<std::string, int> counts;
    for (std::size_t i = 0; i + 4 <= terms.size(); ++i)
      ++counts[terms[i] + ' ' + terms[i + 1] + ' ' + terms[i + 2] + ' ' + terms[i + 3]];
    return counts;
  };
  const auto left = grams(a), right = grams(b);
  double all = 0, shared = 0;
  for (const auto& [gram, count] : left) {
    all += count;
    const auto found = right.find(gram);
    if (found != right.end()) shared += 2 * std::min(count, found->second);
  }
  for (const auto& row : right) all += row.second;
  return all == 0 ? 0 : shared / all;
}

/// "12 lettersbefore|behind": label and surroundings of a note's mark, ASCII letters only.
std::string anchor(const Document& document, const Footnote& note) {
  if (!note.paragraph) return note.label + " nowhere";
  const std::string& text = document.paragraphs[*note.paragraph].text;
  const auto letter = [&](std::size_t i) {
    return std::isalpha(static_cast<unsigned char>(text[i])) != 0 &&
           static_cast<unsigned char>(text[i]) < 0x80;
  };
  std::string before, behind;
  for (std::size_t i = note.offset; i-- > 0 && before.size() < 30;)
    if (letter(i)) before += text[i];
  for (std::size_t i = note.offset; i < text.size() && behind.size() < 15; ++i)
    if (letter(i)) behind += text[i];
  std::reverse(before.begin(), before.end());
  return note.label + " " + before + "|" + behind;
}

/// The first row in which two lists differ, from both; "" where they are the same.
std::string difference(const std::vector<std::string>& got,
                       const std::vector<std::string>& wanted) {
  for (std::size_t i = 0; i < std::max(got.size(), wanted.size()); ++i) {
    const std::string a = i < got.size() ? got[i] : "none";
    const std::string b = i < wanted.size() ? wanted[i] : "none";
    if (a != b) return "got " + a + ", wanted " + b;
  }
  return "";
}

std::vector<std::string> anchors(const Document& document) {
  std::vector<std::string> all;
  for (const Footnote& note : document.footnotes) all.push_back(anchor(document, note));
  return all;
}

/// Each citation's note, class and the first key of its work. Hyperlinks are left out: poppler-cpp
/// does not tell where they lead.
std::vector<std::string> ledger(Document& document) {
  build_ledger(document);
  std::vector<std::string> rows;
  for (const Citation& citation : document.citations) {
    if (citation.klass == CitationClass::Link) continue;
    std::string row = citation.note + " " + citation_class_name(citation.klass);
    if (citation.work >= 0)
      row += " " + document.works[static_cast<std::size_t>(citation.work)].keys.front();
    rows.push_back(std::move(row));
  }
  return rows;
}

const Gazetteer& gazetteer() {
  static const Gazetteer kSample = [] {
    Authority authority;
    std::vector<Diagnostic> faults;
    for (const char* kind : {"people", "groups", "places"})
      load_authority(kSource + "/corpus/authority/" + kind + ".tsv", authority, faults);
    StopLists lists;
    lists.load_folder(kSource + "/stopwords");
    return Gazetteer(authority, lists);
  }();
  return kSample;
}

/// How often the paragraphs mention each entity: "group/iskp 12".
std::vector<std::string> entities(Document& document) {
  static const Analyzer analyzer;
  tag_document(gazetteer(), analyzer, document);
  std::map<std::string, int> counts;
  for (const Mention& mention : document.mentions)
    if (mention.paragraph) ++counts[mention.entity];
  std::vector<std::string> rows;
  for (const auto& [entity, count] : counts) rows.push_back(entity + " " + std::to_string(count));
  return rows;
}

}  // namespace

TEST_CASE("PDF: papers of three engines read like their Markdown") {
  struct Row {
    const char* file;
    const char* paper;
  };
  const Row rows[] = {{"groff-one", "haqqani-network"},     {"groff-two", "frozen-reserves"},
                      {"latex-one", "over-the-horizon"},    {"latex-two", "haqqani-network"},
                      {"latex-french", "kaboul-aout-2021"}, {"office-odt", "kaboul-aout-2021"},
                      {"office-docx", "over-the-horizon"},  {"office-two", "frozen-reserves"}};
  for (const Row& row : rows) {
    const std::string file = row.file;
    CAPTURE(file);
    Document pdf = read_one(kSource + "/tests/fixtures/pdf/" + row.file + ".pdf");
    Document paper = read_one(kSource + "/corpus/papers/" + row.paper + ".md");
    CHECK(comparable(pdf.meta.title) == comparable(paper.meta.title));
    CHECK(pdf.meta.authors == paper.meta.authors);
    CHECK(pdf.meta.date == paper.meta.date);
    CHECK(pdf.meta.kind == "paper");
    CHECK(pdf.meta.language == paper.meta.language);
    CHECK(four_gram_f1(terms(pdf, false), terms(paper, false)) >= 0.98);
    CHECK(four_gram_f1(terms(pdf, true), terms(paper, true)) >= 0.98);
    CHECK(difference(anchors(pdf), anchors(paper)) == "");
    CHECK(difference(ledger(pdf), ledger(paper)) == "");
    CHECK(difference(entities(pdf), entities(paper)) == "");
  }
}
