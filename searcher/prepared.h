// SPDX-License-Identifier: GPL-2.0-or-later
// A query between being typed and being run.
//
//   dron query:mine -> what it means here, and the Xapian::Query that finds it

#pragma once

#include <xapian.h>

#include <memory>

#include "searcher/compile/compile.h"
#include "searcher/compile/resolve.h"

namespace dossier {

/// A query made ready to run. Not to be moved: its decider refers to its clause.
struct Prepared {
  QueryEcho echo;
  Node tree;  ///< As typed: `query:NAME` is not yet what it stands for.
  Resolved resolved;
  Compiled compiled;
  std::unique_ptr<Xapian::MatchDecider> decider;  ///< Set when the query alone is not exact.
};

}  // namespace dossier
