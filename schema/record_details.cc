// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/record_details.h"

#include <map>
#include <optional>
#include <vector>

#include "schema/bytes.h"

namespace dossier {

std::string_view slice(std::string_view text, ByteRange range) {
  if (range.end > text.size() || range.begin > range.end) return {};
  return text.substr(range.begin, range.size());
}

namespace {

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

void put_written(ByteWriter& out, const std::optional<std::string>& written) {
  out.number(written ? 1 : 0);
  if (written) out.text(*written);
}

std::optional<std::string> get_written(ByteReader& in) {
  if (in.number() == 0) return std::nullopt;
  return in.text();
}

void put_tag(ByteWriter& out, const NameTag& tag) {
  put_optional(out, tag.paragraph);
  put_range(out, tag.bytes);
  out.number(static_cast<std::uint64_t>(tag.kind));
  out.text(tag.key);
  out.text(tag.name);
  put_written(out, tag.written);
}

NameTag get_tag(ByteReader& in) {
  NameTag tag;
  tag.paragraph = get_optional(in);
  tag.bytes = get_range(in);
  tag.kind = stored_enumerator(in.number(), EntityKind::Place);
  tag.key = in.text();
  tag.name = in.text();
  tag.written = get_written(in);
  return tag;
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
                                ? stored_element(document.paragraphs, *mention.paragraph).text
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
  put_unless_equal(
      out, citation.raw,
      slice(stored_element(document.paragraphs, citation.paragraph).text, citation.bytes));
  out.number(static_cast<std::uint64_t>(citation.klass));
  out.text(citation.signal);
  put_reference(out, citation.reference);
  out.number(static_cast<std::uint64_t>(citation.work) + 1);
  out.number(static_cast<std::uint64_t>(citation.confidence));
  out.text(citation.rule);
  out.number(citation.nested ? 1 : 0);
  out.list(citation.candidates,
           [&](std::int32_t work) { out.number(static_cast<std::uint64_t>(work)); });
}

Citation get_citation(ByteReader& in, const Document& document) {
  Citation citation;
  citation.note = in.text();
  citation.paragraph = in.number_as<std::uint32_t>();
  citation.bytes = get_range(in);
  citation.raw = get_unless_equal(
      in, slice(stored_element(document.paragraphs, citation.paragraph).text, citation.bytes));
  citation.klass = stored_enumerator(in.number(), CitationClass::Comment);
  citation.signal = in.text();
  citation.reference = get_reference(in);
  citation.work = in.number_as<std::int32_t>() - 1;
  citation.confidence = stored_enumerator(in.number(), Confidence::Certain);
  citation.rule = in.text();
  citation.nested = in.number() != 0;
  in.list([&] {
    const auto work = in.number_as<std::int32_t>();
    stored_element(document.works, static_cast<std::size_t>(work));
    citation.candidates.push_back(work);
  });
  return citation;
}

std::vector<Footnote> get_footnotes(ByteReader& in) {
  std::vector<Footnote> notes;
  in.list([&] {
    Footnote note;
    note.label = in.text();
    note.text_paragraph = in.number_as<std::uint32_t>();
    note.paragraph = get_optional(in);
    note.offset = in.number_as<std::uint32_t>();
    notes.push_back(std::move(note));
  });
  return notes;
}

// Mentions of one actor have most in common: that stands once, before all mentions, of which each
// is a number - the name's, and two bits - and a place. A mention that goes on in the paragraph of
// the one before it counts from there.
constexpr unsigned kGoesOn = 1, kOtherWords = 2, kMentionFlags = 2;

std::string pack_name(const Mention& mention) {
  ByteWriter out;
  out.text(mention.entity);
  out.number(static_cast<std::uint64_t>(mention.kind));
  out.number(static_cast<std::uint64_t>(mention.how));
  out.number(static_cast<std::uint64_t>(mention.confidence));
  if (mention.entity.empty()) {
    out.text(mention.cluster);
    out.texts(mention.candidates);
  }
  return out.take();
}

Mention unpack_name(std::string_view packed) {
  ByteReader in(packed);
  Mention name;
  name.entity = in.text();
  name.kind = stored_enumerator(in.number(), EntityKind::Place);
  name.how = stored_enumerator(in.number(), MentionHow::Recognised);
  name.confidence = stored_enumerator(in.number(), Confidence::Certain);
  if (name.entity.empty()) {
    name.cluster = in.text();
    in.texts(name.candidates);
  }
  return name;
}

}  // namespace

std::string pack_details(const Document& document) {
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
    put_written(out, link.written);
  });
  out.list(document.tags, [&](const NameTag& tag) { put_tag(out, tag); });
  out.list(document.works, [&](const Work& work) {
    out.texts(work.keys);
    out.texts(work.authors);
    for (const auto* text : {&work.title, &work.container, &work.date, &work.url}) out.text(*text);
  });
  out.list(document.citations,
           [&](const Citation& citation) { put_citation(out, document, citation); });
  return out.take();
}

