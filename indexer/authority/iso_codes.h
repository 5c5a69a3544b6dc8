// SPDX-License-Identifier: GPL-2.0-or-later
// Countries and their subdivisions from Debian's iso-codes, with their names in many languages.
//
//   AF -> place/afghanistan, which an authority file lists: gets Afganistan, Afganistanu, ... for
//   documents in Polish, أفغانستان for such in Arabic
//   NU -> place/nu "Niue", which none lists
//   SUHH (withdrawn 1992) -> place/soviet-union; CSXX -> place/csxx "Serbia and Montenegro", to
//   2006 AF-KAB -> place/af-kab "Kābul Province", weak "Kābul", broader place/afghanistan
//
// A country is the place listed under its code, else the only one that has its English name. A name
// in another language is found in documents of that language alone (Island is a word in English);
// one that another entity has already is left to that one; one that is also a given name or a
// common word (Maurice) is weak. Source of the forms ("Korea, Republic of"): ISO 3166-1,
// -2 and -3 as the package gives them.

#pragma once

#include <array>
#include <string>

#include "indexer/authority/collector.h"

namespace dossier {

/// Languages whose names of places are read: those of the kiosk, and of the shipped stop lists.
inline constexpr std::array kPlaceLanguages{"pl", "fr", "de", "es", "ar", "ru", "uk"};

/// Where the package keeps its data.
struct IsoCodesFolders {
  std::string json = "/usr/share/iso-codes/json";
  std::string locale = "/usr/share/locale";
};

/// Adds countries, present and withdrawn, to the collector's authority, with `subdivisions` also
/// their parts, and fills Authority::countries. False, and nothing added, where there is no such
/// data. Call it after the files whose places it should know again.
bool read_iso_codes(bool subdivisions, AuthorityCollector& collector,
                    const IsoCodesFolders& folders = {});

/// The files read_iso_codes() reads, for whoever must know whether they have changed.
std::vector<std::string> iso_codes_files(bool subdivisions, const IsoCodesFolders& folders = {});

}  // namespace dossier
