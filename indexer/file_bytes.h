// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace dossier {

/// A file larger than this is no policy paper; its text alone would fill memory.
inline constexpr std::uint64_t kLargestFile = 256ULL << 20U;

/// The first `size` bytes of the file at `path`, or as many as there are. Nothing, with errno set,
/// when it cannot be read.
std::optional<std::string> read_bytes(const std::string& path, std::uint64_t size);

}  // namespace dossier
