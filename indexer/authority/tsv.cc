// SPDX-License-Identifier: GPL-2.0-or-later
// The contract's tab-separated authority files.
//
//   id<TAB>kind<TAB>name<TAB>weak<TAB>broader
//   blinken<TAB>person<TAB>Antony Blinken<TAB>Secretary of State
//   [2021-01-26/2025-01-20]<TAB>group/us
//
// A name or parent that holds only for a time has it in brackets, as ISO 8601 writes intervals:
// [2021-01-26/2025-01-20], [2021/..], [../1996], [2021] for the year.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/error.h"
#include "indexer/authority/collector.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 8> kColumns{"id",   "kind",    "name", "aliases",
                                                   "weak", "broader", "from", "to"};
enum Column : std::size_t { kId, kKind, kName, kAliases, kWeak, kBroader, kFrom, kTo };
constexpr int kAbsent = -1;
constexpr std::string_view kOpen = "..";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// The interval inside brackets; none where it is something else, or is open on both sides.
std::optional<Period> parse_interval(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto from = trimmed(text.substr(0, slash));
  const auto to = slash == std::string_view::npos ? from : trimmed(text.substr(slash + 1));
  Period period;
  for (auto [side, date] : {std::pair(from, &period.from), std::pair(to, &period.to)}) {
    if (side.empty() || side == kOpen) continue;
    *date = parse_date(side);
    if (!*date) return std::nullopt;
  }
  return period.from || period.to ? std::optional(period) : std::nullopt;
}

// One file: its column order.
class TsvReader {
 public:
  explicit TsvReader(AuthorityCollector& collector) : collector_(collector) {}

  void read_header(std::string_view line) {
    columns_.fill(kAbsent);
    const auto names = split(line, '\t');
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto* found = std::find(kColumns.begin(), kColumns.end(), names[i]);
      const auto column = static_cast<std::size_t>(found - kColumns.begin());
      if (found != kColumns.end() && columns_[column] == kAbsent)
        columns_[column] = static_cast<int>(i);
    }
    if (columns_[kId] == kAbsent || columns_[kKind] == kAbsent || columns_[kName] == kAbsent) {
      throw Error(fmt::format("{}: the first line is not the header of an authority file",
                              collector_.path()),
                  "begin the file with: id, kind, name[, aliases, weak, broader, from, to], "
                  "separated by tabs");
    }
  }

  void read_row(std::string_view line) {
    std::size_t replaced = 0;
    well_formed(line, replaced);
    if (replaced > 0) return collector_.skip("not UTF-8", "save the file as UTF-8");
    cells_ = split(line, '\t');
    const auto kind = parse_entity_kind(cell(kKind));
    if (!kind) {
      return collector_.skip(fmt::format("\"{}\" is no kind", cell(kKind)),
                             "write person, group or place as kind");
    }
    if (cell(kId).empty()) return collector_.skip("no id", "give the row an id");
    if (cell(kName).empty()) return collector_.skip("no name", "give the row a name");
    Entity entity;
    entity.kind = *kind;
    entity.id = id_with_kind(cell(kId), *kind);
    entity.name = cell(kName);
    entity.aliases = list(kAliases, entity);
    entity.weak = list(kWeak, entity);
    entity.broader = list(kBroader, entity);
    entity.from = collector_.date(cell(kFrom), "from");
    entity.to = collector_.date(cell(kTo), "to");
    collector_.add(std::move(entity));
  }

 private:
  std::string_view cell(Column column) const {
    const int at = columns_[column];
    const bool there = at != kAbsent && static_cast<std::size_t>(at) < cells_.size();
    return there ? cells_[static_cast<std::size_t>(at)] : std::string_view();
  }

  // The items of a cell; the time of one that has it joins `entity.dated`.
  std::vector<std::string> list(Column column, Entity& entity) {
    std::vector<std::string> items;
    if (cell(column).empty()) return items;
    for (std::string_view item : split(cell(column), '|')) {
      const auto period = take_interval(item);
      if (item.empty()) continue;
      std::string name(item);
      if (column == kBroader && name.find('/') == std::string::npos)
        name = id_with_kind(name, entity.kind);
      if (period) entity.dated.push_back({name, *period});
      items.push_back(std::move(name));
    }
    std::vector<std::string> distinct;
    add_missing(distinct, std::move(items));
    return distinct;
  }

  std::optional<Period> take_interval(std::string_view& item) {
    const std::size_t open = item.rfind('[');
    if (open == std::string_view::npos || !item.ends_with(']')) return std::nullopt;
    const auto inside = item.substr(open + 1, item.size() - open - 2);
    const auto period = parse_interval(inside);
    // "Ministry [of Truth]" is a name.
    if (!period && inside.find_first_of("0123456789") == std::string_view::npos)
      return std::nullopt;
    item = trimmed(item.substr(0, open));
    if (!period)
      collector_.report(fmt::format("\"[{}]\" is no time; \"{}\" holds always", inside, item),
                        "write [YYYY[-MM[-DD]]/YYYY[-MM[-DD]]], with .. for an open end");
    return period;
  }

  AuthorityCollector& collector_;
  std::array<int, kColumns.size()> columns_{};
  std::vector<std::string_view> cells_;
};

}  // namespace

void read_tsv_authority(std::string_view bytes, AuthorityCollector& collector) {
  TsvReader reader(collector);
  std::uint32_t lines = 0;
  const auto header = next_line(bytes, lines);
  reader.read_header(header ? header->text : std::string_view());
  while (const auto line = next_line(bytes, lines)) {
    collector.at_line(line->number);
    if (!trimmed(line->text).empty()) reader.read_row(line->text);
  }
}

}  // namespace dossier
