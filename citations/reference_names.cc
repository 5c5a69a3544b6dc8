// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_names.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::string_view kParticles =
    "van von der den de del della di da dos das do du la le el al bin ibn ten ter 't zu zur af av "
    "y st st. "
    "vande vander ben abu ul ur mac mc op";
constexpr std::string_view kConjunctions = "and und et y e en i и та oraz och och with";
constexpr std::string_view kSuffixes = "jr sr ii iii iv";
constexpr std::string_view kRoles =
    "ed eds editor editors edited hrsg hg dir director directors producer producers comp compiler "
    "org orgs trans "
    "translator éd éds red coord coords coordinador editores szerk ред";
// Capitalised words that begin titles and organisations, never a person's name.
constexpr std::string_view kNotNames =
    "the a an on in of for to from and or how what why who when where which is are was were be at "
    "by with "
    "without into toward towards after before beyond under over between against der die das ein "
    "eine les une un "
    "los las o os as proceedings journal international university department ministry institute "
    "institut office "
    "council committee commission agency bureau centre center association society group bank world "
    "national "
    "united european american british review report annual introduction history studies study "
    "theory analysis "
    "press news january february march april june july august september october november december "
    "research team foundation foundations house state states conference symposium workshop "
    "transactions";

enum class Form {
  None,
  SurnameInitials,
  SurnameCommaInitials,
  InitialsSurname,
  GivenSurname,
  SurnameCommaGiven
};

struct Name {
  Form form = Form::None;
  std::size_t end = 0;
  std::string text;
};

class NameParser {
 public:
  explicit NameParser(const RefText& text) : text_(text) {}

  std::optional<NameList> list(std::size_t begin) {
    NameList out;
    Name first = name(begin, Form::None);
    if (first.form == Form::None) return std::nullopt;
    const Form mode = first.form;
    out.end = first.end;
    out.names.push_back(std::move(first.text));
    extend(out, mode);
    trailing_et_al(out);
    trailing_role(out);
    out.certain = mode != Form::GivenSurname || out.et_al || out.editors;
    if (!well_ended(out, mode)) return std::nullopt;
    return out;
  }

 private:
  bool initials(std::size_t i) const {
    if (!text_.upper_word(i)) return false;
    const auto& t = text_.tokens[i];
    if (t.dotted) return t.letters <= 6 && longest_part(t.lower) <= 2;
    if (t.letters == 1) return t.lower.size() <= 2;
    // "Ch." "Yu." "Th.": two letters with a full stop behind.
    return t.letters == 2 && t.lower.find('-') == std::string::npos && text_.mark(i + 1, '.') &&
           !text_.tokens[i + 1].space_before && !listed(t.lower, "jr sr st") && t.lower.size() <= 4;
  }
  // Run-on capitals behind a surname: "Slyker JA".
  bool capitals(std::size_t i) const {
    return text_.upper_word(i) && text_.tokens[i].all_caps && text_.tokens[i].letters <= 3 &&
           !listed(text_.tokens[i].lower, kSuffixes);
  }
  static std::size_t longest_part(std::string_view word) {
    std::size_t longest = 0, length = 0;
    for (const char c : word) {
      if (c == '.' || c == '-')
        length = 0;
      else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
        longest = std::max(longest, ++length);
    }
    return longest;
  }
  bool surname_word(std::size_t i) const {
    if (!text_.upper_word(i)) return false;
    const auto& t = text_.tokens[i];
    return t.letters >= 2 && !t.dotted && !listed(t.lower, kNotNames) &&
           std::none_of(t.lower.begin(), t.lower.end(),
                        [](char c) { return c >= '0' && c <= '9'; });
  }
  bool particle(std::size_t i) const {
    return text_.word_of(i, kParticles) && text_.is(i + 1, RefToken::Word);
  }
  std::size_t skip_particles(std::size_t i) const {
    for (int n = 0; n < 3 && particle(i); ++n) ++i;
    return i;
  }
  std::size_t past_dot(std::size_t i) const { return text_.mark(i, '.') ? i + 1 : i; }

