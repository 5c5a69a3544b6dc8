// SPDX-License-Identifier: GPL-2.0-or-later
// The text of the interface in one language: translations/LANG.json, where each message is in ICU's
// MessageFormat, and numbers and dates as that language writes them (CLDR).
//
//   "results.count": "{count, plural, one {# document} other {# documents}}"
//   pl.message("results.count", {{"count", 5}})  ->  "5 dokumentów"
//   fr.date("2021-08")                           ->  "août 2021"
//
// Not thread-safe: ICU keeps what it formats with. @throws Error for a message that is missing or
// is no message: faults of the program, found by its tests.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dossier {

/// Codes of the languages there are, English first.
std::vector<std::string> interface_languages();
/// The one of them that a browser likes best: `header` as Accept-Language (RFC 9110); else
/// `otherwise`.
std::string preferred_language(std::string_view header, const std::string& otherwise);

class InterfaceText {
 public:
  using Value = std::variant<std::int64_t, std::string>;
  using Values = std::initializer_list<std::pair<const char*, Value>>;

  explicit InterfaceText(std::string language);
  ~InterfaceText();
  InterfaceText(InterfaceText&&) noexcept;

  const std::string& language() const { return language_; }
  bool right_to_left() const;
  /// A message without values, as it is.
  const std::string& text(std::string_view key) const;
  /// Does it have such a message?
  bool has(std::string_view key) const { return messages_.find(key) != messages_.end(); }
  std::string message(std::string_view key, Values values);
  std::string number(std::uint64_t number);
  /// YYYY[-MM[-DD]] in words, as precise as it is; other text as it is.
  std::string date(std::string_view iso);
  /// A moment, seconds since 1970, as a date.
  std::string day_of(std::uint64_t seconds);
  /// The language's own name for another: "de" -> "Deutsch" in German.
  std::string name_of(const std::string& language) const;
  const std::map<std::string, std::string, std::less<>>& messages() const { return messages_; }

 private:
  struct Formats;
  std::string language_;
  std::map<std::string, std::string, std::less<>> messages_;
  std::unique_ptr<Formats> formats_;
};

}  // namespace dossier
