// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/interface_text.h"

#include <fmt/format.h>
#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/program_error.h"
#include "schema/date.h"
#include "searcher/kiosk/assets.h"

namespace dossier {
namespace {

constexpr std::array kSkeletons{"y", "yMMMM", "yMMMd"};  // By precision.

[[noreturn]] void fail(const std::string& language, std::string_view key, std::string_view why) {
  throw ProgramError(fmt::format("the text {} of the interface in {}: {}", key, language, why));
}

icu::Formattable formattable(const InterfaceText::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return {*number};
  return {icu::UnicodeString::fromUTF8(std::get<std::string>(value))};
}

double quality(std::string_view parameters) {
  const auto q = parameters.find("q=");
  if (q == std::string_view::npos) return 1;
  double value = 0;
  std::from_chars(parameters.data() + q + 2, parameters.data() + parameters.size(), value);
  return value;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

}  // namespace

struct InterfaceText::Formats {
  icu::Locale locale;
  std::unique_ptr<icu::NumberFormat> numbers;
  std::array<std::unique_ptr<icu::SimpleDateFormat>, kSkeletons.size()> dates;
  std::map<std::string, std::unique_ptr<icu::MessageFormat>, std::less<>> messages;

  explicit Formats(const std::string& language) : locale(language.c_str()) {
    UErrorCode status = U_ZERO_ERROR;
    numbers.reset(icu::NumberFormat::createInstance(locale, status));
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    for (std::size_t i = 0; i < kSkeletons.size() && U_SUCCESS(status); ++i) {
      const auto pattern = patterns->getBestPattern(kSkeletons[i], status);
      dates[i] = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
      dates[i]->adoptTimeZone(icu::TimeZone::createTimeZone("UTC"));
    }
    if (U_FAILURE(status)) fail(language, "formats", u_errorName(status));
  }

  std::string format(const icu::SimpleDateFormat& date, double milliseconds) const {
    icu::UnicodeString out;
    return utf8(date.format(milliseconds, out));
  }
};

std::vector<std::string> interface_languages() {
  constexpr std::string_view kFolder = "translations/", kEnd = ".json";
  std::vector<std::string> languages;
  for (const auto& file : embedded_files()) {
    if (file.name.starts_with(kFolder) && file.name.ends_with(kEnd)) {
      languages.emplace_back(
          file.name.substr(kFolder.size(), file.name.size() - kFolder.size() - kEnd.size()));
    }
  }
  std::stable_partition(languages.begin(), languages.end(),
                        [](const std::string& language) { return language == "en"; });
  return languages;
}

std::string preferred_language(std::string_view header, const std::string& otherwise) {
  static const auto kKnown = interface_languages();
  std::string best = otherwise;
  double best_quality = 0;
  while (!header.empty()) {
    const auto comma = header.find(',');
    auto part = header.substr(0, comma);
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
    const auto semicolon = part.find(';');
    const auto tag = part.substr(0, part.find_first_of("-; "));
    const auto value =
        semicolon == std::string_view::npos ? 1 : quality(part.substr(semicolon + 1));
    const auto known = std::find(kKnown.begin(), kKnown.end(), tag);
    if (known == kKnown.end() || value <= best_quality) continue;
    best = *known;
    best_quality = value;
  }
  return best;
}

InterfaceText::InterfaceText(std::string language)
    : language_(std::move(language)), formats_(std::make_unique<Formats>(language_)) {
  const auto json = nlohmann::json::parse(embedded_file("translations/" + language_ + ".json"));
  for (const auto& [key, value] : json.items()) messages_[key] = value.get<std::string>();
}

InterfaceText::~InterfaceText() = default;
InterfaceText::InterfaceText(InterfaceText&&) noexcept = default;

bool InterfaceText::right_to_left() const { return formats_->locale.isRightToLeft() != 0; }

const std::string& InterfaceText::text(std::string_view key) const {
  const auto found = messages_.find(key);
  if (found == messages_.end()) fail(language_, key, "missing");
  return found->second;
}

std::string InterfaceText::message(std::string_view key, Values values) {
  auto found = formats_->messages.find(key);
  if (found == formats_->messages.end()) {
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::MessageFormat>(icu::UnicodeString::fromUTF8(text(key)),
                                                       formats_->locale, status);
    if (U_FAILURE(status)) fail(language_, key, u_errorName(status));
    found = formats_->messages.emplace(std::string(key), std::move(format)).first;
  }
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> arguments;
  for (const auto& [name, value] : values) {
    names.emplace_back(name);
    arguments.push_back(formattable(value));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  found->second->format(names.data(), arguments.data(), static_cast<std::int32_t>(names.size()),
                        out, status);
  if (U_FAILURE(status)) fail(language_, key, u_errorName(status));
  return utf8(out);
}

std::string InterfaceText::number(std::uint64_t number) {
  icu::UnicodeString out;
  return utf8(formats_->numbers->format(static_cast<std::int64_t>(number), out));
}

std::string InterfaceText::date(std::string_view iso) {
  const auto date = parse_date(iso);
  if (!date || date->iso() != iso) return std::string(iso);
  constexpr double kDay = 86400.0 * 1000;
  const std::chrono::year_month_day day{
      std::chrono::year(date->year),
      std::chrono::month(static_cast<unsigned>(std::max(date->month, 1))),
      std::chrono::day(static_cast<unsigned>(std::max(date->day, 1)))};
  const auto days = std::chrono::sys_days(day).time_since_epoch().count();
  const std::size_t precision = date->day > 0 ? 2 : date->month > 0 ? 1 : 0;
  return formats_->format(*formats_->dates[precision], static_cast<double>(days) * kDay);
}

std::string InterfaceText::day_of(std::uint64_t seconds) {
  return formats_->format(*formats_->dates.back(), static_cast<double>(seconds) * 1000);
}

std::string InterfaceText::name_of(const std::string& language) const {
  icu::UnicodeString out;
  icu::Locale(language.c_str()).getDisplayLanguage(formats_->locale, out);
  return utf8(out);
}

}  // namespace dossier
