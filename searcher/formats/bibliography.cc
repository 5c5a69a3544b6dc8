// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/bibliography.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "citations/author_names.h"
#include "searcher/formats/json_values.h"

namespace dossier {
namespace {

// The names each format has for a kind of entry, and for what the entry stands in.
struct KindNames {
  const char* bibtex;
  const char* bibtex_container;
  const char* ris;
  const char* csl;
  const char* csl_container;
};

const KindNames& names_of(EntryKind kind) {
  static constexpr KindNames kReport{"techreport", "institution", "RPRT", "report", "publisher"};
  static constexpr KindNames kNews{"article", "journaltitle", "NEWS", "article-newspaper",
                                   "container-title"};
  static constexpr KindNames kArticle{"article", "journaltitle", "JOUR", "article-journal",
                                      "container-title"};
  static constexpr KindNames kWeb{"online", "organization", "ELEC", "webpage", "container-title"};
  static constexpr KindNames kOther{"misc", "howpublished", "GEN", "document", "publisher"};
  switch (kind) {
    case EntryKind::Report:
      return kReport;
    case EntryKind::News:
      return kNews;
    case EntryKind::Article:
      return kArticle;
    case EntryKind::Web:
      return kWeb;
    case EntryKind::Other:
      break;
  }
  return kOther;
}

std::string one_line_of(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

// Characters that mean something to TeX, as themselves. Braces must pair, or the file is lost.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        out += '\\';
        out += c;
        break;
      case '{':
      case '}':
        out += c == '{' ? "\\textbraceleft{}" : "\\textbraceright{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '\\':
        out += "\\textbackslash{}";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

// An address is verbatim to biblatex; what would end it, or a comment begin, is percent-encoded.
std::string tex_address(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || c == '{' || c == '}' || c == '\\') {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

void bibtex_field(std::string& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", name, value);
}

std::string to_bibtex(const BibliographyEntry& entry) {
  const auto& names = names_of(entry.kind);
  std::string authors;
  for (const auto& author : entry.authors) {
    const auto name = split_author(author);
    authors += authors.empty() ? "" : " and ";
    authors += name.given.empty() ? "{" + tex(name.family) + "}"
                                  : tex(name.family) + ", " + tex(name.given);
  }
  std::string out = fmt::format("@{}{{{},\n", names.bibtex, entry.key);
  bibtex_field(out, "author", authors);
  bibtex_field(out, "title", entry.title.empty() ? "" : "{" + tex(entry.title) + "}");
  bibtex_field(out, names.bibtex_container, tex(entry.container));
  bibtex_field(out, "date", entry.date);
  bibtex_field(out, "doi", tex_address(entry.doi));
  bibtex_field(out, "url", tex_address(entry.url));
  bibtex_field(out, "note", tex(entry.note));
  return out + "}\n";
}

std::string ris_date(const std::string& iso) {
  auto date = iso;
  std::replace(date.begin(), date.end(), '-', '/');
  while (std::count(date.begin(), date.end(), '/') < 3) date += '/';  // YYYY/MM/DD/other
  return date;
}

std::string to_ris(const BibliographyEntry& entry) {
  std::string out;
  const auto line = [&](const char* tag, const std::string& value) {
    if (!value.empty()) out += fmt::format("{}  - {}\r\n", tag, one_line_of(value));
  };
  line("TY", names_of(entry.kind).ris);
  line("ID", entry.key);
  for (const auto& author : entry.authors) {
    const auto name = split_author(author);
    line("AU", name.given.empty() ? name.family : name.family + ", " + name.given);
  }
  line("TI", entry.title);
  const bool published = entry.kind == EntryKind::Report || entry.kind == EntryKind::Other;
  line(published ? "PB" : "T2", entry.container);
  line("PY", entry.date.substr(0, 4));
  if (!entry.date.empty()) line("DA", ris_date(entry.date));
  line("DO", entry.doi);
  line("UR", entry.url);
  line("LA", entry.language);
  line("N1", entry.note);
  return out + "ER  - \r\n\r\n";
}

Json csl_date(const std::string& iso) {
  Json parts = Json::array();
  for (std::size_t at = 0; at < iso.size();) {
    const auto end = std::min(iso.find('-', at), iso.size());
    parts.push_back(std::stoi(iso.substr(at, end - at)));
    at = end + 1;
  }
  return {{"date-parts", Json::array({parts})}};
}

Json to_csl(const BibliographyEntry& entry) {
  const auto& names = names_of(entry.kind);
  Json json{{"id", entry.key}, {"type", names.csl}};
  const auto authors = array_of(entry.authors, [](const std::string& author) {
    const auto name = split_author(author);
    return name.given.empty() ? Json{{"literal", name.family}}
                              : Json{{"family", name.family}, {"given", name.given}};
  });
  if (!authors.empty()) json["author"] = authors;
  const auto set = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  set("title", entry.title);
  set(names.csl_container, entry.container);
  if (!entry.date.empty()) json["issued"] = csl_date(entry.date);
  set("DOI", entry.doi);
  set("URL", entry.url);
  set("language", entry.language);
  set("note", entry.note);
  return json;
}

}  // namespace

BibliographyEntry bibliography_entry(const DocumentHead& head) {
  BibliographyEntry entry;
  entry.key = head.key;
  entry.kind = head.kind == "paper"  ? EntryKind::Report
               : head.kind == "news" ? EntryKind::News
                                     : EntryKind::Other;
  entry.authors = head.authors;
  entry.title = head.title.empty() ? head.id : head.title;
  entry.container = head.outlet;
  entry.date = head.date;
  entry.url = head.url;
  entry.language = head.language;
  return entry;
}

BibliographyEntry bibliography_entry(const Work& work, std::string key) {
  BibliographyEntry entry;
  entry.key = std::move(key);
  entry.kind = !work.container.empty() ? EntryKind::Article
               : !work.url.empty()     ? EntryKind::Web
                                       : EntryKind::Other;
  entry.authors = work.authors;
  entry.title = work.title;
  entry.container = work.container;
  entry.date = work.date;
  entry.url = work.url;
  for (const auto& known : work.keys) {
    if (known.starts_with("doi:")) entry.doi = known.substr(4);
  }
  return entry;
}

void distinct_keys(std::vector<BibliographyEntry>& entries) {
  std::map<std::string, int> used;
  for (auto& entry : entries) {
    std::erase_if(entry.key, [](char c) {
      return static_cast<unsigned char>(c) <= 0x20 ||
             std::string_view("{}(),=\\\"#%~'").find(c) != std::string_view::npos;
    });
    if (entry.key.empty()) entry.key = "work";
    auto key = entry.key;
    for (int copy = ++used[entry.key]; copy > 1; ++copy) {
      key = fmt::format("{}{}", entry.key,
                        copy <= 26 ? std::string(1, static_cast<char>('a' + copy - 1))
                                   : fmt::format("-{}", copy));
      if (!used.contains(key)) break;
    }
    used.try_emplace(key, 1);
    entry.key = std::move(key);
  }
}

std::string bibliography_text(const std::vector<BibliographyEntry>& entries,
                              BibliographyFormat format) {
  if (format == BibliographyFormat::Csl) {
    return array_of(entries, to_csl).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  std::string out;
  for (const auto& entry : entries) {
    if (format == BibliographyFormat::Bibtex && !out.empty()) out += '\n';
    out += format == BibliographyFormat::Bibtex ? to_bibtex(entry) : to_ris(entry);
  }
  return out;
}

}  // namespace dossier
