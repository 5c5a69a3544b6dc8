// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/set_aside.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "analysis/error.h"
#include "schema/bytes.h"

namespace dossier {
namespace {

[[noreturn]] void failed(const std::string& folder, const char* what) {
  throw Error(fmt::format("cannot {} a temporary file in {}: {}", what, folder,
                          errno != 0 ? std::strerror(errno) : "it ended too early"),
              "free some space or choose another disk; the index is as it was");
}

}  // namespace

std::string pack_document(const Xapian::Document& document) {
  ByteWriter out;
  out.number(document.termlist_count());
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    out.text(*term);
    out.number(term.get_wdf());
    out.number(term.positionlist_count());
    Xapian::termpos last = 0;
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      out.number(*at - last);
      last = *at;
    }
  }
  out.number(document.values_count());
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    out.number(value.get_valueno());
    out.text(*value);
  }
  out.text(document.get_data());
  return out.take();
}

Xapian::Document unpack_document(std::string_view packed) {
  Xapian::Document document;
  ByteReader in(packed);
  in.list([&] {
    const auto term = in.text();
    auto weight = in.number_as<Xapian::termcount>();
    Xapian::termpos at = 0;
    auto positions = in.number();
    if (positions == 0) document.add_term(term, weight);
    for (; positions > 0; --positions) {
      at += in.number_as<Xapian::termpos>();
      document.add_posting(term, at, weight);
      weight = 0;
    }
  });
  in.list([&] {
    const auto slot = in.number_as<Xapian::valueno>();
    document.add_value(slot, in.text());
  });
  document.set_data(in.text());
  return document;
}

SetAside::SetAside(const std::string& folder) : folder_(folder) {
  std::string name = folder + "/set-aside-XXXXXX";
  file_ = mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) failed(folder_, "make");
  unlink(name.c_str());
}

SetAside::~SetAside() { close(file_); }

SetAside::Place SetAside::put(std::string_view bytes) {
  const Place place{size_, bytes.size()};
  while (!bytes.empty()) {
    errno = 0;
    const auto written = pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written <= 0) failed(folder_, "write");
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return place;
}

std::string SetAside::get(Place place) const {
  std::string bytes(place.size, '\0');
  for (std::size_t have = 0; have < bytes.size();) {
    errno = 0;
    const auto read = pread(file_, bytes.data() + have, bytes.size() - have,
                            static_cast<off_t>(place.begin + have));
    if (read <= 0) failed(folder_, "read");
    have += static_cast<std::size_t>(read);
  }
  return bytes;
}

void SetAside::clear() {
  size_ = 0;
  if (ftruncate(file_, 0) != 0) failed(folder_, "empty");
}

}  // namespace dossier
