// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/name_variants.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "analysis/transliteration.h"

namespace dossier {
namespace {

constexpr std::size_t kShortestVariant = 4;  // Letters.
constexpr std::size_t kShortestMisspelling = 7;
constexpr std::size_t kLongestWord = 32;
constexpr std::size_t kSureSkeleton = 3;  // Consonants that suffice where vowels are not written.

// What two letters stand for; "" where they stand for themselves.
constexpr std::string_view digraph(char first, char second) {
  switch (first << 8 | second) {
    case 'p' << 8 | 'h':
      return "f";
    case 'g' << 8 | 'h':
      return "g";
    case 'k' << 8 | 'h':
    case 'c' << 8 | 'k':
      return "k";
    case 'd' << 8 | 'h':
      return "d";
    case 't' << 8 | 'h':
      return "t";
    case 's' << 8 | 'h':
    case 't' << 8 | 's':
      return "s";
    case 'z' << 8 | 'h':
      return "z";
    case 'o' << 8 | 'u':
    case 'o' << 8 | 'o':
      return "u";
    case 'e' << 8 | 'e':
      return "i";
    case 'k' << 8 | 's':
      return "x";
    case 'y' << 8 | 'a':
      return "ia";
    case 'y' << 8 | 'u':
      return "iu";
    case 'a' << 8 | 'a':
      return "a";
    default:
      return {};
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char plain(char c) {
  switch (c) {
    case 'q':
    case 'c':
      return 'k';
    case 'y':
    case 'j':
      return 'i';
    case 'w':
      return 'v';
    default:
      return c;
  }
}

// "qadhafi" -> "kadafi", "zelenskyy" -> "zelenski"
std::string plain_form(std::string_view word) {
  const std::string latin = is_ascii(word) ? std::string(word) : to_latin(word);
  std::string out;
  auto put = [&](char c) {
    c = plain(c);
    if (c >= 'a' && c <= 'z' && (out.empty() || out.back() != c)) out += c;
  };
  for (std::size_t i = 0; i < latin.size();) {
    const auto sound = i + 1 < latin.size() ? digraph(latin[i], latin[i + 1]) : std::string_view();
    if (sound.empty()) {
      put(latin[i++]);
    } else {
      for (const char c : sound) put(c);
      i += 2;
    }
  }
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// What Cyrillic writes for sounds of its own lack: "дж" for j, "уэ" for we, "х" for both h and kh.
std::vector<std::string> plain_forms(std::string_view word) {
  if (is_ascii(word)) return {plain_form(word)};
  std::string text(word);
  replace_all(text, "дж", "j");
  if (text.starts_with("уэ") || text.starts_with("уи"))
    text.replace(0, std::string_view("у").size(), "w");
  std::vector<std::string> forms{plain_form(text)};
  if (text.find("х") == std::string::npos) return forms;
  replace_all(text, "х", "kh");
  forms.push_back(plain_form(text));
  return forms;
}

// The consonants of a plain form, voiced and unvoiced as one: "kadafi" -> "ktf".
std::string skeleton(std::string_view form) {
  std::string out;
  for (const char c : form) {
    const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    if (vowel || c == 'h') {
      if (out.empty() && vowel) out += 'a';
      continue;
    }
    const char one = c == 'g' ? 'k' : c == 'd' ? 't' : c == 'z' ? 's' : c == 'v' ? 'f' : c;
    if (out.empty() || out.back() != one) out += one;
  }
  return out;
}

std::uint32_t key_of(std::string_view text) {
  return static_cast<std::uint32_t>(hash_term(text) >> 16U);
}

// Is Damerau's distance one at most? What follows the first difference tells.
bool within_one(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() > a.size() + 1) return false;
  const auto differs =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  if (differs == a.size()) return true;
  if (a.size() < b.size()) return a.substr(differs) == b.substr(differs + 1);
  if (a.substr(differs + 1) == b.substr(differs + 1)) return true;
  return differs + 1 < a.size() && a[differs] == b[differs + 1] && a[differs + 1] == b[differs] &&
         a.substr(differs + 2) == b.substr(differs + 2);
}

// Is Damerau's distance in its restricted form no more than `most`? Words are short.
bool within(std::string_view a, std::string_view b, std::size_t most) {
  if (most == 1) return within_one(a, b);
  if (a.size() > b.size() + most || b.size() > a.size() + most) return false;
  std::array<std::array<std::uint8_t, kLongestWord + 1>, kLongestWord + 1> table;
  for (std::size_t i = 0; i <= a.size(); ++i) table[i][0] = static_cast<std::uint8_t>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) table[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int changed = table[i - 1][j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);
      int least = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        least = std::min(least, table[i - 2][j - 2] + 1);
      table[i][j] = static_cast<std::uint8_t>(least);
    }
  }
  return table[a.size()][b.size()] <= most;
}

template <typename Take>
void each_shortened(std::string_view term, const Take& take) {
  take(key_of(term));
  std::string shorter;
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (i > 0 && term[i] == term[i - 1]) continue;
    shorter.assign(term.substr(0, i)).append(term.substr(i + 1));
    take(key_of(shorter));
  }
}

bool may_be_misspelt(std::string_view term) {
  return term.size() >= kShortestMisspelling && term.size() <= kLongestWord && is_ascii(term);
}

bool is_misspelling(std::string_view word, std::string_view listed) {
  if (word.front() != listed.front()) return false;
  // A plural and an adjective are words of their own: Kennedys, Scandinavian.
  auto ends = [](std::string_view longer) { return longer.back() == 's' || longer.back() == 'n'; };
  const bool plural = word.size() == listed.size() + 1 && ends(word);
  const bool singular = listed.size() == word.size() + 1 && ends(listed);
  return !(plural && word.starts_with(listed)) && !(singular && listed.starts_with(word)) &&
         word != listed && within(word, listed, 1);
}

// How far a word's alphabet leaves open what it sounds like.
struct Alphabet {
  bool other = false, vowelless = false;

