// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sandbox/raw_document_bytes.h"

#include "schema/bytes.h"
#include "schema/metadata_bytes.h"

namespace dossier {
namespace {

// In this file bindings name every member, so that a new one cannot be forgotten.

std::uint32_t offset_within(std::uint64_t offset, std::string_view text) {
  if (offset > text.size()) damaged("an offset points outside its text");
  return static_cast<std::uint32_t>(offset);
}

void put_range(ByteWriter& out, ByteRange bytes) {
  out.number(bytes.begin);
  out.number(bytes.end);
}

ByteRange get_range(ByteReader& in, std::string_view text) {
  ByteRange bytes;
  bytes.begin = offset_within(in.number(), text);
  bytes.end = offset_within(in.number(), text);
  if (bytes.begin > bytes.end) damaged("a range ends before it begins");
  return bytes;
}

void put_tags(ByteWriter& out, const std::vector<NameTag>& tags) {
  out.list(tags, [&](const NameTag& tag) {
    // Paragraph and `written` are not set yet.
    const auto& [paragraph, bytes, kind, key, name, written] = tag;
    put_range(out, bytes);
    out.number(static_cast<std::uint64_t>(kind));
    out.text(key);
    out.text(name);
  });
}

std::vector<NameTag> get_tags(ByteReader& in, std::string_view text) {
  std::vector<NameTag> tags;
  in.list([&] {
    NameTag& tag = tags.emplace_back();
    tag.bytes = get_range(in, text);
    tag.kind = stored_enumerator(in.number(), EntityKind::Place);
    tag.key = in.text();
    tag.name = in.text();
  });
  return tags;
}

void put_block(ByteWriter& out, const Block& block) {
  const auto& [kind, level, text, label, marks, links, tags, line] = block;
  out.number(static_cast<std::uint64_t>(kind));
  out.number(static_cast<std::uint64_t>(level));
  out.text(text);
  out.text(label);
  out.list(marks, [&](const NoteMark& mark) {
    const auto& [name, offset] = mark;
    out.text(name);
    out.number(offset);
  });
  out.list(links, [&](const BlockLink& link) {
    const auto& [bytes, target, relative] = link;
    put_range(out, bytes);
    out.text(target);
    out.number(relative ? 1 : 0);
  });
  put_tags(out, tags);
  out.number(line);
}

Block get_block(ByteReader& in) {
  Block block;
  block.kind = stored_enumerator(in.number(), BlockKind::Note);
  block.level = in.number_as<int>();
  if (block.level < 0 || block.level > 6) damaged("a heading of no known level");
  block.text = in.text();
  block.label = in.text();
  in.list([&] {
    NoteMark& mark = block.marks.emplace_back();
    mark.label = in.text();
    mark.offset = offset_within(in.number(), block.text);
  });
  in.list([&] {
    BlockLink& link = block.links.emplace_back();
    link.bytes = get_range(in, block.text);
    link.target = in.text();
    link.relative = in.number() != 0;
  });
  block.tags = get_tags(in, block.text);
  block.line = in.number_as<std::uint32_t>();
  return block;
}

}  // namespace

std::string pack_raw_document(const RawDocument& document) {
  const auto& [meta, fragment, blocks, title_tags, has_markup] = document;
  ByteWriter out;
  put_metadata(out, meta);
  out.text(fragment);
  out.list(blocks, [&](const Block& block) { put_block(out, block); });
  put_tags(out, title_tags);
  out.number(has_markup ? 1 : 0);
  return out.take();
}

RawDocument unpack_raw_document(std::string_view packed) {
  ByteReader in(packed);
  RawDocument document;
  document.meta = get_metadata(in);
  document.fragment = in.text();
  in.list([&] { document.blocks.push_back(get_block(in)); });
  document.title_tags = get_tags(in, document.meta.title);
  document.has_markup = in.number() != 0;
  return document;
}

std::string pack_diagnostic(const Diagnostic& diagnostic) {
  const auto& [path, place, reason, remedy, document_lost] = diagnostic;
  ByteWriter out;
  for (const auto* text : {&path, &place, &reason, &remedy}) out.text(*text);
  out.number(document_lost ? 1 : 0);
  return out.take();
}

Diagnostic unpack_diagnostic(std::string_view packed) {
  ByteReader in(packed);
  Diagnostic diagnostic;
  auto& [path, place, reason, remedy, document_lost] = diagnostic;
  for (auto* text : {&path, &place, &reason, &remedy}) *text = in.text();
  document_lost = in.number() != 0;
  return diagnostic;
}

}  // namespace dossier
