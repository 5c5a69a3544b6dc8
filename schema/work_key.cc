// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/work_key.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "analysis/analyzer.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 12> kTrackingParameters{
    "fbclid", "gclid",   "igshid", "mc_cid", "mc_eid", "mod",
    "ref",    "ref_src", "cmpid",  "smid",   "share",  "ocid"};

// A document symbol has no more parts; an address is no longer before one.
constexpr std::size_t kSymbolParts = 8, kAddressReach = 300;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool starts_with_any_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && lower(text.substr(0, prefix.size())) == prefix;
}

std::string_view without_scheme(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://", "//"}) {
    if (starts_with_any_case(url, scheme)) return url.substr(scheme.size());
  }
  return starts_with_any_case(url, "www.") ? url : std::string_view{};
}

// web.archive.org/web/20200807015302/https://example.org/x -> https://example.org/x
std::string_view without_archive(std::string_view url) {
  const auto rest = without_scheme(url);
  if (!starts_with_any_case(rest, "web.archive.org/web/")) return url;
  const auto inner = lower(rest).find("http", sizeof("web.archive.org/web/") - 1);
  return inner == std::string::npos ? url : rest.substr(inner);
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// Unreserved characters stand for themselves, all other escapes in upper case (RFC 3986, 6.2.2).
std::string normalise_escapes(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      const int value = hex(text[i + 1]) * 16 + hex(text[i + 2]);
      if (value < 0x80 &&
          (std::isalnum(value) != 0 ||
           std::string_view("-._~").find(static_cast<char>(value)) != std::string_view::npos)) {
        out += static_cast<char>(value);
      } else {
        out += '%';
        out += kHex[static_cast<std::size_t>(value >> 4)];
        out += kHex[static_cast<std::size_t>(value & 15)];
      }
      i += 2;
    } else if (c >= 0x80) {
      out += '%';
      out += kHex[c >> 4U];
      out += kHex[c & 15U];
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string without_tracking(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const auto amp = query.find('&');
    const auto parameter = query.substr(0, amp);
    const auto name = lower(parameter.substr(0, parameter.find('=')));
    const bool tracking = name.starts_with("utm_") ||
                          std::find(kTrackingParameters.begin(), kTrackingParameters.end(), name) !=
                              kTrackingParameters.end();
    if (!tracking && !parameter.empty()) kept.append(kept.empty() ? "" : "&").append(parameter);
    query = amp == std::string_view::npos ? "" : query.substr(amp + 1);
  }
  return kept;
}

bool digit(char c) { return c >= '0' && c <= '9'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }

// The end of "/486" "/RES" "/CN.4" "/Add.1" "/2021(SUPP)"-like parts at `at`; `at` where none
// begins.
std::size_t symbol_part(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at] != '/') return at;
  std::size_t end = at + 1;
  while (end < text.size() && (digit(text[end]) || capital(text[end]) || text[end] == '.' ||
                               (text[end] >= 'a' && text[end] <= 'z' && end > at + 1)))
    ++end;
  while (end > at + 1 && text[end - 1] == '.') --end;
  if (end == at + 1 || !(digit(text[at + 1]) || capital(text[at + 1]))) return at;
  return end;
}

// " (2021)" behind a resolution's symbol at `at`: the end, or `at`.
std::size_t past_year(std::string_view text, std::size_t at) {
  std::size_t open = at;
  if (open < text.size() && text[open] == ' ') ++open;
  if (open + 6 > text.size() || text[open] != '(' || text[open + 5] != ')') return at;
  for (std::size_t i = open + 1; i < open + 5; ++i) {
    if (!digit(text[i])) return at;
  }
  return open + 6;
}

// "S/PV.8848", "A/PV.92" (a meeting), "S/24570" (a document of the Security Council before it
// counted by years).
bool one_part(std::string_view symbol) {
  const auto rest = symbol.substr(2);
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), digit);
  };
  if (rest.starts_with("PV.")) return digits(rest.substr(3));
  const bool year = rest.size() == 4 && (rest.starts_with("19") || rest.starts_with("20"));
  return symbol[0] == 'S' && rest.size() >= 4 && digits(rest) && !year;
}

// Is the place inside an address, of another host than the United Nations' document pages?
bool in_foreign_address(std::string_view text, std::size_t at) {
  text.remove_prefix(at > kAddressReach ? at - kAddressReach : 0);
  at = std::min(at, kAddressReach);
  const auto space = text.find_last_of(" <\n\t", at);
  const auto begin = space == std::string_view::npos ? 0 : space + 1;
  const auto before = text.substr(begin, at - begin);
  if (before.find("://") == std::string_view::npos && !before.starts_with("www.")) return false;
  return before.find("undocs.org/") == std::string_view::npos &&
         before.find("docs.un.org/") == std::string_view::npos;
}

}  // namespace

