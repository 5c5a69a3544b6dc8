// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/front_matter.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

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
  const auto report = [&](int line, const std::string& reason) {
    sink.diagnostic({std::string(path), "line " + std::to_string(line + 2),
                     "front matter: " + reason,
                     "the text is indexed without this field; see dossier-corpus(5)", false});
  };
  if (fence->yaml.size() > kMaxFrontMatter) {
    report(-1, "longer than 64 KB");
    return result;
  }
  if (nested_too_deep(fence->yaml)) {
    report(-1, "nested too deep");
    return result;
  }
  FieldCollector collector;
  try {
    std::istringstream stream{std::string(fence->yaml)};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(collector);
  } catch (const YAML::Exception& error) {
    report(error.mark.is_null() ? -1 : error.mark.line,
           error.msg + "; fields from here on were not read (quote a value that holds a colon)");
  }
  if (collector.aliases) report(-1, "anchors and aliases are not supported");
  for (const FieldCollector::Field& field : collector.fields)
    if (const auto fault = set_metadata_field(result.meta, field.key, field.values))
      report(field.line, *fault);
  return result;
}

}  // namespace dossier
