// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::quote: where a quotation comes from, though words differ.
//
// The quotation's rarest words find documents; in each, the stretches where most of these stand
// close together are laid against the quotation word by word. Cost: a query of 24 words, their
// positions in 40 documents, and at most 24 alignments of at most 1,000 words each.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "schema/terms.h"
#include "searcher/results/passage.h"
#include "searcher/results/quote_alignment.h"
#include "searcher/searcher_impl.h"

namespace dossier {
namespace {

constexpr std::size_t kMostWords = 1000;
constexpr std::size_t kTellingWords = 24;
constexpr Xapian::doccount kDocuments = 40;
constexpr std::size_t kStretchesEach = 3;  // Of one document.
constexpr std::size_t kAlignments = 24;
// A stretch may leave out words of the text, and cross one end of a paragraph.
constexpr double kStretchLength = 1.5;
// Of what the quotation's words tell (their idf), a stretch worth a look and a passage hold so
// much.
constexpr double kLeastTold = 0.3;
constexpr double kLeastAlike = 0.5;
// Shorter ones must be found as they are: two words of three stand together by chance.
constexpr std::size_t kShortQuotation = 4;

struct Word {
  std::string term;
  ByteRange bytes;
  double idf = 0;
};

std::vector<Word> words_of(const std::string& text, const Analyzer& analyzer) {
  std::vector<Word> words;
  for (auto& token : analyzer.analyze(text)) {
    if (!token.whole) words.push_back({std::move(token.term), token.bytes});
  }
  return words;
}

// Positions [first, last] of a document where telling words stand close together.
struct Stretch {
  Xapian::docid document = 0;
  std::uint32_t first = 0, last = 0;
  double told = 0;  // Of 1.
};

struct TextWord {
  std::string term;
  std::uint32_t paragraph = 0;
  ByteRange bytes;  // In the text of the stretch.
};

// The words of a stretch, and those around it that the quotation may also hold.
struct StretchText {
  std::string text;
  std::vector<TextWord> words;
  std::map<std::uint32_t, std::uint32_t> paragraph_begin;  // In `text`.
};

class QuotationFinder {
 public:
  QuotationFinder(Searcher::Impl& impl, const std::string& quotation)
      : impl_(impl),
        database_(impl.index.database()),
        quotation_(quotation),
        words_(words_of(quotation, impl.analyzer)) {
    if (words_.size() > kMostWords) {
      throw Error(fmt::format("the quotation has {} words; at most {} are looked for",
                              words_.size(), kMostWords),
                  "quote a passage of it");
    }
    const double all = database_.get_doccount();
    std::map<std::string, double> idf;
    for (auto& word : words_) {
      const auto known = idf.try_emplace(word.term, 0).first;
      if (known->second == 0) {
        const double documents = database_.get_termfreq(word.term);
        // A word that no document has was perhaps never quoted: it tells nothing either way.
        if (documents > 0) known->second = std::log(1 + all / documents);
      }
      word.idf = known->second;
      all_told_ += word.idf;
    }
    choose_telling(idf);
  }

  QuoteAnswer answer(std::size_t limit) {
    QuoteAnswer answer;
    answer.quotation = quotation_;
    auto stretches = find_stretches();
    if (stretches.size() > kAlignments) stretches.resize(kAlignments);
    for (const auto& stretch : stretches) {
      if (auto passage = compare(stretch)) answer.passages.push_back(std::move(*passage));
    }
    order(answer.passages);
    if (answer.passages.size() > limit) answer.passages.resize(limit);
    return answer;
  }

 private:
  // The rarest words that the index has.
  void choose_telling(const std::map<std::string, double>& idf) {
    std::vector<std::pair<double, std::string>> rarest;
    for (const auto& [term, weight] : idf) {
      if (database_.term_exists(term)) rarest.emplace_back(-weight, term);
    }
    std::sort(rarest.begin(), rarest.end());
    if (rarest.size() > kTellingWords) rarest.resize(kTellingWords);
    for (const auto& [weight, term] : rarest) telling_[term] = -weight;
  }

  std::vector<Stretch> find_stretches() const {
    std::vector<Stretch> stretches;
    if (telling_.empty()) return stretches;
    std::vector<std::string> terms;
    for (const auto& [term, weight] : telling_) terms.push_back(term);
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
    // Which words a document has counts, not how often: a passage says them once.
    enquire.set_weighting_scheme(Xapian::BM25Weight(0, 0, 0, 0, 0.5));
    enquire.set_sort_by_relevance_then_value(slot::kOrder, false);
    const auto found = enquire.get_mset(0, kDocuments);
    for (auto match = found.begin(); match != found.end(); ++match)
      add_stretches(*match, stretches);
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.told > b.told; });
    return stretches;
  }

