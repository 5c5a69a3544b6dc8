// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/soundness.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <utility>

#include "analysis/error.h"
#include "schema/index.h"
#include "schema/record.h"
#include "schema/stub_file.h"

namespace dossier {
namespace {

// A person reads so many and then knows.
constexpr std::size_t kMostFaults = 50;

namespace fs = std::filesystem;

// The folder of a generation as the engine can check it: it opens tables for writing even then, so
// that what lies on a medium for reading alone is copied first.
class CheckableFolder {
 public:
  explicit CheckableFolder(fs::path folder) : folder_(std::move(folder)) {
    if (access((folder_ / "postlist.glass").c_str(), W_OK) == 0) return;
    if (errno != EROFS && errno != EACCES) return;
    auto name = (fs::temp_directory_path() / "dossier-check-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw Error("cannot make a folder like " + name);
    copy_ = name;
    try {
      copy();
    } catch (const fs::filesystem_error&) {
      remove();
      throw;
    }
  }
  ~CheckableFolder() { remove(); }
  CheckableFolder(const CheckableFolder&) = delete;
  CheckableFolder& operator=(const CheckableFolder&) = delete;

  std::string path() const { return (copy_.empty() ? folder_ : copy_).string(); }

 private:
  void copy() const {
    for (const auto& file : fs::directory_iterator(folder_)) {
      const auto to = copy_ / file.path().filename();
      fs::copy(file, to);
      fs::permissions(to, fs::perms::owner_write, fs::perm_options::add);
    }
  }
  void remove() const {
    std::error_code ignored;
    if (!copy_.empty()) fs::remove_all(copy_, ignored);
  }

  fs::path folder_, copy_;
};

void check_tables(const std::string& path, std::vector<std::string>& faults) {
  std::ostringstream report;
  try {
    const CheckableFolder folder(fs::path(path) / current_generation(path));
    const auto errors = Xapian::Database::check(folder.path(), 0, &report);
    if (errors > 0) faults.push_back(fmt::format("{}: {} faults in its tables", path, errors));
  } catch (const Xapian::Error& error) {
    faults.push_back(path + ": " + error.get_msg());
  } catch (const fs::filesystem_error& error) {
    throw Error(path + " cannot be copied to check it: " + error.code().message(),
                "set TMPDIR to a folder with room for it");
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
        check_record(Record(database.get_document(*it)));
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
