// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/mention_slot.h"

#include <map>
#include <tuple>

#include "analysis/analyzer.h"
#include "schema/bytes.h"
#include "schema/facet_slot.h"

namespace dossier {
namespace {

// The names themselves are the facet slot's; here stand, in its order, how each is spelled. Of the
// usual spelling nothing is written.
//
// A mention is one number: the actor, and two bits that say whether a new paragraph or a new
// sentence begins. After the first bit stand the paragraphs passed, after that its spelling where
// the actor has several.
constexpr unsigned kNewSentence = 1, kNewParagraph = 2, kFlagBits = 2;

bool is_actor(const FacetValue& value) { return is_entity(value.facet); }

NamedActor actor_of(const FacetValue& value) {
  return {static_cast<EntityKind>(value.facet), value.unlisted, value.value, {}};
}

// How a name is most often spelled, appended to `buffer`: as it is, and of an entity the words of
// its id with capitals, place/united-states: "United States".
std::string_view usual_spelling(const NamedActor& actor, std::string& buffer) {
  if (actor.unlisted) return actor.value;
  const auto begin = buffer.size();
  bool first = true;
  for (const char c : actor.value.substr(actor.value.find('/') + 1)) {
    const bool dash = c == '-';
    buffer += dash ? ' ' : first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    first = dash;
  }
  return std::string_view(buffer).substr(begin);
}

// The names of a document in the order of its facet slot, and how each is spelled.
class Actors {
 public:
  Actors(const Document& document, std::string_view facets) {
    unpack_facets(facets, [&](const FacetValue& value) {
      if (!is_actor(value)) return;
      actors_.push_back({actor_of(value), {}});
      const auto& actor = actors_.back().actor;
      numbers_.emplace(Key{actor.kind, actor.unlisted, actor.value}, actors_.size() - 1);
    });
    for (const auto& mention : document.mentions) {
      // A tag has no words in the document.
      if (mention.bytes.size() > 0) add(actors_[of(mention)], mention.surface);
    }
  }

  std::size_t of(const Mention& mention) const {
    return numbers_.at({mention.kind, mention.entity.empty(), facet_value(mention)});
  }
  std::uint32_t spelling_of(const Mention& mention) const {
    return actors_[of(mention)].numbers.at(mention.surface);
  }
  bool one_spelling(std::size_t actor) const { return actors_[actor].numbers.size() < 2; }

  void put(ByteWriter& out) const {
    for (const auto& [actor, numbers] : actors_) {
      std::string buffer;
      const auto usual = usual_spelling(actor, buffer);
      out.list(actor.spellings,
               [&](std::string_view spelling) { out.text(spelling == usual ? "" : spelling); });
    }
  }

 private:
  using Key = std::tuple<EntityKind, bool, std::string_view>;
  struct Spelled {
    NamedActor actor;
    std::map<std::string_view, std::uint32_t> numbers;  // Of its spellings.
  };

  static void add(Spelled& spelled, std::string_view spelling) {
    const auto next = static_cast<std::uint32_t>(spelled.actor.spellings.size());
    if (spelled.numbers.try_emplace(spelling, next).second)
      spelled.actor.spellings.push_back(spelling);
  }

  std::map<Key, std::size_t> numbers_;
  std::vector<Spelled> actors_;
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
  void enter(const std::vector<ByteRange>& sentences) {
    sentences_ = &sentences;
    at_ = 0;
  }
  /// `named`: from the first mention of the paragraph to its last.
  void enter(const std::string& text, ByteRange named) {
    found_.clear();
    if (named.end <= text.size() && named.begin < named.end &&
        may_end_sentence(std::string_view(text).substr(named.begin, named.size())))
      found_ = sentences(text);
    enter(found_);
  }
  bool moves_to(std::uint32_t begin) {
    const auto before = at_;
    while (at_ + 1 < sentences_->size() && (*sentences_)[at_ + 1].begin <= begin) ++at_;
    return at_ != before;
  }

 private:
  const std::vector<ByteRange>* sentences_ = nullptr;
  std::vector<ByteRange> found_;
  std::size_t at_ = 0;
};

bool in_text(const Document& document, const Mention& mention) {
  return !mention.paragraph ||
         stored_element(document.paragraphs, *mention.paragraph).zone <= Zone::Body;
}

// `sentences`: null where they are not known.
std::string pack(const Document& document, std::string_view facets,
                 const TextSentences* sentences) {
  const auto& mentions = document.mentions;
  if (mentions.empty()) return {};
  const Actors actors(document, facets);
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
    if (moved && sentences != nullptr) {
      walk.enter(stored_element(*sentences, paragraph));
    } else if (moved) {
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

}  // namespace

std::string pack_mention_slot(const Document& document, std::string_view facets) {
  return pack(document, facets, nullptr);
}

std::string pack_mention_slot(const Document& document, std::string_view facets,
                              const TextSentences& sentences) {
  return pack(document, facets, &sentences);
}

void unpack_mention_slot(std::string_view packed, std::string_view facets, MentionSlot& slot) {
  slot.actors.clear();
  slot.places.clear();
  if (packed.empty()) return;
  ByteReader in(packed);
  // A view into it would not outlive its growth; one spelling of each name, no longer than that.
  slot.usual_spellings.clear();
  slot.usual_spellings.reserve(facets.size());
  unpack_facets(facets, [&](const FacetValue& value) {
    if (!is_actor(value)) return;
    auto& actor = slot.actors.emplace_back(actor_of(value));
    bool usual = false;
    in.list([&] {
      const auto spelling = in.view();
      const bool again = spelling.empty() && usual;
      if (again) damaged("a name is spelled twice alike");
      usual = usual || spelling.empty();
      actor.spellings.push_back(spelling.empty() ? usual_spelling(actor, slot.usual_spellings)
                                                 : spelling);
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
