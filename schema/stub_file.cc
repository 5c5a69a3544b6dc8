// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/stub_file.h"

#include <cstdio>
#include <memory>
#include <string_view>

namespace dossier {
namespace {

constexpr std::size_t kLongestLine = 4096;

StubLine read_line(std::string_view line, int number) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto blank = line.find(' ');
  if (line.size() > kLongestLine || blank == std::string_view::npos) return {number, {}, {}};
  return {number, std::string(line.substr(0, blank)), std::string(line.substr(blank + 1))};
}

bool is_comment(std::string_view line) {
  return line.starts_with('#') || line.find_first_not_of("\r\n") == std::string_view::npos;
}

}  // namespace

std::vector<StubLine> stub_lines(const std::string& file) {
  std::vector<StubLine> lines;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stub(std::fopen(file.c_str(), "re"),
                                                             &std::fclose);
  if (!stub) return lines;
  int number = 0;
  char line[kLongestLine + sizeof "\r\n"];
  while (std::fgets(line, sizeof line, stub.get()) != nullptr) {
    ++number;
    if (is_comment(line)) continue;
    lines.push_back(read_line(line, number));
    if (lines.back().type.empty()) break;
  }
  return lines;
}

std::string current_generation(const std::string& path) {
  for (auto& line : stub_lines(path + "/" + kStubName)) {  // A replica's has comments before it.
    if (line.type == "auto") return std::move(line.what);
  }
  return {};
}

}  // namespace dossier
