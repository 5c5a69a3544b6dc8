// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "indexer/formats/html_tree.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

using nlohmann::json;

constexpr std::size_t kLongest = 2U << 20U;  // Bytes of one script.
constexpr std::size_t kObjects = 20000;

/// Comment and CDATA wrappers off, control characters to spaces, commas before a bracket out.
std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\' && i + 1 < text.size()) {
      out += c;
      out += text[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && c == ',') {
      const std::size_t next = text.find_first_not_of(" \t\r\n,", i + 1);
      if (next == std::string_view::npos || text[next] == '}' || text[next] == ']') continue;
    }
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

json parse(std::string_view text) {
  text = trim(text);
  const std::size_t begin = text.find_first_of("{[");
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin ||
      text.size() > kLongest)
    return json(json::value_t::discarded);
  text = text.substr(begin, end - begin + 1);
  json value = json::parse(text, nullptr, false, true);
  if (value.is_discarded()) value = json::parse(repaired(text), nullptr, false, true);
  return value;
}

std::string type_of(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return "";
  if (type->is_string()) return type->get<std::string>();
  if (type->is_array() && !type->empty() && type->front().is_string())
    return type->front().get<std::string>();
  return "";
}

/// How well a type says "this is the page's article": 0 not at all.
int rank(const std::string& type) {
  if (type.find("Article") != std::string::npos || type == "Report" || type == "BlogPosting")
    return 3;
  for (const char* other : {"Review", "Recipe", "CreativeWork", "Book", "Thesis", "ClaimReview"})
    if (type == other) return 2;
  return type == "WebPage" ? 1 : 0;
}

class Collector {
 public:
  void add(const json& root) {
    std::vector<const json*> open{&root};
    for (std::size_t seen = 0; !open.empty() && seen < kObjects; ++seen) {
      const json* value = open.back();
      open.pop_back();
      if (value->is_object()) {
        if (const auto id = value->find("@id");
            id != value->end() && id->is_string() && value->size() > 1)
          by_id_.emplace(id->get<std::string>(), value);
        if (rank(type_of(*value)) > 0) articles_.push_back(value);
      }
      if (!value->is_structured()) continue;
      std::vector<const json*> inner;
      for (const json& item : *value)
        if (item.is_structured()) inner.push_back(&item);
      open.insert(open.end(), inner.rbegin(), inner.rend());
    }
  }

  JsonLdArticle article() {
    std::stable_sort(articles_.begin(), articles_.end(), [](const json* a, const json* b) {
      return rank(type_of(*a)) > rank(type_of(*b));
    });
    JsonLdArticle result;
    for (const json* object : articles_) {
      if (result.type.empty()) result.type = type_of(*object);
      fill(result, *object);
      if (rank(result.type) == 3) break;
    }
    return result;
  }

 private:
  static std::string text(const json& object, const char* key) {
    const auto value = object.find(key);
    return value != object.end() && value->is_string() ? html_to_text(value->get<std::string>())
                                                       : "";
  }

  static void set(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  }

  const json& resolved(const json& value) const {
    if (!value.is_object() || value.contains("name")) return value;
    const auto id = value.find("@id");
    if (id == value.end() || !id->is_string()) return value;
    const auto found = by_id_.find(id->get<std::string>());
    return found == by_id_.end() ? value : *found->second;
  }

  void add_names(std::vector<std::string>& names, const json& value) const {
    if (value.is_array()) {
      for (const json& item : value)
        if (!item.is_array()) add_names(names, item);
      return;
    }
    const json& whole = resolved(value);
    std::string name;
    if (whole.is_string()) name = html_to_text(whole.get<std::string>());
    if (whole.is_object()) {
      const auto field = whole.find("name");
      if (field != whole.end() && field->is_array()) return add_names(names, *field);
      name = text(whole, "name");
    }
    if (!name.empty() && name.find("://") == std::string::npos) names.push_back(std::move(name));
  }

  void fill(JsonLdArticle& result, const json& object) const {
    set(result.headline, text(object, "headline"));
    set(result.headline, text(object, "name"));
    set(result.date, text(object, "datePublished"));
    set(result.date, text(object, "dateCreated"));
    set(result.language, text(object, "inLanguage"));
    set(result.url, text(object, "url"));
    if (const auto page = object.find("mainEntityOfPage"); page != object.end())
      set(result.url, page->is_string()   ? page->get<std::string>()
                      : page->is_object() ? text(*page, "@id")
                                          : "");
    if (const auto who = object.find("author"); who != object.end() && result.authors.empty())
      add_names(result.authors, *who);
    std::vector<std::string> names;
    if (const auto who = object.find("publisher"); who != object.end()) add_names(names, *who);
    if (!names.empty()) set(result.publisher, names.front());
  }

  std::unordered_map<std::string, const json*> by_id_;
  std::vector<const json*> articles_;
};

}  // namespace

JsonLdArticle read_json_ld(const std::vector<std::string>& scripts) {
  std::vector<json> roots;
  for (const std::string& script : scripts) roots.push_back(parse(script));
  Collector collector;
  for (const json& root : roots)
    if (!root.is_discarded()) collector.add(root);
  return collector.article();
}

}  // namespace dossier
