// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/kiosk/assets.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "analysis/program_error.h"

namespace dossier {
namespace {

const EmbeddedFile* find_file(std::string_view name) {
  const auto files = embedded_files();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const EmbeddedFile& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

const char* type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return name.ends_with(".json") ? http::kJson : http::kText;
}

}  // namespace

std::string_view embedded_file(std::string_view name) {
  const auto* file = find_file(name);
  if (file == nullptr) throw ProgramError(fmt::format("no file {} in this program", name));
  return file->text;
}

std::optional<HttpResponse> asset(std::string_view path) {
  std::string name;
  if (path == "/favicon.ico") {
    name = "assets/favicon.svg";
  } else if (path == "/api/v1/openapi.json") {
    name = "assets/openapi.json";
  } else if (path.starts_with("/assets/")) {
    name = path.substr(1);
  }
  const auto* file = name.empty() ? nullptr : find_file(name);
  if (file == nullptr) return std::nullopt;
  auto response = make_response(http::kOk, type_of(name), std::string(file->text));
  response.asset = path.starts_with("/assets/");
  return response;
}

std::string assets_version() {
  XXH64_hash_t hash = 0;
  for (const auto& file : embedded_files()) {
    if (file.name.starts_with("assets/"))
      hash = XXH3_64bits_withSeed(file.text.data(), file.text.size(), hash);
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace dossier
