// SPDX-License-Identifier: GPL-2.0-or-later
#include "sound.h"

#include <utility>
#include <vector>

#include "citations/ledger.h"
#include "indexer/entities/tagger.h"
#include "indexer/formats/reader.h"
#include "indexer/structure/structure.h"
#include "tests/shipped_gazetteer.h"

namespace dossier::testing {
namespace {

void must_have_sound_notes(const Document& document) {
  for (const Footnote& note : document.footnotes) {
    must(note.text_paragraph < document.paragraphs.size(), "a note's text is a paragraph");
    must(document.paragraphs[note.text_paragraph].zone == Zone::Notes, "a note is in zone notes");
    if (!note.paragraph) continue;
    must(*note.paragraph < document.paragraphs.size(), "a note's anchor is a paragraph");
    must(on_boundary(document.paragraphs[*note.paragraph].text, note.offset),
         "an anchor is on a character");
  }
}

void must_have_sound_citations(const Document& document) {
  for (const Work& work : document.works) must(!work.keys.empty(), "a work has keys");
  for (const Citation& citation : document.citations) {
    must(citation.paragraph < document.paragraphs.size(), "a citation is in a paragraph");
    const std::string& text = document.paragraphs[citation.paragraph].text;
    must(is_range(text, citation.bytes), "a citation's range is in its paragraph");
    // An entry that a page break cut goes on in the next paragraph.
    const auto part = std::string_view(text).substr(citation.bytes.begin, citation.bytes.size());
    must(citation.klass == CitationClass::Entry ? citation.raw.starts_with(part)
                                                : citation.raw == part,
         "a citation's raw text is what stands there");
    must(citation.work >= -1 && citation.work < static_cast<std::int32_t>(document.works.size()),
         "a citation's work is listed");
    for (const auto candidate : citation.candidates)
      must(candidate >= 0 && candidate < static_cast<std::int32_t>(document.works.size()),
           "a candidate is listed");
    const Reference& reference = citation.reference;
    must(is_well_formed(reference.title) && is_well_formed(reference.container) &&
             is_well_formed(reference.locator),
         "a reference's fields are UTF-8");
    for (const std::string& author : reference.authors)
      must(!author.empty() && is_well_formed(author), "an author is a name");
  }
}

void must_have_sound_mentions(const Document& document) {
  std::pair<std::int64_t, std::uint32_t> last{-2, 0};
  for (const Mention& mention : document.mentions) {
    if (!mention.paragraph && mention.bytes.size() == 0) continue;  // A tag of the front matter.
    must(!mention.paragraph || *mention.paragraph < document.paragraphs.size(),
         "a mention is in a paragraph");
    const std::string& text =
        mention.paragraph ? document.paragraphs[*mention.paragraph].text : document.meta.title;
    must(is_range(text, mention.bytes), "a mention's range is in its text");
    must(text.substr(mention.bytes.begin, mention.bytes.size()) == mention.surface,
         "a mention's surface is what stands there");
    const std::pair<std::int64_t, std::uint32_t> at{
        mention.paragraph ? std::int64_t{*mention.paragraph} : -1, mention.bytes.begin};
    must(at >= last, "mentions are in order and do not overlap");
    last = {at.first, mention.bytes.end};
  }
}

}  // namespace

void must_be_sound(const Document& document) {
  must(is_well_formed(document.meta.title), "the title is UTF-8");
  for (const Paragraph& paragraph : document.paragraphs) {
    must(is_well_formed(paragraph.text), "a paragraph is UTF-8");
    must(is_well_formed(paragraph.section), "a section is UTF-8");
    must(!paragraph.text.empty(), "no paragraph is empty");
    must(paragraph.text.find('\n') == std::string::npos, "a paragraph is one line");
  }
  for (const Link& link : document.links) {
    must(link.paragraph < document.paragraphs.size(), "a link is in a paragraph");
    must(is_range(document.paragraphs[link.paragraph].text, link.bytes),
         "a link's range is in its paragraph");
  }
  must_have_sound_notes(document);
  must_have_sound_citations(document);
  must_have_sound_mentions(document);
}

void read_and_check(std::string_view name, std::string_view bytes) {
  static const Analyzer analyzer;
  const Reader* reader = reader_for(name, bytes.substr(0, 4096));
  if (reader == nullptr) return;
  ReadSink sink;
  sink.document = [](RawDocument&& raw) {
    Document document = structure_document(std::move(raw));
    build_ledger(document);
    tag_document(shipped_gazetteer(), analyzer, document);
    must_be_sound(document);
  };
  sink.diagnostic = [](Diagnostic&& fault) {
    must(!fault.reason.empty(), "a diagnostic has a reason");
    must(is_well_formed(fault.reason) && is_well_formed(fault.remedy), "a diagnostic is UTF-8");
  };
  reader->read(name, bytes, sink);
}

}  // namespace dossier::testing