  // Initials at `i`, with their full stops and particles behind ("Beek, A. van der"): the end, or
  // `i`.
  std::size_t initials_run(std::size_t i, bool run_on) const {
    std::size_t end = i;
    for (int n = 0; n < 6; ++n) {
      if (initials(end))
        end = past_dot(end + 1);
      else if (text_.mark(end, '-') && initials(end + 1))
        end = past_dot(end + 2);
      else if (n == 0 && run_on && capitals(end))
        end = past_dot(end + 1);
      else
        break;
    }
    return end;
  }
  std::size_t suffix(std::size_t i) const {
    const std::size_t at = text_.mark(i, ',') ? i + 1 : i;
    if (text_.word_of(at, kSuffixes) && text_.tokens[at].upper) return past_dot(at + 1);
    return i;
  }

  // One name. In a list of a known mode, only the forms that may follow it.
  Name name(std::size_t i, Form mode) const {
    if (text_.mark(i, '-') && mode == Form::None) return {};
    if (mode == Form::None || mode == Form::InitialsSurname || mode == Form::GivenSurname ||
        mode == Form::SurnameCommaGiven || mode == Form::SurnameCommaInitials) {
      if (Name found = initials_surname(i); found.form != Form::None) return found;
    }
    if (Name found = surname_first(i, mode); found.form != Form::None) return found;
    return given_surname(i);
  }

  Name initials_surname(std::size_t i) const {
    const std::size_t given = initials_run(i, false);
    if (given == i) return {};
    const std::size_t core = skip_particles(given);
    if (!surname_word(core)) return {};
    std::size_t end = core + 1;
    if (surname_word(end) && !text_.tokens[end].all_caps && name_ends(end + 1)) ++end;
    const auto family_end = end;
    end = suffix(end);
    return {Form::InitialsSurname, end,
            joined(text_.slice(given, family_end), text_.slice(i, given),
                   text_.slice(family_end, end))};
  }

  Name surname_first(std::size_t i, Form mode) const {
    const std::size_t core = skip_particles(i);
    if (!surname_word(core)) return {};
    std::size_t end = core + 1;
    for (int n = 0;
         n < 2 && (surname_word(end) || (particle(end) && surname_word(end + 1))) && !capitals(end);
         ++n)
      ++end;
    const auto family = text_.slice(i, end);
    const std::size_t suffixed = suffix(end);
    const auto tail = text_.slice(end, suffixed);
    if (text_.mark(suffixed, ',')) {
      const std::size_t given = suffixed + 1;
      std::size_t stop = initials_run(given, false);
      if (stop == given && capitals(given) && !text_.tokens[core].all_caps)
        stop = past_dot(given + 1);
      if (stop != given && !(stop < text_.size() && continues_as_given(stop))) {
        return finish(Form::SurnameCommaInitials, family, given, stop, tail);
      }
      if (mode == Form::None || mode == Form::SurnameCommaGiven)
        return inverted(family, given, tail);
      return {};
    }
    const std::size_t stop = initials_run(end, !text_.tokens[core].all_caps);
    if (stop != end && (name_ends(stop) || text_.mark(stop - 1, '.')) && !followed_by_surname(stop))
      return finish(Form::SurnameInitials, family, end, stop, tail);
    if (text_.tokens[core].all_caps && text_.tokens[core].letters >= 3)
      return capital_surname(i, core);
    return {};
  }

  // "Mason, R. Hal": a given name behind an initial, when the name ends there.
  bool continues_as_given(std::size_t i) const {
    return surname_word(i) && !text_.tokens[i].all_caps &&
           (text_.word_of(i + 1, kConjunctions) || text_.mark(i + 1, '&'));
  }
  // "Keshav H. Zhang": the initials belong to the next name.
  bool followed_by_surname(std::size_t i) const {
    return surname_word(i) && name_ends(i + 1) && !text_.mark(i - 1, '.');
  }

  Name finish(Form form, std::string_view family, std::size_t given, std::size_t end,
              std::string_view tail) const {
    std::size_t after = end;
    if (text_.word_of(end, kParticles) && !text_.tokens[end].upper &&
        !text_.word_of(end, kConjunctions) && !surname_word(end + 1)) {
      after = skip_particles(end);
      if (after == end) ++after;
    }
    const std::size_t last = suffix(after);
    return {
        form, last,
        joined(family, text_.slice(given, after), tail.empty() ? text_.slice(after, last) : tail)};
  }

