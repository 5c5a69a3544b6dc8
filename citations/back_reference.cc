// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/back_reference.h"

#include <algorithm>

#include "citations/reference_archive.h"
#include "citations/reference_law.h"
#include "citations/reference_links.h"
#include "citations/reference_locator.h"
#include "citations/reference_tokens.h"
#include "citations/short_form.h"

namespace dossier {
namespace {

constexpr std::string_view kIbid = "ibid ibidem ib íbid íbidem ibíd lbid ibld ibidern";
constexpr std::string_view kIbidAbroad = "ebd ebda ebenda ebendort tamże tamze tamtéž ivi";
constexpr std::string_view kIdem =
    "idem id ders dies dieselbe dieselben derselbe eadem eidem tenże íd";
constexpr std::string_view kNoteWords =
    "note notes n nn fn fns footnote footnotes anm fußnote fußn przyp przypis сноска сноску сноске "
    "сн прим nota nt";
constexpr std::string_view kAbove = "above supra infra below oben unten wyżej выше ci-dessus";
class Reader {
 public:
  explicit Reader(const RefText& text) : text_(text) {}

  std::optional<BackReference> read() {
    while (text_.mark(at_, '.') || text_.mark(at_, ',') || text_.mark(at_, '-') ||
           text_.mark(at_, '~'))
      ++at_;
    if (at_ >= text_.size()) return std::nullopt;
    if (auto found = same_place()) return found;
    if (auto found = named_ibid()) return found;
    if (auto found = numbered_note()) return found;
    if (auto found = cited_work()) return found;
    if (auto found = cross_reference()) return found;
    if (auto found = short_case()) return found;
    return read_short_form(text_, at_);
  }

 private:
  std::size_t past_dot(std::size_t i) const { return text_.mark(i, '.') ? i + 1 : i; }

  BackReference make(CitationClass klass, std::string rule, std::size_t locator_from) const {
    return make_back_reference(text_, klass, std::move(rule), locator_from);
  }

  // ibid, ebd., там же; idem and id. with a place only.
  std::optional<BackReference> same_place() const {
    std::size_t next = at_ + 1;
    const bool abroad = text_.on(CitationRule::IbidAbroad);
    if (abroad && text_.word(at_, "там") && text_.word(next, "же"))
      return make(CitationClass::Ibid, "ibid", next + 1);
    if ((text_.on(CitationRule::Ibid) && text_.word_of(at_, kIbid)) ||
        (abroad && text_.word_of(at_, kIbidAbroad))) {
      if (text_.is(next, RefToken::Word) && !text_.tokens[next].upper &&
          !text_.word_of(next, "at p pp s and с str par para §"))
        return std::nullopt;
      if (auto found = other_file(past_comma(past_dot(next)))) return found;
      return make(CitationClass::Ibid, "ibid", next);
    }
    const bool idem =
        text_.word_of(at_, kIdem) || (text_.word(at_, "то") && text_.word(next, "же"));
    if (text_.word(at_, "du") && text_.word(next, "même") && text_.word(next + 1, "auteur") &&
        text_.on(CitationRule::IdemAuthor)) {
      BackReference out = make(CitationClass::Idem, "idem-author", next + 2);
      out.title = std::string(text_.slice(past_comma(next + 2), text_.size()));
      return out;
    }
    if (!idem || !text_.on(CitationRule::Idem) ||
        (text_.word(at_, "id") && !text_.mark(next, '.') && next < text_.size() &&
         !text_.mark(next, ',')))
      return std::nullopt;
    if (text_.word(at_, "то")) ++next;
    next = past_dot(next);
    const bool place_only =
        text_.size() - next <= 6 && !text_.is(past_comma(next), RefToken::OpenQuote);
    if (!place_only && !text_.on(CitationRule::IdemAuthor)) return std::nullopt;
    BackReference out = make(CitationClass::Idem, place_only ? "idem" : "idem-author", next);
    if (!place_only) out.title = std::string(text_.slice(past_comma(next), text_.size()));
    return out;
  }

