// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/record.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

#include "schema/bytes.h"
#include "schema/metadata_bytes.h"
#include "schema/packing.h"
#include "schema/record_details.h"
#include "schema/terms.h"

namespace dossier {
namespace {

constexpr std::size_t kBlockBytes = 16384;

// The identity is one string at the head of a record, so that with_identity() finds its end.
std::string pack_identity(const RecordIdentity& identity) {
  ByteWriter out;
  out.text(identity.id);
  out.text(identity.source_path);
  out.list(identity.copies, [&](const Copy& copy) {
    out.text(copy.id);
    out.text(copy.path);
  });
  out.texts(identity.own_keys);
  return out.take();
}

bool bound_to_place(const Document& document) {
  const auto written = [](const auto& reference) { return reference.written.has_value(); };
  return std::any_of(document.links.begin(), document.links.end(), written) ||
         std::any_of(document.tags.begin(), document.tags.end(), written);
}

// Paragraphs go into blocks whole; a block ends when the next would make it too large.
std::vector<std::string> make_blocks(const Document& document) {
  std::vector<std::string> blocks(1);
  for (const auto& paragraph : document.paragraphs) {
    if (!blocks.back().empty() && blocks.back().size() + paragraph.text.size() > kBlockBytes)
      blocks.emplace_back();
    blocks.back() += paragraph.text;
  }
  return blocks;
}

void put_table(ByteWriter& out, const Document& document,
               const std::vector<std::uint32_t>& positions) {
  std::vector<std::string_view> sections;
  std::map<std::string_view, std::size_t> index;
  for (const auto& paragraph : document.paragraphs) {
    if (index.try_emplace(paragraph.section, sections.size()).second)
      sections.push_back(paragraph.section);
  }
  out.texts(sections);
  std::size_t i = 0;
  std::uint32_t before = 0;
  out.list(document.paragraphs, [&](const Paragraph& paragraph) {
    out.number(static_cast<std::uint64_t>(paragraph.zone) << 3U |
               static_cast<unsigned>(paragraph.heading_level));
    out.number(index.at(paragraph.section));
    // The step, modulo 2^32: mostly small, and backwards where an earlier zone goes on.
    const auto position = positions.at(i++);
    out.number(position - std::exchange(before, position));
    out.number(paragraph.text.size());
  });
}

// A string that may be packed: its size, and its bytes, packed where they are of another size.
struct Part {
  std::string_view bytes;
  std::size_t size = 0;

