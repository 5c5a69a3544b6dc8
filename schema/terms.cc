// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/terms.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace dossier {
namespace {
// Xapian's limit is 245 bytes, less one for each zero byte; prefix and hash fit beside this many.
constexpr std::size_t kLongestValue = 200;
}  // namespace

std::string make_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  if (value.size() <= kLongestValue) return term.append(value);
  term.append(value.substr(0, kLongestValue));
  return term + fmt::format("#{:016x}", XXH3_64bits(value.data(), value.size()));
}

std::string_view title_word(std::string_view term) {
  return term.starts_with(prefix::kTitle) ? term.substr(prefix::kTitle.size()) : "";
}

}  // namespace dossier
