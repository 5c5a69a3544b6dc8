// SPDX-License-Identifier: GPL-2.0-or-later
// Stub files, by which Xapian finds a database that is elsewhere: lines of a type and a place.
//
//   stub_lines("/srv/index/XAPIANDB")  ->  {{1, "auto", "generation-7"}}
//   current_generation("/srv/index")   ->  "generation-7"
//
// Read without streams: their first use takes a process 60 us, as long as all else that opens an
// index.

#pragma once

#include <string>
#include <vector>

namespace dossier {

/// The stub that names the current generation of an index.
inline constexpr const char* kStubName = "XAPIANDB";

struct StubLine {
  int number = 0;          ///< From 1 on.
  std::string type, what;  ///< "" both where the line is none of a stub.
};

/// The lines of `file` but for comments, up to the first that is none of a stub; none where it
/// cannot be read.
std::vector<StubLine> stub_lines(const std::string& file);

/// The name of the folder, inside that of the index, that the stub names; "" where there is no
/// stub.
std::string current_generation(const std::string& path);

}  // namespace dossier
