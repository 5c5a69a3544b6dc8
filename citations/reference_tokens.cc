// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace dossier {
namespace {

// How far an opening single quotation mark looks for its partner before it is an apostrophe.
constexpr std::size_t kQuoteReach = 400;

constexpr std::string_view kAbbreviations =
    "vs st dr mr mrs ms jr sr gen col lt capt sgt prof rev hon cf approx ca op ed eds proc conf "
    "int intl trans univ "
    "dept inc ltd co corp bros gov sen rep al vgl hrsg hg hrg u fr ser tech ste mt ft incl resp "
    "sect et viz repr "
    "rpt suppl bgbl abl stat";
// These abbreviate only before a number.
constexpr std::string_view kBeforeNumbers =
    "no nos nr vol vols fig pp p bd bl ch chap art para n f ff s d v pt";

// Small words that may follow a statement's full stop although they are in lower case.
constexpr std::string_view kLowerStarts =
    "in edited translated trans ed eds pp vol available reprinted arxiv doi url retrieved accessed "
    "dans hrsg "
    "http https www no nr";

struct Decoded {
  UChar32 c = 0;
  std::size_t next = 0;
};

Decoded decode(std::string_view text, std::size_t at) {
  if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) return {byte, at + 1};
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), i,
                  static_cast<int32_t>(text.size()), c);
  return {c, static_cast<std::size_t>(i)};
}

void append_wide(std::string& out, UChar32 c) {
  std::array<uint8_t, U8_MAX_LENGTH> bytes{};
  int32_t length = 0;
  UBool error = false;
  U8_APPEND(bytes.data(), length, U8_MAX_LENGTH, c, error);
  if (!error)
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

inline void append(std::string& out, UChar32 c) {
  c < 0x80 ? out.push_back(static_cast<char>(c)) : append_wide(out, c);
}

bool upper(UChar32 c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) != 0; }
bool lower(UChar32 c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(c) != 0; }
UChar32 to_lower(UChar32 c) { return c >= 0x80 ? u_tolower(c) : upper(c) ? c + 32 : c; }
bool wide_letter(UChar32 c) {
  return u_isalpha(c) || c == 0xB0 || c == 0xBA || u_charType(c) == U_NON_SPACING_MARK;
}
inline bool letter(UChar32 c) {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : wide_letter(c);
}
bool digit(UChar32 c) { return c >= '0' && c <= '9'; }
// Full-width marks of Chinese and Japanese count as their ASCII counterparts.
char mark_of(UChar32 c) {
  if (is_dash(c)) return '-';
  if (c < 0x80) return static_cast<char>(c);
  switch (c) {
    case 0x2026:
    case 0x3002:
    case 0xFF0E:
      return '.';
    case 0x3001:
    case 0xFF0C:
      return ',';
    case 0xFF1A:
      return ':';
    case 0xFF1B:
      return ';';
    case 0xFF08:
      return '(';
    case 0xFF09:
      return ')';
    default:
      return '~';
  }
}
bool single_quote(UChar32 c) { return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201A; }

class Tokenizer {
 public:
  explicit Tokenizer(RefText& out) : out_(out), text_(out.text) {}

  void run() {
    out_.tokens.reserve(text_.size() / 4);
    while (at_ < text_.size()) step();
  }

