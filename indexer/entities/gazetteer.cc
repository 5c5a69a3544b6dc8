// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/gazetteer.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/list_times.h"
#include "indexer/entities/person_name.h"
#include "indexer/entities/role_builder.h"
#include "schema/alias_key.h"

namespace dossier {
namespace {

constexpr std::size_t kMaskBits = 32;
constexpr std::size_t kShortWord =
    4;  // Letters; a name of so few, in lower case, is too like a word.

// What follows a surname without being part of the name: "the Kennedy Administration".
constexpr std::array kHeadNouns{
    "administration", "government", "regime",     "cabinet",      "report",
    "mission",        "plan",       "group",      "committee",    "commission",
    "doctrine",       "letter",     "memorandum", "memo",         "paper",
    "papers",         "proposal",   "visit",      "trip",         "team",
    "speech",         "statement",  "family",     "brothers",     "amendment",
    "campaign",       "era",        "presidency", "conversation", "talks",
    "meeting",        "message",    "telegram",   "draft",        "recommendations",
    "note",           "aide"};

constexpr std::array kPlaceCues{"in",   "at",  "near",    "from",   "to",
                                "into", "via", "outside", "around", "across"};

constexpr std::array kAbbreviations{"st",  "mt",   "ft",   "jr",   "sr",   "no",     "nos", "vol",
                                    "dr",  "dept", "co",   "inc",  "ltd",  "messrs", "mme", "mr",
                                    "mrs", "ms",   "gen",  "col",  "maj",  "lt",     "sen", "rep",
                                    "gov", "prof", "adm",  "brig", "capt", "sgt",    "hon", "rev",
                                    "amb", "sec",  "secy", "pres", "cmdr", "cdr",    "gens"};

constexpr std::array kOffices{
    "president",  "minister",    "secretary", "ambassador", "senator",  "governor", "premier",
    "spokesman",  "spokeswoman", "commander", "chairman",   "director", "chief",    "leader",
    "chancellor", "king",        "queen",     "prince",     "sheikh",   "mullah",   "judge",
    "captain",    "colonel",     "marshal",   "admiral",    "mr",       "mrs",      "dr"};

// What is called after a place without lying in it: the Doha Agreement, Oxford University Press.
constexpr std::array kNamesakes{
    "press",    "agreement",   "agreements", "accord",      "accords",    "treaty", "pact",
    "protocol", "protocols",   "convention", "declaration", "communique", "times",  "post",
    "journal",  "herald",      "tribune",    "gazette",     "quarterly",  "inc",    "ltd",
    "corp",     "corporation", "rules",      "consensus",   "syndrome",   "fc"};

std::string_view without_aside(std::string_view name) {
  const std::size_t at = name.find(" (");
  return at == std::string_view::npos || at == 0 ? name : name.substr(0, at);
}

class Builder {
 public:
  Builder(const Authority& authority, Gazetteer::Impl& impl) : authority_(authority), impl_(impl) {}

  void build(const StopLists& stop_lists) {
    add_words(stop_lists);
    impl_.of = impl_.vocabulary.add("of");
    impl_.for_ = impl_.vocabulary.add("for");
    add_entities();
    const auto persons =
        std::count_if(authority_.entities.begin(), authority_.entities.end(),
                      [](const Entity& e) { return e.kind == EntityKind::Person; });
    const auto inverted =
        std::count_if(authority_.entities.begin(), authority_.entities.end(), [](const Entity& e) {
          return e.kind == EntityKind::Person && e.name.find(',') != std::string::npos;
        });
    // Where most names are listed surname first, one without a comma is in its native order, which
    // may be the same.
    comma_tells_order_ = inverted * 2 > persons;
    RoleBuilder roles(authority_, impl_.vocabulary, impl_.roles);
    for (std::uint32_t e = 0; e < authority_.entities.size(); ++e) {
      add_names(e);
      roles.add(authority_.entities[e]);
    }
    impl_.flags.resize(impl_.vocabulary.size());
    for (TermId term = 0; term < named_.size(); ++term) {
      constexpr std::uint16_t kOrdinary =
          kTitleWord | kStopWord | kHeadNoun | kNamesake | kPlaceCue;
      if (named_[term] && (impl_.flags[term] & kOrdinary) == 0)
        impl_.variants.add(impl_.vocabulary.term(term), term);
    }
    impl_.variants.seal();
  }

