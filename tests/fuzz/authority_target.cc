// SPDX-License-Identifier: GPL-2.0-or-later
// An authority file: merged rows and a gazetteer that finds its own names, or an Error.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "analysis/error.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/entities/tagger.h"
#include "sound.h"

using namespace dossier;
using dossier::testing::must;

namespace {

// load_authority() reads files by path: one file a process, rewritten for each input.
class InputFile {
 public:
  InputFile()
      : path_((std::filesystem::temp_directory_path() /
               ("dossier-fuzz-authority-" + std::to_string(getpid())))
                  .string()) {}
  ~InputFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  const std::string& write(std::string_view bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    return path_;
  }

 private:
  std::string path_;
};

void check(const Authority& authority) {
  must(authority.origins.size() == authority.entities.size(), "an entity has an origin");
  must(authority.by_id.size() == authority.entities.size(), "an entity is known by its id");
  for (std::size_t i = 0; i < authority.entities.size(); ++i) {
    const Entity& entity = authority.entities[i];
    const auto found = authority.by_id.find(entity.id);
    must(found != authority.by_id.end() && found->second == i, "an id leads to its entity");
    must(testing::is_well_formed(entity.id) && testing::is_well_formed(entity.name),
         "ids and names are UTF-8");
    must(!entity.id.empty() && !entity.name.empty(), "an entity has an id and a name");
  }
}

Document names_as_text(const Authority& authority) {
  Document document;
  for (const Entity& entity : authority.entities) {
    for (const std::string& name : spoken_names(entity)) {
      must(!name.empty(), "a spoken name is not empty");
      document.paragraphs.push_back({Zone::Body, "", "It was " + name + " who came.", 0});
    }
  }
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static InputFile file;
  static const Analyzer analyzer;
  static const StopLists stop_lists = [] {
    StopLists lists;
    lists.load_folder(DOSSIER_SOURCE_DIR "/stopwords");
    return lists;
  }();
  Authority authority;
  std::vector<Diagnostic> diagnostics;
  try {
    load_authority(file.write({reinterpret_cast<const char*>(data), size}), authority, diagnostics);
  } catch (const Error& error) {
    must(error.status() == kExitError && !error.hint().empty(), "a bad file is said with a hint");
    return 0;
  }
  check_authority(authority, diagnostics);
  check(authority);
  const Gazetteer gazetteer(authority, stop_lists);
  Document document = names_as_text(authority);
  tag_document(gazetteer, analyzer, document);
  testing::must_be_sound(document);
  return 0;
}
