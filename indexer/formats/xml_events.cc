// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/xml_events.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <mutex>

namespace dossier {
namespace {

constexpr std::size_t kMostAttributes = 500;  // Of one element.

// What a document may unfold to: entities for signs and names multiply little, bombs without end.
constexpr std::size_t kUnfolding = 10;
constexpr std::size_t kUnfoldingAlways = std::size_t{1} << 20U;  // Bytes free to the smallest file.

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};
struct FreeString {
  void operator()(xmlChar* text) const { xmlFree(text); }
};
using XmlString = std::unique_ptr<xmlChar, FreeString>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

xmlParserInput* fetch_nothing(const char*, const char*, xmlParserCtxt*) { return nullptr; }

/// The loader is one for the process: nothing in Dossier fetches what XML points at.
void prepare_library() {
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(fetch_nothing);
  });
}

std::string one_line(std::string_view message) {
  std::string out(message.substr(0, std::min(message.find('\n'), std::size_t{200})));
  // What the library quotes of a broken file may itself be broken.
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<signed char>(c) < ' '; }, '?');
  return out;
}

/// Length of the comment, CDATA section or instruction that `text` begins with.
std::optional<std::size_t> end_of_aside(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kAsides[] = {
      {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  for (const auto& [begin, end] : kAsides)
    if (text.starts_with(begin)) return std::min(text.find(end, begin.size()), text.size());
  return std::nullopt;
}

/// Byte of the first tag with more attributes than any vocabulary has, in any encoding of ASCII's
/// family or UTF-16. libxml2 compares each attribute of an element with all before it.
std::optional<std::size_t> crowded_tag(std::string_view bytes) {
  std::size_t at = bytes.find('<');
  while (at != std::string_view::npos) {
    if (const auto end = end_of_aside(bytes.substr(at))) {
      at = bytes.find('<', std::min(bytes.size(), at + *end));
      continue;
    }
    const std::size_t begin = at++;
    std::size_t attributes = 0;
    char quote = 0;
    for (; at < bytes.size(); ++at) {
      const char c = bytes[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = attributes > 0 ? c : '\0';  // Before the first '=' it is text's, or a DTD's.
      } else if (c == '=') {
        if (++attributes > kMostAttributes) return begin;
      } else if (c == '>' || c == '<') {
        break;
      }
    }
    at = bytes.find('<', at);
  }
  return std::nullopt;
}

class XmlRun {
 public:
  XmlRun(std::string_view bytes, XmlHandler& handler)
      : handler_(handler), most_(bytes.size() * kUnfolding + kUnfoldingAlways) {
    prepare_library();
    reader_.reset(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                     XML_PARSE_NOENT | XML_PARSE_NONET));
    if (reader_) xmlTextReaderSetStructuredErrorHandler(reader_.get(), &XmlRun::on_error, this);
  }

  XmlOutcome run() {
    if (!reader_) {
      outcome_.fault = {1, "is no XML that can be opened"};
      return std::move(outcome_);
    }
    int state = xmlTextReaderRead(reader_.get());
    while (state == 1 && step()) state = xmlTextReaderRead(reader_.get());
    if (state == -1) set_fault(last_line_, last_error_);
    return std::move(outcome_);
  }

 private:
  static void on_error(void* self, xmlError* error) {
    // Others are of the DTD or of a namespace: the text is whole.
    if (error == nullptr || error->level < XML_ERR_ERROR) return;
    auto& run = *static_cast<XmlRun*>(self);
    const auto line = static_cast<std::size_t>(std::max(error->line, 0));
    const std::string_view message = error->message == nullptr ? "" : error->message;
    run.last_error_ = describe(error->code, message, run.depth_ > 0);
    if (error->level == XML_ERR_FATAL) run.set_fault(line, run.last_error_);
  }

  static std::string describe(int code, std::string_view message, bool inside) {
    if (code == XML_ERR_ENTITY_LOOP) return "its entities unfold to far more than its size";
    if (code == XML_ERR_DOCUMENT_END && inside) return "ends before its elements are closed";
    if (message.find("xcessive depth") != std::string_view::npos)
      return "nested deeper than 256 elements";
    if (message.find("huge text node") != std::string_view::npos)
      return "more than 10 MB of text in one element";
    return "is not well-formed: " + one_line(message);
  }

  void set_fault(std::size_t line, std::string reason) {
    if (!outcome_.fault) outcome_.fault = {line, std::move(reason)};
  }

  bool step() {
    last_line_ =
        static_cast<std::size_t>(std::max(0, xmlTextReaderGetParserLineNumber(reader_.get())));
    switch (xmlTextReaderNodeType(reader_.get())) {
      case XML_READER_TYPE_ELEMENT: {
        const bool empty = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
        ++depth_;
        handler_.open(XmlElement(reader_.get()));
        if (empty) close();
        break;
      }
      case XML_READER_TYPE_END_ELEMENT:
        close();
        break;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return text(view(xmlTextReaderConstValue(reader_.get())));
      case XML_READER_TYPE_ENTITY_REFERENCE:
        entity(xmlTextReaderConstName(reader_.get()));
        break;
      default:
        break;
    }
    return true;
  }

  void close() {
    --depth_;
    handler_.close();
  }

  bool text(std::string_view text) {
    said_ += text.size();
    if (said_ > most_) {
      set_fault(last_line_, "its entities unfold to far more than its size");
      return false;
    }
    handler_.text(text);
    return true;
  }

  /// One that the document does not declare, but its DTD, unread, may.
  void entity(const xmlChar* name) {
    const htmlEntityDesc* known = name == nullptr ? nullptr : htmlEntityLookup(name);
    if (known != nullptr) {
      xmlChar bytes[8] = {};
      const int size = xmlCopyChar(4, bytes, static_cast<int>(known->value));
      handler_.text({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)});
      return;
    }
    if (outcome_.unknown_entities++ == 0) outcome_.unknown_entity = view(name);
  }

  XmlHandler& handler_;
  std::unique_ptr<xmlTextReader, FreeReader> reader_;
  XmlOutcome outcome_;
  std::string last_error_ = "is not well-formed";
  std::size_t depth_ = 0;
  std::size_t most_ = 0, said_ = 0, last_line_ = 0;
};

