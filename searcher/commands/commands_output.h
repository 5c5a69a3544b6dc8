// SPDX-License-Identifier: GPL-2.0-or-later
// What the commands share: exit status, printing an answer, reading lines. Internal to
// commands*.cc.

#pragma once

#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "analysis/error.h"
#include "searcher/commands/options.h"
#include "searcher/formats/bibliography.h"
#include "searcher/formats/json_output.h"
#include "searcher/terminal/printers.h"
#include "searcher/terminal/screen.h"

namespace dossier {

inline int found_status(bool found) { return found ? kExitOk : kExitNothing; }

/// One answer as text through the pager, or as JSON.
template <typename Text, typename Json>
void print_answer(const CommandLine& line, const Text& text, const Json& json) {
  if (wants_text(line)) {
    const auto screen = detect_screen(line.color);
    page(text(screen), screen, !line.no_pager);
  } else {
    write_output(json());
  }
}

/// A searcher of the index named, that knows the user's saved queries; says which of its servers do
/// not answer, where that is allowed.
Searcher open_searcher(const CommandLine& line);

/// Says on standard error which servers do not answer, each once: some fail only when asked.
void complain_unreachable(const Searcher& searcher);

/// The same, with the servers without which `searcher` answered; and with the state of the index,
/// where --fingerprint asks for it.
template <typename Text, typename Json>
void print_answer(const CommandLine& line, const Searcher& searcher, const Text& text,
                  const Json& json) {
  const auto& missing = searcher.unreachable();
  complain_unreachable(searcher);
  const auto labelled = [&](const Screen& screen) {
    return missing.empty() ? text(screen) : text(screen) + "\n" + unreachable_text(missing, screen);
  };
  const auto labelled_json = [&] {
    return missing.empty() ? json() : with_unreachable(json(), missing);
  };
  if (!line.fingerprint) return print_answer(line, labelled, labelled_json);
  const auto index = searcher.fingerprint();
  print_answer(
      line,
      [&](const Screen& screen) {
        return labelled(screen) + "\n" + fingerprint_text(index, screen);
      },
      [&] { return with_fingerprint(labelled_json(), index); });
}

/// A bibliography's format by its name, or none.
std::optional<BibliographyFormat> bibliography_format(const std::string& name);
void write_bibliography(std::vector<BibliographyEntry>& entries, BibliographyFormat format);

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
