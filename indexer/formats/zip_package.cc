// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/zip_package.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/link_targets.h"
#include "indexer/scanner.h"

namespace dossier {
namespace {

constexpr std::string_view kTextEndings[] = {".xml", ".rels", ".opf",  ".ncx",
                                             ".htm", ".html", ".xhtml"};
constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // [MS-CFB] 2.2.
constexpr const char* kSaveAgain = "open it in the program that made it and save it again";
constexpr const char* kNoPassword = "save it without a password";

using ArchivePtr = std::unique_ptr<archive, int (*)(archive*)>;

/// libarchive turns names into the thread's charset, and in plain C there is none for "Überblick".
/// This locale is built into the C library.
class Utf8Names {
 public:
  Utf8Names() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = uselocale(locale_);
  }
  ~Utf8Names() {
    if (locale_ == nullptr) return;
    uselocale(before_);
    freelocale(locale_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t locale_, before_ = nullptr;
};

std::string folded(std::string_view name) {
  std::string out(name.substr(std::min(name.find_first_not_of("/\\"), name.size())));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c == '\\') c = '/';
  }
  return escape_id(out);
}

bool is_text(std::string_view name) {
  return std::any_of(std::begin(kTextEndings), std::end(kTextEndings),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? "" : name;
}

/// "EncryptedPackage", the stream in which Office keeps a document with a password
/// ([MS-OFFCRYPTO] 2.3.4.4), in the UTF-16 of the compound file's directory.
bool has_encrypted_stream(std::string_view bytes) {
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) name += {c, '\0'};
  return bytes.find(name) != std::string_view::npos;
}

}  // namespace

ZipPackage::ZipPackage(std::string_view bytes, const ZipLimits& limits) {
  look_at(bytes);
  if (!fault_) unpack(bytes, limits);
  if (fault_) parts_.clear();
}

/// What is no package, by its first bytes.
void ZipPackage::look_at(std::string_view bytes) {
  if (bytes.empty()) {
    fail("is empty", "copy it again from where it came");
  } else if (bytes.starts_with(kCompoundFile)) {
    if (has_encrypted_stream(bytes)) {
      fail("is protected by a password", kNoPassword);
    } else {
      fail("is in Word's old binary format, whatever its name says", "save it as .docx");
    }
  } else if (bytes.starts_with("{\\rtf")) {
    fail("is rich text (RTF), whatever its name says", "save it as .docx or .odt");
  } else if (!bytes.starts_with("PK")) {
    fail("is no ZIP package, whatever its name says", kSaveAgain);
  }
}

void ZipPackage::fail(std::string reason, std::string remedy) {
  fault_ = {"", "", std::move(reason), std::move(remedy), true};
}

void ZipPackage::unpack(std::string_view bytes, const ZipLimits& limits) {
  const Utf8Names utf8;
  const ArchivePtr zip(archive_read_new(), archive_read_free);
  if (!zip || archive_read_support_format_zip(zip.get()) != ARCHIVE_OK ||
      archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return fail("is a damaged ZIP package", kSaveAgain);
  const std::size_t most =
      std::min(limits.total, std::max(limits.always, bytes.size() * limits.ratio));
  std::size_t count = 0, total = 0;
  archive_entry* entry = nullptr;
  int state = ARCHIVE_OK;
  for (; (state = archive_read_next_header(zip.get(), &entry)) >= ARCHIVE_WARN &&
         state != ARCHIVE_EOF;) {
    if (++count > limits.parts)
      return fail(fmt::format("is a package of more than {} parts", limits.parts), kSaveAgain);
    if (archive_entry_is_encrypted(entry) != 0)
      return fail("is protected by a password", kNoPassword);
    const std::string name = folded(name_of(entry));
    // A part of unstated size is unpacked to be passed over, so it counts.
    const bool wanted = is_text(name) || name == "mimetype";
    if (!wanted && archive_entry_size_is_set(entry) != 0) continue;
    std::string text;
    const void* block = nullptr;
    std::size_t size = 0, part = 0;
    la_int64_t at = 0;
    while ((state = archive_read_data_block(zip.get(), &block, &size, &at)) == ARCHIVE_OK) {
      part += size;
      total += size;
      if (part > limits.part || total > most)
        return fail(fmt::format("unfolds to far more than its size, at {}", name),
                    "leave it out with --exclude, or split it into several files");
      if (wanted) text.append(static_cast<const char*>(block), size);
    }
    if (state != ARCHIVE_EOF) {
      damaged_.push_back(name);
      if (state == ARCHIVE_FATAL) break;
    } else if (wanted) {
      parts_.try_emplace(name, std::move(text));
    }
  }
  if (state == ARCHIVE_FATAL && damaged_.empty()) damaged_.emplace_back("its table of parts");
  if (parts_.empty()) fail("is a damaged ZIP package", kSaveAgain);
}

const std::string* ZipPackage::part(std::string_view name) const {
  const auto found = parts_.find(folded(name));
  return found == parts_.end() ? nullptr : &found->second;
}

std::string part_name(std::string_view from, std::string_view target) {
  target = target.substr(0, target.find_first_of("#?"));
  const std::size_t colon = target.find(':');
  if (colon != std::string_view::npos && colon < target.find('/')) return "";
  return id_of_target(from, target);
}

}  // namespace dossier
