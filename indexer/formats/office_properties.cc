// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/office_properties.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/formats/metadata_fields.h"
#include "indexer/formats/xml_events.h"
#include "indexer/structure/front_lines.h"
#include "indexer/structure/note_marks.h"
#include "indexer/structure/text_shape.h"
#include "indexer/structure/title_page.h"

namespace dossier {
namespace {

constexpr std::size_t kTop = 16;      // Blocks that may be a title page.
constexpr std::size_t kTitleTop = 8;  // Among which the title is looked for.
constexpr std::size_t kLongestTitle = 400;
constexpr int kFirstYear = 1990;  // Files of these formats are not older.

std::string small_letters(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return name;
}

/// Titles that no one gave: of templates, converters and unsaved files.
bool nobodys_title(std::string_view title) {
  const std::string folded = comparable(title);
  for (const std::string_view start : {"document", "microsoft word", "untitled", "unbenannt",
                                       "sans titre", "word document", "powerpoint presentation"})
    if (folded.starts_with(start) && word_count(folded) <= 4) return true;
  const std::size_t dot = title.rfind('.');  // "report_v3.docx"
  const bool file = dot != std::string_view::npos && title.size() - dot <= 5 &&
                    dot + 1 < title.size() && title.find(' ', dot) == std::string_view::npos;
  return file || title.find('_') != std::string_view::npos;
}

/// Accounts and programs that pass for people.
bool nobodys_name(std::string_view name) {
  const std::string folded = comparable(name);
  for (const std::string_view part : {"user", "author", "admin", "microsoft", "office", "windows",
                                      "python", "apache poi", "unknown", "libreoffice", "pandoc"})
    if (folded.find(part) != std::string::npos) return true;
  return false;
}

std::vector<std::string> creators(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string name = collapse_space(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (name.empty() || nobodys_name(name)) continue;
    std::vector<std::string> parsed = parse_names(name);
    const std::size_t comma = name.find(", ");  // "Lindqvist, Marta" stays as written.
    if (parsed.empty() && comma != std::string::npos &&
        name_shape(name.substr(comma + 2) + " " + name.substr(0, comma)))
      parsed = {name};
    names.insert(names.end(), parsed.begin(), parsed.end());
  }
  return names;
}

/// Calls `see` with each year from 1500 to 2099 that the text names.
template <typename See>
void for_each_year(std::string_view text, See see) {
  for (std::size_t at = text.find_first_of("12"); at < text.size();
       at = text.find_first_of("12", at)) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    const bool apart = at == 0 || !is_digit(static_cast<unsigned char>(text[at - 1]));
    int year = 0;
    if (apart && end - at == 4) std::from_chars(text.data() + at, text.data() + end, year);
    if (year >= 1500 && year <= 2099) see(year);
    at = end;
  }
}

class PropertyPart : public XmlHandler {
 public:
  explicit PropertyPart(OfficeProperties& properties) : properties_(properties) {}

  void open(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (name == "property" || name == "user-defined") {
      into_ = nullptr;
      if (properties_.custom.size() >= kMostCustom) return;
      into_ = &properties_.custom.emplace_back(element.local_attribute("name"), "").second;
    } else if (name == "title") {
      into_ = &properties_.title;
    } else if (name == "initial-creator") {
      into_ = &first_creator_;
    } else if (name == "creator") {
      into_ = &properties_.creator;
    } else if (name == "created" || name == "creation-date") {
      into_ = &properties_.created;
    }  // Else the type of a custom property's value.
  }
  void close() override { into_ = nullptr; }
  void text(std::string_view text) override {
    constexpr std::size_t kLongest = 4000;
    if (into_ != nullptr && into_->size() < kLongest) *into_ += text.substr(0, kLongest);
  }
  /// In ODF the creator is who saved last.
  void finish() {
    if (!first_creator_.empty()) properties_.creator = std::move(first_creator_);
  }

 private:
  static constexpr std::size_t kMostCustom = 200;
  OfficeProperties& properties_;
  std::string first_creator_;
  std::string* into_ = nullptr;
};

class PropertyReader {
 public:
  PropertyReader(const OfficeProperties& properties, RawDocument& document)
      : properties_(properties), document_(document) {}

