// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_tree.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::pair<std::string_view, HtmlTag> kTags[] = {{"a", HtmlTag::A},
                                                          {"address", HtmlTag::Address},
                                                          {"article", HtmlTag::Article},
                                                          {"aside", HtmlTag::Aside},
                                                          {"audio", HtmlTag::Audio},
                                                          {"base", HtmlTag::Base},
                                                          {"blockquote", HtmlTag::Blockquote},
                                                          {"body", HtmlTag::Body},
                                                          {"br", HtmlTag::Br},
                                                          {"button", HtmlTag::Button},
                                                          {"canvas", HtmlTag::Canvas},
                                                          {"caption", HtmlTag::Caption},
                                                          {"center", HtmlTag::Center},
                                                          {"cite", HtmlTag::Cite},
                                                          {"code", HtmlTag::Code},
                                                          {"dd", HtmlTag::Dd},
                                                          {"details", HtmlTag::Details},
                                                          {"dialog", HtmlTag::Dialog},
                                                          {"div", HtmlTag::Div},
                                                          {"dl", HtmlTag::Dl},
                                                          {"dt", HtmlTag::Dt},
                                                          {"embed", HtmlTag::Embed},
                                                          {"fieldset", HtmlTag::Fieldset},
                                                          {"figcaption", HtmlTag::Figcaption},
                                                          {"figure", HtmlTag::Figure},
                                                          {"footer", HtmlTag::Footer},
                                                          {"form", HtmlTag::Form},
                                                          {"h1", HtmlTag::H1},
                                                          {"h2", HtmlTag::H2},
                                                          {"h3", HtmlTag::H3},
                                                          {"h4", HtmlTag::H4},
                                                          {"h5", HtmlTag::H5},
                                                          {"h6", HtmlTag::H6},
                                                          {"head", HtmlTag::Head},
                                                          {"header", HtmlTag::Header},
                                                          {"hr", HtmlTag::Hr},
                                                          {"html", HtmlTag::Html},
                                                          {"iframe", HtmlTag::Iframe},
                                                          {"img", HtmlTag::Img},
                                                          {"input", HtmlTag::Input},
                                                          {"label", HtmlTag::Label},
                                                          {"li", HtmlTag::Li},
                                                          {"link", HtmlTag::Link},
                                                          {"main", HtmlTag::Main},
                                                          {"map", HtmlTag::Map},
                                                          {"menu", HtmlTag::Menu},
                                                          {"meta", HtmlTag::Meta},
                                                          {"nav", HtmlTag::Nav},
                                                          {"noscript", HtmlTag::Noscript},
                                                          {"object", HtmlTag::Object},
                                                          {"ol", HtmlTag::Ol},
                                                          {"option", HtmlTag::Option},
                                                          {"p", HtmlTag::P},
                                                          {"picture", HtmlTag::Picture},
                                                          {"pre", HtmlTag::Pre},
                                                          {"script", HtmlTag::Script},
                                                          {"section", HtmlTag::Section},
                                                          {"select", HtmlTag::Select},
                                                          {"small", HtmlTag::Small},
                                                          {"span", HtmlTag::Span},
                                                          {"style", HtmlTag::Style},
                                                          {"sub", HtmlTag::Sub},
                                                          {"summary", HtmlTag::Summary},
                                                          {"sup", HtmlTag::Sup},
                                                          {"svg", HtmlTag::Svg},
                                                          {"table", HtmlTag::Table},
                                                          {"tbody", HtmlTag::Tbody},
                                                          {"td", HtmlTag::Td},
                                                          {"template", HtmlTag::Template},
                                                          {"textarea", HtmlTag::Textarea},
                                                          {"tfoot", HtmlTag::Tfoot},
                                                          {"th", HtmlTag::Th},
                                                          {"thead", HtmlTag::Thead},
                                                          {"time", HtmlTag::Time},
                                                          {"title", HtmlTag::Title},
                                                          {"tr", HtmlTag::Tr},
                                                          {"ul", HtmlTag::Ul},
                                                          {"video", HtmlTag::Video}};

constexpr std::pair<std::string_view, HtmlAttribute> kAttributes[] = {
    {"aria-hidden", HtmlAttribute::AriaHidden},
    {"aria-label", HtmlAttribute::AriaLabel},
    {"charset", HtmlAttribute::Charset},
    {"class", HtmlAttribute::Class},
    {"content", HtmlAttribute::Content},
    {"datetime", HtmlAttribute::Datetime},
    {"epub:type", HtmlAttribute::EpubType},
    {"hidden", HtmlAttribute::Hidden},
    {"href", HtmlAttribute::Href},
    {"http-equiv", HtmlAttribute::HttpEquiv},
    {"id", HtmlAttribute::Id},
    {"itemprop", HtmlAttribute::Itemprop},
    {"itemtype", HtmlAttribute::Itemtype},
    {"lang", HtmlAttribute::Lang},
    {"name", HtmlAttribute::Name},
    {"property", HtmlAttribute::Property},
    {"rel", HtmlAttribute::Rel},
    {"role", HtmlAttribute::Role},
    {"src", HtmlAttribute::Src},
    {"start", HtmlAttribute::Start},
    {"style", HtmlAttribute::Style},
    {"type", HtmlAttribute::Type},
    {"xml:lang", HtmlAttribute::XmlLang}};

