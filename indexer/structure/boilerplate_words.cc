// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/boilerplate_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

/// Small ASCII letters with everything but letters and digits as single spaces, and a space at both ends, so that
/// " opt out " is found by words; text inside quotation marks becomes one "~". Other scripts keep their bytes.
std::string plain_words(std::string_view text, bool drop_quotations) {
  std::string out = " ";
  bool quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(text, at);
    if (drop_quotations && (c == 0x201C || c == 0x201D || c == '"')) {
      quoted = c == 0x201C || (c == '"' && !quoted);
      continue;
    }
    if (quoted) continue;
    if (c == '\'' || c == 0x2019) continue;
    if (is_digit(c) || is_letter(c)) {
      if (c < 0x80) {
        out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      } else {
        out.append(text.substr(begin, at - begin));
      }
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

struct Term {
  std::string_view words;  ///< As plain_words writes them, without the outer spaces.
  int weight;
};

// Terms of consent banners, privacy panels and newsletter boxes. One word alone says little; their density says all.
constexpr Term kTerms[] = {
    {"cookie", 3}, {"cookies", 3}, {"consent", 2}, {"opt out", 3}, {"opt in", 2}, {"do not sell", 4},
    {"personal information", 2}, {"personal data", 2}, {"your data", 2}, {"third party", 1},
    {"third parties", 1}, {"privacy", 2}, {"privacy policy", 3}, {"preferences", 1}, {"browser", 2},
    {"your device", 2}, {"device", 1}, {"strictly necessary", 3}, {"legitimate interest", 2}, {"vendors", 2},
    {"targeted advertising", 2}, {"targeted ads", 2}, {"advertising", 1}, {"advertisers", 1},
    {"analytics", 2}, {"advertising partners", 2}, {"partners", 1}, {"our website", 2}, {"our site", 2},
    {"this website", 2}, {"our websites", 2}, {"this site", 1}, {"the site", 1}, {"our pages", 2}, {"ccpa", 2},
    {"gdpr", 2}, {"your preferences", 2}, {"your choice", 1}, {"your choices", 2}, {"settings", 2},
    {"user experience", 2}, {"your experience", 2}, {"personalise", 2}, {"personalize", 2},
    {"personalised", 2}, {"personalized", 2}, {"accept", 1}, {"agree", 1}, {"reject", 1}, {"withdraw", 1},
    {"tracking", 2}, {"toggle", 2}, {"switch", 1}, {"panel", 1}, {"log in", 2}, {"sign in", 2},
    {"newsletter", 3}, {"sign up", 3}, {"subscribe", 3}, {"your inbox", 3}, {"email address", 2},
    {"e mail address", 2}, {"unsubscribe", 3}, {"terms of use", 3}, {"terms of service", 3},
    {"all rights reserved", 4}, {"advertisement", 3}, {"your account", 2}, {"visitor", 1}, {"visitors", 1},
    {"audience", 1}, {"identifiers", 2}, {"data protection officer", 3}, {"relevant", 1}, {"content", 1},
    {"always on", 3}, {"always active", 3}, {"off on", 2}, {"on off", 2},
    {"datenschutz", 3}, {"einwilligung", 3}, {"zustimmen", 3}, {"einstellungen", 2}, {"ihre daten", 3},
    {"unsere website", 3}, {"akzeptieren", 2}, {"confidentialité", 3}, {"consentement", 3},
    {"accepter", 2}, {"vos données", 3}, {"notre site", 3}, {"données personnelles", 2}, {"privacidad", 3},
    {"consentimiento", 3}, {"aceptar", 2}, {"sus datos", 3}, {"nuestro sitio", 3}, {"prywatności", 3},
    {"ciasteczka", 3}, {"plików cookie", 3}, {"zgodę", 2}, {"akceptuję", 3}, {"файлы cookie", 3},
    {"согласие", 2}, {"конфиденциальности", 3}, {"ваших данных", 3}, {"наш сайт", 3}};

constexpr std::string_view kAddress[] = {
    "we", "our", "us", "you", "your", "wir", "unsere", "unserer", "sie", "ihre", "ihrer", "nous", "notre", "nos",
    "vous", "votre", "vos", "nosotros", "nuestro", "nuestra", "usted", "su", "nasza", "nasze", "naszej",
    "twoje", "twoja", "państwa", "мы", "наш", "наши", "вы", "ваш", "ваши", "вас"};

/// Terms by their first word, so that a text is looked over once.
const std::unordered_map<std::string_view, std::vector<const Term*>>& terms_by_word() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::vector<const Term*>> map;
    for (const Term& term : kTerms) map[term.words.substr(0, term.words.find(' '))].push_back(&term);
    return map;
  }();
  return table;
}

