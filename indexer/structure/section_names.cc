// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/section_names.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

using ZoneNames = std::unordered_map<std::string, Zone>;

struct NameRow {
  Zone zone;
  const char* names;  ///< Separated by '|', as an author would write them.
};

constexpr NameRow kNames[] = {
    {Zone::Front,
     "abstract|summary|executive summary|key points|key findings|key messages|key takeaways|main "
     "points|"
     "main findings|highlights|in brief|at a glance|key judgments|key judgements|takeaways|bottom "
     "line|keywords|"
     "key words|the main points|policy highlights|"
     "zusammenfassung|kernaussagen|kurzfassung|auf einen blick|résumé|points clés|synthèse|mots "
     "clés|en bref|"
     "résumé exécutif|l'essentiel|resumen|resumen ejecutivo|puntos clave|palabras "
     "clave|streszczenie|abstrakt|"
     "najważniejsze tezy|główne tezy|tezy|słowa kluczowe|podsumowanie wykonawcze|аннотация|резюме|"
     "краткое содержание|ключевые выводы|ключевые тезисы|основные тезисы|ключевые слова"},
    {Zone::Notes,
     "notes|endnotes|footnotes|end notes|foot notes|notes and references|references and "
     "notes|anmerkungen|"
     "fußnoten|endnoten|notes de bas de page|notes de fin|notas|notas al pie|notas a pie de "
     "página|notas finales|"
     "przypisy|przypisy końcowe|примечания|сноски"},
    {Zone::Bibliography,
     "bibliography|references|works cited|literature|literature cited|reference list|list of "
     "references|"
     "selected bibliography|select bibliography|sources|cited works|sources cited|further reading|"
     "bibliographic references|literatur|literaturverzeichnis|quellen|quellenverzeichnis|"
     "bibliographie|références|références bibliographiques|sources et "
     "bibliographie|bibliografía|referencias|"
     "referencias bibliográficas|obras citadas|fuentes|bibliografia|literatura|źródła|spis "
     "literatury|"
     "литература|библиография|список литературы|источники|использованная литература"},
    {Zone::Back,
     "about the author|about the authors|about the editor|about the editors|about us|author "
     "biography|"
     "author biographies|author bio|the author|the "
     "authors|author|authors|acknowledgements|acknowledgments|"
     "acknowledgement|acknowledgment|disclaimer|contributors|about the contributors|notes on "
     "contributors|"
     "notes on the author|funding|conflict of interest|conflicts of interest|declaration of "
     "interest|"
     "copyright|imprint|about this paper|about this series|about the institute|about the project|"
     "contact|how to cite|suggested citation|"
     "über den autor|über die autorin|über die autoren|zum autor|zur autorin|danksagung|impressum|"
     "à propos de l'auteur|à propos de l'auteure|à propos de l'autrice|à propos des "
     "auteurs|l'auteur|l'auteure|"
     "l'autrice|les auteurs|remerciements|sobre el autor|sobre la autora|sobre los "
     "autores|agradecimientos|"
     "o autorze|o autorce|o autorach|podziękowania|nota o autorze|об авторе|об "
     "авторах|благодарности|"
     "сведения об авторе|сведения об авторах"},
};

constexpr const char* kBodyNames =
    "introduction|conclusion|conclusions|background|contents|table of "
    "contents|discussion|methodology|methods|"
    "results|analysis|recommendations|policy recommendations|context|overview|preface|foreword|"
    "executive order|literature review|findings|implications|outlook|"
    "einleitung|schluss|fazit|inhalt|inhaltsverzeichnis|sommaire|table des matières|avant "
    "propos|introducción|"
    "conclusión|conclusiones|índice|wstęp|wprowadzenie|zakończenie|wnioski|podsumowanie|spis "
    "treści|введение|"
    "заключение|выводы|содержание";

/// Calls `use` with each name of a '|' list in its comparable form.
template <typename Use>
void each_name(std::string_view names, Use use) {
  while (!names.empty()) {
    const std::size_t bar = std::min(names.find('|'), names.size());
    use(comparable(names.substr(0, bar)));
    names.remove_prefix(std::min(bar + 1, names.size()));
  }
}

ZoneNames make_zone_names() {
  ZoneNames table;
  for (const NameRow& row : kNames)
    each_name(row.names, [&](std::string name) { table.emplace(std::move(name), row.zone); });
  return table;
}

std::unordered_set<std::string> make_body_names() {
  std::unordered_set<std::string> names;
  each_name(kBodyNames, [&](std::string name) { names.insert(std::move(name)); });
  return names;
}

constexpr std::size_t kMaxHeadingBytes = 80;  // Of the names above none is longer.

}  // namespace

std::optional<Zone> zone_of_heading(std::string_view heading) {
  static const ZoneNames table = make_zone_names();
  if (heading.size() > kMaxHeadingBytes) return std::nullopt;
  if (const auto found = table.find(comparable(heading)); found != table.end())
    return found->second;
  return std::nullopt;
}

bool is_appendix_heading(std::string_view heading) {
  if (heading.size() > 2 * kMaxHeadingBytes) return false;
  const std::string name = comparable(heading);
  for (const std::string_view word : {"appendix", "annex", "annexe", "anhang", "anexo", "aneks",
                                      "zalacznik", "приложение", "apendice"})
    if (name.compare(0, word.size(), word) == 0 &&
        (name.size() == word.size() || name[word.size()] == ' '))
      return true;
  return false;
}

bool is_body_heading(std::string_view heading) {
  static const std::unordered_set<std::string> names = make_body_names();
  return heading.size() <= kMaxHeadingBytes && names.count(comparable(heading)) > 0;
}

}  // namespace dossier