template <class Value, std::size_t N>
const Value* look_up(const std::pair<std::string_view, Value> (&table)[N], std::string_view name) {
  const auto at =
      std::lower_bound(std::begin(table), std::end(table), name,
                       [](const auto& row, std::string_view wanted) { return row.first < wanted; });
  return at != std::end(table) && at->first == name ? &at->second : nullptr;
}

constexpr std::size_t kMostAttributes = 300;  // Of one tag.

/// Follows one start tag from `at`, on its "<": where it ends, and where its attributes are too
/// many (npos: they are not).
std::size_t follow_tag(std::string_view html, std::size_t at, std::size_t& too_many) {
  std::size_t words = 0;
  bool space = false;
  too_many = std::string_view::npos;
  for (; at < html.size() && html[at] != '>'; ++at) {
    const char c = html[at];
    const bool quotes = (c == '"' || c == '\'') && html[at - 1] == '=';
    if (quotes) {
      at = html.find(c, at + 1);
      if (at == std::string_view::npos) return html.size();
    }
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '/' || quotes;
    words += space && !blank;
    space = blank;
    if (words > kMostAttributes && too_many == std::string_view::npos) too_many = at;
  }
  return at;
}

/// Leaves out the attributes of a tag that has hundreds: libxml2 compares each with all before it.
/// None where there is no such tag.
std::string without_attribute_floods(std::string_view html) {
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos && at + 1 < html.size();
       at = html.find('<', at)) {
    const char next = static_cast<char>(html[at + 1] | 0x20);
    if (html.substr(at, 4) == "<!--") {
      at = html.find("-->", at + 2);
    } else if (next >= 'a' && next <= 'z') {
      const bool script = html.substr(at + 1, 6) == "script";
      std::size_t cut = 0;
      at = follow_tag(html, at, cut);
      if (cut != std::string_view::npos) {
        out.append(html, kept, cut - kept);
        kept = at;
      }
      if (script) at = html.find("</", at);
    } else {
      ++at;
    }
    if (at == std::string_view::npos) break;
  }
  return kept == 0 ? out : out.append(html, kept);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

}  // namespace

/// Follows the parser. Which elements are open is read from its own stack, so that the two never
/// disagree.
class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder(HtmlTree& tree, htmlParserCtxtPtr parser) : tree_(tree), parser_(parser) {}

  void start(std::string_view name, const xmlChar** attributes) {
    const auto depth = static_cast<std::size_t>(parser_->nameNr);
    const std::uint32_t node = add(depth > 0 ? depth - 1 : 0);
    const HtmlTag* tag = look_up(kTags, name);
    tree_.nodes_[node].tag = tag == nullptr ? HtmlTag::Other : *tag;
    tree_.nodes_[node].first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      add_attribute(node, view(attributes[0]), view(attributes[1]));
    if (open_.size() < kHtmlDepth) {
      open_.push_back(node);
      return;
    }
    // Beyond the limit elements are leaves: neither the tree nor the parser's stack grows, or each
    // stray end tag would be looked for in all of it.
    tree_.too_deep_ = true;
    const htmlElemDesc* known = htmlTagLookup(parser_->name);
    if (parser_->nameNr > kHtmlDepth && (known == nullptr || known->empty == 0)) {
      --parser_->nameNr;
      parser_->name = parser_->nameTab[parser_->nameNr - 1];
    }
  }

  void text(const xmlChar* bytes, int size) {
    if (size <= 0) return;
    close(static_cast<std::size_t>(std::max(parser_->nameNr, 0)));
    std::vector<HtmlNode>& nodes = tree_.nodes_;
    const std::uint32_t parent = open_.empty() ? 0 : open_.back();
    const bool joins = !nodes.empty() && nodes.back().tag == HtmlTag::Text &&
                       nodes.back().parent == parent &&
                       nodes.back().text_at + nodes.back().text_size == tree_.pool_.size();
    if (!joins) {
      const std::uint32_t node = add(open_.size());
      nodes[node].tag = HtmlTag::Text;
      nodes[node].text_at = static_cast<std::uint32_t>(tree_.pool_.size());
    }
    tree_.pool_.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    nodes.back().text_size += static_cast<std::uint32_t>(size);
  }

  void finish() { close(0); }

 private:
  /// A new node below the first `depth` open elements.
  std::uint32_t add(std::size_t depth) {
    close(depth);
    const auto number = static_cast<std::uint32_t>(tree_.nodes_.size());
    HtmlNode node;
    node.parent = open_.empty() ? 0 : open_.back();
    node.end = number + 1;
    node.line = parser_->input == nullptr ? 0 : static_cast<std::uint32_t>(parser_->input->line);
    tree_.nodes_.push_back(node);
    return number;
  }

  void close(std::size_t depth) {
    while (open_.size() > depth) {
      tree_.nodes_[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes_.size());
      open_.pop_back();
    }
  }

  void add_attribute(std::uint32_t node, std::string_view name, std::string_view value) {
    const HtmlAttribute* known = look_up(kAttributes, name);
    if (known == nullptr || tree_.nodes_[node].attributes >= kHtmlAttributes) return;
    tree_.attributes_.push_back({*known, static_cast<std::uint32_t>(tree_.pool_.size()),
                                 static_cast<std::uint32_t>(value.size())});
    tree_.pool_ += value;
    ++tree_.nodes_[node].attributes;
  }

  HtmlTree& tree_;
  htmlParserCtxtPtr parser_;
  std::vector<std::uint32_t> open_;
};

