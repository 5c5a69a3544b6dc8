// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/request_target.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "analysis/utf8.h"

namespace dossier {
namespace {

constexpr int kHttpPort = 80;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_clean(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const auto c = next_code_point(text, pos);
    if (c < 0x20 || c == 0x7F) return false;  // Ill-formed sequences are negative.
  }
  return true;
}

// `form`: a plus is a blank, and so are tabs and line breaks, which a pasted query may hold.
std::optional<std::string> decoded(std::string_view text, bool form) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (form && c == '+') {
      c = ' ';
    }
    out += form && (c == '\t' || c == '\n' || c == '\r') ? ' ' : c;
  }
  if (!is_clean(out)) return std::nullopt;
  return out;
}

bool add_parameter(std::string_view part, Parameters& parameters) {
  const auto equals = part.find('=');
  auto name = decoded(part.substr(0, equals), true);
  auto value = decoded(
      equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1), true);
  if (!name || !value || parameters.size() == kMostParameters) return false;
  parameters.emplace_back(std::move(*name), std::move(*value));
  return true;
}

bool same_host(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::optional<HttpRequest> parse_target(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  const auto mark = target.find('?');
  auto path = decoded(target.substr(0, mark), false);
  if (!path || path->starts_with("//")) return std::nullopt;  // In a link, another host.
  HttpRequest request;
  request.path = std::move(*path);
  if (mark == std::string_view::npos) return request;
  auto rest = target.substr(mark + 1);
  while (!rest.empty()) {
    const auto end = rest.find('&');
    const auto part = rest.substr(0, end);
    if (!part.empty() && !add_parameter(part, request.parameters)) return std::nullopt;
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return request;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kPlain = "-._~/:,@";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        byte < 0x80 && (std::isalnum(byte) != 0 || kPlain.find(c) != std::string_view::npos);
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

std::vector<std::string> accepted_hosts(const std::vector<std::string>& addresses, int port) {
  std::vector<std::string> names{"localhost", "[::1]"};
  for (const auto& address : addresses)
    names.push_back(address.find(':') == std::string::npos ? address : "[" + address + "]");
  std::vector<std::string> accepted;
  for (const auto& name : names) {
    accepted.push_back(fmt::format("{}:{}", name, port));
    if (port == kHttpPort) accepted.push_back(name);
  }
  return accepted;
}

bool is_accepted_host(std::string_view host, const std::vector<std::string>& accepted) {
  return std::any_of(accepted.begin(), accepted.end(),
                     [&](const std::string& name) { return same_host(host, name); });
}

}  // namespace dossier
