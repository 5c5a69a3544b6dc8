// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/pdf_captions.h"

#include <algorithm>

#include "indexer/formats/page_lines.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::string_view kCaptioned[] = {
    "Figure", "FIGURE", "Fig.",      "FIG.",    "Table",   "TABLE",  "Box",     "Chart",   "Map",
    "Graph",  "Abb.",   "Abbildung", "Tabelle", "Tableau", "Schéma", "Carte",   "Gráfico", "Tabla",
    "Cuadro", "Tabela", "Rysunek",   "Rys.",    "Wykres",  "Рис.",   "Рисунок", "Таблица"};
constexpr std::size_t kLeaders = 4;  // So many dots in a row, spaces aside.

}  // namespace

bool is_caption(std::string_view text) {
  for (const std::string_view word : kCaptioned) {
    if (text.substr(0, word.size()) != word || text.size() < word.size() + 2) continue;
    std::string_view rest = text.substr(word.size());
    if (rest[0] != ' ') continue;
    rest.remove_prefix(1);
    const std::size_t number = std::min(rest.find_first_not_of("0123456789IVXABC.-"), rest.size());
    if (number == 0 || number > 7) continue;
    if (number == rest.size() || rest[number - 1] == '.') return true;
    const std::string_view after = trim(rest.substr(number));
    // "Figure 3 shows" goes on in small letters.
    return rest[number] == ':' || (rest[number] == ' ' && !starts_lower(after));
  }
  return false;
}

bool contents_line(const PdfLine& line) {
  const std::string_view text = line.text;
  const std::size_t space = text.find_last_of(" .");
  if (space == std::string_view::npos) return false;
  const std::string_view page = text.substr(space + 1);
  const bool roman = !page.empty() && page.find_first_not_of("ivxl") == std::string_view::npos;
  if (!roman && !is_page_number(page)) return false;
  std::size_t dots = 0;
  for (std::size_t i = space + 1; i-- > 0 && (text[i] == '.' || text[i] == ' ');)
    dots += text[i] == '.';
  return dots >= kLeaders;
}

}  // namespace dossier
