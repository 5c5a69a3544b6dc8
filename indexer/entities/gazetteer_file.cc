// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entities/gazetteer_file.h"

#include <unistd.h>
#include <xxhash.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "analysis/error.h"
#include "indexer/entities/gazetteer_impl.h"
#include "schema/bytes.h"
#include "schema/packing.h"

namespace dossier {
namespace {

constexpr std::string_view kMagic = "DossierA";

struct Header {
  char magic[8] = {};
  std::uint32_t version = 0;
  std::uint32_t layout = 0;  // Sizes of the rows of its tables: another compiler's are no use.
  std::uint64_t size = 0, checksum = 0;  // Of what follows, which is packed,
  std::uint64_t unpacked = 0;            // and how large it is else.
};

constexpr std::uint32_t layout() {
  return static_cast<std::uint32_t>(sizeof(NamePattern) << 16U | sizeof(DayRange) << 8U |
                                    sizeof(Header));
}

void store(const PersonForm& form, ByteWriter& out) {
  out.texts(form.given);
  out.texts(form.nicknames);
  out.number(static_cast<std::uint64_t>(form.rank) << 1U | (form.preferred ? 1U : 0U));
}

PersonForm restore_form(ByteReader& in) {
  PersonForm form;
  in.texts(form.given);
  in.texts(form.nicknames);
  const auto flags = in.number();
  form.rank = stored_enumerator(flags >> 1U, ShortRank::First);
  form.preferred = (flags & 1U) != 0;
  return form;
}

void store(const KnownEntity& entity, ByteWriter& out) {
  out.text(entity.id);
  out.number(static_cast<std::uint64_t>(entity.kind));
  out.list(entity.broader, [&](std::uint32_t parent) { out.number(parent); });
  for (const auto number :
       {static_cast<std::uint32_t>(entity.from_year), static_cast<std::uint32_t>(entity.to_year),
        static_cast<std::uint32_t>(entity.spoken_from), entity.days.first, entity.days.last})
    out.number(number);
}

KnownEntity restore_entity(ByteReader& in) {
  KnownEntity entity;
  entity.id = in.text();
  entity.kind = stored_enumerator(in.number(), EntityKind::Place);
  in.list([&] { entity.broader.push_back(in.number_as<std::uint32_t>()); });
  entity.from_year = in.number_as<int>();
  entity.to_year = in.number_as<int>();
  entity.spoken_from = in.number_as<int>();
  entity.days.first = in.number_as<std::uint32_t>();
  entity.days.last = in.number_as<std::uint32_t>();
  return entity;
}

void store(const Diagnostic& fault, ByteWriter& out) {
  for (const auto* text : {&fault.path, &fault.place, &fault.reason, &fault.remedy})
    out.text(*text);
  out.number(fault.document_lost ? 1 : 0);
}

Diagnostic restore_diagnostic(ByteReader& in) {
  Diagnostic fault;
  for (auto* text : {&fault.path, &fault.place, &fault.reason, &fault.remedy}) *text = in.text();
  fault.document_lost = in.number() != 0;
  return fault;
}

void store(const Gazetteer::Impl& impl, ByteWriter& out) {
  out.number(impl.of);
  out.number(impl.for_);
  impl.vocabulary.store(out);
  impl.trie.store(out);
  out.table(impl.flags);
  out.table(impl.first_pattern);
  out.table(impl.patterns);
  out.table(impl.periods);
  impl.variants.store(out);
  impl.roles.store(out);
  out.list(impl.forms, [&](const PersonForm& form) { store(form, out); });
  out.list(impl.entities, [&](const KnownEntity& entity) { store(entity, out); });
}

std::unique_ptr<Gazetteer::Impl> restore_impl(ByteReader& in) {
  auto impl = std::make_unique<Gazetteer::Impl>();
  impl->of = in.number_as<TermId>();
  impl->for_ = in.number_as<TermId>();
  impl->vocabulary.restore(in);
  impl->trie.restore(in);
  in.table(impl->flags);
  in.table(impl->first_pattern);
  in.table(impl->patterns);
  in.table(impl->periods);
  impl->variants.restore(in);
  impl->roles.restore(in);
  in.list([&] { impl->forms.push_back(restore_form(in)); });
  in.list([&] { impl->entities.push_back(restore_entity(in)); });
  return impl;
}

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

// What stands behind a header that fits; "" where anything does not.
std::string read_payload(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"), &std::fclose);
  Header header;
  if (!file || std::fread(&header, sizeof header, 1, file.get()) != 1) return {};
  if (std::string_view(header.magic, sizeof header.magic) != kMagic ||
      header.version != kGazetteerVersion || header.layout != layout())
    return {};
  if (std::fseek(file.get(), 0, SEEK_END) != 0) return {};
  const long end = std::ftell(file.get());
  if (end < 0 || static_cast<std::uint64_t>(end) != sizeof header + header.size) return {};
  std::string packed(header.size, '\0');
  if (std::fseek(file.get(), sizeof header, SEEK_SET) != 0 ||
      std::fread(packed.data(), 1, packed.size(), file.get()) != packed.size() ||
      XXH3_64bits(packed.data(), packed.size()) != header.checksum)
    return {};
  return unpack_bytes(packed, header.unpacked);
}

}  // namespace

std::optional<CompiledAuthority> load_compiled(const std::string& path,
                                               std::string_view fingerprint) {
  try {
    const std::string payload = read_payload(path);
    if (payload.empty()) return std::nullopt;
    ByteReader in(payload);
    if (in.view() != fingerprint) return std::nullopt;
    std::vector<Diagnostic> diagnostics;
    in.list([&] { diagnostics.push_back(restore_diagnostic(in)); });
    return CompiledAuthority{Gazetteer(restore_impl(in)), std::move(diagnostics)};
  } catch (const Error&) {
    return std::nullopt;
  }
}

bool save_compiled(const std::string& path, std::string_view fingerprint,
                   const Gazetteer& gazetteer, const std::vector<Diagnostic>& diagnostics) {
  ByteWriter out;
  out.text(fingerprint);
  out.list(diagnostics, [&](const Diagnostic& fault) { store(fault, out); });
  store(gazetteer.impl(), out);
  const std::string payload = pack_bytes(out.bytes(), nullptr);
  Header header;
  std::memcpy(header.magic, kMagic.data(), sizeof header.magic);
  header.version = kGazetteerVersion;
  header.layout = layout();
  header.size = payload.size();
  header.unpacked = out.bytes().size();
  header.checksum = XXH3_64bits(payload.data(), payload.size());
  const std::string fresh = path + ".new";
  File file(std::fopen(fresh.c_str(), "wb"), &std::fclose);
  const bool written = file && std::fwrite(&header, sizeof header, 1, file.get()) == 1 &&
                       std::fwrite(payload.data(), 1, payload.size(), file.get()) == payload.size();
  const bool closed = file && std::fclose(file.release()) == 0;
  if (written && closed && std::rename(fresh.c_str(), path.c_str()) == 0) return true;
  unlink(fresh.c_str());
  return false;
}

}  // namespace dossier
