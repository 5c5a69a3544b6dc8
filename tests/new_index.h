// SPDX-License-Identifier: GPL-2.0-or-later
// An index without documents, for tests that add their own.
//
//   auto database = new_index(folder);
//   database.add_document(...), database.commit();
//   const Index index({folder.path()});

#pragma once

#include <xapian.h>

#include <string>

#include "schema/index.h"
#include "schema/stub_file.h"
#include "tests/temporary_folder.h"

namespace dossier {

/// Its one generation, which the stub names; of the format and the analyzer of this program.
inline Xapian::WritableDatabase new_index(const TemporaryFolder& folder) {
  Xapian::WritableDatabase database(folder / "generation-1", Xapian::DB_CREATE);
  folder.write(kStubName, "auto generation-1\n");
  database.set_metadata(metadata_key::kFormat, std::to_string(kIndexFormat));
  database.set_metadata(metadata_key::kAnalyzer, analyzer_identity());
  return database;
}

}  // namespace dossier
