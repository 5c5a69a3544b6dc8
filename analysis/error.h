// SPDX-License-Identifier: GPL-2.0-or-later
// The one exception type that ends a run. A bad input file is never one of these: it is a
// diagnostic.

#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace dossier {

/// Exit statuses both programs promise.
enum ExitStatus : int { kExitOk = 0, kExitNothing = 1, kExitError = 2, kExitInterrupted = 130 };

/// Ends the run: what is wrong in one line, what to do about it in another (may be empty), and the
/// program's exit status. Caught in main and at the kiosk's request boundary, nowhere else.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = {}, int status = kExitError)
      : std::runtime_error(message), hint_(std::move(hint)), status_(status) {}
  const std::string& hint() const { return hint_; }
  int status() const { return status_; }

 private:
  std::string hint_;
  int status_;
};

/// The program's own files are at fault (a template, a message), never who asked.
class ProgramError : public Error {
 public:
  using Error::Error;
};

}  // namespace dossier
