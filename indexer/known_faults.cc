// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/known_faults.h"

#include <map>
#include <utility>

#include "indexer/sandbox/raw_document_bytes.h"
#include "schema/bytes.h"

namespace dossier {

KnownFaults::KnownFaults(std::string_view packed) {
  if (packed.empty()) return;
  ByteReader in(packed);
  in.list([&] {
    auto& faults = before_[in.number()];
    in.list([&] { faults.push_back(unpack_diagnostic(in.view())); });
  });
}

const std::vector<Diagnostic>* KnownFaults::of(const Content& content) const {
  const auto found = before_.find(content.hash);
  return found == before_.end() ? nullptr : &found->second;
}

void KnownFaults::add(const Content& content, std::vector<Diagnostic> faults) {
  for (auto& fault : faults) fault.path.clear();
  added_.insert_or_assign(content.hash, std::move(faults));
}

std::string KnownFaults::pack(const std::vector<HeldContent>& held) const {
  std::map<std::uint64_t, const std::vector<Diagnostic>*> kept;
  for (const auto& [content, documents] : held) {
    const auto* faults = documents.empty() ? nullptr : of(content);
    if (faults != nullptr) kept.emplace(content.hash, faults);
  }
  for (const auto& [hash, faults] : added_) kept.insert_or_assign(hash, &faults);
  if (kept.empty()) return "";
  ByteWriter out;
  out.list(kept, [&](const auto& entry) {
    out.number(entry.first);
    out.list(*entry.second, [&](const Diagnostic& fault) { out.text(pack_diagnostic(fault)); });
  });
  return out.take();
}

}  // namespace dossier
