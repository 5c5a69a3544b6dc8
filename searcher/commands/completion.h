// SPDX-License-Identifier: GPL-2.0-or-later
// What a shell may offer when Tab is pressed: commands, options and their values out of the parser;
// fields, names and ids out of the index.
//
//   complete_line("dossier se")                        -> search
//   complete_line("dossier search --so")               -> --sort
//   complete_line("dossier search 'kabul person:mil")  -> kabul person:milley
//
// The programs that use it are the functions in share/completions; they ask `dossier complete LINE
// [BREAKS]`.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct Completions {
  std::vector<std::string> words;  ///< In full, for the word the line ends in; sorted, distinct.
  bool files = false;              ///< The name of a file is wanted: the shell's own business.
};

/// `line` is the command line up to the cursor, the program's name first. Quotation marks and
/// backslashes are the shell's. Without a usable index names are missing, and nothing else is.
/// `breaks`: the characters at which bash parts an unquoted word (COMP_WORDBREAKS); then only what
/// follows the last of them is given, ready for the shell. Cost: about 10 ms.
Completions complete_line(std::string_view line, std::string_view breaks = {});

}  // namespace dossier
