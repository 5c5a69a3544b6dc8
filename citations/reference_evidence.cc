// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_evidence.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::string_view kPeriodicals =
    "journal journals review reviews letters lett transactions trans proceedings proc conference "
    "conf symposium symp "
    "workshop workshops bulletin bull annals ann quarterly magazine news times post herald gazette "
    "tribune daily "
    "zeitschrift jahrbuch archiv revue revista rivista annales anales annali cahiers acta "
    "colloquium congress "
    "kongress actes atti studia j comm communications comput advances lecture notes newsletter "
    "telegraph chronicle "
    "monthly weekly guardian independent economist proceeding sympos rev przegląd kwartalnik "
    "rocznik журнал вестник "
    "вопросы труды monographs arxiv preprint preprints advances icassp acm ieee meeting "
    "encyclopedia "
    "handbook memoirs abstracts cvpr nips icml aaai ijcai sigmod sigplan";
constexpr std::string_view kPublishers =
    "press verlag publisher publishers publishing publications books éditions editions editorial "
    "edizioni editore "
    "wydawnictwo издательство inc ltd gmbh wiley springer elsevier kluwer routledge macmillan "
    "penguin norton sage "
    "blackwell mcgraw mcgraw-hill prentice prentice-hall addison-wesley kaufmann freeman harper "
    "erlbaum birkhäuser "
    "academic presses puf seuil gallimard suhrkamp editora ediciones company sons nauka harvester "
    "doubleday scribner scribner's knopf holt rinehart houghton mifflin vintage random";
constexpr std::string_view kMonths =
    "january jan february feb march mar april apr may june jun july jul august aug september sept "
    "sep october oct "
    "november nov december dec janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre "
    "januar februar märz juni juli oktober dezember spring summer autumn fall winter enero febrero "
    "marzo abril mayo "
    "junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio "
    "giugno luglio "
    "settembre ottobre novembre dicembre stycznia lutego marca kwietnia maja czerwca lipca "
    "sierpnia września "
    "października listopada grudnia января февраля марта апреля мая июня июля августа сентября "
    "октября ноября "
    "декабря";

bool number_behind(const RefText& text, std::size_t i) {
  const std::size_t next = text.mark(i + 1, '.') ? i + 2 : i + 1;
  return text.is(next, RefToken::Number) || text.mark(next, '#');
}

bool roman(const RefText& text, std::size_t i) {
  if (!text.is(i, RefToken::Word)) return false;
  const auto& lower = text.tokens[i].lower;
  return lower.size() <= 8 && lower.find_first_not_of("ivxlcdm") == std::string::npos;
}

}  // namespace

bool pages_start(const RefText& text, std::size_t i) {
  if (text.word_of(i, "pp pages page pgs pg pag págs стр str"))
    return number_behind(text, i) || text.is(i + 1, RefToken::Word) || text.mark(i + 1, '.');
  if (text.word_of(i, "p s с")) return number_behind(text, i);
  if (!text.is(i, RefToken::Word)) return false;
  const auto& lower = text.tokens[i].lower;  // "pp.30" and "p169" hold no space.
  return lower.size() > 1 && lower[0] == 'p' && lower[1] >= '0' && lower[1] <= '9';
}

bool volume_start(const RefText& text, std::size_t i) {
  if (text.word_of(i, "vol volume vols volumes")) {
    const std::size_t next = text.mark(i + 1, '.') ? i + 2 : i + 1;
    return number_behind(text, i) || roman(text, next);
  }
  if (text.word_of(i,
                   "no nr nos number issue n n° nº v t tome tom band bd heft iss № jg issn isbn "
                   "abstract article")) {
    const bool volume = text.word_of(i, "v t tome tom band bd") && text.mark(i + 1, '.');
    return number_behind(text, i) || (volume && roman(text, i + 2));
  }
  return text.is(i, RefToken::Number) && text.word_of(i + 1, "vols vol volumes");
}

bool month(const RefText& text, std::size_t i) { return text.word_of(i, kMonths); }