  bool is_packed() const { return bytes.size() != size; }
};

Part read_part(ByteReader& in) {
  const auto size = in.number_as<std::size_t>();
  return {in.view(), size};
}

void put_part(ByteWriter& out, const Part& part) {
  out.number(part.size);
  out.text(part.bytes);
}
void put_part(ByteWriter& out, std::string_view raw) { put_part(out, {raw, raw.size()}); }

std::string unpack(const Part& part) {
  return part.is_packed() ? unpack_bytes(part.bytes, part.size) : std::string(part.bytes);
}

// A part packed, where that is shorter and it is not packed already.
void put_packed(ByteWriter& out, const Part& part, const RecordDictionary* dictionary) {
  if (part.is_packed()) return put_part(out, part);
  const auto packed = pack_bytes(part.bytes, dictionary);
  put_part(out, packed.size() < part.size ? Part{packed, part.size} : part);
}

// A record is one part; what it holds when it is unpacked are parts again: the head, the mentions,
// the details, and a list, the blocks of text.
struct Layout {
  Part head, mentions, details;
  std::vector<Part> blocks;
};

Layout read_layout(std::string_view bytes) {
  ByteReader in(bytes);
  Layout layout;
  for (auto* part : {&layout.head, &layout.mentions, &layout.details}) *part = read_part(in);
  in.list([&] { layout.blocks.push_back(read_part(in)); });
  return layout;
}

template <typename Put>
std::string write_layout(const Layout& layout, const Put& put) {
  ByteWriter out;
  for (const auto* part : {&layout.head, &layout.mentions, &layout.details}) put(out, *part);
  out.list(layout.blocks, [&](const Part& block) { put(out, block); });
  return out.take();
}

std::string write_record(const Layout& layout) {
  ByteWriter out;
  put_part(out, write_layout(layout, [](ByteWriter& to, const Part& part) { put_part(to, part); }));
  return out.take();
}

std::string layout_bytes(std::string_view record) {
  ByteReader in(record);
  return unpack(read_part(in));
}

}  // namespace

std::string encode_record(const Document& document, const std::vector<std::uint32_t>& positions,
                          const std::string& citation_key,
                          const std::vector<std::string>& own_keys) {
  ByteWriter head;
  head.text(pack_identity({document.meta.id, document.source_path, document.copies, own_keys}));
  head.number(bound_to_place(document) ? 1 : 0);
  auto meta = document.meta;
  meta.id.clear();  // It is in the identity.
  put_metadata(head, meta);
  head.text(citation_key);
  head.number(document.works.size());
  put_table(head, document, positions);
  const auto mentions = pack_mentions(document), details = pack_details(document);
  const auto blocks = make_blocks(document);
  const auto part = [](const std::string& raw) { return Part{raw, raw.size()}; };
  Layout layout{part(head.bytes()), part(mentions), part(details), {}};
  for (const auto& block : blocks) layout.blocks.push_back(part(block));
  return write_record(layout);
}

std::string pack_record(std::string record, const RecordDictionary* dictionary) {
  ByteReader in(record);
  const auto whole = read_part(in);
  if (whole.is_packed()) return record;
  const auto layout = read_layout(whole.bytes);
  ByteWriter out;
  if (layout.blocks.size() > 1) {
    put_part(out, write_layout(layout, [&](ByteWriter& to, const Part& part) {
               put_packed(to, part, dictionary);
             }));
  } else {
    put_packed(out, whole, dictionary);
  }
  return out.take();
}

void pack_record(Xapian::Document& document, const RecordDictionary* dictionary) {
  document.add_value(slot::kRecord, pack_record(document.get_value(slot::kRecord), dictionary));
}

std::string with_identity(std::string_view record, const RecordIdentity& identity) {
  const auto bytes = layout_bytes(record);
  auto layout = read_layout(bytes);
  const auto old = unpack(layout.head);
  ByteReader in(old);
  in.view();
  ByteWriter out;
  out.text(pack_identity(identity));
  const auto head = out.take().append(in.rest());
  layout.head = {head, head.size()};
  return write_record(layout);
}

Record::Record(const std::string& data)
    : data_(std::make_shared<const std::string>(layout_bytes(data))) {
  const auto layout = read_layout(*data_);
  const auto head_bytes = unpack(layout.head);
  ByteReader in(head_bytes);
  const auto identity = in.view();
  bound_to_place_ = in.number() != 0;
  document_.meta = get_metadata(in);
  get_identity(identity);
  citation_key_ = in.text();
  works_ = in.number_as<std::uint32_t>();
  in.texts(sections_);
  std::uint32_t begin = 0, before = 0;
  in.list([&] {
    ParagraphEntry entry;
    const auto head = in.number();
    entry.zone = stored_enumerator(head >> 3U, Zone::Back);
    entry.heading_level = static_cast<int>(head & 7U);
    entry.section = in.number_as<std::uint32_t>();
    entry.first_position = before += in.number_as<std::uint32_t>();
    entry.begin = begin;
    entry.size = in.number_as<std::uint32_t>();
    begin += entry.size;
    table_.push_back(entry);
  });
  by_position_.resize(table_.size());
  std::iota(by_position_.begin(), by_position_.end(), 0U);
  // Reading order is not position order: each zone has a range of positions of its own.
  std::stable_sort(by_position_.begin(), by_position_.end(),
                   [this](std::uint32_t a, std::uint32_t b) {
                     return table_[a].first_position < table_[b].first_position;
                   });
  const auto block = [](const Part& part, std::uint32_t at) {
    return Block{part.bytes, at, static_cast<std::uint32_t>(part.size), {}};
  };
  mentions_ = block(layout.mentions, 0);
  details_ = block(layout.details, 0);
  begin = 0;
  for (const auto& part : layout.blocks) {
    blocks_.push_back(block(part, begin));
    begin += static_cast<std::uint32_t>(part.size);
  }
}

Record::Record(const Xapian::Document& document) : Record(document.get_value(slot::kRecord)) {}

std::string Record::unpacked(const Block& block) const {
  return unpack({block.packed, block.size});
}

void Record::get_identity(std::string_view packed) {
  ByteReader in(packed);
  document_.meta.id = in.text();
  document_.source_path = in.text();
  in.list([&] {
    auto id = in.text();
    document_.copies.push_back({std::move(id), in.text()});
  });
  in.texts(own_keys_);
}

std::optional<std::uint32_t> Record::paragraph_at(std::uint32_t position) const {
  if (!in_text(position)) return std::nullopt;
  const auto after = std::upper_bound(by_position_.begin(), by_position_.end(), position,
                                      [this](std::uint32_t wanted, std::uint32_t row) {
                                        return wanted < table_[row].first_position;
                                      });
  if (after == by_position_.begin()) return std::nullopt;
  return *(after - 1);
}

const std::string& Record::section(std::uint32_t paragraph) const {
  return stored_element(sections_, stored_element(table_, paragraph).section);
}

const std::string& Record::block(std::size_t index) {
  auto& block = stored_element(blocks_, index);
  if (block.text.empty() && block.size > 0) block.text = unpacked(block);
  return block.text;
}

std::string Record::text(std::uint32_t paragraph) {
  const auto& entry = stored_element(table_, paragraph);
  if (entry.size == 0) return {};
  const auto after =
      std::upper_bound(blocks_.begin(), blocks_.end(), entry.begin,
                       [](std::uint32_t begin, const Block& block) { return begin < block.begin; });
  const auto index = static_cast<std::size_t>(after - blocks_.begin()) - 1;
  return std::string(
      slice(block(index), {entry.begin - stored_element(blocks_, index).begin,
                           entry.begin - stored_element(blocks_, index).begin + entry.size}));
}

const Document& Record::without_mentions() {
  if (texts_read_) return document_;
  for (std::uint32_t i = 0; i < table_.size(); ++i) {
    document_.paragraphs.push_back({table_[i].zone, section(i), text(i), table_[i].heading_level});
  }
  unpack_details(unpacked(details_), document_);
  texts_read_ = true;
  return document_;
}

const Document& Record::document() {
  if (complete_) return document_;
  without_mentions();
  mentions_read_ = false;  // Now with the words they stand at.
  mentions();
  complete_ = true;
  return document_;
}

std::string Record::with_mentions(const Document& document) const {
  auto layout = read_layout(*data_);
  const auto mentions = pack_mentions(document);
  layout.mentions = {mentions, mentions.size()};
  return write_record(layout);
}

std::vector<Footnote> Record::footnotes() const {
  if (texts_read_) return document_.footnotes;
  return unpack_footnotes(unpacked(details_));
}

const std::vector<Mention>& Record::mentions() {
  if (mentions_read_) return document_.mentions;
  mentions_read_ = true;
  unpack_mentions(unpacked(mentions_), document_);
  return document_.mentions;
}

}  // namespace dossier
