// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/command_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>

#include "schema/version.h"
#include "searcher/commands/command_rows.h"

namespace dossier {
namespace {

// The help text names the choices; CLI11 would name them again. As the validator's name they can be
// had back, for completion.
CLI::Validator one_of(const std::vector<std::string>& choices) {
  return CLI::Validator(CLI::IsMember(choices))
      .description("")
      .name(fmt::format("{}", fmt::join(choices, " ")));
}

CLI::Validator whole_number() {
  const auto check = [](const std::string& text) -> std::string {
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    return digits && !text.empty() && text.size() < 10 ? ""
                                                       : fmt::format("{} is no whole number", text);
  };
  return {check, ""};
}

// CLI11's own writes its name through a stream, whose first use takes a process 60 us.
CLI::Validator between(int least, int most) {
  const auto check = [=](const std::string& text) -> std::string {
    int number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    const bool whole = read.ec == std::errc() && read.ptr == end;
    return whole && number >= least && number <= most
               ? ""
               : fmt::format("{} is no whole number from {} to {}", text, least, most);
  };
  return {check, ""};
}

// The words of a QUERY, ID, WHAT or NAME.
void add_words(CLI::App& command, const char* name, CommandLine& line, const char* help,
               bool required) {
  command.add_option(name, line.words, help)->type_name("")->required(required);
}

void add_facet_list(CLI::App& command, CommandLine& line) {
  command
      .add_option("--facets,--facet", line.facet_list,
                  "Which of people, groups, places, date, kind, outlet, author, language, cited; "
                  "or none")
      ->type_name("LIST");
  command.add_option("--facets-by", line.facets_by, "Let facets count documents or stories")
      ->type_name("WHAT")
      ->check(one_of({"document", "story"}));
}

// What search and run have in common.
void add_result_options(CLI::App& command, CommandLine& line) {
  command.add_option("-n,--limit", line.request.limit, "Show at most N stories (10)")
      ->type_name("N")
      ->check(whole_number());
  command.add_option("--offset", line.request.offset, "Leave out the first N stories")
      ->type_name("N")
      ->check(whole_number());
  command.add_option("--sort", line.sort, "relevance, newest, oldest or cited")
      ->type_name("ORDER")
      ->check(one_of({"relevance", "newest", "oldest", "cited"}));
  command.add_option("--snippets", line.request.snippets, "Show at most N passages of each (3)")
      ->type_name("N")
      ->check(whole_number());
  command.add_flag("--all-copies", line.request.all_copies,
                   "List every copy of a story, not only the best-ranked one");
  add_facet_list(command, line);
}

void add_search_options(CLI::App& command, CommandLine& line) {
  add_words(command, "QUERY", line, "Words and operators, joined by blanks", false);
  add_result_options(command, line);
  command.add_flag("--any", line.request.any,
                   "Documents with any of the words; no operators are read");
  command.add_option("--batch", line.batch, "Answer each line `id<TAB>query` of FILE (-: stdin)")
      ->type_name("FILE");
  command.add_flag("--explain", line.explain, "Show how the query was read");
}

void add_rows(CLI::App& command, CommandLine& line, const std::string& help) {
  command.add_option("-n,--limit", line.rows, help)->type_name("N")->check(whole_number());
}

void add_citation_options(CLI::App& command, CommandLine& line) {
  const auto& name = command.get_name();
  if (name == "missing") {
    add_rows(command, line, "Show at most N works (20); 0 for all");
  } else if (name == "similar") {
    add_rows(command, line, "Show at most N documents (10)");
  } else if (name == "quote") {
    add_rows(command, line, "Show at most N passages (5)");
    command.add_option("--file", line.file, "Read the quotation from FILE (-: standard input)")
        ->type_name("FILE");
  } else if (name == "trail") {
    command.add_option("--depth", line.depth, "Follow sources N steps (3)")
        ->type_name("N")
        ->check(between(1, 20));
    command.add_option("--note", line.note, "Only what the note of this label leads to")
        ->type_name("LABEL");
  } else if (name == "check") {
    command.add_option("--citations", line.citations, "Draw N citations for you to judge")
        ->type_name("N")
        ->check(whole_number());
    command.add_option("--seed", line.seed, "Another number draws other citations (1)")
        ->type_name("N")
        ->check(whole_number());
    command
        .add_option("--tally", line.tally, "Keep judgements in FILE instead of your data folder")
        ->type_name("FILE");
  } else if (name == "parse-citations") {
    command
        .add_option("FILE", line.file, "Reference strings, one a line (default: standard input)")
        ->type_name("");
    command.add_flag("--held", line.held, "Say which of them the index holds");
  }
}

void add_facets_options(CLI::App& command, CommandLine& line) {
  auto& request = line.request.facet;
  add_words(command, "QUERY", line, "Words and operators, joined by blanks", true);
  add_facet_list(command, line);
  command.add_option("-n,--limit", request.limit, "Show at most N values of each (20); 0 for all")
      ->type_name("N")
      ->check(whole_number());
  command.add_option("--offset", request.offset, "Leave out the N commonest values of each")
      ->type_name("N")
      ->check(whole_number());
  command.add_option("--match", request.match, "Only values with TEXT in one of their names")
      ->type_name("TEXT");
  command.add_flag("--rollup", request.rollup,
                   "Count a document for all that its names belong to, once each");
  command.add_flag("--spellings", request.spellings, "Show how each name is written");
}

void add_actors_options(CLI::App& command, CommandLine& line) {
  add_words(command, "NAME", line, "Only those so called, by any of their names; or two names",
            false);
  command.add_option("--kind", line.kind, "Only person, group or place")
      ->type_name("KIND")
      ->check(one_of({"person", "group", "place"}));
  command.add_flag("--unlisted", line.unlisted,
                   "Names no authority file lists, with a row for one (tsv)");
  add_rows(
      command, line,
      "At most N rows: companions, documents, sentences (10), unlisted names (20), actors (all)");
}

void add_timeline_options(CLI::App& command, CommandLine& line) {
  add_words(command, "QUERY", line, "Words and operators, joined by blanks", true);
  command.add_option("--by", line.by, "auto, day, month, year or decade")
      ->type_name("UNIT")
      ->check(one_of({"auto", "day", "month", "year", "decade"}));
  command.add_option("--facets-by", line.facets_by, "Let bars count documents or stories")
      ->type_name("WHAT")
      ->check(one_of({"document", "story"}));
}

void add_saved_options(CLI::App& command, CommandLine& line) {
  const auto& name = command.get_name();
  if (name == "saved") {
    command.add_option("--remove", line.remove, "Take the search of this name off the list")
        ->type_name("NAME");
    return;
  }
  command.add_option("NAME", line.name, "What the search is called")->type_name("")->required();
  if (name == "save") {
    add_words(command, "QUERY", line, "Words and operators, joined by blanks", true);
  } else {
    command.add_flag("--new", line.only_new, "Only what was not found when it was last run");
    add_result_options(command, line);
  }
}

void add_show_options(CLI::App& command, CommandLine& line) {
  add_words(command, "ID", line, "A document's id or citation key", true);
  command.add_flag("--entities", line.mark_entities,
                   "Mark names with what they mean: [ISIS-K|group/iskp]");
}

void add_serve_options(CLI::App& command, CommandLine& line) {
  auto& kiosk = line.kiosk;
  auto& server = kiosk.server;
  command
      .add_option("--address", line.addresses,
                  "Listen on A, numeric; may be repeated (127.0.0.1 and ::1)")
      ->type_name("A")
      ->allow_extra_args(false);
  command.add_option("--port", server.port, "Listen on port N (8765); 0 for any free one")
      ->type_name("N")
      ->check(between(0, 65535));
  command
      .add_option("--host", server.hosts, "Also answer requests for HOST[:PORT]; may be repeated")
      ->type_name("HOST")
      ->allow_extra_args(false);
  command
      .add_option("--idle", kiosk.idle_seconds,
                  "Forget a visitor after N seconds without a touch (300); 0: never")
      ->type_name("N")
      ->check(whole_number());
  command
      .add_option("--language", kiosk.language,
                  "The interface, where a browser asks for none it has: en, pl, fr, de, es, ar")
      ->type_name("LANG")
      ->check(one_of({kInterfaceLanguages.begin(), kInterfaceLanguages.end()}));
  command.add_option("-j,--jobs", server.jobs, "Answer N requests at a time (all cores)")
      ->type_name("N")
      ->check(between(1, 64));
  command.add_option("--query-log", kiosk.query_log, "Add each query, with its time, to FILE")
      ->type_name("FILE");
}

}  // namespace

void add_shared_options(CLI::App& app, CommandLine& line) {
  app.add_option("-d,--database", line.databases,
                 "The index: a folder, a stub file or HOST:PORT; may be repeated")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_option("--format", line.format, "text, json, jsonl and others, as the command allows")
      ->type_name("FORMAT");  // Which there are, the command says: finish_options().
  app.add_option("--color", line.color, "auto, always or never")
      ->type_name("WHEN")
      ->check(one_of({"auto", "always", "never"}));
  app.add_flag("--fingerprint", line.fingerprint,
               "Add the state of the index to the answer, so that it can be repeated");
  app.add_flag("--partial", line.servers.partial,
               "Answer without the servers that do not answer, and say so");
  app.add_option("--wait", line.wait,
                 "Give a server up after N seconds without an answer (20; serve: 8)")
      ->type_name("N")
      ->check(between(1, 3600));
  app.add_flag("--no-pager", line.no_pager, "Write long text straight to the terminal");
  app.set_version_flag(
      "--version", [] { return version_text("dossier"); },
      "Show the version and the libraries it runs on");
}

void add_arguments(CLI::App& command, CommandLine& line) {
  const auto& name = command.get_name();
  if (name == "search") {
    add_search_options(command, line);
  } else if (name == "show") {
    add_show_options(command, line);
  } else if (name == "cites" || name == "trail" || name == "similar") {
    add_words(command, "ID", line, "A document's id or citation key", true);
  } else if (name == "quote") {
    add_words(command, "TEXT", line, "The quotation; - reads it from standard input", false);
  } else if (name == "export" || name == "graph") {
    add_words(command, "QUERY", line, "Only documents that match", false);
  } else if (name == "cited-by") {
    add_words(command, "WHAT", line, "A document's id or key, a URL, a DOI or a title", true);
  } else if (name == "actors") {
    add_actors_options(command, line);
  } else if (name == "facets") {
    add_facets_options(command, line);
  } else if (name == "timeline") {
    add_timeline_options(command, line);
  } else if (name == "save" || name == "run" || name == "saved") {
    add_saved_options(command, line);
  } else if (name == "serve") {
    add_serve_options(command, line);
  }
  add_citation_options(command, line);
}

}  // namespace dossier