  // "Stein, Stanley J." "Levinson, David": the given names behind a comma.
  Name inverted(std::string_view family, std::size_t given, std::string_view tail) const {
    std::size_t end = given, words = 0;
    while (words < 4) {
      if (words > 0 && initials(end)) {
        end = initials_run(end, false);
        if (surname_word(end) && (text_.mark(end + 1, ',') || text_.mark(end + 1, '.')) &&
            text_.is(end + 2, RefToken::Number))
          ++end;
        ++words;
        break;
      }
      if (words > 0 && particle(end) && surname_word(end + 1)) ++end;
      if (!surname_word(end)) {
        if (initials(end)) {
          end = initials_run(end, false);
          if (surname_word(end)) ++end;
          ++words;
        }
        break;
      }
      ++end;
      ++words;
    }
    if (words == 0 || words == 4) return {};
    return finish(Form::SurnameCommaGiven, family, given, end, tail);
  }

  // "CASSARD Jean-Christophe"
  Name capital_surname(std::size_t i, std::size_t core) const {
    std::size_t family = core + 1;
    while (surname_word(family) && text_.tokens[family].all_caps) ++family;
    std::size_t end = family;
    while (end < family + 3 && surname_word(end) && !text_.tokens[end].all_caps) ++end;
    if (end == family || !name_ends(end)) return {};
    return {Form::SurnameInitials, end,
            joined(text_.slice(i, family), text_.slice(family, end), {})};
  }

  // "Wesley Morgan", "Christopher W. V. Hogue", "Ludwig van Beethoven": as written.
  Name given_surname(std::size_t i) const {
    if (!surname_word(i) || particle(i)) return {};
    std::size_t end = i + 1;
    int words = 1;
    while (words < 5) {
      if (surname_word(end))
        ++end;
      else if (initials(end) && (text_.upper_word(end + 1) || text_.mark(end + 1, '.')) &&
               surname_word(skip_particles(initials_run(end, false))))
        end = initials_run(end, false);
      else if (particle(end) && surname_word(skip_particles(end)))
        end = skip_particles(end);
      else
        break;
      ++words;
    }
    if (words < 2 || !name_ends(end)) return {};
    const std::size_t last = suffix(end);
    return {Form::GivenSurname, last, std::string(text_.slice(i, last))};
  }

  // What may stand behind a whole name.
  bool name_ends(std::size_t i) const {
    if (i >= text_.size()) return true;
    const auto& t = text_.tokens[i];
    if (t.kind == RefToken::OpenQuote || t.kind == RefToken::Number) return true;
    if (t.kind == RefToken::Mark)
      return std::string_view(".,;:&([-").find(t.mark) != std::string_view::npos;
    return text_.word_of(i, kConjunctions) || text_.word_of(i, kRoles) || text_.word(i, "et");
  }

  static std::string joined(std::string_view family, std::string_view given,
                            std::string_view tail) {
    std::string out(family);
    if (!given.empty()) out.append(", ").append(given);
    tail = tail.substr(0, tail.size());
    while (!tail.empty() && (tail.front() == ',' || tail.front() == ' ')) tail.remove_prefix(1);
    if (!tail.empty()) out.append(", ").append(tail);
    return out;
  }

  // Past ", and" "; &" ",": the next name's token; `conjunction` says whether the last name is
  // announced.
  std::size_t separator(std::size_t i, bool& conjunction, bool& any) const {
    conjunction = any = false;
    const std::size_t start = i;
    if (text_.mark(i, '.') && (text_.mark(i + 1, ',') || text_.mark(i + 1, ';'))) ++i;
    while (text_.mark(i, ',') || text_.mark(i, ';')) ++i;
    if (text_.mark(i, '&') || (text_.word_of(i, kConjunctions) && !text_.tokens[i].upper)) {
      conjunction = true;
      ++i;
    }
    any = i != start;
    return i;
  }

