// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/error.h"
#include "indexer/stories/clusters.h"
#include "schema/bytes.h"

namespace dossier {
namespace {

Sketch sketch(const std::string& text) {
  static const Analyzer analyzer;
  Sketcher sketcher;
  sketcher.add(text, read_tokens(analyzer, text));
  return sketcher.finish();
}

// `count` words nobody else has, from number `from` on; every eighth is a name.
std::string words(const std::string& stem, int from, int count) {
  std::string out;
  for (int i = from; i < from + count; ++i)
    out += (i % 8 == 7 ? "N" : "") + stem + std::to_string(i) + " ";
  return out;
}

// `text` with other names where it has them, up to that many bytes.
std::string form(std::string text, const char* name, std::size_t bytes = std::string::npos) {
  for (auto at = text.find('N'); at < bytes; at = text.find('N', at + 2)) text.insert(at, name);
  return text;
}

// The same story, as a list of numbers from 0 by first appearance.
std::vector<std::size_t> stories(const std::vector<std::string>& texts) {
  std::vector<Sketch> sketches;
  for (const auto& text : texts) sketches.push_back(sketch(text));
  const auto longest = cluster(sketches);
  std::vector<std::size_t> heads, out;
  for (const auto head : longest) {
    const auto known = std::find(heads.begin(), heads.end(), head);
    out.push_back(static_cast<std::size_t>(known - heads.begin()));
    if (known == heads.end()) heads.push_back(head);
  }
  return out;
}

using Numbers = std::vector<std::size_t>;

TEST_CASE("a sample keeps the smallest hashes, each once, and knows how large the set was") {
  Sampler<std::uint32_t> sampler(100);
  for (int round = 0; round < 3; ++round) {
    for (std::uint32_t i = 0; i < 5000; ++i) sampler.add(i * 13421U);  // Evenly over 26 bits.
  }
  const auto sample = sampler.finish();
  CHECK(sample.level == 6);
  CHECK(sample.items.size() == 79);
  CHECK(sample.size() == 79 * 64);
  CHECK(std::is_sorted(sample.items.begin(), sample.items.end()));
  CHECK(sample.items.back() < 1U << 20U);
  CHECK(sample.size_at(6) == 79);
  CHECK(sample.size_at(7) == 40);
}

TEST_CASE("few words make no sketch, many a small one") {
  CHECK(sketch(words("w", 0, 49)).shingles.items.empty());
  CHECK(sketch(words("w", 0, 50)).shingles.items.size() == 46);
  const auto large = sketch(words("w", 0, 40000));
  CHECK(large.shingles.items.size() <= kMostShingles);
  CHECK(large.shingles.items.size() > kMostShingles / 3);
  CHECK(std::abs(static_cast<double>(large.shingles.size()) - 39996) < 12000);
  // The same words again and again tell nothing.
  std::string dull;
  for (int i = 0; i < 10000; ++i) dull += "blah ";
  CHECK(sketch(dull).shingles.items.empty());
  CHECK(sketch(words("w", 0, 40) + words("w", 0, 40) + words("w", 0, 40)).shingles.items.empty());
}

TEST_CASE("slots are names and numbers between the words around them") {
  const auto filler = words("w", 0, 60);
  const auto slots = [&](const std::string& text) { return sketch(filler + text).slots; };
  const auto base = slots("");
  const auto own = [&](const std::string& text) {
    return static_cast<int>(slots(text).items.size() - base.items.size());
  };
  CHECK(own("a message to nobody in particular") == 0);
  CHECK(own("a message to Prime Minister Dacko see the papers") == 1);
  CHECK(own("a message to him. Prime minister see the papers") == 0);  // Begins a sentence.
  CHECK(own("on 11 August 1960 the country became free") == 1);
  CHECK(own("from Chad to Mali, and on to Rome by sea") == 3);
  CHECK(own("it ends with Chad") == 0);  // What follows it is not known.
  const auto with = [&](const char* name) {
    return slots(std::string("a message to ") + name + " see the papers");
  };
  const auto likeness_of = [&](const char* a, const char* b) {
    return likeness({sketch(filler).shingles, with(a)}, {sketch(filler).shingles, with(b)});
  };
  CHECK(likeness_of("Dacko", "Dacko").agreement == 1);
  CHECK(likeness_of("Dacko", "Tombalbaye").slots == likeness_of("Dacko", "Dacko").slots);
  CHECK(likeness_of("Dacko", "Tombalbaye").agreement < 1);
}

TEST_CASE("a sketch is the same when read again; what is no sketch is refused") {
  const auto made =
      sketch(words("w", 0, 700) + "from Chad to Mali and back again " + words("v", 0, 700));
  const auto packed = pack_sketch(made);
  CHECK(packed.size() < 800);
  CHECK(unpack_sketch(packed) == made);
  CHECK_THROWS_AS(unpack_sketch(packed.substr(0, packed.size() / 2)), Error);
  ByteWriter out;
  out.number(32);  // No such level.
  out.number(0);
  CHECK_THROWS_AS(unpack_sketch(out.take()), Error);
}

TEST_CASE("what is one story") {
  const auto text = words("w", 0, 400);
  const auto head = words("w", 0, 200), tail = words("w", 200, 200);
  struct Row {
    std::string what;
    std::vector<std::string> texts;
    Numbers wanted;
  };
  const std::vector<Row> rows{
      {"the same", {text, text, words("v", 0, 400)}, {0, 0, 1}},
      {"halves of one, and the whole", {head, text, tail}, {0, 0, 0}},
      {"halves of one, without it", {head, tail}, {0, 1}},
      {"a third", {text, words("w", 100, 140)}, {0, 0}},
      {"a fifth is a quotation", {text, words("w", 100, 80)}, {0, 1}},
      {"more than half is new", {text, words("w", 0, 180) + words("v", 0, 220)}, {0, 1}},
      {"a third is new", {text, words("w", 0, 280) + words("v", 0, 120)}, {0, 0}},
      {"other names in the same words", {form(text, "A"), form(text, "B")}, {0, 1}},
      {"a few other names", {text, form(text, "N", 400)}, {0, 0}},
      {"quoted at length", {text, words("w", 0, 160) + words("v", 0, 400)}, {0, 1}},
      {"too short to tell", {words("w", 0, 40), words("w", 0, 40)}, {0, 1}},
      {"nothing", {"", ""}, {0, 1}}};
  for (const auto& row : rows) {
    CAPTURE(row.what);
    CHECK(stories(row.texts) == row.wanted);
    // The order in which they come does not matter.
    auto turned = row.texts;
    std::reverse(turned.begin(), turned.end());
    auto got = stories(turned);
    std::reverse(got.begin(), got.end());
    for (std::size_t i = 0; i < got.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j)
        CHECK((got[i] == got[j]) == (row.wanted[i] == row.wanted[j]));
    }
  }
}

TEST_CASE("small changes do not chain unlike texts together") {
  // Each is the one before with an eighth of its words replaced.
  std::vector<std::string> versions;
  for (int i = 0; i <= 8; ++i)
    versions.push_back(words("w", i * 50, 400 - i * 50) + words("w", 400, i * 50));
  const auto got = stories(versions);
  CHECK(got[0] == got[1]);
  CHECK(got[7] == got[8]);
  CHECK(got[0] != got[8]);
}

TEST_CASE("thousands with the same passage are compared in linear time, and do not clump") {
  const auto passage = words("disclaimer", 0, 120);
  std::vector<Sketch> sketches;
  for (int i = 0; i < 4000; ++i)
    sketches.push_back(sketch(passage + words("own" + std::to_string(i) + "x", 0, 200)));
  sketches.push_back(sketches[77]);
  const auto longest = cluster(sketches);
  for (std::size_t i = 0; i + 1 < sketches.size(); ++i) {
    if (i != 77) CHECK(longest[i] == i);
  }
  CHECK(longest.back() == longest[77]);
}

TEST_CASE("thousands of copies are one story") {
  const auto text = words("w", 0, 300);
  const auto longest = cluster(std::vector<Sketch>(5000, sketch(text)));
  CHECK(std::all_of(longest.begin(), longest.end(),
                    [&](std::size_t head) { return head == longest.front(); }));
}

}  // namespace
}  // namespace dossier
