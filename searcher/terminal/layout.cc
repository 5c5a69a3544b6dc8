// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal/layout.h"

#include <algorithm>

#include "analysis/column_width.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr int kLeastText = 10;  // Columns that wrapped text gets, however narrow the terminal.

const char* escape_of(Ink ink) {
  switch (ink) {
    case Ink::Plain:
      return "";
    case Ink::Bold:
      return "\033[1m";
    case Ink::Dim:
      return "\033[2m";
    case Ink::Accent:
      return "\033[36m";
    case Ink::Highlight:
      return "\033[1;33m";
    case Ink::Name:
      return "\033[32m";
  }
  return "";
}

bool turns_direction(std::int32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_blank(std::int32_t c) { return c == ' '; }

constexpr std::int32_t kNoBreakSpace = 0xA0;

// Where an address too long for a line is cut best.
bool may_cut_after(std::int32_t c) {
  return c == '/' || c == '-' || c == '_' || c == '?' || c == '&' || c == '=';
}

bool is_plain(char byte) { return byte >= ' ' && byte <= '~'; }

// Where the stretch of printable ASCII that begins at `at` ends.
std::size_t plain_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

// Where `goes_on` first fails from `at` on; looks `most` bytes far.
template <typename GoesOn>
std::size_t run_end(std::string_view text, std::size_t at, std::size_t most, GoesOn goes_on) {
  const auto end = at + std::min(most, text.size() - at);
  while (at < end && goes_on(text[at])) ++at;
  return at;
}

bool in_word(char c) { return c > ' ' && c <= '~'; }
// The middle of a word: nothing after which it may be cut.
bool in_uncut_word(char c) { return in_word(c) && !may_cut_after(c); }

// Puts words on lines. A word may be of several inks ("Taliban" marked inside "Taliban's").
class Wrapper {
 public:
  Wrapper(const Margins& margins, bool colour) : margins_(margins), colour_(colour) {}

  void add(std::string_view text, Ink ink) {
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = at;
      // No further than one byte too far: a word of a million letters is looked at once.
      const auto left = static_cast<std::size_t>(std::max(room() - head_width_ - tail_width_, 0));
      if (head_.empty() && tail_.empty()) {  // Most words: plain, and whole in this text.
        const auto end = run_end(text, at, left + 1, in_word);
        if (end > at && end - at <= left && end < text.size() && is_blank(text[end])) {
          make_room(static_cast<int>(end - at));
          append(line_, text.substr(at, end - at), ink);
          line_width_ += static_cast<int>(end - at);
          at = end;
          continue;
        }
      }
      at = run_end(text, at, left + 1, in_uncut_word);
      if (at > begin && at - begin <= left) {
        append(tail_, text.substr(begin, at - begin), ink);
        tail_width_ += static_cast<int>(at - begin);
        continue;
      }
      at = begin;
      const auto c = next_code_point(text, at);
      if (is_blank(c)) {
        end_word();
        blank_ = !line_.empty();
        blank_ink_ = ink;
      } else {
        character(c, text.substr(begin, at - begin), ink);
      }
    }
  }

  std::string finish() {
    end_word();
    end_line();
    return std::move(out_);
  }

 private:
  int indent() const { return out_.empty() ? margins_.first : margins_.rest; }
  int room() const { return std::max(margins_.width - indent(), kLeastText); }

  void character(std::int32_t c, std::string_view bytes, Ink ink) {
    const int width = column_width(c);
    if (width == 2) end_word();
    if (head_width_ + tail_width_ + width > room()) cut_word();
    append(tail_, c == kNoBreakSpace ? " " : bytes, ink);
    tail_width_ += width;
    if (width == 2) end_word();
    if (may_cut_after(c)) tail_to_head();
  }

  void tail_to_head() {
    for (const auto& piece : tail_) append(head_, piece.text, piece.ink);
    head_width_ += tail_width_;
    tail_.clear();
    tail_width_ = 0;
  }

  // A word wider than a line goes on after the last good place to cut it, else where it must.
  void cut_word() {
    if (head_.empty()) tail_to_head();
    put_head();
    end_line();
  }

  void end_word() {
    tail_to_head();
    put_head();
  }

  // For a word on the line, after the blank before it, or on the next.
  void make_room(int width) {
    if (line_width_ + (blank_ ? 1 : 0) + width > room()) end_line();
    if (!blank_) return;
    append(line_, " ", blank_ink_);
    ++line_width_;
    blank_ = false;
  }

  void put_head() {
    if (head_.empty()) return;
    make_room(head_width_);
    for (const auto& piece : head_) append(line_, piece.text, piece.ink);
    line_width_ += head_width_;
    head_.clear();
    head_width_ = 0;
  }

  void end_line() {
    if (line_.empty()) return;
    out_.append(static_cast<std::size_t>(indent()), ' ');
    for (const auto& piece : line_) out_ += paint(piece.text, piece.ink, colour_);
    out_ += '\n';
    line_.clear();
    line_width_ = 0;
    blank_ = false;
  }

  static void append(Pieces& pieces, std::string_view text, Ink ink) {
    if (pieces.empty() || pieces.back().ink != ink) pieces.push_back({"", ink});
    pieces.back().text += text;
  }

  const Margins margins_;
  const bool colour_;
  std::string out_;
  Pieces line_;
  Pieces head_, tail_;  // The word so far, up to the last good place to cut it, and after that.
  int line_width_ = 0, head_width_ = 0, tail_width_ = 0;
  bool blank_ = false;  // A blank stands between line_ and the word.
  Ink blank_ink_ = Ink::Plain;
};

}  // namespace

