// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_decoding.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "analysis/analyzer.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kDeclarations = 4096;  // Bytes in which a charset may be declared.
constexpr std::size_t kTitle = 4096;         // Bytes of a title at most.

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Where `word` (small letters) stands in `text`, in any case.
std::size_t find_folded(std::string_view text, std::string_view word, std::size_t from = 0) {
  const auto at =
      std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), word.begin(),
                  word.end(), [](char a, char b) { return lower(a) == b; });
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

/// The charset that <meta charset="…">, <meta content="…; charset=…"> or <?xml encoding="…"?> name.
std::string declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarations);
  for (const std::string_view word : {"charset", "encoding"}) {
    for (std::size_t at = find_folded(head, word); at != std::string_view::npos;
         at = find_folded(head, word, at + 1)) {
      const std::size_t tag = head.substr(0, at).rfind('<');
      if (tag == std::string_view::npos) continue;
      const std::string_view opens = head.substr(tag);
      if (find_folded(opens.substr(0, 5), "<meta") != 0 && opens.substr(0, 5) != "<?xml") continue;
      std::size_t begin = head.find_first_not_of(" \t\r\n", at + word.size());
      if (begin == std::string_view::npos || head[begin] != '=') continue;
      begin = head.find_first_not_of(" \t\r\n\"'", begin + 1);
      if (begin == std::string_view::npos) continue;
      const std::size_t end = std::min(head.find_first_of("\"'; \t\r\n/>", begin), head.size());
      std::string name(head.substr(begin, end - begin));
      std::transform(name.begin(), name.end(), name.begin(), lower);
      if (!name.empty() && name.size() < 40) return name;
    }
  }
  return "";
}

/// `bytes` from `charset` by ICU, which replaces what it cannot decode by U+FFFD.
std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> from(ucnv_open(charset.c_str(), &status),
                                                                ucnv_close);
  const std::unique_ptr<UConverter, void (*)(UConverter*)> to(ucnv_open("UTF-8", &status),
                                                              ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out(bytes.size() * 3 + 16, '\0');  // No charset of the web needs more than that.
  char* target = out.data();
  const char* source = bytes.data();
  ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                 bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, true, true,
                 &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

/// The names the web gives to windows-1252, as browsers read them; an ISO 8859-1 page is one.
std::string browser_charset(const std::string& name) {
  for (const std::string_view same : {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii",
                                      "ascii", "iso_8859-1", "cp1252", "x-cp1252"})
    if (name == same) return "windows-1252";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "euc-kr" || name == "ks_c_5601-1987") return "windows-949";
  if (name == "shift_jis" || name == "x-sjis") return "windows-31j";
  if (name == "x-user-defined") return "windows-1252";
  return name;
}

/// Control characters to spaces; true where there are too many for a text.
bool clear_controls(std::string& text) {
  std::size_t controls = 0;
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || byte == '\n' || byte == '\t') continue;
    controls += byte != '\r' && byte != '\f' && byte != '\v';
    c = ' ';
  }
  return controls * 10 > text.size();
}

/// A "<" inside <title> is text, whatever follows it.
void escape_title(std::string& html) {
  const std::size_t open = find_folded(std::string_view(html).substr(0, 1U << 20U), "<title");
  if (open == std::string::npos) return;
  const std::size_t begin = html.find('>', open);
  if (begin == std::string::npos || begin > open + 512) return;
  const std::size_t close =
      find_folded(std::string_view(html).substr(0, begin + kTitle), "</title", begin);
  if (close == std::string::npos) return;
  std::string text;
  for (std::size_t at = begin + 1; at < close; ++at)
    html[at] == '<' ? text += "&lt;" : text += html[at];
  html.replace(begin + 1, close - begin - 1, text);
}

}  // namespace

std::optional<std::string> decode_html(std::string_view path, std::string_view bytes,
                                       const ReadSink& sink) {
  const auto report = [&](std::string reason, std::string remedy, bool lost) {
    sink.diagnostic({std::string(path), "", std::move(reason), std::move(remedy), lost});
  };
  const std::string_view mark = bytes.substr(0, 2);
  const bool utf16 = mark == "\xFF\xFE" || mark == "\xFE\xFF";
  const bool utf8_mark = bytes.substr(0, 3) == "\xEF\xBB\xBF";
  if (utf8_mark) bytes.remove_prefix(3);
  std::size_t replaced = 0;
  std::string text;
  if (!utf16) text = well_formed(bytes, replaced);
  const bool is_utf8 = !utf16 && (replaced == 0 || utf8_mark);
  // Seven-bit pages in ISO-2022-JP and the like are UTF-8 by their bytes: there the name decides.
  const bool escapes = bytes.find('\x1B') != std::string_view::npos;
  if (!is_utf8 || escapes) {
    const std::string declared = utf16 ? "utf-16" : browser_charset(declared_charset(bytes));
    const bool says_utf8 = declared == "utf-8" || declared == "utf8";
    std::optional<std::string> converted;
    if (!says_utf8 && !declared.empty() && (utf16 || declared.compare(0, 5, "utf-1") != 0))
      converted = convert(bytes, declared);
    // A UTF-8 page with a few broken bytes is still one; without that claim it is windows-1252.
    const bool mostly = replaced * 200 < bytes.size() && says_utf8;
    if (!converted && !is_utf8 && !mostly) converted = convert(bytes, "windows-1252");
    if (converted) {
      text = well_formed(*converted, replaced);
      replaced = 0;
    }
  }
  if (clear_controls(text)) {
    report("is binary, not a web page", "leave it out with --exclude", true);
    return std::nullopt;
  }
  if (replaced > 0)
    report(std::to_string(replaced) + " byte sequences are not UTF-8 and were replaced",
           "convert the file to UTF-8", false);
  escape_title(text);
  return text;
}

bool looks_like_html(std::string_view head) {
  if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
  for (;;) {  // Past comments and an XML declaration.
    head = trim(head);
    const bool comment = head.substr(0, 4) == "<!--";
    if (!comment && head.substr(0, 5) != "<?xml") break;
    const std::size_t end = head.find(comment ? "-->" : "?>");
    if (end == std::string_view::npos) return false;
    head.remove_prefix(end + (comment ? 3 : 2));
  }
  const std::string_view start = head.substr(0, 14);
  return find_folded(start, "<!doctype html") == 0 || find_folded(start, "<html") == 0 ||
         find_folded(start, "<head>") == 0;
}

}  // namespace dossier
