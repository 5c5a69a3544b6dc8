// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/ledger.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "citations/back_resolver.h"
#include "citations/citation_reader.h"
#include "citations/ledger_text.h"
#include "citations/note_segments.h"
#include "citations/reference_archive.h"
#include "citations/reference_locator.h"
#include "citations/reference_parser.h"
#include "citations/short_name.h"
#include "citations/work_table.h"
#include "schema/work_key.h"

namespace dossier {
namespace {

// A segment of a note with what is needed to resolve it later.
struct Pending {
  std::size_t citation = 0;
  ReadCitation read;
  bool nested = false;
  WorkMatch match;
  std::optional<std::size_t> named;  // The segment that gave the name with which this one begins.
};

// Names given in a document; more are no longer looked for.
constexpr std::size_t kMostGivenNames = 500;

class LedgerBuilder {
 public:
  LedgerBuilder(Document& document, CitationRules rules)
      : document_(document), rules_(rules), text_(document, rules), works_(rules) {}

  void build() {
    document_.citations.clear();
    document_.works.clear();
    read_notes();
    read_entries();
    resolve_notes();
    add_links();
    finish();
  }

 private:
  // --- Notes. ---
  void read_notes() {
    std::vector<const Footnote*> notes;
    for (const auto& note : document_.footnotes) {
      if (note.text_paragraph < document_.paragraphs.size()) notes.push_back(&note);
    }
    std::stable_sort(notes.begin(), notes.end(), [](const auto* a, const auto* b) {
      return a->text_paragraph < b->text_paragraph;
    });
    for (const auto* note : notes) {
      note_starts_.push_back(pending_.size());
      note_labels_.push_back(note->label);
      const std::string text = text_.whole(note->text_paragraph, Zone::Notes);
      for (const auto& segment : split_note(text, rules_)) add_segment(*note, text, segment);
    }
  }

  void add_segment(const Footnote& note, const std::string& text, const NoteSegment& segment) {
    Citation citation;
    citation.note = note.label;
    citation.paragraph = note.text_paragraph;
    const auto size = static_cast<std::uint32_t>(text_.paragraph(note.text_paragraph).size());
    citation.bytes = {std::min(segment.bytes.begin, size), std::min(segment.bytes.end, size)};
    citation.raw = text.substr(segment.bytes.begin, segment.bytes.size());
    citation.signal = segment.signal;
    citation.nested = segment.nested;
    const auto body = std::string_view(text).substr(segment.body, segment.body_end - segment.body);
    Pending pending;
    const auto given = rules_.on(CitationRule::GivenShortNames) ? given_name(body) : std::nullopt;
    pending.read = read_citation(given ? std::string_view(given->rest) : body, rules_);
    pending.named = by_given_name(body);
    pending.nested = segment.nested;
    if (pending.read.full.reference.url.empty() && !segment.nested) {
      const auto address = text_.hidden_address(citation.paragraph, citation.bytes);
      pending.read.full.reference.url = address;
      if (!address.empty() && !pending.read.back) pending.read.is_full = true;
    }
    pending.citation = document_.citations.size();
    document_.citations.push_back(std::move(citation));
    pending_.push_back(std::move(pending));
    // Works in full are known before anything points back at them, in order of the text.
    if (given && given_names_.size() < kMostGivenNames)
      given_names_.emplace_back(given->name, pending_.size() - 1);
    Pending& added = pending_.back();
    if (added.read.is_full && !added.read.back) add_full(added);
  }

  // The segment before that gave its work the name with which `body` begins.
  std::optional<std::size_t> by_given_name(std::string_view body) const {
    for (auto given = given_names_.rbegin(); given != given_names_.rend(); ++given) {
      if (names_work(body, given->first)) return given->second;
    }
    return std::nullopt;
  }

  // "Quays Review, p. 4", of a work that was given this name.
  void named_work(Pending& pending, Citation& citation) {
    pending.match = pending_[*pending.named].match;
    pending.match.confidence = std::min(pending.match.confidence, Confidence::High);
    citation.klass = CitationClass::Short;
    citation.rule = "short-name";
    const RefText text(citation.raw, rules_);
    citation.reference.locator = find_locator(text, 0);
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
      if (paragraph.zone != Zone::Bibliography || paragraph.heading_level > 0 || text_.consumed(p))
        continue;
      Citation citation;
      citation.paragraph = p;
      citation.bytes = {0, static_cast<std::uint32_t>(paragraph.text.size())};
      citation.raw = text_.whole(p, Zone::Bibliography);
      citation.klass = CitationClass::Entry;
      ParsedReference parsed = parse_with_evidence(citation.raw, rules_);
      if (parsed.reference.url.empty())
        parsed.reference.url = text_.hidden_address(p, citation.bytes);
      if (rules_.on(CitationRule::RepeatedAuthors) && repeats_author(citation.raw))
        parsed.reference.authors = authors_before;
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
    BackResolver resolver(works_, rules_);
    for (std::size_t n = 0; n < note_starts_.size(); ++n) {
      resolver.begin_note(note_labels_[n]);
      const std::size_t end = n + 1 < note_starts_.size() ? note_starts_[n + 1] : pending_.size();
      for (std::size_t i = note_starts_[n]; i < end; ++i) resolve(pending_[i], resolver);
    }
  }