  // "Ibid., Box 11, Folder 4": another file of the same archive.
  std::optional<BackReference> other_file(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && !text_.stop(end) && !text_.mark(end, ';')) ++end;
    if (!text_.on(CitationRule::Archives) || !archival_place(text_, {begin, end}))
      return std::nullopt;
    BackReference out;
    out.klass = CitationClass::Ibid;
    out.rule = "ibid-archive";
    out.title = std::string(text_.slice(begin, end));
    return out;
  }

  // "Roe, 410 U.S. at 121": a case by its first party.
  std::optional<BackReference> short_case() const {
    std::size_t comma = at_;
    while (comma < at_ + 8 && (text_.upper_word(comma) || text_.word_of(comma, "of the v") ||
                               (text_.mark(comma, '.') && text_.word(comma - 1, "v"))))
      ++comma;
    if (comma == at_ || !text_.mark(comma, ',') || !text_.on(CitationRule::Reporters))
      return std::nullopt;
    const std::size_t name = comma + 2, end = reporter_end(text_, name);
    if (!text_.is(comma + 1, RefToken::Number) || end == name || !text_.word(end, "at") ||
        !text_.is(end + 1, RefToken::Number))
      return std::nullopt;
    BackReference out = make(CitationClass::Short, "short-case", end);
    out.title = clean_field(text_.slice(at_, comma));
    return out;
  }

  std::size_t past_comma(std::size_t i) const {
    return text_.mark(i, ',') || text_.mark(i, ':') ? i + 1 : i;
  }

  // "supra note 6", "(n 14)", "above n 3", "note 6 above", "a.a.O. (Fn. 3)", with whose work before
  // it.
  std::optional<BackReference> numbered_note() const {
    for (std::size_t i = at_; i < text_.size() && i < at_ + kShortTokens + 20; ++i) {
      const bool bracket = text_.mark(i, '(') || text_.mark(i, '[');
      if (!text_.on(bracket ? CitationRule::NoteBrackets : CitationRule::NumberedNotes)) {
        if (bracket) i = text_.closing(i);
        continue;
      }
      std::size_t word = bracket ? i + 1 : i;
      if (bracket && chapter_note(word)) return other_chapter(i);
      const bool above = text_.word_of(word, kAbove);
      if (above) ++word;
      if (text_.word_of(word, "at in")) ++word;
      const bool noted = text_.word_of(word, kNoteWords);
      if (!noted && !(above && text_.word(word - 1, "supra"))) continue;
      const std::size_t number = noted ? past_dot(word + 1) : word;
      if (!text_.is(number, RefToken::Number)) continue;
      const bool after = text_.word_of(past_comma(number + 1), kAbove) || cited_before(i);
      if (!bracket && !above && !after && !named_before(i)) continue;
      if (!bracket && !above && !after &&
          !text_.word_of(word, "fn anm fußnote przyp przypis сноска прим"))
        continue;
      if (!bracket && text_.word_of(word, "n") && !above && !after) continue;
      if (bracket && text_.closing(i) == text_.size()) continue;
      const bool supra = above && text_.word(word - (noted ? 1 : 0) - (noted ? 0 : 1), "supra");
      return note_reference(i, number, bracket,
                            supra || text_.word(past_comma(number + 1), "supra"));
    }
    return std::nullopt;
  }

  // "chapter 2, note 1", "introduction, n. 4" at `i`.
  bool chapter_note(std::size_t i) const {
    if (!text_.on(CitationRule::ChapterNotes)) return false;
    if (!text_.word_of(i, "chapter chap ch introduction part kapitel einleitung chapitre rozdział"))
      return false;
    std::size_t next = past_dot(i + 1);
    if (text_.is(next, RefToken::Number)) ++next;
    if (text_.mark(next, ',')) ++next;
    return text_.word_of(next, kNoteWords) && text_.is(past_dot(next + 1), RefToken::Number);
  }

