// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/record.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "schema/bytes.h"

namespace dossier {
namespace {

constexpr std::size_t kBlockBytes = 16384;

[[noreturn]] void damaged(const char* what) {
  throw Error(fmt::format("the index is damaged: {}", what), "index the files again");
}

// An element that a stored number names; the number may be anything in a damaged index.
template <typename Container>
auto& element(Container& container, std::size_t index) {
  if (index >= container.size()) damaged("a stored record points outside itself");
  return container[index];
}

// A stored enumerator, none past the last.
template <typename Enum>
Enum enumerator(std::uint64_t value, Enum last) {
  if (value > static_cast<std::uint64_t>(last))
    damaged("a stored record has a value that does not exist");
  return static_cast<Enum>(value);
}

std::string deflate_bytes(std::string_view raw) {
  auto size = compressBound(raw.size());
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                reinterpret_cast<const Bytef*>(raw.data()), raw.size(),
                Z_DEFAULT_COMPRESSION) != Z_OK) {
    throw Error("cannot compress a record", "is there memory left?");
  }
  packed.resize(size);
  return packed;
}

std::string inflate_bytes(std::string_view packed, std::size_t size) {
  // Deflate cannot shrink by more than about 1032 to 1: a larger size is no size.
  if (size / 1100 > packed.size()) damaged("a stored size cannot be");
  std::string raw(size, '\0');
  uLongf length = size;
  if (uncompress(reinterpret_cast<Bytef*>(raw.data()), &length,
                 reinterpret_cast<const Bytef*>(packed.data()), packed.size()) != Z_OK ||
      length != size) {
    damaged("a stored text does not unpack");
  }
  return raw;
}

void put_meta(ByteWriter& out, const Metadata& meta) {
  for (const auto* text :
       {&meta.id, &meta.kind, &meta.title, &meta.outlet, &meta.language, &meta.url})
    out.text(*text);
  out.text(meta.date ? meta.date->iso() : "");
  for (const auto* list : {&meta.authors, &meta.people, &meta.groups, &meta.places})
    out.texts(*list);
}

Metadata get_meta(ByteReader& in) {
  Metadata meta;
  for (auto* text : {&meta.id, &meta.kind, &meta.title, &meta.outlet, &meta.language, &meta.url})
    *text = in.text();
  if (const auto date = in.text(); !date.empty()) meta.date = parse_date(date);
  for (auto* list : {&meta.authors, &meta.people, &meta.groups, &meta.places}) in.texts(*list);
  return meta;
}

void put_range(ByteWriter& out, ByteRange range) {
  out.number(range.begin);
  out.number(range.size());
}

ByteRange get_range(ByteReader& in) {
  const auto begin = in.number_as<std::uint32_t>();
  return {begin, begin + in.number_as<std::uint32_t>()};
}

// "None" is 0, paragraph n is n + 1.
void put_optional(ByteWriter& out, const std::optional<std::uint32_t>& value) {
  out.number(value ? *value + 1ULL : 0);
}

std::optional<std::uint32_t> get_optional(ByteReader& in) {
  const auto value = in.number();
  if (value == 0) return std::nullopt;
  return static_cast<std::uint32_t>(value - 1);
}

std::string_view slice(std::string_view text, ByteRange range) {
  if (range.end > text.size() || range.begin > range.end) return {};
  return text.substr(range.begin, range.size());
}

// What a mention or citation says, where it is not simply the words it stands at.
void put_unless_equal(ByteWriter& out, std::string_view said, std::string_view there) {
  out.number(said == there ? 1 : 0);
  if (said != there) out.text(said);
}

std::string get_unless_equal(ByteReader& in, std::string_view there) {
  return in.number() == 1 ? std::string(there) : in.text();
}

std::string_view mention_place(const Document& document, const Mention& mention) {
  const std::string& text = mention.paragraph
                                ? element(document.paragraphs, *mention.paragraph).text
                                : document.meta.title;
  return slice(text, mention.bytes);
}

