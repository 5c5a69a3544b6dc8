// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/tagger.h"

#include <algorithm>

#include "indexer/entities/inline_tags.h"
#include "indexer/entities/name_clusters.h"
#include "indexer/entities/recogniser.h"
#include "indexer/entities/resolver.h"
#include "indexer/entities/short_forms.h"
#include "indexer/entities/variant_finder.h"
#include "schema/alias_key.h"

namespace dossier {
namespace {

constexpr int kMaxGenerations = 3;  // The White House, its government, the country.

class DocumentTagger {
 public:
  DocumentTagger(const Gazetteer::Impl& gazetteer, const Analyzer& analyzer,
                 const DocumentTokens& tokens, Document& document, const TagOptions& options)
      : gazetteer_(gazetteer),
        analyzer_(analyzer),
        document_(document),
        options_(options),
        words_(read_segments(tokens)),
        evidence_(words_, options.rules),
        resolver_(gazetteer, evidence_,
                  {document.meta.date, language_number(document.meta.language)}) {}

  void run() {
    document_.mentions.clear();
    collect_words();
    if (options_.rules.on(TagRule::FrontMatterTags)) {
      add_tags(document_.meta.people, EntityKind::Person);
      add_tags(document_.meta.groups, EntityKind::Group);
      add_tags(document_.meta.places, EntityKind::Place);
    }
    spell_all();
    for (std::size_t s = 0; s < segments_.size(); ++s) pass(s, false);
    resolver_.set_final(true);
    taken_.resize(segments_.size());
    for (std::size_t s = 0; s < segments_.size(); ++s) pass(s, true);
    // The rules and lists of words are English.
    const std::string& language = document_.meta.language;
    if (!options_.rules.on(TagRule::Recognition)) return;
    if (options_.recognise && (language.empty() || language == "en")) add_recognised();
  }

 private:
  std::size_t read_segments(const DocumentTokens& tokens) {
    segments_.resize(document_.paragraphs.size() + 1);
    segments_[0].text = document_.meta.title;
    segments_[0].headline = true;
    for (std::uint32_t p = 0; p < document_.paragraphs.size(); ++p) {
      segments_[p + 1].paragraph = p;
      segments_[p + 1].text = document_.paragraphs[p].text;
      segments_[p + 1].note = document_.paragraphs[p].zone >= Zone::Notes;
      segments_[p + 1].headline = document_.paragraphs[p].heading_level > 0;
    }
    std::size_t words = 0;
    for (Segment& segment : segments_) {
      read_words(tokens.of(segment.paragraph), gazetteer_.vocabulary, gazetteer_.flags, segment,
                 options_.rules);
      words += segment.words.size();
    }
    return words;
  }

  void collect_words() {
    for (const Segment& segment : segments_) {
      const Word* before = nullptr;
      for (const Word& word : segment.words) {
        if (word.letters == Case::Lower && stands_free(segment.text, word.bytes))
          evidence_.lower.add(word);
        if (word.capital() && !word.opens && !segment.headline) evidence_.names.add(word);
        if (before != nullptr && !(word.capital() && word.gap == Gap::Space))
          evidence_.alone.add(*before);
        before = word.letters == Case::Capital ? &word : nullptr;
      }
      if (before != nullptr) evidence_.alone.add(*before);
    }
  }

  // A tag is a name in full: it means the entity it is a name of, if only one of that kind has it.
  std::uint32_t entity_of(const std::string& tag, EntityKind kind) {
    analyzer_.analyze(tag, tokens_);
    const NodeId node = name_node(gazetteer_, tokens_);
    if (node == kNone) return kNone;
    std::uint32_t named = kNone, called = kNone;
    int names = 0, calls = 0;
    for (std::uint32_t p = gazetteer_.first_pattern[node]; p != kNone;
         p = gazetteer_.patterns[p].next) {
      const NamePattern& pattern = gazetteer_.patterns[p];
      if (gazetteer_.entities[pattern.entity].kind != kind || pattern.role == NameRole::Short)
        continue;
      names += pattern.preferred && named != pattern.entity;
      if (pattern.preferred) named = pattern.entity;
      calls += called != pattern.entity;
      called = pattern.entity;
    }
    return names == 1 ? named : calls == 1 ? called : kNone;
  }

  void add_tags(const std::vector<std::string>& tags, EntityKind kind) {
    for (const std::string& tag : tags) {
      const std::uint32_t entity = entity_of(tag, kind);
      Mention mention;
      mention.kind = kind;
      mention.surface = tag;
      mention.how = MentionHow::Tagged;
      if (entity != kNone) {
        mention.entity = gazetteer_.entities[entity].id;
        support(entity, kNone);
      }
      document_.mentions.push_back(std::move(mention));
    }
  }

  void support(std::uint32_t entity, TermId title) {
    const bool known = evidence_.supported(entity);
    evidence_.support(entity, title);
    if (!known) imply_parents(entity, kMaxGenerations);
  }

  void imply_parents(std::uint32_t entity, int generations) {
    for (const std::uint32_t parent : gazetteer_.entities[entity].broader) {
      evidence_.imply(parent);
      if (generations > 1) imply_parents(parent, generations - 1);
    }
  }

  void spell_all() {
    spelled_.resize(segments_.size());
    VariantFinder variants(gazetteer_, evidence_);
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      for (std::uint32_t w = 0; w < segments_[s].words.size(); ++w) {
        spell(gazetteer_, segments_[s], w, spelled_[s]);
      }
      variants.find(segments_[s], spelled_[s]);
      if (options_.rules.on(TagRule::LongestName)) continue;
      std::stable_sort(spelled_[s].begin(), spelled_[s].end(),
                       [](const Spelled& a, const Spelled& b) {
                         return std::pair(a.begin, a.words) < std::pair(b.begin, b.words);
                       });
    }
  }

