// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/front_lines.h"

#include <algorithm>

#include "indexer/structure/section_names.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxLine = 200;

bool same_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
           const auto lower = [](char c) {
             return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
           };
           return lower(a) == lower(b);
         });
}

/// Drops the first of `leads` that `text` opens with; true if there was one.
template <std::size_t N>
bool drop_lead(std::string_view& text, const std::string_view (&leads)[N]) {
  for (const std::string_view lead : leads)
    if (same_word(text, lead)) {
      text = trim(text.substr(lead.size()));
      return true;
    }
  return false;
}

constexpr std::string_view kBy[] = {
    "written by ", "text by ",  "by: ",      "by ",       "authors: ", "author: ", "autor: ",
    "autorin: ",   "autoren: ", "autorzy: ", "autorka: ", "auteur : ", "auteur: ", "auteurs : ",
    "von ",        "par ",      "por ",      "автор: ",   "авторы: ",  "автор "};
constexpr std::string_view kPublished[] = {
    "first published", "last updated", "last modified", "published",   "updated",
    "posted",          "released",     "issued",        "date:",       "date",
    "veröffentlicht",  "stand:",       "aktualisiert",  "publié le",   "publié",
    "mis à jour le",   "publicado el", "publicado",     "actualizado", "opublikowano",
    "data:",           "опубликовано", "дата:"};
constexpr std::string_view kOn[] = {"on ", "at ", ":", "am ", "le ", "el ", "– ", "- ", "| "};

constexpr std::string_view kJoints[] = {" and ", " & ", "; ",  " und ", " et ",
                                        " y ",   " i ", " и ", ", "};

/// The pieces of a list of names.
std::vector<std::string_view> split_names(std::string_view text) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    std::size_t end = text.size(), skip = 0;
    for (const std::string_view joint : kJoints)
      if (const std::size_t at = text.find(joint); at < end) {
        end = at;
        skip = joint.size();
      }
    if (const std::string_view piece = trim(text.substr(0, end)); !piece.empty())
      pieces.push_back(piece);
    text.remove_prefix(std::min(end + skip, text.size()));
  }
  return pieces;
}

/// A date and nothing else: "Rivers 2020" is a title, though it ends with a year.
std::optional<Date> strict_date(std::string_view text) {
  const auto date = parse_date(text);
  const bool year_only = date && date->month == 0;
  if (year_only && trim(text).find_first_not_of("0123456789.()") != std::string_view::npos)
    return std::nullopt;
  return date;
}

std::string clean_name(std::string_view name) {
  while (!name.empty() && (name.back() == '*' || name.back() == ',' || name.back() == ' '))
    name.remove_suffix(1);
  return std::string(name);
}

}  // namespace

std::vector<std::string> parse_names(std::string_view text) {
  text = trim(text);
  std::vector<std::string> names;
  if (text.empty() || text.size() > kMaxLine || zone_of_heading(text) || is_body_heading(text))
    return names;
  for (const std::string_view lead : {"Dr. ", "Dr ", "Prof. ", "Professor "})
    if (text.substr(0, lead.size()) == lead) text.remove_prefix(lead.size());
  for (const std::string_view piece : split_names(text)) {
    const std::string name = clean_name(piece);
    if (!name_shape(name) || is_publisher_line(name)) return {};
    names.push_back(name);
  }
  return names;
}

std::optional<Byline> parse_byline(std::string_view text) {
  text = trim(text);
  if (text.size() > kMaxLine || !drop_lead(text, kBy)) return std::nullopt;
  Byline byline;
  // Names come first; a date, a place or the paper follow behind a bar, a dash or a comma.
  std::size_t bar = text.size();
  for (const std::string_view separator : {" | ", "|", " – ", " — ", " - ", " • ", " · ", " / "})
    bar = std::min(bar, text.find(separator));
  if (bar < text.size()) {
    std::string_view rest = text.substr(bar);
    while (!rest.empty() && !is_digit(static_cast<unsigned char>(rest[0])) &&
           !(rest[0] >= 'A' && rest[0] <= 'Z') && static_cast<unsigned char>(rest[0]) != 0xD0)
      rest.remove_prefix(1);
    byline.date = parse_date_line(rest);
  }
  std::string_view names = text.substr(0, bar);
  for (const std::string_view in : {" in ", ", for ", " for "})
    if (const std::size_t at = names.find(in); at != std::string_view::npos)
      names = names.substr(0, at);
  for (const std::string_view piece : split_names(names)) {
    std::string name = clean_name(piece);
    if (name_shape(name)) {
      byline.authors.push_back(std::move(name));
    } else if (byline.authors.empty()) {
      return std::nullopt;
    } else if (!byline.date) {
      byline.date = strict_date(piece);
    }
  }
  if (byline.authors.empty() || ends_sentence(names)) return std::nullopt;
  return byline;
}

std::optional<Date> parse_date_line(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 80) return std::nullopt;
  drop_lead(text, kPublished);
  drop_lead(text, kOn);
  drop_lead(text, kOn);
  if (const auto date = strict_date(text)) return date;
  for (const std::string_view separator : {" | ", " – ", " • "})
    if (const std::size_t at = text.find(separator); at != std::string_view::npos)
      if (const auto date = strict_date(text.substr(0, at))) return date;
  const std::size_t comma = text.find(", ");
  if (comma != std::string_view::npos && word_count(text.substr(0, comma)) <= 2 &&
      text.substr(0, comma).find_first_of("0123456789") == std::string_view::npos)
    return strict_date(text.substr(comma + 2));
  return std::nullopt;
}

std::optional<Date> parse_dateline(std::string_view paragraph) {
  const std::string_view head = paragraph.substr(0, 120);
  std::size_t dash = std::string_view::npos;
  for (const std::string_view mark : {" – ", " — ", " - ", " -- "})
    dash = std::min(dash, head.find(mark));
  if (dash == std::string_view::npos || dash > 90) return std::nullopt;
  const auto found = find_date(head.substr(0, dash));
  const std::string_view place = head.substr(0, found ? found->bytes.begin : 0);
  if (!found || word_count(place) > 5 || starts_lower(head)) return std::nullopt;
  return found->date;
}

bool is_publisher_line(std::string_view text) {
  if (text.size() > 100 || word_count(text) > 9 || ends_sentence(text)) return false;
  const std::string line = " " + comparable(text) + " ";
  for (const std::string_view word : {"institute",        "institut",       "instytut",
                                      "instituto",        "centre",         "center",
                                      "centrum",          "zentrum",        "university",
                                      "universitat",      "universite",     "uniwersytet",
                                      "foundation",       "stiftung",       "fundacja",
                                      "fondation",        "council",        "forum",
                                      "policy brief",     "policy paper",   "working paper",
                                      "discussion paper", "briefing paper", "occasional paper",
                                      "research paper",   "issue brief",    "report no",
                                      "briefing",         "analysis no",    "commentary",
                                      "think tank",       "press",          "review",
                                      "journal",          "quarterly",      "institution",
                                      "network",          "association",    "department",
                                      "ministry"})
    if (line.find(" " + std::string(word) + " ") != std::string::npos) return true;
  return false;
}

}  // namespace dossier
