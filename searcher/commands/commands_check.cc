// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/commands_check.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "analysis/error.h"
#include "searcher/commands/commands_output.h"
#include "searcher/formats/json_output.h"
#include "searcher/terminal/printers.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

std::string tally_file(const CommandLine& line) {
  if (!line.tally.empty()) return line.tally;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  const fs::path folder = data != nullptr && *data != '\0'
                              ? fs::path(data)
                              : fs::path(home != nullptr ? home : ".") / ".local" / "share";
  return (folder / "dossier" / "citations-judged.tsv").string();
}

// The columns of a line of the tally are parted by tabs.
std::string cell(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

void keep_judgement(const std::string& file, const CitationSample& sample, bool right) {
  std::error_code failed;
  fs::create_directories(fs::path(file).parent_path(), failed);
  std::ofstream out(file, std::ios::app);
  out << fmt::format("{:%Y-%m-%d}\t{}\t{}\t{}\t{}\t{}\t{}\n", fmt::localtime(std::time(nullptr)),
                     right ? "right" : "wrong", confidence_name(sample.confidence), sample.rule,
                     cell(sample.document), cell(sample.note.value_or("")), cell(sample.work));
  if (!out.flush()) throw Error("cannot write " + file, "name another file with --tally");
}

std::map<std::string, Tally> read_tally(const std::string& file) {
  std::map<std::string, Tally> tallies;
  std::ifstream in(file);
  for (std::string row; std::getline(in, row);) {
    const auto first = row.find('\t'), second = row.find('\t', first + 1);
    const auto third = row.find('\t', second + 1);
    if (third == std::string::npos) continue;
    auto& tally = tallies[row.substr(second + 1, third - second - 1)];
    const auto verdict = row.substr(first + 1, second - first - 1);
    if (verdict == "right") ++tally.right;
    if (verdict == "wrong") ++tally.wrong;
  }
  return tallies;
}

// One key and return a citation, until the samples or the person's patience end.
void judge(const std::vector<CitationSample>& samples, const std::string& file,
           const Screen& screen) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    write_output(sample_text(samples[i], i + 1, samples.size(), screen) +
                 "Right? y, n, s to skip, q to end: ");
    std::string answer;
    if (!std::getline(std::cin, answer) || answer.starts_with('q')) break;
    if (answer.starts_with('y') || answer.starts_with('n'))
      keep_judgement(file, samples[i], answer.starts_with('y'));
  }
}

int check_citations(const CommandLine& line) {
  const auto samples = open_searcher(line).sample_citations(line.citations, line.seed);
  const auto screen = detect_screen(line.color);
  const auto file = tally_file(line);
  if (line.format == "json" || line.format == "jsonl") {
    for (const auto& sample : samples) write_output(sample_json(sample));
  } else if (screen.terminal && isatty(STDIN_FILENO) != 0) {
    judge(samples, file, screen);
    write_output(tally_text(read_tally(file), file, screen));
  } else {
    for (std::size_t i = 0; i < samples.size(); ++i)
      write_output(sample_text(samples[i], i + 1, samples.size(), screen));
    write_output(tally_text(read_tally(file), file, screen));
  }
  return found_status(!samples.empty());
}

}  // namespace

int check_command(const CommandLine& line) {
  if (line.citations > 0) return check_citations(line);
  const auto answer = check_index(line.databases);
  print_answer(
      line, [&](const Screen& screen) { return check_text(answer, screen); },
      [&] { return check_json(answer); });
  return answer.faults.empty() ? kExitOk : kExitError;
}

}  // namespace dossier
