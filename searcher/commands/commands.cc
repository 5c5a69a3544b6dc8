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
#include "searcher/formats/json_output.h"
#include "searcher/kiosk/kiosk.h"
#include "searcher/terminal/printers.h"
#include "searcher/terminal/screen.h"

namespace dossier {
namespace {

constexpr const char* kRunName = "dossier";  // Last column of trec.
constexpr std::string_view kSpace = " \t\r";

std::string trec_lines(Searcher& searcher, const SearchRequest& request, const std::string& id) {
  std::string out;
  std::size_t rank = request.offset;
  for (const auto& [document, score] : searcher.rank(request))
    out += fmt::format("{} Q0 {} {} {:.6f} {}\n", id, document, ++rank, score, kRunName);
  return out;
}

bool answer_batch_line(Searcher& searcher, const CommandLine& line, SearchRequest& request,
                       const std::string& id) {
  if (line.format == "trec") {
    const auto out = trec_lines(searcher, request, id);
    write_output(out);
    return !out.empty();
  }
  const auto answer = searcher.search(request);
  write_output(search_json(answer, line.facets, line.explain, id));
  return answer.total > 0;
}

int run_batch(Searcher& searcher, const CommandLine& line) {
  if (line.format != "trec" && line.format != "jsonl") {
    throw Error("--batch writes the formats trec and jsonl",
                "for example: dossier search --batch FILE --format jsonl");
  }
  Lines lines(line.batch);
  auto request = line.request;
  bool found = false;
  for (std::string text; lines.next(text);) {
    if (text.find_first_not_of(kSpace) == std::string::npos) continue;
    const auto tab = text.find('\t');
    if (tab == std::string::npos || tab == 0)
      throw Error(lines.place() + ": no id and tab before the query",
                  "each line is an id, a tab and a query");
    request.query = text.substr(tab + 1);
    try {
      found |= answer_batch_line(searcher, line, request, text.substr(0, tab));
    } catch (const Error& error) {
      throw Error(lines.place() + ": " + error.what(), error.hint(), error.status());
    }
  }
  return found_status(found);
}

int search(const CommandLine& line) {
  Searcher searcher(line.databases);
  if (!line.batch.empty()) return run_batch(searcher, line);
  if (line.format == "trec") {
    const auto out = trec_lines(searcher, line.request, "1");
    write_output(out);
    return found_status(!out.empty());
  }
  const auto answer = searcher.search(line.request);
  if (line.format == "jsonl") {
    for (const auto& hit : answer.hits) write_output(hit_json(hit));
  } else {
    print_answer(
        line,
        [&](const Screen& screen) {
          return search_text(answer, line.facets, line.explain, screen);
        },
        [&] { return search_json(answer, line.facets, line.explain); });
  }
  return found_status(answer.total > 0);
}

int facets(const CommandLine& line) {
  auto request = line.request;
  request.limit = 0;
  request.snippets = false;
  const auto answer = Searcher(line.databases).search(request);
  print_answer(
      line,
      [&](const Screen& screen) { return facets_text(answer, line.facets, request.facet, screen); },
      [&] { return facets_json(answer, line.facets); });
  return found_status(answer.total > 0);
}

int show(const CommandLine& line) {
  const auto answer = Searcher(line.databases).show(line.subject);
  print_answer(
      line, [&](const Screen& screen) { return show_text(answer, line.mark_entities, screen); },
      [&] { return show_json(answer); });
  return kExitOk;
}

int export_all(const CommandLine& line) {
  if (!line.format.empty() && line.format != "jsonl") return export_bibliography(line);
  bool found = false;
  Searcher(line.databases).export_documents(line.subject, [&](const ShowAnswer& answer) {
    found = true;
    write_output(show_json(answer));
  });
  return found_status(found);
}

int unlisted(Searcher& searcher, const CommandLine& line) {
  const auto answer = searcher.unlisted(line.actors);
  if (line.format == "tsv") {
    write_output(unlisted_tsv(answer));
  } else {
    print_answer(
        line, [&](const Screen& screen) { return unlisted_text(answer, screen); },
        [&] { return unlisted_json(answer); });
  }
  return found_status(!answer.names.empty());
}

int actors(const CommandLine& line) {
  Searcher searcher(line.databases);
  if (line.unlisted) return unlisted(searcher, line);
  const auto answer = searcher.actors(line.actors);
  print_answer(
      line, [&](const Screen& screen) { return actors_text(answer, screen); },
      [&] { return actors_json(answer); });
  return found_status(!answer.actors.empty());
}

int serve_command(const CommandLine& line) {
  auto settings = line.kiosk;
  settings.databases = line.databases;
  serve_kiosk(settings, [](const std::string& address) {
    fmt::print("Serving {}\n", address);
    std::fflush(stdout);
  });
  return kExitOk;
}

int info(const CommandLine& line) {
  const auto answer = Searcher(line.databases).info();
  print_answer(
      line, [&](const Screen& screen) { return info_text(answer, screen); },
      [&] { return info_json(answer); });
  return kExitOk;
}

}  // namespace

int run_command(const CommandLine& command_line) {
  static const std::map<std::string, int (*)(const CommandLine&)> kRunners{
      {"search", search},
      {"show", show},
      {"export", export_all},
      {"actors", actors},
      {"facets", facets},
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