void put_reference(ByteWriter& out, const Reference& reference) {
  out.texts(reference.authors);
  for (const auto* text : {&reference.title, &reference.container, &reference.date, &reference.url,
                           &reference.doi, &reference.locator}) {
    out.text(*text);
  }
}

Reference get_reference(ByteReader& in) {
  Reference reference;
  in.texts(reference.authors);
  for (auto* text : {&reference.title, &reference.container, &reference.date, &reference.url,
                     &reference.doi, &reference.locator}) {
    *text = in.text();
  }
  return reference;
}

void put_citation(ByteWriter& out, const Document& document, const Citation& citation) {
  out.text(citation.note);
  out.number(citation.paragraph);
  put_range(out, citation.bytes);
  put_unless_equal(out, citation.raw,
                   slice(element(document.paragraphs, citation.paragraph).text, citation.bytes));
  out.number(static_cast<std::uint64_t>(citation.klass));
  out.text(citation.signal);
  put_reference(out, citation.reference);
  out.number(static_cast<std::uint64_t>(citation.work) + 1);
  out.number(static_cast<std::uint64_t>(citation.confidence));
  out.text(citation.rule);
}

Citation get_citation(ByteReader& in, const Document& document) {
  Citation citation;
  citation.note = in.text();
  citation.paragraph = in.number_as<std::uint32_t>();
  citation.bytes = get_range(in);
  citation.raw = get_unless_equal(
      in, slice(element(document.paragraphs, citation.paragraph).text, citation.bytes));
  citation.klass = enumerator(in.number(), CitationClass::Comment);
  citation.signal = in.text();
  citation.reference = get_reference(in);
  citation.work = in.number_as<std::int32_t>() - 1;
  citation.confidence = enumerator(in.number(), Confidence::Certain);
  citation.rule = in.text();
  return citation;
}

std::string put_details(const Document& document) {
  ByteWriter out;
  out.list(document.footnotes, [&](const Footnote& note) {
    out.text(note.label);
    out.number(note.text_paragraph);
    put_optional(out, note.paragraph);
    out.number(note.offset);
  });
  out.list(document.links, [&](const Link& link) {
    out.number(link.paragraph);
    put_range(out, link.bytes);
    out.text(link.target);
  });
  out.list(document.works, [&](const Work& work) {
    out.texts(work.keys);
    out.texts(work.authors);
    for (const auto* text : {&work.title, &work.container, &work.date, &work.url}) out.text(*text);
  });
  out.list(document.citations,
           [&](const Citation& citation) { put_citation(out, document, citation); });
  return out.take();
}

std::string put_mentions(const Document& document) {
  ByteWriter out;
  out.list(document.mentions, [&](const Mention& mention) {
    out.text(mention.entity);
    out.number(static_cast<std::uint64_t>(mention.kind));
    put_optional(out, mention.paragraph);
    put_range(out, mention.bytes);
    out.number(static_cast<std::uint64_t>(mention.how));
    put_unless_equal(out, mention.surface, mention_place(document, mention));
  });
  return out.take();
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

}  // namespace

std::string encode_record(const Document& document, const std::vector<std::uint32_t>& positions,
                          const std::string& citation_key,
                          const std::vector<std::string>& own_keys) {
  ByteWriter out;
  put_meta(out, document.meta);
  out.text(document.source_path);
  out.text(citation_key);
  out.texts(own_keys);
  out.number(document.works.size());
  put_table(out, document, positions);
  for (const auto& section : {put_mentions(document), put_details(document)}) {
    out.number(section.size());
    out.text(deflate_bytes(section));
  }
  out.list(make_blocks(document), [&](const std::string& block) {
    out.number(block.size());
    out.text(deflate_bytes(block));
  });
  return out.take();
}

