// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>

#include "analysis/error.h"
#include "analysis/help_lines.h"
#include "schema/index.h"
#include "schema/suggest.h"
#include "searcher/commands/command_options.h"
#include "searcher/commands/command_rows.h"
#include "searcher/formats/request_words.h"
#include "searcher/terminal/printers.h"

namespace dossier {
namespace {

// Below a command's own options, those shared by all.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_desc(const CLI::Option* option) const override {
    return help_lines(CLI::Formatter::make_option_desc(option), kHelpColumns - get_column_width());
  }
  std::string make_subcommand(const CLI::App* command) const override {
    std::ostringstream out;
    CLI::detail::format_help(
        out, command->get_name(),
        help_lines(command->get_description(), kHelpColumns - get_column_width()),
        get_column_width());
    return out.str();
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    const auto* parent = app->get_parent();
    if (parent == nullptr) return CLI::Formatter::make_subcommands(app, mode);
    return make_group("Shared options", false, parent->get_options([&](const CLI::Option* option) {
      return option != parent->get_help_ptr() && option->nonpositional();
    }));
  }
};

std::vector<std::string> formats_of(std::string_view command) {
  return CLI::detail::split(std::string(command_row(command).formats), ' ');
}

std::vector<std::string> all_formats() {
  std::set<std::string> formats;
  for (const auto& row : command_rows()) {
    for (auto& format : formats_of(row.name)) formats.insert(std::move(format));
  }
  return {formats.begin(), formats.end()};
}

void check_format(const CommandLine& line) {
  if (line.format.empty()) return;
  const auto formats = formats_of(line.command);
  if (std::find(formats.begin(), formats.end(), line.format) != formats.end()) return;
  throw Error(fmt::format("{} has no format {}", line.command, line.format),
              fmt::format("choose from: {}", fmt::join(formats, ", ")));
}

PeriodUnit period_unit(const std::string& name) {
  if (name == "day") return PeriodUnit::Day;
  if (name == "month") return PeriodUnit::Month;
  if (name == "year") return PeriodUnit::Year;
  return name == "decade" ? PeriodUnit::Decade : PeriodUnit::Fitting;
}

// Which facets are counted and shown; who cites each document is asked only on demand.
void finish_facets(CommandLine& line) {
  if (line.command == "timeline") {
    line.facets = {Facet::Date};
    line.request.facet.by = period_unit(line.by);
  } else if (!line.facet_list.empty()) {
    line.facets = parse_facets(line.facet_list);
  } else if (line.command != "facets") {
    line.facets = usual_facets();
  }
  // Dates and numbers have no names that could match.
  if (!line.request.facet.match.empty() && line.facet_list.empty()) {
    line.facets.erase(Facet::Date);
    line.facets.erase(Facet::Cited);
  }
  count_facets(line.request, line.facets);
  const bool below_hits = line.command == "search" || line.command == "run";
  if (below_hits && wants_text(line)) line.request.facet.limit = kFacetRows;
}

void finish_actors(CommandLine& line) {
  if (line.command != "actors") return;
  constexpr std::size_t kNames = 20;
  auto& request = line.actors;
  request.words = line.words;
  if (!line.kind.empty()) request.kind = parse_entity_kind(line.kind);
  request.most = line.rows.value_or(request.most);
  request.limit = line.rows.value_or(line.unlisted ? kNames : request.limit);
  if (line.format == "tsv" && !line.unlisted)
    throw Error("actors writes tsv with --unlisted only",
                "for example: dossier actors --unlisted --format tsv");
}

// The nearest known command or option, as a hint.
std::string did_you_mean(const std::string& given, const std::vector<std::string>& known,
                         const std::string& otherwise) {
  const std::vector<std::string_view> names(known.begin(), known.end());
  const auto near = closest(given, names);
  return near ? fmt::format("did you mean {}?", *near) : otherwise;
}

