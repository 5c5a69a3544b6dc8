// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_names.h"

#include "citations/reference_name.h"

namespace dossier {
namespace {

// So many direct names parted by commas are a list even where no "and" announces the last.
constexpr std::size_t kPlainList = 3;
// A list is read no further: lists are asked for at many places of one text.
constexpr std::size_t kMostNames = 256;

bool direct(NameForm form) {
  return form == NameForm::GivenSurname || form == NameForm::InitialsSurname;
}

class ListParser {
 public:
  explicit ListParser(const RefText& text) : text_(text), reader_(text) {}

  std::optional<NameList> parse(std::size_t begin) const {
    NameList out;
    Name first = reader_.read(begin, NameForm::None);
    if (first.form == NameForm::None) return surname_et_al(begin);
    const NameForm form = first.form;
    out.end = first.end;
    out.names.push_back(std::move(first.text));
    extend(out, form);
    et_al(out);
    collective(out, form);
    role(out);
    out.certain = form != NameForm::GivenSurname || out.et_al || out.editors;
    const bool ended = out.et_al || out.editors || form == NameForm::SurnameCommaInitials ||
                       reader_.ends_before(out.end) || text_.mark(out.end - 1, '.');
    return ended ? std::optional(std::move(out)) : std::nullopt;
  }

 private:
  struct Separator {
    std::size_t next = 0;
    bool any = false, conjunction = false, semicolon = false;
  };

  // Past ", and" "; &" "," ", ... ".
  Separator separator(std::size_t i) const {
    Separator out;
    const std::size_t start = i;
    if (text_.mark(i, '.') && (text_.mark(i + 1, ',') || text_.mark(i + 1, ';'))) ++i;
    while (text_.mark(i, ',') || text_.mark(i, ';')) {
      out.semicolon |= text_.mark(i, ';');
      ++i;
    }
    if (text_.mark(i, '.') && text_.mark(i + 1, '.')) {
      while (text_.mark(i, '.')) ++i;
    }
    if (reader_.conjunction(i)) {
      out.conjunction = true;
      ++i;
    }
    out.any = i != start;
    out.next = i;
    return out;
  }

  // Names behind the first. Names that any words could be, parted by commas, only count when a
  // conjunction, "et al." or their number shows that they are a list.
  void extend(NameList& out, NameForm form) const {
    if (!text_.on(CitationRule::NameLists)) return;
    std::size_t at = out.end;
    std::vector<std::string> waiting;
    bool waiting_direct = false;
    while (out.names.size() + waiting.size() < kMostNames) {
      const Separator s = separator(at);
      const bool run_on = !s.any && (form == NameForm::InitialsSurname ||
                                     (initials_style(form) && text_.mark(at - 1, '.')));
      if (!s.any && !run_on) break;
      Name found = reader_.read(s.next, s.semicolon || s.conjunction ? NameForm::None : form);
      if (found.form == NameForm::None || (run_on && found.form != form)) break;
      // "Goss DL. Moore JH.": initials that no title has.
      if (run_on && form == NameForm::SurnameInitials &&
          !(text_.mark(found.end - 1, '.') && text_.is(found.end - 2, RefToken::Word) &&
            text_.tokens[found.end - 2].letters >= 2))
        break;
      if (s.conjunction && waiting_direct && !direct(found.form)) break;
      const bool sure =
          s.semicolon || s.conjunction || (found.form == form && initials_style(form)) ||
          (found.form != NameForm::GivenSurname && found.form != NameForm::SurnameCommaGiven &&
           form == NameForm::SurnameCommaInitials);
      waiting_direct |= !sure && direct(found.form);
      waiting.push_back(std::move(found.text));
      at = found.end;
      const std::size_t behind = text_.mark(at, ',') ? at + 1 : at;
      if (sure || past_et_al(behind) != 0 || (waiting.size() >= kPlainList && text_.stop(at))) {
        for (auto& name : waiting) out.names.push_back(std::move(name));
        waiting.clear();
        waiting_direct = false;
        out.end = at;
      }
    }
    // "Roe, Jane, Mark Doe, eds."
    const std::size_t behind = text_.mark(at, ',') ? at + 1 : at;
    if (!waiting.empty() &&
        (reader_.role(behind) || (text_.mark(behind, '(') && reader_.role(behind + 1)))) {
      for (auto& name : waiting) out.names.push_back(std::move(name));
      out.end = at;
    }
  }

  // "Roe et al. (2010)"
  std::optional<NameList> surname_et_al(std::size_t begin) const {
    if (!text_.upper_word(begin)) return std::nullopt;
    NameList out;
    out.end = begin + 1;
    et_al(out);
    if (!out.et_al) return std::nullopt;
    out.names.emplace_back(text_.slice(begin, begin + 1));
    out.certain = true;
    return out;
  }

  static bool initials_style(NameForm form) {
    return form == NameForm::SurnameInitials || form == NameForm::SurnameCommaInitials ||
           form == NameForm::InitialsSurname;
  }

