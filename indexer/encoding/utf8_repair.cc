// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/utf8_repair.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

#include "analysis/utf8.h"
#include "indexer/encoding/charset.h"
#include "indexer/encoding/charset_guess.h"

namespace dossier {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool high(char c) { return static_cast<signed char>(c) < 0; }

/// The surrogate that CESU-8 writes at `at` as three bytes.
std::optional<std::int32_t> surrogate_at(std::string_view bytes, std::size_t at) {
  if (bytes.size() < at + 3 || bytes[at] != '\xED') return std::nullopt;
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  const auto third = static_cast<unsigned char>(bytes[at + 2]);
  if (second < 0xA0 || second > 0xBF || (third & 0xC0U) != 0x80) return std::nullopt;
  return 0xD000 | (second & 0x3F) << 6 | (third & 0x3F);
}

std::optional<std::int32_t> surrogate_pair(std::string_view bytes, std::size_t at) {
  const auto lead = surrogate_at(bytes, at), trail = surrogate_at(bytes, at + 3);
  if (!lead || !trail || !U16_IS_LEAD(*lead) || !U16_IS_TRAIL(*trail)) return std::nullopt;
  return U16_GET_SUPPLEMENTARY(*lead, *trail);
}

/// The lines that hold strays, without what is UTF-8 in them.
std::string stray_lines(std::string_view bytes) {
  constexpr std::size_t kEnough = std::size_t{1} << 20U;
  std::string out, line;
  bool stray = false;
  const auto end_line = [&] {
    if (stray) out += line + '\n';
    line.clear();
    stray = false;
  };
  for (std::size_t at = 0; at < bytes.size() && out.size() < kEnough;) {
    const std::size_t begin = at;
    if (bytes[at] == '\n') {
      end_line();
      ++at;
    } else if (!high(bytes[at])) {
      line += bytes[at++];
    } else if (next_code_point(bytes, at) < 0) {
      stray = true;
      line += bytes.substr(begin, at - begin);
    } else {
      line += ' ';
    }
  }
  end_line();
  return out;
}

class Repairer {
 public:
  Repairer(std::string_view bytes, std::string charset) : bytes_(bytes) {
    repair_.charset = std::move(charset);
    if (!repair_.charset.empty()) table_ = byte_table(repair_.charset);
  }

  Utf8Repair run() {
    repair_.text.reserve(bytes_.size() + bytes_.size() / 8);
    for (std::size_t at = 0; at < bytes_.size();) {
      const std::size_t end = std::min(bytes_.find('\n', at), bytes_.size());
      line(at, end);
      if (end < bytes_.size()) repair_.text += '\n';
      at = end + 1;
    }
    if (repair_.read == 0) repair_.charset.clear();
    return std::move(repair_);
  }

 private:
  void line(std::size_t at, std::size_t end) {
    const std::string_view line = bytes_.substr(at, end - at);
    const Utf8Census census = utf8_census(line);
    if (census.sequences == 0 && census.broken() > 0 && !repair_.charset.empty()) {
      if (const auto whole = from_charset(line, repair_.charset)) {
        repair_.text += whole->text;
        repair_.read += census.broken();
        repair_.replaced += whole->replaced;
        return;
      }
    }
    for (std::size_t pos = 0; pos < line.size();) step(line, pos);
  }

  void step(std::string_view line, std::size_t& pos) {
    const std::size_t begin = pos;
    if (next_code_point(line, pos) >= 0) {
      repair_.text += line.substr(begin, pos - begin);
    } else if (const auto pair = surrogate_pair(line, begin)) {
      char units[U8_MAX_LENGTH];
      std::size_t size = 0;
      U8_APPEND_UNSAFE(units, size, *pair);
      repair_.text.append(units, size);
      ++repair_.read;
      pos = begin + 6;
    } else if (surrogate_at(line, begin)) {
      repair_.text += kReplacement;
      ++repair_.replaced;
      pos = begin + 3;
    } else {
      strays(line.substr(begin, pos - begin));
    }
  }

  void strays(std::string_view bytes) {
    for (const char byte : bytes) {
      const char16_t c = table_ ? (*table_)[static_cast<unsigned char>(byte)] : u'\xFFFD';
      // Charsets of two bytes a character have no table: only whole lines are read by them.
      if (c == 0xFFFD) {
        repair_.text += kReplacement;
        ++repair_.replaced;
        return;
      }
      char units[U8_MAX_LENGTH];
      std::size_t size = 0;
      U8_APPEND_UNSAFE(units, size, c);
      repair_.text.append(units, size);
    }
    ++repair_.read;
  }

  std::string_view bytes_;
  Utf8Repair repair_;
  std::unique_ptr<ByteTable> table_;
};

}  // namespace

Utf8Census utf8_census(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t at = ascii_end(bytes, 0); at < bytes.size(); at = ascii_end(bytes, at)) {
    const std::size_t begin = at;
    if (next_code_point(bytes, at) >= 0) {
      ++census.sequences;
      continue;
    }
    if (census.broken() == 0) census.first = begin;
    if (surrogate_pair(bytes, begin)) {
      ++census.pairs;
      at = begin + 6;
      continue;
    }
    if (surrogate_at(bytes, begin)) {
      ++census.cut;
      at = begin + 3;
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[begin]);
    const bool alone =
        at - begin == 1 && byte != 0xC0 && byte != 0xC1 &&
        (at >= bytes.size() || (static_cast<unsigned char>(bytes[at]) & 0xC0U) != 0x80);
    ++(alone ? census.strays : census.cut);
  }
  return census;
}

Utf8Repair repair_utf8(std::string_view bytes, const Utf8Census& census) {
  std::string charset;
  if (census.strays > census.cut)
    charset = guess_charset(stray_lines(bytes), {"", "", true}).charset;
  return Repairer(bytes, std::move(charset)).run();
}

}  // namespace dossier
