// SPDX-License-Identifier: GPL-2.0-or-later
// XML as a stream of events, and nothing else: no file or address is ever fetched for it.
//
//   <p n="1">One &amp; two</p>  ->  open p (n = 1), text "One & two", close p
//
// Entities the document itself declares are replaced; those of its DTD that HTML has too (&mdash;)
// are known; any other reference to one is left out and counted. A document that unfolds to many
// times its size, nests deeper than 256 elements or has an element of 500 attributes is a fault.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// An element as it opens; valid during the call.
class XmlElement {
 public:
  explicit XmlElement(void* reader) : reader_(reader) {}
  std::string_view name() const;  ///< Without prefix.
  /// Value of an attribute, by its name with prefix ("xml:id"); "" where it is missing.
  std::string attribute(const char* qualified) const;
  /// Of the first attribute of this name, whatever its prefix: "id" of r:id or w:id. For
  /// vocabularies in which writers choose prefixes.
  std::string local_attribute(std::string_view name) const;
  std::size_t line() const;

 private:
  void* reader_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void open(const XmlElement& element) = 0;
  virtual void close() = 0;                      ///< Of the element opened last that is still open.
  virtual void text(std::string_view text) = 0;  ///< UTF-8; one run may come in pieces.
};

struct XmlFault {
  std::size_t line = 0;
  std::string reason;  ///< "nested deeper than 256 elements", "Premature end of data in tag p".
};

struct XmlOutcome {
  std::optional<XmlFault> fault;  ///< Why reading ended early; what came before has been handed on.
  std::size_t unknown_entities = 0;
  std::string unknown_entity;  ///< The first.
};

/// Reads the whole of `bytes`, in any encoding XML names and libxml2 knows. Memory goes by the
/// deepest element, not the file. Thread-safe; throws what `handler` throws.
XmlOutcome read_xml(std::string_view bytes, XmlHandler& handler);

/// Name of the root element in the first bytes of a file, without prefix; "" where they are no XML.
std::string xml_root(std::string_view head);

}  // namespace dossier
