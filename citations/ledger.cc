// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/ledger.h"

#include <algorithm>
#include <map>
#include <set>

#include "citations/addresses.h"
#include "citations/back_resolver.h"
#include "citations/citation_reader.h"
#include "citations/note_segments.h"
#include "citations/reference_parser.h"
#include "citations/work_table.h"
#include "schema/work_key.h"

namespace dossier {
namespace {

// How a paragraph goes on that a page break cut off before the address of its reference.
constexpr std::string_view kContinuations[] = {
    "available at", "available from", "retrieved from", "available online", "http://",
    "https://",     "<http",          "url:",           "[archived",        "accessed"};

bool starts_with_any_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower[i]) return false;
  }
  return true;
}

bool continues(std::string_view text) {
  return std::any_of(std::begin(kContinuations), std::end(kContinuations),
                     [&](auto start) { return starts_with_any_case(text, start); });
}

bool cut_off(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return !text.empty() &&
         (text.back() == ',' || text.back() == ':' || find_addresses(text).empty());
}

// A segment of a note with what is needed to resolve it later.
struct Pending {
  std::size_t citation = 0;
  ReadCitation read;
  bool nested = false;
  WorkMatch match;
};

class LedgerBuilder {
 public:
  explicit LedgerBuilder(Document& document) : document_(document) {}

  void build() {
    document_.citations.clear();
    document_.works.clear();
    collect_links();
    read_notes();
    read_entries();
    resolve_notes();
    add_links();
    finish();
  }

 private:
  const std::string& text_of(std::uint32_t paragraph) const {
    return document_.paragraphs[paragraph].text;
  }

  // --- Links, by paragraph. ---
  void collect_links() {
    for (std::size_t i = 0; i < document_.links.size(); ++i) {
      const Link& link = document_.links[i];
      if (link.paragraph >= document_.paragraphs.size() || link.target.empty() ||
          link.target.front() == '#')
        continue;
      if (starts_with_any_case(link.target, "mailto:") ||
          starts_with_any_case(link.target, "javascript:"))
        continue;
      links_[link.paragraph].push_back(i);
    }
  }

  // The address of a link inside `bytes` of a paragraph, for a reference that shows none:
  // "[Title](https://…)".
  std::string hidden_address(std::uint32_t paragraph, ByteRange bytes) const {
    const auto found = links_.find(paragraph);
    if (found == links_.end()) return {};
    for (const std::size_t i : found->second) {
      const Link& link = document_.links[i];
      if (link.bytes.begin >= bytes.begin && link.bytes.begin < bytes.end &&
          !canonical_url(link.target).empty())
        return link.target;
    }
    return {};
  }

  // --- Notes. ---
  void read_notes() {
    std::vector<const Footnote*> notes;
    for (const auto& note : document_.footnotes) {
      if (note.text_paragraph < document_.paragraphs.size()) notes.push_back(&note);
    }
    std::stable_sort(notes.begin(), notes.end(), [](const auto* a, const auto* b) {
      return a->text_paragraph < b->text_paragraph;
    });
    for (const auto* note : notes) noted_.emplace(note->text_paragraph, note->label);
    for (const auto* note : notes) {
      note_starts_.push_back(pending_.size());
      note_labels_.push_back(note->label);
      const std::string text = with_continuation(note->text_paragraph, Zone::Notes);
      for (const auto& segment : split_note(text)) add_segment(*note, text, segment);
    }
  }

  // The paragraph's text, and that of the next where a page break cut it off before the address.
  std::string with_continuation(std::uint32_t paragraph, Zone zone) {
    std::string text = text_of(paragraph);
    const std::uint32_t next = paragraph + 1;
    if (next >= document_.paragraphs.size() || document_.paragraphs[next].zone != zone ||
        noted_.contains(next))
      return text;
    if (!continues(text_of(next)) || !cut_off(text)) return text;
    consumed_.insert(next);
    return text + ' ' + text_of(next);
  }

  void add_segment(const Footnote& note, const std::string& text, const NoteSegment& segment) {
    Citation citation;
    citation.note = note.label;
    citation.paragraph = note.text_paragraph;
    const auto size = static_cast<std::uint32_t>(text_of(note.text_paragraph).size());
    citation.bytes = {std::min(segment.bytes.begin, size), std::min(segment.bytes.end, size)};
    citation.raw = text.substr(segment.bytes.begin, segment.bytes.size());
    citation.signal = segment.signal;
    const auto body = std::string_view(text).substr(segment.body, segment.bytes.end - segment.body);
    Pending pending;
    pending.read = read_citation(body);
    pending.nested = segment.nested;
    if (pending.read.full.reference.url.empty() && !segment.nested) {
      const auto address = hidden_address(citation.paragraph, citation.bytes);
      pending.read.full.reference.url = address;
      if (!address.empty() && !pending.read.back) pending.read.is_full = true;
    }
    pending.citation = document_.citations.size();
    document_.citations.push_back(std::move(citation));
    pending_.push_back(std::move(pending));
    // Works in full are known before anything points back at them, in order of the text.
    Pending& added = pending_.back();
    if (added.read.is_full && !added.read.back) add_full(added);
  }