std::vector<DocumentSymbol> document_symbols(std::string_view text) {
  std::vector<DocumentSymbol> out;
  for (std::size_t at = 0; at + 4 < text.size(); ++at) {
    if (text[at + 1] != '/' || std::string_view("ASET").find(text[at]) == std::string_view::npos)
      continue;
    const auto before = at > 0 ? static_cast<unsigned char>(text[at - 1]) : ' ';
    // A dash may part two symbols of one document: "A/76/667–S/2022/64".
    const bool dash = at >= 3 && text.substr(at - 3, 2) == "\xE2\x80";
    if (std::isalnum(before) != 0 || (before >= 0x80 && !dash)) continue;
    std::size_t end = at + 1, parts = 0, last = end;
    for (std::size_t next = symbol_part(text, end); next > end && parts < kSymbolParts;
         next = symbol_part(text, end)) {
      last = end + 1;
      end = next;
      ++parts;
    }
    const bool numbered =
        std::any_of(text.begin() + last, text.begin() + end, [](char c) { return digit(c); });
    const bool whole = parts >= 2 || (parts == 1 && one_part(text.substr(at, end - at)));
    if (!whole || !numbered || end - at > 40) continue;
    if (in_foreign_address(text, at)) continue;
    const std::string key = lower(text.substr(at, end - at));
    out.push_back({key, at, key.find("/res/") == std::string::npos ? end : past_year(text, end)});
    at = out.back().end - 1;
  }
  return out;
}

std::string canonical_url(std::string_view url) {
  while (!url.empty() && (url.front() == ' ' || url.front() == '<')) url.remove_prefix(1);
  while (!url.empty() && (url.back() == ' ' || url.back() == '>')) url.remove_suffix(1);
  auto rest = without_scheme(without_archive(url));
  rest = rest.substr(0, rest.find('#'));
  const auto host_end = rest.find_first_of("/?");
  auto host = lower(rest.substr(0, host_end));
  if (host.starts_with("www.")) host.erase(0, 4);
  for (const std::string_view port : {":80", ":443"}) {
    if (host.ends_with(port)) host.erase(host.size() - port.size());
  }
  if (host.find('.') == std::string::npos || host.find(' ') != std::string::npos) return {};
  if (host_end == std::string_view::npos) return host;
  const auto tail = rest.substr(host_end);
  const auto question = tail.find('?');
  auto path = normalise_escapes(tail.substr(0, question));
  while (path.ends_with('/')) path.pop_back();
  if (question != std::string_view::npos) {
    const auto query = without_tracking(tail.substr(question + 1));
    if (!query.empty()) path += '?' + normalise_escapes(query);
  }
  return host + path;
}

std::string canonical_doi(std::string_view text) {
  for (auto at = text.find("10."); at != std::string_view::npos; at = text.find("10.", at + 1)) {
    if (at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0) continue;
    auto end = at + 3;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
    if (end - at < 7 || end >= text.size() || text[end] != '/') continue;
    while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' &&
           std::string_view("<>\"").find(text[end]) == std::string_view::npos) {
      ++end;
    }
    while (std::string_view(".,;)]").find(text[end - 1]) != std::string_view::npos) --end;
    return lower(text.substr(at, end - at));
  }
  return {};
}

std::string title_key(std::string_view title, std::string_view year) {
  thread_local const Analyzer analyzer;
  std::string words;
  std::size_t count = 0;
  for (const auto& token : analyzer.analyze(title)) {
    if (token.whole) continue;
    if (count == 0 && words.empty() &&
        (token.term == "the" || token.term == "a" || token.term == "an"))
      continue;
    words.append(words.empty() ? "" : " ").append(token.term);
    ++count;
  }
  if (count < 2) return {};
  return words + '|' + std::string(year.substr(0, 4));
}

std::vector<std::string> work_keys(std::string_view doi, std::string_view url,
                                   std::string_view title, std::string_view date) {
  std::vector<std::string> keys;
  auto doi_key = canonical_doi(doi);
  if (doi_key.empty() && url.find("doi.org/") != std::string_view::npos)
    doi_key = canonical_doi(url);
  if (!doi_key.empty()) keys.push_back("doi:" + doi_key);
  for (const auto text : {doi, url}) {
    for (const auto& symbol : document_symbols(text)) {
      const std::string key = "un:" + symbol.key;
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  }
  if (const auto key = canonical_url(url); !key.empty()) keys.push_back("url:" + key);
  if (const auto key = title_key(title, date); !key.empty()) keys.push_back("title:" + key);
  return keys;
}

}  // namespace dossier
