// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/reader.h"

#include <string>
#include <utility>

#include "indexer/formats/compressed.h"
#include "indexer/formats/html_decoding.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/xml_events.h"

namespace dossier {
namespace {

struct Format {
  std::string_view ending;
  const Reader& (*reader)();
};

constexpr Format kFormats[] = {
    {".md", markdown_reader},     {".markdown", markdown_reader}, {".txt", plain_text_reader},
    {".text", plain_text_reader}, {".html", html_reader},         {".htm", html_reader},
    {".xhtml", html_reader},      {".jsonl", json_lines_reader},  {".ndjson", json_lines_reader},
    {".pdf", pdf_reader},         {".docx", docx_reader},         {".docm", docx_reader},
    {".dotx", docx_reader},       {".dotm", docx_reader},         {".odt", odt_reader},
    {".ott", odt_reader},         {".epub", epub_reader},         {".xml", tei_reader},
    {".tei", tei_reader}};

const Format* format_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (name.starts_with("~$")) return nullptr;  // What Word keeps beside an open file.
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return nullptr;
  std::string ending(name.substr(dot));
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (const Format& format : kFormats)
    if (format.ending == ending) return &format;
  return nullptr;
}

/// By the root, where the head reaches it.
bool may_be_tei(std::string_view head) {
  const std::string root = xml_root(head);
  return root.empty() || root == "TEI" || root == "TEI.2" || root == "teiCorpus";
}

}  // namespace

void hand_over(std::string_view path, RawDocument&& document, const ReadSink& sink) {
  if (document.blocks.empty() && document.meta.title.empty()) {
    sink.diagnostic({std::string(path), "", "holds no text", "leave it out with --exclude", true});
  } else {
    sink.document(std::move(document));
  }
}

const Reader* reader_for(std::string_view path, std::string_view head) {
  if (!packed_name(path).empty())
    return &compressed_reader();  // It asks again, for what is inside.
  const Format* format = format_of(path);
  if (head.starts_with("%PDF-")) return &pdf_reader();
  // A page saved under another name, or as text.
  const bool any =
      format == nullptr || format->reader == plain_text_reader || format->reader == pdf_reader;
  if (any && looks_like_html(head)) return &html_reader();
  if (format == nullptr) return nullptr;
  if (format->reader == tei_reader && !may_be_tei(head)) return nullptr;
  return &format->reader();
}

std::string_view format_name(std::string_view path) {
  const Format* format = format_of(path);
  if (format == nullptr) return "";
  for (const Format& first : kFormats)
    if (first.reader == format->reader) return first.ending;
  return format->ending;
}

bool known_ending(std::string_view path) {
  const std::string_view inner = packed_name(path);
  return format_of(inner.empty() ? path : inner) != nullptr;
}

}  // namespace dossier