 private:
  std::size_t small_letters_end(std::size_t at) const {
    while (at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z') ++at;
    return at;
  }
  UChar32 peek(std::size_t at) const { return at < text_.size() ? decode(text_, at).c : 0; }

  void step() {
    const auto [c, next] = decode(text_, at_);
    if (is_space(c)) {
      at_ = next;
      spaced_ = true;
    } else if (letter(c)) {
      word();
    } else if (digit(c)) {
      number();
    } else if (!quote(c, next)) {
      RefToken token;
      token.mark = mark_of(c);
      push(token, next);
    }
    if (!is_space(c)) previous_ = c;
  }

  RefToken& push(RefToken token, std::size_t end) {
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(end);
    token.space_before = spaced_ || out_.tokens.empty();
    spaced_ = false;
    at_ = end;
    out_.tokens.push_back(std::move(token));
    return out_.tokens.back();
  }

  // Inside a word: an apostrophe or hyphen between letters; a full stop after a lone capital that
  // goes on.
  bool joins(UChar32 c, std::size_t next, bool short_part) const {
    const UChar32 after = peek(next);
    if (single_quote(c) || c == '-' || c == 0x2010 || c == 0x2011) {
      return letter(after) || (c == '-' && digit(after));
    }
    return c == '.' && short_part && (upper(after) || after == '-');
  }

  void word() {
    RefToken token;
    token.kind = RefToken::Word;
    token.upper = upper(peek(at_)) || u_istitle(peek(at_));
    bool capitals = true, part_upper = true;
    std::size_t at = at_, part = 0;
    while (at < text_.size()) {
      // Most of most words: small letters.
      if (const auto end = small_letters_end(at); end > at) {
        if (part == 0) part_upper = false;
        part += end - at;
        token.letters += static_cast<std::uint32_t>(end - at);
        capitals = false;
        token.lower.append(text_, at, end - at);
        at = end;
        continue;
      }
      const auto [c, next] = decode(text_, at);
      if (letter(c) || digit(c)) {
        if (part++ == 0) part_upper = upper(c);
        if (letter(c)) ++token.letters;
        if (lower(c)) capitals = false;
        append(token.lower, to_lower(c));
      } else if (joins(c, next, part_upper && part <= 2)) {
        token.dotted |= c == '.';
        token.lower += single_quote(c) ? '\'' : static_cast<char>(c < 0x80 ? c : '-');
        part = 0;
      } else {
        break;
      }
      at = next;
    }
    token.all_caps = capitals && token.letters >= 2;
    push(std::move(token), at);
  }

  void number() {
    RefToken token;
    token.kind = RefToken::Number;
    std::size_t at = at_;
    while (at < text_.size()) {
      const auto [c, next] = decode(text_, at);
      if (!digit(c) && !letter(c)) break;
      append(token.lower, to_lower(c));
      at = next;
    }
    push(std::move(token), at);
  }

  bool quote(UChar32 c, std::size_t next) {
    const UChar32 after = peek(next);
    const bool starts = spaced_ || out_.tokens.empty() || previous_ == '(' || previous_ == '[' ||
                        out_.tokens.back().kind == RefToken::OpenQuote || is_dash(previous_);
    if (c == 0x201C || c == 0x201E || c == 0x201F || c == 0xAB || c == 0xBB || c == 0x201D) {
      const bool opens = c == 0x201E || c == 0x201F || c == 0xAB ||
                         (c == 0x201C && !pending(0x201E)) ||
                         (c == 0xBB && !pending(0xAB) && starts);
      add_quote(opens, c == 0x201E ? c : c == 0xAB ? c : 0x201C, next);
      return true;
    }
    if (c >= 0x300A && c <= 0x300F) {  // 《…》 「…」 『…』
      add_quote(c % 2 == 0, 0x300A, next);
      return true;
    }
    if (c == '"') {
      add_quote(starts && !is_space(after) && after != 0, '"', next);
      return true;
    }
    if (c == '`' && after == '`') {
      add_quote(true, 0x201C, next + 1);
      return true;
    }
    if (c == '\'' && after == '\'') {
      add_quote(false, 0x201C, next + 1);
      return true;
    }
    return single_quote(c) && single(c, next, starts);
  }

  // An apostrophe that is no quotation mark is dropped, as if it belonged to its word.
  bool single(UChar32 c, std::size_t next, bool starts) {
    const UChar32 after = peek(next);
    const bool may_open = (c == 0x2018 || c == 0x201A || (c == '\'' && starts)) &&
                          !is_space(after) && after != 0 && !digit(after);
    if (may_open && closes_later(next)) {
      add_quote(true, '\'', next);
    } else if (pending('\'') && c != 0x201A && !letter(after) &&
               !(is_space(after) && goes_on(next))) {
      add_quote(false, '\'', next);
    } else {
      at_ = next;
      if (digit(after)) spaced_ = false;  // "Superport '91"
    }
    return true;
  }

  bool closes_later(std::size_t at) const {
    const std::size_t end = std::min(text_.size(), at + kQuoteReach);
    for (UChar32 before = 0; at < end;) {
      const auto [c, next] = decode(text_, at);
      if ((c == 0x2019 || c == '\'' || c == 0x2018) && !is_space(before) && !letter(peek(next)))
        return true;
      before = c;
      at = next;
    }
    return false;
  }

  // After a mark and a space: does the quotation still close before another opens? ("States’
  // Rights’,")
  bool goes_on(std::size_t at) const {
    if (!out_.on(CitationRule::Apostrophes)) return false;
    const std::size_t end = std::min(text_.size(), at + kQuoteReach);
    while (at < end) {
      const auto [c, next] = decode(text_, at);
      if (c == 0x2018) return false;
      const UChar32 after = peek(next);
      if ((c == 0x2019 || c == '\'') && !letter(after)) {
        // ‘The Pilots’ Law’ (2010): the bracket of a year or a publisher stands apart.
        const UChar32 behind = is_space(after) ? peek(decode(text_, next).next) : after;
        return behind != 0 && (!is_space(after) || behind == '(' || behind == '[');
      }
      at = next;
    }
    return false;
  }

  bool pending(UChar32 kind) const {
    for (const auto& open : open_) {
      if (open.kind == kind) return true;
    }
    return false;
  }

  void add_quote(bool opens, UChar32 kind, std::size_t next) {
    RefToken token;
    token.kind = opens ? RefToken::OpenQuote : RefToken::CloseQuote;
    push(token, next);
    const int index = static_cast<int>(out_.tokens.size()) - 1;
    if (opens) {
      if (open_.size() < 8) open_.push_back({index, kind});
      return;
    }
    for (std::size_t i = open_.size(); i-- > 0;) {
      if ((open_[i].kind == '\'') != (kind == '\'')) continue;
      out_.tokens[static_cast<std::size_t>(open_[i].token)].match = index;
      out_.tokens.back().match = open_[i].token;
      open_.resize(i);
      return;
    }
  }

  struct Open {
    int token;
    UChar32 kind;
  };

  RefText& out_;
  const std::string& text_;
  std::size_t at_ = 0;
  bool spaced_ = false;
  UChar32 previous_ = 0;
  std::vector<Open> open_;
};

void match_brackets(std::vector<RefToken>& tokens) {
  constexpr std::string_view kOpen = "([{<", kClose = ")]}>";
  std::array<std::vector<int>, 4> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != RefToken::Mark) continue;
    if (const auto kind = kOpen.find(tokens[i].mark); kind != std::string_view::npos) {
      open.at(kind).push_back(static_cast<int>(i));
    } else if (const auto closed = kClose.find(tokens[i].mark); closed != std::string_view::npos) {
      auto& stack = open.at(closed);
      if (stack.empty()) continue;
      tokens[i].match = stack.back();
      tokens[static_cast<std::size_t>(stack.back())].match = static_cast<int>(i);
      stack.pop_back();
    }
  }
}

}  // namespace

