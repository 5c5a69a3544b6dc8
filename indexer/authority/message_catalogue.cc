// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/authority/message_catalogue.h"

#include <fstream>
#include <iterator>

#include "analysis/analyzer.h"

namespace dossier {
namespace {

constexpr std::uint32_t kMagic = 0x950412DE, kMagicSwapped = 0xDE120495;
// Offsets in the header, and the bytes of a row in the tables of lengths and offsets.
constexpr std::size_t kCountAt = 8, kMessagesAt = 12, kTranslationsAt = 16, kRow = 8;

bool is_utf8(std::string_view text) {
  std::size_t replaced = 0;
  well_formed(text, replaced);
  return replaced == 0;
}

}  // namespace

MessageCatalogue::MessageCatalogue(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  bytes_.assign(std::istreambuf_iterator<char>(file), {});
  const std::uint32_t magic = number_at(0);
  swapped_ = magic == kMagicSwapped;
  if (magic == kMagic || swapped_) read();
}

void MessageCatalogue::read() {
  const std::size_t messages = number_at(kMessagesAt), translations = number_at(kTranslationsAt);
  const std::size_t most = bytes_.size() / kRow;
  for (std::size_t i = 0; i < number_at(kCountAt) && i < most; ++i) {
    const auto message = text_at(messages + i * kRow);
    auto translation = text_at(translations + i * kRow);
    // Behind a zero byte stand plural forms.
    translation = translation.substr(0, translation.find('\0'));
    if (!message.empty() && !translation.empty() && is_utf8(translation))
      translations_.emplace(message.substr(0, message.find('\0')), translation);
  }
}

std::uint32_t MessageCatalogue::number_at(std::size_t offset) const {
  if (offset > bytes_.size() || bytes_.size() - offset < 4) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto byte = static_cast<unsigned char>(bytes_[offset + (swapped_ ? i : 3 - i)]);
    value = value << 8U | byte;
  }
  return value;
}

std::string_view MessageCatalogue::text_at(std::size_t entry) const {
  const std::size_t length = number_at(entry), offset = number_at(entry + 4);
  if (offset > bytes_.size() || length > bytes_.size() - offset) return {};
  return std::string_view(bytes_).substr(offset, length);
}

std::string_view MessageCatalogue::find(std::string_view message) const {
  const auto found = translations_.find(message);
  return found == translations_.end() ? std::string_view() : found->second;
}

}  // namespace dossier
