// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/mention_slot.h"

#include <map>
#include <tuple>

#include "analysis/analyzer.h"
#include "schema/bytes.h"
#include "schema/facet_slot.h"

namespace dossier {
namespace {

// A name stands once: of a spelling that is the same nothing is written.
//
// A mention is one number: the actor, and two bits that say whether a new paragraph or a new
// sentence begins. After the first bit stand the paragraphs passed, after that its spelling where
// the actor has several.
constexpr unsigned kNewSentence = 1, kNewParagraph = 2, kFlagBits = 2;

// The names of a document in the order of their first mention.
class Actors {
 public:
  explicit Actors(const Document& document) {
    for (const auto& mention : document.mentions) add(mention);
  }

  std::uint32_t of(const Mention& mention) const { return numbers_.at(key(mention)); }
  std::uint32_t spelling_of(const Mention& mention) const {
    return actors_[of(mention)].spellings.at(mention.surface);
  }
  bool one_spelling(std::uint32_t actor) const { return actors_[actor].spellings.size() < 2; }

  void put(ByteWriter& out) const {
    out.list(actors_, [&](const Actor& actor) {
      const auto& [kind, unlisted, value] = actor.key;
      out.number(static_cast<std::uint64_t>(kind) << 1U | (unlisted ? 1U : 0U));
      out.text(value);
      out.list(actor.in_order,
               [&](std::string_view spelling) { out.text(spelling == value ? "" : spelling); });
    });
  }

 private:
  using Key = std::tuple<EntityKind, bool, std::string_view>;
  struct Actor {
    Key key;
    std::map<std::string_view, std::uint32_t> spellings;
    std::vector<std::string_view> in_order;
  };

  static Key key(const Mention& mention) {
    return {mention.kind, mention.entity.empty(), facet_value(mention)};
  }

  void add(const Mention& mention) {
    const auto [found, is_new] =
        numbers_.try_emplace(key(mention), static_cast<std::uint32_t>(actors_.size()));
    if (is_new) actors_.push_back({found->first, {}, {}});
    if (mention.bytes.size() == 0) return;  // A tag: no words of the document.
    auto& actor = actors_[found->second];
    const auto next = static_cast<std::uint32_t>(actor.in_order.size());
    if (actor.spellings.try_emplace(mention.surface, next).second)
      actor.in_order.push_back(mention.surface);
  }

  std::map<Key, std::uint32_t> numbers_;
  std::vector<Actor> actors_;
};

// Can a sentence end in `text`? Quick, and true rather than wrong: full stops, question and
// exclamation marks can, and what is neither ASCII, nor a Latin, Greek or Cyrillic letter, nor a
// quotation mark or dash.
bool may_end_sentence(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '.' || byte == '!' || byte == '?') return true;
    if (byte < 0x80) continue;
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    const bool letter = byte >= 0xC3 && byte <= 0xD3;  // U+00C0 to U+04FF.
    const bool mark = byte == 0xE2 && next == 0x80 && i + 2 < text.size() &&
                      static_cast<unsigned char>(text[i + 2]) >= 0x90 &&
                      static_cast<unsigned char>(text[i + 2]) <= 0x9F;  // U+2010 to U+201F.
    if (!letter && !mark) return true;
    i += letter ? 1 : 2;
  }
  return false;
}

// Tells whether a mention stands in another sentence than the one before it in its paragraph.
class SentenceWalk {
 public:
  /// `named`: from the first mention of the paragraph to its last.
  void enter(const std::string& text, ByteRange named) {
    sentences_.clear();
    if (named.end <= text.size() && named.begin < named.end &&
        may_end_sentence(std::string_view(text).substr(named.begin, named.size())))
      sentences_ = sentences(text);
    at_ = 0;
  }
  bool moves_to(std::uint32_t begin) {
    const auto before = at_;
    while (at_ + 1 < sentences_.size() && sentences_[at_ + 1].begin <= begin) ++at_;
    return at_ != before;
  }

 private:
  std::vector<ByteRange> sentences_;
  std::size_t at_ = 0;
};

bool in_text(const Document& document, const Mention& mention) {
  return !mention.paragraph ||
         stored_element(document.paragraphs, *mention.paragraph).zone <= Zone::Body;
}

}  // namespace

std::string pack_mention_slot(const Document& document) {
  const auto& mentions = document.mentions;
  if (mentions.empty()) return {};
  const Actors actors(document);
  ByteWriter out;
  actors.put(out);
  SentenceWalk walk;
  std::uint32_t here = 0;
  bool first = true;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto& mention = mentions[i];
    if (mention.bytes.size() == 0) continue;
    const auto paragraph = mention.paragraph ? *mention.paragraph + 1 : 0;
    const bool moved = first || paragraph != here;
    if (moved) {
      const auto& text =
          mention.paragraph ? document.paragraphs[*mention.paragraph].text : document.meta.title;
      auto last = i;
      while (last + 1 < mentions.size() && mentions[last + 1].paragraph == mention.paragraph)
        ++last;
      walk.enter(text, {mention.bytes.begin, mentions[last].bytes.begin});
    }
    const bool sentence = walk.moves_to(mention.bytes.begin);
    const auto actor = actors.of(mention);
    out.number(std::uint64_t{actor} << kFlagBits | (moved ? kNewParagraph : 0U) |
               (moved || sentence ? kNewSentence : 0U));
    if (moved)
      out.number(std::uint64_t{paragraph - here} << 1U | (in_text(document, mention) ? 1U : 0U));
    if (!actors.one_spelling(actor)) out.number(actors.spelling_of(mention));
    here = paragraph;
    first = false;
  }
  return out.take();
}

void unpack_mention_slot(std::string_view packed, MentionSlot& slot) {
  slot.actors.clear();
  slot.places.clear();
  if (packed.empty()) return;
  ByteReader in(packed);
  in.list([&] {
    auto& actor = slot.actors.emplace_back();
    const auto head = in.number();
    actor.kind = stored_enumerator(head >> 1U, EntityKind::Place);
    actor.unlisted = (head & 1U) != 0;
    actor.value = in.view();
    in.list([&] {
      const auto spelling = in.view();
      actor.spellings.push_back(spelling.empty() ? actor.value : spelling);
    });
  });
  MentionPlace place;
  while (!in.empty()) {
    const auto head = in.number();
    place.actor = static_cast<std::uint32_t>(head >> kFlagBits);
    const auto& actor = stored_element(slot.actors, place.actor);
    if ((head & kNewSentence) != 0) ++place.sentence;
    if ((head & kNewParagraph) != 0) {
      const auto step = in.number();
      place.paragraph += static_cast<std::uint32_t>(step >> 1U);
      place.in_text = (step & 1U) != 0;
    }
    place.spelling = actor.spellings.size() < 2 ? 0 : in.number_as<std::uint32_t>();
    stored_element(actor.spellings, place.spelling);
    slot.places.push_back(place);
  }
}

}  // namespace dossier
