// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/text_decoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "indexer/encoding/charset.h"
#include "indexer/encoding/control_characters.h"
#include "indexer/encoding/mojibake.h"
#include "indexer/encoding/unicode_form.h"
#include "indexer/encoding/utf8_repair.h"

namespace dossier {
namespace {

// Fewer bytes beyond ASCII than this tell little of their charset.
constexpr std::size_t kLittleEvidence = 8;
// What most files that name no charset are, and many that name another.
constexpr std::string_view kUsual = "windows-1252";

std::string counted(std::size_t n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

std::string place_of(std::string_view bytes, std::size_t at) {
  const std::string_view before = bytes.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t begin = before.rfind('\n');
  return fmt::format("line {}, byte {}", line,
                     at - (begin == std::string_view::npos ? 0 : begin + 1) + 1);
}

/// What the first bytes of a file say it is, where that is no text.
std::string_view file_kind(std::string_view bytes) {
  constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
      {"%PDF-", "a PDF"},
      {"PK\3\4", "a ZIP archive, or an office file"},
      {"\xD0\xCF\x11\xE0", "an old office file"},
      {"{\\rtf", "an RTF file"},
      {"\x1F\x8B", "compressed by gzip"},
      {"\x28\xB5\x2F\xFD", "compressed by zstd"},
      {"\x89PNG", "a picture"},
      {"\xFF\xD8\xFF", "a picture"},
      {"GIF8", "a picture"},
      {"\x7F"
       "ELF",
       "a program"},
      {"SQLite format 3", "a database"}};
  for (const auto& [magic, kind] : kKinds)
    if (bytes.starts_with(magic)) return kind;
  return "";
}

class Decoding {
 public:
  Decoding(std::string_view path, std::string_view bytes, const ReadSink& sink,
           const CharsetHints& hints)
      : path_(path), bytes_(bytes), sink_(sink), hints_(hints) {}

  std::optional<std::string> run() {
    if (const std::string_view kind = file_kind(bytes_); !kind.empty())
      return lost("", fmt::format("is {}, not text", kind),
                  "give it the ending of what it is, or leave it out with --exclude");
    if (!decode()) return std::nullopt;
    if (const auto mess = control_mess(text_))
      return lost(fmt::format("byte {}", *mess), "is binary, not text",
                  "convert it to text, or leave it out with --exclude");
    mend();
    return std::move(text_);
  }

 private:
  void note(std::string place, std::string reason, std::string remedy) const {
    sink_.diagnostic(
        {std::string(path_), std::move(place), std::move(reason), std::move(remedy), false});
  }
  std::nullopt_t lost(std::string place, std::string reason, std::string remedy) const {
    sink_.diagnostic(
        {std::string(path_), std::move(place), std::move(reason), std::move(remedy), true});
    return std::nullopt;
  }

  bool decode() {
    if (const auto form = unicode_form(bytes_)) {
      bytes_.remove_prefix(form->mark);
      if (form->charset != "utf-8") return convert(form->charset);
    } else if (const std::string charset = escaped_charset(); !charset.empty()) {
      return convert(charset);
    }
    const Utf8Census census = utf8_census(bytes_);
    if (census.broken() == 0) {
      text_ = bytes_;
      return true;
    }
    // By chance a text of another charset holds a few sequences of UTF-8 (IBM 866: one for ten
    // other bytes). Where it is a charset of Latin script, UTF-8 among its lines is mended as
    // mojibake.
    const bool says_utf8 = hints_.charset == "utf-8" && census.broken() * 200 < bytes_.size();
    const std::size_t sound = census.sequences + census.pairs * 16;
    if (says_utf8 || sound >= census.broken() * 8) return repair(census);
    const CharsetGuess guessed = guess_charset(bytes_, hints_);
    const bool likelier = guessed.double_byte || census.sequences * 2 < census.broken();
    return likelier ? guess(census, guessed) : repair(census);
  }

