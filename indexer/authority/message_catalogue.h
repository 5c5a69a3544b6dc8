// SPDX-License-Identifier: GPL-2.0-or-later
// Translations from a compiled gettext catalogue (.mo), whatever locale the program runs in.
//
//   MessageCatalogue("/usr/share/locale/pl/LC_MESSAGES/iso_3166-1.mo").find("Germany") -> "Niemcy"
//
// Source of the format: the GNU gettext manual, "The Format of GNU MO Files".

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dossier {

class MessageCatalogue {
 public:
  /// A file that is missing, or is no catalogue in UTF-8, has no translations. Linear in the file.
  explicit MessageCatalogue(const std::string& path);

  /// The translation of `message`; "" where there is none.
  std::string_view find(std::string_view message) const;
  bool empty() const { return translations_.empty(); }

 private:
  void read();
  std::uint32_t number_at(std::size_t offset) const;  ///< 0 past the end.
  std::string_view text_at(std::size_t entry) const;

  std::string bytes_;
  bool swapped_ = false;  ///< Written on a machine of the other byte order.
  std::unordered_map<std::string_view, std::string_view> translations_;  ///< Into bytes_.
};

}  // namespace dossier