constexpr std::string_view kButtons[] = {
    "x", "close", "menu", "search", "print", "save", "share", "email", "e mail", "tweet", "facebook", "twitter",
    "whatsapp", "linkedin", "copy link", "comments", "comment", "listen", "skip to content",
    "skip to main content", "share this", "share this article", "share this story", "share this page",
    "share on facebook", "share on twitter", "print this article", "read more", "learn more", "more",
    "show more", "load more", "see more", "continue reading", "continue reading below",
    "continue reading the main story", "story continues below", "article continues below", "advertisement",
    "advertisements", "sponsored", "sponsored content", "accept", "accept all", "accept cookies",
    "accept all cookies", "allow all", "allow all cookies", "agree", "agree to all", "i agree", "got it", "ok",
    "decline", "reject", "reject all", "reject all cookies", "manage cookies", "manage consent",
    "manage preferences", "manage consent preferences", "manage options", "cookie settings",
    "cookie preferences", "cookie list", "cookie policy", "cookie notice", "cookie statement",
    "privacy policy", "privacy choices", "privacy settings", "privacy notice", "privacy statement",
    "your privacy choices", "terms of use", "terms of service", "terms and conditions", "save settings",
    "save and exit", "save preferences", "save my choices", "keep my choices", "confirm my choices",
    "withdraw consent", "export my data", "do not sell my personal information",
    "do not sell or share my personal information", "customize", "customise", "let me choose", "settings",
    "list of partners", "vendors", "our partners", "always active", "sign in", "log in", "login", "sign up",
    "subscribe", "subscribe now", "register", "newsletter", "newsletters", "sign up for our newsletter",
    "back to top", "home", "contact us", "all rights reserved", "strictly necessary cookies",
    "functional cookies", "performance cookies", "targeting cookies", "social media cookies",
    "analytics cookies", "alle akzeptieren", "cookies akzeptieren", "teilen", "drucken", "werbung", "anzeige",
    "datenschutz", "impressum", "tout accepter", "accepter", "tout refuser", "partager", "imprimer",
    "publicité", "aceptar", "aceptar todo", "compartir", "imprimir", "publicidad", "akceptuję", "udostępnij",
    "drukuj", "reklama", "принять", "поделиться", "реклама"};

constexpr std::string_view kMenuItems[] = {
    "home", "world", "politics", "business", "opinion", "news", "sport", "sports", "about", "about us", "contact",
    "careers", "jobs", "help", "faq", "tech", "technology", "science", "health", "culture", "video", "videos",
    "podcasts", "live", "markets", "money", "economy", "lifestyle", "travel", "weather", "arts", "books", "style",
    "corrections", "licensing", "advertise", "sitemap", "rss", "archive", "events", "topics", "regions", "analysis",
    "accueil", "monde", "politique", "economie", "startseite", "politik", "wirtschaft", "kultur", "kontakt", "inicio",
    "mundo", "política", "contacto", "świat", "polska", "polityka", "gospodarka", "kontakty", "главная", "мир",
    "политика", "экономика"};

constexpr std::string_view kRelatedHeads[] = {
    "related", "related stories", "related articles", "related news", "related content", "related coverage",
    "related topics", "most read", "most popular", "most viewed", "trending", "trending now", "read also",
    "read next", "read more", "see also", "more stories", "more from", "more on this", "more on this story",
    "recommended", "recommended stories", "recommended for you", "you may also like", "you might also like",
    "editors picks", "top stories", "latest", "latest news", "latest stories", "up next", "dont miss",
    "mehr zum thema", "meistgelesen", "lesen sie auch", "à lire aussi", "lire aussi", "sur le même sujet",
    "les plus lus", "relacionado", "noticias relacionadas", "lea también", "lo más leído", "czytaj także",
    "czytaj też", "zobacz też", "zobacz także", "читайте также", "самое читаемое"};

template <std::size_t N>
std::unordered_set<std::string_view> as_set(const std::string_view (&list)[N]) {
  return {std::begin(list), std::end(list)};
}

std::string plain_line(std::string_view text) {
  const std::string words = plain_words(text, false);
  return std::string(trim(words));
}

constexpr std::size_t kMaxLine = 160;

/// Items of `text` between separators that stand with spaces around them ("|" also without).
std::vector<std::string_view> menu_items(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> items;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    items.push_back(trim(text.substr(at, end - at)));
    at = end + separator.size();
  }
  return items;
}

