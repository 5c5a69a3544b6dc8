// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/recogniser.h"

#include <unordered_map>

#include "indexer/entities/kind_model.h"

namespace dossier {
namespace {

constexpr std::size_t kMany = 4;

std::size_t key_of(const Segment& segment, WordRange words) {
  std::size_t key = 0;
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    key = (key ^ segment.words[w].hash) * 0x9E3779B97F4A7C15ULL + (key << 7U);
  }
  return key;
}

class Collector {
 public:
  Collector(const std::vector<Segment>& segments, const std::vector<std::vector<WordRange>>& taken,
            const Evidence& evidence)
      : segments_(segments), taken_(taken), evidence_(evidence) {}

  std::vector<NameCluster> collect() {
    for (std::uint32_t s = 0; s < segments_.size(); ++s) {
      if (!segments_[s].note && tells(segments_[s])) read(s);
    }
    for (NameCluster& cluster : clusters_) finish(cluster);
    for (const auto& [a, b] : listed_) {
      tell_neighbour(clusters_[a].features, clusters_[b].features);
      tell_neighbour(clusters_[b].features, clusters_[a].features);
    }
    link();
    for (std::uint32_t s = 0; s < segments_.size(); ++s) {
      if (!segments_[s].note && !tells(segments_[s])) read_headline(s);
    }
    return std::move(clusters_);
  }

 private:
  static bool tells(const Segment& segment) { return !segment.title_case && !segment.capitals; }

  void read(std::uint32_t s) {
    runs_.clear();
    find_runs(segments_[s], s, taken_[s], evidence_.rules, runs_);
    const NameRun* before = nullptr;
    std::uint32_t last = 0;
    for (const NameRun& run : runs_) {
      const auto [at, added] = by_key_.try_emplace(key_of(segments_[s], run.words),
                                                   static_cast<std::uint32_t>(clusters_.size()));
      if (added) clusters_.emplace_back();
      NameCluster& cluster = clusters_[at->second];
      if (added) add_form(segments_[s], run, evidence_, cluster.features);
      add_surroundings(segments_[s], run, cluster.features);
      cluster.runs.push_back(run);
      if (before != nullptr && explains(segments_[s], *before, run)) {
        cluster.links.emplace_back(NameLink::ShortForm,
                                   by_key_.at(key_of(segments_[s], before->words)));
      }
      if (before != nullptr && listed(segments_[s], *before, run))
        listed_.emplace_back(last, at->second);
      last = at->second;
      before = &run;
    }
  }

  // "Orgy, Linkin Park and Yes": what is plain of one says something of its neighbours.
  static bool listed(const Segment& segment, const NameRun& first, const NameRun& second) {
    const std::uint32_t between = second.words.begin - first.words.end;
    if (between == 0) return segment.words[second.words.begin].gap == Gap::Comma;
    const std::string_view word = segment.surface(first.words.end);
    return between == 1 && (word == "and" || word == "or") &&
           segment.words[first.words.end].gap <= Gap::Comma &&
           segment.words[second.words.begin].gap == Gap::Space;
  }

  static void tell_neighbour(const FeatureVector& of, FeatureVector& to) {
    using enum NameFeature;
    const bool place = of.get(KnownPlace) > 0 || of.get(PlaceTail) > 0;
    if (of.get(FirstGiven) > 0 && !place && of.get(GroupTail) == 0) to.set(ListPerson);
    if (of.get(GroupTail) > 0 || of.get(GroupHeadOf) > 0) to.set(ListGroup);
    if (place && of.get(GroupTail) == 0) to.set(ListPlace);
  }

  // "Joint Special Operations Command (JSOC)"
  static bool explains(const Segment& segment, const NameRun& name, const NameRun& brief) {
    const Word& word = segment.words[brief.words.begin];
    if (brief.words.end - brief.words.begin != 1 || name.words.end != brief.words.begin)
      return false;
    if (name.words.end - name.words.begin < 2 || word.letters != Case::Capitals) return false;
    return word.bytes.begin > 0 && segment.text[word.bytes.begin - 1] == '(' &&
           word.bytes.end < segment.text.size() && segment.text[word.bytes.end] == ')';
  }

  static void finish(NameCluster& cluster) {
    cluster.features.average(static_cast<float>(cluster.runs.size()));
    if (cluster.runs.size() > 1) cluster.features.set(NameFeature::Several);
    if (cluster.runs.size() >= kMany) cluster.features.set(NameFeature::Many);
  }

  static bool single(const NameCluster& cluster) {
    return cluster.features.get(NameFeature::Words1) > 0;
  }

  void link() {
    std::unordered_map<std::size_t, std::vector<std::uint32_t>> singles;
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      const NameRun& run = clusters_[c].runs.front();
      if (single(clusters_[c]))
        singles[segments_[run.segment].words[run.words.begin].hash].push_back(c);
    }
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      if (single(clusters_[c])) continue;
      const NameRun& run = clusters_[c].runs.front();
      for (std::uint32_t w = run.words.begin; w < run.words.end; ++w) {
        const auto found = singles.find(segments_[run.segment].words[w].hash);
        if (found == singles.end()) continue;
        const NameLink how = w + 1 == run.words.end ? NameLink::Last
                             : w == run.words.begin ? NameLink::First
                                                    : NameLink::Inside;
        for (const std::uint32_t one : found->second) clusters_[one].links.emplace_back(how, c);
      }
    }
  }

  // Title Case tells nothing by itself; a name that running text has is one there too.
  void read_headline(std::uint32_t s) {
    runs_.clear();
    find_runs(segments_[s], s, taken_[s], evidence_.rules, runs_);
    for (const NameRun& run : runs_) {
      const auto found = by_key_.find(key_of(segments_[s], run.words));
      if (found != by_key_.end()) clusters_[found->second].runs.push_back(run);
    }
  }

  const std::vector<Segment>& segments_;
  const std::vector<std::vector<WordRange>>& taken_;
  const Evidence& evidence_;
  std::vector<NameRun> runs_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> listed_;  ///< Clusters side by side.
  std::vector<NameCluster> clusters_;
  std::unordered_map<std::size_t, std::uint32_t> by_key_;
};

}  // namespace

std::vector<NameCluster> collect_names(const std::vector<Segment>& segments,
                                       const std::vector<std::vector<WordRange>>& taken,
                                       const Evidence& evidence) {
  return Collector(segments, taken, evidence).collect();
}

void add_links(const std::vector<NameCluster>& clusters, NameCluster& single) {
  for (const auto& [how, other] : single.links) {
    const auto kind = clusters[other].kind;
    FeatureVector& features = single.features;
    if (how == NameLink::ShortForm) {
      if (kind == EntityKind::Group) features.set(NameFeature::IsShortForm);
    } else if (!kind) {
      features.set(NameFeature::InOther);
    } else if (*kind == EntityKind::Group) {
      features.set(NameFeature::InGroup);
    } else if (*kind == EntityKind::Place) {
      features.set(NameFeature::InPlace);
    } else if (how == NameLink::Last) {
      features.set(NameFeature::IsSurname);
    } else if (how == NameLink::First) {
      features.set(NameFeature::IsFirstName);
    }
  }
}

void judge_names(std::vector<NameCluster>& clusters) {
  for (const bool single : {false, true}) {
    for (NameCluster& cluster : clusters) {
      if ((cluster.features.get(NameFeature::Words1) > 0) != single) continue;
      if (single) add_links(clusters, cluster);
      cluster.kind = cluster.runs.front().peer ? EntityKind::Person : judge_kind(cluster.features);
    }
  }
}

}  // namespace dossier
