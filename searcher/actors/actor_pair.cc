// SPDX-License-Identifier: GPL-2.0-or-later
// Two actors: when and how often they are named together, and the sentences that name both.

#include <algorithm>
#include <map>

#include "schema/terms.h"
#include "searcher/actors/actor_card.h"
#include "searcher/compile/mention_stream.h"
#include "searcher/results/histogram.h"

namespace dossier {
namespace {

// A document that names both, and the paragraphs with a sentence that does.
struct Meeting {
  Xapian::docid document = 0;
  std::uint32_t day = 0;
  std::vector<std::uint32_t> paragraphs;  // As in MentionPlace.
};

// Counts what one document's slot says of two of its actors.
class MeetingFinder {
 public:
  MeetingFinder(const std::string& first, const std::string& second) : ids_{&first, &second} {}

  std::uint32_t paragraphs = 0, sentences = 0;

  std::vector<std::uint32_t> look(const MentionSlot& slot) {
    std::vector<std::uint32_t> found;
    Run paragraph, sentence;
    for (const auto& place : slot.places) {
      const auto& actor = slot.actors[place.actor];
      const bool is[] = {!actor.unlisted && actor.value == *ids_[0],
                         !actor.unlisted && actor.value == *ids_[1]};
      if (!place.in_text || (!is[0] && !is[1])) continue;
      if (paragraph.completes(place.paragraph, is)) ++paragraphs;
      if (!sentence.completes(place.sentence, is)) continue;
      ++sentences;
      if (found.empty() || found.back() != place.paragraph) found.push_back(place.paragraph);
    }
    return found;
  }

 private:
  // The sentence or paragraph we are in, and who was met there.
  struct Run {
    std::uint32_t number = ~0U;
    bool met[2] = {false, false};

    // True once a run, when the second of the two is met.
    bool completes(std::uint32_t here, const bool (&is)[2]) {
      if (here != number) *this = {here, {false, false}};
      const bool before = met[0] && met[1];
      met[0] = met[0] || is[0];
      met[1] = met[1] || is[1];
      return !before && met[0] && met[1];
    }
  };

  const std::string* ids_[2];
};

// The sentences of one paragraph that name both.
void add_sentences(Record& record, const DocumentHead& head, std::uint32_t place,
                   const ActorPair& pair, std::vector<SharedSentence>& into) {
  const auto paragraph = place == 0 ? std::nullopt : std::optional(place - 1);
  const auto text = paragraph ? record.text(*paragraph) : record.meta().title;
  for (const auto& sentence : sentences(text)) {
    bool met[2] = {false, false};
    SharedSentence shared{head, {}, {}, {}, paragraph};
    for (const auto& mention : record.mentions()) {
      if (mention.paragraph != paragraph || mention.bytes.begin < sentence.begin ||
          mention.bytes.begin >= sentence.end || mention.bytes.size() == 0)
        continue;
      const bool first = mention.entity == pair.first.id, second = mention.entity == pair.second.id;
      met[0] = met[0] || first;
      met[1] = met[1] || second;
      if (first || second)
        shared.highlights.push_back({mention.bytes.begin - sentence.begin,
                                     std::min(mention.bytes.end, sentence.end) - sentence.begin});
    }
    if (!met[0] || !met[1]) continue;
    shared.text = text.substr(sentence.begin, sentence.size());
    if (paragraph) shared.section = record.section(*paragraph);
    into.push_back(std::move(shared));
  }
}

}  // namespace

ActorPair actor_pair(const Searcher::Impl& impl, const Entity& first, const Entity& second,
                     std::size_t most) {
  const auto& database = impl.index.database();
  ActorPair pair;
  pair.first = first;
  pair.second = second;
  const auto one = make_term(prefix::kEntity, first.id),
             two = make_term(prefix::kEntity, second.id);
  std::vector<Xapian::docid> both;
  std::set_intersection(database.postlist_begin(one), database.postlist_end(one),
                        database.postlist_begin(two), database.postlist_end(two),
                        std::back_inserter(both));
  MentionStream stream(
      impl.index, Xapian::Query(Xapian::Query::OP_AND, Xapian::Query(one), Xapian::Query(two)));
  MeetingFinder finder(pair.first.id, pair.second.id);
  std::map<std::string, StoryCount> by_date;
  std::map<std::string, std::uint32_t> by_month;
  std::map<std::uint32_t, std::string> dates;
  std::vector<Meeting> meetings;
  for (const auto id : both) {
    impl.time_limit.check();
    stream.move_to(id);
    const auto date = stream.date();
    ++by_date[date].alone;
    if (date.size() >= 7) ++by_month[date.substr(0, 7)];
    if (!date.empty()) dates.emplace(stream.first_day(), date);
    auto paragraphs = finder.look(stream.slot());
    // The undated come last.
    const auto day = stream.first_day() == 0 ? ~0U : stream.first_day();
    if (!paragraphs.empty()) meetings.push_back({id, day, std::move(paragraphs)});
  }
  pair.documents = static_cast<std::uint32_t>(both.size());
  pair.paragraphs = finder.paragraphs;
  pair.sentences = finder.sentences;
  pair.timeline = histogram(by_date);
  if (!dates.empty()) {
    pair.first_date = dates.begin()->second;
    pair.last_date = dates.rbegin()->second;
  }
  for (const auto& [month, count] : by_month) {
    if (!pair.peak || count > pair.peak->count) pair.peak = {month, "month", false, count};
  }
  std::stable_sort(meetings.begin(), meetings.end(),
                   [](const Meeting& a, const Meeting& b) { return a.day < b.day; });
  for (const auto& meeting : meetings) {
    if (most > 0 && pair.shown.size() >= most) break;
    auto found = impl.record(meeting.document);
    const auto about = impl.head(meeting.document, found);
    for (const auto place : meeting.paragraphs)
      add_sentences(found, about, place, pair, pair.shown);
  }
  if (most > 0 && pair.shown.size() > most) pair.shown.resize(most);
  return pair;
}

}  // namespace dossier
