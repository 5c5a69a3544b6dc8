// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/text_decoding.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "analysis/analyzer.h"

namespace dossier {
namespace {

/// A UTF-16 file by ICU; ICU itself replaces ill-formed units by U+FFFD.
std::optional<std::string> from_utf16(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> utf16(ucnv_open("UTF-16", &status),
                                                                 ucnv_close);
  const std::unique_ptr<UConverter, void (*)(UConverter*)> utf8(ucnv_open("UTF-8", &status),
                                                                ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out(bytes.size() * 3 + 16, '\0');  // A unit of two bytes becomes at most three.
  char* target = out.data();
  const char* source = bytes.data();
  ucnv_convertEx(utf8.get(), utf16.get(), &target, out.data() + out.size(), &source,
                 bytes.data() + bytes.size(), nullptr, nullptr, nullptr, nullptr, true, true,
                 &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

void normalise_line_ends(std::string& text) {
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      text[to++] = text[at];
    } else {
      text[to++] = '\n';
      if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
    }
  }
  text.resize(to);
}

bool binary(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return true;
  const std::string_view head = text.substr(0, 65536);
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' &&
           byte != '\v' && byte != 0x1B;
  });
  return controls * 10 > static_cast<std::ptrdiff_t>(head.size());
}

}  // namespace

std::optional<std::string> decode_text(std::string_view path, std::string_view bytes,
                                       const ReadSink& sink) {
  const auto report = [&](std::string place, std::string reason, std::string remedy, bool lost) {
    sink.diagnostic(
        {std::string(path), std::move(place), std::move(reason), std::move(remedy), lost});
  };
  const bool utf16 = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
  std::string text;
  if (utf16) {
    std::optional<std::string> converted = from_utf16(bytes);
    if (!converted) {
      report("", "cannot be converted from UTF-16", "save it as UTF-8", true);
      return std::nullopt;
    }
    text = std::move(*converted);
  }
  const std::string_view raw = utf16 ? std::string_view(text) : bytes;
  if (binary(raw)) {
    const std::size_t nul = raw.find('\0');
    report(nul == std::string_view::npos ? "" : "byte " + std::to_string(nul),
           "is binary, not text", "convert it to text, or leave it out with --exclude", true);
    return std::nullopt;
  }
  std::size_t replaced = 0;
  std::string clean =
      well_formed(raw.substr(0, 3) == "\xEF\xBB\xBF" ? raw.substr(3) : raw, replaced);
  if (replaced > 0)
    report("", std::to_string(replaced) + " byte sequences are not UTF-8 and were replaced",
           "convert the file to UTF-8", false);
  normalise_line_ends(clean);
  return clean;
}

}  // namespace dossier
