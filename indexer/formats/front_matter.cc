// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/front_matter.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <sstream>

#include "analysis/utf8.h"
#include "indexer/formats/front_matter_lines.h"
#include "indexer/formats/metadata_fields.h"

namespace dossier {
namespace {

/// Collects the top mapping's scalars and lists of scalars. It works on parser events rather than
/// on yaml-cpp's node tree: aliases are never followed and depth costs nothing but the parser's own
/// stack, which `kMaxNesting` bounds.
class FieldCollector : public YAML::EventHandler {
 public:
  struct Field {
    std::string key;
    std::vector<std::string> values;
    int line = 0;
  };

  std::vector<Field> fields;
  bool aliases = false;
  std::optional<int> error_line;  ///< From 0, of what is no YAML.

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { value("", mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    aliases = true;
    value("", mark);
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& text) override {
    value(text, mark);
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(false);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(true);
  }
  void OnMapEnd() override { close(); }

 private:
  void open(bool map) {
    if (depth_ == 1 && expect_key_)
      fields.push_back({"", {}, 0});  // A key that is a list: no field of ours.
    if (depth_ == 1 && !expect_key_ && !map) in_list_ = true;
    if (++depth_ == 1) {
      top_is_map_ = map;
      expect_key_ = true;
    }
  }
  void close() {
    if (--depth_ == 1) {
      in_list_ = false;
      expect_key_ = !expect_key_;
    }
  }
  void value(const std::string& text, const YAML::Mark& mark) {
    if (!top_is_map_) return;
    if (depth_ == 2 && in_list_) {
      fields.back().values.push_back(text);
    } else if (depth_ == 1 && expect_key_) {
      fields.push_back({text, {}, mark.line});
      expect_key_ = false;
    } else if (depth_ == 1) {
      fields.back().values.push_back(text);
      expect_key_ = true;
    }
  }

  int depth_ = 0;
  bool top_is_map_ = false;
  bool expect_key_ = false;
  bool in_list_ = false;
};

constexpr int kMaxNesting = 50;

/// yaml-cpp recurses for each level; a level costs at least one of these bytes, or two columns of
/// indentation.
bool nested_too_deep(std::string_view yaml) {
  int depth = 0, indent = 0, dashes = 0;
  bool line_start = true;
  for (const char c : yaml) {
    if (c == '\n') {
      line_start = true;
      indent = dashes = 0;
    } else if (line_start && (c == ' ' || c == '-' || c == '?' || c == ':')) {
      ++indent;
      dashes += c != ' ';
    } else {
      line_start = false;
    }
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > kMaxNesting || indent > 2 * kMaxNesting || dashes > kMaxNesting) return true;
  }
  return false;
}

struct Fence {
  std::string_view yaml, body;
  std::uint32_t body_line = 1;
};

/// The text between the fences; none where the file does not open with one, or never closes it.
std::optional<Fence> find_fences(std::string_view text) {
  const auto is_fence = [](std::string_view line, bool closing) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line == "---" || (closing && line == "...");
  };
  std::size_t at = text.find('\n');
  if (at == std::string_view::npos || !is_fence(text.substr(0, at), false)) return std::nullopt;
  const std::size_t begin = ++at;
  for (std::uint32_t line = 2; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (is_fence(text.substr(at, end - at), true))
      return Fence{text.substr(begin, at - begin), text.substr(std::min(end + 1, text.size())),
                   line + 1};
    at = end + 1;
  }
  return std::nullopt;
}

/// A file may open with a "---" rule that is no front matter: its first line then names no key.
bool looks_like_yaml(std::string_view yaml) {
  const std::size_t first = yaml.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return true;
  const std::string_view line = yaml.substr(first, yaml.find('\n', first) - first);
  return line[0] == '#' || line[0] == '{' || line[0] == '[' ||
         line.find(':') != std::string_view::npos;
}

using Report = std::function<void(int line, const std::string& reason, std::string_view remedy)>;

constexpr std::string_view kWithoutField =
    "the text is indexed without this field; see dossier-corpus(5)";

void parse_yaml(std::string_view yaml, FieldCollector& collector) {
  try {
    std::istringstream stream{std::string(yaml)};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(collector);
  } catch (const YAML::Exception& error) {
    collector.error_line = error.mark.is_null() ? 0 : error.mark.line;
  }
}

/// A quotation mark that is never closed takes the lines below it into its value, and YAML is
/// content.
bool misses_fields(const std::vector<FieldCollector::Field>& fields,
                   const std::vector<FrontMatterEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(), [&](const FrontMatterEntry& entry) {
    return is_metadata_key(entry.key) &&
           std::none_of(fields.begin(), fields.end(),
                        [&](const auto& field) { return field.key == entry.key; });
  });
}

