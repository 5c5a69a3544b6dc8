// SPDX-License-Identifier: GPL-2.0-or-later
// A ZIP package in memory, for tests: zip_of({{"word/document.xml", "<w:document>…"}}).

#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::testing {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// `options` are libarchive's: "zip:compression=store".
inline std::string zip_of(const ZipParts& parts, const char* options = "zip:compression=deflate") {
  std::size_t room = 4096;
  for (const auto& [name, bytes] : parts) room += bytes.size() + 2 * name.size() + 512;
  std::string out(room, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_set_options(zip, options);
  archive_write_set_bytes_in_last_block(zip, 1);
  archive_write_open_memory(zip, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(zip, entry);
    archive_write_data(zip, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(zip);
  out.resize(used);
  return out;
}

}  // namespace dossier::testing
