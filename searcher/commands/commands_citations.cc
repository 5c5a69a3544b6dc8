// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/commands_citations.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "citations/ledger.h"
#include "searcher/commands/commands_output.h"
#include "searcher/commands/commands_search.h"
#include "searcher/formats/bibliography.h"
#include "searcher/formats/graph_formats.h"
#include "searcher/formats/json_output.h"
#include "searcher/terminal/printers.h"

namespace dossier {
int cites_command(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = searcher.cites(line.subject);
  if (const auto format = bibliography_format(line.format)) {
    std::vector<BibliographyEntry> entries;
    for (const auto& cited : answer.works)
      entries.push_back(bibliography_entry(cited.work, cited.citation_key));
    write_bibliography(entries, *format);
    return found_status(!answer.works.empty());
  }
  print_answer(
      line, searcher, [&](const Screen& screen) { return cites_text(answer, screen); },
      [&] { return cites_json(answer); });
  return found_status(!answer.works.empty());
}

int cited_by_command(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = searcher.cited_by(line.subject);
  print_answer(
      line, searcher, [&](const Screen& screen) { return cited_by_text(answer, screen); },
      [&] { return cited_by_json(answer); });
  return found_status(answer.total > 0);
}

int export_bibliography(const CommandLine& line) {
  std::vector<BibliographyEntry> entries;
  open_searcher(line).export_heads(
      line.subject, [&](const DocumentHead& head) { entries.push_back(bibliography_entry(head)); });
  write_bibliography(entries, *bibliography_format(line.format));
  return found_status(!entries.empty());
}

int missing_command(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = searcher.missing(line.rows.value_or(20));
  if (const auto format = bibliography_format(line.format)) {
    std::vector<BibliographyEntry> entries;
    for (const auto& missing : answer.works) {
      entries.push_back(bibliography_entry(missing.work, missing.citation_key));
      entries.back().note = fmt::format("cited by {}", missing.cited_by);
    }
    write_bibliography(entries, *format);
  } else {
    print_answer(
        line, searcher, [&](const Screen& screen) { return missing_text(answer, screen); },
        [&] { return missing_json(answer); });
  }
  return found_status(!answer.works.empty());
}

int trail_command(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = searcher.trail(line.subject, line.depth, line.note);
  print_answer(
      line, searcher, [&](const Screen& screen) { return trail_text(answer, screen); },
      [&] { return trail_json(answer); });
  return found_status(!answer.steps.empty());
}

int graph_command(const CommandLine& line) {
  const auto answer = open_searcher(line).graph(line.subject);
  write_output(line.format == "dot"    ? dot(answer)
               : line.format == "json" ? graph_json(answer)
                                       : graphml(answer));
  return found_status(!answer.nodes.empty());
}

int similar_command(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = searcher.similar(line.subject, line.rows.value_or(10));
  print_answer(
      line, searcher, [&](const Screen& screen) { return similar_text(answer, screen); },
      [&] { return similar_json(answer); });
  return found_status(!answer.documents.empty());
}

int quote_command(const CommandLine& line) {
  auto quotation = line.subject;
  if (!line.file.empty() || quotation == "-") {
    quotation.clear();
    Lines lines(line.file);
    for (std::string text; lines.next(text);) quotation += (quotation.empty() ? "" : "\n") + text;
  }
  auto searcher = open_searcher(line);
  const auto answer = searcher.quote(quotation, line.rows.value_or(5));
  if (line.format == "jsonl") {
    for (const auto& passage : answer.passages) write_output(passage_json(passage));
  } else {
    print_answer(
        line, searcher, [&](const Screen& screen) { return quote_text(answer, screen); },
        [&] { return quote_json(answer); });
  }
  return found_status(!answer.passages.empty());
}

// Writes as it reads: the input may be long, or typed.
int parse_citations_command(const CommandLine& line) {
  const auto screen = detect_screen(line.color);
  const bool text = line.format == "text" || (line.format.empty() && screen.terminal);
  std::optional<Searcher> searcher;
  if (line.held) searcher.emplace(line.databases);
  Lines lines(line.file);
  for (std::string reference; lines.next(reference);) {
    const auto citation = parse_citation(reference);
    const auto held = searcher ? searcher->held(citation.reference) : std::nullopt;
    write_output(text ? citation_text(citation, held, screen) : citation_json(citation, held));
  }
  return kExitOk;
}

}  // namespace dossier