bool report_start(const RefText& text, std::size_t i) {
  if (text.mark(i, '(') || text.mark(i, '[')) ++i;
  if (text.word_of(i, "unpublished manuscript mimeo mimeograph forthcoming typescript"))
    return true;
  if (text.word_of(i,
                   "phd ph.d doctoral ma msc bachelor's master's masters dissertation diplomarbeit "
                   "thesis thèse "
                   "diplom tesis"))
    return true;
  if (text.word_of(i, "ph") && text.mark(i + 1, '.')) return text.word_of(i + 2, "d");
  if (text.word(i, "to") && text.word(i + 1, "appear")) return true;
  if (text.word_of(i, "submitted paper") && text.word_of(i + 1, "to submitted for")) return true;
  if (text.word_of(i, "technical tech"))
    return text.word_of(text.mark(i + 1, '.') ? i + 2 : i + 1, "report rep memo memorandum note");
  if (text.word_of(i, "working discussion research") && text.word_of(i + 1, "paper papers report"))
    return true;
  if (text.word_of(i, "personal") && text.word_of(i + 1, "communication")) return true;
  return text.word_of(i, "tr report") && number_behind(text, i);
}

bool edition_start(const RefText& text, std::size_t i) {
  if (text.mark(i, '(') || text.mark(i, '[')) ++i;
  if (text.is(i, RefToken::Number) &&
      text.word_of(i + 1, "ed edition edn éd aufl auflage ausg vols vol volumes bde изд wyd"))
    return true;
  if (text.is(i, RefToken::Number) && text.mark(i + 1, '.') &&
      text.word_of(i + 2, "aufl auflage ed wyd vyd"))
    return true;
  if (text.word_of(
          i,
          "first second third fourth fifth sixth seventh eighth ninth tenth revised new expanded"))
    return text.word_of(i + 1, "ed edition edn printing");
  if (text.word_of(i, "rev revised"))
    return text.word_of(text.mark(i + 1, '.') ? i + 2 : i + 1, "ed edition edn");
  return false;
}

bool editor_start(const RefText& text, std::size_t i) {
  if (text.word_of(i,
                   "edited translated introduced compiled illustrated revised herausgegeben ed eds "
                   "trans tr hrsg hg "
                   "übersetzt traduit directed adapted")) {
    std::size_t at = text.mark(i + 1, '.') ? i + 2 : i + 1;
    if (text.word_of(at, "by von par and")) return true;
    if (!text.word_of(i, "ed eds trans hrsg hg") || !text.mark(i + 1, '.') || !text.upper_word(at))
      return false;
    // "Trans. Amer. Math. Soc." is a periodical.
    const bool statement =
        i == 0 || text.mark(i - 1, '.') || text.mark(i - 1, ')') || text.mark(i - 1, ',');
    if (text.word(i, "trans") && text.tokens[i].upper && !statement) return false;
    return !(text.mark(at + 1, '.') && text.tokens[at].letters > 1 && text.tokens[i].upper);
  }
  return text.word_of(i, "introduction foreword preface afterword") && text.word_of(i + 1, "by");
}

bool names_periodical(const RefText& text, TokenRange range) {
  for (std::size_t i = range.begin; i < std::min(range.end, text.size()); ++i) {
    if (text.is(i, RefToken::Word) && text.tokens[i].upper &&
        listed(text.tokens[i].lower, kPeriodicals))
      return true;
  }
  return false;
}

bool publisher_word(const RefText& text, TokenRange range) {
  for (std::size_t i = range.begin; i < std::min(range.end, text.size()); ++i) {
    if (text.is(i, RefToken::Word) && text.tokens[i].upper &&
        listed(text.tokens[i].lower, kPublishers))
      return true;
  }
  return false;
}

bool letter_volume(const RefText& text, std::size_t i) {
  if (!text.is(i, RefToken::Word) || text.tokens[i].letters > 2) return false;
  const auto& lower = text.tokens[i].lower;
  return lower.size() > text.tokens[i].letters &&
         lower.find_first_of("0123456789") != std::string::npos && !text.is(i + 1, RefToken::Word);
}

