// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_maker.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>

#include "citations/ledger.h"
#include "indexer/entities/tagger.h"
#include "indexer/formats/reader.h"
#include "indexer/link_targets.h"
#include "indexer/structure/structure.h"

namespace dossier {
namespace {

// A file larger than this is no policy paper; its text alone would fill memory.
constexpr std::uint64_t kLargestFile = 256ULL << 20U;

std::optional<std::string> read_file(const std::string& path, std::uint64_t size) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return std::nullopt;
  std::string bytes;
  bytes.resize(size);
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  if (std::ferror(file.get()) != 0) return std::nullopt;
  return bytes;
}

Diagnostic lost(const std::string& path, std::string reason, std::string remedy) {
  return {path, "", std::move(reason), std::move(remedy), true};
}

}  // namespace

MadeFile DocumentMaker::make(const ScannedFile& file, const std::uint64_t* known) {
  MadeFile made;
  made.stamp = file.stamp;
  if (file.stamp.size > kLargestFile) {
    made.diagnostics.push_back(lost(file.path,
                                    fmt::format("larger than {} MB", kLargestFile >> 20U),
                                    "split it into several files"));
    return made;
  }
  const auto bytes = read_file(file.path, file.stamp.size);
  if (!bytes) {
    const std::string reason = std::strerror(errno);
    made.gone = errno == ENOENT;
    made.diagnostics.push_back(
        lost(file.path, "cannot be read: " + reason, "check its permissions, then run this again"));
    return made;
  }
  made.stamp.content = XXH3_64bits(bytes->data(), bytes->size());
  if (known != nullptr && *known == made.stamp.content) {
    made.same_content = true;
    return made;
  }
  read(file, *bytes, made);
  return made;
}

void DocumentMaker::read(const ScannedFile& file, std::string_view bytes, MadeFile& made) {
  const auto* reader = reader_for(file.path, bytes.substr(0, kReaderHead));
  if (reader == nullptr) {
    made.diagnostics.push_back(
        lost(file.path, "not a format Dossier reads", "see dossier-corpus(5) for the formats"));
    return;
  }
  const ReadSink sink{[&](RawDocument&& raw) { finish(std::move(raw), file, made); },
                      [&](Diagnostic&& diagnostic) {
                        diagnostic.path = file.path;
                        made.diagnostics.push_back(std::move(diagnostic));
                      }};
  if (!reader->fragile()) {
    reader->read(file.path, bytes, sink);
    return;
  }
  if (!reader_process_) reader_process_.emplace(reader_program());
  reader_process_->read(file.path, bytes, sink);
}

void DocumentMaker::finish(RawDocument&& raw, const ScannedFile& file, MadeFile& made) {
  if (raw.meta.id.empty())
    raw.meta.id = raw.fragment.empty() ? file.id : file.id + "#" + raw.fragment;
  raw.meta.id = escape_id(raw.meta.id);
  resolve_targets(file.id, raw);
  auto document = structure_document(std::move(raw));
  document.source_path = file.path;
  build_ledger(document);
  const auto open = tag_document(gazetteer_, analyzer_, document, tagging_);
  made.open.insert(made.open.end(), open.begin(), open.end());
  try {
    made.documents.push_back(make_postings(document, analyzer_, stop_lists_, made.stamp));
  } catch (const std::length_error& error) {
    made.diagnostics.push_back(lost(file.path, error.what(), "split it into several documents"));
  }
}

}  // namespace dossier
