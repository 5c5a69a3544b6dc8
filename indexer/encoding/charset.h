// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of a named charset to UTF-8, by ICU.
//
//   from_charset("Z\xFCrich", "windows-1252")  ->  "Zürich"

#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

struct FromCharset {
  std::string text;          ///< Well-formed UTF-8.
  std::size_t replaced = 0;  ///< Sequences that the charset has not, now U+FFFD.
};

/// None where ICU knows no charset of this name. Linear; needs memory for the result only.
std::optional<FromCharset> from_charset(std::string_view bytes, const std::string& charset);

/// The charset meant by a name that a web page or mail gives itself, as browsers read it: the web's
/// ISO 8859-1 is windows-1252 (WHATWG Encoding Standard). In small letters; "" for what can be no
/// name.
std::string web_charset(std::string_view name);

/// Characters of a charset's 256 bytes; U+FFFD where a byte is none. Null where ICU does not know
/// it.
using ByteTable = std::array<char16_t, 256>;
std::unique_ptr<ByteTable> byte_table(const std::string& charset);

}  // namespace dossier
