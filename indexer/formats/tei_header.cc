// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/tei_header.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/language.h"
#include "indexer/formats/tei_dates.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 7> kWanted = {"title",     "author", "editor",  "date",
                                                     "publisher", "idno",   "language"};
constexpr std::size_t kMost = 400;      // Statements kept of one header.
constexpr std::size_t kLongest = 2000;  // Bytes of one.

std::string joined(const std::vector<std::string>& path) {
  std::string out;
  for (const std::string& step : path) out += "/" + step;
  return out;
}

bool says(std::string_view path, std::string_view element) {
  return path.size() > element.size() && path.ends_with(element) &&
         path[path.size() - element.size() - 1] == '/';
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace

void TeiHeader::open(const XmlElement& element) {
  path_.emplace_back(element.name());
  if (saying_ > 0) {
    if (path_.back() == "persName" && naming_ == 0) {
      naming_ = path_.size();
      if (!said_.has_name) said_.value.clear();
      said_.has_name = true;
    }
    said_.value += ' ';
    return;
  }
  if (std::find(kWanted.begin(), kWanted.end(), path_.back()) == kWanted.end()) return;
  saying_ = path_.size();
  said_ = {joined(path_), lower(element.attribute("type")), tei_when(element), "", false};
  if (said_.type.empty()) said_.type = element.attribute("level");
  if (path_.back() == "language") said_.when = element.attribute("ident");
}

void TeiHeader::close() {
  if (path_.empty()) return;
  if (naming_ == path_.size()) naming_ = 0;
  if (saying_ > 0 && saying_ < path_.size()) said_.value += ' ';
  if (saying_ == path_.size()) {
    saying_ = 0;
    said_.value = collapse_space(said_.value);
    if (all_.size() < kMost && (!said_.value.empty() || !said_.when.empty()))
      all_.push_back(std::move(said_));
    said_ = {};
  }
  path_.pop_back();
}

void TeiHeader::text(std::string_view text) {
  if (saying_ == 0 || said_.value.size() > kLongest) return;
  if (!said_.has_name || naming_ > 0) said_.value += text;
}

const TeiHeader::Said* TeiHeader::first(std::string_view element, std::string_view below,
                                        std::string_view type) const {
  for (const Said& said : all_)
    if (says(said.path, element) && said.path.find(below) != std::string::npos &&
        (type == "*" || said.type == type))
      return &said;
  return nullptr;
}

Metadata TeiHeader::metadata() const {
  Metadata meta;
  for (const char* type : {"complete", "main", "", "a", "m", "*"})
    if (const Said* title = first("title", "/titleStmt", type); title && meta.title.empty()) {
      meta.title = title->value;
      const Said* sub = title->type == "main" ? first("title", "/titleStmt", "sub") : nullptr;
      if (sub != nullptr && !sub->value.empty()) meta.title += ": " + sub->value;
    }
  for (const auto& [element, below] :
       {std::pair{"author", "/titleStmt"}, {"author", "/sourceDesc"}, {"editor", "/titleStmt"}}) {
    if (!meta.authors.empty()) break;
    for (const Said& said : all_)
      if (says(said.path, element) && said.path.find(below) != std::string::npos)
        meta.authors.push_back(said.value);
  }
  std::erase(meta.authors, "");
  for (const char* below : {"/publicationStmt", "/sourceDesc"}) {
    const Said* date = first("date", below, "*");
    if (date == nullptr || meta.date) continue;
    meta.date = date->when.empty() ? parse_date(date->value) : tei_date(date->when);
  }
  if (const Said* journal = first("title", "/sourceDesc", "j")) meta.outlet = journal->value;
  for (const char* below : {"/publicationStmt", "/sourceDesc"})
    if (const Said* publisher = first("publisher", below, "*"); publisher && meta.outlet.empty())
      meta.outlet = publisher->value;
  if (const Said* language = first("language", "/langUsage", "*"))
    meta.language = language_code(language->when.empty() ? language->value : language->when);
  if (const Said* doi = first("idno", "", "doi")) {
    meta.url =
        doi->value.find("://") == std::string::npos ? "https://doi.org/" + doi->value : doi->value;
  }
  for (const Said& said : all_)
    if (meta.url.empty() && says(said.path, "idno") && lone_address(said.value))
      meta.url = said.value;
  return meta;
}

}  // namespace dossier
