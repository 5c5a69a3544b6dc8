// SPDX-License-Identifier: GPL-2.0-or-later
// Authority files, whatever their format, merged into one list of entities.
//
//   actors.tsv     tab-separated, the format of dossier-corpus(5)
//   peps.ftm.json  FollowTheMoney, one JSON object a line, as OpenSanctions and Aleph write it
//   people.xml     TEI: listPerson, listOrg, listPlace
//   iso-codes      not a file: the countries and subdivisions of Debian's package of that name
//
// Formats are told by content: '<' begins TEI, '{' FollowTheMoney, all else is TSV.

#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/raw_document.h"
#include "schema/entity.h"

namespace dossier {

/// The file and line (from 1) of an authority's row.
struct AuthorityOrigin {
  std::string path;
  std::uint32_t line = 0;
};

/// Entities by id, in order of first appearance. An id in two files is merged, the later name wins.
struct Authority {
  std::vector<Entity> entities;
  std::vector<AuthorityOrigin> origins;                ///< Of each entity, its latest row.
  std::unordered_map<std::string, std::size_t> by_id;  ///< Index into `entities`.
  /// Ids of countries by ISO 3166-1 code in lower case ("af"), where iso-codes were read.
  std::unordered_map<std::string, std::string> countries;
};

/// The name that stands for Debian's iso-codes where a file is expected.
inline constexpr const char* kIsoCodes = "iso-codes";

/// Adds the entries of one file to `authority`. A bad row and a merged id become diagnostics with
/// line numbers. @throws Error when the file cannot be read, or is in none of the formats (with
/// what it should begin with as a hint). Cost: linear in the file.
void load_authority(const std::string& path, Authority& authority,
                    std::vector<Diagnostic>& diagnostics);

/// What can only be told when all files are loaded: strong names that two entities claim, parents
/// nobody lists. The first kMaxClaims of each are reported singly, the rest as one count.
void check_authority(const Authority& authority, std::vector<Diagnostic>& diagnostics);
inline constexpr std::size_t kMaxClaims = 20;

}  // namespace dossier
