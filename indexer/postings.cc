// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/postings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "analysis/capitals.h"
#include "indexer/document_terms.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/identity.h"
#include "indexer/open_names.h"
#include "indexer/packed_document.h"
#include "indexer/stories/sketch.h"
#include "indexer/zone_positions.h"
#include "schema/alias_key.h"
#include "schema/bytes.h"
#include "schema/citation_key.h"
#include "schema/facet_slot.h"
#include "schema/fields.h"
#include "schema/listed_terms.h"
#include "schema/mention_slot.h"
#include "schema/record.h"
#include "schema/spoken_dates.h"
#include "schema/terms.h"
#include "schema/unlisted_terms.h"
#include "schema/work_key.h"
#include "schema/work_terms.h"

namespace dossier {
namespace {

// The number of a title's word, as far as there is room.
std::uint32_t title_position(std::uint32_t number) { return std::min(number, kTitleSpan - 1); }

// The words of title and paragraphs, gathered by term so that each term enters the document once.
class TermTable {
 public:
  TermTable(const Document& document, const Analyzer& analyzer, const DocumentTokens& tokens)
      : document_(document), analyzer_(analyzer), document_tokens_(tokens) {
    std::size_t mention = 0;
    sentences_.resize(document.paragraphs.size() + 1);
    title_ = document_tokens_.of(std::nullopt);
    for (auto& token : title_.words) token.position = title_position(token.position);
    tokens_ = &title_;
    add_words(document.meta.title, kTitleBase, kTitleWeight, false);
    add_boundaries(document.meta.title, kTitleBase, sentences_.front());
    add_dates(document.meta.title, kTitleBase);
    add_mentions(std::nullopt, mention, kTitleBase);
    for (std::uint32_t i = 0; i < document.paragraphs.size(); ++i) add_paragraph(i, mention);
    settle();
  }

  std::string pack() { return terms_.pack(); }

  const std::vector<std::uint32_t>& paragraph_positions() const { return paragraph_positions_; }
  /// Of the title and of each paragraph.
  const TextSentences& sentences() const { return sentences_; }
  const OpenNames& open_names() const { return open_; }
  Sketch sketch() { return sketcher_.finish(); }

 private:
  void add_paragraph(std::uint32_t i, std::size_t& mention) {
    const auto& paragraph = document_.paragraphs[i];
    const auto next = zones_.next(paragraph.zone);
    paragraph_positions_.push_back(next);
    tokens_ = &document_tokens_.of(i);
    const bool below = paragraph.zone == Zone::Notes || paragraph.zone == Zone::Bibliography ||
                       paragraph.zone == Zone::Back;
    if (!below && paragraph.heading_level == 0) sketcher_.add(paragraph.text, *tokens_);
    add_words(paragraph.text, next, kBodyWeight, below);
    add_boundaries(paragraph.text, next, sentences_[i + std::size_t{1}]);
    if (speaks_of_dates(paragraph.zone)) add_dates(paragraph.text, next);
    add_mentions(i, mention, next);
    zones_.advance(paragraph.zone, tokens_->words.empty() ? 0 : last_position() + 1);
  }

  // Positions as they were while the zones' lengths were unknown become those of the index.
  void settle() {
    zones_.settle();
    const auto settle_one = [this](std::uint32_t& at) { at = zones_.settled(at); };
    terms_.each_place(settle_one);
    for (auto& place : open_.places)
      std::for_each(place.positions.begin(), place.positions.end(), settle_one);
    std::for_each(paragraph_positions_.begin(), paragraph_positions_.end(), settle_one);
    for (const auto start : zones_.starts()) stand(kZoneStarts, start);
  }

  std::uint32_t last_position() const {
    const auto& last = tokens_->words.back();
    return last.position + (last.whole ? last.parts - 1U : 0U);
  }

  void add_words(std::string_view text, std::uint32_t base, unsigned weight, bool below) {
    for (std::size_t i = 0; i < tokens_->words.size(); ++i) {
      const auto& token = tokens_->words[i];
      const auto written = text.substr(token.bytes.begin, token.bytes.size());
      if (token.term.size() <= kMostCapitals && in_capitals(written))
        stand(make_term(prefix::kCapitals, token.term), base + token.position);
      auto& term = terms_.of(token.term, tokens_->hashes[i]);
      terms_.stand(term, base + token.position);
      if (!below) {
        term.weight += weight;
      } else if (!std::exchange(term.below, true)) {
        term.weight += kBelowWeight;
      }
    }
  }

  void stand(std::string_view term, std::uint32_t position) {
    terms_.stand(terms_.of_copy(term), position);
  }

