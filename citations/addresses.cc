// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/addresses.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

bool same(char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; }

bool at_word(std::string_view text, std::size_t at, std::string_view lower) {
  if (text.size() - at < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (!same(text[at + i], lower[i])) return false;
  }
  return true;
}

// First letters of what addresses begin with.
constexpr std::array<bool, 256> kBegins = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'h', 'H', 'f', 'F', 'w', 'W'}) table[c] = true;
  return table;
}();

bool starts_here(std::string_view text, std::size_t at) {
  if (!kBegins[static_cast<unsigned char>(text[at])]) return false;
  if (at > 0 && in_word(text[at - 1])) return false;
  return at_word(text, at, "http://") || at_word(text, at, "https://") ||
         at_word(text, at, "ftp://") ||
         (at_word(text, at, "www.") && at + 4 < text.size() && in_word(text[at + 4]));
}

// What every beginning of an address holds: "://" or "w.". Few texts do.
bool may_hold_address(std::string_view text) {
  for (auto at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1))
    if (text.substr(at).starts_with("://")) return true;
  for (auto at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1))
    if (at > 0 && (text[at - 1] | 0x20) == 'w') return true;
  return false;
}

bool ends_address(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"') return true;
  for (const std::string_view mark : {"\u201D", "\u00BB", "\u00A0", "\u00B9", "\u00B2", "\u00B3"}) {
    if (text.substr(at, mark.size()) == mark) return true;
  }
  // The other superscript digits, U+2070 to U+2079: a note's mark clings to the address.
  return at + 2 < text.size() && text.substr(at, 2) == "\xE2\x81" &&
         static_cast<unsigned char>(text[at + 2]) >= 0xB0 &&
         static_cast<unsigned char>(text[at + 2]) <= 0xB9;
}

std::size_t without_closing_marks(std::string_view text, std::size_t begin, std::size_t end) {
  const auto count = [&](char c) {
    return std::count(text.begin() + begin, text.begin() + end, c);
  };
  auto open = count('('), closed = count(')');
  while (end > begin) {
    const char c = text[end - 1];
    if (c == ')' && closed > open) {
      --closed;
    } else if (std::string_view(".,;:]'*_").find(c) == std::string_view::npos) {
      break;
    }
    --end;
  }
  return end;
}

// A line break inside an address: it stops at a separator and a piece of a path follows.
bool broken_here(std::string_view text, std::size_t end) {
  if (end == 0 || end + 1 >= text.size() || text[end] != ' ') return false;
  const std::size_t next_end = std::min(text.find(' ', end + 1), text.size());
  const auto next = text.substr(end + 1, next_end - end - 1);
  if (next.find("://") != std::string_view::npos) return false;
  const bool separator = std::string_view("/-_=?&").find(text[end - 1]) != std::string_view::npos;
  if (next.front() == '/' && next.size() > 1) return true;
  return separator && next.front() >= 'a' && next.front() <= 'z' &&
         next.find_first_of("/.=_") != std::string_view::npos &&
         next.find_first_of("/.=_") + 1 < next.size();
}

}  // namespace

bool in_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::size_t address_end(std::string_view text, std::size_t begin, CitationRules rules) {
  const bool wrapped = rules.on(CitationRule::WrappedAddresses);
  // <https://…> ends with its bracket, whatever line breaks stand inside.
  if (wrapped && begin > 0 && text[begin - 1] == '<') {
    const auto close = text.find('>', begin);
    if (close != std::string_view::npos && close - begin < 500) return close;
  }
  std::size_t end = begin;
  for (int joins = 0;; ++joins) {
    while (end < text.size() && !ends_address(text, end)) ++end;
    if (!wrapped || joins == 3 || !broken_here(text, end)) break;
    ++end;
  }
  return without_closing_marks(text, begin, end);
}

std::size_t address_at(std::string_view text, std::size_t at, CitationRules rules) {
  return starts_here(text, at) ? address_end(text, at, rules) : at;
}

std::vector<ByteRange> find_addresses(std::string_view text, CitationRules rules) {
  std::vector<ByteRange> out;
  if (!may_hold_address(text)) return out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kBegins[static_cast<unsigned char>(text[at])]) continue;
    const std::size_t end = address_at(text, at, rules);
    if (end <= at + 6) continue;
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end;
  }
  return out;
}

}  // namespace dossier
