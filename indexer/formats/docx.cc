// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "indexer/formats/docx_parts.h"
#include "indexer/formats/docx_text.h"
#include "indexer/formats/office_properties.h"
#include "indexer/formats/office_report.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/zip_package.h"

namespace dossier {
namespace {

/// Gives each call the label that is printed for it.
std::vector<std::string> labels_of(const DocxText& text) {
  std::vector<std::string> labels;
  std::map<std::pair<bool, std::string>, std::string> given;
  int count[2] = {0, 0};
  std::size_t section = 0;
  for (const DocxCall& call : text.calls()) {
    const DocxSection& said = text.sections()[std::min(call.section, text.sections().size() - 1)];
    const DocxNoteNumbers& numbers = call.endnote ? said.endnotes : said.footnotes;
    for (; section < call.section; ++section) {
      const DocxSection& entered = text.sections()[section + 1];
      if (entered.footnotes.each_section) count[0] = 0;
      if (entered.endnotes.each_section) count[1] = 0;
    }
    std::string label = call.label;
    if (const auto again = given.find({call.endnote, call.id}); again != given.end()) {
      label = again->second;
    } else if (label.empty()) {
      const int number = numbers.start + count[call.endnote ? 1 : 0]++;
      const char* usual = call.endnote ? "lowerRoman" : "decimal";
      label = docx_note_label(numbers.format.empty() ? usual : numbers.format, number);
    }
    given[{call.endnote, call.id}] = label;
    labels.push_back(std::move(label));
  }
  return labels;
}

/// A note that opens with its own custom mark says it twice.
void drop_mark(Block& note) {
  if (note.text.size() <= note.label.size() || !note.text.starts_with(note.label)) return;
  const std::size_t at = note.text.find_first_not_of(' ', note.label.size());
  const auto by = static_cast<std::uint32_t>(std::min(at, note.text.size()));
  note.text.erase(0, by);
  for (BlockLink& link : note.links)
    link.bytes = {link.bytes.begin - std::min(by, link.bytes.begin),
                  link.bytes.end - std::min(by, link.bytes.end)};
}

class DocxReader : public Reader {
 public:
  bool fragile() const override { return true; }
  void read(std::string_view path, std::string_view bytes, const ReadSink& sink) const override {
    const OfficeReport report(path, sink);
    const ZipPackage package(bytes);
    if (report.fault(package)) return;
    const DocxRelations root = docx_relations(package, "");
    std::string main = docx_related(root, "", "officeDocument");
    if (main.empty()) main = "word/document.xml";
    const std::string* xml = package.part(main);
    if (xml == nullptr) return report.lost_part(main, std::nullopt);

    const DocxRelations relations = docx_relations(package, main);
    const auto part = [&](std::string_view type) {
      return package.part(docx_related(relations, main, type));
    };
    const OfficeStyles styles = docx_styles(part("styles"));
    DocxLists lists(part("numbering"));
    const DocxParts parts{styles, lists, relations, docx_settings(part("settings"))};
    DocxText text(parts);
    if (const XmlOutcome outcome = read_xml(*xml, text); outcome.fault)
      return report.lost_part(main, outcome.fault);

    RawDocument document;
    document.blocks = text.text_of().take();
    Notes notes[2];
    for (const bool end : {false, true}) {
      const std::string name = docx_related(relations, main, end ? "endnotes" : "footnotes");
      notes[end ? 1 : 0] = read_notes(package, name, parts, report);
    }
    add_notes(notes, text, document.blocks);
    if (document.blocks.empty()) return report.lost("holds no text", "leave it out with --exclude");
    OfficeProperties properties;
    for (const char* type : {"core-properties", "custom-properties"})
      read_properties(package.part(docx_related(root, "", type)), properties);
    use_properties(properties, text.text_of().title(), document);
    report.damage(package);
    sink.document(std::move(document));
  }

 private:
  using Notes = std::map<std::string, Block>;

  static Notes read_notes(const ZipPackage& package, const std::string& name,
                          const DocxParts& parts, const OfficeReport& report) {
    const std::string* xml = package.part(name);
    if (xml == nullptr) return {};
    const DocxRelations relations = docx_relations(package, name);
    const DocxParts own{parts.styles, parts.lists, relations, parts.settings};
    DocxText text(own);
    if (const XmlOutcome outcome = read_xml(*xml, text); outcome.fault)
      report.partly(name + " " + outcome.fault->reason + "; notes in it may be missing", "");
    return std::move(text.notes());
  }

  /// Labels of the marks, and behind the text the notes that it calls, in the order of their calls.
  static void add_notes(Notes (&notes)[2], const DocxText& text, std::vector<Block>& blocks) {
    const std::vector<std::string> labels = labels_of(text);
    for (Block& block : blocks)
      for (NoteMark& mark : block.marks) mark.label = labels[std::stoul(mark.label)];
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const DocxCall& call = text.calls()[i];
      const auto note = notes[call.endnote ? 1 : 0].find(call.id);
      if (note == notes[call.endnote ? 1 : 0].end() || note->second.text.empty()) continue;
      Block block = std::move(note->second);
      notes[call.endnote ? 1 : 0].erase(note);
      block.label = labels[i];
      if (call.custom) drop_mark(block);
      blocks.push_back(std::move(block));
    }
  }
};

}  // namespace

const Reader& docx_reader() {
  static const DocxReader reader;
  return reader;
}

}  // namespace dossier
