// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/commands_output.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <iostream>
#include <set>

#include "analysis/complain.h"
#include "searcher/commands/saved_searches.h"

namespace dossier {

Searcher open_searcher(const CommandLine& line) {
  Searcher searcher(line.databases, line.servers);
  complain_unreachable(searcher);
  searcher.use_saved([](const std::string& name) { return SavedSearches().find(name); });
  return searcher;
}

void complain_unreachable(const Searcher& searcher) {
  static std::set<std::string> named;
  for (const auto& server : searcher.unreachable()) {
    if (!named.insert(server.name).second) continue;
    complain("dossier", fmt::format("{} does not answer: {}", server.name, server.reason),
             "what it holds is not in the answer");
  }
}

std::optional<BibliographyFormat> bibliography_format(const std::string& name) {
  if (name == "bibtex") return BibliographyFormat::Bibtex;
  if (name == "ris") return BibliographyFormat::Ris;
  if (name == "csl") return BibliographyFormat::Csl;
  return std::nullopt;
}

void write_bibliography(std::vector<BibliographyEntry>& entries, BibliographyFormat format) {
  distinct_keys(entries);
  write_output(bibliography_text(entries, format));
}

Lines::Lines(const std::string& path) : name_(path), standard_(path.empty() || path == "-") {
  if (standard_) {
    name_ = "standard input";
    return;
  }
  file_.open(path);
  if (!file_) fail();
}

bool Lines::next(std::string& line) {
  auto& in = standard_ ? std::cin : file_;
  if (!std::getline(in, line)) {
    if (in.bad()) fail();
    return false;
  }
  if (line.ends_with('\r')) line.pop_back();
  ++number_;
  return true;
}

std::string Lines::place() const { return fmt::format("{}:{}", name_, number_); }

void Lines::fail() const {
  throw Error(fmt::format("cannot read {}: {}", name_, std::strerror(errno)));
}

}  // namespace dossier
