// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/metadata_bytes.h"

namespace dossier {

// The bindings name every member, so that a new one cannot be forgotten here.
void put_metadata(ByteWriter& out, const Metadata& meta) {
  const auto& [id, kind, title, authors, date, outlet, language, url, people, groups, places,
               id_given] = meta;
  for (const auto* text : {&id, &kind, &title, &outlet, &language, &url}) out.text(*text);
  out.text(date ? date->iso() : "");
  for (const auto* list : {&authors, &people, &groups, &places}) out.texts(*list);
  out.number(id_given ? 1 : 0);
}

Metadata get_metadata(ByteReader& in) {
  Metadata meta;
  auto& [id, kind, title, authors, date, outlet, language, url, people, groups, places, id_given] =
      meta;
  for (auto* text : {&id, &kind, &title, &outlet, &language, &url}) *text = in.text();
  if (const auto iso = in.view(); !iso.empty()) date = parse_date(iso);
  for (auto* list : {&authors, &people, &groups, &places}) in.texts(*list);
  id_given = in.number() != 0;
  return meta;
}

}  // namespace dossier
