// SPDX-License-Identifier: GPL-2.0-or-later
#include "citations/reference_archive.h"

#include <algorithm>
#include <vector>

#include "citations/reference_date.h"
#include "citations/reference_links.h"
#include "citations/reference_locator.h"
#include "citations/reference_organisation.h"

namespace dossier {
namespace {

constexpr std::string_view kLabels = "source sources quelle quellen fuente fonte źródło источник";
constexpr std::string_view kArchives =
    "archive archives archiv archivo archivio archiwum archief arkiv library bibliothek archival "
    "bundesarchiv staatsarchiv hauptstaatsarchiv landesarchiv riksarkivet rigsarkivet архив tna "
    "nara na pro garf rgani rgaspi avprf ushmm aan cadn cadc гарф ргани ргаспи авпрф";
constexpr std::string_view kOffices = "office center centre";  // "Record Office", "Records Center".
constexpr std::string_view kFiles =
    "file files papers fonds fond bestand collection collections records akta teczka фонд series";
// These need a number or a letter behind.
constexpr std::string_view kNumbered =
    "box folder lot rg job carton reel entry delo opis dossier karton ф оп д";
// What a source note goes on with: how secret the paper was.
constexpr std::string_view kMarkings =
    "top secret confidential unclassified restricted official no";
// An archive's chunk has at most this many tokens, its whole reference this many chunks.
constexpr std::size_t kChunkTokens = 12, kChunks = 12;

// "FO 371/127489", "B 136/3456": a series and a piece.
bool piece_mark(const RefText& text, std::size_t i) {
  return text.upper_word(i) && text.tokens[i].letters <= 4 &&
         (text.tokens[i].all_caps || text.tokens[i].letters == 1) &&
         text.is(i + 1, RefToken::Number) && text.mark(i + 2, '/') &&
         text.is(i + 3, RefToken::Number);
}

// "751K.00/1–2961": a decimal file.
bool decimal_mark(const RefText& text, std::size_t i) {
  return text.is(i, RefToken::Number) && text.mark(i + 1, '.') &&
         text.is(i + 2, RefToken::Number) && text.mark(i + 3, '/') &&
         !text.tokens[i + 3].space_before;
}

bool names_archive(const RefText& text, TokenRange range) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!text.upper_word(i)) continue;
    if (text.word_of(i, kArchives)) return true;
    if (text.word_of(i, kOffices) && i > range.begin && text.word_of(i - 1, "record records"))
      return true;
  }
  return false;
}

// Chunks parted by commas up to the full stop or the address; brackets stay whole.
std::vector<TokenRange> chunks_of(const RefText& text, std::size_t begin) {
  std::vector<TokenRange> out;
  std::size_t from = begin, i = begin;
  for (; i < text.size() && !text.stop(i) && out.size() < kChunks; ++i) {
    if (text.mark(i, ';') || text.mark(i, kAddressMark) ||
        (text.mark(i, '.') && text.word_of(i + 1, kMarkings)))
      break;
    const bool opens = text.mark(i, '(') || text.is(i, RefToken::OpenQuote);
    if (opens && text.closing(i) < text.size()) {
      i = text.closing(i);
    } else if (text.mark(i, ',')) {
      if (i > from) out.push_back({from, i});
      from = i + 1;
    }
  }
  if (i > from && out.size() < kChunks) out.push_back({from, i});
  return out;
}

// "3 May 1957", "May 3, 1957" (two chunks): how many chunks at `at` are a day's date.
std::size_t date_chunks(const RefText& text, const std::vector<TokenRange>& chunks,
                        std::size_t at) {
  const auto [begin, end] = chunks[at];
  const bool day_first = end == begin + 3 && text.is(begin, RefToken::Number) &&
                         month(text, begin + 1) && text.year(begin + 2);
  if (day_first || (end == begin + 2 && month(text, begin) && text.year(begin + 1))) return 1;
  const bool month_first = end == begin + 2 && month(text, begin) &&
                           text.is(begin + 1, RefToken::Number) && at + 1 < chunks.size() &&
                           text.year(chunks[at + 1].begin) &&
                           chunks[at + 1].end == chunks[at + 1].begin + 1;
  return month_first ? 2 : 0;
}

// The chunks but for the archive's and the date's, as one title: the file first, however it was
// written, then what it holds.
std::string joined(const RefText& text, const std::vector<TokenRange>& chunks, std::size_t archive,
                   std::string& date) {
  std::string place, item;
  for (std::size_t c = 0; c < chunks.size(); ++c) {
    if (c == archive) continue;
    if (const std::size_t dated = date_chunks(text, chunks, c); dated > 0) {
      const auto found = find_reference_date(text, chunks[c].begin, chunks[c + dated - 1].end);
      if (date.empty() && found) date = found->iso;
      c += dated - 1;
      continue;
    }
    std::string& part = archival_place(text, chunks[c]) ? place : item;
    part += (part.empty() ? "" : ", ") + std::string(text.slice(chunks[c].begin, chunks[c].end));
  }
  return place + (place.empty() || item.empty() ? "" : ", ") + item;
}

// "foreign relations of the united states", "FRUS", "Foreign Relations": the token behind.
std::size_t past_series(const RefText& text, std::size_t i) {
  if (text.word(i, "frus")) return i + 1;
  if (!text.upper_word(i) || !text.word(i, "foreign") || !text.word(i + 1, "relations")) return i;
  const bool whole = text.word(i + 2, "of") && text.word(i + 3, "the") &&
                     text.word(i + 4, "united") && text.word(i + 5, "states");
  return whole ? i + 6 : i + 2;
}

}  // namespace