  // The token behind "et al.", "et. al", "& al.", "and others", "u. a.", "и др.", "a kol."; 0 for
  // none.
  std::size_t past_et_al(std::size_t i) const {
    if (!text_.on(CitationRule::EtAl)) return 0;
    const auto past_dot = [&](std::size_t at) { return reader_.past_dot(at); };
    if (text_.word(i, "et") || text_.mark(i, '&')) {
      const std::size_t al = past_dot(i + 1);
      if (text_.word_of(al, "al alii alia coll")) return past_dot(al + 1);
    }
    if (text_.word(i, "and") && text_.word_of(i + 1, "others colleagues")) return i + 2;
    if (text_.word(i, "u") && text_.word(past_dot(i + 1), "a"))
      return past_dot(past_dot(i + 1) + 1);
    if (text_.word(i, "и") && text_.word(i + 1, "др")) return past_dot(i + 2);
    if (text_.word(i, "i") && text_.word(i + 1, "in")) return past_dot(i + 2);
    if (text_.word(i, "a") && text_.word(i + 1, "kol")) return past_dot(i + 2);
    return 0;
  }

  void et_al(NameList& out) const {
    std::size_t at = out.end;
    while (text_.mark(at, ',') || text_.mark(at, '.')) ++at;
    if (text_.mark(at, '&') && text_.word(at + 1, "et")) ++at;
    if (const std::size_t end = past_et_al(at); end != 0) {
      out.end = end;
      out.et_al = true;
    }
  }

  // "Roe J, Doe M; the Italian Multicentre Study Group."
  void collective(NameList& out, NameForm form) const {
    if (form == NameForm::GivenSurname || form == NameForm::SurnameCommaGiven) return;
    const Separator s = separator(out.end);
    if (!s.any || !text_.word_of(s.next, "the on for")) return;
    bool group = false;
    for (std::size_t i = s.next; i < text_.size() && i < s.next + 16; ++i) {
      group |= text_.upper_word(i) &&
               text_.word_of(i, "group team consortium network investigators collaboration");
      if (!text_.stop(i) && !text_.mark(i, '(')) continue;
      if (group && text_.stop(i)) {
        out.names.emplace_back(text_.slice(s.next, i));
        out.end = i;
      }
      if (text_.stop(i)) return;
    }
  }

  // "(Eds.)", ", editors,", "(Writer/Director)". Behind "eds." the editors themselves may follow;
  // then it is no role of the names before it.
  void role(NameList& out) const {
    if (!text_.on(CitationRule::Editors)) return;
    std::size_t at = out.end;
    while (text_.mark(at, ',') || text_.mark(at, '.')) ++at;
    if (text_.mark(at, '(') || text_.mark(at, '[')) {
      const std::size_t close = text_.closing(at);
      if (close == text_.size() || close > at + 8 || !reader_.role(at + 1)) return;
      out.end = close + 1;
      out.editors = true;
      return;
    }
    if (!reader_.role(at) || text_.word_of(at + 1, "by von par")) return;
    const std::size_t behind = at + 1;
    const bool ended = text_.mark(behind, '.') || text_.mark(behind, ',') ||
                       text_.mark(behind, '(') || text_.mark(behind, ':') ||
                       text_.is(behind, RefToken::Number) || behind >= text_.size();
    if (!ended) return;
    if (text_.mark(behind, '.') && introduces(out, at, behind + 1)) return;
    out.end = reader_.past_dot(behind);
    out.editors = true;
  }

  // Does the role at `at` belong to the names behind it ("X, ed. Jane Roe.") rather than to those
  // before?
  bool introduces(const NameList& out, std::size_t at, std::size_t behind) const {
    const bool statement = text_.tokens[at].upper && text_.mark(at - 1, '.');
    if (text_.tokens[at].upper && !statement) return false;
    const std::size_t following = parse_plain(behind);
    if (following > 1 || (following == 1 && statement)) return true;
    if (following == 0 || out.names.size() > 1) return false;
    const std::size_t end = reader_.read(behind, NameForm::None).end;
    return text_.mark(end, '.') || text_.mark(end, ',') || text_.mark(end, '(');
  }

  // How many names follow at `begin`; one that is certain counts as two.
  std::size_t parse_plain(std::size_t begin) const {
    NameList out;
    Name first = reader_.read(begin, NameForm::None);
    if (first.form == NameForm::None) return 0;
    out.end = first.end;
    out.names.push_back(first.text);
    extend(out, first.form);
    return out.names.size() + (first.form == NameForm::InitialsSurname ? 1 : 0);
  }

  const RefText& text_;
  NameReader reader_;
};

}  // namespace

std::optional<NameList> parse_names(const RefText& text, std::size_t begin) {
  return ListParser(text).parse(begin);
}

std::string surname_of(std::string_view author) {
  if (const auto comma = author.find(','); comma != std::string_view::npos)
    return std::string(author.substr(0, comma));
  const auto space = author.find_last_of(' ');
  return std::string(space == std::string_view::npos ? author : author.substr(space + 1));
}

}  // namespace dossier