 private:
  void flag(std::string_view term, TermFlag bit) {
    const TermId id = impl_.vocabulary.add(term);
    if (impl_.flags.size() <= id) impl_.flags.resize(id + std::size_t{1});
    impl_.flags[id] |= bit;
  }

  void add_words(const StopLists& stop_lists) {
    for (const auto& [language, words] : stop_lists.lists()) {
      for (const std::string& word : words) flag(word, kStopWord);
    }
    for (const char* word : kHeadNouns) flag(word, kHeadNoun);
    for (const char* word : kPlaceCues) flag(word, kPlaceCue);
    for (const char* word : kAbbreviations) flag(word, kAbbreviation);
    for (const std::string_view word : title_words()) flag(word, kTitleWord);
    for (const char* word : {"the", "a", "an"}) flag(word, kArticle);
    for (const char* word : kOffices) flag(word, kOffice);
    for (const char* word : kNamesakes) flag(word, kNamesake);
  }

  void add_entities() {
    impl_.entities.reserve(authority_.entities.size());
    const ListTimes times(authority_);
    for (const Entity& entity : authority_.entities) {
      KnownEntity known;
      known.id = entity.id;
      known.kind = entity.kind;
      known.days = DayRange::of(entity.period());
      if (entity.from) known.from_year = entity.from->year;
      if (entity.to) known.to_year = entity.to->year;
      known.spoken_from = times.spoken_from(impl_.entities.size());
      for (const std::string& parent : entity.broader) {
        const auto at = authority_.by_id.find(parent);
        if (at != authority_.by_id.end())
          known.broader.push_back(static_cast<std::uint32_t>(at->second));
      }
      impl_.entities.push_back(std::move(known));
    }
  }

  // Names by the times at which they hold, each in a pattern of its own.
  template <typename Add>
  void add_dated(const Entity& entity, const std::string& name, const Add& add) {
    bool dated = false;
    for (const DatedName& row : entity.dated) {
      if (row.what != name) continue;
      dated = true;
      period_ = static_cast<std::uint32_t>(impl_.periods.size());
      impl_.periods.push_back(DayRange::of(row.period));
      add();
    }
    period_ = kNone;
    if (!dated) add();
  }

  void add_names(std::uint32_t index) {
    const Entity& entity = authority_.entities[index];
    if (entity.kind == EntityKind::Person) {
      add_person(index, entity.name, true);
      for (const std::string& alias : entity.aliases) {
        add_dated(entity, alias, [&] { add_person(index, alias, false); });
      }
    } else {
      add_pattern(without_aside(entity.name), {.entity = index, .preferred = true});
      for (const std::string& alias : entity.aliases) {
        add_dated(entity, alias, [&] { add_pattern(without_aside(alias), {.entity = index}); });
      }
    }
    for (const TranslatedName& name : entity.translated) {
      add_pattern(without_aside(name.name),
                  {.entity = index,
                   .language = language_number(name.language),
                   .role = name.weak ? NameRole::Weak : NameRole::Strong});
    }
    for (const std::string& alias : entity.weak) {
      add_dated(entity, alias, [&] {
        add_pattern(without_aside(alias), {.entity = index, .role = NameRole::Weak});
      });
    }
  }

  void add_person(std::uint32_t index, const std::string& listed, bool preferred) {
    const auto name = parse_person_name(listed);
    if (!name) return;
    NamePattern pattern{.entity = index, .married = name->married, .preferred = preferred};
    // A surname alone, as an alias, is still only a surname.
    if (name->office) return add_pattern(listed, pattern);
    const bool bare =
        name->given.empty() && (name->titled || listed.find(',') != std::string::npos);
    if (!bare) add_pattern(name->spoken(), pattern);
    if (name->titled && listed.find(',') == std::string::npos) add_pattern(listed, pattern);
    if (!name->pseudonym.empty()) add_pattern(name->pseudonym, pattern);
    if (name->epithet()) return;
    // Where the comma tells the order, an alias without one is no guide to the surname.
    if (preferred || name->inverted || name->married || name->given.empty() ||
        !comma_tells_order_) {
      add_short_names(index, *name, preferred);
    }
  }

