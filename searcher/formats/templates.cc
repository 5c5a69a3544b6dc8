// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/formats/templates.h"

#include <fmt/format.h>

#include <kainjow/mustache.hpp>

#include "analysis/program_error.h"
#include "analysis/utf8.h"

namespace dossier {
namespace {

namespace mustache = kainjow::mustache;

std::string escape(const std::string& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_code_point(text, at);
    const bool blank = c == '\n' || c == '\t' || c == '\r';
    if ((c < ' ' && !blank) || (c >= 0x7F && c < 0xA0)) {
      out += "\uFFFD";  // Negative `c`: an ill-formed sequence.
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&#39;";
    } else {
      out.append(text, begin, at - begin);
    }
  }
  return out;
}

mustache::data to_data(const Json& json) {
  switch (json.type()) {
    case Json::value_t::object: {
      mustache::data out(mustache::data::type::object);
      for (const auto& [name, value] : json.get_ref<const Json::object_t&>()) {
        out[name] = to_data(value);
        // A template that draws a frame around a list must know.
        if (value.is_array()) out["has_" + name] = mustache::data(!value.empty());
      }
      return out;
    }
    case Json::value_t::array: {
      mustache::data out(mustache::data::type::list);
      // push_back() would copy all that is below, at every level.
      auto& list = const_cast<mustache::list&>(out.list_value());
      list.reserve(json.size());  // Growing would copy too.
      for (const auto& value : json) list.push_back(to_data(value));
      return out;
    }
    case Json::value_t::string: {
      const auto& text = json.get_ref<const std::string&>();
      return text.empty() ? mustache::data(false) : mustache::data(text);
    }
    case Json::value_t::boolean:
      return {json.get<bool>()};
    case Json::value_t::null:
      return {false};
    default:
      return {json.dump()};  // A number.
  }
}

[[noreturn]] void fail(std::string_view why) {
  throw ProgramError(fmt::format("a page's template is wrong: {}", why));
}

// The parts are put in here, not by the library: it would also take a value for a part.
void put_in(std::string_view text, const TemplateParts* parts, std::string& out) {
  for (std::size_t at = 0;;) {
    const auto open = text.find("{{", at);
    out += text.substr(at, open == std::string_view::npos ? open : open - at);
    if (open == std::string_view::npos) return;
    const auto close = text.find("}}", open);
    if (close == std::string_view::npos) fail("a tag without its end");
    const auto tag = text.substr(open + 2, close - open - 2);
    const auto sign = tag.find_first_not_of(" \t\n");
    if (sign == std::string_view::npos || std::string_view("{&=").find(tag[sign]) != tag.npos)
      fail(fmt::format("{{{{{}}}}} is not escaped", tag));
    at = close + 2;
    if (tag[sign] != '>') {
      out += text.substr(open, at - open);
      continue;
    }
    const auto first = tag.find_first_not_of(" \t\n", sign + 1);
    const auto name =
        first == tag.npos ? "" : tag.substr(first, tag.find_last_not_of(" \t\n") + 1 - first);
    const auto part = parts == nullptr ? TemplateParts::const_iterator() : parts->find(name);
    if (parts == nullptr || part == parts->end()) fail(fmt::format("there is no part {}", name));
    put_in(part->second, nullptr, out);
  }
}

}  // namespace

struct PageTemplate::Impl {
  explicit Impl(const std::string& text) : page(text) { page.set_custom_escape(escape); }
  mustache::mustache page;
};

PageTemplate::PageTemplate(std::string_view text, const TemplateParts& parts) {
  std::string whole;
  put_in(text, &parts, whole);
  impl_ = std::make_unique<Impl>(whole);
  if (!impl_->page.is_valid()) fail(impl_->page.error_message());
}
PageTemplate::~PageTemplate() = default;
PageTemplate::PageTemplate(PageTemplate&&) noexcept = default;

std::string PageTemplate::render(const Json& values) {
  auto out = impl_->page.render(to_data(values));
  if (!impl_->page.is_valid()) fail(impl_->page.error_message());
  return out;
}

std::string render_page(std::string_view text, const Json& values, const TemplateParts& parts) {
  return PageTemplate(text, parts).render(values);
}

Json marked_pieces(const std::string& text, const std::vector<ByteRange>& highlights) {
  auto pieces = Json::array();
  std::size_t done = 0;
  const auto add = [&](std::size_t end, bool mark) {
    if (end > done) pieces.push_back({{"text", text.substr(done, end - done)}, {"mark", mark}});
    done = std::max(done, end);
  };
  for (const auto range : highlights) {
    add(std::min<std::size_t>(range.begin, text.size()), false);
    add(std::min<std::size_t>(range.end, text.size()), true);
  }
  add(text.size(), false);
  return pieces;
}

std::string safe_link(const std::string& url) {
  for (const std::string_view scheme : {"http://", "https://", "mailto:"}) {
    if (url.size() > scheme.size() &&
        std::equal(scheme.begin(), scheme.end(), url.begin(), [](char wanted, char c) {
          return wanted == (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }))
      return url;
  }
  return {};
}

}  // namespace dossier