  void use(const OfficeTitle& styled) {
    if (!styled.authors.empty()) take_styled(styled);
    for (const auto& [name, value] : properties_.custom) {
      const std::string key = small_letters(name);
      for (const std::string_view known : {"date", "outlet", "url", "language", "kind"})
        if (key == known) set_metadata_field(document_.meta, key, {value});
    }
    const std::vector<std::string> names = creators(properties_.creator);
    if (document_.meta.authors.empty() && !names.empty() && stands_alone(names))
      document_.meta.authors = names;
    Metadata found = document_.meta;
    std::vector<Block> top(document_.blocks.begin(),
                           document_.blocks.begin() + static_cast<std::ptrdiff_t>(
                                                          std::min(kTop, document_.blocks.size())));
    take_title_page(top, found, false);
    if (styled.title.empty()) {
      use_title(found.title);
    } else if (comparable(found.title) != comparable(styled.title)) {
      document_.meta.title = styled.title;  // The guess went wrong, at "1. Introduction" perhaps.
    }
    if (found.authors.empty()) document_.meta.authors = names;
    if (!found.date) document_.meta.date = created();
  }

 private:
  /// A title page whose every line has its style is as good as front matter.
  void take_styled(const OfficeTitle& styled) {
    std::vector<Block>& blocks = document_.blocks;
    document_.meta.title = styled.title;
    document_.meta.authors = parse_names(styled.authors);
    if (document_.meta.authors.empty()) document_.meta.authors = {styled.authors};
    std::vector<bool> taken(blocks.size());
    for (std::size_t i = 0; i < std::min(kTop, blocks.size()); ++i)
      taken[i] = blocks[i].text == styled.authors;
    take_out_blocks(blocks, taken);
  }

  /// Is there a line of just these names at the top?
  bool stands_alone(const std::vector<std::string>& names) const {
    const auto& blocks = document_.blocks;
    return std::any_of(blocks.begin(),
                       blocks.begin() + static_cast<std::ptrdiff_t>(std::min(kTop, blocks.size())),
                       [&](const Block& block) { return parse_names(block.text) == names; });
  }

  void use_title(const std::string& found) {
    const std::string title = collapse_space(properties_.title);
    if (title.empty() || title.size() > kLongestTitle || nobodys_title(title) ||
        comparable(title) == comparable(found))
      return;
    if (found.empty() || in_text(title) || only_sections()) document_.meta.title = title;
  }

  bool in_text(std::string_view title) const {
    const auto& blocks = document_.blocks;
    const std::string wanted = comparable(title);
    return std::any_of(
        blocks.begin(),
        blocks.begin() + static_cast<std::ptrdiff_t>(std::min(kTitleTop, blocks.size())),
        [&](const Block& block) { return comparable(block.text) == wanted; });
  }

  /// The text opens with the first of several headings of its highest level: the title is not in
  /// it.
  bool only_sections() const {
    const auto& blocks = document_.blocks;
    if (blocks.empty() || blocks.front().kind != BlockKind::Heading) return false;
    const int level = blocks.front().level;
    return std::count_if(blocks.begin(), blocks.end(), [&](const Block& block) {
             return block.kind == BlockKind::Heading && block.level <= level;
           }) > 1;
  }

  std::optional<Date> created() const {
    const auto date = parse_date(std::string_view(properties_.created).substr(0, 10));
    if (!date || date->year < kFirstYear || date->day == 0) return std::nullopt;
    return may_be_of_day(*date, document_.blocks) ? date : std::nullopt;
  }

  const OfficeProperties& properties_;
  RawDocument& document_;
};

}  // namespace

void read_properties(const std::string* xml, OfficeProperties& properties) {
  PropertyPart part(properties);
  if (xml != nullptr) read_xml(*xml, part);
  part.finish();
}

bool may_be_of_day(const Date& day, const std::vector<Block>& blocks) {
  std::size_t years = 0, near = 0, later = 0;
  for (const Block& block : blocks)
    for_each_year(block.text, [&](int year) {
      ++years;
      near += year == day.year || year + 1 == day.year;
      later += year > day.year;
    });
  return years == 0 || near > later;
}

void use_properties(const OfficeProperties& properties, const OfficeTitle& styled,
                    RawDocument& document) {
  PropertyReader(properties, document).use(styled);
}

}  // namespace dossier
