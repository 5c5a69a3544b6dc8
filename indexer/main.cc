// SPDX-License-Identifier: GPL-2.0-or-later
// dossier-index: parse, run, report.

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>

#include "analysis/complain.h"
#include "analysis/error.h"
#include "indexer/options.h"
#include "indexer/report.h"

namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch it");

int fail(const std::string& message, const std::string& hint, int status) {
  dossier::complain("dossier-index", message, hint);
  return status;
}

// Where the disk is full, Xapian 1.4 may meet a second failure while it cleans up after the first,
// and C++ ends the program. The index is as it was; the person is told so.
[[noreturn]] void end_on_second_failure() {
  std::string reason = "the program failed twice";
  try {
    if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
  } catch (const Xapian::Error& error) {
    reason = error.get_error_string() != nullptr ? error.get_error_string() : error.get_msg();
  } catch (const std::exception& error) {
    reason = error.what();
  } catch (...) {
  }
  _exit(fail("cannot write the index: " + reason,
             "free some space or choose another disk; the index is as it was after the last commit",
             dossier::kExitError));
}

int run(dossier::IndexerArguments& command_line) {
  dossier::finish_options(command_line);
  dossier::ProgressLine line(command_line.progress, command_line.quiet);
  const auto report = dossier::run_index(
      command_line.run,
      [&](std::size_t done, std::size_t total, std::uint64_t bytes) {
        line.update(done, total, bytes);
      },
      interrupted);
  line.clear();
  dossier::print_diagnostics(report);
  if (command_line.format == "json") {
    fmt::print("{}", dossier::report_json(report, command_line.run));
  } else if (!command_line.quiet) {
    fmt::print("{}", dossier::report_text(report, command_line.run));
  }
  if (report.interrupted) return dossier::kExitInterrupted;
  return report.failed > 0 ? dossier::kExitNothing : dossier::kExitOk;
}

// A mistyped option is named before anything that it may have taken away.
std::string usage_error(const CLI::App& parser, const CLI::ParseError& error) {
  for (const auto& word : parser.remaining()) {
    if (word.starts_with("-")) return "there is no option " + word.substr(0, word.find('='));
  }
  return error.what();
}

}  // namespace

int main(int argc, char** argv) {
  std::set_terminate(end_on_second_failure);
  std::signal(SIGINT, [](int) { interrupted = true; });
  std::signal(SIGTERM, [](int) { interrupted = true; });
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // A file that may not grow is an error like a full disk.
  try {
    dossier::IndexerArguments command_line;
    const auto parser = dossier::make_parser(command_line);
    try {
      parser->parse(argc, argv);
    } catch (const CLI::Success& done) {
      return parser->exit(done);
    } catch (const CLI::ParseError& error) {
      return fail(usage_error(*parser, error), "dossier-index --help shows the options",
                  dossier::kExitError);
    }
    return run(command_line);
  } catch (const dossier::Error& error) {
    return fail(error.what(), error.hint(), error.status());
  } catch (const Xapian::Error& error) {
    return fail("the index failed: " + error.get_description(),
                "run the same command again; if it fails again, make a new index",
                dossier::kExitError);
  } catch (const std::exception& error) {
    return fail(error.what(), "", dossier::kExitError);
  }
}
