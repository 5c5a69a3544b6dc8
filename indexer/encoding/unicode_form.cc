// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/unicode_form.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "analysis/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kLookedAt = 65536;
constexpr std::size_t kFewest = 4;  // Bytes: two letters of UTF-16.

struct Mark {
  std::string_view bytes, charset;
};
constexpr Mark kMarks[] = {{{"\xFF\xFE\0\0", 4}, "utf-32le"}, {{"\0\0\xFE\xFF", 4}, "utf-32be"},
                           {"\xEF\xBB\xBF", "utf-8"},         {"\xFF\xFE", "utf-16le"},
                           {"\xFE\xFF", "utf-16be"},          {"\x84\x31\x95\x33", "gb18030"}};

std::uint32_t unit_at(std::string_view bytes, std::size_t at, std::size_t width, bool little) {
  std::uint32_t unit = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[little ? at + width - 1 - i : at + i]);
    unit = unit << 8U | byte;
  }
  return unit;
}

/// Scripts that one language mixes are one here.
UScriptCode family(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_BOPOMOFO)
    return USCRIPT_HAN;
  return script;
}

/// Counts what a file would be made of.
class Census {
 public:
  void add(UChar32 c) {
    ++all_;
    const auto type = u_charType(c);
    const bool space = c == '\n' || c == '\r' || c == '\t' || c == '\f';
    if (!space && (type == U_CONTROL_CHAR || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR ||
                   type == U_SURROGATE || c == 0xFFFD)) {
      ++bad_;
      return;
    }
    const UScriptCode script = space ? USCRIPT_COMMON : family(c);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) {
      ++common_;
      cjk_signs_ += (c >= 0x3000 && c < 0x3020) || (c > 0xFF00 && c < 0xFF5F);
    } else if (script == USCRIPT_LATIN) {
      ++latin_;
    } else if (script >= 0 && static_cast<std::size_t>(script) < scripts_.size()) {
      ++scripts_[static_cast<std::size_t>(script)];
    }
  }
  /// Parts of a thousand that text would have, or 0 where it is none.
  std::size_t text() const {
    if (all_ == 0 || bad_ * 50 > all_) return 0;
    const std::size_t other = *std::max_element(scripts_.begin(), scripts_.end());
    const std::size_t good = common_ + latin_ + other;
    return good * 20 < all_ * 19 ? 0 : good * 1000 / all_;
  }
  /// Chinese or Japanese, with its own commas and full stops.
  bool cjk() const {
    return scripts_[USCRIPT_HAN] * 5 >= all_ * 4 && cjk_signs_ * 100 >= all_ && text() > 0;
  }

 private:
  std::size_t all_ = 0, bad_ = 0, common_ = 0, latin_ = 0, cjk_signs_ = 0;
  std::array<std::size_t, 256> scripts_{};
};

/// Is the first character beyond ASCII one of UTF-8?
bool utf8_like(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    if (next_code_point(bytes, at) < 0) return false;
    if (at - begin > 1) return true;
  }
  return true;
}

Census census_of(std::string_view bytes, std::size_t width, bool little) {
  Census census;
  for (std::size_t at = 0; at + width <= bytes.size(); at += width) {
    std::uint32_t c = unit_at(bytes, at, width, little);
    if (width == 2 && U16_IS_LEAD(c) && at + 4 <= bytes.size()) {
      const std::uint32_t trail = unit_at(bytes, at + 2, width, little);
      if (U16_IS_TRAIL(trail)) {
        c = static_cast<std::uint32_t>(U16_GET_SUPPLEMENTARY(c, trail));
        at += 2;
      }
    }
    census.add(c > 0x10FFFF ? 0xFFFD : static_cast<UChar32>(c));
  }
  return census;
}

/// Without one space or line end of a zero byte: a few lines of Chinese or Japanese at most.
std::optional<UnicodeForm> without_zeros(std::string_view head) {
  if (head.size() % 2 != 0 || utf8_like(head)) return std::nullopt;
  for (const bool little : {true, false})
    if (census_of(head, 2, little).cjk()) return UnicodeForm{little ? "utf-16le" : "utf-16be", 0};
  return std::nullopt;
}

}  // namespace

std::optional<UnicodeForm> unicode_form(std::string_view bytes) {
  for (const Mark& mark : kMarks)
    if (bytes.starts_with(mark.bytes))
      return UnicodeForm{std::string(mark.charset), mark.bytes.size()};
  const std::string_view head = bytes.substr(0, kLookedAt);
  if (head.size() < kFewest) return std::nullopt;
  if (head.find('\0') == std::string_view::npos) return without_zeros(head);
  struct Form {
    const char* charset;
    std::size_t width;
    bool little;
  };
  constexpr Form kForms[] = {
      {"utf-32le", 4, true}, {"utf-32be", 4, false}, {"utf-16le", 2, true}, {"utf-16be", 2, false}};
  std::size_t best = 0;
  const char* charset = "";
  for (const Form& form : kForms) {
    if (bytes.size() % form.width != 0 && bytes.size() < kLookedAt) continue;
    const std::size_t found = census_of(head, form.width, form.little).text();
    if (found > best) {
      best = found;
      charset = form.charset;
    }
  }
  if (best == 0) return std::nullopt;
  return UnicodeForm{charset, 0};
}

}  // namespace dossier