  // Labels start again with each chapter: the name decides, not the number.
  std::optional<BackReference> other_chapter(std::size_t marker) const {
    if (!named_before(marker) || marker > at_ + kShortTokens ||
        more_than_a_name(text_, at_, marker))
      return std::nullopt;
    BackReference out = make(CitationClass::Supra, "supra-chapter", text_.closing(marker) + 1);
    describe(out, at_, marker);
    for (std::size_t i = at_; out.title.empty() && i < marker; ++i) {
      if (!text_.mark(i, ',')) continue;
      out.title = clean_field(text_.slice(i + 1, marker));
      out.author = clean_field(text_.slice(at_, i));
    }
    if (out.title.empty()) std::swap(out.title, out.author);
    return out;
  }

  // "op. cit., note 6", "a. a. O., Fn. 6"
  bool cited_before(std::size_t i) const {
    while (i > at_ && (text_.mark(i - 1, ',') || text_.mark(i - 1, '.'))) --i;
    return i > at_ + 1 && text_.word_of(i - 1, "cit cité cyt соч op.cit a.a.o");
  }

  bool named_before(std::size_t i) const { return i > at_ && text_.upper_word(at_); }

  std::optional<BackReference> note_reference(std::size_t marker, std::size_t number, bool bracket,
                                              bool supra) const {
    const bool author = named_before(marker);
    if (!author && !supra && !bracket)
      return make(CitationClass::Internal, "internal-note", number + 1);
    if (marker > at_ + kShortTokens || more_than_a_name(text_, at_, marker)) return std::nullopt;
    const std::size_t behind = bracket ? text_.closing(marker) + 1 : number + 1;
    BackReference out =
        make(CitationClass::Supra, bracket && !supra ? "n-note" : "supra-note", behind);
    out.note = text_.tokens[number].lower;
    // "Document 64 (note 16 above)": a place, and no name.
    if (text_.on(CitationRule::PlacesInNotes) && place_starts(text_, at_)) {
      out.locator = find_locator(text_, at_);
      return out;
    }
    describe(out, at_, marker);
    return out;
  }

  // Author and title before a marker at `end`.
  void describe(BackReference& out, std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (!text_.is(i, RefToken::OpenQuote)) continue;
      const std::size_t close = std::min(text_.closing(i), end);
      out.title = clean_field(text_.slice(i + 1, close));
      out.quoted = true;
      end = i;
    }
    // "a. a. O. (Fn. 3)" says twice where.
    std::size_t o = end;
    while (o > begin && (text_.mark(o - 1, '.') || text_.mark(o - 1, ','))) --o;
    if (o > begin + 5 && text_.word(o - 1, "o") && text_.word(o - 3, "a") && text_.word(o - 5, "a"))
      end = o - 5;
    while (end > begin &&
           (text_.word_of(end - 1, "in at op cit a.a.o aao wie") || text_.mark(end - 1, '.') ||
            text_.mark(end - 1, ',') || text_.mark(end - 1, '(')))
      --end;
    if (end > begin + 3 && text_.mark(end - 1, ')') && text_.year(end - 2) &&
        text_.mark(end - 3, '('))
      end -= 3;
    if (text_.mark(end, '.') && text_.word(end - 1, "al")) ++end;
    if (const std::size_t title = unquoted_title(begin, end); title != end && out.title.empty()) {
      out.title = clean_field(text_.slice(title, end));
      end = title - 1;
    }
    out.author = clean_field(text_.slice(begin, end));
  }

  // "Roe, La révolution des ports": the token where a title in running words begins, or `end`.
  std::size_t unquoted_title(std::size_t begin, std::size_t end) const {
    if (!text_.on(CitationRule::UnquotedTitles) || !text_.mark(begin + 1, ',')) return end;
    for (std::size_t i = begin + 3; i < end; ++i) {
      if (text_.is(i, RefToken::Word) && !text_.tokens[i].upper &&
          !text_.word_of(i, "and et und i y al de der von van du la le den di"))
        return begin + 2;
    }
    return end;
  }

