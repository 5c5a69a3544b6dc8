// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/docx_fields.h"

#include <algorithm>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

std::string_view field_name(std::string_view code) {
  code = trim(code);
  return code.substr(0, code.find_first_of(" \t\\"));
}

bool repeats_document(std::string_view code) {
  const std::string_view name = field_name(code);
  return name == "TOC" || name == "INDEX" || name == "TOA" || name == "RD";
}

bool repeats_mark(std::string_view code) {
  return field_name(code) == "NOTEREF" && code.find("\\f") != std::string_view::npos;
}

}  // namespace

bool docx_field_links(std::string_view code) { return field_name(code) == "HYPERLINK"; }

bool docx_field_repeats(std::string_view code) {
  return repeats_document(code) || repeats_mark(code);
}

std::string docx_field_link(std::string_view code) {
  code = trim(code);
  code.remove_prefix(std::min(field_name(code).size(), code.size()));
  std::string address, place;
  bool is_place = false;
  for (std::size_t at = 0; at < code.size();) {
    if (is_space(static_cast<unsigned char>(code[at]))) {
      ++at;
      continue;
    }
    const bool quoted = code[at] == '"';
    const bool is_switch = code[at] == '\\';
    std::string word;
    for (at += quoted; at < code.size(); ++at) {
      if (quoted ? code[at] == '"' : is_space(static_cast<unsigned char>(code[at]))) break;
      if (quoted && code[at] == '\\' && at + 1 < code.size()) ++at;
      word += code[at];
    }
    at += quoted;
    if (is_switch) {
      is_place = word == "\\l";
      if (word == "\\o" || word == "\\t") break;  // What follows is shown, or a window.
    } else if (is_place) {
      place = std::move(word);
      is_place = false;
    } else if (address.empty()) {
      address = std::move(word);
    }
  }
  if (!address.empty() && !place.empty()) address += "#" + place;
  return address;
}

}  // namespace dossier
