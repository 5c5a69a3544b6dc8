// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/authority/place_cases.h"

#include <initializer_list>
#include <iterator>

namespace dossier {
namespace {

using Forms = std::vector<std::string>;

struct Ending {
  std::string_view ending;                         ///< Of the nominative; cut off,
  std::initializer_list<std::string_view> others;  ///< and these put in its place.
};

// The first ending that fits.
Forms decline(std::string_view name, const Ending* begin, const Ending* end) {
  for (const Ending* row = begin; row != end; ++row) {
    // A whole name, or an ending behind some letters.
    if (name != row->ending &&
        (!name.ends_with(row->ending) || name.size() < row->ending.size() + 2))
      continue;
    const auto stem = name.substr(0, name.size() - row->ending.size());
    Forms forms;
    for (const auto other : row->others) forms.push_back(std::string(stem).append(other));
    return forms;
  }
  return {};
}

template <std::size_t kRows>
Forms decline(std::string_view name, const Ending (&rows)[kRows]) {
  return decline(name, std::begin(rows), std::end(rows));
}

// Genitive, dative, accusative, instrumental, locative; those that are alike once.
const Ending kPolish[] = {
    // Irregular names, and plurals.
    {"Niemcy", {"Niemiec", "Niemcom", "Niemcami", "Niemczech"}},
    {"Włochy", {"Włochom", "Włochami", "Włoszech"}},
    {"Węgry", {"Węgier", "Węgrom", "Węgrami", "Węgrzech"}},
    {"Indie", {"Indii", "Indiom", "Indiami", "Indiach"}},
    {"ny", {"nom", "nami", "nach"}},
    {"chy", {"chom", "chami", "chach"}},
    {"dy", {"dów", "dom", "dami", "dach"}},
    // Feminine.
    {"śnia", {"śni", "śnię", "śnią"}},
    {"ja", {"ji", "ję", "ją"}},
    {"ia", {"ii", "ię", "ią"}},
    {"ea", {"ei", "eę", "eą"}},
    {"ua", {"ui", "uę", "uą"}},
    {"la", {"li", "lę", "lą"}},
    {"ka", {"ki", "ce", "kę", "ką"}},
    {"ga", {"gi", "dze", "gę", "gą"}},
    {"ta", {"ty", "cie", "tę", "tą"}},
    {"da", {"dy", "dzie", "dę", "dą"}},
    {"ra", {"ry", "rze", "rę", "rą"}},
    {"na", {"ny", "nie", "nę", "ną"}},
    {"wa", {"wy", "wie", "wę", "wą"}},
    {"ba", {"by", "bie", "bę", "bą"}},
    {"ma", {"my", "mie", "mę", "mą"}},
    {"pa", {"py", "pie", "pę", "pą"}},
    // Neuter and masculine.
    {"ko", {"ka", "ku", "kiem"}},
    {"k", {"ku", "kowi", "kiem"}},
    {"g", {"gu", "ga", "gowi", "giem"}},
    {"l", {"lu", "la", "lowi", "lem"}},
    {"t", {"tu", "towi", "tem", "cie"}},
    {"d", {"du", "dowi", "dem", "dzie"}},
    {"r", {"ru", "rowi", "rem", "rze"}},
    {"n", {"nu", "nowi", "nem", "nie"}},
    {"m", {"mu", "mowi", "mem", "mie"}},
    {"s", {"su", "sowi", "sem", "sie"}},
};

// Adjectives beside a feminine noun, genitive and accusative: Południowa, Saudyjska.
const Ending kPolishAdjectives[] = {
    {"ka", {"kiej", "ką"}},
    {"ga", {"giej", "gą"}},
    {"a", {"ej", "ą"}},
};

const Ending kRussian[] = {
    {"ия", {"ии", "ию", "ией"}},       {"ея", {"еи", "ее", "ею", "еей"}},
    {"ка", {"ки", "ке", "ку", "кой"}}, {"га", {"ги", "ге", "гу", "гой"}},
    {"ша", {"ши", "ше", "шу", "шей"}}, {"а", {"ы", "е", "у", "ой"}},
    {"ай", {"ая", "аю", "аем", "ае"}}, {"ль", {"ля", "лю", "лем", "ле"}},
    {"н", {"на", "ну", "ном", "не"}},  {"к", {"ка", "ку", "ком", "ке"}},
    {"т", {"та", "ту", "том", "те"}},  {"р", {"ра", "ру", "ром", "ре"}},
    {"д", {"да", "ду", "дом", "де"}},  {"м", {"ма", "му", "мом", "ме"}},
    {"л", {"ла", "лу", "лом", "ле"}},  {"с", {"са", "су", "сом", "се"}},
    {"г", {"га", "гу", "гом", "ге"}},
};

const Ending kUkrainian[] = {
    {"ія", {"ії", "ію", "ією"}},  {"ея", {"еї", "ею", "еєю"}}, {"ка", {"ки", "ці", "ку", "кою"}},
    {"а", {"и", "і", "у", "ою"}}, {"ай", {"аю", "аєм", "аї"}}, {"ль", {"лю", "лем", "лі"}},
    {"н", {"ну", "ном", "ні"}},   {"к", {"ку", "ком"}},        {"т", {"ту", "том", "ті"}},
    {"р", {"ру", "ром", "рі"}},   {"д", {"ду", "дом", "ді"}},  {"м", {"му", "мом", "мі"}},
    {"л", {"лу", "лом", "лі"}},   {"с", {"су", "сом", "сі"}},  {"г", {"гу", "гом"}},
};

// One word; or a noun and its adjective, in either order, in the same case.
Forms polish(std::string_view name) {
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return decline(name, kPolish);
  if (name.find(' ', blank + 1) != std::string_view::npos) return {};
  if (name == "Stany Zjednoczone") {
    return {"Stanów Zjednoczonych", "Stanom Zjednoczonym", "Stanami Zjednoczonymi",
            "Stanach Zjednoczonych"};
  }
  const auto first = name.substr(0, blank), second = name.substr(blank + 1);
  const bool noun_first = first.ends_with("ia") || first.ends_with("ea") || first.ends_with("ja");
  const auto nouns = decline(noun_first ? first : second, kPolish);
  const auto adjectives = decline(noun_first ? second : first, kPolishAdjectives);
  if (nouns.size() != 3 || adjectives.size() != 2) return {};
  // The adjective's accusative and instrumental are alike.
  Forms forms;
  for (std::size_t i = 0; i < nouns.size(); ++i) {
    const auto& adjective = adjectives[i == 0 ? 0 : 1];
    forms.push_back(noun_first ? nouns[i] + " " + adjective : adjective + " " + nouns[i]);
  }
  return forms;
}

Forms german(std::string_view name) {
  const bool plural = name.ends_with("n") && name.find("inseln") != std::string_view::npos;
  if (plural || name.find(' ') != std::string_view::npos || name.ends_with("s") ||
      name.ends_with("ß") || name.ends_with("x") || name.ends_with("z"))
    return {};
  return {std::string(name) + "s"};
}

// And, in, to, so: one letter, written together with the word; "to" swallows the article's alif.
Forms arabic(std::string_view name) {
  constexpr std::string_view kArticle = "ال", kTo = "ل";
  Forms forms;
  for (const std::string_view letter : {"و", "ب", "ف", "وب"})
    forms.push_back(std::string(letter).append(name));
  const bool article = name.starts_with(kArticle);
  const auto to = article ? std::string("لل").append(name.substr(kArticle.size()))
                          : std::string(kTo).append(name);
  forms.push_back(to);
  forms.push_back("و" + to);
  return forms;
}

}  // namespace

Forms declined_place(std::string_view name, std::string_view language) {
  if (language == "pl") return polish(name);
  if (language == "de") return german(name);
  if (language == "ar") return arabic(name);
  if (name.find_first_of(" -") != std::string_view::npos) return {};
  if (language == "ru") return decline(name, kRussian);
  if (language == "uk") return decline(name, kUkrainian);
  return {};
}

}  // namespace dossier