  // Left to right; at each word the longest name that means something, whose words are then used
  // up.
  void pass(std::size_t s, bool final) {
    std::uint32_t used = 0, next = 0;
    for (const Spelled& spelled : spelled_[s]) {
      if (final) add_short_forms(s, used, next, spelled.begin);
      if (spelled.begin < used) continue;
      auto decision = resolver_.decide(segments_[s], spelled, used);
      if (!decision) continue;
      decision->guessed |= spelled.guessed;
      used = decision->end;
      if (final) {
        add_mention(segments_[s], *decision);
        taken_[s].push_back({decision->begin, decision->end});
      } else if (decision->full) {
        support(decision->entity, decision->title);
        const TermId first = segments_[s].words[decision->begin].term;
        if (first != kNone) evidence_.named(decision->entity, first);
        short_forms_.read(segments_[s], static_cast<std::uint32_t>(s), decision->begin,
                          decision->end, decision->entity);
      }
      if (final && decision->full) evidence_.mention(decision->entity);
    }
    if (final)
      add_short_forms(s, used, next, static_cast<std::uint32_t>(segments_[s].words.size()));
  }

  // Abbreviations among words `next` to `to`, that included; `used` is moved behind the last.
  void add_short_forms(std::size_t s, std::uint32_t& used, std::uint32_t& next, std::uint32_t to) {
    if (short_forms_.empty() || !options_.rules.on(TagRule::Abbreviations)) return;
    const auto number = static_cast<std::uint32_t>(s);
    const auto count = static_cast<std::uint32_t>(segments_[s].words.size());
    for (next = std::max(next, used); next <= to && next < count; ++next) {
      const auto entity = short_forms_.meaning(segments_[s], number, next);
      if (!entity) continue;
      add_mention(segments_[s], {*entity, next, next + 1, MentionHow::Context});
      taken_[s].push_back({next, next + 1});
      used = next + 1;
    }
  }

  // Names that no authority lists fill what is left, and never touch what is not.
  void add_recognised() {
    std::vector<NameCluster> names = collect_names(segments_, taken_, evidence_);
    judge_names(names);
    const std::size_t listed = document_.mentions.size();
    const auto fullest = unite_forms(segments_, names);
    for (std::size_t n = 0; n < names.size(); ++n) {
      if (!names[n].kind) continue;
      for (std::size_t r = 0; r < names[n].runs.size(); ++r) {
        const NameRun& run = names[n].runs[r];
        const Segment& segment = segments_[run.segment];
        Mention& mention =
            add(segment, name_bytes(segment, run.words), *names[n].kind, MentionHow::Recognised);
        if (options_.rules.on(TagRule::Clusters)) mention.cluster = fullest[n][r];
      }
    }
    if (document_.mentions.size() == listed) return;
    // Those of the title come first, after front-matter tags.
    auto order = [](const Mention& m) {
      return std::pair(m.paragraph ? *m.paragraph + std::uint64_t{1} : 0, m.bytes.begin);
    };
    const auto tags = std::find_if(document_.mentions.begin(), document_.mentions.end(),
                                   [](const Mention& m) { return m.how != MentionHow::Tagged; });
    std::stable_sort(tags, document_.mentions.end(),
                     [&](const Mention& a, const Mention& b) { return order(a) < order(b); });
  }

  void add_mention(const Segment& segment, const Decision& decision) {
    const KnownEntity& entity = gazetteer_.entities[decision.entity];
    const auto how = decision.guessed ? MentionHow::Context : decision.how;
    const ByteRange bytes{segment.words[decision.begin].bytes.begin,
                          segment.words[decision.end - 1].bytes.end};
    Mention& mention = add(segment, bytes, entity.kind, how);
    if (decision.guessed) mention.confidence = Confidence::Medium;
    if (decision.candidates.empty()) {
      mention.entity = entity.id;
      return;
    }
    mention.confidence = Confidence::Ambiguous;
    for (const std::uint32_t c : decision.candidates)
      mention.candidates.push_back(gazetteer_.entities[c].id);
  }

  Mention& add(const Segment& segment, ByteRange bytes, EntityKind kind, MentionHow how) {
    Mention mention;
    mention.kind = kind;
    mention.paragraph = segment.paragraph;
    mention.bytes = bytes;
    mention.surface = segment.text.substr(mention.bytes.begin, mention.bytes.size());
    mention.how = how;
    mention.confidence = how == MentionHow::Context      ? Confidence::High
                         : how == MentionHow::Recognised ? Confidence::Medium
                                                         : Confidence::Certain;
    return document_.mentions.emplace_back(std::move(mention));
  }

  const Gazetteer::Impl& gazetteer_;
  const Analyzer& analyzer_;
  Document& document_;
  const TagOptions& options_;
  std::vector<Token> tokens_;
  std::vector<Segment> segments_;
  std::vector<std::vector<Spelled>> spelled_;  ///< By segment, by begin, the longest first.
  std::vector<std::vector<WordRange>> taken_;  ///< By segment, the words mentions have used.
  ShortForms short_forms_;
  std::size_t words_;
  Evidence evidence_;
  MentionResolver resolver_;
};

}  // namespace

void tag_document(const Gazetteer& gazetteer, const Analyzer& analyzer, Document& document,
                  const TagOptions& options) {
  tag_document(gazetteer, analyzer, DocumentTokens(analyzer, document), document, options);
}

void tag_document(const Gazetteer& gazetteer, const Analyzer& analyzer,
                  const DocumentTokens& tokens, Document& document, const TagOptions& options) {
  DocumentTagger(gazetteer.impl(), analyzer, tokens, document, options).run();
  add_inline_tags(gazetteer.impl(), analyzer, document);
}

}  // namespace dossier
