// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/error.h"
#include "analysis/language.h"

namespace dossier {
namespace {

constexpr std::string_view kSpace = " \t\r\n\v\f";

std::string_view trimmed(std::string_view line) {
  line = line.substr(0, line.find('#'));
  const std::size_t begin = line.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kSpace) + 1 - begin);
}

}  // namespace

void StopLists::load_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  std::error_code failure;
  for (fs::directory_iterator it(folder, failure), end; !failure && it != end;
       it.increment(failure)) {
    if (it->path().extension() == ".txt") files.push_back(it->path());
  }
  if (failure) {
    throw Error(folder + ": cannot read the stop lists: " + failure.message(),
                "reinstall Dossier, or name a list with --stopwords LANG=FILE");
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) load_file(file.stem().string(), file.string());
}

void StopLists::load_file(const std::string& language, const std::string& path) {
  std::error_code ignored;
  std::ifstream in(path);
  if (!in || std::filesystem::is_directory(path, ignored)) {
    throw Error(path + ": cannot read the stop list", "give a file with a word a line");
  }
  std::unordered_set<std::string> words;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    std::size_t replaced = 0;
    std::string word(trimmed(line));
    word = well_formed(word, replaced);
    if (replaced > 0) {
      throw Error(path + ":" + std::to_string(number) + ": not UTF-8",
                  "convert the stop list to UTF-8");
    }
    if (number == 1 && word.starts_with("\xEF\xBB\xBF")) word.erase(0, 3);
    if (!word.empty()) words.insert(fold(word));
  }
  if (in.bad()) throw Error(path + ": cannot read the stop list");
  set(language, std::move(words));
}

bool StopLists::contains(std::string_view language, const std::string& term) const {
  if (language.empty()) {
    return std::any_of(lists_.begin(), lists_.end(),
                       [&](const auto& list) { return list.second.contains(term); });
  }
  const auto list = lists_.find(std::string(language));
  return list != lists_.end() && list->second.contains(term);
}

void StopLists::set(const std::string& language, std::unordered_set<std::string> words) {
  lists_[language] = std::move(words);
}

}  // namespace dossier
