// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands_citations.h"

#include "citations/ledger.h"
#include "searcher/command_output.h"
#include "searcher/json_output.h"
#include "searcher/terminal/printers.h"

namespace dossier {

int cites_command(const CommandLine& line) {
  const auto answer = Searcher(line.databases).cites(line.subject);
  print_answer(
      line, [&](const Screen& screen) { return cites_text(answer, screen); },
      [&] { return cites_json(answer); });
  return found_status(!answer.works.empty());
}

int cited_by_command(const CommandLine& line) {
  const auto answer = Searcher(line.databases).cited_by(line.subject);
  print_answer(
      line, [&](const Screen& screen) { return cited_by_text(answer, screen); },
      [&] { return cited_by_json(answer); });
  return found_status(answer.total > 0);
}

// Writes as it reads: the input may be long, or typed.
int parse_citations_command(const CommandLine& line) {
  const auto screen = detect_screen(line.color);
  const bool text = line.format == "text" || (line.format.empty() && screen.terminal);
  Lines lines(line.file);
  for (std::string reference; lines.next(reference);) {
    const auto citation = parse_citation(reference);
    write_output(text ? citation_text(citation, screen) : citation_json(citation));
  }
  return kExitOk;
}

}  // namespace dossier
