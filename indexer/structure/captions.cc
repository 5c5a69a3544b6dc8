// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/structure/captions.h"

#include <algorithm>
#include <string>

#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::size_t kMaxCredit = 120;
constexpr std::size_t kMaxCaption = 700;
constexpr std::size_t kTop = 10;   // Blocks among which a line that comes twice is a caption.
constexpr std::size_t kReach = 3;  // Blocks that may stand between the two copies.

bool mergeable(const Block& block) {
  return (block.kind == BlockKind::Paragraph || block.kind == BlockKind::Caption) &&
         block.text.size() >= 20 && block.text.size() <= kMaxCaption;
}

/// "AFP via Getty Images / A. AUTHOR", "(Wire Photo / A. Author)", "COURIER PICTURES": a few words,
/// mostly capitalised, that are no sentence.
bool credit_shape(std::string_view text) {
  text = trim(text);
  const std::vector<std::string_view> words = split_words(text);
  if (words.empty() || words.size() > 14) return false;
  if (text.front() == '(' || text.front() == '[' || ends_with_credit(text)) return true;
  std::size_t capital = 0, letters = 0;
  for (const std::string_view word : words) {
    std::size_t at = 0;
    const char32_t first = next_char(word, at);
    letters += is_letter(first);
    capital += is_upper(first);
  }
  return capital >= 1 && capital * 2 > letters && text.back() != '.';
}

/// Is `longer` the caption `text` once more with a credit behind it, or, at the top of a page,
/// without?
bool repeats(std::string_view text, std::string_view longer, bool top) {
  if (longer.size() < text.size() || longer.size() > text.size() + kMaxCredit ||
      longer.substr(0, text.size()) != text)
    return false;
  return longer.size() == text.size() ? top : credit_shape(longer.substr(text.size()));
}

/// Two like lines at the top of a page, right above a line that is no sentence: a picture's caption
/// and a headline.
bool headline_below(const std::vector<Block>& blocks, std::size_t i, std::size_t j) {
  return j < kTop && j == i + 1 && j + 1 < blocks.size() && !ends_sentence(blocks[j + 1].text);
}

}  // namespace

bool ends_with_credit(std::string_view text) {
  const std::string_view tail =
      text.size() > kMaxCredit ? text.substr(text.size() - kMaxCredit) : text;
  for (const std::string_view agency :
       {"Getty Images", "(Photo by",    "(Photo:",      "Photo by ", "Photo: ",      "AP Photo/",
        "(AP Photo",    "Photograph: ", "Picture: ",    "(Image: ",  "Image credit", "Photo credit",
        "(Foto: ",      "Foto: ",       "Crédit photo", "Fot. ",     "Фото: ",       "Shutterstock",
        "AFP/",         "EPA/",         "EPA-EFE/",     "REUTERS/",  "Reuters/",     "/AFP",
        "/Reuters",     "/ AFP",        "/ Reuters"})
    if (tail.find(agency) != std::string_view::npos && !text.empty()) {
      const std::size_t at = tail.rfind(agency);
      return word_count(tail.substr(at + agency.size())) <= 6;
    }
  return false;
}

void merge_captions(std::vector<Block>& blocks) {
  const bool notes = std::any_of(blocks.begin(), blocks.end(),
                                 [](const Block& block) { return block.kind == BlockKind::Note; });
  if (notes) return;  // A paper: its sentences may repeat.
  std::vector<bool> drop(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!mergeable(blocks[i])) continue;
    for (std::size_t j = i + 1; j < blocks.size() && j <= i + kReach; ++j) {
      if (!mergeable(blocks[j])) continue;
      const bool forward = repeats(blocks[i].text, blocks[j].text, headline_below(blocks, i, j));
      if (!forward && !repeats(blocks[j].text, blocks[i].text, headline_below(blocks, i, j)))
        continue;
      drop[forward ? i : j] = true;
      blocks[forward ? j : i].kind = BlockKind::Caption;
      break;
    }
    if (!drop[i] && blocks[i].kind == BlockKind::Paragraph &&
        blocks[i].text.size() <= kMaxCaption / 2 && ends_with_credit(blocks[i].text))
      blocks[i].kind = BlockKind::Caption;
  }
  std::size_t to = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (drop[i]) continue;
    if (to != i) blocks[to] = std::move(blocks[i]);
    ++to;
  }
  blocks.resize(to);
}

}  // namespace dossier
