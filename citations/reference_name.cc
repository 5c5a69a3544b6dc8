// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_name.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::string_view kParticles =
    "van von der den de del della di da dos das do du la le el al bin ibn ten ter 't zu zur af av "
    "st "
    "vande vander ben abu ul mac mc op auf dem dell'";
constexpr std::string_view kConjunctions = "and und et y e en i a и та oraz och";
constexpr std::string_view kSuffixes = "jr sr ii iii iv";
constexpr std::string_view kRoles =
    "ed eds editor editors edited hrsg hrg hg dir director directors producer producers comp "
    "compiler org orgs "
    "trans translator éd éds red coord coords coordinador compilador editores szerk ред writer";
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
    "press news january february march july september october november december "
    "research team foundation foundations house state states conference symposium workshop "
    "transactions";

std::size_t longest_part(std::string_view word) {
  std::size_t longest = 0, length = 0;
  for (const char c : word) {
    if (c == '.' || c == '-')
      length = 0;
    else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
      longest = std::max(longest, ++length);
  }
  return longest;
}

std::string joined(std::string_view family, std::string_view given, std::string_view tail) {
  std::string out(family);
  if (!given.empty()) out.append(", ").append(given);
  while (!tail.empty() && (tail.front() == ',' || tail.front() == ' ')) tail.remove_prefix(1);
  if (!tail.empty()) out.append(", ").append(tail);
  return out;
}

}  // namespace

bool NameReader::role(std::size_t i) const { return text_.word_of(i, kRoles); }

bool NameReader::conjunction(std::size_t i) const {
  return text_.mark(i, '&') ||
         (text_.word_of(i, kConjunctions) && (!text_.tokens[i].upper || text_.word(i, "and")));
}

bool NameReader::initials(std::size_t i) const {
  if (!text_.upper_word(i)) return false;
  const auto& t = text_.tokens[i];
  if (t.dotted) return t.letters <= 6 && longest_part(t.lower) <= 2;
  const bool stopped = text_.mark(i + 1, '.') && !text_.tokens[i + 1].space_before;
  if (t.letters == 1) return t.lower.size() <= 2;
  if (longest_part(t.lower) == 1 && t.letters <= 3) return true;  // "J-P"
  // "Ch." "Yu." "Th.": two letters with a full stop behind.
  return stopped && listed(t.lower, "ch yu th ph sz cs zs gy ya ju fr wm ed al jo я ю");
}

// Run-on capitals behind a surname: "Slyker JA".
bool NameReader::capitals(std::size_t i) const {
  return text_.upper_word(i) && text_.tokens[i].all_caps && text_.tokens[i].letters <= 3 &&
         !listed(text_.tokens[i].lower, kSuffixes);
}

