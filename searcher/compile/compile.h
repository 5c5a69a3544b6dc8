// SPDX-License-Identifier: GPL-2.0-or-later
// A Clause to the Xapian query that finds it.

#pragma once

#include <xapian.h>

#include <cstdint>

#include "searcher/compile/clause.h"

namespace dossier {

struct Compiled {
  Xapian::Query query;
  /// False: the query finds all that matches and more (a zone cannot be told to Xapian); each
  /// document found must still be asked with Occurrences::match.
  bool exact = true;
  ByteRange inexact = {};  ///< The first part of the query for which it is not.
};

/// Where the parts of a database are.
enum class DatabasePlace : std::uint8_t {
  One,      ///< One folder, or servers.
  Folders,  ///< Several folders.
  FoldersAndServers,
};

/// Ranking: a word is an OP_SYNONYM of its forms, the form typed weighing a tenth more; readings of
/// the same words count once (OP_MAX). Measured over five collections against OP_OR of forms and
/// stemmed terms. Over folders and servers at once they add up: there the engine crashes otherwise.
Compiled compile(const Clause& clause, const Xapian::Database& database,
                 DatabasePlace place = DatabasePlace::One);

/// Weighting scheme: IneB2 with its parameter set for term frequencies counted in halves
/// (schema/terms.h). Source: G. Amati, Probabilistic models for information retrieval based on
/// divergence from randomness (2003).
void set_weighting(Xapian::Enquire& enquire);

}  // namespace dossier
