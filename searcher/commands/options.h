// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of dossier: a command, its arguments, and options shared by all commands, which
// may stand before or after the command's name.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/formats/json_output.h"
#include "searcher/kiosk/kiosk.h"
#include "searcher/searcher.h"

namespace CLI {
class App;
class Option;
class ParseError;
}  // namespace CLI

namespace dossier {

struct CommandLine {
  std::string command;                 ///< "search", ...; set by finish_options().
  std::vector<std::string> databases;  ///< Never empty after finish_options().
  std::string format;                  ///< "": the command's own.
  std::string color = "auto";
  bool no_pager = false;
  bool fingerprint = false;
  std::optional<unsigned> wait;  ///< Seconds for a server's answer.
  ServerUse servers;             ///< How long they are waited for, and whether they may be missing.
  bool only_new = false;         ///< Of run: what came since it was last run.
  bool explain = false;
  bool held = false;  ///< Of parse-citations: say what the index holds.
  bool unlisted = false;
  bool mark_entities = false;  ///< show: names in brackets.

  std::vector<std::string> words;  ///< Of QUERY, ID, WHAT or NAME.
  std::string subject;             ///< `words` joined by one blank; set by finish_options().
  std::string file;                ///< Of parse-citations and quote; "" and "-": standard input.
  SearchRequest request;           ///< Its query is `subject`.
  std::string sort = "relevance";
  std::string facet_list;  ///< As given; "": all.
  FacetChoice facets = all_facets();
  std::string facets_by = "document";
  std::string batch;
  std::string by = "auto";             ///< Of timeline, the unit.
  std::string name;                    ///< Of save and run: that of a saved search.
  std::string remove;                  ///< Of saved: the name to take off the list.
  std::optional<std::size_t> rows;     ///< Of missing, similar and actors, at most; 0: all.
  std::uint32_t depth = 3;             ///< Of trail, steps upstream.
  std::string note;                    ///< Of trail: only what this note leads to.
  std::size_t citations = 0;           ///< Of check: so many are shown to be judged.
  std::uint64_t seed = 1;              ///< Of check: draws other citations.
  std::string tally;                   ///< Of check: the file of judgements; "": the user's own.
  ActorsRequest actors;                ///< Its words are `words`.
  std::string kind;                    ///< Of --kind, or "".
  std::vector<std::string> addresses;  ///< Of serve; none: its own two.
  KioskSettings kiosk;                 ///< Of serve; but for its databases.
  char** arguments = nullptr;          ///< Of the program, as main() has them.
};

/// Is the answer for people to read?
inline bool wants_text(const CommandLine& line) {
  return line.format.empty() || line.format == "text";
}

/// The words an option can have as its value, for completion; none where it may be anything.
/// `command`: the one it is given to, or "".
std::vector<std::string> option_choices(const CLI::Option& option, const std::string& command);

/// The options, bound to `command_line`, which must outlive the parser. Where its `arguments` are
/// set, of the commands that stand among them, and of all where there is none, or help is asked.
std::unique_ptr<CLI::App> make_parser(CommandLine& command_line);

/// Reads the arguments. A word in brackets stays a word: the parser would take "[a,b]" for a list,
/// so it gets a blank before it, which finish_options() takes off again.
void parse_arguments(CLI::App& parser, int argc, char** argv);

/// What the parser leaves open. @throws Error for what cannot be meant: an unknown facet, a format
/// that the command does not write, no query.
void finish_options(const CLI::App& parser, CommandLine& command_line);

/// A failed parse as the Error to show: an unknown command or option with the nearest known one.
[[noreturn]] void throw_usage_error(const CLI::App& parser, const CLI::ParseError& error);

}  // namespace dossier
