// SPDX-License-Identifier: GPL-2.0-or-later
// Compressed files: a format inside a stream of gzip, zstd, bzip2 or xz.
//
//   paper.md.gz  ->  what markdown_reader() makes of its content

#pragma once

#include <cstddef>
#include <string_view>

namespace dossier {

/// Most bytes a file may unpack to.
inline constexpr std::size_t kMostUnpacked = std::size_t{256} << 20U;
/// And most for each byte it has, beyond the first megabyte: text packs to a third or a twentieth,
/// and a bomb to a thousandth.
inline constexpr std::size_t kMostRatio = 200;

/// "paper.md.gz" -> "paper.md"; "" where the ending, in any case, is of no such stream.
std::string_view packed_name(std::string_view path);

}  // namespace dossier
