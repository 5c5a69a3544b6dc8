// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources.h"

#include <xxhash.h>

#include <algorithm>
#include <unordered_map>

#include "indexer/formats/reader.h"
#include "indexer/scanner.h"
#include "schema/bytes.h"
#include "schema/terms.h"

namespace dossier {

namespace {

// An id is most often a part of the path: then its place in it, plus one, and its length; else 0
// and the id.
void put_id(ByteWriter& out, const Source& source) {
  const auto at = source.path.rfind(source.id);
  if (at == std::string::npos) {
    out.number(0);
    return out.text(source.id);
  }
  out.number(at + 1);
  out.number(source.id.size());
}

std::string get_id(ByteReader& in, const std::string& path) {
  const auto at = in.number();
  if (at == 0) return in.text();
  const auto size = in.number();
  if (at - 1 > path.size() || size > path.size() - (at - 1))
    damaged("an id is no part of its path");
  return path.substr(at - 1, size);
}

}  // namespace

std::string pack_content(const Content& content) {
  ByteWriter out;
  out.number(content.hash);
  out.list(content.sources, [&](const Source& source) {
    out.text(source.path);
    put_id(out, source);
    out.number(source.stamp.size);
    out.number(static_cast<std::uint64_t>(source.stamp.modified_ns));
    out.number(source.stamp.inode);
    out.number(static_cast<std::uint64_t>(source.stamp.born_ns));
  });
  return out.take();
}

Content unpack_content(std::string_view packed) {
  ByteReader in(packed);
  Content content;
  content.hash = in.number();
  in.list([&] {
    Source source;
    source.path = in.text();
    source.id = get_id(in, source.path);
    source.stamp.size = in.number();
    source.stamp.modified_ns = in.number_as<std::int64_t>();
    source.stamp.inode = in.number();
    source.stamp.born_ns = in.number_as<std::int64_t>();
    content.sources.push_back(std::move(source));
  });
  if (content.sources.empty()) damaged("a document comes from no file");
  return content;
}

std::vector<HeldContent> held_contents(const Xapian::Database& database) {
  std::vector<HeldContent> held;
  std::unordered_map<std::string, std::size_t> known;
  for (auto value = database.valuestream_begin(slot::kSource);
       value != database.valuestream_end(slot::kSource); ++value) {
    const auto [found, fresh] = known.try_emplace(*value, held.size());
    if (fresh) held.push_back({unpack_content(found->first), {}});
    held[found->second].documents.push_back(value.get_docid());
  }
  return held;
}

std::uint64_t content_hash(std::string_view path, std::string_view bytes) {
  const auto format = format_name(path);
  const auto hash =
      XXH3_64bits_withSeed(bytes.data(), bytes.size(), XXH3_64bits(format.data(), format.size()));
  return hash != 0 ? hash : 1;
}

bool path_before(std::string_view a, std::string_view b) {
  const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c) + 1; };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return rank(x) < rank(y); });
}

bool is_under(std::string_view path, std::string_view root) {
  return path.starts_with(root) &&
         (path.size() == root.size() || root.ends_with('/') || path[root.size()] == '/');
}

std::vector<std::string> outermost_roots(std::vector<std::string> roots) {
  std::sort(roots.begin(), roots.end(), path_before);
  std::vector<std::string> kept;
  for (auto& root : roots)
    if (kept.empty() || !is_under(root, kept.back())) kept.push_back(std::move(root));
  return kept;
}

std::string file_id(std::string_view path, const std::vector<std::string>& roots) {
  for (const auto& root : roots) {
    if (path.size() <= root.size() || !is_under(path, root)) continue;
    return escape_id(path.substr(root.size() + (root.ends_with('/') ? 0 : 1)));
  }
  return escape_id(path.substr(path.rfind('/') + 1));
}

}  // namespace dossier
