// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_decoding.h"

#include <algorithm>

#include "analysis/language.h"
#include "indexer/encoding/charset.h"
#include "indexer/encoding/text_decoding.h"
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

/// Of <html lang="…">, as ISO 639-1; "".
std::string declared_language(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarations);
  const std::size_t html = find_folded(head, "<html");
  if (html == std::string_view::npos) return "";
  const std::string_view tag = head.substr(html, head.find('>', html) - html);
  const std::size_t lang = find_folded(tag, "lang=");
  if (lang == std::string_view::npos) return "";
  std::string_view value = tag.substr(lang + 5);
  if (!value.empty() && (value[0] == '"' || value[0] == '\'')) value.remove_prefix(1);
  return language_code(value.substr(0, value.find_first_of("\"' ")));
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
  CharsetHints hints;
  hints.charset = web_charset(declared_charset(bytes));
  hints.language = declared_language(bytes);
  std::optional<std::string> text = decode_text(path, bytes, sink, hints);
  if (text) escape_title(*text);
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
