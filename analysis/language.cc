// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/language.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <xapian.h>

#include <cstring>
#include <optional>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

// Names and codes, folded, to codes: what ICU knows, and the library codes and old codes it leaves
// out.
class LanguageNames {
 public:
  LanguageNames() {
    static constexpr std::pair<const char*, const char*> kOthers[] = {
        {"alb", "sq"},   {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cze", "cs"},
        {"dut", "nl"},   {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gre", "el"}, {"ice", "is"},
        {"mac", "mk"},   {"mao", "mi"}, {"may", "ms"}, {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"},
        {"tib", "bo"},   {"wel", "cy"}, {"iw", "he"},  {"in", "id"},  {"ji", "yi"},  {"mo", "ro"},
        {"farsi", "fa"}, {"dari", "fa"}};
    for (const auto& [name, code] : kOthers) codes_.emplace(name, code);
    // Languages with a code of two letters first, so that they keep a name others share.
    for (const bool two_letters : {true, false}) {
      for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
        if ((std::strlen(*code) == 2) == two_letters) add(*code);
      }
    }
  }

  std::string code(const std::string& folded) const {
    const auto found = codes_.find(folded);
    return found == codes_.end() ? std::string() : found->second;
  }

 private:
  void add(const char* code) {
    codes_.emplace(code, code);
    const std::string known = codes_.at(code);  // "iw" is there as "he".
    if (const char* iso3 = uloc_getISO3Language(code); *iso3 != '\0') codes_.emplace(iso3, known);
    const icu::Locale locale(code);
    for (const icu::Locale& in : {icu::Locale::getEnglish(), locale}) {
      icu::UnicodeString name;
      locale.getDisplayLanguage(in, name);
      std::string utf8;
      name.toUTF8String(utf8);
      codes_.emplace(fold(utf8), known);
    }
  }

  std::map<std::string, std::string> codes_;
};

}  // namespace

std::string language_code(std::string_view name) {
  static const LanguageNames names;
  std::string folded = fold(name);
  const std::size_t begin = folded.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  folded = folded.substr(begin, folded.find_last_not_of(" \t\r\n") + 1 - begin);
  std::string code = names.code(folded);
  // "pl-PL", "zh_Hant": the language comes before the first separator, and is a code, not a name.
  const std::size_t end = folded.find_first_of("-_");
  if (code.empty() && (end == 2 || end == 3)) code = names.code(folded.substr(0, end));
  return code;
}

struct Stemmer::Impl {
  std::optional<Xapian::Stem> stem;
};

Stemmer::Stemmer(const std::string& language) : impl_(std::make_unique<Impl>()) {
  if (language.empty() || language == "none") return;
  try {
    impl_->stem.emplace(language);
  } catch (const Xapian::InvalidArgumentError&) {
    // No stemmer for it: available() says so.
  }
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::operator()(const std::string& term) const {
  return impl_->stem ? (*impl_->stem)(term) : term;
}

bool Stemmer::available() const { return impl_->stem.has_value(); }

}  // namespace dossier