  explicit Alphabet(std::string_view word) {
    if (is_ascii(word)) return;
    other = is_other_alphabet(word);
    vowelless = lacks_vowels(word);
  }
};

// `form` and `consonants` are those of a word in `alphabet`, `listed` is the plain form of a listed
// one.
bool is_transliteration(const Alphabet& alphabet, std::string_view form,
                        std::string_view consonants, std::string_view listed) {
  if (listed.size() > kLongestWord) return false;
  if (alphabet.vowelless) {
    const std::string wanted = skeleton(listed);
    return (wanted == consonants || wanted + 't' == consonants) && wanted.size() >= kSureSkeleton;
  }
  // Another alphabet has sounds of its own; Latin spellings of one name differ less.
  const std::size_t most = alphabet.other ? std::min(form.size(), listed.size()) / 4 : 0;
  return within(form, listed, std::max<std::size_t>(1, most)) && skeleton(listed) == consonants;
}

}  // namespace

void NameVariants::add(std::string_view term, TermId id) {
  const std::string form = plain_form(term);
  if (form.size() >= kShortestVariant) {
    form_ends_.resize(id, static_cast<std::uint32_t>(forms_.size()));
    forms_ += form;
    form_ends_.push_back(static_cast<std::uint32_t>(forms_.size()));
    const std::string consonants = skeleton(form);
    skeletons_.entries.push_back({key_of(consonants), id});
    // A final t of Arabic's feminine ending, which romanisations leave out.
    if (form.back() == 'a') skeletons_.entries.push_back({key_of(consonants + 't'), id});
  }
  if (may_be_misspelt(term))
    each_shortened(term, [&](std::uint32_t key) { shortened_.entries.push_back({key, id}); });
}

std::string_view NameVariants::form_of(TermId term) const {
  const auto begin = term == 0 ? 0 : stored_element(form_ends_, term - 1);
  return std::string_view(forms_).substr(begin, stored_element(form_ends_, term) - begin);
}

// About one entry between two starts.
void NameVariants::Table::seal() {
  const auto bits = std::clamp(static_cast<unsigned>(std::bit_width(entries.size())), 1U, 24U);
  shift_ = 32 - bits;
  starts_.assign((std::size_t{1} << bits) + 1, static_cast<std::uint32_t>(entries.size()));
  filter_.reset(entries.size());
  for (const Entry& entry : entries) filter_.add(entry.key);
  std::size_t next = 0;
  for (std::uint32_t e = 0; e < entries.size(); ++e)
    while (next <= entries[e].key >> shift_) starts_[next++] = e;
}

const NameVariants::Entry* NameVariants::Table::find(std::uint32_t key) const {
  if (!filter_.may_have(key)) return end();
  const std::size_t bucket = key >> shift_;
  return std::lower_bound(entries.data() + starts_[bucket], entries.data() + starts_[bucket + 1],
                          Entry{key, 0});
}

void NameVariants::seal() {
  for (auto* table : {&skeletons_, &shortened_}) {
    auto& entries = table->entries;
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    entries.shrink_to_fit();
    table->seal();
  }
}

std::vector<NameVariants::Guess> NameVariants::guess(std::string_view word,
                                                     const Vocabulary& vocabulary,
                                                     const TagRules& rules) const {
  std::vector<Guess> found;
  bool misspelt = false;
  auto take = [&](const Table& table, std::uint32_t key, const auto& fits) {
    for (const auto* at = table.find(key);
         at != table.end() && at->key == key && found.size() < kMostGuesses; ++at) {
      const bool known = std::any_of(found.begin(), found.end(),
                                     [&](const Guess& g) { return g.term == at->term; });
      if (!known && fits(at->term)) found.push_back({at->term, misspelt});
    }
  };
  const Alphabet alphabet(word);
  auto take_variants = [&](const std::string& form) {
    if (form.size() < kShortestVariant || form.size() > kLongestWord) return;
    const std::string consonants = skeleton(form);
    take(skeletons_, key_of(consonants), [&](TermId listed) {
      return is_transliteration(alphabet, form, consonants, form_of(listed));
    });
  };
  if (rules.on(TagRule::Transliteration)) {
    for (const std::string& form : plain_forms(word)) {
      take_variants(form);
      // Arabic writes its article with the word.
      if (form.starts_with("al") && alphabet.vowelless) take_variants(form.substr(2));
    }
  }
  misspelt = true;
  if (may_be_misspelt(word) && rules.on(TagRule::Misspellings)) {
    each_shortened(word, [&](std::uint32_t key) {
      take(shortened_, key,
           [&](TermId listed) { return is_misspelling(word, vocabulary.term(listed)); });
    });
  }
  return found;
}

bool NameVariants::sounds_like(std::string_view word, std::string_view listed) {
  const Alphabet alphabet(word);
  if (!alphabet.other || listed.size() < 2) return false;
  const auto forms = plain_forms(word);
  const auto other = plain_form(listed);
  return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
    return !form.empty() && form.size() <= kLongestWord &&
           is_transliteration(alphabet, form, skeleton(form), other);
  });
}

void NameVariants::store(ByteWriter& out) const {
  out.table(skeletons_.entries);
  out.table(shortened_.entries);
  out.text(forms_);
  out.table(form_ends_);
}

void NameVariants::restore(ByteReader& in) {
  for (auto* table : {&skeletons_, &shortened_}) {
    in.table(table->entries);
    table->seal();
  }
  forms_ = in.text();
  in.table(form_ends_);
}

}  // namespace dossier
