// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/ledger_text.h"

#include <algorithm>

#include "citations/addresses.h"
#include "schema/work_key.h"

namespace dossier {
namespace {

// How a paragraph goes on that a page break cut off before the address of its reference.
constexpr std::string_view kContinuations[] = {
    "available at", "available from", "retrieved from", "available online", "http://",
    "https://",     "<http",          "url:",           "[archived",        "accessed"};

bool starts_with_any_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower[i]) return false;
  }
  return true;
}

bool continues(std::string_view text) {
  return std::any_of(std::begin(kContinuations), std::end(kContinuations),
                     [&](auto start) { return starts_with_any_case(text, start); });
}

bool cut_off(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return !text.empty() &&
         (text.back() == ',' || text.back() == ':' || find_addresses(text).empty());
}

}  // namespace

LedgerText::LedgerText(const Document& document, CitationRules rules)
    : document_(document), rules_(rules) {
  collect_links();
  for (const auto& note : document.footnotes) labels_.emplace(note.text_paragraph, note.label);
}

void LedgerText::collect_links() {
  for (std::size_t i = 0; i < document_.links.size(); ++i) {
    const Link& link = document_.links[i];
    if (link.paragraph >= document_.paragraphs.size() || link.target.empty() ||
        link.target.front() == '#')
      continue;
    if (starts_with_any_case(link.target, "mailto:") ||
        starts_with_any_case(link.target, "javascript:"))
      continue;
    links_[link.paragraph].push_back(i);
  }
}

std::string LedgerText::whole(std::uint32_t at, Zone zone) {
  std::string text = paragraph(at);
  const std::uint32_t next = at + 1;
  if (next >= document_.paragraphs.size() || document_.paragraphs[next].zone != zone ||
      labels_.contains(next) || !rules_.on(CitationRule::BrokenParagraphs))
    return text;
  if (!continues(paragraph(next)) || !cut_off(text)) return text;
  consumed_.insert(next);
  return text + ' ' + paragraph(next);
}

std::string LedgerText::hidden_address(std::uint32_t paragraph, ByteRange bytes) const {
  const auto found = links_.find(paragraph);
  if (found == links_.end() || !rules_.on(CitationRule::HiddenAddresses)) return {};
  for (const std::size_t i : found->second) {
    const Link& link = document_.links[i];
    if (link.bytes.begin >= bytes.begin && link.bytes.begin < bytes.end &&
        !canonical_url(link.target).empty())
      return link.target;
  }
  return {};
}

std::string LedgerText::label(std::uint32_t paragraph) const {
  const auto found = labels_.find(paragraph);
  return found == labels_.end() ? std::string() : found->second;
}

}  // namespace dossier