  // Where the paragraph and its sentences begin: SENT and PARA ask.
  void add_boundaries(std::string_view text, std::uint32_t base, std::vector<ByteRange>& found) {
    const auto& words = tokens_->words;
    if (words.empty()) return;
    found = dossier::sentences(text);
    stand(kParagraphStart, base);
    stand(kSentenceStart, base);
    auto last = base;
    for (const ByteRange sentence : found) {
      const auto first = std::lower_bound(
          words.begin(), words.end(), sentence.begin,
          [](const Token& t, std::uint32_t begin) { return t.bytes.begin < begin; });
      if (first == words.end()) break;
      if (base + first->position > last) stand(kSentenceStart, last = base + first->position);
    }
  }

  // Every word of a time is at the place of its terms, so that all of it is marked.
  void add_dates(std::string_view text, std::uint32_t base) {
    for (const auto& spoken : spoken_dates(text, document_.meta.date)) {
      const auto [first, last] = positions_of(spoken.bytes);
      if (!first) continue;
      for (const auto& term : spoken_date_terms(spoken.days)) {
        for (auto at = *first; at <= *last; ++at) stand(term, base + at);
      }
    }
  }

  // Mentions come in the order of paragraphs; those of this paragraph (or the title) are next.
  void add_mentions(std::optional<std::uint32_t> paragraph, std::size_t& mention,
                    std::uint32_t base) {
    const auto& mentions = document_.mentions;
    for (; mention < mentions.size() && mentions[mention].paragraph == paragraph; ++mention) {
      const auto& said = mentions[mention];
      if (is_open(said)) add_open(said, static_cast<std::uint32_t>(mention), base);
      const auto term = term_of(said);
      if (term.empty()) continue;
      auto& found = terms_.of_copy(term);
      found.weight += kBodyWeight;
      if (said.bytes.size() == 0) continue;  // A tag: true of the document, at no place in it.
      const auto [first, last] = positions_of(said.bytes);
      if (!first) continue;
      terms_.stand(found, base + *first);
      if (*last != *first) terms_.stand(found, base + *last);
    }
  }

  // Of a mention's entity, else of its unlisted name; "" while it is open.
  std::string term_of(const Mention& mention) const {
    if (!mention.entity.empty()) return make_term(prefix::kEntity, mention.entity);
    return is_open(mention) ? "" : unlisted_term(analyzer_, mention.kind, facet_value(mention));
  }

  void add_open(const Mention& mention, std::uint32_t number, std::uint32_t base) {
    const auto [first, last] = positions_of(mention.bytes);
    if (!first) return;
    const auto [name, is_new] = open_numbers_.try_emplace(
        mention.candidates, static_cast<std::uint32_t>(open_.names.size()));
    if (is_new) open_.names.push_back({mention.candidates, std::nullopt});
    open_.places.push_back({number, name->second, {base + *first}});
    if (*last != *first) open_.places.back().positions.push_back(base + *last);
  }

  // Positions of the first and the last word that stand in `bytes`.
  std::pair<std::optional<std::uint32_t>, std::optional<std::uint32_t>> positions_of(
      ByteRange bytes) const {
    std::optional<std::uint32_t> first, last;
    const auto& words = tokens_->words;
    auto token =
        std::lower_bound(words.begin(), words.end(), bytes.begin,
                         [](const Token& t, std::uint32_t begin) { return t.bytes.end <= begin; });
    for (; token != words.end() && token->bytes.begin < bytes.end; ++token) {
      // Of "US-Afghan" a name may be one part: the whole begins before it, another part ends there.
      if (token->bytes.end <= bytes.begin) continue;
      if (token->whole && token->bytes.begin < bytes.begin) continue;
      if (!first) first = token->position;
      if (!token->whole || !last) last = token->position;
    }
    return {first, last};
  }