std::vector<std::string> long_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* level = &app; level != nullptr; level = level->get_parent()) {
    for (const auto* option : level->get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

// The commands that stand among the arguments; none, for all, where help may list them. No other
// can be meant; the options of all were a tenth of a search.
std::set<std::string_view> rows_for(char** arguments) {
  std::set<std::string_view> given;
  for (auto** at = arguments; at != nullptr && *at != nullptr; ++at) {
    const std::string_view argument = *at;
    if (argument.starts_with("-h") || argument.starts_with("--h")) return {};
    for (const auto& row : command_rows()) {
      if (argument == row.name) given.insert(row.name);
    }
  }
  return given;
}

}  // namespace

std::vector<std::string> option_choices(const CLI::Option& option, const std::string& command) {
  if (option.check_name("--format")) return command.empty() ? all_formats() : formats_of(command);
  if (option.check_name("--facets")) {
    std::vector<std::string> names{"none"};
    for (const auto facet : all_facets()) names.emplace_back(facet_name(facet));
    return names;
  }
  try {
    auto& checked = const_cast<CLI::Option&>(option);  // CLI11 has no const look at validators.
    const auto names = checked.get_validator("")->get_name();
    return names.empty() ? std::vector<std::string>{} : CLI::detail::split(names, ' ');
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
}

std::unique_ptr<CLI::App> make_parser(CommandLine& command_line) {
  const auto rows = rows_for(command_line.arguments);
  auto app =
      std::make_unique<CLI::App>("Searches an index that dossier-index has made.", "dossier");
  app->formatter(std::make_shared<HelpFormatter>());
  app->get_formatter()->column_width(28);
  app->get_formatter()->label("SUBCOMMAND", "COMMAND");
  app->get_formatter()->label("Positionals", "Arguments");
  app->set_help_flag("-h,--help", "Show this help, or that of a command");
  app->require_subcommand(0, 1);
  add_shared_options(*app, command_line);
  for (const auto& row : command_rows()) {
    if (!rows.empty() && !rows.contains(row.name)) continue;
    auto* command = app->add_subcommand(std::string(row.name), row.help);
    command->fallthrough();
    command->group("Commands");
    command->footer(row.footer);
    add_arguments(*command, command_line);
  }
  app->footer(R"(Examples:
  dossier search taliban kabul
  dossier search --help                         options of one command, examples
  dossier show haqqani-network

The index is $DOSSIER_DATABASE, or the user's data folder, unless -d names one.
See dossier(1); for the query language, dossier-query(7).)");
  return app;
}

void parse_arguments(CLI::App& parser, int argc, char** argv) {
  // What stands after "--" is no option, and CLI11 takes "[..." for a list: a blank before hides
  // both.
  bool plain = false;
  std::vector<std::string> arguments;
  for (int i = 1; i < argc; ++i) {
    std::string argument = argv[i];
    if (!plain && argument == "--") {
      plain = true;
      continue;
    }
    if (argument.starts_with('[') || (plain && argument.starts_with('-')))
      argument.insert(0, 1, ' ');
    arguments.push_back(std::move(argument));
  }
  // "dossier help search", as other programs have it.
  if (!arguments.empty() && arguments.front() == "help" && arguments.size() <= 2) {
    arguments.erase(arguments.begin());
    arguments.emplace_back("--help");
  }
  std::reverse(arguments.begin(), arguments.end());  // Last first, as the parser takes them.
  parser.parse(std::move(arguments));
}

void finish_options(const CLI::App& parser, CommandLine& line) {
  const auto commands = parser.get_subcommands();
  if (commands.empty()) throw Error("no command given", "dossier --help lists the commands");
  line.command = commands.front()->get_name();
  check_format(line);
  if (line.databases.empty()) line.databases.push_back(default_index_path());
  for (auto* const typed :
       {&line.words, &line.databases, &line.addresses, &line.kiosk.server.hosts})
    for (auto& word : *typed) {
      if (word.starts_with(" [") || word.starts_with(" -")) word.erase(0, 1);
    }
  line.subject = fmt::format("{}", fmt::join(line.words, " "));
  line.request.query = line.subject;
  line.request.sort = parse_sort(line.sort).value_or(Sort::Relevance);
  line.kiosk.server.addresses = line.addresses;
  line.request.facets_by_story = line.facets_by == "story";
  constexpr unsigned kVisitorWaits = 8;
  line.servers.seconds =
      line.wait.value_or(line.command == "serve" ? kVisitorWaits : kAnswerSeconds);
  finish_actors(line);
  if (line.command == "quote" && line.words.empty() == line.file.empty())
    throw Error(
        line.file.empty() ? "no quotation given" : "a quotation and --file do not go together",
        "for example: dossier quote \"held until the end of August\"");
  finish_facets(line);
  if (line.command != "search") return;
  if (line.words.empty() == line.batch.empty()) {
    throw Error(line.batch.empty() ? "no query given" : "a query and --batch do not go together",
                "for example: dossier search taliban kabul");
  }
}

void throw_usage_error(const CLI::App& parser, const CLI::ParseError& error) {
  const auto commands = parser.get_subcommands();
  const auto left = parser.remaining(true);
  if (commands.empty() && !left.empty() && !left.front().starts_with("-")) {
    std::vector<std::string> names;
    for (const auto& row : command_rows()) names.emplace_back(row.name);
    throw Error(fmt::format("there is no command “{}”", left.front()),
                did_you_mean(left.front(), names, "dossier --help lists the commands"));
  }
  const auto* app = commands.empty() ? &parser : commands.front();
  const auto help = commands.empty()
                        ? "dossier --help shows the options"
                        : fmt::format("dossier {} --help shows the options", app->get_name());
  const auto unknown = std::find_if(left.begin(), left.end(),
                                    [](const auto& word) { return word.starts_with("-"); });
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr || left.empty())
    throw Error(error.what(), help);
  if (unknown == left.end())
    throw Error(fmt::format("“{}” is one argument too many", left.front()), help);
  const auto name = unknown->substr(0, unknown->find('='));
  const bool query = app->get_name() == "search" && !name.starts_with("--");
  throw Error(
      fmt::format("there is no option {}", name),
      query ? "words that begin with a minus stand after two: dossier search -- kabul -evacuation"
            : did_you_mean(name, long_options(*app), help));
}

}  // namespace dossier