  void resolve(Pending& pending, BackResolver& resolver) {
    Citation& citation = document_.citations[pending.citation];
    auto& read = pending.read;
    if (pending.named && pending_[*pending.named].match.work >= 0) {
      named_work(pending, citation);
    } else if (read.back && read.back->rule == "idem-author" && read.is_full) {
      auto& authors = read.full.reference.authors;
      const auto before = resolver.last_authors();
      authors.insert(authors.begin(), before.begin(), before.end());
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
    citation.candidates.assign(pending.match.candidates.begin(), pending.match.candidates.end());
    if (citation.klass != CitationClass::Comment && citation.klass != CitationClass::Internal)
      resolver.remember(pending.match, pending.nested);
  }

  // "Ministry of Ports, S/2019/77, summary": the short form of a document that has a title.
  void symbol_alone(const Pending& pending, Citation& citation) const {
    if (!rules_.on(CitationRule::ShortSymbols) || !citation.reference.title.empty() ||
        pending.read.full.symbols.empty() || pending.match.work < 0 ||
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
    if (back.rule == "ibid-archive") return other_file(pending, citation);
    const bool found = pending.match.work >= 0 || pending.match.confidence == Confidence::Ambiguous;
    if (back.klass == CitationClass::Short && !found) return unresolved_short(pending, citation);
    if (!back.author.empty()) citation.reference.authors = {back.author};
    citation.reference.title = back.title;
    citation.reference.date = back.year;
    citation.reference.locator = back.locator;
  }

  // "Ibid., Box 11": a file beside the one cited before, and no work where that is none.
  void other_file(Pending& pending, Citation& citation) {
    citation.rule = "ibid-archive";
    const int before = pending.match.work;
    pending.match = {};
    citation.reference.title = pending.read.back->title;
    if (before < 0) return;
    const Work& file = works_.works()[static_cast<std::size_t>(before)];
    const RefText title(file.title);
    if (!file.authors.empty() || !archival_place(title, {0, title.size()})) return;
    ParsedReference parsed;
    parsed.reference.container = file.container;
    parsed.reference.title = archival_sibling(file.title, citation.reference.title);
    pending.match = works_.add(parsed);
    citation.reference = parsed.reference;
  }

  // A short form of nothing cited: a reference in full without a date, or words that only look like
  // one.
  void unresolved_short(Pending& pending, Citation& citation) {
    const BackReference& back = *pending.read.back;
    const bool full = pending.read.is_full && (back.quoted || pending.read.undated ||
                                               !pending.read.full.reference.date.empty());
    citation.reference = pending.read.full.reference;
    if (full && !back.author.empty()) {
      pending.match = works_.add(pending.read.full);
      pending.match.confidence = std::min(pending.match.confidence, Confidence::Medium);
      citation.klass = CitationClass::Full;
      citation.rule = "full-undated";
      return;
    }
    const bool placed = !back.title.empty() && !back.locator.empty();
    const bool named = (back.quoted || placed) && !back.author.empty();
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
    for (const auto& [paragraph, indices] : text_.links()) {
      const Zone zone = document_.paragraphs[paragraph].zone;
      for (const std::size_t i : indices) {
        const Link& link = document_.links[i];
        const auto address = canonical_url(link.target);
        if (text_.consumed(paragraph)) continue;
        if ((zone == Zone::Notes || zone == Zone::Bibliography) &&
            said[paragraph].contains(address))
          continue;
        add_link(link, address);
      }
    }
  }

  void add_link(const Link& link, const std::string& address) {
    const std::string& text = text_.paragraph(link.paragraph);
    Citation citation;
    citation.note = text_.label(link.paragraph);
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
    std::vector<int> numbers(works_.works().size(), -1);
    for (auto& citation : document_.citations) renumber(citation.work, numbers);
    // Candidates are cited somewhere: each has its number by now.
    for (auto& citation : document_.citations) {
      for (auto& candidate : citation.candidates) renumber(candidate, numbers);
      std::sort(citation.candidates.begin(), citation.candidates.end());
    }
  }

  void renumber(std::int32_t& work, std::vector<int>& numbers) {
    if (work < 0) return;
    int& number = numbers[static_cast<std::size_t>(work)];
    if (number < 0) {
      number = static_cast<int>(document_.works.size());
      document_.works.push_back(works_.works()[static_cast<std::size_t>(work)]);
    }
    work = number;
  }

  Document& document_;
  CitationRules rules_;
  LedgerText text_;
  WorkTable works_;
  std::vector<Pending> pending_;
  std::vector<std::pair<std::string, std::size_t>> given_names_;  // With the segment that did.
  std::vector<std::size_t> note_starts_;
  std::vector<std::string> note_labels_;
};

// Of a string that stands alone: is it a reference back? A short form is one where it gives a place
// and nothing that only a reference in full has.
bool points_back(const BackReference& back, const ParsedReference& full) {
  if (back.klass != CitationClass::Short) return back.rule != "idem-author";
  const Reference& r = full.reference;
  if (full.fixed_form || !full.symbols.empty() || !r.url.empty() || !r.doi.empty()) return false;
  return !back.locator.empty() && (!back.year.empty() || r.date.empty());
}

}  // namespace

void build_ledger(Document& document, CitationRules rules) {
  LedgerBuilder(document, rules).build();
}

Citation parse_citation(std::string_view line, CitationRules rules) {
  Citation out;
  out.raw = std::string(line);
  out.bytes = {0, static_cast<std::uint32_t>(line.size())};
  const ReadCitation read = read_citation(line, rules);
  if (read.back && points_back(*read.back, read.full)) {
    out.klass = read.back->klass;
    out.rule = read.back->rule;
    if (!read.back->author.empty()) out.reference.authors = {read.back->author};
    out.reference.title = read.back->title;
    out.reference.date = read.back->year;
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