  const Document& document_;
  const Analyzer& analyzer_;
  const DocumentTokens& document_tokens_;
  TextTokens title_;
  const TextTokens* tokens_ = nullptr;  // Of the text at hand.
  DocumentTerms terms_;
  TextSentences sentences_;
  ZonePositions zones_;
  std::vector<std::uint32_t> paragraph_positions_;
  OpenNames open_;
  std::map<std::vector<std::string>, std::uint32_t> open_numbers_;  // By their candidates.
  Sketcher sketcher_;
};

// Words of a field, positional among themselves.
void add_field(Xapian::Document& out, std::string_view prefix, std::string_view text,
               const Analyzer& analyzer, std::uint32_t base) {
  for (const auto& token : analyzer.analyze(text)) {
    out.add_posting(make_term(prefix, token.term), base + token.position, 0);
  }
}

void add_fields(Xapian::Document& out, const Metadata& meta, const Analyzer& analyzer) {
  for (const auto& token : analyzer.analyze(meta.title))
    out.add_boolean_term(make_term(prefix::kTitle, token.term));
  add_field(out, prefix::kOutlet, meta.outlet, analyzer, kFieldBase);
  add_field(out, prefix::kUrl, meta.url, analyzer, kFieldBase);
  auto base = kFieldBase;
  for (const auto& author : meta.authors) {
    add_field(out, prefix::kAuthor, author, analyzer, base);
    base += kZoneGap;
  }
  if (!meta.kind.empty()) out.add_boolean_term(make_term(prefix::kKind, meta.kind));
  if (!meta.language.empty()) out.add_boolean_term(make_term(prefix::kLanguage, meta.language));
}

// What has:NAME finds.
void add_possessions(Xapian::Document& out, const Document& document) {
  const auto in_zone = [&](Zone zone) {
    return std::any_of(document.paragraphs.begin(), document.paragraphs.end(),
                       [&](const Paragraph& p) { return p.zone == zone; });
  };
  const auto add = [&](Possession what, bool there) {
    if (there) out.add_boolean_term(make_term(prefix::kHas, possession_name(what)));
  };
  add(Possession::Notes, in_zone(Zone::Notes));
  add(Possession::Bibliography, in_zone(Zone::Bibliography));
  add(Possession::Citations, !document.works.empty());
  add(Possession::Url, !document.meta.url.empty());
  add(Possession::Date, document.meta.date.has_value());
  add(Possession::Author, !document.meta.authors.empty());
  add(Possession::Outlet, !document.meta.outlet.empty());
}

// Names that only this document's file lists, and the keys by which queries find them.
void add_listed(Xapian::Document& out, const std::vector<ListedName>& listed,
                const Analyzer& analyzer) {
  for (const auto& one : listed) {
    out.add_boolean_term(listed_name_term(one));
    const auto kind = parse_entity_kind(one.id.substr(0, one.id.find('/')));
    if (!kind) continue;
    for (const auto& name : spoken_names(*kind, one.name)) {
      const auto tokens = analyzer.analyze(name);
      for (const auto& key : {alias_key(tokens), joined_alias_key(tokens)}) {
        const auto term = key.empty() ? "" : listed_alias_term(key, one.id);
        if (!term.empty()) out.add_boolean_term(term);
      }
    }
  }
}

}  // namespace

std::string own_citation_key(const Metadata& meta, const Analyzer& analyzer,
                             const StopLists& stop_lists) {
  return citation_key({meta.authors.empty() ? meta.outlet : meta.authors.front(), meta.title,
                       meta.date ? meta.date->year : 0, meta.language},
                      analyzer, stop_lists);
}

std::vector<std::string> own_work_keys(const Metadata& meta, const std::vector<Copy>& copies) {
  auto keys = work_keys("", meta.url, meta.title, meta.date ? meta.date->iso() : "");
  for (auto& key : work_keys("", "", meta.title, "")) keys.push_back(std::move(key));
  keys.push_back("id:" + meta.id);
  for (const auto& copy : copies) keys.push_back("id:" + copy.id);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

Xapian::Document whole_document(Postings&& postings, const RecordDictionary* dictionary) {
  auto document = std::move(postings.document);
  add_terms(postings.words, document);
  pack_record(document, dictionary);
  return document;
}

Postings make_postings(const Document& document, const DocumentTokens& tokens,
                       const Analyzer& analyzer, const StopLists& stop_lists,
                       const Content& content) {
  Postings out;
  out.id = document.meta.id;
  TermTable table(document, analyzer, tokens);
  out.words = table.pack();
  add_fields(out.document, document.meta, analyzer);
  add_listed(out.document, document.listed, analyzer);
  add_possessions(out.document, document);

  const auto key = own_citation_key(document.meta, analyzer, stop_lists);
  const auto own_keys = own_work_keys(document.meta, document.copies);
  if (!key.empty()) out.document.add_boolean_term(make_term(prefix::kCitationKey, key));
  const auto add_main_title = [&](const std::string& title) {
    if (const auto link = main_title_link(title); !link.empty())
      out.document.add_boolean_term(link);
  };
  add_main_title(document.meta.title);
  for (const auto& work : document.works) {
    for (const auto& term : work_terms(work.keys, cites_term)) out.document.add_boolean_term(term);
    add_main_title(work.title);
  }
  if (const auto& date = document.meta.date) {
    out.document.add_value(slot::kFirstDay, fmt::format("{:08}", date->first_day()));
    out.document.add_value(slot::kLastDay, fmt::format("{:08}", date->last_day()));
  }
  const auto facets = pack_facets(document);
  out.document.add_value(slot::kFacets, facets);
  if (const auto sketch = table.sketch(); !sketch.shingles.items.empty())
    out.document.add_value(slot::kSketch, pack_sketch(sketch));
  out.document.add_value(slot::kMentions, pack_mention_slot(document, facets, table.sentences()));
  out.open = !table.open_names().places.empty();
  out.document.add_value(slot::kOpenNames, pack_open_names(table.open_names()));
  out.document.add_value(slot::kRecord,
                         encode_record(document, table.paragraph_positions(), key, own_keys));
  set_identity(out.document, {document.meta.id, document.source_path, document.copies, own_keys},
               content);
  return out;
}

}  // namespace dossier
