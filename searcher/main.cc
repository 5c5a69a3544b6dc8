// SPDX-License-Identifier: GPL-2.0-or-later
// dossier: parse, run, report.

#include <fmt/format.h>
#include <malloc.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <sstream>
#include <string_view>

#include "analysis/complain.h"
#include "analysis/error.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/completion.h"
#include "searcher/commands/options.h"
#include "searcher/terminal/screen.h"

namespace {

int fail(const std::string& message, const std::string& hint, int status) {
  dossier::complain("dossier", message, hint);
  return status;
}

// `dossier complete LINE [BREAKS]`, asked by shells alone: 1 where a file's name is wanted.
int complete(int argc, char** argv) {
  const auto completions = dossier::complete_line(argv[2], argc > 3 ? argv[3] : "");
  for (const auto& word : completions.words) dossier::write_output(word + "\n");
  return completions.files ? dossier::kExitNothing : dossier::kExitOk;
}

int parse_and_run(int argc, char** argv) {
  if (argc > 2 && std::string_view(argv[1]) == "complete") return complete(argc, argv);
  dossier::CommandLine command_line;
  command_line.arguments = argv;
  const auto parser = dossier::make_parser(command_line);
  try {
    dossier::parse_arguments(*parser, argc, argv);
  } catch (const CLI::Success& done) {
    std::ostringstream help;
    const int status = parser->exit(done, help, help);
    dossier::write_output(help.str());
    return status;
  } catch (const CLI::ParseError& error) {
    dossier::throw_usage_error(*parser, error);
  }
  dossier::finish_options(*parser, command_line);
  return dossier::run_command(command_line);
}

}  // namespace

int main(int argc, char** argv) {
  // The heap grows a megabyte at a time and keeps it: a search took and gave back pages nine times.
  // To set that ends glibc's own adjusting of the two others: these are what it would come to.
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 8 << 20);
  std::signal(SIGPIPE, SIG_IGN);  // A reader that has gone shows as EPIPE: OutputClosed.
  try {
    return parse_and_run(argc, argv);
  } catch (const dossier::OutputClosed&) {
    return dossier::kExitOk;
  } catch (const dossier::Error& error) {
    return fail(error.what(), error.hint(), error.status());
  } catch (const Xapian::Error& error) {
    return fail("the index failed: " + error.get_description(),
                "run the same command again; if it fails again, index the files into a new folder",
                dossier::kExitError);
  } catch (const std::exception& error) {
    return fail(error.what(), "", dossier::kExitError);
  }
}
