// SPDX-License-Identifier: GPL-2.0-or-later
// Rows of cells in columns. The first column takes what room is left, the others what they need.
//
//   Name          Mentions  First
//   ISIS-K              22  Feb 2020
//   Islamic Sta…         3  27 Aug 2021

#pragma once

#include <string>
#include <vector>

#include "searcher/terminal/screen.h"

namespace dossier {

struct Column {
  std::string heading;
  bool right = false;  ///< Numbers stand to the right.
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns; text of documents may be in them.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.empty(); }

  /// Headings and rows, each at most `screen.prose()` wide; "" without rows.
  std::string text(const Screen& screen) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace dossier
