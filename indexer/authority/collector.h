// SPDX-License-Identifier: GPL-2.0-or-later
// Where the readers of authority files put what they find: entries merged by id, faults with file
// and line.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/authority/authority.h"

namespace dossier {

/// "iskp" of a group -> "group/iskp"; an id that has its kind stays as it is.
std::string id_with_kind(std::string_view id, EntityKind kind);

/// Adds what `from` holds and `into` does not. Linear.
void add_missing(std::vector<std::string>& into, std::vector<std::string> from);

/// One file being read into an authority.
class AuthorityCollector {
 public:
  AuthorityCollector(const std::string& path, Authority& authority,
                     std::vector<Diagnostic>& diagnostics)
      : path_(path), authority_(authority), diagnostics_(diagnostics) {}

  const std::string& path() const { return path_; }
  Authority& authority() { return authority_; }

  /// Lines from 1; what is reported and added next stands there. 0: in no line.
  void at_line(std::uint32_t line) { line_ = line; }
  void report(std::string reason, std::string remedy);
  /// The row or record at hand is not used.
  void skip(const std::string& reason, std::string remedy);
  /// A date as the contract has it; a cell that holds none is reported and left out.
  std::optional<Date> date(std::string_view cell, std::string_view column);
  /// Merges with an entity of the same id, which is reported.
  void add(Entity entity);
  /// Gives the entity at this place more names, parents and times; name and life stay.
  void extend(std::size_t place, Entity more);

 private:
  std::string path_;
  Authority& authority_;
  std::vector<Diagnostic>& diagnostics_;
  std::uint32_t line_ = 0;
};

/// One line of a file.
struct AuthorityLine {
  std::string_view text;
  std::uint32_t number = 1;
};

/// Takes the next line off `rest`, without its end (LF or CRLF); none at the end of the text.
std::optional<AuthorityLine> next_line(std::string_view& rest, std::uint32_t& lines_read);

// The formats. Each reads the whole of a file, without byte order mark.
/// @throws Error for a first line that is no header.
void read_tsv_authority(std::string_view bytes, AuthorityCollector& collector);
void read_follow_the_money(std::string_view bytes, AuthorityCollector& collector);
/// @throws Error for XML that is no TEI.
void read_tei_authority(std::string_view bytes, AuthorityCollector& collector);

}  // namespace dossier
