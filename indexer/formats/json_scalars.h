// SPDX-License-Identifier: GPL-2.0-or-later
// JSON as a stream of which only texts and numbers matter, all as text: what the readers of JSON
// Lines and of FollowTheMoney have in common. They add objects, arrays and errors.

#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace dossier {

class JsonScalars : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t value) override { return add(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return add(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return add(text); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return true; }

 protected:
  /// False ends the reading.
  virtual bool add(std::string value) = 0;
};

}  // namespace dossier
