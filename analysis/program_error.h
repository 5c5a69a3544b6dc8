// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "analysis/error.h"

namespace dossier {

/// The program's own files are at fault (a template, a message), never who asked.
class ProgramError : public Error {
 public:
  using Error::Error;
};

}  // namespace dossier
