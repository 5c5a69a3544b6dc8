// SPDX-License-Identifier: GPL-2.0-or-later
// A web page as a flat tree: nodes in reading order, each knowing where its subtree ends.
//
//   <p id="a">One <b>two</b></p>  ->  0 p (end 4), 1 "One ", 2 b (end 4), 3 "two"
//
// Walks are loops over the nodes, so that depth costs nothing. Parsed by libxml2's HTML parser
// through SAX; its own tree is never built.

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Elements the reader treats in a way of their own; all others are Other, and inline.
enum class HtmlTag : std::uint8_t {
  Text,  ///< A run of text, no element.
  Other,
  A,
  Address,
  Article,
  Aside,
  Audio,
  Base,
  Blockquote,
  Body,
  Br,
  Button,
  Canvas,
  Caption,
  Center,
  Cite,
  Code,
  Dd,
  Details,
  Dialog,
  Div,
  Dl,
  Dt,
  Embed,
  Fieldset,
  Figcaption,
  Figure,
  Footer,
  Form,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  Head,
  Header,
  Hr,
  Html,
  Iframe,
  Img,
  Input,
  Label,
  Li,
  Link,
  Main,
  Map,
  Menu,
  Meta,
  Nav,
  Noscript,
  Object,
  Ol,
  Option,
  P,
  Picture,
  Pre,
  Script,
  Section,
  Select,
  Small,
  Span,
  Style,
  Sub,
  Summary,
  Sup,
  Svg,
  Table,
  Tbody,
  Td,
  Template,
  Textarea,
  Tfoot,
  Th,
  Thead,
  Time,
  Title,
  Tr,
  Ul,
  Video
};
inline constexpr int kHtmlTags = static_cast<int>(HtmlTag::Video) + 1;

/// The attributes that are kept.
enum class HtmlAttribute : std::uint8_t {
  AriaHidden,
  AriaLabel,
  Charset,
  Class,
  Content,
  Datetime,
  EpubType,
  Hidden,
  Href,
  HttpEquiv,
  Id,
  Itemprop,
  Itemtype,
  Lang,
  Name,
  Property,
  Rel,
  Role,
  Src,
  Start,
  Style,
  Type,
  XmlLang
};
inline constexpr int kHtmlAttributes = static_cast<int>(HtmlAttribute::XmlLang) + 1;

struct HtmlNode {
  HtmlTag tag = HtmlTag::Other;
  std::uint16_t attributes = 0;  ///< How many, from first_attribute on.
  std::uint32_t first_attribute = 0;
  std::uint32_t parent = 0;                  ///< Node 0 is its own parent.
  std::uint32_t end = 0;                     ///< One past the last node of its subtree.
  std::uint32_t text_at = 0, text_size = 0;  ///< Of a Text node.
  std::uint32_t line = 0;                    ///< From 1.
};

class HtmlTree {
 public:
  /// Parses `html` (well-formed UTF-8). Never fails: what is no HTML gives few nodes. Linear.
  explicit HtmlTree(std::string_view html);

  /// Adds `part` as the last child of the first node (an <html> where there was none), the values
  /// of its attributes as `value` gives them. So one tree can hold all chapters of a book. Linear.
  void append(const HtmlTree& part,
              const std::function<std::string(std::size_t node, HtmlAttribute name,
                                              std::string_view value)>& value);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](std::size_t node) const { return nodes_[node]; }
  std::size_t size() const { return nodes_.size(); }
  /// Text of a Text node.
  std::string_view text(std::size_t node) const;
  /// All text below `node`, white space collapsed.
  std::string all_text(std::size_t node) const;
  /// Value of an attribute; "" where it is absent or empty.
  std::string_view attribute(std::size_t node, HtmlAttribute name) const;
  bool has_attribute(std::size_t node, HtmlAttribute name) const;
  /// Tags stood more than kHtmlDepth deep; those deeper became children of the deepest.
  bool too_deep() const { return too_deep_; }

 private:
  friend class HtmlTreeBuilder;
  struct Attribute {
    HtmlAttribute name;
    std::uint32_t at = 0, size = 0;
  };
  std::vector<HtmlNode> nodes_;
  std::vector<Attribute> attributes_;
  std::string pool_;  // Texts and attribute values.
  bool too_deep_ = false;
};

inline constexpr int kHtmlDepth = 256;

/// The text of a scrap of HTML, entities read: what stands escaped once more inside attributes and
/// JSON.
std::string html_to_text(std::string_view html);

/// Does this element begin and end a line of its own?
bool is_block_tag(HtmlTag tag);
/// 1 to 6 for H1 to H6, else 0.
int heading_level(HtmlTag tag);

}  // namespace dossier
