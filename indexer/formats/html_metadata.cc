// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_metadata.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <vector>

#include "analysis/language.h"
#include "indexer/formats/html_json_ld.h"
#include "indexer/formats/link_address.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestField = 500;
constexpr std::size_t kMostAuthors = 50;

using Names = std::initializer_list<std::string_view>;

/// Between a headline and the name of the site, in <title>.
constexpr std::string_view kSiteSeparators[] = {" | ",  " – ", " — ", " - ", " : ",
                                                " :: ", " » ", " · ", " • "};

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::optional<Date> date_in(std::string_view text) {
  text = trim(text);
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ') &&
      is_digit(static_cast<unsigned char>(text[0])))
    if (const auto day = parse_date(text.substr(0, 10))) return day;
  if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos)
    return parse_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                      std::string(text.substr(6)));
  if (const auto whole = parse_date(text)) return whole;
  if (const auto line = parse_date_line(text)) return line;
  if (const auto found = find_date(text.substr(0, 100))) return found->date;
  return std::nullopt;
}

class MetadataReader {
 public:
  explicit MetadataReader(const HtmlTree& tree) : tree_(tree) {}

  Metadata read() {
    collect();
    ld_ = read_json_ld(scripts_);
    Metadata meta;
    meta.url = address();
    meta.outlet = outlet();
    meta.title = title(meta.outlet);
    meta.authors = authors(meta.outlet);
    meta.date = date();
    meta.language = language();
    meta.kind = kind();
    return meta;
  }

