// SPDX-License-Identifier: GPL-2.0-or-later
// What must hold of any file at all: nothing crashes, texts are clean, every offset stands on a
// character.
#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "reading_form.h"

namespace {

bool on_boundary(const std::string& text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

void check_sound(const dossier::Document& document) {
  for (const dossier::Paragraph& paragraph : document.paragraphs) {
    CAPTURE(paragraph.text);
    std::size_t replaced = 0;
    dossier::well_formed(paragraph.text, replaced);
    CHECK(replaced == 0);
    CHECK_FALSE(paragraph.text.empty());
    CHECK(paragraph.text.find('\n') == std::string::npos);
    CHECK(paragraph.text.find("  ") == std::string::npos);
  }
  for (const dossier::Footnote& note : document.footnotes) {
    REQUIRE(note.text_paragraph < document.paragraphs.size());
    CHECK(document.paragraphs[note.text_paragraph].zone == dossier::Zone::Notes);
    if (!note.paragraph) continue;
    REQUIRE(*note.paragraph < document.paragraphs.size());
    CHECK(document.paragraphs[*note.paragraph].zone != dossier::Zone::Notes);
    CHECK(on_boundary(document.paragraphs[*note.paragraph].text, note.offset));
  }
  for (const dossier::Link& link : document.links) {
    REQUIRE(link.paragraph < document.paragraphs.size());
    const std::string& text = document.paragraphs[link.paragraph].text;
    CHECK(link.bytes.begin <= link.bytes.end);
    CHECK(on_boundary(text, link.bytes.begin));
    CHECK(on_boundary(text, link.bytes.end));
  }
}

const std::string kSeed =
    "---\ntitle: A River Divided\nauthors: [Ann Moss, Bo North]\ndate: 2021-05-04\n---\n\n# A "
    "River Divided\n\nBy Ann Moss | May 4, 2021\n\nKey "
    "Points\n\n- One point.\n- Two points.\n\nIntroduction\n\nIt is not whether,[^1] “but\n\n¹ "
    "Moss, “Dams”, <https://a.example/b>\n\nWhen”, they "
    "meet.¹ **Then** [2] see [it](https://c.example).\n\n[^1]: A *note*\n    that goes "
    "on.\n\nNotes\n\n1. One.\n2. Two-\n\nthree.\n\f\n12\n\nHome | World | "
    "News\n\nWe use cookies on our website, and your browser\n\n| a | b |\n|---|---|\n| c | d "
    "|\n\n> quoted\n\n```\ncode\n```\n\nBibliography\n\nMoss, "
    "Dams,\n\nAvailable at: https://d.example/e_f_g\n\nABOUT THE AUTHOR\n\nÉlan vital, Львів, "
    "東京.\n";

}  // namespace

TEST_CASE("reading: any mutation of a file leaves a sound document") {
  std::mt19937 random(20211129);
  const std::vector<std::string> pieces = {
      "\n\n",        "\n",       "¹",  "²³",    "[^1]", "[^1]: ",    "[1] ",     "**",
      "*",           "_",        "|",  "> ",    "- ",   "```\n",     "<",        "https://",
      "\xFF",        "\xE2\x81", "\f", "---\n", "“",    "”",         "-\n\n",    "&",
      "# ",          "1. ",      "\t", "    ",  "By ",  "Notes\n\n", "\xC2\xAD", "<sup>1</sup>",
      "{\"text\":\""};
  for (int round = 0; round < 1500; ++round) {
    std::string text = kSeed;
    for (int change = 0; change < 1 + round % 12; ++change) {
      const std::size_t at = random() % (text.size() + 1);
      const std::size_t length = std::min<std::size_t>(random() % 40, text.size() - at);
      switch (random() % 3) {
        case 0:
          text.insert(at, pieces[random() % pieces.size()]);
          break;
        case 1:
          text.erase(at, length);
          break;
        default:
          text.insert(random() % (text.size() + 1), text.substr(at, length));
          break;
      }
    }
    for (const char* name : {"a.md", "a.txt"})
      for (const dossier::Document& document : dossier::testing::read_bytes(name, text).documents)
        check_sound(document);
  }
}

TEST_CASE("reading: hostile files take linear time") {
  const auto times = [](const std::string& piece, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
  };
  std::string nested;
  for (int depth = 0; depth < 1500; ++depth) nested += std::string(2 * depth, ' ') + "- a\n";
  const std::vector<std::string> files = {
      std::string(3000000, 'a'),
      times("word ", 400000),
      times("\n", 100000) + "End.\n",
      times(">", 20000) + "a",
      times("- ", 20000) + "a",
      nested,
      times("[", 300000),
      times("[a](", 100000),
      times("[^1]", 100000) + "\n\n[^1]: x\n",
      times("*a _b ", 60000),
      times("¹²", 100000) + "\n\n¹ x\n",
      times("https://", 50000),
      times("<!--", 100000),
      times("Some words without an end\n\nand more of it\n\n", 5000),
      times("govern-\n\nment ", 5000),
      times("We use cookies on our website.\n\n", 5000),
      times("Ab\n\n", 30000),
      times("Share this article\n\nRelated stories\nabc\n", 5000),
      times("|a", 5000) + "|\n" + times("|-", 5000) + "|\n" + times("|b", 5000)};
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& file : files)
    for (const char* name : {"a.md", "a.txt", "a.jsonl"}) dossier::testing::read_bytes(name, file);
  // Quadratic work on any of these takes minutes; linear work takes a second, and a sanitizer ten
  // times that.
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}
