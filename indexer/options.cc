// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/options.h"

#include <CLI/CLI.hpp>

#include "analysis/error.h"
#include "analysis/help_lines.h"
#include "analysis/language.h"
#include "schema/index.h"
#include "schema/version.h"

namespace dossier {
namespace {

// The help text names the choices; CLI11 would name them again.
CLI::Validator one_of(const std::vector<std::string>& choices) {
  return CLI::Validator(CLI::IsMember(choices)).description("");
}

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_desc(const CLI::Option* option) const override {
    return help_lines(CLI::Formatter::make_option_desc(option), kHelpColumns - get_column_width());
  }
};

}  // namespace

std::unique_ptr<CLI::App> make_parser(IndexerArguments& command_line) {
  auto app = std::make_unique<CLI::App>(
      "Brings an index up to date with files and folders of papers and news.", "dossier-index");
  app->formatter(std::make_shared<HelpFormatter>());
  app->get_formatter()->column_width(30);
  app->get_formatter()->label("Positionals", "Arguments");
  app->get_formatter()->label("REQUIRED", "");
  auto& run = command_line.run;
  run.database = default_index_path();
  app->add_option("PATH", run.paths, "Files and folders to index")->required()->type_name("");
  app->add_option("-d,--database", run.database,
                  "The index (default: $DOSSIER_DATABASE, else the user's data folder)")
      ->type_name("DIR");
  app->add_option("-a,--authority", run.authority_files,
                  "People, groups, places with aliases; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app->add_flag_callback(
      "--no-default-authority", [&run] { run.default_authority = false; },
      "Leave out the authority files shipped with Dossier, and countries");
  app->add_flag_callback(
      "--no-recognise", [&run] { run.recognise = false; },
      "Leave untagged the names that no authority file lists");
  // What scripts asked for before it was the default.
  app->add_flag_callback("--recognise", [&run] { run.recognise = true; })->group("");
  app->add_option("--stopwords", command_line.stop_lists,
                  "Replace the shipped stop list of a language")
      ->type_name("LANG=FILE")
      ->allow_extra_args(false);
  app->add_option("-j,--jobs", run.jobs,
                  "Worker threads (default: all cores); the index is the same for any number")
      ->type_name("N")
      ->check(CLI::Validator(CLI::Range(1, 256)).description(""));
  app->add_option("--shard", command_line.shard, "Index only the documents of the K-th of N shards")
      ->type_name("K/N");
  app->add_option("--beside", run.beside,
                  "Decide names and stories by these other shards, too: folders, stubs, HOST:PORT")
      ->type_name("INDEX")
      ->allow_extra_args(false);
  app->add_option("--format", command_line.format, "Closing report: text or json")
      ->type_name("FORMAT")
      ->check(one_of({"text", "json"}));
  app->add_flag("-q,--quiet", command_line.quiet,
                "No progress and no text report; errors are still shown");
  app->add_option("--progress", command_line.progress, "auto, always or never")
      ->type_name("WHEN")
      ->check(one_of({"auto", "always", "never"}));
  app->add_flag("--dry-run", run.dry_run, "Say what would change, and change nothing");
  app->add_option("--exclude", run.exclude, "Leave out paths or names that match; may be repeated")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  app->add_flag("--verify", run.verify, "Compare files by content, not by size and time");
  app->add_flag("--allow-empty", run.allow_empty,
                "Accept that a folder which held documents is now empty");
  app->set_version_flag("--version", version_text("dossier-index"),
                        "Show the version and the libraries it runs on");
  app->set_help_flag("-h,--help", "Show this help");
  app->footer(R"(Examples:
  dossier-index papers/ news/                  index two folders, or update them
  dossier-index -d ~/kabul -a actors.tsv papers/   one of its own, more names
  dossier-index --dry-run papers/              what changed since the last run?

See dossier-index(1); for file formats and authority files, dossier-corpus(5).)");
  return app;
}

void finish_options(IndexerArguments& command_line) {
  for (const auto& given : command_line.stop_lists) {
    const auto equals = given.find('=');
    const auto language = equals == std::string::npos ? "" : language_code(given.substr(0, equals));
    if (language.empty())
      throw Error("--stopwords " + given + " is not LANG=FILE",
                  "for example: --stopwords en=my-stop-words.txt");
    command_line.run.stop_list_files[language] = given.substr(equals + 1);
  }
  if (!command_line.shard.empty()) command_line.run.shard = parse_shard(command_line.shard);
}

}  // namespace dossier