RefText::RefText(std::string_view source, CitationRules rules_on) : text(source), rules(rules_on) {
  Tokenizer(*this).run();
  match_brackets(tokens);
}

bool RefText::year(std::size_t i) const {
  if (!is(i, RefToken::Number)) return false;
  const auto& digits = tokens[i].lower;
  if (digits.size() < 4 || digits.size() > 5) return false;
  for (std::size_t k = 0; k < 4; ++k) {
    if (digits[k] < '0' || digits[k] > '9') return false;
  }
  if (digits.size() == 5 && (digits[4] < 'a' || digits[4] > 'z')) return false;
  return (digits[0] == '1' && digits[1] >= '5') || (digits[0] == '2' && digits[1] == '0');
}

std::string_view RefText::slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, size());
  if (begin >= end) return {};
  return std::string_view(text).substr(tokens[begin].begin,
                                       tokens[end - 1].end - tokens[begin].begin);
}

std::size_t RefText::closing(std::size_t open) const {
  return open < size() && tokens[open].match >= 0 ? static_cast<std::size_t>(tokens[open].match)
                                                  : size();
}

// What German counts with a full stop: "9. Mai", "19. Wahlperiode".
constexpr std::string_view kOrdinalNouns =
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "wahlperiode sitzung legislaturperiode jahrgang jh jahrhundert";

bool RefText::stop(std::size_t i) const {
  if (!mark(i, '.')) return false;
  if (i + 1 >= size()) return true;
  const auto& next = tokens[i + 1];
  if (!next.space_before && next.kind != RefToken::CloseQuote) return false;
  if (next.kind == RefToken::Word && !next.upper && next.letters > 0 &&
      !word_of(i + 1, kLowerStarts))
    return false;
  if (next.kind == RefToken::Mark &&
      std::string_view(",;:.").find(next.mark) != std::string_view::npos)
    return false;
  if (i == 0 || tokens[i].space_before) return true;
  const auto& before = tokens[i - 1];
  if (before.kind == RefToken::Number && before.lower.size() <= 3 && word_of(i + 1, kOrdinalNouns))
    return !on(CitationRule::OrdinalStops) || mark(i - 2, '-');
  if (before.kind != RefToken::Word) return true;
  if (before.dotted || (before.letters == 1 && before.upper)) return false;
  if (listed(before.lower, kBeforeNumbers)) return next.kind != RefToken::Number;
  return !listed(before.lower, kAbbreviations);
}

}  // namespace dossier
