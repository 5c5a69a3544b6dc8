// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/soundness.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "analysis/error.h"
#include "schema/index.h"
#include "schema/record.h"

namespace dossier {
namespace {

// A person reads so many and then knows.
constexpr std::size_t kMostFaults = 50;

void check_tables(const std::string& path, std::vector<std::string>& faults) {
  std::ostringstream report;
  try {
    const auto errors = Xapian::Database::check(path + "/" + current_generation(path), 0, &report);
    if (errors > 0) faults.push_back(fmt::format("{}: {} faults in its tables", path, errors));
  } catch (const Xapian::Error& error) {
    faults.push_back(path + ": " + error.get_msg());
  }
}

// What stands in a record must fit together, or showing it would fail.
void check_record(Record record) {
  const auto& document = record.document();
  for (const auto& mention : document.mentions) {
    if (mention.paragraph &&
        mention.bytes.end > document.paragraphs.at(*mention.paragraph).text.size())
      throw Error("a mention stands outside its paragraph");
  }
  for (const auto& citation : document.citations) {
    if (citation.work >= static_cast<std::int32_t>(document.works.size()))
      throw Error("a citation means a work that is not there");
    if (citation.bytes.end > document.paragraphs.at(citation.paragraph).text.size())
      throw Error("a citation stands outside its paragraph");
  }
}

}  // namespace

CheckAnswer check_index(const std::vector<std::string>& paths) {
  CheckAnswer answer;
  for (const auto& path : paths) {
    const Index index({path});  // Refuses what is no index.
    for (const auto& place : index.places()) {
      // The tables of what a server has can be looked at where it runs.
      if (!place.remote()) check_tables(place.name, answer.faults);
    }
    const auto& database = index.database();
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
      ++answer.documents;
      if (answer.faults.size() >= kMostFaults) continue;
      try {
        check_record(Record(database.get_document(*it).get_data()));
      } catch (const std::exception& error) {
        answer.faults.push_back(fmt::format("{}: document {}: {}", path, *it, error.what()));
      } catch (const Xapian::Error& error) {
        answer.faults.push_back(fmt::format("{}: document {}: {}", path, *it, error.get_msg()));
      }
    }
  }
  return answer;
}

std::pair<double, double> Tally::interval() const {
  if (judged() == 0) return {0, 1};
  constexpr double kZ = 1.96;
  const double n = judged();
  const double p = right / n;
  const double centre = (p + kZ * kZ / (2 * n)) / (1 + kZ * kZ / n);
  const double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n)) / (1 + kZ * kZ / n);
  return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

}  // namespace dossier