  // The best stretches of one document, none within another.
  void add_stretches(Xapian::docid document, std::vector<Stretch>& stretches) const {
    struct Place {
      std::uint32_t position;
      const std::pair<const std::string, double>* word;
    };
    std::vector<Place> places;
    double all = 0;
    for (const auto& word : telling_) {
      all += word.second;
      auto it = database_.positionlist_begin(document, word.first);
      for (; it != database_.positionlist_end(document, word.first); ++it)
        places.push_back({*it, &word});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
      return a.position != b.position ? a.position < b.position : a.word < b.word;
    });
    const auto length = static_cast<std::uint32_t>(
        kStretchLength * static_cast<double>(words_.size()) + kParagraphGap);
    std::vector<Stretch> here;
    std::map<const void*, unsigned> inside;
    double told = 0;
    std::size_t first = 0;
    for (const auto& place : places) {
      if (inside[place.word]++ == 0) told += place.word->second;
      while (place.position - places[first].position > length || inside[places[first].word] > 1) {
        if (--inside[places[first].word] == 0) told -= places[first].word->second;
        ++first;
      }
      if (told >= kLeastTold * all)
        here.push_back({document, places[first].position, place.position, told / all});
    }
    std::stable_sort(here.begin(), here.end(),
                     [](const Stretch& a, const Stretch& b) { return a.told > b.told; });
    std::vector<Stretch> kept;
    for (const auto& stretch : here) {
      if (kept.size() == kStretchesEach) break;
      const bool apart = std::all_of(kept.begin(), kept.end(), [&](const Stretch& other) {
        return stretch.last < other.first || stretch.first > other.last;
      });
      if (apart) kept.push_back(stretch);
    }
    stretches.insert(stretches.end(), kept.begin(), kept.end());
  }

  // Text and words of a stretch with the words around it.
  StretchText read(Record& record, const Stretch& stretch) const {
    StretchText out;
    const auto around = static_cast<std::uint32_t>(words_.size());
    const auto first = stretch.first > around ? stretch.first - around : 0;
    const auto last = stretch.last + around;
    const auto add = [&](std::uint32_t paragraph, std::uint32_t base, const std::string& text) {
      const auto begin = static_cast<std::uint32_t>(out.text.size());
      out.paragraph_begin[paragraph] = begin;
      for (auto& token : impl_.analyzer.analyze(text)) {
        const auto position = base + token.position;
        if (token.whole || position < first || position > last) continue;
        out.words.push_back({std::move(token.term),
                             paragraph,
                             {begin + token.bytes.begin, begin + token.bytes.end}});
      }
      out.text += text + '\n';
    };
    if (in_title(stretch.first)) {
      add(kTitle, kTitleBase, record.meta().title);
      return out;
    }
    const auto& table = record.paragraphs();
    const auto holding = record.paragraph_at(stretch.first);
    if (!holding) return out;
    const auto zone = table[*holding].zone;
    auto paragraph = *holding;
    // Back to the paragraph in which the words around begin.
    for (auto i = paragraph; i-- > 0 && table[paragraph].first_position > first;) {
      if (table[i].zone == zone) paragraph = i;
    }
    for (; paragraph < table.size(); ++paragraph) {
      if (table[paragraph].zone != zone) continue;
      if (table[paragraph].first_position > last) break;
      add(paragraph, table[paragraph].first_position, record.text(paragraph));
    }
    return out;
  }

  std::optional<QuotedPassage> compare(const Stretch& stretch) const {
    auto record = impl_.record(stretch.document);
    const auto text = read(record, stretch);
    std::vector<std::string> quoted, found;
    for (const auto& word : words_) quoted.push_back(word.term);
    for (const auto& word : text.words) found.push_back(word.term);
    const auto aligned = align(quoted, found);
    std::size_t same = 0, spanned = 0;
    double told = 0;
    for (const auto& word : aligned) {
      spanned += word.found != AlignedWord::kNone ? 1 : 0;
      if (!is_same(word, text)) continue;
      ++same;
      told += words_[word.quoted].idf;
    }
    const auto longer = std::max(words_.size(), spanned);
    QuotedPassage passage;
    passage.alike = longer == 0 ? 0 : static_cast<double>(same) / static_cast<double>(longer);
    // Words left out of the text make a passage less alike, not less the source.
    const double held =
        static_cast<double>(same) / static_cast<double>(std::max<std::size_t>(1, words_.size()));
    if (held < kLeastAlike || told < kLeastAlike * all_told_) return std::nullopt;
    if (words_.size() < kShortQuotation && !passage.exact()) return std::nullopt;
    fill(passage, record, stretch.document, text, aligned);
    return passage;
  }

  bool is_same(const AlignedWord& word, const StretchText& text) const {
    return word.quoted != AlignedWord::kNone && word.found != AlignedWord::kNone &&
           words_[word.quoted].term == text.words[word.found].term;
  }

  void fill(QuotedPassage& passage, Record& record, Xapian::docid document, const StretchText& text,
            const std::vector<AlignedWord>& aligned) const {
    const auto has_found = [](const AlignedWord& word) { return word.found != AlignedWord::kNone; };
    const auto& first = text.words[std::find_if(aligned.begin(), aligned.end(), has_found)->found];
    const auto& last = text.words[std::find_if(aligned.rbegin(), aligned.rend(), has_found)->found];
    passage.head = impl_.head(document, record);
    passage.text = text.text.substr(first.bytes.begin, last.bytes.end - first.bytes.begin);
    passage.begin = first.bytes.begin - text.paragraph_begin.at(first.paragraph);
    if (first.paragraph != kTitle) {
      passage.paragraph = first.paragraph;
      passage.section = record.section(first.paragraph);
      const auto& whole = record.document().paragraphs.at(first.paragraph).text;
      const auto sentence = sentence_at(whole, passage.begin + 1);
      if (first.paragraph == last.paragraph && sentence.begin <= passage.begin &&
          sentence.size() > passage.text.size() + 1)  // More than its full stop.
        passage.sentence = whole.substr(sentence.begin, sentence.size());
      for (const auto& note : record.document().footnotes) {
        if (note.text_paragraph == first.paragraph) passage.note = note.label;
      }
    }
    for (const auto& word : aligned) add_step(passage, text, word, first.bytes.begin);
  }

  // Runs of one kind are one difference.
  void add_step(QuotedPassage& passage, const StretchText& text, const AlignedWord& word,
                std::uint32_t origin) const {
    Difference step;
    auto& steps = passage.differences;
    const bool quoted = word.quoted != AlignedWord::kNone;
    const bool found = word.found != AlignedWord::kNone;
    step.kind = !found                ? DifferenceKind::Missing
                : !quoted             ? DifferenceKind::Added
                : is_same(word, text) ? DifferenceKind::Same
                                      : DifferenceKind::Changed;
    // A side without words has its place: after the words before.
    const auto quoted_end = steps.empty() ? 0 : steps.back().quoted.end;
    const auto found_end = steps.empty() ? 0 : steps.back().found.end;
    step.quoted = quoted ? words_[word.quoted].bytes : ByteRange{quoted_end, quoted_end};
    step.found = {found_end, found_end};
    if (found) {
      const auto bytes = text.words[word.found].bytes;
      step.found = {bytes.begin - origin, bytes.end - origin};
    }
    if (!steps.empty() && steps.back().kind == step.kind) {
      steps.back().quoted.end = step.quoted.end;
      steps.back().found.end = step.found.end;
    } else {
      steps.push_back(step);
    }
  }

  // The most alike first; of those, the earliest, which the others may quote.
  static void order(std::vector<QuotedPassage>& passages) {
    const auto date = [](const QuotedPassage& p) {
      return p.head.date.empty() ? "~" : p.head.date;
    };
    std::stable_sort(passages.begin(), passages.end(),
                     [&](const QuotedPassage& a, const QuotedPassage& b) {
                       if (a.alike != b.alike) return a.alike > b.alike;
                       if (date(a) != date(b)) return date(a) < date(b);
                       return a.head.id < b.head.id;
                     });
    // Stretches that lie close together may lead to one passage.
    std::set<std::tuple<std::string, std::optional<std::uint32_t>, std::uint32_t>> seen;
    std::erase_if(passages, [&](const QuotedPassage& p) {
      return !seen.insert({p.head.id, p.paragraph, p.begin}).second;
    });
  }

  static constexpr std::uint32_t kTitle = 0xFFFFFFFF;  // In place of a paragraph's number.

  Searcher::Impl& impl_;
  const Xapian::Database& database_;
  const std::string& quotation_;
  std::vector<Word> words_;
  double all_told_ = 0;
  std::map<std::string, double> telling_;  // Terms, with their idf.
};

}  // namespace

const char* difference_name(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::Same:
      return "same";
    case DifferenceKind::Changed:
      return "changed";
    case DifferenceKind::Missing:
      return "missing";
    case DifferenceKind::Added:
      break;
  }
  return "added";
}

QuoteAnswer Searcher::quote(const std::string& quotation, std::size_t limit) {
  return impl_->with_retry([&] { return QuotationFinder(*impl_, quotation).answer(limit); });
}

}  // namespace dossier