std::string paint(std::string_view text, Ink ink, bool colour) {
  if (!colour || ink == Ink::Plain || text.empty()) return std::string(text);
  return escape_of(ink) + std::string(text) + "\033[0m";
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    at = plain_end(text, at);
    out.append(text, begin, at - begin);
    if (at == text.size()) break;
    const auto wide = at;
    const auto c = next_code_point(text, at);
    if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029) {
      out += ' ';
    } else if (c < ' ' || (c >= 0x7F && c < 0xA0) || turns_direction(c)) {
      out += kReplacement;  // Negative `c`: an ill-formed sequence.
    } else {
      out.append(text, wide, at - wide);
    }
  }
  return out;
}

int columns(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += column_width(next_code_point(text, at));
  return width;
}

std::string clip(std::string_view text, int width, bool pad) {
  auto out = printable(text);
  int used = 0;
  std::size_t keep = 0;  // Bytes that fit with the ellipsis after them.
  int kept = 0;
  for (std::size_t at = 0; at < out.size();) {
    if (used < width) {
      keep = at;
      kept = used;
    }
    used += column_width(next_code_point(out, at));
    if (used > width) {
      out.resize(keep);
      out += width > 0 ? "…" : "";
      used = kept + (width > 0 ? 1 : 0);
      break;
    }
  }
  if (pad && used < width) out.append(static_cast<std::size_t>(width - used), ' ');
  return out;
}

Pieces highlighted(std::string_view text, const std::vector<ByteRange>& highlights) {
  Pieces pieces;
  std::size_t done = 0;
  for (const auto& range : highlights) {
    const auto begin = std::clamp<std::size_t>(range.begin, done, text.size());
    const auto end = std::clamp<std::size_t>(range.end, begin, text.size());
    pieces.push_back({std::string(text.substr(done, begin - done)), Ink::Plain});
    pieces.push_back({std::string(text.substr(begin, end - begin)), Ink::Highlight});
    done = end;
  }
  pieces.push_back({std::string(text.substr(done)), Ink::Plain});
  return pieces;
}

std::string wrap(const Pieces& pieces, const Margins& margins, bool colour) {
  Wrapper wrapper(margins, colour);
  for (const auto& piece : pieces) wrapper.add(printable(piece.text), piece.ink);
  return wrapper.finish();
}

}  // namespace dossier
