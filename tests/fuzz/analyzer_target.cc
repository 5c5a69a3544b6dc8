// SPDX-License-Identifier: GPL-2.0-or-later
// Text to tokens and sentences: every promise of analyzer.h that can be told from outside.
#include "analysis/analyzer.h"
#include "analysis/language.h"
#include "analysis/language_detection.h"
#include "sound.h"

using dossier::ByteRange;
using dossier::testing::is_range;
using dossier::testing::is_well_formed;
using dossier::testing::must;

namespace {

void check_tokens(const dossier::Analyzer& analyzer, std::string_view text, bool utf8) {
  std::uint32_t next = 0;  // Position of the next first or plain part.
  const dossier::Token* first_part = nullptr;
  const auto tokens = analyzer.analyze(text);
  for (const dossier::Token& token : tokens) {
    must(!token.term.empty() && token.term.size() <= dossier::kMaxTermBytes, "a term's length");
    must(is_well_formed(token.term), "a term is UTF-8");
    must(token.bytes.begin < token.bytes.end && token.bytes.end <= text.size(), "a token's range");
    must(!utf8 || is_range(text, token.bytes), "a token's range is on characters");
    if (token.whole) {
      must(first_part != nullptr && first_part->position == token.position,
           "a whole form follows its first part");
      must(token.parts > 1, "a whole form has parts");
      must(token.bytes.begin <= first_part->bytes.begin, "a whole form holds its first part");
      first_part = nullptr;
    } else {
      must(token.position == next++, "positions rise by one");
      first_part = &token;
    }
  }
}

void check_sentences(std::string_view text, bool utf8) {
  std::uint32_t end = 0;
  for (const ByteRange& sentence : dossier::sentences(text)) {
    must(sentence.begin >= end && sentence.begin < sentence.end && sentence.end <= text.size(),
         "sentences ascend, none empty");
    must(!utf8 || is_range(text, sentence), "a sentence's range is on characters");
    end = sentence.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const dossier::Analyzer analyzer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t replaced = 0;
  const std::string clean = dossier::well_formed(text, replaced);
  must(is_well_formed(clean), "well_formed() is");
  must((replaced == 0) == (clean == text), "well_formed() counts what it replaces");
  check_tokens(analyzer, text, replaced == 0);
  check_sentences(text, replaced == 0);
  check_tokens(analyzer, clean, true);
  must(is_well_formed(dossier::fold(clean)), "a folded text is UTF-8");
  dossier::detect_language(clean);
  return 0;
}
