// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/docx_parts.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "indexer/formats/xml_events.h"

namespace dossier {
namespace {

constexpr std::size_t kMostEntries = 50000;  // Styles, lists or relationships of a document.

int number_in(const std::string& text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_on(const std::string& value) { return value != "0" && value != "false" && value != "off"; }

void read_part(const std::string* xml, XmlHandler& handler) {
  if (xml != nullptr) read_xml(*xml, handler);
}

class RelationReader : public XmlHandler {
 public:
  DocxRelations relations;
  void open(const XmlElement& element) override {
    if (element.name() != "Relationship" || relations.size() >= kMostEntries) return;
    const std::string type = element.attribute("Type");
    relations.try_emplace(
        element.attribute("Id"),
        DocxRelation{type.substr(type.rfind('/') + 1), element.attribute("Target"),
                     element.attribute("TargetMode") == "External"});
  }
  void close() override {}
  void text(std::string_view) override {}
};

class StyleReader : public XmlHandler {
 public:
  OfficeStyles styles;

  void open(const XmlElement& element) override {
    ++depth_;
    const std::string_view name = element.name();
    const std::string value = element.local_attribute("val");
    if (name == "style" && count_++ < kMostEntries) {
      style_ = &styles.add(element.local_attribute("styleId"));
      style_depth_ = depth_;
      return;
    }
    if (style_ == nullptr) return;
    if (name == "name") style_->name = value;
    if (name == "basedOn") style_->parent = value;
    if (name == "outlineLvl") {
      const int level = number_in(value, 9);
      style_->outline = level >= 0 && level < 9 ? level + 1 : 0;
    }
    if (name == "vanish") style_->hidden = is_on(value);
    if (name == "vertAlign") style_->raised = value == "superscript";
    if (name == "numId") style_->list = value;
    if (name == "ilvl") style_->list_level = number_in(value, 0);
  }
  void close() override {
    if (style_ != nullptr && depth_ == style_depth_) style_ = nullptr;
    --depth_;
  }
  void text(std::string_view) override {}

 private:
  OfficeStyle* style_ = nullptr;
  std::size_t depth_ = 0, style_depth_ = 0, count_ = 0;
};

class SettingsReader : public XmlHandler {
 public:
  DocxSection section;
  void open(const XmlElement& element) override {
    notes_.open(element.name(), element.local_attribute("val"), section);
  }
  void close() override {}
  void text(std::string_view) override {}

 private:
  DocxNoteSettings notes_;
};

std::string roman(int number) {
  static constexpr std::pair<int, std::string_view> kParts[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& [value, letters] : kParts)
    for (; number >= value && out.size() < 20; number -= value) out += letters;
  return out;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

/// The sign for `number`, doubled and trebled as it comes round again: "*", "†", ..., "**".
std::string sign(int number) {
  static constexpr std::string_view kSigns[] = {"*", "†", "‡", "§"};
  const int round = (number - 1) / 4;
  std::string out;
  for (int i = 0; i <= std::min(round, 9); ++i) out += kSigns[(number - 1) % 4];
  return out;
}

std::string letters(int number) {
  return std::string(static_cast<std::size_t>(std::min((number - 1) / 26, 9)) + 1,
                     static_cast<char>('a' + (number - 1) % 26));
}

}  // namespace

DocxRelations docx_relations(const ZipPackage& package, std::string_view name) {
  const std::size_t base = name.rfind('/') + 1;
  RelationReader reader;
  read_part(package.part(std::string(name.substr(0, base)) + "_rels/" +
                         std::string(name.substr(base)) + ".rels"),
            reader);
  return std::move(reader.relations);
}

std::string docx_related(const DocxRelations& relations, std::string_view from,
                         std::string_view type) {
  for (const auto& [id, relation] : relations)
    if (relation.type == type && !relation.external) return part_name(from, relation.target);
  return "";
}

OfficeStyles docx_styles(const std::string* xml) {
  StyleReader reader;
  read_part(xml, reader);
  return std::move(reader.styles);
}

DocxSection docx_settings(const std::string* xml) {
  SettingsReader reader;
  read_part(xml, reader);
  return reader.section;
}

void DocxNoteSettings::open(std::string_view element, const std::string& value,
                            DocxSection& section) {
  if (element == "footnotePr") endnotes_ = false;
  if (element == "endnotePr") endnotes_ = true;
  DocxNoteNumbers& numbers = endnotes_ ? section.endnotes : section.footnotes;
  if (element == "numFmt") numbers.format = value;
  if (element == "numStart") numbers.start = number_in(value, 1);
  if (element == "numRestart") numbers.each_section = value == "eachSect";
}

std::string docx_note_label(std::string_view format, int number) {
  if (number >= 1 && number < 4000) {
    if (format == "lowerRoman") return roman(number);
    if (format == "upperRoman") return upper(roman(number));
    if (format == "lowerLetter") return letters(number);
    if (format == "upperLetter") return upper(letters(number));
    if (format == "chicago") return sign(number);
  }
  return std::to_string(number);
}

// --- Lists. ---

class DocxListReader : public XmlHandler {
 public:
  explicit DocxListReader(DocxLists& lists) : lists_(lists) {}

  void open(const XmlElement& element) override {
    const std::string_view name = element.name();
    const std::string value = element.local_attribute("val");
    if (name == "abstractNum") {
      list_.clear();
      levels_ = lists_.abstract_.size() < kMostEntries
                    ? &lists_.abstract_[element.local_attribute("abstractNumId")]
                    : nullptr;
    } else if (name == "num") {
      list_ = element.local_attribute("numId");
      levels_ = nullptr;
    } else if (name == "abstractNumId" && lists_.lists_.size() < kMostEntries) {
      lists_.lists_[list_] = value;
    } else if (name == "lvl" && levels_ != nullptr) {
      level_ = &(*levels_)[std::clamp(number_in(element.local_attribute("ilvl"), 0), 0, 8)];
    } else if (level_ != nullptr && levels_ != nullptr) {
      if (name == "numFmt") level_->numbered = value != "bullet" && value != "none";
      if (name == "start") level_->start = number_in(value, 1);
    }
  }
  void close() override {}
  void text(std::string_view) override {}

 private:
  DocxLists& lists_;
  std::string list_;
  std::map<int, DocxLists::Level>* levels_ = nullptr;
  DocxLists::Level* level_ = nullptr;
};

DocxLists::DocxLists(const std::string* xml) {
  DocxListReader reader(*this);
  read_part(xml, reader);
}

std::optional<std::string> DocxLists::next_label(const std::string& id, int level) {
  if (id.empty() || id == "0") return std::nullopt;
  const auto list = lists_.find(id);
  if (list == lists_.end()) return std::nullopt;
  level = std::clamp(level, 0, 8);
  Level said;
  if (const auto abstract = abstract_.find(list->second); abstract != abstract_.end())
    if (const auto found = abstract->second.find(level); found != abstract->second.end())
      said = found->second;
  std::map<int, int>& counts = counts_[id];
  counts.erase(counts.upper_bound(level), counts.end());
  if (!said.numbered) return "";
  const auto [count, fresh] = counts.try_emplace(level, said.start);
  if (!fresh && count->second < 100000) ++count->second;
  return std::to_string(count->second);
}

}  // namespace dossier
