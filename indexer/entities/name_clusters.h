// SPDX-License-Identifier: GPL-2.0-or-later
// Forms of one name that no authority lists, brought together under the fullest.
//
//   "Angela Carder ... A. Carder ... Carder" -> Angela Carder, three times
//   "Joint Special Operations Command (JSOC) ... JSOC" -> Joint Special Operations Command
//   "Haqqani Network ... the Haqqani network" -> Haqqani Network
//
// A surname goes to the fullest bearer named last before it, else to the first one. Names of places
// are left apart: Kandahar Province is not Kandahar.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/entities/recogniser.h"
#include "indexer/entities/segment.h"

namespace dossier {

/// For every run of every cluster, the name its mentions count by; "" where that is the run's own.
/// `clusters` are judged. Cost: linear, but for surnames with many bearers.
std::vector<std::vector<std::string>> unite_forms(const std::vector<Segment>& segments,
                                                  const std::vector<NameCluster>& clusters);

}  // namespace dossier
