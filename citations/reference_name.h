// SPDX-License-Identifier: GPL-2.0-or-later
// One personal name, in the orders that reference styles write it.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "citations/reference_tokens.h"

namespace dossier {

enum class NameForm : std::uint8_t {
  None,
  SurnameInitials,       ///< "Roe JP", "Roe J. P.", "ROE Jane"
  SurnameCommaInitials,  ///< "Roe, J. P."
  InitialsSurname,       ///< "J. P. Roe"
  GivenSurname,          ///< "Jane Roe": as any two capitalised words
  SurnameCommaGiven      ///< "Roe, Jane P."
};

struct Name {
  NameForm form = NameForm::None;
  std::size_t end = 0;  ///< The token behind it.
  std::string text;     ///< "Surname, Given", or as written where the order is not certain.
};

/// Reads single names. Every member is safe at any token and constant in cost.
class NameReader {
 public:
  explicit NameReader(const RefText& text) : text_(text) {}

  /// The name at token `i`; in a list whose first name is of form `list`, in a form that may follow
  /// it (None: in any form).
  Name read(std::size_t i, NameForm list) const;

  /// A word that stands for the role of the persons before it: "ed", "editors", "director".
  bool role(std::size_t i) const;
  bool conjunction(std::size_t i) const;
  std::size_t past_dot(std::size_t i) const { return text_.mark(i, '.') ? i + 1 : i; }
  /// May a name end before token `i`?
  bool ends_before(std::size_t i) const;

 private:
  bool initials(std::size_t i) const;
  bool capitals(std::size_t i) const;
  bool surname_word(std::size_t i) const;
  bool surname_at(std::size_t i) const;
  bool particle(std::size_t i) const;
  std::size_t skip_particles(std::size_t i) const;
  std::size_t initials_run(std::size_t i, bool run_on) const;
  std::size_t suffix(std::size_t i) const;
  bool continues_as_given(std::size_t i) const;
  Name finish(NameForm form, std::string_view family, std::size_t given, std::size_t end,
              std::string_view tail) const;
  Name initials_surname(std::size_t i) const;
  Name surname_first(std::size_t i, NameForm list) const;
  Name inverted(std::string_view family, std::size_t given, std::string_view tail,
                bool two_words) const;
  Name capital_surname(std::size_t i, std::size_t core) const;
  Name given_surname(std::size_t i) const;

  const RefText& text_;
};

}  // namespace dossier
