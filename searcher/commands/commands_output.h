// SPDX-License-Identifier: GPL-2.0-or-later
// What the commands share: exit status, printing an answer, reading lines. Internal to
// commands*.cc.

#pragma once

#include <fstream>
#include <string>

#include "analysis/error.h"
#include "searcher/commands/options.h"
#include "searcher/terminal/screen.h"

namespace dossier {

inline int found_status(bool found) { return found ? kExitOk : kExitNothing; }

/// One answer as text through the pager, or as JSON.
template <typename Text, typename Json>
void print_answer(const CommandLine& line, const Text& text, const Json& json) {
  if (!line.format.empty() && line.format != "text") {
    write_output(json());
  } else {
    const auto screen = detect_screen(line.color);
    page(text(screen), screen, !line.no_pager);
  }
}

/// A file's lines, or those of standard input for "" and "-".
class Lines {
 public:
  /// @throws Error when the file cannot be read; next() too.
  explicit Lines(const std::string& path);

  /// False at the end. A carriage return before the line break is taken off.
  bool next(std::string& line);
  /// "topics.tsv:3"
  std::string place() const;

 private:
  [[noreturn]] void fail() const;

  std::string name_;
  bool standard_;
  std::ifstream file_;
  std::size_t number_ = 0;
};

}  // namespace dossier
