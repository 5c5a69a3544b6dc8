// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/commands_search.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/error.h"
#include "schema/suggest.h"
#include "searcher/commands/commands_output.h"
#include "searcher/commands/saved_searches.h"
#include "searcher/formats/csv.h"
#include "searcher/formats/report.h"

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
  if (line.format == "jsonl") {
    auto json = search_json(answer, line.facets, line.explain, id);
    if (!searcher.unreachable().empty()) json = with_unreachable(json, searcher.unreachable());
    write_output(line.fingerprint ? with_fingerprint(json, searcher.fingerprint()) : json);
  } else {
    const auto screen = detect_screen(line.color);
    write_output(batch_heading(id, screen) +
                 search_text(answer, line.facets, line.explain, screen) + "\n");
  }
  return answer.total > 0;
}

int run_batch(Searcher& searcher, const CommandLine& line) {
  if (!wants_text(line) && line.format != "trec" && line.format != "jsonl") {
    throw Error("--batch writes the formats text, trec and jsonl",
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

// One result in any format.
int print_result(Searcher& searcher, const CommandLine& line, const SearchRequest& request) {
  if (line.format == "trec") {
    const auto out = trec_lines(searcher, request, "1");
    write_output(out);
    return found_status(!out.empty());
  }
  const auto answer = searcher.search(request);
  if (const auto format = bibliography_format(line.format)) {
    std::vector<BibliographyEntry> entries;
    for (const auto& hit : answer.hits) entries.push_back(bibliography_entry(hit.head));
    write_bibliography(entries, *format);
  } else if (line.format == "jsonl") {
    for (const auto& hit : answer.hits) write_output(hit_json(hit));
  } else if (line.format == "csv") {
    write_output(search_csv(answer));
  } else if (line.format == "html") {
    write_output(report_html(answer, line.facets, searcher.fingerprint()));
  } else {
    print_answer(
        line, searcher,
        [&](const Screen& screen) {
          return search_text(answer, line.facets, line.explain, screen);
        },
        [&] { return search_json(answer, line.facets, line.explain); });
  }
  return found_status(answer.total > 0);
}

// Of a counted result no hit is shown.
SearchAnswer count_alone(Searcher& searcher, SearchRequest request) {
  request.limit = 0;
  request.snippets = 0;
  return searcher.search(request);
}

[[noreturn]] void no_such_search(const SavedSearches& searches, const std::string& name) {
  const auto all = searches.all();
  std::vector<std::string_view> names;
  for (const auto& search : all) names.emplace_back(search.name);
  const auto near = closest(name, names);
  throw Error(
      fmt::format("no query is saved as “{}”", name),
      near ? fmt::format("did you mean {}?", *near) : "dossier saved lists those there are");
}

}  // namespace

int search_command(const CommandLine& line) {
  auto searcher = open_searcher(line);
  return line.batch.empty() ? print_result(searcher, line, line.request)
                            : run_batch(searcher, line);
}

int facets_command(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = count_alone(searcher, line.request);
  if (line.format == "csv") {
    write_output(facets_csv(answer, line.facets));
  } else {
    print_answer(
        line, searcher,
        [&](const Screen& screen) {
          return facets_text(answer, line.facets, line.request.facet, screen);
        },
        [&] { return facets_json(answer, line.facets); });
  }
  return found_status(answer.total > 0);
}

int timeline_command(const CommandLine& line) {
  auto searcher = open_searcher(line);
  const auto answer = count_alone(searcher, line.request);
  if (line.format == "csv") {
    write_output(timeline_csv(answer));
  } else {
    print_answer(
        line, searcher, [&](const Screen& screen) { return timeline_text(answer, screen); },
        [&] { return timeline_json(answer); });
  }
  return found_status(answer.total > 0);
}

int save_command(const CommandLine& line) {
  SavedSearches searches;
  // What it names must be there, and may not be itself.
  with_saved(parse_query(line.subject), line.subject, [&](const std::string& name) {
    return name == line.name ? line.subject : searches.find(name);
  });
  const bool is_new = searches.save(line.name, line.subject);
  write_output(fmt::format("{} {}. Now: dossier run {}, or query:{} in other queries.\n",
                           is_new ? "Saved" : "Saved anew", line.name, line.name, line.name));
  return kExitOk;
}

int run_saved_command(const CommandLine& line) {
  const SavedSearches searches;
  const auto query = searches.find(line.name);
  if (!query) no_such_search(searches, line.name);
  auto request = line.request;
  request.query = *query;
  if (line.only_new) request.leave_out = searches.seen(line.name);
  auto searcher = open_searcher(line);
  const auto found = searcher.matching(*query);
  int status = kExitNothing;
  if (line.only_new && wants_text(line) &&
      std::all_of(found.begin(), found.end(),
                  [&](const auto& id) { return request.leave_out.contains(id); })) {
    write_output(fmt::format("Nothing new for {}; all that it finds: dossier run {}\n", line.name,
                             line.name));
  } else {
    status = print_result(searcher, line, request);
  }
  searches.set_seen(line.name, found);
  return status;
}

int saved_command(const CommandLine& line) {
  SavedSearches searches;
  if (!line.remove.empty()) {
    if (!searches.remove(line.remove)) no_such_search(searches, line.remove);
    return kExitOk;
  }
  const auto all = searches.all();
  print_answer(
      line, [&](const Screen& screen) { return saved_text(all, screen); },
      [&] { return saved_json(all); });
  return found_status(!all.empty());
}

}  // namespace dossier
