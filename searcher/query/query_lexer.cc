// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "analysis/utf8.h"
#include "schema/suggest.h"
#include "searcher/query/query.h"
#include "searcher/query/query_words.h"
#include "searcher/query/quote_marks.h"

namespace dossier {
namespace {

constexpr int kDefaultNear = 10;  // NEAR alone.
constexpr int kDefaultAdj = 1;    // ADJ alone: the next word.
constexpr int kMaxDistance = 1000;

bool is_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if (c < 0 || !u_isalpha(c)) return false;
  }
  return !text.empty();
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string single_blanks(std::string_view text) {
  std::string result;
  for (const ByteRange run : split_blanks(text)) {
    if (!result.empty()) result += ' ';
    result += source_of(text, run);
  }
  return result;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) { find_quotes(); }

  std::vector<QueryToken> run() {
    while (at_ < query_.size()) {
      std::size_t next = at_;
      const auto c = next_code_point(query_, next);
      if (is_blank(c)) {
        at_ = next;
      } else if (!mark(c, false)) {
        clause();
      }
    }
    add(QueryTokenKind::End, at_, at_);
    return std::move(tokens_);
  }

 private:
  struct Quote {
    std::size_t begin, end;
    std::int32_t mark;
  };

  QueryToken& add(QueryTokenKind kind, std::size_t begin, std::size_t end) {
    QueryToken token;
    token.kind = kind;
    token.source = {offset(begin), offset(end)};
    return tokens_.emplace_back(std::move(token));
  }

  [[noreturn]] void fail(std::size_t begin, std::size_t end, const std::string& message,
                         const std::string& remedy) const {
    throw_query_error(query_, {offset(begin), offset(end)}, message, remedy);
  }

  std::int32_t peek(std::size_t at) const {
    return at < query_.size() ? next_code_point(query_, at) : 0;
  }

  // Every quotation mark once, so that looking for the end of a phrase never looks at a byte twice.
  void find_quotes() {
    for (std::size_t at = 0; at < query_.size();) {
      const std::size_t begin = at;
      const auto c = next_code_point(query_, at);
      if (const auto* known = quote_mark(c)) {
        quotes_.push_back({begin, at, c});
        last_of_.at(static_cast<std::size_t>(known - kQuotes.data())) = quotes_.size();
      }
    }
  }

  // Does a mark `c` stand anywhere after quote number `i`?
  bool stands_after(std::int32_t c, std::size_t i) const {
    return last_of_.at(static_cast<std::size_t>(quote_mark(c) - kQuotes.data())) > i + 1;
  }

  // A parenthesis or a quoted phrase at the place; false for anything else.
  bool mark(std::int32_t c, bool is_value) {
    if (c == '(' || c == ')') {
      add(c == '(' ? QueryTokenKind::Open : QueryTokenKind::Close, at_, at_ + 1).is_value =
          is_value;
      ++at_;
      return true;
    }
    if (quote_mark(c) == nullptr) return false;
    quoted(is_value);
    return true;
  }

  void quoted(bool is_value) {
    while (quotes_[next_quote_].begin < at_) ++next_quote_;
    const std::size_t opening = next_quote_;
    const QuoteMark& kind = *quote_mark(quotes_[opening].mark);
    const bool matched =
        stands_after(kind.close, opening) || stands_after(kind.other_close, opening);
    std::size_t closing = opening + 1;
    while (matched && quotes_[closing].mark != kind.close &&
           quotes_[closing].mark != kind.other_close)
      ++closing;
    if (closing >= quotes_.size())
      fail(at_, quotes_[opening].end, "a quotation mark without its partner",
           "close the phrase with a second quotation mark, or leave this one out");
    const ByteRange inside{offset(quotes_[opening].end), offset(quotes_[closing].begin)};
    const std::size_t begin = at_;
    at_ = quotes_[closing].end;
    next_quote_ = closing + 1;
    if (trim_punctuation(query_, inside, false).size() == 0) return empty_phrase(begin, is_value);
    QueryToken& token = add(QueryTokenKind::Quoted, begin, at_);
    token.text = single_blanks(source_of(query_, inside));
    token.is_value = is_value;
    if (peek(at_) == '~') return looseness(token, is_value);
    if (is_value && peek(at_) == '+') {
      token.below = true;
      token.source.end = offset(++at_);
    }
  }

  // Dropped as punctuation is, with its minus; but a field needs its value.
  void empty_phrase(std::size_t begin, bool is_value) {
    if (is_value) no_value(tokens_.back().source, {offset(begin), offset(at_)});
    if (!tokens_.empty() && tokens_.back().kind == QueryTokenKind::Minus &&
        tokens_.back().source.end == begin)
      tokens_.pop_back();
  }

