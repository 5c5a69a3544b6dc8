// SPDX-License-Identifier: GPL-2.0-or-later
// What the sanitizers are told of libraries that are not ours.

extern "C" {

/// fontconfig, which poppler starts, keeps its fonts until the process ends.
const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
}
