// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/name_clusters.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "analysis/analyzer.h"
#include "indexer/entities/name_lexicon.h"
#include "indexer/entities/person_name.h"

namespace dossier {
namespace {

constexpr std::size_t kMostBearers = 32;  // Of one surname in one document.
constexpr std::size_t kShortestAcronym = 2;
constexpr int kLongestChain = 4;  // JSOC -> Command -> Joint Special Operations Command.

using Place = std::pair<std::uint32_t, std::uint32_t>;  // Segment, word.

class Uniter {
 public:
  Uniter(const std::vector<Segment>& segments, const std::vector<NameCluster>& clusters)
      : segments_(segments), clusters_(clusters), fuller_(clusters.size()) {}

  std::vector<std::vector<std::string>> unite() {
    index();
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      const NameCluster& cluster = clusters_[c];
      if (!cluster.kind) continue;
      if (*cluster.kind == EntityKind::Person) {
        if (words(c) > 1) fuller_[c] = fuller_person(c);
      } else if (*cluster.kind == EntityKind::Group) {
        fuller_[c] = fuller_group(c);
      }
    }
    std::vector<std::vector<std::string>> names(clusters_.size());
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      for (const NameRun& run : clusters_[c].runs) names[c].push_back(name_of(c, run));
    }
    return names;
  }

 private:
  const NameRun& first(std::uint32_t c) const { return clusters_[c].runs.front(); }
  const Segment& segment(const NameRun& run) const { return segments_[run.segment]; }
  std::uint32_t words(std::uint32_t c) const { return first(c).words.end - first(c).words.begin; }
  const Word& word(std::uint32_t c, std::uint32_t n) const {
    return segment(first(c)).words[first(c).words.begin + n];
  }
  std::string_view text(std::uint32_t c, std::uint32_t n) const {
    return segment(first(c)).surface(first(c).words.begin + n);
  }
  std::string surface(const NameRun& run) const {
    const ByteRange bytes = name_bytes(segment(run), run.words);
    return std::string(segment(run).text.substr(bytes.begin, bytes.size()));
  }

  void index() {
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      if (!clusters_[c].kind || words(c) < 2) continue;
      if (*clusters_[c].kind == EntityKind::Person) {
        auto& bearers = bearers_[word(c, words(c) - 1).hash];
        if (bearers.size() < kMostBearers) bearers.push_back(c);
      } else if (*clusters_[c].kind == EntityKind::Group) {
        const std::string initials = initials_of(c);
        if (initials.size() >= kShortestAcronym) acronyms_[initials].push_back(c);
      }
    }
  }

  std::string initials_of(std::uint32_t c) const {
    std::string initials;
    for (std::uint32_t n = 0; n < words(c); ++n) {
      if (word(c, n).capital()) initials += text(c, n).front();
    }
    return initials;
  }

  // "A. Carder", "Angela Carder" -> "Angela M. Carder"
  std::optional<std::uint32_t> fuller_person(std::uint32_t c) const {
    std::optional<std::uint32_t> best;
    for (const std::uint32_t other : bearers_.at(word(c, words(c) - 1).hash)) {
      const bool longer = std::pair(words(other), surface(first(other)).size()) >
                          std::pair(words(c), surface(first(c)).size());
      if (other == c || !longer || !given_fit(c, other)) continue;
      if (best) return std::nullopt;  // J. Carder: John or James?
      best = other;
    }
    return best;
  }

  bool given_fit(std::uint32_t brief, std::uint32_t full) const {
    std::uint32_t at = 0;
    for (std::uint32_t n = 0; n + 1 < words(brief); ++n) {
      auto plain = [this](std::uint32_t c, std::uint32_t w) {
        std::string term = fold(text(c, w));
        std::erase(term, '.');
        return term;
      };
      const std::string given = plain(brief, n);
      while (at + 1 < words(full) && !given_name_fits(given, plain(full, at))) ++at;
      if (at + 1 >= words(full)) return false;
      ++at;
    }
    return true;
  }

  std::optional<std::uint32_t> fuller_group(std::uint32_t c) const {
    for (const auto& [how, other] : clusters_[c].links) {
      if (how == NameLink::ShortForm && clusters_[other].kind == EntityKind::Group) return other;
    }
    if (words(c) > 1) return std::nullopt;
    if (word(c, 0).letters == Case::Capitals) {
      std::string letters(text(c, 0));
      std::erase(letters, '.');
      const auto found = acronyms_.find(letters);
      if (found != acronyms_.end() && found->second.size() == 1) return found->second.front();
    }
    return whole_of(c);
  }

  // "the Haqqani" of the Haqqani Network: the one group that begins so and adds but what it is.
  std::optional<std::uint32_t> whole_of(std::uint32_t c) const {
    std::optional<std::uint32_t> whole;
    for (const auto& [how, other] : clusters_[c].links) {
      if (how != NameLink::First || clusters_[other].kind != EntityKind::Group) continue;
      bool plain = true;
      for (std::uint32_t n = 1; n < words(other); ++n) {
        plain &= (classes_of(word(other, n).hash) & (kGroupTail | kGroupNoun | kCommonWord)) != 0;
      }
      if (!plain) continue;
      if (whole) return std::nullopt;
      whole = other;
    }
    return whole;
  }

  // The bearer of a surname whose full name stood last before the run.
  std::optional<std::uint32_t> bearer(std::uint32_t c, const NameRun& run) const {
    const auto found = bearers_.find(word(c, 0).hash);
    if (found == bearers_.end()) return std::nullopt;
    const Place here{run.segment, run.words.begin};
    std::optional<std::uint32_t> best;
    Place latest{};
    for (const std::uint32_t full : found->second) {
      for (const NameRun& place : clusters_[full].runs) {
        const Place there{place.segment, place.words.begin};
        if (there > here || (best && there < latest)) continue;
        best = full;
        latest = there;
      }
    }
    return best ? best : found->second.front();
  }

  std::string name_of(std::uint32_t c, const NameRun& run) const {
    std::optional<std::uint32_t> to = fuller_[c];
    if (clusters_[c].kind == EntityKind::Person && words(c) == 1) to = bearer(c, run);
    for (int steps = 0; to && fuller_[*to] && steps < kLongestChain; ++steps) to = fuller_[*to];
    const std::string name = surface(first(to.value_or(c)));
    return name == surface(run) ? std::string() : name;
  }

  const std::vector<Segment>& segments_;
  const std::vector<NameCluster>& clusters_;
  std::vector<std::optional<std::uint32_t>> fuller_;
  std::unordered_map<std::size_t, std::vector<std::uint32_t>> bearers_;   ///< By surname.
  std::unordered_map<std::string, std::vector<std::uint32_t>> acronyms_;  ///< By initials.
};

}  // namespace

std::vector<std::vector<std::string>> unite_forms(const std::vector<Segment>& segments,
                                                  const std::vector<NameCluster>& clusters) {
  return Uniter(segments, clusters).unite();
}

}  // namespace dossier
