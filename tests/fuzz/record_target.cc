// SPDX-License-Identifier: GPL-2.0-or-later
// The stored record: unpacks to what was packed; damaged, it is an Error and nothing else.
//
// The input is a Markdown file, and after a zero byte a list of damages to its packed form, three
// bytes each: a place (two bytes, low one first, modulo the size) and the byte to write there. So
// inputs stay good when the layout of records changes.
#include <algorithm>
#include <vector>

#include "analysis/error.h"
#include "citations/ledger.h"
#include "indexer/formats/reader.h"
#include "indexer/structure/structure.h"
#include "schema/facet_slot.h"
#include "schema/mention_slot.h"
#include "schema/record.h"
#include "sound.h"

using namespace dossier;
using dossier::testing::must;

namespace {

Document read(std::string_view markdown) {
  Document document;
  ReadSink sink;
  sink.document = [&](RawDocument&& raw) {
    document = structure_document(std::move(raw));
    build_ledger(document);
  };
  sink.diagnostic = [](Diagnostic&&) {};
  if (const Reader* reader = reader_for("a.md", markdown)) reader->read("a.md", markdown, sink);
  return document;
}

void read_all(Record record) {
  for (std::uint32_t i = 0; i < record.paragraphs().size(); ++i) {
    record.section(i);
    record.text(i);
  }
  record.paragraph_at(0);
  record.paragraph_at(1000);
  record.mentions();
  record.document();
}

void check_same(const std::string& packed, const Document& document) {
  Record record(packed);
  must(record.meta().title == document.meta.title, "the title comes back");
  must(record.works() == document.works.size(), "the number of works comes back");
  must(record.paragraphs().size() == document.paragraphs.size(), "all paragraphs come back");
  for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) {
    must(record.text(i) == document.paragraphs[i].text, "a paragraph comes back");
    must(record.section(i) == document.paragraphs[i].section, "a section comes back");
  }
  const Document& back = record.document();
  must(back.footnotes.size() == document.footnotes.size(), "the notes come back");
  must(back.citations.size() == document.citations.size(), "the citations come back");
  for (std::size_t i = 0; i < document.citations.size(); ++i)
    must(back.citations[i].raw == document.citations[i].raw, "a citation comes back");
  testing::must_be_sound(back);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t text_size = std::min(input.find('\0'), input.size());
  const Document document = read(input.substr(0, text_size));
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) positions.push_back(100 * i + 1);
  std::string packed = encode_record(document, positions, "key2021word", {"title:a"});
  check_same(packed, document);
  const std::string shorter = pack_record(packed, nullptr);
  check_same(shorter, document);
  if (text_size == input.size()) return 0;
  const std::string_view damages = input.substr(text_size + 1);
  for (std::size_t i = 0; i + 3 <= damages.size(); i += 3) {
    const auto low = static_cast<unsigned char>(damages[i]);
    const auto high = static_cast<unsigned char>(damages[i + 1]);
    packed[(low | static_cast<unsigned>(high) << 8U) % packed.size()] = damages[i + 2];
  }
  if (damages.size() % 3 == 1) packed.resize(packed.size() / 2);
  for (const std::string& bytes : {packed, std::string(damages)}) {
    try {
      read_all(Record(bytes));
      read_all(Record(pack_record(bytes, nullptr)));
    } catch (const Error&) {  // Said to the user: the index is damaged.
    }
    try {
      MentionSlot slot;
      unpack_mention_slot(bytes, pack_facets(document), slot);
      for (const auto& place : slot.places)
        must(place.spelling < slot.actors.at(place.actor).spellings.size(), "a spelling is there");
    } catch (const Error&) {
    }
  }
  return 0;
}
