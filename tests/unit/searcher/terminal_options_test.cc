// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <CLI/CLI.hpp>

#include "analysis/error.h"
#include "searcher/commands/options.h"

namespace dossier {
namespace {

CommandLine parse(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "dossier");
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  CommandLine line;
  line.arguments = argv.data();
  const auto parser = make_parser(line);
  try {
    parse_arguments(*parser, static_cast<int>(argv.size()) - 1, argv.data());
  } catch (const CLI::ParseError& error) {
    throw_usage_error(*parser, error);
  }
  finish_options(*parser, line);
  return line;
}

std::string failure(const std::vector<std::string>& arguments) {
  try {
    parse(arguments);
  } catch (const Error& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
  return "no error";
}

TEST_CASE("the words of a query are joined by one blank, whatever they look like") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows{
      {{"search", "taliban", "kabul"}, "taliban kabul"},
      {{"search", "--", "-kabul", "taliban"}, "-kabul taliban"},
      {{"search", "wheat", "--", "-kabul"}, "wheat -kabul"},
      {{"search", "-n", "3", "--", "-kabul", "--any"}, "-kabul --any"},
      {{"search", "show", "of", "info"}, "show of info"},
      {{"search", "[a,b]", "[c"}, "[a,b] [c"},
      {{"search", "a  b", "\"c d\""}, "a  b \"c d\""},
      {{"search", ""}, ""},
      {{"export"}, ""},
      {{"show", "papers/A", "B.md"}, "papers/A B.md"},
      {{"cited-by", "https://example.org/?a=b&c=[d]"}, "https://example.org/?a=b&c=[d]"},
  };
  for (const auto& [arguments, wanted] : rows) {
    CAPTURE(wanted);
    const auto line = parse(arguments);
    CHECK(line.command == arguments.front());
    CHECK(line.subject == wanted);
    CHECK(line.request.query == wanted);
  }
}

TEST_CASE("shared options stand before or after the command") {
  const auto line = parse({"-d", "/one", "--format", "json", "search", "x", "-d", "/two", "--color",
                           "never", "y", "--no-pager"});
  CHECK(line.databases == std::vector<std::string>{"/one", "/two"});
  CHECK(line.format == "json");
  CHECK(line.color == "never");
  CHECK(line.no_pager);
  CHECK(line.subject == "x y");
  CHECK(parse({"info"}).databases.size() == 1);
}

TEST_CASE("options of search") {
  const auto line = parse({"search", "--sort", "oldest", "--offset=20", "-n5", "--any", "--facets",
                           "date,groups", "--explain", "x"});
  CHECK(line.request.sort == Sort::Oldest);
  CHECK(line.request.offset == 20);
  CHECK(line.request.limit == 5);
  CHECK(line.request.any);
  CHECK(line.explain);
  CHECK(line.facets == FacetChoice{Facet::Groups, Facet::Date});
  auto usual = all_facets();
  CHECK(parse({"facets", "x"}).facets == usual);
  usual.erase(Facet::Cited);  // Who cites each document is asked on demand.
  CHECK(parse({"search", "x"}).facets == usual);
  CHECK(parse({"search", "x"}).request.facet.only == usual);
  CHECK_FALSE(parse({"search", "x", "--facets", "none"}).request.facets);
  CHECK(parse({"search", "x", "--snippets", "1"}).request.snippets == 1);
  CHECK(parse({"timeline", "x"}).request.facet.by == PeriodUnit::Fitting);
  CHECK(parse({"timeline", "x", "--by", "decade"}).request.facet.by == PeriodUnit::Decade);
  CHECK(parse({"run", "--new", "n"}).only_new);
  CHECK(parse({"save", "n", "a", "b"}).subject == "a b");
  CHECK(parse({"search", "x", "--facets", "none"}).facets.empty());
  CHECK(parse({"facets", "x", "-n", "0"}).request.facet.limit == 0);
  CHECK(parse({"search", "--batch", "f", "--format", "trec"}).batch == "f");
}

TEST_CASE("a mistake is named, with what was probably meant") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows{
      {{}, "no command given | dossier --help lists the commands"},
      {{"serach", "x"}, "there is no command “serach” | did you mean search?"},
      {{"cite-by", "-n", "3"}, "there is no command “cite-by” | did you mean cited-by?"},
      {{"xylophone"}, "there is no command “xylophone” | dossier --help lists the commands"},
      {{"search", "x", "--limt", "3"}, "there is no option --limt | did you mean --limit?"},
      {{"info", "--databse=x"}, "there is no option --databse | did you mean --database?"},
      {{"search", "-kabul"},
       "there is no option -kabul | words that begin with a minus stand after two: dossier search "
       "-- kabul -evacuation"},
      {{"help", "me", "now"}, "there is no command “help” | dossier --help lists the commands"},
      {{"help", "serach"}, "there is no command “serach” | did you mean search?"},
      {{"info", "x"}, "“x” is one argument too many | dossier info --help shows the options"},
      {{"show"}, "ID is required | dossier show --help shows the options"},
      {{"search"}, "no query given | for example: dossier search taliban kabul"},
      {{"search", "x", "--batch", "f"},
       "a query and --batch do not go together | for example: dossier search taliban kabul"},
      {{"search", "x", "-n", "-3"},
       "--limit: -3 is no whole number | dossier search --help shows the options"},
      {{"search", "x", "-n", "99999999999"},
       "--limit: 99999999999 is no whole number | dossier search --help shows the options"},
      {{"search", "x", "--facets", "grops"}, "there is no facet “grops” | did you mean groups?"},
      {{"search", "x", "--facets", ""}, "no error"},
      {{"show", "x", "--format", "trec"},
       "show has no format trec | choose from: text, json, jsonl"},
      {{"export", "--format", "text"},
       "export has no format text | choose from: jsonl, csv, bibtex, ris, csl"},
      {{"info", "--format", "xml"}, "info has no format xml | choose from: text, json, jsonl"},
  };
  for (const auto& [arguments, wanted] : rows) CHECK(failure(arguments) == wanted);
}

TEST_CASE("only commands among the arguments are made, all where help may list them") {
  const std::vector<std::pair<std::vector<std::string>, std::size_t>> rows{
      {{"dossier", "search", "kabul"}, 1},
      {{"dossier", "-d", "show", "search", "kabul"}, 2},
      {{"dossier", "search", "--help"}, 20},
      {{"dossier", "--help", "--format", "search"}, 20},
      {{"dossier", "-hd", "x", "search"}, 20},
      {{"dossier", "serch", "kabul"}, 20},
      {{"dossier"}, 20},
  };
  for (const auto& [words, wanted] : rows) {
    auto arguments = words;
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    CommandLine line;
    line.arguments = argv.data();
    CHECK(make_parser(line)->get_subcommands({}).size() == wanted);
  }
}

TEST_CASE("every command has help with its own options, the shared ones and examples") {
  CommandLine line;
  const auto parser = make_parser(line);
  const auto commands = parser->get_subcommands({});
  CHECK(commands.size() == 20);
  for (const auto* command : commands) {
    CAPTURE(command->get_name());
    const auto help = command->help();
    for (const auto* wanted : {"Usage: ", "Shared options:", "--database DIR", "Examples:\n"})
      CHECK(help.find(wanted) != std::string::npos);
    CHECK(help.find("dossier " + command->get_name()) != std::string::npos);
  }
}

}  // namespace
}  // namespace dossier