 private:
  void collect() {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      const HtmlTag tag = tree_[i].tag;
      if (tag == HtmlTag::Text) continue;
      const std::string_view itemprop = tree_.attribute(i, HtmlAttribute::Itemprop);
      if (!itemprop.empty()) collect_item(i, itemprop);
      if (tag == HtmlTag::Meta) {
        collect_meta(i);
      } else if (tag == HtmlTag::Link && tree_.attribute(i, HtmlAttribute::Rel) == "canonical") {
        add("canonical", tree_.attribute(i, HtmlAttribute::Href));
      } else if (tag == HtmlTag::Script &&
                 small(tree_.attribute(i, HtmlAttribute::Type)).find("ld+json") !=
                     std::string::npos) {
        std::string script;
        for (std::size_t at = i + 1; at < tree_[i].end; ++at) script += tree_.text(at);
        scripts_.push_back(std::move(script));
      } else if (tag == HtmlTag::Title && title_.empty() && tree_[i].end - i < 200) {
        title_ = tree_.all_text(i);
      } else if (tag == HtmlTag::H1 && heading_.empty() && tree_[i].end - i < 200) {
        heading_ = tree_.all_text(i);
      } else if (tag == HtmlTag::Time) {
        add("time", tree_.attribute(i, HtmlAttribute::Datetime));
      } else if (tag == HtmlTag::A && tree_.attribute(i, HtmlAttribute::Rel) == "author" &&
                 tree_[i].end - i < 20) {
        add("rel=author", tree_.all_text(i));
      } else if (tag == HtmlTag::Html) {
        add("lang", tree_.attribute(i, HtmlAttribute::Lang));
        add("lang", tree_.attribute(i, HtmlAttribute::XmlLang));
      }
    }
  }

  void collect_meta(std::size_t node) {
    const std::string_view content = tree_.attribute(node, HtmlAttribute::Content);
    for (const HtmlAttribute key :
         {HtmlAttribute::Name, HtmlAttribute::Property, HtmlAttribute::HttpEquiv})
      if (const std::string_view name = tree_.attribute(node, key); !name.empty())
        add(small(name), content);
  }

  void collect_item(std::size_t node, std::string_view itemprop) {
    const std::string name = "item:" + std::string(itemprop);
    if (itemprop == "datePublished" || itemprop == "author" || itemprop == "headline") {
      for (const HtmlAttribute key : {HtmlAttribute::Content, HtmlAttribute::Datetime})
        add(name, tree_.attribute(node, key));
      // An author with a name of its own says it by itemprop="name" inside.
      if (tree_[node].end - node < 60) {
        std::size_t from = node;
        for (std::size_t i = node + 1; i < tree_[node].end; ++i)
          if (tree_.attribute(i, HtmlAttribute::Itemprop) == "name") from = i;
        add(name, tree_.attribute(from, HtmlAttribute::Content));
        add(name, tree_.all_text(from));
      }
    }
  }

  void add(std::string name, std::string_view value) {
    std::string text =
        value.find('&') == std::string_view::npos || value.find("://") < value.find('&')
            ? collapse_space(value)
            : html_to_text(value);
    if (text.empty() || text.size() > kLongestField * 4) return;
    auto& list = fields_[std::move(name)];
    if (list.size() < kMostAuthors) list.push_back(std::move(text));
  }

  std::string value(Names names) const {
    for (const std::string_view name : names)
      if (const auto found = fields_.find(std::string(name)); found != fields_.end())
        return found->second.front();
    return "";
  }

  std::string address() const {
    for (const std::string& url : {value({"canonical"}), value({"og:url"}), ld_.url}) {
      const std::size_t host = url.find("://");
      if (host == std::string::npos || url.compare(0, 4, "http") != 0) continue;
      const std::size_t path = url.find('/', host + 3);
      if (path != std::string::npos && path + 1 < url.size()) return url;  // More than the site's.
    }
    if (const std::string doi = value({"citation_doi", "dc.identifier.doi"});
        doi.compare(0, 3, "10.") == 0)
      return "https://doi.org/" + doi;
    return value({"citation_abstract_html_url", "citation_public_url"});
  }

  std::string outlet() const {
    for (const std::string& name :
         {value({"og:site_name"}), value({"citation_journal_title"}), ld_.publisher,
          value({"dc.publisher", "publisher"}), value({"application-name"})})
      if (!name.empty() && name.find("://") == std::string::npos)
        return name.front() == '@' ? name.substr(1) : name;
    return site_of_title();
  }

  /// "Headline | The Gazette", where the page's heading is the headline: the site's name.
  std::string site_of_title() const {
    const std::string headline = comparable(heading_);
    if (headline.empty()) return "";
    for (const std::string_view separator : kSiteSeparators) {
      const std::size_t last = title_.rfind(separator);
      if (last == std::string::npos || comparable(title_.substr(0, last)) != headline) continue;
      std::string site = title_.substr(last + separator.size());
      const std::size_t words = word_count(site);
      if (words >= 2 && words <= 6 && heading_shape(site)) return site;
    }
    return "";
  }

  std::string title(const std::string& site) const {
    std::vector<std::string> candidates = {value({"citation_title"})};
    if (ld_.type != "WebPage") candidates.push_back(ld_.headline);
    for (const std::string_view name :
         {"og:title", "dc.title", "dcterms.title", "twitter:title", "item:headline"})
      candidates.push_back(value({name}));
    if (!heading_.empty() && comparable(heading_) != comparable(site))
      candidates.push_back(heading_);
    candidates.push_back(title_);
    for (const std::string& candidate : candidates) {
      if (candidate.empty() || comparable(candidate) == comparable(site)) continue;
      // Some sites give every page their own name as its title.
      if (word_count(candidate) <= 3 && word_count(title_) >= 4 &&
          title_.find(candidate) == std::string::npos &&
          heading_.find(candidate) == std::string::npos)
        continue;
      std::string title = without_site(candidate, site, heading_);
      // A headline cut short for search engines goes on in the page's own.
      if (title.size() > 3 && title.compare(title.size() - 3, 3, "...") == 0 &&
          heading_.compare(0, title.size() - 3, title, 0, title.size() - 3) == 0)
        title = heading_;
      return title.substr(0, kLongestField * 2);
    }
    return "";
  }

  static bool is_name(std::string_view name, const std::string& site) {
    if (name.empty() || name.size() > 120 || name.find("://") != std::string_view::npos ||
        name.find('@') != std::string_view::npos || name == site ||
        std::count_if(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }) > 2)
      return false;
    const std::string folded = comparable(name);
    for (const std::string_view no :
         {"admin", "administrator", "editor", "staff", "webmaster", "guest"})
      if (folded == no) return false;
    return word_count(name) <= 8;
  }

  /// "National Security Writer", beside a name.
  static bool is_office(std::string_view name) {
    const std::string last = comparable(name.substr(name.rfind(' ') + 1));
    for (const std::string_view office : {"writer", "reporter", "editor", "correspondent", "staff",
                                          "contributor", "press", "analyst"})
      if (last == office) return true;
    return false;
  }

  std::vector<std::string> authors(const std::string& site) const {
    std::vector<std::vector<std::string>> sources;
    const auto list = [&](std::string_view name) {
      const auto found = fields_.find(std::string(name));
      if (found != fields_.end()) sources.push_back(found->second);
    };
    list("citation_author");
    if (!ld_.authors.empty()) sources.push_back(ld_.authors);
    for (const std::string_view name :
         {"dc.creator", "dcterms.creator", "dc.creator.personalname", "author", "byl",
          "parsely-author", "sailthru.author", "article:author", "item:author", "rel=author"})
      list(name);
    for (const auto& source : sources) {
      std::vector<std::string> names;
      for (const std::string& text : source) add_author(text, site, names);
      if (!names.empty()) return names;
    }
    return {};
  }

  /// "By Ann Moss and Bo North" are two; "Moss, Ann" is one, and stays as written.
  static void add_author(const std::string& text, const std::string& site,
                         std::vector<std::string>& names) {
    std::vector<std::string> found;
    if (const auto byline = parse_byline(text)) {
      found = byline->authors;
    } else if (auto several = parse_names(text); several.size() > 1) {
      found = std::move(several);
    } else if (const std::size_t comma = text.find(", "); comma != std::string::npos &&
                                                          word_count(text.substr(0, comma)) > 1 &&
                                                          name_shape(text.substr(0, comma))) {
      found = {text.substr(0, comma)};  // Behind it an office or the paper.
    } else if (is_name(text, site)) {
      found = {text};
    }
    for (std::string& name : found)
      if (!(names.size() + found.size() > 1 && is_office(name)) && is_name(name, site) &&
          std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
  }

  std::optional<Date> date() const {
    for (const std::string_view name :
         {"citation_publication_date", "citation_date", "citation_online_date"})
      if (const auto day = date_in(value({name}))) return day;
    if (const auto day = date_in(ld_.date)) return day;
    for (const std::string_view name : {"article:published_time",
                                        "article:published",
                                        "og:article:published_time",
                                        "og:published_time",
                                        "dc.date.issued",
                                        "dcterms.issued",
                                        "dc.date",
                                        "dcterms.date",
                                        "dc.date.created",
                                        "dcterms.created",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "pubdate",
                                        "publishdate",
                                        "publish-date",
                                        "publication_date",
                                        "date",
                                        "originalpublicationdate",
                                        "cxenseparse:recs:publishtime",
                                        "dat",
                                        "article.published",
                                        "item:datePublished",
                                        "time"})
      if (const auto day = date_in(value({name}))) return day;
    return std::nullopt;
  }

  std::string language() const {
    for (const std::string& name :
         {value({"lang"}), ld_.language, value({"og:locale"}), value({"content-language"}),
          value({"dc.language"}), value({"language"})})
      if (std::string code = language_code(name.substr(0, name.find('_'))); !code.empty())
        return code;
    return "";
  }

  std::string kind() const {
    const std::string& type = ld_.type;
    if (!value({"citation_title"}).empty() || type == "ScholarlyArticle" || type == "Report" ||
        type == "Thesis")
      return "paper";
    return type.find("NewsArticle") != std::string::npos ? "news" : "";
  }

  const HtmlTree& tree_;
  std::unordered_map<std::string, std::vector<std::string>> fields_;
  std::vector<std::string> scripts_;
  std::string title_, heading_;
  JsonLdArticle ld_;
};

}  // namespace

