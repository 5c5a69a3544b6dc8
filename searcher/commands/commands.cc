// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/commands.h"

#include <fmt/format.h>

#include <cstdio>
#include <functional>
#include <map>

#include "analysis/error.h"
#include "searcher/commands/commands_check.h"
#include "searcher/commands/commands_citations.h"
#include "searcher/commands/commands_output.h"
#include "searcher/commands/commands_search.h"
#include "searcher/formats/csv.h"
#include "searcher/formats/json_output.h"
#include "searcher/serve/serve.h"
#include "searcher/terminal/printers.h"
#include "searcher/terminal/screen.h"

namespace dossier {
namespace {

int show(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = searcher.show(line.subject);
  print_answer(
      line, searcher,
      [&](const Screen& screen) { return show_text(answer, line.mark_entities, screen); },
      [&] { return show_json(answer); });
  return kExitOk;
}

int export_all(const CommandLine& line) {
  if (bibliography_format(line.format)) return export_bibliography(line);
  bool found = false;
  auto searcher = open_searcher(line);
  if (line.format == "csv") {
    write_output(heads_csv_titles());
    searcher.export_heads(line.subject, [&](const DocumentHead& head) {
      found = true;
      write_output(head_csv(head));
    });
  } else {
    searcher.export_documents(line.subject, [&](const ShowAnswer& answer) {
      found = true;
      const auto json = show_json(answer);
      write_output(line.fingerprint ? with_fingerprint(json, searcher.fingerprint()) : json);
    });
  }
  return found_status(found);
}

int unlisted(Searcher& searcher, const CommandLine& line) {
  const auto answer = searcher.unlisted(line.actors);
  if (line.format == "tsv") {
    write_output(unlisted_tsv(answer));
  } else {
    print_answer(
        line, searcher, [&](const Screen& screen) { return unlisted_text(answer, screen); },
        [&] { return unlisted_json(answer); });
  }
  return found_status(!answer.names.empty());
}

int actors(const CommandLine& line) {
  auto searcher = open_searcher(line);
  if (line.unlisted) return unlisted(searcher, line);
  const auto answer = searcher.actors(line.actors);
  print_answer(
      line, searcher, [&](const Screen& screen) { return actors_text(answer, screen); },
      [&] { return actors_json(answer); });
  return found_status(!answer.actors.empty() || !answer.unlisted.names.empty());
}

int serve_command(const CommandLine& line) {
  auto settings = line.kiosk;
  settings.databases = line.databases;
  settings.servers = line.servers;
  serve(settings, line.arguments);
  return kExitOk;
}

int info(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = searcher.info();
  print_answer(
      line, searcher, [&](const Screen& screen) { return info_text(answer, screen); },
      [&] { return info_json(answer); });
  return kExitOk;
}

}  // namespace

int run_command(const CommandLine& command_line) {
  static const std::map<std::string, int (*)(const CommandLine&)> kRunners{
      {"search", search_command},
      {"timeline", timeline_command},
      {"save", save_command},
      {"run", run_saved_command},
      {"saved", saved_command},
      {"show", show},
      {"export", export_all},
      {"actors", actors},
      {"facets", facets_command},
      {"info", info},
      {"check", check_command},
      {"cites", cites_command},
      {"cited-by", cited_by_command},
      {"missing", missing_command},
      {"trail", trail_command},
      {"graph", graph_command},
      {"quote", quote_command},
      {"similar", similar_command},
      {"parse-citations", parse_citations_command},
      {"serve", serve_command}};
  return kRunners.at(command_line.command)(command_line);
}

}  // namespace dossier
