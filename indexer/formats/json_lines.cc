// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "indexer/encoding/control_characters.h"
#include "indexer/encoding/mojibake.h"
#include "indexer/encoding/text_decoding.h"
#include "indexer/formats/json_scalars.h"
#include "indexer/formats/metadata_fields.h"
#include "indexer/formats/plain_text.h"
#include "indexer/formats/readers.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

/// Keeps the scalars of a record's top level and of lists directly in it; what lies deeper is
/// passed over without being built, so that depth costs the parser only a bit a level.
class RecordCollector : public JsonScalars {
 public:
  struct Field {
    std::string key;
    std::vector<std::string> values;
  };
  std::vector<Field> fields;
  std::string error;
  bool is_object = false;

  bool start_object(std::size_t) override {
    if (++depth_ == 1) is_object = true;
    return true;
  }
  bool key(string_t& name) override {
    if (depth_ == 1) fields.push_back({std::move(name), {}});
    return true;
  }
  bool end_object() override { return --depth_, true; }
  bool start_array(std::size_t) override { return ++depth_, ++lists_, true; }
  bool end_array() override { return --depth_, --lists_, true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    error = "not valid JSON at byte " + std::to_string(position);
    return false;
  }

 private:
  bool add(std::string value) override {
    const bool direct = depth_ == 1 || (depth_ == 2 && lists_ == 1);
    if (is_object && direct && !fields.empty()) fields.back().values.push_back(std::move(value));
    return true;
  }

  int depth_ = 0;
  int lists_ = 0;
};

class JsonLinesReader : public Reader {
 public:
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const std::optional<std::string> text = decode_text(path, bytes, sink);
    if (!text) return;
    if (trim(*text).empty())
      sink.diagnostic(
          {std::string(path), "", "holds no records", "leave it out with --exclude", true});
    std::uint32_t number = 1;
    for (std::size_t at = 0; at < text->size(); ++number) {
      const std::size_t end = std::min(text->find('\n', at), text->size());
      const std::string_view line = std::string_view(*text).substr(at, end - at);
      if (!trim(line).empty()) read_record(path, line, number, sink);
      at = end + 1;
    }
  }

 private:
  static void read_record(std::string_view path, std::string_view line, std::uint32_t number,
                          const ReadSink& sink) {
    const auto report = [&](const std::string& reason, bool lost) {
      sink.diagnostic({std::string(path), "line " + std::to_string(number), reason,
                       lost ? "each line must be one JSON object with \"text\""
                            : "the record is indexed without it; see dossier-corpus(5)",
                       lost});
    };
    RecordCollector record;
    const bool valid = nlohmann::json::sax_parse(line.begin(), line.end(), &record);
    if (!valid || !record.is_object) {
      report(valid ? "is not a JSON object" : record.error, true);
      return;
    }
    RawDocument document;
    bool has_text = false;
    for (RecordCollector::Field& field : record.fields) {
      if (field.key == "text") {
        has_text = true;
        for (const std::string& text : field.values) add_text(text, document);
      } else if (const auto fault = set_metadata_field(document.meta, field.key, field.values)) {
        report(*fault, false);
      }
    }
    if (!has_text && document.meta.title.empty()) {
      report("has neither title nor text", true);
      return;
    }
    document.fragment = document.meta.id.empty() ? "L" + std::to_string(number) : document.meta.id;
    for (Block& block : document.blocks) block.line = number;
    sink.document(std::move(document));
  }

  static void add_text(const std::string& text, RawDocument& document) {
    std::string lines = text;  // Escapes can bring in what the file itself had not.
    repair_mojibake(lines);
    clear_control_characters(lines);
    for (Block& block : plain_text_blocks(lines)) document.blocks.push_back(std::move(block));
  }
};

}  // namespace

const Reader& json_lines_reader() {
  static const JsonLinesReader reader;
  return reader;
}

}  // namespace dossier
