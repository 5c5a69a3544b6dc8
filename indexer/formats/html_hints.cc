// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_hints.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/structure/boilerplate_words.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

/// Consent managers, by the names their vendors give their elements.
constexpr std::string_view kConsent[] = {
    "onetrust",       "didomi",        "qc-cmp",     "cookiebot",     "cybotcookie",
    "truste",         "trustarc",      "sp_message", "fc-consent",    "fundingchoices",
    "usercentrics",   "cookie-law",    "cookielaw",  "cookie-notice", "cookie-banner",
    "cookie-consent", "cookieconsent", "gdpr",       "consent-",      "-consent",
    "cmp-",           "osano-cm",      "termly-",    "iubenda-cs",    "borlabs-cookie",
    "cmplz-",         "moove_gdpr",    "klaro",      "evidon",        "eu-cookie",
    "privacy-manager"};

/// Telling wherever they stand in a class or an id.
constexpr std::string_view kAsideParts[] = {
    "newsletter",      "sidebar",       "breadcrumb",
    "taboola",         "outbrain",      "recirc",
    "sponsor",         "advert",        "relatedpost",
    "related-",        "-related",      "related_",
    "_related",        "pagination",    "sharedaddy",
    "sharethis",       "addtoany",      "addthis",
    "socialshare",     "social-",       "-social",
    "social_",         "_social",       "sharebar",
    "share-",          "-share",        "share_",
    "_share",          "subscribe",     "signup",
    "sign-up",         "dfp-",          "-dfp",
    "google-ad",       "gpt-ad",        "ad-slot",
    "adslot",          "ad-unit",       "ad-container",
    "zergnet",         "revcontent",    "mostread",
    "most-read",       "mostpopular",   "most-popular",
    "readmore",        "read-more",     "read-next",
    "readnext",        "up-next",       "more-from",
    "more-stories",    "morestories",   "author-bio",
    "authorbio",       "author-box",    "authorbox",
    "about-author",    "author-info",   "screen-reader",
    "skip-link",       "jp-post-flair", "wp-caption-text-none",
    "trending",        "playlist",      "slideshow-nav",
    "donation",        "paywall",       "site-header",
    "site-footer",     "page-header",   "masthead",
    "navbar",          "navigation",    "toolbar",
    "post-meta",       "entry-meta",    "article-meta",
    "byline",          "recommend",     "popular",
    "infinite-scroll", "post-tags",     "tag-list",
    "taglist",         "widget"};

/// Telling as whole words only.
constexpr std::string_view kAsideWords[] = {
    "ad",        "ads",       "adv",        "banner",   "nav",    "navi",      "menu",
    "footer",    "related",   "share",      "sharing",  "social", "promo",     "promos",
    "promotion", "promoted",  "tags",       "tag",      "topics", "teaser",    "teasers",
    "rail",      "popup",     "modal",      "overlay",  "login",  "signin",    "register",
    "rating",    "ratings",   "rss",        "print",    "email",  "follow",    "tools",
    "tooltip",   "copyright", "timestamp",  "dateline", "cookie", "cookies",   "consent",
    "outbrain",  "player",    "poll",       "quiz",     "survey", "upsell",    "carousel",
    "gallery",   "lightbox",  "pager",      "prev",     "next",   "kicker",    "eyebrow",
    "metadata",  "bio",       "correction", "donate",   "inset",  "pullquote", "trc",
    "jumplinks", "hatnote",   "infobox",    "navbox",   "toc"};

constexpr std::string_view kCommentParts[] = {
    "comments",    "comment-list", "commentlist", "disqus",         "respond", "livefyre",
    "fb-comments", "spot-im",      "coral-talk",  "reader-comment", "replies"};
constexpr std::string_view kHiddenWords[] = {"hidden",         "sr-only",      "visually-hidden",
                                             "visuallyhidden", "screenreader", "d-none",
                                             "offscreen"};
constexpr std::string_view kBodyParts[] = {
    "articlebody",     "article-body",     "article__body",   "article_body",  "articlecontent",
    "article-content", "article__content", "article_content", "article-text",  "articletext",
    "entry-content",   "entrycontent",     "post-content",    "postcontent",   "post-body",
    "postbody",        "post_content",     "story-body",      "storybody",     "story-content",
    "storycontent",    "story-text",       "storytext",       "story__body",   "body-copy",
    "bodycopy",        "content-body",     "contentbody",     "article-main",  "main-content",
    "td-post-content", "rich-text",        "page-content",    "single-content"};
constexpr std::string_view kCaptionParts[] = {
    "caption",     "cutline",     "photo-credit",  "image-credit",    "img-credit", "media-credit",
    "photocredit", "imagecredit", "e-image__meta", "wp-media-credit", "image-meta"};

