// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/packing.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "analysis/error.h"
#include "schema/record.h"

namespace dossier {
namespace {

// Letters of one form, as an archive has them.
Document letter(unsigned number, std::size_t paragraphs = 3) {
  Document document;
  document.meta.id = fmt::format("letters/{}", number);
  document.meta.title = fmt::format("Telegram {} from the Embassy", number);
  for (std::size_t i = 0; i < paragraphs; ++i) {
    document.paragraphs.push_back(
        {Zone::Body, "",
         fmt::format("The Ambassador has the honour to acknowledge the receipt of dispatch {} of "
                     "the {}th, concerning the negotiations about tariff {}.",
                     number * 7919, number % 28, number * 31 + i),
         0});
  }
  return document;
}

std::string raw(const Document& document) {
  return encode_record(document, std::vector<std::uint32_t>(document.paragraphs.size(), 512), "",
                       {});
}

std::shared_ptr<const RecordDictionary> dictionary_of(unsigned letters) {
  std::vector<std::string> records;
  for (unsigned i = 0; i < letters; ++i) records.push_back(raw(letter(i)));
  return train_dictionary({records.begin(), records.end()});
}

std::vector<std::string> texts(Record record) {
  std::vector<std::string> all;
  for (const auto& paragraph : record.document().paragraphs) all.push_back(paragraph.text);
  return all;
}

}  // namespace

TEST_CASE("a dictionary needs enough to learn from") {
  CHECK_FALSE(dictionary_of(kFewestSamples - 1));
  REQUIRE(dictionary_of(500));
  CHECK_FALSE(register_dictionary(""));
  CHECK_THROWS_AS(register_dictionary("no dictionary"), Error);
}

TEST_CASE("packed records say what they said, and are shorter with a dictionary") {
  const auto dictionary = dictionary_of(500);
  REQUIRE(dictionary);
  for (const std::size_t paragraphs : {1, 3, 2000}) {
    const auto document = letter(1000, paragraphs);
    const auto record = raw(document);
    for (const auto* with : {dictionary.get(), static_cast<const RecordDictionary*>(nullptr)}) {
      const auto packed = pack_record(record, with);
      CHECK(pack_record(packed, with) == packed);
      CHECK(texts(Record(packed)) == texts(Record(record)));
      if (with != nullptr) CHECK(2 * packed.size() < record.size());
      // Under another name, packed again.
      const auto renamed = with_identity(packed, {"new/id", "path", {}, {}});
      const Record other(pack_record(renamed, with));
      CHECK(other.meta().id == "new/id");
      CHECK(other.meta().title == document.meta.title);
      CHECK(texts(other) == texts(Record(record)));
    }
  }
}

TEST_CASE("what cannot be unpacked is an error") {
  const auto dictionary = dictionary_of(500);
  REQUIRE(dictionary);
  const std::string text(300, 'x');
  const auto packed = pack_bytes(text, dictionary.get());
  CHECK(unpack_bytes(packed, text.size()) == text);
  CHECK_THROWS_AS(unpack_bytes(packed, text.size() + 1), Error);
  CHECK_THROWS_AS(unpack_bytes("", 1), Error);
  for (std::size_t size = 0; size < packed.size(); ++size)
    CHECK_THROWS_AS(unpack_bytes(packed.substr(0, size), text.size()), Error);
  // One that no index was opened with.
  auto unknown = packed;
  unknown[5] = static_cast<char>(unknown[5] ^ 0x55);
  CHECK_THROWS_AS(unpack_bytes(unknown, text.size()), Error);
}

}  // namespace dossier
