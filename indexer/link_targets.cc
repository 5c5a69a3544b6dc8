// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/link_targets.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/scanner.h"

namespace dossier {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[at + 2]) : -1;
    if (low >= 0) at += 2;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[at];
  }
  return out;
}

void add_steps(std::string_view path, std::vector<std::string_view>& steps) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view step = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
  }
}

}  // namespace

std::string id_of_target(std::string_view file_id, std::string_view target) {
  const std::size_t hash = std::min(target.find('#'), target.size());
  const std::string path = decoded(target.substr(0, hash));
  const std::string fragment = decoded(target.substr(hash));
  std::vector<std::string_view> steps;
  const std::size_t slash = file_id.rfind('/');
  if (!path.empty() && path.front() != '/' && slash != std::string_view::npos)
    add_steps(file_id.substr(0, slash), steps);
  add_steps(path, steps);
  std::string id;
  for (const std::string_view step : steps) id.append(id.empty() ? "" : "/").append(step);
  if (path.empty()) id = file_id;
  return escape_id(id + fragment);
}

void resolve_targets(std::string_view file_id, Document& document) {
  for (NameTag& tag : document.tags) {
    const bool pointer =
        tag.key.find('#') != std::string::npos && tag.key.find(':') == std::string::npos;
    if (!tag.written && pointer) tag.written = tag.key;
    if (tag.written) tag.key = id_of_target(file_id, *tag.written);
  }
  for (Link& link : document.links)
    if (link.written) link.target = id_of_target(file_id, *link.written);
}

}  // namespace dossier