  // To the next blank, parenthesis or quotation mark.
  std::size_t run_end(std::size_t at) const {
    while (at < query_.size()) {
      std::size_t next = at;
      const auto c = next_code_point(query_, next);
      if (is_blank(c) || c == '(' || c == ')' || quote_mark(c) != nullptr) break;
      at = next;
    }
    return at;
  }

  bool has_content(std::size_t begin, std::size_t end) const {
    return trim_punctuation(query_, {offset(begin), offset(end)}, true).size() > 0;
  }

  // Can `at` be the start of something to look for: a phrase, a group, a word?
  bool begins_operand(std::size_t at) const {
    const auto c = peek(at);
    return c == '(' || quote_mark(c) != nullptr || has_content(at, run_end(at));
  }

  void clause() {
    const bool minus = query_[at_] == '-' && peek(at_ + 1) != '-' && begins_operand(at_ + 1);
    if (minus) {
      add(QueryTokenKind::Minus, at_, at_ + 1);
      ++at_;
      if (mark(peek(at_), false)) return;
    }
    if (exact_sign(at_)) return exact_word();
    if (query_[at_] == '@' && (begins_operand(at_ + 1) || exact_sign(at_ + 1))) {
      add(QueryTokenKind::Field, at_, at_ + 1).field = find_field("actor");
      ++at_;
      return value();
    }
    const std::size_t end = run_end(at_);
    if (address(end) || field(end) || (!minus && operation(end))) return;
    word(end);
  }

  void word(std::size_t end) {
    const ByteRange run{offset(at_), offset(end)};
    const ByteRange core = trim_punctuation(query_, run, true);
    if (core.size() > 0) {
      if (core.begin > at_ && query_[core.begin - 1] == '?') {
        fail(core.begin - 1, core.begin, "a word cannot begin with ?",
             "? stands for one letter inside a word, such as wom?n");
      }
      QueryToken& token = add(QueryTokenKind::Word, at_, end);
      token.text = source_of(query_, core);
      token.below = peek(core.end) == '+';
      token.tilde = peek(core.end) == '~';
    }
    at_ = end;
  }

  // = directly before a word or a phrase: it is meant as written.
  bool exact_sign(std::size_t at) const {
    return peek(at) == '=' && peek(at + 1) != '(' && begins_operand(at + 1);
  }

  void exact_word() {
    const std::size_t begin = at_++, before = tokens_.size();
    if (!mark(peek(at_), false)) word(run_end(at_));
    if (tokens_.size() == before) return;  // An empty phrase.
    tokens_.back().exact = true;
    tokens_.back().source.begin = offset(begin);
  }

  // The value of the field just read, as it stands: dates end in dots, ids in anything.
  void value() {
    const bool exact = tokens_.back().field->kind == FieldKind::Entity && exact_sign(at_);
    if (exact) ++at_;
    if (!mark(peek(at_), true)) {
      const std::size_t end = run_end(at_);
      QueryToken& token = add(QueryTokenKind::Word, at_, end);
      token.text = source_of(query_, token.source);
      token.below = peek(trim_punctuation(query_, token.source, true).end) == '+';
      token.is_value = true;
      at_ = end;
    }
    tokens_.back().exact = exact;
  }

  // https://host/path(with)parentheses: a phrase of its words.
  bool address(std::size_t end) {
    const std::string_view run = query_.substr(at_, end - at_);
    const auto scheme = run.find("://");
    if (scheme == std::string_view::npos || !is_letters(run.substr(0, scheme))) return false;
    for (int depth = 0; end < query_.size(); end = run_end(end + 1)) {
      if (query_[end] != '(' && query_[end] != ')') break;
      depth += query_[end] == '(' ? 1 : -1;
      if (depth < 0) break;
    }
    const ByteRange all{offset(at_), offset(end)};
    const ByteRange core = trim_punctuation(query_, all, false);
    add(QueryTokenKind::Quoted, at_, end).text = source_of(query_, core);
    at_ = end;
    return true;
  }

