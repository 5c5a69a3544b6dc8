// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/record.h"

#include <libdeflate.h>

#include <algorithm>
#include <map>
#include <memory>
#include <new>
#include <numeric>

#include "schema/bytes.h"
#include "schema/metadata_bytes.h"
#include "schema/record_details.h"
#include "schema/terms.h"

namespace dossier {
namespace {

constexpr std::size_t kBlockBytes = 16384;

// Made once a thread: its tables take longer to make than a block to pack.
template <typename Tool>
Tool& tool_of_thread(Tool* (*make)(), void (*free)(Tool*)) {
  thread_local const std::unique_ptr<Tool, void (*)(Tool*)> tool(make(), free);
  if (!tool) throw std::bad_alloc();
  return *tool;
}

std::string deflate_bytes(std::string_view raw) {
  constexpr int kLevel = 6;
  auto& tool = tool_of_thread<libdeflate_compressor>(
      [] { return libdeflate_alloc_compressor(kLevel); }, libdeflate_free_compressor);
  std::string packed(libdeflate_zlib_compress_bound(&tool, raw.size()), '\0');
  packed.resize(
      libdeflate_zlib_compress(&tool, raw.data(), raw.size(), packed.data(), packed.size()));
  return packed;
}

std::string inflate_bytes(std::string_view packed, std::size_t size) {
  if (packed.size() == size) return std::string(packed);
  // Deflate cannot shrink by more than about 1032 to 1: a larger size is no size.
  if (size / 1100 > packed.size()) damaged("a stored size cannot be");
  auto& tool = tool_of_thread<libdeflate_decompressor>(libdeflate_alloc_decompressor,
                                                       libdeflate_free_decompressor);
  std::string raw(size, '\0');
  const auto result =
      libdeflate_zlib_decompress(&tool, packed.data(), packed.size(), raw.data(), size, nullptr);
  if (result != LIBDEFLATE_SUCCESS) damaged("a stored text does not unpack");
  return raw;
}

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
  out.list(document.paragraphs, [&](const Paragraph& paragraph) {
    out.number(static_cast<std::uint64_t>(paragraph.zone) << 3U |
               static_cast<unsigned>(paragraph.heading_level));
    out.number(index.at(paragraph.section));
    out.number(positions.at(i++));
    out.number(paragraph.text.size());
  });
}

// Who deflates: Xapian a record of one block, all its parts in one window; a longer one we
// ourselves, part by part, so that each can be read by itself.
enum class Packing : std::uint8_t { Whole, ByPart };

Packing packing(std::size_t blocks) { return blocks > 1 ? Packing::ByPart : Packing::Whole; }

void put_part(ByteWriter& out, const std::string& part, Packing packing) {
  out.number(part.size());
  auto packed = packing == Packing::ByPart ? deflate_bytes(part) : part;
  out.text(packed.size() < part.size() ? packed : part);
}

}  // namespace

std::string encode_record(const Document& document, const std::vector<std::uint32_t>& positions,
                          const std::string& citation_key,
                          const std::vector<std::string>& own_keys) {
  ByteWriter out;
  out.text(pack_identity({document.meta.id, document.source_path, document.copies, own_keys}));
  out.number(bound_to_place(document) ? 1 : 0);
  auto meta = document.meta;
  meta.id.clear();  // It is in the identity.
  put_metadata(out, meta);
  out.text(citation_key);
  out.number(document.works.size());
  put_table(out, document, positions);
  const auto blocks = make_blocks(document);
  const auto packed = packing(blocks.size());
  put_part(out, pack_mentions(document), packed);
  put_part(out, pack_details(document), packed);
  out.list(blocks, [&](const std::string& block) { put_part(out, block, packed); });
  return out.take();
}

std::string with_identity(std::string_view record, const RecordIdentity& identity) {
  ByteReader in(record);
  const auto old = in.view();
  ByteWriter out;
  out.text(pack_identity(identity));
  return out.take().append(
      record.substr(static_cast<std::size_t>(old.data() - record.data()) + old.size()));
}

Record::Record(std::string data) : data_(std::make_shared<const std::string>(std::move(data))) {
  ByteReader in(*data_);
  const auto identity = in.view();
  bound_to_place_ = in.number() != 0;
  document_.meta = get_metadata(in);
  get_identity(identity);
  citation_key_ = in.text();
  works_ = in.number_as<std::uint32_t>();
  in.texts(sections_);
  std::uint32_t begin = 0;
  in.list([&] {
    ParagraphEntry entry;
    const auto head = in.number();
    entry.zone = stored_enumerator(head >> 3U, Zone::Back);
    entry.heading_level = static_cast<int>(head & 7U);
    entry.section = in.number_as<std::uint32_t>();
    entry.first_position = in.number_as<std::uint32_t>();
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
  mentions_begin_ = data_->size() - in.rest().size();
  for (auto* section : {&mentions_, &details_}) {
    section->size = in.number_as<std::uint32_t>();
    section->packed = in.view();
  }
  begin = 0;
  in.list([&] {
    const auto size = in.number_as<std::uint32_t>();
    blocks_.push_back({in.view(), begin, size, {}});
    begin += size;
  });
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
  if (block.text.empty() && block.size > 0) block.text = inflate_bytes(block.packed, block.size);
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

const Document& Record::document() {
  if (complete_) return document_;
  for (std::uint32_t i = 0; i < table_.size(); ++i) {
    document_.paragraphs.push_back({table_[i].zone, section(i), text(i), table_[i].heading_level});
  }
  mentions_read_ = false;  // Now with the words they stand at.
  mentions();
  unpack_details(inflate_bytes(details_.packed, details_.size), document_);
  complete_ = true;
  return document_;
}

std::string Record::with_mentions(const Document& document) const {
  const std::string_view all = *data_;
  ByteWriter out;
  put_part(out, pack_mentions(document), packing(blocks_.size()));
  const auto end = mentions_.packed.data() + mentions_.packed.size() - all.data();
  return std::string(all.substr(0, mentions_begin_))
      .append(out.bytes())
      .append(all.substr(static_cast<std::size_t>(end)));
}

std::vector<Footnote> Record::footnotes() const {
  if (complete_) return document_.footnotes;
  return unpack_footnotes(inflate_bytes(details_.packed, details_.size));
}

const std::vector<Mention>& Record::mentions() {
  if (mentions_read_) return document_.mentions;
  mentions_read_ = true;
  unpack_mentions(inflate_bytes(mentions_.packed, mentions_.size), document_);
  return document_.mentions;
}

}  // namespace dossier
