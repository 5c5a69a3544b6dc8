// SPDX-License-Identifier: GPL-2.0-or-later
// The folders inside an index's folder. Readers open the generation that the stub names; a later
// one is made beside it and takes its place at once, by renaming the stub:
//
//   XAPIANDB       "auto generation-4"
//   generation-4/  what readers see
//   generation-5/  while a large run ends: not yet named
//   building/      shards of a large run
//
// Readers that have the old generation open go on with it: on Linux a file lasts while it is open.
// What a killed run leaves behind is named by nothing, and goes with the next run. All functions
// that write are called by the holder of the writer's lock.

#pragma once

#include <string>

namespace dossier {

class Generations {
 public:
  /// Looks at the index in `folder`, and removes what no stub names.
  explicit Generations(std::string folder);

  /// The folder that readers open; "" where there is none yet.
  std::string current() const;
  /// The folder of the generation that comes next, which does not exist.
  std::string next() const;
  /// A folder for what is not yet a generation, made if it is not there.
  std::string building() const;

  /// Has readers open next() from now on, and removes the generation before it. The folder's
  /// contents must be on the disk. @throws Error when the stub cannot be written.
  void publish();
  /// Removes building().
  void clear_building() const;
  /// Removes building(), and next() if it was begun.
  void remove_unfinished() const;

 private:
  std::string path_of(const std::string& name) const { return folder_ + "/" + name; }

  std::string folder_, current_, next_;
};

}  // namespace dossier