/// Two or more "[f]" with next to nothing beside them.
bool bracket_buttons(std::string_view text) {
  std::size_t brackets = 0, outside = 0, letters = 0;
  bool inside = false;
  for (const std::string_view word : split_words(text)) {
    inside = inside || word.front() == '[';
    outside += !inside;
    if (inside && word.back() == ']') {
      ++brackets;
      letters += word.find_first_of("0123456789") == std::string_view::npos;
      inside = false;
    }
  }
  return brackets >= 2 && letters == brackets && outside <= 4;
}

}  // namespace

PageWords page_words(std::string_view text) {
  static const auto address = as_set(kAddress);
  PageWords result;
  const std::string plain = plain_words(text, true);
  const auto& table = terms_by_word();
  std::unordered_set<const Term*> met;
  for (std::size_t at = 1; at < plain.size();) {
    const std::size_t end = plain.find(' ', at);
    const std::string_view word = std::string_view(plain).substr(at, end - at);
    ++result.words;
    result.address += address.count(word) > 0;
    if (const auto found = table.find(word); found != table.end())
      for (const Term* term : found->second)
        if (plain.compare(at, term->words.size(), term->words) == 0 && plain[at + term->words.size()] == ' ')
          met.insert(term);
    at = end + 1;
  }
  for (const Term* term : met) result.weight += term->weight;
  result.terms = static_cast<int>(met.size());
  result.sentence = ends_sentence(text);
  return result;
}

bool is_button(std::string_view text) {
  static const auto buttons = as_set(kButtons);
  if (text.size() > kMaxLine) return false;
  std::string line = plain_line(text);
  if (line.empty()) return text.size() <= 4 && text.find_first_of("0123456789*$€") == std::string_view::npos;
  if (buttons.count(line) > 0) return true;
  // A label may carry a count or a state: "Vendors (41)", "Strictly Necessary Cookies - Always Active".
  for (const char* state : {" always active", " always on", " off on", " on off"})
    if (line.size() > 10 && line.find(state) != std::string::npos && word_count(line) <= 7) return true;
  while (!line.empty() && (line.back() == ' ' || is_digit(static_cast<unsigned char>(line.back())))) line.pop_back();
  if (buttons.count(line) > 0) return true;
  // "Accept Cookies X", "Cookie Preferences Cookie List": two labels in one line.
  for (std::size_t space = line.find(' '); space != std::string::npos; space = line.find(' ', space + 1))
    if (buttons.count(std::string_view(line).substr(0, space)) > 0 &&
        buttons.count(std::string_view(line).substr(space + 1)) > 0)
      return true;
  for (const std::string_view lead : {"advertisement ", "share this ", "sign up for our ", "subscribe to our ",
                                      "get the ", "follow us on ", "close this "})
    if (line.compare(0, lead.size(), lead) == 0 && word_count(line) <= 12) {
      const PageWords words = page_words(text);
      return words.weight >= 3 || lead[0] == 's' || lead[0] == 'a' || lead[0] == 'f' || word_count(line) <= 3;
    }
  return false;
}

bool is_menu(std::string_view text) {
  static const auto menu_items_known = as_set(kMenuItems);
  if (text.empty() || text.size() > 2 * kMaxLine || ends_sentence(text) || text.back() == '|') return false;
  if (bracket_buttons(text)) return true;
  for (const std::string_view separator : {"|", " · ", " • ", " » ", " > ", " › ", " . ", " – ", " / "}) {
    const std::vector<std::string_view> items = menu_items(text, separator);
    const bool weak = separator == " – " || separator == " / ";
    if (items.size() < (weak ? 4u : 3u)) continue;
    std::size_t words = 0, longest = 0, digits = 0, known = separator == " > " || separator == " › " ? 2 : 0;
    for (const std::string_view item : items) {
      known += menu_items_known.count(plain_line(item)) > 0 || is_button(item);
      words += word_count(item);
      longest = std::max(longest, word_count(item));
      digits += item.find_first_of("0123456789") != std::string_view::npos;
    }
    if (longest <= 4 && words <= items.size() * 3 && digits == 0 && (known >= 2 || (known == 1 && items.size() <= 4)))
      return true;
  }
  return false;
}

bool is_related_head(std::string_view text) {
  static const auto heads = as_set(kRelatedHeads);
  if (text.size() > kMaxLine) return false;
  return heads.count(plain_line(text)) > 0;
}

}  // namespace dossier