bool NameReader::surname_word(std::size_t i) const {
  if (!text_.upper_word(i)) return false;
  const auto& t = text_.tokens[i];
  return t.letters >= 2 && !t.dotted && !listed(t.lower, kNotNames) &&
         !listed(t.lower, kSuffixes) &&
         std::none_of(t.lower.begin(), t.lower.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Before a comma and initials any capitalised word is a surname: "An, X.", "March, J. G."
bool NameReader::surname_at(std::size_t i) const {
  if (surname_word(i)) return true;
  return text_.upper_word(i) && text_.tokens[i].letters >= 2 && text_.mark(i + 1, ',') &&
         initials(i + 2) && (text_.mark(i + 3, '.') || text_.mark(i + 3, ','));
}

bool NameReader::particle(std::size_t i) const {
  return text_.word_of(i, kParticles) && text_.is(i + 1, RefToken::Word);
}

std::size_t NameReader::skip_particles(std::size_t i) const {
  for (int n = 0; n < 3 && particle(i); ++n) ++i;
  return i;
}

// Initials at `i`, with their full stops: the end, or `i`. `run_on`: the first may be "JA".
std::size_t NameReader::initials_run(std::size_t i, bool run_on) const {
  std::size_t end = i;
  for (int n = 0; n < 6; ++n) {
    const bool after_stop = end > i && text_.mark(end - 1, '.');
    if (initials(end)) {
      // "Roe CS. A survey": behind a full stop, a bare letter is an initial only if a mark follows.
      if (after_stop && text_.tokens[end].letters == 1 && text_.is(end + 1, RefToken::Word) &&
          !text_.tokens[end + 1].upper)
        break;
      end = past_dot(end + 1);
    } else if (text_.mark(end, '-') && initials(end + 1)) {
      end = past_dot(end + 2);
    } else if (n == 0 && run_on && capitals(end)) {
      return past_dot(end + 1);
    } else {
      break;
    }
  }
  return end;
}

std::size_t NameReader::suffix(std::size_t i) const {
  const std::size_t at = text_.mark(i, ',') ? i + 1 : i;
  return text_.word_of(at, kSuffixes) && text_.tokens[at].upper ? past_dot(at + 1) : i;
}

Name NameReader::read(std::size_t i, NameForm list) const {
  const bool any = list == NameForm::None;
  if (list != NameForm::SurnameInitials) {
    if (Name found = initials_surname(i); found.form != NameForm::None) return found;
  }
  const bool inverted_list =
      any || list == NameForm::SurnameInitials || list == NameForm::SurnameCommaInitials;
  if (!inverted_list) {
    if (Name found = given_surname(i); found.form != NameForm::None) return found;
  }
  if (inverted_list || list == NameForm::SurnameCommaGiven) {
    if (Name found = surname_first(i, list); found.form != NameForm::None) return found;
  }
  return inverted_list && list != NameForm::SurnameInitials ? given_surname(i) : Name{};
}

Name NameReader::initials_surname(std::size_t i) const {
  const std::size_t given = initials_run(i, false);
  if (given == i || text_.word(given - 1, "a")) return {};  // "A Treatise"
  const std::size_t core = skip_particles(given);
  if (!surname_word(core)) return {};
  std::size_t end = core + 1;
  // "J. Opt. Soc. Am.": an abbreviated periodical.
  if (text_.mark(end, '.') && text_.tokens[core].letters <= 5 && text_.upper_word(end + 1) &&
      text_.tokens[end + 1].letters >= 2 && text_.mark(end + 2, '.') &&
      text_.tokens[end + 1].letters <= 5)
    return {};
  if (particle(end) && surname_word(skip_particles(end))) end = skip_particles(end) + 1;
  if (surname_word(end) && !text_.tokens[end].all_caps && ends_before(end + 1)) ++end;
  // "J Appl Phys 1987": a periodical's bare letter.
  if (!text_.mark(given - 1, '.') && text_.tokens[given - 1].letters == 1 &&
      text_.is(end, RefToken::Number))
    return {};
  const auto family_end = end;
  end = suffix(end);
  return {
      NameForm::InitialsSurname, end,
      joined(text_.slice(given, family_end), text_.slice(i, given), text_.slice(family_end, end))};
}

Name NameReader::surname_first(std::size_t i, NameForm list) const {
  const std::size_t core = skip_particles(i);
  if (!surname_at(core)) return {};
  std::size_t end = core + 1;
  for (int n = 0;
       n < 2 && (surname_word(end) || (particle(end) && surname_word(end + 1))) && !capitals(end);
       ++n)
    ++end;
  if (particle(end) && !text_.tokens[end].upper && capitals(end + 1) && ends_before(end + 2))
    ++end;  // "Bâ el H"
  const auto family = text_.slice(i, end);
  if (text_.mark(end, '(')) {  // "SIERVO (M.)"
    const std::size_t close = initials_run(end + 1, true);
    if (close > end + 1 && text_.mark(close, ')') && ends_before(close + 1))
      return {NameForm::SurnameInitials, close + 1,
              joined(family, text_.slice(end + 1, close), {})};
  }
  const std::size_t suffixed = suffix(end);
  const auto tail = text_.slice(end, suffixed);
  if (text_.tokens[core].all_caps && text_.tokens[core].letters >= 3 && end > core + 1) {
    if (Name found = capital_surname(i, core); found.form != NameForm::None) return found;
  }
  if (text_.mark(suffixed, ',')) {
    const std::size_t given = suffixed + 1;
    std::size_t stop = initials_run(given, false);
    if (stop == given && capitals(given) && !text_.tokens[core].all_caps && ends_before(given + 1))
      stop = past_dot(given + 1);
    // "Ling Tony Chen, R. Drach": two direct names.
    if (stop != given && end > core + 1 && core == i && surname_word(stop) && ends_before(stop + 1))
      return {};
    if (stop != given && !continues_as_given(stop) &&
        (ends_before(stop) || text_.mark(stop - 1, '.')))
      return finish(NameForm::SurnameCommaInitials, family, given, stop, tail);
    if (list == NameForm::None || list == NameForm::SurnameCommaGiven)
      return inverted(family, given, tail, end > core + 1 && core == i);
    return {};
  }
  const std::size_t stop = initials_run(end, !text_.tokens[core].all_caps);
  if (stop != end && (ends_before(stop) || text_.mark(stop - 1, '.'))) {
    // "Larry D. Wittie": the initial stands in the middle of a direct name.
    if (surname_word(skip_particles(stop)) && list != NameForm::SurnameInitials) {
      if (Name direct = given_surname(i); direct.form != NameForm::None) return direct;
    }
    return finish(NameForm::SurnameInitials, family, end, stop, tail);
  }
  if (text_.tokens[core].all_caps && text_.tokens[core].letters >= 3)
    return capital_surname(i, core);
  return {};
}

// "Mason, R. Hal": a given name behind an initial, when the name ends there.
bool NameReader::continues_as_given(std::size_t i) const {
  return surname_word(i) && !text_.tokens[i].all_caps && conjunction(i + 1);
}

// Particles behind the given name ("Beek, A. van der") and a suffix.
Name NameReader::finish(NameForm form, std::string_view family, std::size_t given, std::size_t end,
                        std::string_view tail) const {
  std::size_t after = end;
  if (text_.word_of(end, kParticles) && !text_.tokens[end].upper && !surname_word(end + 1)) {
    after = skip_particles(end);
    if (ends_before(after + 1) && text_.word_of(after, kParticles)) ++after;
  }
  const std::size_t last = suffix(after);
  return {
      form, last,
      joined(family, text_.slice(given, after), tail.empty() ? text_.slice(after, last) : tail)};
}

// "Stein, Stanley J." "Levinson, David": given names behind a comma. Before it, two plain words are
// a direct name in its own right unless the whole ends as a name does ("García Márquez, Gabriel.
// 1967").
Name NameReader::inverted(std::string_view family, std::size_t given, std::string_view tail,
                          bool two_words) const {
  std::size_t end = given, words = 0;
  while (words < 4) {
    if (initials(end)) {
      if (words == 0 && text_.word(end, "a")) return {};
      end = initials_run(end, false);
      // "Frank, J. Thomas, 1990": a given name again, when the name ends behind it.
      if (surname_word(end) && (words == 0 || (text_.mark(end + 1, ',') && text_.year(end + 2))))
        ++end;
      ++words;
      break;
    }
    if (words > 0 && particle(end) && surname_word(end + 1)) ++end;
    if (!surname_word(end)) break;
    ++end;
    ++words;
  }
  if (words == 0 || words == 4) return {};
  const bool initial_last = text_.mark(end - 1, '.') && !surname_word(end);
  if (two_words && !text_.mark(end, '.') && !initial_last && !text_.year(end) &&
      !text_.mark(end, ';'))
    return {};
  Name out = finish(NameForm::SurnameCommaGiven, family, given, end, tail);
  return ends_before(out.end) || text_.mark(out.end - 1, '.') ? out : Name{};
}

// "CASSARD Jean-Christophe"
Name NameReader::capital_surname(std::size_t i, std::size_t core) const {
  std::size_t family = core + 1;
  while (family < core + 3 && surname_word(family) && text_.tokens[family].all_caps) ++family;
  std::size_t end = family;
  while (end < family + 3 && surname_word(end) && !text_.tokens[end].all_caps) ++end;
  if (end == family || !ends_before(end)) return {};
  return {NameForm::SurnameInitials, end,
          joined(text_.slice(i, family), text_.slice(family, end), {})};
}

// "Wesley Morgan", "Christopher W. V. Hogue", "Ludwig van Beethoven": as written.
Name NameReader::given_surname(std::size_t i) const {
  if (!surname_word(i) || particle(i)) return {};
  std::size_t end = i + 1;
  int words = 1;
  while (words < 5 && !role(end)) {
    const std::size_t middle = initials(end) ? initials_run(end, false) : end;
    const std::size_t next = skip_particles(middle);
    if (next != end && surname_word(next))
      end = next + 1;
    else if (surname_word(end))
      ++end;
    else
      break;
    ++words;
  }
  if (words < 2 || !ends_before(end)) return {};
  // "Executive Order No. 7"
  if (text_.word_of(end - 1, "no nr vol art") && text_.mark(end, '.')) return {};
  const std::size_t last = suffix(end);
  return {NameForm::GivenSurname, last, std::string(text_.slice(i, last))};
}

bool NameReader::ends_before(std::size_t i) const {
  if (i >= text_.size()) return true;
  const auto& t = text_.tokens[i];
  if (t.kind == RefToken::OpenQuote || t.kind == RefToken::Number) return true;
  if (t.kind == RefToken::Mark)
    return std::string_view(".,;:&([-").find(t.mark) != std::string_view::npos;
  return conjunction(i) || role(i) || text_.word(i, "et");
}

}  // namespace dossier
