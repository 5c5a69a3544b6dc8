// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/results/written_form.h"

#include <algorithm>

#include "schema/facet_slot.h"
#include "schema/mention_slot.h"
#include "schema/terms.h"
#include "schema/unlisted_terms.h"

namespace dossier {
namespace {

bool is_one_of(const std::string& term, const std::vector<std::string>& entity_terms) {
  return std::find(entity_terms.begin(), entity_terms.end(), term) != entity_terms.end();
}

std::string_view part(std::string_view text, ByteRange bytes) {
  if (bytes.end > text.size() || bytes.begin > bytes.end) return {};
  return text.substr(bytes.begin, bytes.size());
}

}  // namespace

void WrittenForm::move_to(std::uint32_t position) {
  if (!record_) record_.emplace(database_.get_document(document_));
  const auto paragraph = record_->paragraph_at(position);
  if (base_ != 0 && paragraph == paragraph_) return;
  paragraph_ = paragraph;
  base_ = paragraph ? record_->paragraphs()[*paragraph].first_position : kTitleBase;
  text_ = paragraph ? record_->text(*paragraph) : record_->meta().title;
  analyzer_.analyze(text_, tokens_);
}

ByteRange WrittenForm::bytes_of(std::uint32_t first, std::uint32_t last) const {
  ByteRange bytes{0, 0};
  auto token = std::lower_bound(
      tokens_.begin(), tokens_.end(), first - base_,
      [](const Token& t, std::uint32_t position) { return t.position < position; });
  for (; token != tokens_.end() && token->position <= last - base_; ++token) {
    if (token->whole) continue;
    if (bytes.end == 0) bytes.begin = token->bytes.begin;
    bytes.end = token->bytes.end;
  }
  return bytes;
}

bool WrittenForm::words(std::uint32_t first, std::uint32_t last, std::string_view written) {
  move_to(first);
  return part(text_, bytes_of(first, last)) == written;
}

std::string WrittenForm::term_of(bool listed, EntityKind kind, std::string_view value) const {
  return listed ? make_term(prefix::kEntity, value) : unlisted_term(analyzer_, kind, value);
}

bool WrittenForm::mention(std::uint32_t position, const std::vector<std::string>& entity_terms,
                          std::string_view written) {
  move_to(position);
  const auto word = bytes_of(position, position);
  const auto& mentions = record_->mentions();
  // Mentions stand in the order of their paragraphs, the title's first.
  auto mention = std::partition_point(mentions.begin(), mentions.end(),
                                      [&](const Mention& m) { return m.paragraph < paragraph_; });
  for (; mention != mentions.end() && mention->paragraph == paragraph_; ++mention) {
    if (mention->bytes.begin <= word.begin && word.begin < mention->bytes.end)
      return part(text_, mention->bytes) == written &&
             is_one_of(term_of(!mention->entity.empty(), mention->kind, facet_value(*mention)),
                       entity_terms);
  }
  return false;
}

bool WrittenForm::mentioned(const std::vector<std::string>& entity_terms,
                            std::string_view written) const {
  const auto document = database_.get_document(document_);
  const auto packed = document.get_value(slot::kMentions);
  const auto facets = document.get_value(slot::kFacets);
  MentionSlot slot;
  unpack_mention_slot(packed, facets, slot);
  return std::any_of(slot.actors.begin(), slot.actors.end(), [&](const NamedActor& actor) {
    return std::find(actor.spellings.begin(), actor.spellings.end(), written) !=
               actor.spellings.end() &&
           is_one_of(term_of(!actor.unlisted, actor.kind, actor.value), entity_terms);
  });
}

}  // namespace dossier
