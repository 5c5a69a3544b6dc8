// SPDX-License-Identifier: GPL-2.0-or-later
// What a word processor's file says of itself, and how far it is believed.
//
// Properties go stale: a template's title, the account that saved first, the day of a conversion.
// So what the text says of itself wins, and properties fill what it leaves open, where they look
// like what they claim to be.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/formats/office_text.h"
#include "indexer/raw_document.h"

namespace dossier {

struct OfficeProperties {
  std::string title;
  std::string creator;  ///< One name, or several parted by ";".
  std::string created;  ///< An ISO date and time, or "".
  /// What the author added, by name.
  std::vector<std::pair<std::string, std::string>> custom;
};

/// Adds the properties in docProps/core.xml and custom.xml (OPC) or meta.xml (ODF); none of a part
/// that is missing.
void read_properties(const std::string* xml, OfficeProperties& properties);

/// Fills title, authors and date of `document` where its text has none; what `styled` marks is the
/// text's own. A creator must look like a name, and the day of creation count as the date only if
/// may_be_of_day(). Custom properties named as the keys of front matter (date, outlet, url,
/// language, kind) count as those do.
void use_properties(const OfficeProperties& properties, const OfficeTitle& styled,
                    RawDocument& document);

/// May a text that names these years be of `day`, the day its file was made? Its own year and the
/// one before must be named, and more often than later ones. True of a text that names no year.
bool may_be_of_day(const Date& day, const std::vector<Block>& blocks);

}  // namespace dossier
