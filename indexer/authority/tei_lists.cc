// SPDX-License-Identifier: GPL-2.0-or-later
// TEI's listPerson, listOrg and listPlace as an authority file; formats/tei_names.h says what is
// read of them. The file may be such a list alone, or a whole edition.
#include "indexer/authority/tei_lists.h"

#include <fmt/format.h>

#include <string>
#include <unordered_map>
#include <utility>

#include "analysis/error.h"
#include "indexer/authority/collector.h"

namespace dossier {
namespace {

class ListHandler : public XmlHandler {
 public:
  void open(const XmlElement& element) override { names.open(element); }
  void close() override { names.close(); }
  void text(std::string_view text) override { names.text(text); }

  TeiNames names;
};

}  // namespace

void settle_ids(std::vector<TeiListed>& listed, std::string_view file) {
  const std::string before = file.empty() ? "" : std::string(file) + '#';
  std::unordered_map<std::string, EntityKind> kinds;
  for (const TeiListed& one : listed) kinds.emplace(one.entity.id, one.entity.kind);
  const auto parent_of = [&](const std::string& pointer, EntityKind child) {
    const std::size_t hash = pointer.rfind('#');
    std::string id = hash == std::string::npos ? pointer : pointer.substr(hash + 1);
    if (const auto own = kinds.find(id); own != kinds.end())
      return id_with_kind(before + id, own->second);
    if (id.find('/') != std::string::npos) return id;
    return id_with_kind(id, child == EntityKind::Person ? EntityKind::Group : child);
  };
  for (TeiListed& one : listed) {
    Entity& entity = one.entity;
    for (std::string& parent : entity.broader) {
      auto id = parent_of(parent, entity.kind);
      for (DatedName& row : entity.dated)
        if (row.what == parent) row.what = id;
      parent = std::move(id);
    }
    entity.id = id_with_kind(before + entity.id, entity.kind);
  }
}

void read_tei_authority(std::string_view bytes, AuthorityCollector& collector) {
  ListHandler handler;
  const XmlOutcome outcome = read_xml(bytes, handler);
  auto listed = handler.names.take_listed();
  if (outcome.fault) {
    collector.at_line(static_cast<std::uint32_t>(outcome.fault->line));
    collector.report(outcome.fault->reason +
                         fmt::format("; entries before it, which are kept: {}", listed.size()),
                     "mend the file: xmllint(1) shows what is wrong with it");
  }
  if (listed.empty()) {
    throw Error(fmt::format("{}: lists no person, organisation or place", collector.path()),
                "give each person, org or place an xml:id and a name: "
                "<person xml:id=\"p1\"><persName>Ann Moss</persName></person>");
  }
  settle_ids(listed, "");
  for (TeiListed& one : listed) {
    collector.at_line(one.line);
    collector.add(std::move(one.entity));
  }
}

}  // namespace dossier
