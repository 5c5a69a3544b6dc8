// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/inline_tags.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/entities/gazetteer_impl.h"

namespace dossier {
namespace {

using Key = std::pair<EntityKind, std::string>;

std::string with_kind(EntityKind kind, const std::string& key) {
  const std::string prefix = std::string(entity_kind_name(kind)) + "/";
  return key.starts_with(prefix) ? key : prefix + key;
}

std::int64_t place_of(const std::optional<std::uint32_t>& paragraph) {
  return paragraph ? std::int64_t{*paragraph} : -1;
}

/// The only entity of `kind` whose name in full is `name`, or kNone.
std::uint32_t entity_called(const Gazetteer::Impl& gazetteer, const Analyzer& analyzer,
                            const std::string& name, EntityKind kind) {
  const NodeId node = name_node(gazetteer, analyzer.analyze(name));
  if (node == kNone) return kNone;
  std::uint32_t found = kNone;
  for (std::uint32_t p = gazetteer.first_pattern[node]; p != kNone;
       p = gazetteer.patterns[p].next) {
    const NamePattern& pattern = gazetteer.patterns[p];
    if (gazetteer.entities[pattern.entity].kind != kind || pattern.role != NameRole::Strong)
      continue;
    if (found != kNone && found != pattern.entity) return kNone;
    found = pattern.entity;
  }
  return found;
}

class InlineTags {
 public:
  InlineTags(const Gazetteer::Impl& gazetteer, const Analyzer& analyzer, Document& document)
      : gazetteer_(gazetteer), analyzer_(analyzer), document_(document) {}

  void add() {
    order_tags();
    find_ids();
    for (Meaning* meaning : unresolved_by_id()) find_name(*meaning);
    vote();
    merge();
    list_names();
  }

 private:
  struct Meaning {
    Key key;
    std::string name;
    std::string entity;    ///< "" until known.
    std::string voted;     ///< What the tagger found in words so tagged.
    bool divided = false;  ///< It found several.
    bool own = false;      ///< No authority knows it: the entity is the key itself.
  };