std::string without_site(std::string title, std::string_view site, std::string_view heading) {
  const std::string name = comparable(site), head = comparable(heading);
  for (std::size_t i = 0; i <= std::size(kSiteSeparators); ++i) {
    const bool colon = i == std::size(kSiteSeparators);
    const std::string_view separator = colon ? ": " : kSiteSeparators[i];
    const std::size_t last = title.rfind(separator), first = title.find(separator);
    if (last == std::string::npos) continue;
    const std::string_view all = title;
    const std::string_view tail = all.substr(last + separator.size()), front = all.substr(0, last);
    const std::string_view lead = all.substr(0, first), rest = all.substr(first + separator.size());
    const auto is_site = [&](std::string_view part) {
      const std::string folded = comparable(part);
      return !name.empty() &&
             (folded == name || (folded.size() >= 4 && name.find(folded) == 0) ||
              (name.size() >= 4 && folded.find(name) == 0 && folded.size() < name.size() + 12));
    };
    if (!colon && (is_site(tail) || (!head.empty() && comparable(front) == head)))
      return std::string(front);
    if (is_site(lead) || (!colon && !head.empty() && comparable(rest) == head))
      return std::string(rest);
  }
  return title;
}

Metadata html_metadata(const HtmlTree& tree) { return MetadataReader(tree).read(); }

}  // namespace dossier