  void add_full(Pending& pending) {
    ParsedReference full = pending.read.full;
    if (pending.read.link_only)
      full.reference = {{}, "", "", "", full.reference.url, full.reference.doi, ""};
    pending.match = works_.add(full);
  }

  // --- Bibliography. ---
  void read_entries() {
    std::vector<std::string> authors_before;
    for (std::uint32_t p = 0; p < document_.paragraphs.size(); ++p) {
      const Paragraph& paragraph = document_.paragraphs[p];
      if (paragraph.zone != Zone::Bibliography || paragraph.heading_level > 0 ||
          consumed_.contains(p))
        continue;
      Citation citation;
      citation.paragraph = p;
      citation.bytes = {0, static_cast<std::uint32_t>(paragraph.text.size())};
      citation.raw = with_continuation(p, Zone::Bibliography);
      citation.klass = CitationClass::Entry;
      ParsedReference parsed = parse_with_evidence(citation.raw);
      if (parsed.reference.url.empty()) parsed.reference.url = hidden_address(p, citation.bytes);
      if (repeats_author(citation.raw)) parsed.reference.authors = authors_before;
      authors_before = parsed.reference.authors;
      const WorkMatch match = knowable(parsed) ? works_.add(parsed) : WorkMatch{};
      citation.reference = std::move(parsed.reference);
      citation.work = match.work;
      citation.confidence = match.confidence;
      const auto& r = citation.reference;
      citation.rule = match.work < 0   ? "entry"
                      : !r.doi.empty() ? "entry-doi"
                      : !r.url.empty() ? "entry-url"
                                       : "entry-title";
      document_.citations.push_back(std::move(citation));
    }
  }

  // "———. Title": the author of the entry before.
  static bool repeats_author(std::string_view text) {
    for (const std::string_view dash : {"---", "\u2014\u2014", "\u2013\u2013", "___", "\u2014."}) {
      if (text.starts_with(dash)) return true;
    }
    return false;
  }

  static bool knowable(const ParsedReference& parsed) {
    const auto& r = parsed.reference;
    if (!r.url.empty() || !r.doi.empty() || !parsed.symbols.empty()) return true;
    return !r.title.empty() && (!r.authors.empty() || !parsed.editors.empty() || !r.date.empty());
  }

  // --- Back-references. ---
  void resolve_notes() {
    BackResolver resolver(works_);
    for (std::size_t n = 0; n < note_starts_.size(); ++n) {
      resolver.begin_note(note_labels_[n]);
      const std::size_t end = n + 1 < note_starts_.size() ? note_starts_[n + 1] : pending_.size();
      for (std::size_t i = note_starts_[n]; i < end; ++i) resolve(pending_[i], resolver);
    }
  }

  void resolve(Pending& pending, BackResolver& resolver) {
    Citation& citation = document_.citations[pending.citation];
    auto& read = pending.read;
    if (read.back && read.back->rule == "idem-author" && read.is_full) {
      read.full.reference.authors = resolver.last_authors();
      pending.match = works_.add(read.full);
      citation.klass = CitationClass::Idem;
      citation.rule = "idem-author";
      citation.reference = read.full.reference;
    } else if (read.back) {
      back_reference(pending, citation, resolver);
    } else if (read.is_full) {
      citation.klass = read.link_only ? CitationClass::Link : CitationClass::Full;
      citation.rule = read.link_only ? "note-link" : "full";
      citation.reference = read.full.reference;
      symbol_alone(pending, citation);
    } else if (pending.match = works_.known(read.full); pending.match.work >= 0) {
      // What would pass for a remark stands word for word in the bibliography.
      citation.klass = CitationClass::Full;
      citation.rule = "full-listed";
      citation.reference = read.full.reference;
    } else {
      citation.klass = CitationClass::Comment;
      citation.rule = "comment";
      return;
    }
    citation.work = pending.match.work;
    citation.confidence = pending.match.confidence;
    if (citation.klass != CitationClass::Comment && citation.klass != CitationClass::Internal)
      resolver.remember(pending.match, pending.nested);
  }

  // "Ministry of Ports, S/2019/77, summary": the short form of a document that has a title.
  void symbol_alone(const Pending& pending, Citation& citation) const {
    if (!citation.reference.title.empty() || pending.read.full.symbols.empty() ||
        pending.match.work < 0 ||
        works_.works()[static_cast<std::size_t>(pending.match.work)].title.empty())
      return;
    citation.klass = CitationClass::Short;
    citation.rule = "short-symbol";
  }

  void back_reference(Pending& pending, Citation& citation, const BackResolver& resolver) {
    const BackReference& back = *pending.read.back;
    citation.klass = back.klass;
    citation.rule = back.rule;
    pending.match = resolver.resolve(back, citation.rule);
    const bool found = pending.match.work >= 0 || pending.match.confidence == Confidence::Ambiguous;
    if (back.klass == CitationClass::Short && !found) return unresolved_short(pending, citation);
    if (!back.author.empty()) citation.reference.authors = {back.author};
    citation.reference.title = back.title;
    citation.reference.date = back.year;
    citation.reference.locator = back.locator;
  }

