// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/micro/sample.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "indexer/pipeline.h"
#include "searcher/searcher.h"

namespace dossier::bench {
namespace {

namespace fs = std::filesystem;

class SampleIndex {
 public:
  SampleIndex()
      : folder_(fs::temp_directory_path() / ("dossier-micro-" + std::to_string(getpid()))) {
    sample_.index = folder_ / "index";
    RunOptions options;
    options.paths = {DOSSIER_SOURCE_DIR "/corpus/papers", DOSSIER_SOURCE_DIR "/corpus/news"};
    options.database = sample_.index;
    fs::create_directories(folder_);
    const std::atomic<bool> stop = false;
    run_index(
        options, [](std::size_t, std::size_t, std::uint64_t) {}, stop);
    Searcher({sample_.index}).export_documents("", [&](const ShowAnswer& answer) {
      sample_.documents.push_back(answer.document);
      for (const auto& paragraph : answer.document.paragraphs)
        sample_.text += paragraph.text + '\n';
    });
  }
  ~SampleIndex() { fs::remove_all(folder_); }
  SampleIndex(const SampleIndex&) = delete;
  SampleIndex& operator=(const SampleIndex&) = delete;

  const Sample& get() const { return sample_; }

 private:
  fs::path folder_;
  Sample sample_;
};

}  // namespace

const Sample& sample() {
  static const SampleIndex kIndex;
  return kIndex.get();
}

}  // namespace dossier::bench
