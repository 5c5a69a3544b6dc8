// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_maker.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "citations/ledger.h"
#include "indexer/entities/tagger.h"
#include "indexer/file_bytes.h"
#include "indexer/formats/reader.h"
#include "indexer/identity.h"
#include "indexer/link_targets.h"
#include "indexer/open_names.h"
#include "indexer/scanner.h"
#include "indexer/structure/structure.h"

namespace dossier {
namespace {

Diagnostic lost(const std::string& path, std::string reason, std::string remedy) {
  return {path, "", std::move(reason), std::move(remedy), true};
}

}  // namespace

MadeFile DocumentMaker::make(const Content& wanted) {
  MadeFile made;
  made.content = wanted;
  const auto& file = wanted.sources.front();
  if (file.stamp.size > kLargestFile) {
    made.diagnostics.push_back(lost(file.path,
                                    fmt::format("larger than {} MB", kLargestFile >> 20U),
                                    "split it into several files"));
    return made;
  }
  const auto bytes = read_bytes(file.path, file.stamp.size);
  if (!bytes) {
    const std::string reason = std::strerror(errno);
    made.diagnostics.push_back(
        lost(file.path, "cannot be read: " + reason, "check its permissions, then run this again"));
    return made;
  }
  const auto hash = content_hash(file.path, *bytes);
  if (wanted.hash != 0 && wanted.hash != hash) {  // It changed under our eyes: what is it now?
    made.content.sources.resize(1);
    made.content.sources.front().stamp = {};
  }
  made.content.hash = hash;
  read(made.content.sources.front(), *bytes, made);
  return made;
}

MadeAgain DocumentMaker::make_again(const StoredDocument& old, const Content& from,
                                    const Content& to) {
  Record stored(old.record);
  Document document = stored.document();
  reopen_names(old.open_names, document);
  const auto mentions = document.mentions;
  const std::string& old_id = from.sources.front().id;
  const std::string& new_id = to.sources.front().id;
  place_document(document, old_id, to.sources);
  if (stored.bound_to_place() && old_id != new_id) {
    resolve_targets(new_id, document);
    document.citations.clear();
    document.works.clear();
    build_ledger(document);
  }
  MadeAgain again;
  const DocumentTokens tokens(analyzer_, document);
  tag_document(gazetteer_, analyzer_, tokens, document, tagging_);
  again.id = document.meta.id;
  const bool same =
      from == to && document.mentions == mentions &&
      own_citation_key(document.meta, analyzer_, stop_lists_) == stored.citation_key();
  if (!same) again.postings = make_postings(document, tokens, analyzer_, stop_lists_, to);
  return again;
}

void DocumentMaker::read(const Source& file, std::string_view bytes, MadeFile& made) {
  const auto* reader = reader_for(file.path, bytes.substr(0, kReaderHead));
  if (reader == nullptr) {
    made.diagnostics.push_back(
        lost(file.path, "not a format Dossier reads",
             file.path.ends_with(".tsv")
                 ? "if it lists people, groups or places, give it after --authority (-a)"
                 : "see dossier-corpus(5) for the formats"));
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
  made.read_again = !reader_process_->read(file.path, bytes, sink);
}

void DocumentMaker::finish(RawDocument&& raw, const Source& file, MadeFile& made) {
  raw.meta.id_given = !raw.meta.id.empty();
  raw.meta.id = raw.meta.id_given      ? escape_id(raw.meta.id)
                : raw.fragment.empty() ? file.id
                                       : file.id + "#" + escape_id(raw.fragment);
  if (!shard_.holds(raw.meta.id)) {
    ++made.elsewhere;
    return;
  }
  auto document = structure_document(std::move(raw));
  place_document(document, file.id, made.content.sources);
  resolve_targets(file.id, document);
  build_ledger(document);
  const DocumentTokens tokens(analyzer_, document);
  tag_document(gazetteer_, analyzer_, tokens, document, tagging_);
  try {
    made.documents.push_back(make_postings(document, tokens, analyzer_, stop_lists_, made.content));
  } catch (const std::length_error& error) {
    made.diagnostics.push_back(lost(file.path, error.what(), "split it into several documents"));
  }
}

}  // namespace dossier