  void add_short_names(std::uint32_t index, const PersonName& name, bool preferred) {
    PersonForm form;
    for (const std::string& given : name.given) form.given.push_back(fold(given));
    for (const std::string& nickname : name.nicknames) form.nicknames.push_back(fold(nickname));
    for (std::size_t i = 0; i < form.given.size(); ++i) {
      // The first word of a name in native order may be the family's.
      if (i > 0 || name.inverted || !comma_tells_order_) flag(form.given[i], kGivenName);
    }
    for (const std::string& nickname : form.nicknames) flag(nickname, kGivenName);
    PersonName surname;
    surname.surname = name.surname;
    add_short(index, surname.spoken(), form, ShortRank::Surname, name.married, preferred);
    if (!name.particles.empty()) {
      surname.particles = name.particles;
      add_short(index, surname.spoken(), form, ShortRank::Surname, name.married, preferred);
    }
    add_nickname(index, name, form, preferred);
    if (name.surname.size() > 1 && name.surname[0].size() > 3) {
      add_short(index, name.surname[0], form, ShortRank::Half, name.married, preferred);
    }
    if (!name.inverted && !name.given.empty() && comma_tells_order_ && preferred) {
      add_short(index, name.given[0], {}, ShortRank::First, name.married, preferred);
    }
  }

  // "Duong, Van Minh (“Big Minh”)": the nickname says which of the names is in use.
  void add_nickname(std::uint32_t index, const PersonName& name, const PersonForm& form,
                    bool preferred) {
    const auto second = name.pseudonym.empty() ? std::nullopt : parse_person_name(name.pseudonym);
    if (!second || second->surname.size() != 1) return;
    if (std::find(name.given.begin(), name.given.end(), second->surname[0]) == name.given.end())
      return;
    add_short(index, second->surname[0], form, ShortRank::Surname, name.married, preferred);
  }

  void add_short(std::uint32_t index, std::string_view text, PersonForm form, ShortRank rank,
                 bool married, bool preferred) {
    if (needs_capitals(text) && text.size() == 1)
      return;  // "Fritz I": an initial is nobody's short name.
    form.rank = rank;
    form.preferred = preferred;
    impl_.forms.push_back(std::move(form));
    add_pattern(text, {.entity = index,
                       .form = static_cast<std::uint32_t>(impl_.forms.size() - 1),
                       .role = NameRole::Short,
                       .married = married});
  }

  void add_pattern(std::string_view text, NamePattern pattern) {
    impl_.flags.resize(impl_.vocabulary.size());  // read_words asks for those of any known term.
    segment_.text = text;
    auto tokens = read_tokens(analyzer_, text);
    read_words(tokens, impl_.vocabulary, impl_.flags, segment_);
    tokens_ = std::move(tokens.words);
    if (segment_.words.empty()) return;
    pattern.shouted = needs_capitals(text);
    pattern.period = period_;
    bool any_capital = false, cased = false;
    for (const Word& word : segment_.words) {
      any_capital |= word.capital();
      cased |= word.letters != Case::Uncased;
    }
    const bool lower = cased && !any_capital && pattern.role != NameRole::Weak;
    const bool wordlike =
        lower && (impl_.entities[pattern.entity].kind != EntityKind::Group || is_short(text));
    add_path(false, wordlike, pattern);
    if (std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.whole; })) {
      add_path(true, wordlike, pattern);
    }
  }

  static bool is_short(std::string_view text) {
    return text.size() <= kShortWord && text.find(' ') == std::string_view::npos;
  }

