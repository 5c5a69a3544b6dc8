// SPDX-License-Identifier: GPL-2.0-or-later
// Finished documents that wait outside memory until they can be written to the index.
//
//   SetAside aside(folder);
//   const auto place = aside.put(pack_document(document));
//   Xapian::Document document = unpack_document(aside.get(place));
//
// The file has no name and goes with the process, however that ends.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

class SetAside {
 public:
  struct Place {
    std::uint64_t begin = 0, size = 0;
  };

  /// @throws Error, as put() and get() do, when the disk is full or fails.
  explicit SetAside(const std::string& folder);
  ~SetAside();
  SetAside(const SetAside&) = delete;
  SetAside& operator=(const SetAside&) = delete;

  Place put(std::string_view bytes);
  /// Thread-safe.
  std::string get(Place place) const;
  std::uint64_t size() const { return size_; }
  /// Forgets everything.
  void clear();

 private:
  std::string folder_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace dossier