  // Letters directly before a colon with something directly after it.
  bool field(std::size_t end) {
    const std::string_view run = query_.substr(at_, end - at_);
    const auto colon = run.find(':');
    if (colon == std::string_view::npos || !is_letters(run.substr(0, colon))) return false;
    const Field* known = find_field(lower(run.substr(0, colon)));
    const std::size_t after = at_ + colon + 1;
    const bool has_value = after < end || (begins_operand(after) && peek(after) != ')');
    if (known == nullptr && !has_content_or_mark(after, end)) return false;
    if (known == nullptr) unknown_field(run.substr(0, colon), end);
    const ByteRange name{offset(at_), offset(after)};
    if (!has_value) no_value(name, name);
    add(QueryTokenKind::Field, at_, after).field = known;
    at_ = after;
    value();
    return true;
  }

  bool has_content_or_mark(std::size_t after, std::size_t end) const {
    return after < end ? has_content(after, end) : begins_operand(after);
  }

  [[noreturn]] void no_value(ByteRange name, ByteRange place) const {
    const std::string typed(source_of(query_, name));
    fail(place.begin, place.end, typed + " without a value",
         "write the value directly after " + typed + "; to search for the word itself, put it in " +
             "quotes");
  }

  [[noreturn]] void unknown_field(std::string_view name, std::size_t end) const {
    std::vector<std::string_view> names;
    std::string list;
    for (const Field& field : fields()) {
      names.push_back(field.name);
      list += (list.empty() ? "" : ", ") + std::string(field.name);
    }
    const auto near = closest(lower(name), names);
    const std::string text(query_.substr(at_, end - at_));
    fail(at_, at_ + name.size() + 1, "no field is called " + std::string(name),
         (near ? "did you mean " + *near + ":?" : "the fields are " + list + ".") +
             " To search the text for it, put it in quotes");
  }

  // AND OR NOT NEAR/n ADJ/n SENT PARA, in capitals.
  bool operation(std::size_t end) {
    const std::string_view run = query_.substr(at_, end - at_);
    const std::string_view name = run.substr(0, run.find('/'));
    if (run == "AND" || run == "OR" || run == "NOT") {
      add(run == "AND"  ? QueryTokenKind::And
          : run == "OR" ? QueryTokenKind::Or
                        : QueryTokenKind::Not,
          at_, end);
    } else if (name == "NEAR" || name == "ADJ") {
      const bool ordered = name == "ADJ";
      // A number that is none must be told before the token is there.
      const int n = name == run ? (ordered ? kDefaultAdj : kDefaultNear) : distance(run, end);
      QueryToken& token = add(QueryTokenKind::Near, at_, end);
      token.proximity = ordered ? PlaceOperator::Ordered : PlaceOperator::Near;
      token.distance = n;
    } else if (name == "SENT" || name == "PARA") {
      if (name != run) {
        fail(at_, end, std::string(name) + " takes no number",
             "write " + std::string(name) + " alone, or NEAR/5 for at most five words apart");
      }
      add(QueryTokenKind::Near, at_, end).proximity =
          name == "SENT" ? PlaceOperator::Sentence : PlaceOperator::Paragraph;
    } else {
      return false;
    }
    at_ = end;
    return true;
  }

  int distance(std::string_view run, std::size_t end) const {
    const auto n = number(run.substr(run.find('/') + 1));
    if (!n) {
      const std::string name(run.substr(0, run.find('/')));
      fail(at_, end, name + " needs a number of words from 1 to 1000",
           "write " + name + "/5 for at most five words apart");
    }
    return *n;
  }

  // From 1 to kMaxDistance, and nothing behind it.
  static std::optional<int> number(std::string_view digits) {
    int n = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || n < 1 ||
        n > kMaxDistance)
      return std::nullopt;
    return n;
  }

  // "a b"~5: the tilde and its number directly behind a phrase.
  void looseness(QueryToken& token, bool is_value) {
    const std::size_t end = run_end(at_);
    const ByteRange core = trim_punctuation(query_, {offset(at_), offset(end)}, false);
    const auto n = number(source_of(query_, core));
    const std::size_t after = core.size() > 0 ? core.end : at_ + 1;
    if (is_value) {
      fail(at_, after, "~ behind the value of a field",
           "~ loosens phrases of the text: \"two words\"~5");
    }
    if (!n || core.begin != at_ + 1) {
      fail(at_, after, "~ behind a phrase needs a number of words from 1 to 1000",
           "write \"two words\"~5 for at most five other words among them");
    }
    token.distance = *n;
    token.source.end = core.end;
    at_ = end;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
  std::vector<Quote> quotes_;
  std::array<std::size_t, kQuotes.size()>
      last_of_{};  // By mark: one more than its last index in quotes_.
  std::size_t next_quote_ = 0;
};

}  // namespace

std::vector<QueryToken> lex_query(std::string_view query) { return Lexer(query).run(); }

}  // namespace dossier