std::string quoted(std::string_view text) {
  return '"' + std::string(prefix_within(text, 40)) + '"';
}

/// What is no YAML as a whole, entry by entry: each as YAML, or else as it stands.
FieldCollector read_entries(const std::vector<FrontMatterEntry>& entries, int error_line,
                            const Report& report) {
  FieldCollector all;
  bool reported = false;
  for (const FrontMatterEntry& entry : entries) {
    FieldCollector one;
    parse_yaml(entry.text, one);
    const int line = static_cast<int>(entry.line);
    all.aliases = all.aliases || one.aliases;
    if (!one.error_line && one.fields.size() == 1 && one.fields[0].key == entry.key &&
        !opens_quotation(entry)) {
      all.fields.push_back({std::move(one.fields[0].key), std::move(one.fields[0].values), line});
      continue;
    }
    all.fields.push_back({std::string(entry.key), {plain_value(entry)}, line});
    report(line, quoted(entry.key) + " is not YAML, and was read as it stands",
           "put the value in quotation marks, and close those that are open");
    reported = true;
  }
  if (!reported)
    report(error_line, "is not YAML; it was read field by field",
           "write each field as \"key: value\" on a line of its own; see dossier-corpus(5)");
  return all;
}

FieldCollector read_fields(std::string_view yaml, const Report& report) {
  FieldCollector collector;
  if (const auto plain = plain_fields(yaml)) {
    for (const auto& [key, value] : *plain)
      collector.fields.push_back(
          {std::string(key), {std::string(value)}, static_cast<int>(collector.fields.size())});
    return collector;
  }
  parse_yaml(yaml, collector);
  const std::vector<FrontMatterEntry> entries = front_matter_entries(yaml);
  if (collector.error_line || misses_fields(collector.fields, entries))
    return read_entries(entries, collector.error_line.value_or(0), report);
  return collector;
}

}  // namespace

FrontMatter read_front_matter(std::string_view path, std::string_view text, const ReadSink& sink) {
  FrontMatter result;
  result.body = text;
  const std::optional<Fence> fence = find_fences(text);
  constexpr std::string_view kOpening = "---\n";
  if (!fence && text.starts_with(kOpening) && looks_like_yaml(text.substr(kOpening.size()))) {
    sink.diagnostic({std::string(path), "line 1", "front matter: no line of --- closes it",
                     "close it; until then it is indexed as text", false});
  }
  if (!fence || !looks_like_yaml(fence->yaml)) return result;
  result.body = fence->body;
  result.body_line = fence->body_line;
  const Report report = [&](int line, const std::string& reason, std::string_view remedy) {
    sink.diagnostic({std::string(path), "line " + std::to_string(line + 2),
                     "front matter: " + reason, std::string(remedy), false});
  };
  const bool large = fence->yaml.size() > kMaxFrontMatter;
  if (large || nested_too_deep(fence->yaml)) {
    report(-1, large ? "longer than 64 KB" : "nested too deep",
           "the text is indexed without its fields; see dossier-corpus(5)");
    return result;
  }
  FieldCollector collector = read_fields(fence->yaml, report);
  if (collector.aliases) report(-1, "anchors and aliases are not supported", kWithoutField);
  for (const FieldCollector::Field& field : collector.fields)
    if (const auto fault = set_metadata_field(result.meta, field.key, field.values))
      report(field.line, *fault, kWithoutField);
  return result;
}

}  // namespace dossier
