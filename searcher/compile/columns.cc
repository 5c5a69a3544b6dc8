// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/compile/columns.h"

#include <algorithm>

#include "searcher/compile/count_weight.h"

namespace dossier {

void set_counting(Xapian::Enquire& enquire, bool remote) {
  if (remote) {
    // A server knows only Xapian's own. This one needs frequencies, as CountWeight does.
    enquire.set_weighting_scheme(Xapian::TfIdfWeight("bnn"));
  } else {
    enquire.set_weighting_scheme(CountWeight());
  }
}

const std::string& value_of(const Column& column, Xapian::docid document) {
  static const std::string none;
  const auto row = std::lower_bound(column.begin(), column.end(), document,
                                    [](const auto& a, auto id) { return a.first < id; });
  return row != column.end() && row->first == document ? row->second : none;
}

Column column(const Xapian::Database& database, const Xapian::Query& query, Xapian::valueno slot) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  set_counting(enquire, true);
  enquire.set_sort_by_value(slot, false);
  const auto found = enquire.get_mset(0, database.get_doccount());
  Column values;
  values.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match)
    values.emplace_back(*match, match.get_sort_key());
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace dossier