  /// ISO 2022: characters of seven bits between escapes.
  std::string escaped_charset() const {
    if (bytes_.find('\x1B') == std::string_view::npos) return "";
    if (bytes_.find("\x1B$)C") != std::string_view::npos) return "iso-2022-kr";
    for (const std::string_view escape : {"\x1B$B", "\x1B$@", "\x1B(J"})
      if (bytes_.find(escape) != std::string_view::npos) return "iso-2022-jp";
    return "";
  }

  bool convert(const std::string& charset) {
    auto converted = from_charset(bytes_, charset);
    if (!converted)
      return lost("", "cannot be converted from " + charset, "save it as UTF-8"), false;
    text_ = std::move(converted->text);
    if (converted->replaced > 0)
      note(place_of(text_, std::min(text_.find("\xEF\xBF\xBD"), text_.size())),
           fmt::format("{} {} not {} and became �", counted(converted->replaced, "sequence"),
                       converted->replaced == 1 ? "is" : "are", charset),
           "convert the file to UTF-8");
    return true;
  }

  bool repair(const Utf8Census& census) {
    Utf8Repair repaired = repair_utf8(bytes_, census);
    text_ = std::move(repaired.text);
    const std::string place = place_of(bytes_, census.first);
    if (repaired.read > 0 && !repaired.charset.empty())
      note(place,
           fmt::format("{} in a file of UTF-8, from here on, read as {}",
                       counted(repaired.read, "stray character"), repaired.charset),
           "convert those lines to UTF-8");
    if (repaired.replaced > 0) broken(place, repaired.replaced);
    return true;
  }

  void broken(const std::string& place, std::size_t count) const {
    note(place,
         fmt::format(
             "{} not UTF-8, from here on, and became �",
             count == 1 ? "1 byte sequence is" : fmt::format("{} byte sequences are", count)),
         "convert the file to UTF-8");
  }

  bool guess(const Utf8Census& census, const CharsetGuess& guessed) {
    const std::string place = place_of(bytes_, census.first);
    const std::size_t beyond = census.sequences + census.broken();
    if (guessed.charset.empty()) {
      if (beyond * 3 > bytes_.size())
        return lost(place, "is in no encoding that makes it text",
                    "convert it to UTF-8, or leave it out with --exclude"),
               false;
      std::size_t replaced = 0;
      text_ = well_formed(bytes_, replaced);
      broken(place, replaced);
      return true;
    }
    if (!convert(guessed.charset)) return false;
    const bool named = guessed.charset == hints_.charset;
    if (!named && !hints_.charset.empty() && hints_.charset != kUsual)
      note("", fmt::format("says that it is {}, and reads as {}", hints_.charset, guessed.charset),
           "correct what it says");
    else if (!named && !guessed.rival.empty())
      note(
          place,
          fmt::format("is not UTF-8; read as {}, but it may be {}", guessed.charset, guessed.rival),
          "convert the file to UTF-8");
    else if (!named && beyond < kLittleEvidence && guessed.charset != kUsual)
      note(place, fmt::format("is not UTF-8; read as {}", guessed.charset),
           "convert the file to UTF-8");
    return true;
  }

  void mend() {
    const MojibakeRepair repair = repair_mojibake(text_);
    if (repair.sequences > 0)
      note(place_of(text_, std::min(repair.first, text_.size())),
           fmt::format("{} of mojibake, from here on, repaired: “{}” is “{}” read as {}",
                       counted(repair.sequences, "character"), repair.before, repair.after,
                       repair.charset),
           "look at how the file was made: its UTF-8 was read as another encoding");
    const ControlCharacters controls = clear_control_characters(text_);
    if (controls.zeros > 0)
      note(place_of(text_, controls.first_zero),
           fmt::format("{} left out", counted(controls.zeros, "zero byte")),
           "look at how the file was made: text holds none");
  }

  std::string_view path_, bytes_;
  const ReadSink& sink_;
  const CharsetHints& hints_;
  std::string text_;
};

}  // namespace

std::optional<std::string> decode_text(std::string_view path, std::string_view bytes,
                                       const ReadSink& sink, const CharsetHints& hints) {
  return Decoding(path, bytes, sink, hints).run();
}

}  // namespace dossier
