// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/person_name.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/analyzer.h"
#include "schema/word_filter.h"

namespace dossier {
namespace {

using Words = std::vector<std::string>;

// Each followed by a blank.
constexpr std::string_view kTitleWords =
    "mr mister mrs ms miss madame madam mme monsieur herr frau senor signor dr doctor "
    "prof professor president vice premier prime minister ministers chancellor secretary "
    "under undersecretary assistant deputy acting ambassador consul charge counselor "
    "counsellor envoy senator senators sen rep representative congressman congresswoman "
    "governor gov mayor general gen lieutenant lt major maj colonel col captain capt "
    "commander cmdr cdr commodore admiral adm marshal brigadier brig sergeant sgt king "
    "queen prince princess emperor shah sultan emir amir sheikh shaykh sheik mullah "
    "maulvi mawlawi maulana mawlana imam ayatollah hajji pope cardinal archbishop bishop "
    "father reverend rev sir lord lady dame baron count duke earl marques marquis marquess "
    "viscount "
    "chairman chairwoman chair director chief judge justice attorney speaker leader "
    "commissioner generalissimo comrade honorable hon administrator commandant retired "
    "ret elect former ex interim foreign permanent spokesman spokeswoman amb secy sec "
    "pres asst vadm radm secstate secdef spokesperson presidents generals secretaries "
    "ambassadors messrs field ltg gens ";

bool is_suffix(std::string_view term) {
  static constexpr std::array<std::string_view, 9> kSuffixes{"jr",  "sr", "ii",  "iii",   "iv",
                                                             "esq", "md", "phd", "junior"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), term) != kSuffixes.end();
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool lower_initial(std::string_view word) { return word[0] >= 'a' && word[0] <= 'z'; }

// Words of a name; "K.E." gives K and E, a trailing dot or hyphen goes ("al-" -> "al").
Words words_of(std::string_view text) {
  Words words;
  std::string word;
  auto flush = [&] {
    while (!word.empty() && word.back() == '-') word.pop_back();
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (const char c : text) {
    if (is_space(c) || c == '.' || c == ',') {
      flush();
    } else {
      word += c;
    }
  }
  flush();
  return words;
}

// Cuts brackets and typographic or straight double quotation marks out of `text`, their contents
// into `inside`.
std::string without_asides(std::string_view text, std::vector<std::string>& inside) {
  static constexpr std::array<std::string_view, 3> kMarks{"“", "”", "\""};
  std::string out, aside;
  bool quoted = false;
  int depth = 0;
  auto close = [&] {
    if (quoted || depth > 0) return;
    if (!trimmed(aside).empty()) inside.emplace_back(trimmed(aside));
    aside.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto* mark = std::find_if(kMarks.begin(), kMarks.end(), [&](std::string_view m) {
      return text.substr(i, m.size()) == m;
    });
    if (mark != kMarks.end()) {
      quoted = !quoted;
      i += mark->size();
      close();
      continue;
    }
    const char c = text[i++];
    if (c == '(' || c == '[') {
      ++depth;
    } else if ((c == ')' || c == ']') && depth > 0) {
      --depth;
      close();
    } else {
      (quoted || depth > 0 ? aside : out) += c;
    }
  }
  if (quoted || depth > 0) inside.emplace_back(trimmed(aside));
  return out;
}

Words without_titles(const Words& words) {
  Words kept;
  for (const std::string& word : words) {
    if (!is_title(fold(word)) && !is_suffix(fold(word))) kept.push_back(word);
  }
  return kept;
}

void take_asides(const std::vector<std::string>& asides, PersonName& name) {
  for (const std::string& aside : asides) {
    const Words words = without_titles(words_of(aside));
    if (words.size() == 1 && words[0].size() > 1 && !lower_initial(words[0])) {
      name.nicknames.push_back(words[0]);
    } else if (words.size() > 1 && !lower_initial(words.front()) && !lower_initial(words.back())) {
      name.pseudonym = aside;
    }
  }
}

// Particles listed after the given names ("Brentano, Heinrich von") belong before the surname.
void take_particles(PersonName& name) {
  while (name.given.size() > 1 && lower_initial(name.given.back()) &&
         is_name_particle(name.given.back())) {
    name.particles.insert(name.particles.begin(), name.given.back());
    name.given.pop_back();
  }
}

void parse_natural(Words words, PersonName& name) {
  while (words.size() > 1 && is_suffix(fold(words.back()))) words.pop_back();
  std::size_t first = 0;
  while (first + 1 < words.size() && is_title(fold(words[first]))) ++first;
  // "Secretary of Defense Lloyd Austin"
  while (first > 0 && first + 2 < words.size() && (words[first] == "of" || words[first] == "for"))
    first += 2;
  name.titled = first > 0;
  name.office = first > 0 && (words[first] == "of" || words[first] == "for");
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
  name.surname = {words.back()};
  words.pop_back();
  while (words.size() > 1 && lower_initial(words.back()) && is_name_particle(words.back())) {
    name.particles.insert(name.particles.begin(), words.back());
    words.pop_back();
  }
  name.given = std::move(words);
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

const std::vector<std::pair<std::string_view, std::string_view>>& pet_forms() {
  // English short forms that are not simply the beginning of the name.
  static const std::vector<std::pair<std::string_view, std::string_view>> kPetForms{
      {"bill", "william"},    {"billy", "william"},   {"will", "william"},
      {"willy", "william"},   {"bob", "robert"},      {"bobby", "robert"},
      {"rob", "robert"},      {"dick", "richard"},    {"rick", "richard"},
      {"jim", "james"},       {"jimmy", "james"},     {"jack", "john"},
      {"johnny", "john"},     {"ted", "edward"},      {"ted", "theodore"},
      {"teddy", "edward"},    {"ned", "edward"},      {"eddie", "edward"},
      {"hank", "henry"},      {"harry", "henry"},     {"harry", "harold"},
      {"hal", "harold"},      {"mike", "michael"},    {"mickey", "michael"},
      {"tony", "anthony"},    {"chuck", "charles"},   {"charlie", "charles"},
      {"larry", "lawrence"},  {"jerry", "gerald"},    {"jerry", "jerome"},
      {"gerry", "gerald"},    {"tip", "thomas"},      {"tommy", "thomas"},
      {"peggy", "margaret"},  {"meg", "margaret"},    {"maggie", "margaret"},
      {"liz", "elizabeth"},   {"betty", "elizabeth"}, {"beth", "elizabeth"},
      {"kate", "katherine"},  {"kathy", "katherine"}, {"cathy", "catherine"},
      {"kate", "catherine"},  {"sandy", "alexander"}, {"alec", "alexander"},
      {"andy", "andrew"},     {"drew", "andrew"},     {"stan", "stanley"},
      {"steve", "stephen"},   {"steve", "steven"},    {"ray", "raymond"},
      {"ron", "ronald"},      {"joe", "joseph"},      {"frank", "francis"},
      {"fritz", "frederick"}, {"nick", "nicholas"},   {"pat", "patrick"},
      {"paddy", "patrick"},   {"art", "arthur"},      {"gene", "eugene"},
      {"tom", "thomas"},      {"dave", "david"},      {"phil", "philip"},
      {"bernie", "bernard"},  {"dan", "daniel"},      {"danny", "daniel"},
      {"sally", "sarah"},     {"polly", "mary"},      {"sue", "susan"},
      {"becky", "rebecca"},   {"wm", "william"},      {"geo", "george"},
      {"chas", "charles"},    {"jas", "james"},       {"thos", "thomas"},
      {"alf", "alfred"}};
  return kPetForms;
}

const WordFilter& pet_form_filter() {
  static const WordFilter kFilter = [] {
    WordFilter filter;
    for (const auto& [pet, name] : pet_forms()) filter.add(pet);
    return filter;
  }();
  return kFilter;
}

}  // namespace

const std::unordered_set<std::string_view>& title_words() {
  static const std::unordered_set<std::string_view> kTitles = [] {
    std::unordered_set<std::string_view> titles;
    for (std::string_view rest = kTitleWords; !rest.empty();) {
      const std::size_t end = rest.find(' ');
      titles.insert(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
    return titles;
  }();
  return kTitles;
}

bool is_name_particle(std::string_view word) {
  static const std::unordered_set<std::string_view> kParticles{
      "de",   "da",  "do",  "dos", "das", "del", "della", "di",  "du", "d",  "la", "le", "van",
      "von",  "vom", "zu",  "zur", "der", "den", "ter",   "ten", "te", "al", "el", "ul", "bin",
      "bint", "ibn", "ben", "abu", "y",   "e",   "as",    "ash", "az", "ad", "ar", "an", "at"};
  return kParticles.contains(word);
}

bool is_title(std::string_view term) { return title_words().contains(term); }

bool is_married_title(std::string_view term) {
  return term == "mrs" || term == "madame" || term == "madam" || term == "mme" || term == "frau";
}

bool given_name_fits(std::string_view text, std::string_view listed) {
  if (text.empty() || listed.empty()) return false;
  if (text == listed) return true;
  // An initial on either side, or a short form: "Ed" for Edwin, "Alex" for Alexander.
  if (listed.starts_with(text) || (listed.size() == 1 && text.starts_with(listed))) return true;
  return pet_form_filter().may_have(text) &&
         std::any_of(pet_forms().begin(), pet_forms().end(),
                     [&](const auto& form) { return form.first == text && form.second == listed; });
}

std::string PersonName::spoken() const {
  Words all = given;
  all.insert(all.end(), particles.begin(), particles.end());
  all.insert(all.end(), surname.begin(), surname.end());
  return joined(all);
}

bool PersonName::epithet() const {
  return !inverted && std::any_of(given.begin(), given.end(), [](const std::string& word) {
    return word == "of" || word == "the" || word == "for";
  });
}

std::optional<PersonName> parse_person_name(std::string_view listed) {
  PersonName name;
  std::vector<std::string> asides;
  const std::string plain = without_asides(listed, asides);
  const std::size_t comma = plain.find(',');
  const Words family = words_of(std::string_view(plain).substr(0, comma));
  if (family.empty()) return std::nullopt;
  take_asides(asides, name);
  const Words all = words_of(plain);
  name.married = std::any_of(all.begin(), all.end(),
                             [](const std::string& w) { return is_married_title(fold(w)); });
  if (comma != std::string::npos) {
    const std::string_view rest = std::string_view(plain).substr(comma + 1);
    name.given = without_titles(words_of(rest.substr(0, rest.find(','))));
    // "Abrams, Jr., Creighton": the suffix may come first.
    if (name.given.empty()) name.given = without_titles(words_of(rest));
    name.inverted = !name.given.empty();
  }
  if (name.inverted) {
    name.surname = family;
    take_particles(name);
  } else if (without_titles(family).empty()) {
    return std::nullopt;
  } else {
    parse_natural(family, name);
  }
  return name;
}

}  // namespace dossier