Record::Record(std::string data) : data_(std::make_shared<const std::string>(std::move(data))) {
  ByteReader in(*data_);
  document_.meta = get_meta(in);
  document_.source_path = in.text();
  citation_key_ = in.text();
  in.texts(own_keys_);
  works_ = in.number_as<std::uint32_t>();
  in.texts(sections_);
  std::uint32_t begin = 0;
  in.list([&] {
    ParagraphEntry entry;
    const auto head = in.number();
    entry.zone = enumerator(head >> 3U, Zone::Back);
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

std::optional<std::uint32_t> Record::paragraph_at(std::uint32_t position) const {
  const auto after = std::upper_bound(by_position_.begin(), by_position_.end(), position,
                                      [this](std::uint32_t wanted, std::uint32_t row) {
                                        return wanted < table_[row].first_position;
                                      });
  if (after == by_position_.begin()) return std::nullopt;
  return *(after - 1);
}

const std::string& Record::section(std::uint32_t paragraph) const {
  return element(sections_, element(table_, paragraph).section);
}

const std::string& Record::block(std::size_t index) {
  auto& block = element(blocks_, index);
  if (block.text.empty() && block.size > 0) block.text = inflate_bytes(block.packed, block.size);
  return block.text;
}

std::string Record::text(std::uint32_t paragraph) {
  const auto& entry = element(table_, paragraph);
  if (entry.size == 0) return {};
  const auto after =
      std::upper_bound(blocks_.begin(), blocks_.end(), entry.begin,
                       [](std::uint32_t begin, const Block& block) { return begin < block.begin; });
  const auto index = static_cast<std::size_t>(after - blocks_.begin()) - 1;
  return std::string(
      slice(block(index), {entry.begin - element(blocks_, index).begin,
                           entry.begin - element(blocks_, index).begin + entry.size}));
}

const Document& Record::document() {
  if (complete_) return document_;
  for (std::uint32_t i = 0; i < table_.size(); ++i) {
    document_.paragraphs.push_back({table_[i].zone, section(i), text(i), table_[i].heading_level});
  }
  mentions_read_ = false;  // Now with the words they stand at.
  mentions();
  read_details();
  complete_ = true;
  return document_;
}

const std::vector<Mention>& Record::mentions() {
  if (mentions_read_) return document_.mentions;
  mentions_read_ = true;
  document_.mentions.clear();
  const auto section = inflate_bytes(mentions_.packed, mentions_.size);
  ByteReader in(section);
  in.list([&] {
    Mention mention;
    mention.entity = in.text();
    mention.kind = enumerator(in.number(), EntityKind::Place);
    mention.paragraph = get_optional(in);
    mention.bytes = get_range(in);
    mention.how = enumerator(in.number(), MentionHow::Recognised);
    const bool have_text = !mention.paragraph || !document_.paragraphs.empty();
    mention.surface = get_unless_equal(in, have_text ? mention_place(document_, mention) : "");
    document_.mentions.push_back(std::move(mention));
  });
  return document_.mentions;
}

void Record::read_details() {
  const auto details = inflate_bytes(details_.packed, details_.size);
  ByteReader in(details);
  in.list([&] {
    Footnote note;
    note.label = in.text();
    note.text_paragraph = in.number_as<std::uint32_t>();
    note.paragraph = get_optional(in);
    note.offset = in.number_as<std::uint32_t>();
    document_.footnotes.push_back(std::move(note));
  });
  in.list([&] {
    const auto paragraph = in.number_as<std::uint32_t>();
    const auto range = get_range(in);
    document_.links.push_back({paragraph, range, in.text()});
  });
  in.list([&] {
    Work work;
    in.texts(work.keys);
    in.texts(work.authors);
    for (auto* text : {&work.title, &work.container, &work.date, &work.url}) *text = in.text();
    document_.works.push_back(std::move(work));
  });
  in.list([&] { document_.citations.push_back(get_citation(in, document_)); });
}

}  // namespace dossier