/// Is the id of `node` an anchor made of its heading: <section id="recommendations">,
/// <h2 id="recommendations">Recommendations</h2>? Then it names a subject, not a part of the page.
bool anchors_heading(const HtmlTree& tree, std::size_t node) {
  std::string id(tree.attribute(node, HtmlAttribute::Id));
  if (id.empty()) return false;
  std::size_t heading = node;
  for (std::size_t steps = 0; heading < tree[node].end && steps < 3; ++heading, ++steps)
    if (heading_level(tree[heading].tag) > 0) break;
  if (heading >= tree[node].end || heading_level(tree[heading].tag) == 0 ||
      tree[heading].end - heading > 40)
    return false;
  std::replace_if(
      id.begin(), id.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  const std::string text = tree.all_text(heading);
  return comparable(id) == comparable(text) && !is_related_head(text);
}

/// Class and id in small letters, one space before, between and behind words; a capital within a
/// word begins another: "shareTools" -> "share-tools".
std::string names_of(const HtmlTree& tree, std::size_t node) {
  std::string names = " ";
  for (const HtmlAttribute attribute : {HtmlAttribute::Class, HtmlAttribute::Id}) {
    if (attribute == HtmlAttribute::Id && anchors_heading(tree, node)) break;
    bool small = false;
    for (const char c : tree.attribute(node, attribute).substr(0, 512)) {
      const bool capital = c >= 'A' && c <= 'Z';
      if (capital && small) names += '-';
      names += capital ? static_cast<char>(c + 32) : c == '\n' || c == '\t' ? ' ' : c;
      small = c >= 'a' && c <= 'z';
    }
    names += ' ';
  }
  return names;
}

template <std::size_t N>
bool has_part(std::string_view names, const std::string_view (&parts)[N]) {
  return std::any_of(std::begin(parts), std::end(parts), [&](std::string_view part) {
    return names.find(part) != std::string_view::npos;
  });
}

/// Is one of `words` a word of `names`, between spaces or punctuation?
template <std::size_t N>
bool has_word(std::string_view names, const std::string_view (&words)[N]) {
  const auto edge = [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); };
  for (std::size_t at = 0; at < names.size();) {
    while (at < names.size() && edge(names[at])) ++at;
    std::size_t end = at;
    while (end < names.size() && !edge(names[end])) ++end;
    const std::string_view word = names.substr(at, end - at);
    if (std::find(std::begin(words), std::end(words), word) != std::end(words)) return true;
    at = end;
  }
  return false;
}

bool hidden(const HtmlTree& tree, std::size_t node) {
  if (tree.has_attribute(node, HtmlAttribute::Hidden)) return true;
  std::string style;
  for (const char c : tree.attribute(node, HtmlAttribute::Style))
    if (c != ' ') style += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos ||
         tree.attribute(node, HtmlAttribute::AriaHidden) == "true";
}

HtmlHint hint_of_tag(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::Head:
    case HtmlTag::Script:
    case HtmlTag::Style:
    case HtmlTag::Noscript:
    case HtmlTag::Template:
    case HtmlTag::Svg:
    case HtmlTag::Iframe:
    case HtmlTag::Embed:
    case HtmlTag::Canvas:
    case HtmlTag::Audio:
    case HtmlTag::Video:
    case HtmlTag::Select:
    case HtmlTag::Option:
    case HtmlTag::Textarea:
    case HtmlTag::Input:
    case HtmlTag::Button:
    case HtmlTag::Map:
    case HtmlTag::Dialog:
    case HtmlTag::Object:
      return HtmlHint::Never;
    case HtmlTag::Nav:
    case HtmlTag::Footer:
    case HtmlTag::Aside:
    case HtmlTag::Menu:
    case HtmlTag::Form:
    case HtmlTag::Fieldset:
    case HtmlTag::Label:
      return HtmlHint::Aside;
    default:
      return HtmlHint::None;
  }
}

}  // namespace

HtmlHint html_hint(const HtmlTree& tree, std::size_t node) {
  const HtmlTag tag = tree[node].tag;
  if (tag == HtmlTag::Text || tag == HtmlTag::Html || tag == HtmlTag::Body) return HtmlHint::None;
  if (const HtmlHint hint = hint_of_tag(tag); hint != HtmlHint::None) return hint;
  if (tree[node].attributes == 0) return HtmlHint::None;
  if (hidden(tree, node)) return HtmlHint::Hidden;
  const std::string_view role = tree.attribute(node, HtmlAttribute::Role);
  for (const std::string_view aside :
       {"navigation", "complementary", "contentinfo", "banner", "search", "menu", "menubar",
        "toolbar", "dialog", "alertdialog", "button", "tablist"})
    if (role == aside) return HtmlHint::Aside;
  if (tree.attribute(node, HtmlAttribute::Itemprop) == "articleBody") return HtmlHint::Body;
  const std::string names = names_of(tree, node);
  if (names.size() <= 3 || tag == HtmlTag::Main) return HtmlHint::None;
  if (has_part(names, kConsent)) return HtmlHint::Never;
  if (has_part(names, kCommentParts)) return HtmlHint::Comments;
  if (has_word(names, kHiddenWords)) return HtmlHint::Hidden;
  if (has_part(names, kAsideParts) || has_word(names, kAsideWords)) return HtmlHint::Aside;
  if (has_part(names, kBodyParts)) return HtmlHint::Body;
  return HtmlHint::None;
}

bool is_html_caption(const HtmlTree& tree, std::size_t node) {
  if (tree[node].tag == HtmlTag::Figcaption) return true;
  if (tree[node].attributes == 0 || tree[node].tag == HtmlTag::Body) return false;
  return has_part(names_of(tree, node), kCaptionParts);
}

bool is_quoted_post(const HtmlTree& tree, std::size_t node) {
  if (tree[node].tag != HtmlTag::Blockquote) return false;
  const std::string_view names = tree.attribute(node, HtmlAttribute::Class);
  for (const std::string_view medium : {"twitter", "tweet", "instagram", "mastodon", "bluesky"})
    if (names.find(medium) != std::string_view::npos) return true;
  return false;
}

}  // namespace dossier
