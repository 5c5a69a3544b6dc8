// SPDX-License-Identifier: GPL-2.0-or-later
// Packing of numbers and strings into the byte strings that the index stores.
//
// Numbers are LEB128 (seven bits a byte, low ones first); strings are a length and their bytes.

#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "analysis/error.h"

namespace dossier {

class ByteWriter {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_ += static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_.append(value);
  }
  template <typename Range, typename Write>
  void list(const Range& items, const Write& write) {
    number(items.size());
    for (const auto& item : items) write(item);
  }
  template <typename Range>
  void texts(const Range& items) {
    list(items, [this](const auto& item) { text(item); });
  }

  /// A table as it lies in memory: fast, and for the machine that wrote it alone.
  template <typename Row>
  void table(const std::vector<Row>& rows) {
    static_assert(std::is_trivially_copyable_v<Row>);
    text({reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row)});
  }

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// @throws Error always: the index on disk is not what was written.
[[noreturn]] inline void damaged(const std::string& what) {
  throw Error("the index is damaged: " + what, "index the files again");
}

/// An element that a stored number names; in a damaged index the number may be anything.
template <typename Container>
auto& stored_element(Container& container, std::size_t index) {
  if (index >= container.size()) damaged("a stored record points outside itself");
  return container[index];
}

/// A stored enumerator, none past the last.
template <typename Enum>
Enum stored_enumerator(std::uint64_t value, Enum last) {
  if (value > static_cast<std::uint64_t>(last)) {
    damaged("a stored record has a value that does not exist");
  }
  return static_cast<Enum>(value);
}

/// Reads what ByteWriter wrote. @throws Error (a damaged index) instead of reading past the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    damaged("a stored record ends too early");
  }
  template <std::integral Integer>
  Integer number_as() {
    return static_cast<Integer>(number());
  }
  std::string_view view() { return take(number()); }
  std::string text() { return std::string(view()); }
  template <typename Read>
  void list(const Read& read) {
    for (auto n = number(); n > 0; --n) read();
  }
  template <typename Container>
  void texts(Container& into) {
    list([&] { into.push_back(text()); });
  }

  template <typename Row>
  void table(std::vector<Row>& rows) {
    static_assert(std::is_trivially_copyable_v<Row>);
    const auto stored = view();
    if (stored.size() % sizeof(Row) != 0) damaged("a table ends within a row");
    rows.resize(stored.size() / sizeof(Row));
    if (!stored.empty()) std::memcpy(rows.data(), stored.data(), stored.size());
  }

  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) damaged("a stored record ends too early");
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  bool empty() const { return rest_.empty(); }
  /// What is not read yet.
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace dossier
