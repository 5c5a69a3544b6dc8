// SPDX-License-Identifier: GPL-2.0-or-later
// A whole document to read: text with note marks, notes, names.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "searcher/terminal/layout.h"
#include "searcher/terminal/phrases.h"
#include "searcher/terminal/printers.h"

namespace dossier {
namespace {

class DocumentPrinter {
 public:
  DocumentPrinter(const ShowAnswer& answer, bool marked, const Screen& screen)
      : answer_(answer), document_(answer.document), marked_(marked), screen_(screen) {
    for (const auto& note : document_.footnotes) {
      if (note.paragraph) marks_.emplace(*note.paragraph, &note);
      note_texts_.insert(note.text_paragraph);
    }
    has_headings_ = std::any_of(document_.paragraphs.begin(), document_.paragraphs.end(),
                                [](const Paragraph& p) { return p.heading_level > 0; });
  }

  std::string print() {
    head();
    for (std::uint32_t i = 0; i < document_.paragraphs.size(); ++i) {
      const auto& paragraph = document_.paragraphs[i];
      if (paragraph.zone != Zone::Notes) text_paragraph(i, paragraph);
    }
    notes();
    names();
    story();
    return std::move(out_);
  }

 private:
  void put(const Pieces& pieces, int first = 0, int rest = 0) {
    out_ += wrap(pieces, {screen_.prose(), first, rest}, screen_.colour);
  }

  void heading(const std::string& text) {
    out_ += '\n';
    put({{text, Ink::Bold}});
  }

  void head() {
    const auto& head = answer_.head;
    if (head.title.empty()) {
      put({{shown_title(head), Ink::Bold}});
    } else {
      put(marked(std::nullopt, head.title, Ink::Bold));
    }
    put(byline(head));
    if (!head.url.empty()) put({{head.url, Ink::Dim}});
    if (!head.key.empty()) put({{"citation key " + head.key, Ink::Dim}});
    if (!document_.copies.empty()) {
      put({{"the same in " + document_.source_path, Ink::Dim}});
      for (const auto& copy : document_.copies) put({{"and in " + copy.path, Ink::Dim}}, 4, 4);
    }
    if (const auto others = answer_.story.size(); others > 0) {
      put({{fmt::format("also in {}, listed at the end", counted(others, "other place")),
            Ink::Accent}});
    }
  }

  void text_paragraph(std::uint32_t index, const Paragraph& paragraph) {
    if (paragraph.zone == Zone::Bibliography && zone_ != Zone::Bibliography &&
        paragraph.heading_level == 0)
      heading("Bibliography");
    const bool new_zone = paragraph.zone != zone_;
    zone_ = paragraph.zone;
    if (paragraph.heading_level > 0) {
      out_ += '\n';
      put(marked(index, paragraph.text, Ink::Bold));
      return;
    }
    if (!has_headings_ && !paragraph.section.empty() && paragraph.section != section_)
      heading(paragraph.section);
    section_ = paragraph.section;
    // Entries of a bibliography stand close together.
    const bool entry = paragraph.zone == Zone::Bibliography;
    if (!entry || new_zone) out_ += '\n';
    put(marked(index, paragraph.text, Ink::Plain), 0, entry ? 4 : 0);
    if (entry) resolved(index, 4);
  }

  // The text with [31] where note 31 is called, and its names marked.
  Pieces marked(std::optional<std::uint32_t> paragraph, const std::string& text, Ink ink) const {
    const auto calls = note_calls(paragraph, text);
    auto call = calls.begin();
    Pieces pieces;
    std::size_t done = 0;
    const auto plain_to = [&](std::size_t end) {
      for (; call != calls.end() && call->first <= end; ++call) {
        const auto at = std::max(done, call->first);
        pieces.push_back({text.substr(done, at - done), ink});
        pieces.push_back({fmt::format("[{}]", call->second), Ink::Accent});
        done = at;
      }
      pieces.push_back({text.substr(done, end - done), ink});
      done = end;
    };
    auto mention = std::partition_point(document_.mentions.begin(), document_.mentions.end(),
                                        [&](const Mention& m) { return m.paragraph < paragraph; });
    for (; mention != document_.mentions.end() && mention->paragraph == paragraph; ++mention) {
      const auto [begin, end] = mention->bytes;
      if (begin < done || end > text.size() || begin >= end) continue;
      plain_to(begin);
      const auto name = text.substr(begin, end - begin);
      const auto meaning =
          mention->entity.empty() ? entity_kind_name(mention->kind) : mention->entity.c_str();
      pieces.push_back({marked_ ? fmt::format("[{}|{}]", name, meaning) : name, Ink::Name});
      done = end;
    }
    plain_to(text.size());
    return pieces;
  }

