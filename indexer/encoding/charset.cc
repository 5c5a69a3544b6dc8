// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/charset.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace dossier {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

void append(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  out.append(bytes, static_cast<std::size_t>(size));
}

/// Appends UTF-16 to `to`. A pair never stands across two calls: ICU keeps a half back.
void append(FromCharset& to, const UChar* units, std::int32_t count) {
  for (std::int32_t at = 0; at < count;) {
    UChar32 c = 0;
    U16_NEXT(units, at, count, c);
    if (U_IS_SURROGATE(c)) c = 0xFFFD;
    to.replaced += c == 0xFFFD;
    append(to.text, c);
  }
}

struct WebName {
  std::string_view name, charset;
};

constexpr WebName kWebNames[] = {{"iso-8859-1", "windows-1252"},
                                 {"iso8859-1", "windows-1252"},
                                 {"iso_8859-1", "windows-1252"},
                                 {"latin1", "windows-1252"},
                                 {"latin-1", "windows-1252"},
                                 {"l1", "windows-1252"},
                                 {"us-ascii", "windows-1252"},
                                 {"ascii", "windows-1252"},
                                 {"ansi", "windows-1252"},
                                 {"cp1252", "windows-1252"},
                                 {"x-cp1252", "windows-1252"},
                                 {"x-user-defined", "windows-1252"},
                                 {"cp1250", "windows-1250"},
                                 {"x-cp1250", "windows-1250"},
                                 {"cp1251", "windows-1251"},
                                 {"x-cp1251", "windows-1251"},
                                 {"win-1251", "windows-1251"},
                                 {"iso-8859-9", "windows-1254"},
                                 {"latin5", "windows-1254"},
                                 {"iso-8859-11", "windows-874"},
                                 {"tis-620", "windows-874"},
                                 {"iso-8859-8-i", "iso-8859-8"},
                                 {"koi", "koi8-r"},
                                 {"koi8", "koi8-r"},
                                 {"koi8-ru", "koi8-u"},
                                 {"gb2312", "gb18030"},
                                 {"gb_2312-80", "gb18030"},
                                 {"gbk", "gb18030"},
                                 {"x-gbk", "gb18030"},
                                 {"cp936", "gb18030"},
                                 {"euc-kr", "windows-949"},
                                 {"ks_c_5601-1987", "windows-949"},
                                 {"korean", "windows-949"},
                                 {"shift_jis", "windows-31j"},
                                 {"shift-jis", "windows-31j"},
                                 {"sjis", "windows-31j"},
                                 {"x-sjis", "windows-31j"},
                                 {"ms_kanji", "windows-31j"},
                                 {"big5", "big5-hkscs"},
                                 {"x-x-big5", "big5-hkscs"},
                                 {"mac", "macintosh"},
                                 {"x-mac-roman", "macintosh"},
                                 {"utf8", "utf-8"},
                                 {"latin2", "iso-8859-2"},
                                 {"iso8859-2", "iso-8859-2"},
                                 {"ibm866", "ibm-866"},
                                 {"cp866", "ibm-866"},
                                 {"866", "ibm-866"},
                                 {"cp1256", "windows-1256"},
                                 {"cp1254", "windows-1254"},
                                 {"cp1257", "windows-1257"},
                                 {"cp1253", "windows-1253"},
                                 {"cp1255", "windows-1255"},
                                 {"cp850", "ibm-850"},
                                 {"cp437", "ibm-437"},
                                 {"cp852", "ibm-852"},
                                 {"cp855", "ibm-855"},
                                 {"koi8_r", "koi8-r"},
                                 {"unicode-1-1-utf-8", "utf-8"}};

}  // namespace

std::optional<FromCharset> from_charset(std::string_view bytes, const std::string& charset) {
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  FromCharset result;
  result.text.reserve(bytes.size() + bytes.size() / 4);
  UChar units[4096];
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* target = units;
    ucnv_toUnicode(converter.get(), &target, std::end(units), &source, end, nullptr, true, &status);
    append(result, units, static_cast<std::int32_t>(target - units));
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  return result;
}

std::string web_charset(std::string_view name) {
  std::string small(name);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::string_view kInNames = "abcdefghijklmnopqrstuvwxyz0123456789-_:.+()";
  if (small.find_first_not_of(kInNames) != std::string::npos) return "";
  for (const WebName& row : kWebNames)
    if (row.name == small) return std::string(row.charset);
  return small;
}

std::unique_ptr<ByteTable> byte_table(const std::string& charset) {
  const Converter converter = open_converter(charset);
  if (!converter) return nullptr;
  auto table = std::make_unique<ByteTable>();
  for (std::size_t byte = 0; byte < table->size(); ++byte) {
    const char bytes[] = {static_cast<char>(byte)};
    UErrorCode status = U_ZERO_ERROR;
    UChar units[8];
    const std::int32_t count = ucnv_toUChars(converter.get(), units, 8, bytes, 1, &status);
    (*table)[byte] = U_FAILURE(status) || count != 1 ? u'\xFFFD' : units[0];
  }
  return table;
}

}  // namespace dossier