  // op. cit., loc. cit., art. cit., a.a.O., dz. cyt., указ. соч.; "supra" without a note.
  std::optional<BackReference> cited_work() const {
    for (std::size_t i = at_; i < text_.size() && i < at_ + kShortTokens; ++i) {
      if (text_.is(i, RefToken::OpenQuote) && text_.closing(i) < text_.size()) {
        i = text_.closing(i);
        continue;
      }
      const std::size_t second = past_dot(i + 1);
      std::size_t end = 0;
      const bool abroad = text_.on(CitationRule::CitedAbroad);
      if (text_.word_of(i, "op loc art ob opus ouvr") &&
          text_.word_of(second, "cit cité cité. citato laud"))
        end = past_dot(second + 1);
      else if (text_.word_of(i, "op.cit loc.cit opcit") ||
               (abroad && text_.word_of(i, "a.a.o aao")))
        end = past_dot(i + 1);
      else if (abroad && text_.word_of(i, "dz") && text_.word_of(second, "cyt"))
        end = past_dot(second + 1);
      else if (abroad && text_.word_of(i, "указ цит") && text_.word_of(second, "соч раб"))
        end = past_dot(second + 1);
      else if (abroad && text_.word(i, "a") && text_.word(second, "a") &&
               text_.word(past_dot(second + 1), "o"))
        end = past_dot(past_dot(second + 1) + 1);
      else if (text_.word(i, "supra") && named_before(i))
        end = i + 1;
      if (end == 0 || more_than_a_name(text_, at_, i) || !text_.on(CitationRule::CitedWork))
        continue;
      BackReference out = make(CitationClass::OpCit,
                               text_.word(i, "loc")     ? "loc-cit"
                               : text_.word(i, "supra") ? "supra"
                                                        : "op-cit",
                               end);
      if (text_.word(i, "supra")) out.klass = CitationClass::Supra;
      describe(out, at_, i);
      return out;
    }
    return std::nullopt;
  }

  // "Doe, ibid., p. 6", "Jane Doe and Poe, ebd.": a name and a comma before it.
  std::optional<BackReference> named_ibid() const {
    constexpr std::size_t kNameTokens = 10;
    if (!text_.on(CitationRule::NamedIbid) || !text_.upper_word(at_)) return std::nullopt;
    for (std::size_t i = at_ + 1; i < text_.size() && i < at_ + kNameTokens; ++i) {
      if (text_.is(i, RefToken::Number) || text_.is(i, RefToken::OpenQuote)) return std::nullopt;
      if (!text_.mark(i - 1, ',') || !text_.word_of(i, kIbid) + !text_.word_of(i, kIbidAbroad) == 2)
        continue;
      if (more_than_a_name(text_, at_, i)) return std::nullopt;
      BackReference out = make(CitationClass::Ibid, "ibid-author", i + 1);
      out.author = clean_field(text_.slice(at_, i - 1));
      return out;
    }
    return std::nullopt;
  }

  // "Section 3 below", "above, p. 4", "infra Part II": a place in this document.
  std::optional<BackReference> cross_reference() const {
    if (!text_.on(CitationRule::Internal)) return std::nullopt;
    if (text_.size() - at_ > 10) return std::nullopt;
    const bool place = text_.word_of(at_,
                                     "section sections chapter part figure table appendix annex "
                                     "box page abschnitt kapitel rozdział раздел");
    const bool numbered =
        place && (text_.is(at_ + 1, RefToken::Number) || text_.upper_word(at_ + 1));
    bool above = false;
    for (std::size_t i = at_; i < text_.size(); ++i) above |= text_.word_of(i, kAbove);
    if (text_.word_of(at_, "infra above below supra oben unten wyżej niżej выше ниже") ||
        (place && above) || (numbered && text_.size() - at_ <= 4))
      return make(CitationClass::Internal, "internal", text_.size());
    return std::nullopt;
  }

  const RefText& text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<BackReference> read_back_reference(std::string_view citation, CitationRules rules) {
  return read_back_reference(RefText(citation, rules));
}

std::optional<BackReference> read_back_reference(const RefText& citation) {
  return Reader(citation).read();
}

}  // namespace dossier