std::size_t past_source_label(const RefText& text, std::size_t i) {
  return text.on(CitationRule::SourceLabels) && text.word_of(i, kLabels) && text.mark(i + 1, ':')
             ? i + 2
             : i;
}

bool archival_place(const RefText& text, TokenRange range) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (piece_mark(text, i) || decimal_mark(text, i)) return true;
    if (text.word_of(i, kFiles) && (text.tokens[i].upper || text.is(i + 1, RefToken::Number)))
      return true;
    if (text.word(i, "record") && text.word(i + 1, "group")) return true;
    const std::size_t number = text.mark(i + 1, '.') ? i + 2 : i + 1;
    if (text.word_of(i, kNumbered) && number < range.end && text.is(number, RefToken::Number))
      return true;
  }
  return false;
}

std::optional<Reference> parse_archival(const RefText& text, std::size_t begin, bool labelled) {
  if (!text.on(CitationRule::Archives) || !text.upper_word(begin)) return std::nullopt;
  const auto chunks = chunks_of(text, begin);
  if (chunks.size() < 2) return std::nullopt;
  const auto held_by = [&](const TokenRange& chunk) {
    return chunk.end - chunk.begin <= kChunkTokens && !archival_place(text, chunk) &&
           text.upper_word(chunk.begin) && mostly_capital(text, chunk.begin, chunk.end);
  };
  std::size_t archive = 0;
  const TokenRange first = chunks.front(), last = chunks.back();
  if (!(held_by(first) && (labelled || names_archive(text, first) ||
                           names_organisation(text, first.begin, first.end)))) {
    if (!held_by(last) || !names_archive(text, last)) return std::nullopt;
    archive = chunks.size() - 1;
  }
  bool place = false;
  for (std::size_t c = 0; c < chunks.size(); ++c)
    place |= c != archive && archival_place(text, chunks[c]);
  if (!place) return std::nullopt;
  // What is published has its page or its publisher.
  for (std::size_t i = begin; i < last.end; ++i) {
    if (text.is(i, RefToken::OpenQuote) && i < first.end) return std::nullopt;
    if (pages_start(text, i) || (text.mark(i, '(') && imprint_bracket(text, i)))
      return std::nullopt;
  }
  Reference out;
  out.container = clean_field(text.slice(chunks[archive].begin, chunks[archive].end));
  out.title = joined(text, chunks, archive, out.date);
  return out.title.empty() ? std::nullopt : std::optional(std::move(out));
}

std::string archival_sibling(const std::string& title, const std::string& written) {
  const RefText text(title), rest(written);
  const bool number = decimal_mark(rest, 0);
  constexpr std::string_view kInside = "box folder reel carton karton";
  if (!number && !rest.word_of(0, kInside)) return written;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (number ? decimal_mark(text, i) : text.word_of(i, kInside))
      return title.substr(0, text.tokens[i].begin) + written;
  }
  return number ? written : title + ", " + written;
}

std::optional<Reference> parse_foreign_relations(const RefText& text, std::size_t begin) {
  if (!text.on(CitationRule::Archives)) return std::nullopt;
  std::size_t i = past_series(text, begin);
  // "Roe to Doe, 3 May 1957, FRUS, 1955–1957, vol. VIII": a paper printed in the volume.
  constexpr std::size_t kPaper = 40;
  const bool behind = text.on(CitationRule::VolumesBehind) && text.upper_word(begin);
  for (std::size_t at = begin; behind && i == begin && at < begin + kPaper && !text.stop(at);
       ++at) {
    if (text.is(at, RefToken::OpenQuote)) break;  // Its own title names it better.
    if (!text.mark(at, ',') && !text.word_of(at, "in") && !text.mark(at, ':')) continue;
    const std::size_t past = past_series(text, at + 1);
    const std::size_t year = text.mark(past, ',') || text.mark(past, ':') ? past + 1 : past;
    if (past != at + 1 && text.year(year)) i = past;
  }
  if (i == begin) return std::nullopt;
  while (text.mark(i, ',') || text.mark(i, ':')) ++i;
  if (!text.year(i)) return std::nullopt;
  std::size_t end = i + 1;
  if (text.mark(end, '-') && text.is(end + 1, RefToken::Number)) end += 2;
  const std::size_t volume = text.mark(end, ',') ? end + 1 : end;
  Reference out;
  out.title = "Foreign Relations of the United States, " + std::string(text.slice(i, end));
  if (volume_start(text, volume)) {
    std::size_t stop = text.mark(volume + 1, '.') ? volume + 3 : volume + 2;
    if (text.mark(stop, ',') && text.word(stop + 1, "part")) stop += 3;
    out.title += ", vol. " + clean_field(text.slice(
                                 text.mark(volume + 1, '.') ? volume + 2 : volume + 1, stop));
    end = stop;
  }
  for (std::size_t at = end; at < text.size() && !text.stop(at); ++at) {
    if (!text.mark(at, '(') || !imprint_bracket(text, at)) continue;
    const auto printed = find_reference_date(text, at, text.closing(at));
    if (printed) out.date = printed->iso;
    break;
  }
  out.locator = find_locator(text, end, past_series(text, begin) != begin);
  return out;
}

}  // namespace dossier