namespace {

extern "C" {
void html_start(void* builder, const xmlChar* name, const xmlChar** attributes) {
  static_cast<HtmlTreeBuilder*>(builder)->start(view(name), attributes);
}
void html_text(void* builder, const xmlChar* text, int size) {
  static_cast<HtmlTreeBuilder*>(builder)->text(text, size);
}
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html) {
  static const bool initialised = (xmlInitParser(), true);  // Before threads share the library.
  (void)initialised;
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(htmlNewParserCtxt(),
                                                                            htmlFreeParserCtxt);
  if (parser == nullptr || html.empty()) return;
  const std::string tamed = without_attribute_floods(html);
  if (!tamed.empty()) html = tamed;
  pool_.reserve(html.size() / 2);
  HtmlTreeBuilder builder(*this, parser.get());
  htmlSAXHandler handler{};
  handler.startElement = html_start;
  handler.characters = html_text;
  handler.ignorableWhitespace = html_text;
  handler.cdataBlock = html_text;
  *parser->sax = handler;
  parser->userData = &builder;
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  const auto size = std::min<std::size_t>(html.size(), std::numeric_limits<int>::max() / 2);
  htmlCtxtReadMemory(parser.get(), html.data(), static_cast<int>(size), nullptr, "UTF-8", kOptions);
  builder.finish();
}

std::string_view HtmlTree::text(std::size_t node) const {
  return std::string_view(pool_).substr(nodes_[node].text_at, nodes_[node].text_size);
}

std::string HtmlTree::all_text(std::size_t node) const {
  std::string out;
  for (std::size_t i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].tag == HtmlTag::Script || nodes_[i].tag == HtmlTag::Style) {
      i = nodes_[i].end - 1;
    } else if (nodes_[i].tag == HtmlTag::Text) {
      out += text(i);
    } else if (is_block_tag(nodes_[i].tag)) {
      out += ' ';
    }
  }
  return collapse_space(out);
}

std::string_view HtmlTree::attribute(std::size_t node, HtmlAttribute name) const {
  const HtmlNode& of = nodes_[node];
  for (std::size_t i = of.first_attribute; i < of.first_attribute + of.attributes; ++i)
    if (attributes_[i].name == name)
      return std::string_view(pool_).substr(attributes_[i].at, attributes_[i].size);
  return {};
}

bool HtmlTree::has_attribute(std::size_t node, HtmlAttribute name) const {
  const HtmlNode& of = nodes_[node];
  return std::any_of(attributes_.begin() + of.first_attribute,
                     attributes_.begin() + of.first_attribute + of.attributes,
                     [&](const Attribute& attribute) { return attribute.name == name; });
}

std::string html_to_text(std::string_view html) {
  if (html.find_first_of("&<") == std::string_view::npos) return collapse_space(html);
  const HtmlTree tree(html);
  return tree.size() == 0 ? "" : tree.all_text(0);
}

bool is_block_tag(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::Text:
    case HtmlTag::Other:
    case HtmlTag::A:
    case HtmlTag::Br:
    case HtmlTag::Cite:
    case HtmlTag::Code:
    case HtmlTag::Img:
    case HtmlTag::Input:
    case HtmlTag::Label:
    case HtmlTag::Link:
    case HtmlTag::Meta:
    case HtmlTag::Map:
    case HtmlTag::Object:
    case HtmlTag::Picture:
    case HtmlTag::Script:
    case HtmlTag::Small:
    case HtmlTag::Span:
    case HtmlTag::Style:
    case HtmlTag::Sub:
    case HtmlTag::Sup:
    case HtmlTag::Svg:
    case HtmlTag::Template:
    case HtmlTag::Time:
    case HtmlTag::Noscript:
    case HtmlTag::Button:
    case HtmlTag::Canvas:
    case HtmlTag::Embed:
    case HtmlTag::Iframe:
    case HtmlTag::Audio:
    case HtmlTag::Video:
    case HtmlTag::Select:
    case HtmlTag::Textarea:
    case HtmlTag::Option:
      return false;
    default:
      return true;
  }
}

int heading_level(HtmlTag tag) {
  return tag >= HtmlTag::H1 && tag <= HtmlTag::H6
             ? static_cast<int>(tag) - static_cast<int>(HtmlTag::H1) + 1
             : 0;
}

}  // namespace dossier