  // Names behind the first. Direct names parted by commas only count when a conjunction or "et al."
  // ends them.
  void extend(NameList& out, Form mode) const {
    std::size_t at = out.end;
    std::vector<std::string> waiting;
    for (;;) {
      bool conjunction = false, any = false;
      const bool semicolon =
          text_.mark(at, ';') || (text_.mark(at, '.') && text_.mark(at + 1, ';'));
      const std::size_t next = separator(at, conjunction, any);
      if (!any && !(mode == Form::InitialsSurname || mode == Form::SurnameInitials ||
                    mode == Form::SurnameCommaInitials))
        break;
      Name found = name(next, semicolon || conjunction ? Form::None : mode);
      if (found.form == Form::None) break;
      if (!any && (found.form == Form::GivenSurname || found.form == Form::SurnameCommaGiven))
        break;
      const bool direct = found.form == Form::GivenSurname ||
                          (found.form == Form::InitialsSurname && mode == Form::GivenSurname);
      if (found.form == Form::SurnameCommaGiven && !semicolon && !conjunction) break;
      waiting.push_back(std::move(found.text));
      at = found.end;
      if (!direct || semicolon || conjunction || et_al(past_comma(at))) {
        for (auto& name : waiting) out.names.push_back(std::move(name));
        waiting.clear();
        out.end = at;
      }
    }
  }

  std::size_t past_comma(std::size_t i) const { return text_.mark(i, ',') ? i + 1 : i; }

  // The token behind "et al.", "et. al", "& al.", "and others", "u. a."; 0 where there is none.
  std::size_t et_al(std::size_t i) const {
    if (text_.word(i, "et") || text_.mark(i, '&')) {
      const std::size_t al = past_dot(i + 1);
      if (text_.word_of(al, "al alii alia coll")) return past_dot(al + 1);
    }
    if (text_.word(i, "and") && text_.word_of(i + 1, "others colleagues")) return i + 2;
    if (text_.word(i, "u") && text_.word(past_dot(i + 1), "a"))
      return past_dot(past_dot(i + 1) + 1);
    if (text_.word(i, "и") && text_.word(i + 1, "др")) return past_dot(i + 2);
    if (text_.word(i, "i") && text_.word(i + 1, "in")) return past_dot(i + 2);
    return 0;
  }

  void trailing_et_al(NameList& out) const {
    std::size_t at = out.end;
    while (text_.mark(at, ',') || text_.mark(at, '.')) ++at;
    if (const std::size_t end = et_al(at); end != 0) {
      out.end = end;
      out.et_al = true;
    }
  }

  void trailing_role(NameList& out) const {
    std::size_t at = out.end;
    while (text_.mark(at, ',') || text_.mark(at, '.')) ++at;
    const bool bracket = text_.mark(at, '(') || text_.mark(at, '[');
    const std::size_t role = bracket ? at + 1 : at;
    if (!text_.word_of(role, kRoles)) return;
    if (!bracket && text_.word_of(role + 1, "by von par")) return;
    const std::size_t closed = bracket ? text_.closing(at) : text_.size();
    if (bracket && (closed == text_.size() || closed > role + 6)) return;
    if (!bracket && !(text_.mark(role + 1, '.') || text_.mark(role + 1, ',') ||
                      text_.mark(role + 1, '(') || text_.mark(role + 1, ':') ||
                      text_.is(role + 1, RefToken::Number) || role + 1 >= text_.size()))
      return;
    out.end = bracket ? closed + 1 : past_dot(role + 1);
    out.editors = true;
  }

  bool well_ended(const NameList& out, Form mode) const {
    if (out.et_al || out.editors || mode == Form::SurnameCommaInitials ||
        mode == Form::SurnameCommaGiven)
      return true;
    return name_ends(out.end) || text_.mark(out.end - 1, '.');
  }

  const RefText& text_;
};

}  // namespace

std::optional<NameList> parse_names(const RefText& text, std::size_t begin) {
  return NameParser(text).list(begin);
}

std::string surname_of(std::string_view author) {
  if (const auto comma = author.find(','); comma != std::string_view::npos)
    return std::string(author.substr(0, comma));
  const auto space = author.find_last_of(' ');
  return std::string(space == std::string_view::npos ? author : author.substr(space + 1));
}

}  // namespace dossier
