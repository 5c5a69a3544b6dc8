// SPDX-License-Identifier: GPL-2.0-or-later
// What libfmt holds beside its templates, for programs that do not load it (Dependencies.cmake).
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {
template locale_ref::locale_ref(const std::locale& loc);
template auto locale_ref::get<std::locale>() const -> std::locale;
template auto decimal_point_impl(locale_ref locale) -> char;
template auto thousands_sep_impl(locale_ref locale) -> thousands_sep_result<char>;
template void buffer<char>::append(const char* begin, const char* end);
template auto dragonbox::to_decimal(double number) noexcept -> dragonbox::decimal_fp<double>;
template auto dragonbox::to_decimal(float number) noexcept -> dragonbox::decimal_fp<float>;
}  // namespace detail
FMT_END_NAMESPACE