  // Where a paragraph calls notes, and their labels.
  std::vector<std::pair<std::size_t, std::string_view>> note_calls(
      std::optional<std::uint32_t> paragraph, const std::string& text) const {
    std::vector<std::pair<std::size_t, std::string_view>> calls;
    if (!paragraph) return calls;
    const auto [begin, end] = marks_.equal_range(*paragraph);
    for (auto mark = begin; mark != end; ++mark)
      calls.emplace_back(std::min<std::size_t>(mark->second->offset, text.size()),
                         mark->second->label);
    std::stable_sort(calls.begin(), calls.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return calls;
  }

  void notes() {
    if (document_.footnotes.empty()) return;
    heading("Notes");
    std::size_t widest = 1;
    for (const auto& note : document_.footnotes) widest = std::max(widest, note.label.size());
    const int indent = static_cast<int>(std::min<std::size_t>(widest, 8)) + 2;
    std::set<std::uint32_t> printed;
    for (const auto& note : document_.footnotes) {
      if (note.text_paragraph >= document_.paragraphs.size()) continue;
      const auto& text = document_.paragraphs[note.text_paragraph].text;
      out_ += hanging(note.label, Ink::Accent, marked(note.text_paragraph, text, Ink::Plain),
                      {screen_.prose(), 0, indent}, screen_.colour);
      if (printed.insert(note.text_paragraph).second) resolved(note.text_paragraph, indent);
    }
    unlabelled_notes();
  }

  // Paragraphs of the notes that belong to no label.
  void unlabelled_notes() {
    for (std::uint32_t i = 0; i < document_.paragraphs.size(); ++i) {
      const auto& paragraph = document_.paragraphs[i];
      if (paragraph.zone == Zone::Notes && paragraph.heading_level == 0 && !note_texts_.contains(i))
        put(marked(i, paragraph.text, Ink::Plain), 4, 4);
    }
  }

  // What "ibid." and short forms in a paragraph mean, and which works the index holds.
  void resolved(std::uint32_t paragraph, int indent) {
    index_citations();
    const auto [begin, end] = citations_.equal_range(paragraph);
    for (auto found = begin; found != end; ++found) {
      const auto& citation = *found->second;
      if (!citation.candidates.empty()) candidates(citation, indent);
      const auto work = static_cast<std::size_t>(citation.work);
      if (citation.work < 0 || work >= document_.works.size()) continue;
      const bool whole =
          citation.klass == CitationClass::Full || citation.klass == CitationClass::Entry;
      const auto held = work < answer_.held.size() ? answer_.held[work] : std::nullopt;
      if (whole && !held) continue;
      Pieces pieces{{"→ ", Ink::Accent}};
      if (!whole) pieces.push_back({work_name(work), Ink::Plain});
      if (!whole && citation.confidence < Confidence::High)
        pieces.push_back({fmt::format(" ({})", confidence_name(citation.confidence)), Ink::Dim});
      if (held) pieces.push_back({(whole ? "held: " : ", held: ") + *held, Ink::Accent});
      put(pieces, indent, indent + 2);
    }
  }

  // "→ ambiguous: Harbours, or Winter Ports"
  void candidates(const Citation& citation, int indent) {
    std::string names;
    for (std::size_t i = 0; i < citation.candidates.size(); ++i) {
      if (static_cast<std::size_t>(citation.candidates[i]) >= document_.works.size()) return;
      const bool last = i + 1 == citation.candidates.size();
      names += (i == 0 ? ""
                : last ? ", or "
                       : ", ") +
               work_name(static_cast<std::size_t>(citation.candidates[i]));
    }
    put({{"→ ", Ink::Accent},
         {names, Ink::Plain},
         {fmt::format(" ({})", confidence_name(citation.confidence)), Ink::Dim}},
        indent, indent + 2);
  }

  std::string work_name(std::size_t index) const {
    const auto& work = document_.works[index];
    if (!work.title.empty()) return work.title;
    if (!work.url.empty()) return work.url;
    return index < answer_.work_keys.size() ? answer_.work_keys[index] : "an untitled work";
  }

  void index_citations() {
    if (!citations_.empty()) return;
    for (const auto& citation : document_.citations)
      citations_.emplace(citation.paragraph, &citation);
  }

  // People, groups and places with the number of their mentions.
  void names() {
    std::map<std::string, std::uint32_t> tallies[kEntityKinds];
    for (const auto& mention : document_.mentions) {
      const auto known = answer_.entity_names.find(mention.entity);
      const auto& name = known == answer_.entity_names.end() ? mention.surface : known->second;
      ++tallies[static_cast<int>(mention.kind)][name];
    }
    bool first = true;
    for (int kind = 0; kind < kEntityKinds; ++kind) {
      std::vector<std::pair<std::uint32_t, std::string>> rows;
      for (const auto& [name, count] : tallies[kind]) rows.emplace_back(count, name);
      if (rows.empty()) continue;
      std::stable_sort(rows.begin(), rows.end(),
                       [](const auto& a, const auto& b) { return a.first > b.first; });
      Pieces pieces;
      for (const auto& [count, name] : rows) {
        if (!pieces.empty()) pieces.push_back({kDot, Ink::Dim});
        pieces.push_back({name, Ink::Plain});
        pieces.push_back({fmt::format("\u00A0{}", count), Ink::Dim});
      }
      if (first) out_ += '\n';
      first = false;
      out_ += hanging(facet_heading(static_cast<Facet>(kind)), Ink::Bold, pieces,
                      {screen_.prose(), 0, 8}, screen_.colour);
    }
  }

  // Where else the same text stands, reprinted, cut or updated.
  void story() {
    if (answer_.story.empty()) return;
    heading("Also in");
    for (const auto& place : answer_.story) {
      auto pieces = place_phrase(place);
      if (!place.title.empty() && place.title != answer_.head.title)
        pieces.push_back({": " + place.title, Ink::Plain});
      put(pieces, 2, 4);
    }
  }

  const ShowAnswer& answer_;
  const Document& document_;
  const bool marked_;  // Names in brackets.
  const Screen& screen_;
  std::multimap<std::uint32_t, const Footnote*> marks_;      // By the paragraph that calls them.
  std::multimap<std::uint32_t, const Citation*> citations_;  // By paragraph.
  std::set<std::uint32_t> note_texts_;
  bool has_headings_ = false;
  Zone zone_ = Zone::Front;
  std::string section_;
  std::string out_;
};

}  // namespace

std::string show_text(const ShowAnswer& answer, bool marked, const Screen& screen) {
  return DocumentPrinter(answer, marked, screen).print();
}

}  // namespace dossier
