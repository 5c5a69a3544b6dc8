// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/control_characters.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "analysis/utf8.h"

namespace dossier {
namespace {

// The characters of windows-1252's bytes 80 to 9F; 0 where it has none.
constexpr std::array<char16_t, 32> kOfC1 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool text_control(unsigned char byte) {
  return byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f' || byte == '\v' ||
         byte == 0x1B;
}

/// Bytes of the escape at `at`: "\x1B[1;31m", or its first byte alone.
std::size_t escape_size(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at + 1] != '[') return 1;
  std::size_t end = at + 2;
  while (end < text.size() && end < at + 32 && text[end] >= 0x20 && text[end] < 0x40) ++end;
  const bool ends = end < text.size() && text[end] >= 0x40 && text[end] < 0x7F;
  return ends ? end + 1 - at : 1;
}

void append(std::string& out, char16_t c) {
  char units[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(units, size, c);
  out.append(units, size);
}

class Clearing {
 public:
  explicit Clearing(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  ControlCharacters run(std::string& result) {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte >= 0x80) {
        beyond_ascii();
      } else if (byte >= 0x20 && byte < 0x7F) {
        const std::size_t begin = at_;
        at_ = printable_end(text_, at_);
        out_.append(text_, begin, at_ - begin);
      } else {
        control(byte);
      }
    }
    result = std::move(out_);
    return found_;
  }

 private:
  void control(unsigned char byte) {
    if (byte == 0x1B) {
      const std::size_t size = escape_size(text_, at_);
      if (size == 1) out_ += ' ';
      at_ += size;
      return;
    }
    ++at_;
    if (byte == '\r') {
      out_ += '\n';
      if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    } else if (byte == 0) {
      if (found_.zeros++ == 0) found_.first_zero = out_.size();
    } else {
      out_ += text_control(byte) ? static_cast<char>(byte) : ' ';
    }
  }

  void beyond_ascii() {
    const std::size_t begin = at_;
    const std::int32_t c = next_code_point(text_, at_);
    if (c >= 0x80 && c < 0xA0) {
      const char16_t meant = kOfC1[static_cast<std::size_t>(c - 0x80)];
      append(out_, meant == 0 ? u' ' : meant);
    } else if (c == 0x2028) {
      out_ += '\n';
    } else if (c == 0x2029) {
      out_ += "\n\n";
    } else {
      out_ += text_.substr(begin, at_ - begin);
    }
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  ControlCharacters found_;
};

}  // namespace

std::optional<std::size_t> control_mess(std::string_view text) {
  std::size_t controls = 0, zeros = 0, first = text.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20) {
      at = printable_end(text, at + 1) - 1;
      continue;
    }
    if (text_control(byte)) continue;
    ++controls;
    zeros += byte == 0;
    first = std::min(first, at);
  }
  const bool many_zeros = zeros > 1 && zeros * 100 > text.size();
  if (controls * 10 <= text.size() && !many_zeros) return std::nullopt;
  return first;
}

ControlCharacters clear_control_characters(std::string& text) { return Clearing(text).run(text); }

}  // namespace dossier