  /// By place, the longer first; of tags that overlap, the first.
  void order_tags() {
    auto& tags = document_.tags;
    std::stable_sort(tags.begin(), tags.end(), [](const NameTag& a, const NameTag& b) {
      return std::tuple(place_of(a.paragraph), a.bytes.begin, b.bytes.end) <
             std::tuple(place_of(b.paragraph), b.bytes.begin, a.bytes.end);
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tags.size(); ++i) {
      if (tags[i].bytes.size() == 0) continue;
      if (kept > 0 && tags[kept - 1].paragraph == tags[i].paragraph &&
          tags[i].bytes.begin < tags[kept - 1].bytes.end)
        continue;
      if (kept != i) tags[kept] = std::move(tags[i]);
      ++kept;
    }
    tags.resize(kept);
    for (const NameTag& tag : tags)
      if (!tag.key.empty() && !by_key_[static_cast<std::size_t>(tag.kind)].contains(tag.key)) {
        by_key_[static_cast<std::size_t>(tag.kind)].emplace(tag.key, meanings_.size());
        meanings_.push_back({{tag.kind, tag.key}, tag.name, "", "", false});
      }
  }

  Meaning* meaning_of(const NameTag& tag) {
    const auto& known = by_key_[static_cast<std::size_t>(tag.kind)];
    const auto found = known.find(tag.key);
    return found == known.end() ? nullptr : &meanings_[found->second];
  }

  /// A key may be the id itself, with its kind or without, behind '#' or not.
  void find_ids() {
    std::unordered_map<std::string, std::vector<std::size_t>> wanted;
    for (std::size_t i = 0; i < meanings_.size(); ++i) {
      const auto& [kind, key] = meanings_[i].key;
      wanted[with_kind(kind, key)].push_back(i);
      if (const std::size_t hash = key.rfind('#'); hash != std::string::npos)
        wanted[with_kind(kind, key.substr(hash + 1))].push_back(i);
    }
    if (wanted.empty()) return;
    for (const KnownEntity& entity : gazetteer_.entities) {
      const auto found = wanted.find(entity.id);
      if (found == wanted.end()) continue;
      for (const std::size_t i : found->second) meanings_[i].entity = entity.id;
    }
  }

  std::vector<Meaning*> unresolved_by_id() {
    std::vector<Meaning*> open;
    for (Meaning& meaning : meanings_)
      if (meaning.entity.empty() && !meaning.name.empty()) open.push_back(&meaning);
    return open;
  }

  void find_name(Meaning& meaning) {
    std::vector<std::string> names = spoken_names(meaning.key.first, meaning.name);
    names.push_back(meaning.name);
    for (const std::string& name : names) {
      const std::uint32_t entity = entity_called(gazetteer_, analyzer_, name, meaning.key.first);
      if (entity == kNone) continue;
      meaning.entity = gazetteer_.entities[entity].id;
      return;
    }
  }

  /// Calls `visit` with every tag and every mention in its words.
  template <typename Visit>
  void meet(Visit visit) {
    auto& mentions = document_.mentions;
    std::size_t first = 0;
    for (std::size_t t = 0; t < document_.tags.size(); ++t) {
      const NameTag& tag = document_.tags[t];
      const auto before = [&](const Mention& mention) {
        const auto place = place_of(mention.paragraph), at = place_of(tag.paragraph);
        return place < at || (place == at && mention.bytes.end <= tag.bytes.begin);
      };
      while (first < mentions.size() && before(mentions[first])) ++first;
      for (std::size_t m = first; m < mentions.size(); ++m) {
        if (mentions[m].paragraph != tag.paragraph || mentions[m].bytes.begin >= tag.bytes.end)
          break;
        visit(t, m);
      }
    }
  }

  void vote() {
    meet([&](std::size_t t, std::size_t m) {
      const Mention& mention = document_.mentions[m];
      Meaning* meaning = meaning_of(document_.tags[t]);
      if (meaning == nullptr || mention.entity.empty() || mention.kind != meaning->key.first)
        return;
      meaning->divided =
          meaning->divided || (!meaning->voted.empty() && meaning->voted != mention.entity);
      meaning->voted = mention.entity;
    });
    for (Meaning& meaning : meanings_) {
      if (!meaning.entity.empty()) continue;
      const bool agreed = !meaning.voted.empty() && !meaning.divided;
      meaning.entity = agreed ? meaning.voted : with_kind(meaning.key.first, meaning.key.second);
      meaning.own = !agreed;
    }
  }

  /// Whom no authority knows goes by the name that the file's own list gives.
  void list_names() {
    for (Meaning& meaning : meanings_) {
      if (meaning.own && !meaning.name.empty())
        document_.listed.push_back({meaning.entity, meaning.name});
    }
  }

  void merge() {
    std::vector<char> replaced(document_.mentions.size()), satisfied(document_.tags.size());
    meet([&](std::size_t t, std::size_t m) {
      const NameTag& tag = document_.tags[t];
      const Mention& mention = document_.mentions[m];
      const bool linked = !mention.entity.empty() || !mention.candidates.empty();
      const bool found = tag.key.empty() && linked && mention.kind == tag.kind;
      (found ? satisfied[t] : replaced[m]) = 1;
    });
    std::vector<Mention> all;
    all.reserve(document_.mentions.size() + document_.tags.size());
    for (std::size_t m = 0; m < document_.mentions.size(); ++m)
      if (replaced[m] == 0) all.push_back(std::move(document_.mentions[m]));
    for (std::size_t t = 0; t < document_.tags.size(); ++t)
      if (satisfied[t] == 0) all.push_back(mention_of(document_.tags[t]));
    std::stable_sort(all.begin(), all.end(), [](const Mention& a, const Mention& b) {
      return std::tuple(place_of(a.paragraph), a.bytes.begin, a.bytes.end) <
             std::tuple(place_of(b.paragraph), b.bytes.begin, b.bytes.end);
    });
    document_.mentions = std::move(all);
  }

  Mention mention_of(const NameTag& tag) {
    const std::string& text =
        tag.paragraph ? document_.paragraphs[*tag.paragraph].text : document_.meta.title;
    Mention mention;
    mention.kind = tag.kind;
    mention.paragraph = tag.paragraph;
    mention.bytes = tag.bytes;
    mention.surface = text.substr(tag.bytes.begin, tag.bytes.size());
    mention.how = MentionHow::Tagged;
    if (const Meaning* meaning = meaning_of(tag)) mention.entity = meaning->entity;
    return mention;
  }

  const Gazetteer::Impl& gazetteer_;
  const Analyzer& analyzer_;
  Document& document_;
  std::unordered_map<std::string, std::size_t> by_key_[kEntityKinds];  ///< Into meanings_.
  std::vector<Meaning> meanings_;
};

}  // namespace

void add_inline_tags(const Gazetteer::Impl& gazetteer, const Analyzer& analyzer,
                     Document& document) {
  document.listed.clear();
  if (!document.tags.empty()) InlineTags(gazetteer, analyzer, document).add();
}

}  // namespace dossier