  // Walks the words (or, with `joined`, compounds as one word) down the trie and leaves `pattern`
  // at the end.
  void add_path(bool joined, bool all_capitals, NamePattern pattern) {
    const bool person = impl_.entities[pattern.entity].kind == EntityKind::Person;
    NodeId node = 0;
    std::size_t unit = 0, word = 0;
    std::size_t token = 0;
    const std::string* last = nullptr;
    while (token < tokens_.size()) {
      const bool compound = joined && token + 1 < tokens_.size() && tokens_[token + 1].whole;
      const Token& used = tokens_[compound ? token + 1 : token];
      const Word& shape = segment_.words[word];
      last = &used.term;
      if (unit < kMaskBits) {
        const bool particle = person && token + 1 < tokens_.size() && is_name_particle(used.term);
        if (all_capitals || (shape.capital() && !particle)) pattern.capitals |= 1U << unit;
        if (shape.gap != Gap::Space) pattern.gaps |= 1U << unit;
      }
      const TermId term = impl_.vocabulary.add(used.term);
      if (named_.size() <= term) named_.resize(term + std::size_t{1});
      named_[term] = true;
      node = impl_.trie.add_child(node, term);
      ++unit;
      const std::uint32_t next = used.position + (compound ? used.parts : 1u);
      while (token < tokens_.size() && (tokens_[token].whole || tokens_[token].position < next)) {
        word += !tokens_[token++].whole;
      }
    }
    if (unit > kMaxNameWords) return;
    if (unit == 1 && pattern.role == NameRole::Strong && !pattern.shouted && is_stop_word(*last)) {
      pattern.role = NameRole::Weak;
    }
    leave(node, pattern);
  }

  bool is_stop_word(std::string_view term) const {
    const TermId id = impl_.vocabulary.find(term);
    return id < impl_.flags.size() && (impl_.flags[id] & kStopWord) != 0;
  }

  void leave(NodeId node, NamePattern pattern) {
    if (impl_.first_pattern.size() <= node)
      impl_.first_pattern.resize(node + std::size_t{1}, kNone);
    for (std::uint32_t p = impl_.first_pattern[node]; p != kNone; p = impl_.patterns[p].next) {
      NamePattern& known = impl_.patterns[p];
      if (known.entity != pattern.entity) break;  // Entities come one after the other.
      const bool same = known.role == pattern.role && known.shouted == pattern.shouted &&
                        known.married == pattern.married && known.period == pattern.period &&
                        known.language == pattern.language;
      if (same && pattern.role != NameRole::Short) {
        known.capitals &= pattern.capitals;
        known.gaps |= pattern.gaps;
        return;
      }
    }
    pattern.next = impl_.first_pattern[node];
    impl_.first_pattern[node] = static_cast<std::uint32_t>(impl_.patterns.size());
    impl_.patterns.push_back(pattern);
  }

  const Authority& authority_;
  Gazetteer::Impl& impl_;
  Analyzer analyzer_;
  std::vector<Token> tokens_;
  Segment segment_;
  std::uint32_t period_ = kNone;  // Of the name being added.
  std::vector<bool> named_;       ///< By TermId: a word of some name.
  bool comma_tells_order_ = false;
};

}  // namespace

std::vector<std::string> spoken_names(const Entity& entity) {
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  auto add = [&](std::string name) {
    if (!name.empty() && seen.insert(fold(name)).second) names.push_back(std::move(name));
  };
  auto add_listed = [&](const std::string& listed) {
    if (entity.kind != EntityKind::Person) return add(std::string(without_aside(listed)));
    auto name = parse_person_name(listed);
    if (name && name->office) return add(listed);
    if (!name || (name->given.empty() && listed.find(',') != std::string::npos)) return;
    add(name->spoken());
    if (!name->inverted) return;
    // Middle names and initials are mostly left out.
    name->given.resize(1);
    if (name->given[0].size() > 1) add(name->spoken());
    if (!name->nicknames.empty()) {
      name->given[0] = name->nicknames[0];
      add(name->spoken());
    }
  };
  add_listed(entity.name);
  for (const std::string& alias : entity.aliases) add_listed(alias);
  return names;
}

std::vector<std::string> spoken_names(EntityKind kind, const std::string& name) {
  Entity entity;
  entity.kind = kind;
  entity.name = name;
  return spoken_names(entity);
}

Gazetteer::Gazetteer(const Authority& authority, const StopLists& stop_lists)
    : impl_(std::make_unique<Impl>()) {
  Builder(authority, *impl_).build(stop_lists);
  impl_->first_pattern.resize(impl_->trie.nodes(), kNone);
}

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;

NodeId name_node(const Gazetteer::Impl& gazetteer, const std::vector<Token>& tokens) {
  NodeId node = kNone;
  for (const Token& token : tokens) {
    if (token.whole) continue;
    const TermId term = gazetteer.vocabulary.find(token.term);
    node = term == kNone ? kNone : gazetteer.trie.child(node == kNone ? 0 : node, term);
    if (node == kNone) return kNone;
  }
  return node;
}

}  // namespace dossier