std::string pack_mentions(const Document& document) {
  std::map<std::string, std::size_t> numbers;
  std::vector<std::string_view> names;
  ByteWriter places;
  const Mention* before = nullptr;
  for (const auto& mention : document.mentions) {
    const auto [name, is_new] = numbers.try_emplace(pack_name(mention), names.size());
    if (is_new) names.push_back(name->first);
    const bool goes_on = before != nullptr && before->paragraph == mention.paragraph &&
                         before->bytes.begin <= mention.bytes.begin;
    const bool as_written = mention.surface == mention_place(document, mention);
    places.number(name->second << kMentionFlags | (goes_on ? kGoesOn : 0U) |
                  (as_written ? 0U : kOtherWords));
    if (!goes_on) put_optional(places, mention.paragraph);
    places.number(mention.bytes.begin - (goes_on ? before->bytes.begin : 0));
    places.number(mention.bytes.size());
    if (!as_written) places.text(mention.surface);
    before = &mention;
  }
  ByteWriter out;
  out.texts(names);
  out.number(document.mentions.size());
  return out.take() + places.bytes();
}

void unpack_mentions(std::string_view packed, Document& document) {
  document.mentions.clear();
  ByteReader in(packed);
  std::vector<Mention> names;
  in.list([&] { names.push_back(unpack_name(in.view())); });
  std::optional<std::uint32_t> paragraph;
  std::uint32_t begin = 0;
  in.list([&] {
    const auto head = in.number();
    auto mention = stored_element(names, head >> kMentionFlags);
    if ((head & kGoesOn) == 0) {
      paragraph = get_optional(in);
      begin = 0;
    }
    mention.paragraph = paragraph;
    begin += in.number_as<std::uint32_t>();
    mention.bytes = {begin, begin + in.number_as<std::uint32_t>()};
    const bool have_text = !mention.paragraph || !document.paragraphs.empty();
    mention.surface = (head & kOtherWords) != 0 ? in.text()
                      : have_text               ? std::string(mention_place(document, mention))
                                                : "";
    document.mentions.push_back(std::move(mention));
  });
}

std::vector<Footnote> unpack_footnotes(std::string_view packed) {
  ByteReader in(packed);
  return get_footnotes(in);
}

void unpack_details(std::string_view packed, Document& document) {
  ByteReader in(packed);
  document.footnotes = get_footnotes(in);
  in.list([&] {
    const auto paragraph = in.number_as<std::uint32_t>();
    const auto range = get_range(in);
    auto target = in.text();
    document.links.push_back({paragraph, range, std::move(target), get_written(in)});
  });
  in.list([&] { document.tags.push_back(get_tag(in)); });
  in.list([&] {
    Work work;
    in.texts(work.keys);
    in.texts(work.authors);
    for (auto* text : {&work.title, &work.container, &work.date, &work.url}) *text = in.text();
    document.works.push_back(std::move(work));
  });
  in.list([&] { document.citations.push_back(get_citation(in, document)); });
}

}  // namespace dossier