class RootFinder : public XmlHandler {
 public:
  std::string root;
  void open(const XmlElement& element) override {
    if (root.empty()) root = element.name();
  }
  void close() override {}
  void text(std::string_view) override {}
};

}  // namespace

std::string_view XmlElement::name() const {
  return view(xmlTextReaderConstLocalName(static_cast<xmlTextReader*>(reader_)));
}

std::string XmlElement::attribute(const char* qualified) const {
  const XmlString value(xmlTextReaderGetAttribute(static_cast<xmlTextReader*>(reader_),
                                                  reinterpret_cast<const xmlChar*>(qualified)));
  return std::string(view(value.get()));
}

std::string XmlElement::local_attribute(std::string_view name) const {
  auto* reader = static_cast<xmlTextReader*>(reader_);
  std::string value;
  for (int more = xmlTextReaderMoveToFirstAttribute(reader); more == 1;
       more = xmlTextReaderMoveToNextAttribute(reader)) {
    if (view(xmlTextReaderConstLocalName(reader)) != name ||
        xmlTextReaderIsNamespaceDecl(reader) == 1)
      continue;
    value = view(xmlTextReaderConstValue(reader));
    break;
  }
  xmlTextReaderMoveToElement(reader);
  return value;
}

std::size_t XmlElement::line() const {
  return static_cast<std::size_t>(
      std::max(0, xmlTextReaderGetParserLineNumber(static_cast<xmlTextReader*>(reader_))));
}

XmlOutcome read_xml(std::string_view bytes, XmlHandler& handler) {
  if (bytes.size() > INT_MAX) return {XmlFault{0, "larger than 2 GB"}, 0, ""};
  if (const auto at = crowded_tag(bytes)) {
    const auto before = bytes.substr(0, *at);
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    return {XmlFault{line, fmt::format("more than {} attributes in one element", kMostAttributes)},
            0, ""};
  }
  return XmlRun(bytes, handler).run();
}

std::string xml_root(std::string_view head) {
  RootFinder finder;
  read_xml(head, finder);
  return finder.root;
}

}  // namespace dossier
