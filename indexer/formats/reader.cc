// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/reader.h"

#include <string>

#include "indexer/formats/readers.h"

namespace dossier {
namespace {

struct Format {
  std::string_view ending;
  const Reader& (*reader)();
};

constexpr Format kFormats[] = {{".md", markdown_reader},      {".markdown", markdown_reader},
                               {".txt", plain_text_reader},   {".text", plain_text_reader},
                               {".jsonl", json_lines_reader}, {".ndjson", json_lines_reader}};

const Format* format_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return nullptr;
  std::string ending(name.substr(dot));
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (const Format& format : kFormats)
    if (format.ending == ending) return &format;
  return nullptr;
}

}  // namespace

const Reader* reader_for(std::string_view path, std::string_view) {
  const Format* format = format_of(path);
  return format == nullptr ? nullptr : &format->reader();
}

bool known_ending(std::string_view path) { return format_of(path) != nullptr; }

}  // namespace dossier
