// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/link_address.h"

#include <algorithm>

#include "indexer/formats/reader.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestAddress = 4000;

}  // namespace

std::string resolve_address(std::string_view written, std::string_view base) {
  std::string address;  // Line ends fall out, as in browsers; a space is written as one.
  for (const char c : trim(written.substr(0, kLongestAddress))) {
    if (c == ' ') address += "%20";
    if (static_cast<unsigned char>(c) > ' ') address += c;
  }
  std::string_view href = address;
  if (href.empty() || href.front() == '#' || written.size() > kLongestAddress) return "";
  const std::size_t colon = href.find(':');
  if (colon != std::string_view::npos && colon < href.find_first_of("/?#")) {
    const std::string_view scheme = href.substr(0, colon);
    const auto is = [&](std::string_view wanted) {
      return std::equal(scheme.begin(), scheme.end(), wanted.begin(), wanted.end(),
                        [](char a, char b) { return (a | 0x20) == b; });
    };
    return is("http") || is("https") ? std::string(href) : "";
  }
  const std::size_t host = base.find("://");
  if (host == std::string_view::npos) return std::string(href);
  const std::size_t path = std::min(base.find('/', host + 3), base.size());
  if (href.substr(0, 2) == "//") return std::string(base.substr(0, host + 1)).append(href);
  if (href.front() == '/') return std::string(base.substr(0, path)).append(href);
  std::string_view folder = base.substr(0, base.find_first_of("?#", path));
  if (href.front() == '?') return std::string(folder).append(href);
  const std::size_t slash = folder.rfind('/');
  folder = slash == std::string_view::npos || slash < path ? base.substr(0, path)
                                                           : folder.substr(0, slash);
  while (href.substr(0, 2) == "./" || href.substr(0, 3) == "../") {
    const bool up = href[1] == '.';
    href.remove_prefix(up ? 3 : 2);
    if (up && folder.size() > path) folder = folder.substr(0, folder.rfind('/'));
  }
  return std::string(folder).append("/").append(href);
}

std::optional<LinkAddress> linked_to(std::string_view href, std::string_view base) {
  std::string target = resolve_address(href, base);
  // Of a page that does not say where it comes from, links to files beside it.
  const bool relative = target.find("://") == std::string::npos;
  if (relative) target.resize(std::min(target.find_first_of("#?"), target.size()));
  if (target.empty() || (relative && !known_ending(target))) return std::nullopt;
  return LinkAddress{std::move(target), relative};
}

}  // namespace dossier