bool imprint_bracket(const RefText& text, std::size_t open) {
  if (!text.on(CitationRule::Imprints)) return false;
  const std::size_t close = text.closing(open);
  if (close == text.size() || close < open + 2) return false;
  const std::size_t first = open + 1;
  const std::size_t last = text.mark(close - 1, '.') ? close - 2 : close - 1;
  constexpr std::string_view kRoles = "ed eds hrsg trans editor editors translator";
  if (edition_start(text, open) || report_start(text, open) || volume_start(text, first) ||
      pages_start(text, first) || editor_start(text, first) || text.word_of(first, kRoles) ||
      text.word_of(last, kRoles))
    return true;
  if (!text.year(close - 1) || text.mark(close - 2, '-')) return false;
  const bool place_behind = text.word_of(close + 1, "ch chapter at p pp pt pts para paras");
  if (text.is(close + 1, RefToken::Word) && !text.tokens[close + 1].upper && !place_behind)
    return false;
  if (close == open + 2 || month(text, close - 2)) return true;
  bool words = false;
  for (std::size_t i = first; i < close; ++i) words |= text.is(i, RefToken::Word);
  if (!words) return false;
  if (text.mark(close - 2, ',') || names_publisher(text, {first, close})) return true;
  // "(Quay 2018)": a publisher and a year in a bracket that ends the reference.
  bool capitals = true;
  for (std::size_t i = first; i + 1 < close; ++i)
    capitals &= text.upper_word(i) || text.mark(i, '&') || text.word_of(i, "and of the");
  return capitals && close <= open + 6 &&
         (close + 1 >= text.size() || text.mark(close + 1, '.') || text.mark(close + 1, ',') ||
          text.is(close + 1, RefToken::Number) || place_behind);
}

bool names_publisher(const RefText& text, TokenRange range) {
  if (publisher_word(text, range)) return true;
  for (std::size_t i = range.begin; i < std::min(range.end, text.size()); ++i) {
    if (text.mark(i, ':') && i > range.begin && i + 1 < text.size() && text.upper_word(i + 1) &&
        i - range.begin <= 6 && text.upper_word(i - 1))
      return true;
  }
  return false;
}

bool abbreviated(const RefText& text, TokenRange range) {
  int found = 0;
  for (std::size_t i = range.begin; i + 1 < std::min(range.end, text.size()); ++i) {
    if (text.upper_word(i) && text.tokens[i].letters <= 6 && text.mark(i + 1, '.') &&
        !text.tokens[i + 1].space_before)
      ++found;
  }
  return found > 1 || (found == 1 && range.end - range.begin <= 8);
}

bool numbered_behind(const RefText& text, std::size_t end) {
  while (text.mark(end, ',') || text.mark(end, ':') || text.mark(end, ';') || text.mark(end, '.') ||
         text.is(end, RefToken::CloseQuote))
    ++end;
  if (text.mark(end, '(') && text.is(end + 1, RefToken::Number))
    return numbered_behind(text, text.closing(end) + 1);
  if (volume_start(text, end) || letter_volume(text, end)) return true;
  if ((text.word(end, "to") && text.word(end + 1, "appear")) ||
      (text.word(end, "in") && text.word(end + 1, "press")))
    return true;
  if (roman(text, end) && text.tokens[end].upper && !text.mark(end + 1, '.'))
    return text.mark(end + 1, ',') || text.mark(end + 1, '(') || pages_start(text, end + 1);
  if (text.year(end) || month(text, end)) {
    // "Proteins 2010, 78, 1339"; a year alone closes any reference.
    std::size_t next = end + 1;
    if (month(text, next) || (month(text, end) && text.year(next))) ++next;
    while (text.mark(next, ',') || text.mark(next, ';') || text.mark(next, '.') ||
           text.mark(next, ':'))
      ++next;
    // "Seuil, 2021, 384 p." counts a book's pages.
    if (text.is(next, RefToken::Number) && text.word_of(next + 1, "p pp s pages seiten"))
      return false;
    return text.is(next, RefToken::Number) || pages_start(text, next) || volume_start(text, next);
  }
  if (text.is(end, RefToken::Number)) {
    if (month(text, end + 1) && text.year(end + 2)) return false;  // A day.
    return !text.word_of(end + 1, "vols ed edition p pp pages");
  }
  return pages_start(text, end);
}

bool colon_imprint(const RefText& text, std::size_t i) {
  if (!text.on(CitationRule::ColonImprints) || !text.mark(i, ',') || !text.upper_word(i + 1))
    return false;
  constexpr std::size_t kPlace = 5, kPublisher = 8;
  std::size_t at = i + 1;
  while (at < i + 1 + kPlace && (text.upper_word(at) || text.word_of(at, "am im an der a sur la")))
    ++at;
  if (!text.mark(at, ':')) return false;
  const std::size_t publisher = ++at;
  while (at < publisher + kPublisher && !text.year(at) &&
         (text.upper_word(at) || text.mark(at, '.') || text.mark(at, '&') ||
          text.word_of(at, "und et de la du des der")))
    ++at;
  return at > publisher && text.year(at) &&
         (at + 1 >= text.size() || text.is(at + 1, RefToken::Mark));
}

}  // namespace dossier
