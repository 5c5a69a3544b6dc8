// SPDX-License-Identifier: GPL-2.0-or-later
// One reference string, and the same string as a note of several segments.
#include "citations/ledger.h"
#include "citations/note_segments.h"
#include "citations/reference_parser.h"
#include "sound.h"

using dossier::testing::is_range;
using dossier::testing::is_well_formed;
using dossier::testing::must;

namespace {

void check_fields(const dossier::Reference& reference) {
  for (const std::string& author : reference.authors)
    must(!author.empty() && is_well_formed(author), "an author is a name");
  for (const std::string* field : {&reference.title, &reference.container, &reference.date,
                                   &reference.url, &reference.doi, &reference.locator})
    must(is_well_formed(*field), "a field is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  dossier::parse_reference(bytes);  // Any bytes at all: no crash.
  std::size_t replaced = 0;
  const std::string text = dossier::well_formed(bytes, replaced);
  check_fields(dossier::parse_reference(text));
  const dossier::Citation citation = dossier::parse_citation(text);
  must(is_range(text, citation.bytes), "a citation's range is in the line");
  check_fields(citation.reference);
  for (const dossier::NoteSegment& segment : dossier::split_note(text)) {
    must(is_range(text, segment.bytes), "a segment's range is in the note");
    must(segment.body >= segment.bytes.begin && segment.body <= segment.bytes.end,
         "a segment's body is in the segment");
  }
  return 0;
}
