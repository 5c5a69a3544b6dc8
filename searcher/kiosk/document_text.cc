// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/document_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/analyzer.h"
#include "searcher/formats/templates.h"
#include "searcher/kiosk/page_parts.h"

namespace dossier {
namespace {

constexpr std::size_t kMostFindWords = 8;
constexpr int kTopHeading = 2;  // h1 is the title.

const Analyzer& analyzer() {
  static thread_local const Analyzer one;  // Costly to make.
  return one;
}

// Ids of notes count: two notes may have one label.
std::string note_id(const Footnote& note, const std::vector<Footnote>& all) {
  return fmt::format("{}", &note - all.data() + 1);
}

}  // namespace

DocumentText::DocumentText(const ShowAnswer& answer, const HttpRequest& request,
                           InterfaceText& text, const std::string& find)
    : answer_(answer), request_(request), text_(text) {
  const auto& document = answer.document;
  mentions_.resize(document.paragraphs.size());
  footnotes_.resize(document.paragraphs.size());
  for (const auto& mention : document.mentions) {
    if (mention.paragraph && !mention.entity.empty())
      mentions_.at(*mention.paragraph).push_back(&mention);
  }
  for (const auto& note : document.footnotes) {
    if (note.paragraph) footnotes_.at(*note.paragraph).push_back(&note);
  }
  for (auto& list : footnotes_) {
    std::stable_sort(list.begin(), list.end(),
                     [](const auto* a, const auto* b) { return a->offset < b->offset; });
  }
  for (const auto& paragraph : document.paragraphs) {
    if (paragraph.heading_level > 0) top_heading_ = std::min(top_heading_, paragraph.heading_level);
  }
  for (const auto& token : analyzer().analyze(find)) {
    if (find_.size() < kMostFindWords) find_.push_back(token.term);
  }
}

std::vector<ByteRange> DocumentText::marks(std::string_view text) const {
  std::vector<ByteRange> marks;
  if (find_.empty()) return marks;
  static thread_local std::vector<Token> tokens;
  analyzer().analyze(text, tokens);
  for (const auto& token : tokens) {
    const bool wanted = std::any_of(find_.begin(), find_.end(), [&](const std::string& word) {
      return token.term.starts_with(word);
    });
    if (wanted && (marks.empty() || token.bytes.begin >= marks.back().end))
      marks.push_back(token.bytes);
  }
  return marks;
}

// The paragraph is cut where a name begins or ends and where a note is called; each piece is marked
// by itself.
Json DocumentText::pieces(std::uint32_t number) {
  const auto& text = answer_.document.paragraphs[number].text;
  const auto marks = this->marks(text);
  found_ += static_cast<std::uint32_t>(marks.size());
  auto out = Json::array();
  std::size_t at = 0;
  const auto add = [&](std::size_t end, const std::string& link) {
    if (end <= at || end > text.size()) return;
    std::vector<ByteRange> inside;
    for (const auto& mark : marks) {
      const auto from = std::max<std::size_t>(mark.begin, at);
      const auto to = std::min<std::size_t>(mark.end, end);
      if (from < to)
        inside.push_back(
            {static_cast<std::uint32_t>(from - at), static_cast<std::uint32_t>(to - at)});
    }
    Json piece{{"parts", marked_pieces(text.substr(at, end - at), inside)}};
    piece["link"] = link;  // "" too: a name not found is looked for around it.
    out.push_back(std::move(piece));
    at = end;
  };
  auto note = footnotes_[number].begin();
  const auto add_notes = [&](std::size_t until) {
    for (; note != footnotes_[number].end() && (*note)->offset <= until; ++note) {
      add((*note)->offset, "");
      out.push_back({{"note", note_id(**note, answer_.document.footnotes)},
                     {"label", (*note)->label},
                     {"title", text_.message("document.note", {{"label", (*note)->label}})}});
    }
  };
  for (const auto* mention : mentions_[number]) {
    if (mention->bytes.begin < at) continue;
    add_notes(mention->bytes.begin);
    add(mention->bytes.begin, "");
    add(mention->bytes.end, actor_link(request_, mention->entity));
  }
  add_notes(text.size());
  add(text.size(), "");
  return out;
}

Json DocumentText::paragraph(std::uint32_t number) {
  const auto& source = answer_.document.paragraphs[number];
  Json model{{"id", fmt::format("p{}", number)},
             {"zone", zone_name(source.zone)},
             {"pieces", pieces(number)}};
  if (source.heading_level > 0) {
    const int level = kTopHeading + source.heading_level - top_heading_;
    model[level == kTopHeading ? "h2" : level == kTopHeading + 1 ? "h3" : "h4"] = true;
  } else {
    model["p"] = true;
  }
  return model;
}

Json DocumentText::zone(bool (*wanted)(Zone)) {
  auto out = Json::array();
  const auto& paragraphs = answer_.document.paragraphs;
  for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
    if (wanted(paragraphs[i].zone)) out.push_back(paragraph(i));
  }
  return out;
}

Json DocumentText::body() {
  return zone([](Zone zone) { return zone == Zone::Front || zone == Zone::Body; });
}

Json DocumentText::rest() {
  return zone([](Zone zone) { return zone == Zone::Bibliography || zone == Zone::Back; });
}

// What a note cites, and what "ibid." and the like in it stand for.
Json DocumentText::works_of(const std::string& label) const {
  auto works = Json::array();
  std::set<std::int32_t> seen;
  for (const auto& citation : answer_.document.citations) {
    if (citation.note != label || citation.work < 0 || !seen.insert(citation.work).second) continue;
    const auto index = static_cast<std::size_t>(citation.work);
    const auto& work = answer_.document.works.at(index);
    const auto& held = answer_.held.at(index);
    const auto title = work.title.empty() ? work.url : work.title;
    if (title.empty()) continue;
    Json row{{"title", title},
             {"link", work_link(request_, answer_.work_keys.at(index))},
             {"class", citation_class_name(citation.klass)}};
    row["held"] = held ? document_link(request_, *held) : "";
    row["short"] = citation.klass != CitationClass::Full && citation.klass != CitationClass::Link;
    works.push_back(std::move(row));
  }
  return works;
}

Json DocumentText::notes() {
  auto out = Json::array();
  const auto& notes = answer_.document.footnotes;
  for (const auto& note : notes) {
    Json model{{"id", note_id(note, notes)},
               {"label", note.label},
               {"paragraph", fmt::format("p{}", note.text_paragraph)},
               {"pieces", pieces(note.text_paragraph)},
               {"works", works_of(note.label)}};
    model["back"] =
        note.paragraph ? text_.message("document.note_back", {{"label", note.label}}) : "";
    out.push_back(std::move(model));
  }
  return out;
}

Json DocumentText::outline() const {
  auto out = Json::array();
  const auto& paragraphs = answer_.document.paragraphs;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const auto& paragraph = paragraphs[i];
    if (paragraph.heading_level == 0 || paragraph.zone == Zone::Notes) continue;
    out.push_back({{"text", paragraph.text},
                   {"link", fmt::format("#p{}", i)},
                   {"deep", paragraph.heading_level > top_heading_}});
  }
  return out;
}

}  // namespace dossier
