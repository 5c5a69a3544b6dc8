// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyzer.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <stdexcept>

#include "analysis/compounds.h"
#include "analysis/folding.h"
#include "analysis/utf8.h"
#include "analysis/words.h"

namespace dossier {
namespace {

// ICU's dictionaries are asked about no longer a stretch; text a person wrote pauses long before.
constexpr std::size_t kMaxComplexRun = 8192;

}  // namespace

struct Analyzer::Impl {
  std::unique_ptr<icu::BreakIterator> breaks;
  UText utext = UTEXT_INITIALIZER;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { utext_close(&utext); }

  // Most texts hold no such script: opened with the first that does.
  void open_breaks() {
    if (breaks) return;
    UErrorCode status = U_ZERO_ERROR;
    breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no word break rules");
  }

  // Emits the words of the run of a script without spaces that starts at `begin`; returns its end.
  std::size_t read_complex_run(const WordReader& words, std::size_t begin, CompoundReader& out) {
    std::size_t end = begin;
    for (std::size_t pos = begin; pos < words.size() && end - begin < kMaxComplexRun;) {
      const CharClass kind = words.read(pos);
      if (kind != CharClass::kComplex && kind != CharClass::kExtend) break;
      end = pos;
    }
    const std::string_view run = words.text().substr(begin, end - begin);
    open_breaks();
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext, run.data(), static_cast<int64_t>(run.size()), &status);
    breaks->setText(&utext, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot break text into words");
    int32_t from = breaks->first();
    for (int32_t to = breaks->next(); to != icu::BreakIterator::DONE; to = breaks->next()) {
      std::string term;
      fold_word(run.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)),
                term);
      out.emit(std::move(term), begin + static_cast<std::size_t>(from),
               begin + static_cast<std::size_t>(to));
      from = to;
    }
    return end;
  }
};

namespace {

bool is_word_class(CharClass kind) {
  return kind == CharClass::kLetter || kind == CharClass::kDigit;
}

bool is_s(char c) { return (c | 0x20) == 's'; }

// An "s" whose apostrophe follows a closing mark (*Dawn*'s, “Dawn”’s) is a possessive too.
bool is_stray_possessive(const WordReader& words, const Atom& atom) {
  const std::string_view text = words.text();
  if (atom.end != atom.begin + 1 || !is_s(text[atom.begin])) return false;
  std::size_t pos = atom.begin;
  if (pos == 0 || char_class(previous_code_point(text, pos)) != CharClass::kApostrophe)
    return false;
  if (pos == 0) return false;
  const UChar32 c = previous_code_point(text, pos);
  return is_note_mark(c) || c == '*' || c == '"' || c == ')' || c == ']' || c == 0x201D ||
         c == 0x2019 || c == 0xBB;
}

}  // namespace

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::vector<Token>& tokens) const {
  tokens.clear();
  const WordReader words(text);
  CompoundReader compounds(words, tokens);
  for (std::size_t pos = 0; pos < text.size();) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x80) {
      if (!is_word_class(kAsciiClasses[byte])) {
        ++pos;
        continue;
      }
      const std::size_t end = words.plain_word_end(pos);
      if (end > pos && (end > pos + 1 || !is_s(text[pos]))) {
        compounds.emit_plain(pos, end);
        pos = end;
        continue;
      }
    }
    std::size_t next = pos;
    const CharClass kind = words.read(next);
    if (kind == CharClass::kComplex) {
      pos = impl_->read_complex_run(words, pos, compounds);
      continue;
    }
    if (!is_word_class(kind)) {
      pos = next;
      continue;
    }
    const Atom atom = *words.atom_at(pos);
    pos = is_stray_possessive(words, atom) ? atom.end : compounds.read(atom);
  }
}

std::vector<Token> Analyzer::analyze(std::string_view text) const {
  constexpr std::size_t kBytesOfAWord = 6;
  std::vector<Token> tokens;
  tokens.reserve(text.size() / kBytesOfAWord + 1);
  analyze(text, tokens);
  return tokens;
}

}  // namespace dossier