  // A short form of nothing cited: a reference in full without a date, or words that only look like
  // one.
  void unresolved_short(Pending& pending, Citation& citation) {
    const BackReference& back = *pending.read.back;
    const bool full =
        pending.read.is_full && (back.quoted || !pending.read.full.reference.date.empty());
    citation.reference = pending.read.full.reference;
    if (full && !back.author.empty()) {
      pending.match = works_.add(pending.read.full);
      pending.match.confidence = std::min(pending.match.confidence, Confidence::Medium);
      citation.klass = CitationClass::Full;
      citation.rule = "full-undated";
      return;
    }
    const bool named = back.quoted && !back.author.empty();
    if (named || back.rule == "short-author-year") return;
    citation.klass = CitationClass::Comment;
    citation.rule = "comment";
    citation.reference = {};
  }

  // --- Links in the text. ---
  void add_links() {
    std::map<std::uint32_t, std::set<std::string>>
        said;  // Addresses a paragraph's own references have.
    for (const auto& citation : document_.citations) {
      if (!citation.reference.url.empty())
        said[citation.paragraph].insert(canonical_url(citation.reference.url));
    }
    for (const auto& [paragraph, indices] : links_) {
      const Zone zone = document_.paragraphs[paragraph].zone;
      for (const std::size_t i : indices) {
        const Link& link = document_.links[i];
        const auto address = canonical_url(link.target);
        if (consumed_.contains(paragraph)) continue;
        if ((zone == Zone::Notes || zone == Zone::Bibliography) &&
            said[paragraph].contains(address))
          continue;
        add_link(link, address);
      }
    }
  }

  void add_link(const Link& link, const std::string& address) {
    const std::string& text = text_of(link.paragraph);
    Citation citation;
    if (const auto note = noted_.find(link.paragraph); note != noted_.end())
      citation.note = note->second;
    citation.paragraph = link.paragraph;
    const auto size = static_cast<std::uint32_t>(text.size());
    citation.bytes = {std::min(link.bytes.begin, size),
                      std::min(std::max(link.bytes.begin, link.bytes.end), size)};
    citation.raw = text.substr(citation.bytes.begin, citation.bytes.size());
    citation.klass = CitationClass::Link;
    citation.rule = address.empty() ? "link-id" : "link-url";
    citation.reference.url = link.target;
    citation.confidence = Confidence::Certain;
    ParsedReference parsed;
    parsed.reference.url = link.target;
    citation.work = address.empty() ? works_.add_id(link.target) : works_.add(parsed).work;
    if (citation.work < 0) citation.confidence = Confidence::None;
    document_.citations.push_back(std::move(citation));
  }

  // --- The end: reading order, works numbered by first citation. ---
  void finish() {
    std::stable_sort(document_.citations.begin(), document_.citations.end(),
                     [](const auto& a, const auto& b) {
                       return a.paragraph != b.paragraph ? a.paragraph < b.paragraph
                                                         : a.bytes.begin < b.bytes.begin;
                     });
    std::vector<int> renumbered(works_.works().size(), -1);
    for (auto& citation : document_.citations) {
      if (citation.work < 0) continue;
      int& number = renumbered[static_cast<std::size_t>(citation.work)];
      if (number < 0) {
        number = static_cast<int>(document_.works.size());
        document_.works.push_back(works_.works()[static_cast<std::size_t>(citation.work)]);
      }
      citation.work = number;
    }
  }

  Document& document_;
  WorkTable works_;
  std::vector<Pending> pending_;
  std::vector<std::size_t> note_starts_;
  std::vector<std::string> note_labels_;
  std::map<std::uint32_t, std::vector<std::size_t>> links_;
  std::map<std::uint32_t, std::string> noted_;  // Paragraphs that are a note's text: its label.
  std::set<std::uint32_t> consumed_;            // Paragraphs read as the end of the one before.
};

}  // namespace

void build_ledger(Document& document) { LedgerBuilder(document).build(); }

Citation parse_citation(std::string_view line) {
  Citation out;
  out.raw = std::string(line);
  out.bytes = {0, static_cast<std::uint32_t>(line.size())};
  const ReadCitation read = read_citation(line);
  const bool points_back =
      read.back && read.back->klass != CitationClass::Short && read.back->rule != "idem-author";
  if (points_back) {
    out.klass = read.back->klass;
    out.rule = read.back->rule;
    if (!read.back->author.empty()) out.reference.authors = {read.back->author};
    out.reference.title = read.back->title;
    out.reference.locator = read.back->locator;
    return out;
  }
  out.reference = read.full.reference;
  const bool known = read.is_full || !out.reference.title.empty() || !out.reference.authors.empty();
  out.klass = known ? CitationClass::Full : CitationClass::Comment;
  out.rule = known ? "full" : "comment";
  return out;
}

}  // namespace dossier
