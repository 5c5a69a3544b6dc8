// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/formats/html_article_ends.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/formats/html_cleaning.h"
#include "indexer/structure/text_shape.h"

namespace dossier {
namespace {

constexpr std::uint32_t kArticle = 300;  // Letters of running text that make one.
constexpr std::uint32_t kRepeated = 40;  // Letters: shorter lines may well stand twice.
constexpr std::uint32_t kHead = 12;      // Words.

/// Heads of comments, compared with a line whose numbers and punctuation are gone.
constexpr std::string_view kCommentHeads[] = {"comments",
                                              "comment",
                                              "top rated comments",
                                              "top comments",
                                              "leave a comment",
                                              "leave a reply",
                                              "post a comment",
                                              "post comment",
                                              "add a comment",
                                              "write a comment",
                                              "join the conversation",
                                              "join the discussion",
                                              "reader comments",
                                              "readers comments",
                                              "view comments",
                                              "show comments",
                                              "read the comments",
                                              "responses",
                                              "replies",
                                              "leave your comment",
                                              "kommentare",
                                              "kommentar schreiben",
                                              "commentaires",
                                              "laisser un commentaire",
                                              "comentarios",
                                              "deja un comentario",
                                              "komentarze",
                                              "dodaj komentarz",
                                              "commenti",
                                              "lascia un commento",
                                              "комментарии",
                                              "добавить комментарий",
                                              "reacties",
                                              "comentários",
                                              "deixe um comentário"};
constexpr std::string_view kCommentLeads[] = {"thoughts on ", "comments on ", "responses to ",
                                              "replies to ",  "thought on ",  "response to "};

bool heads_comments(std::string_view text) {
  std::string line;
  for (const char c : text)
    if (!is_digit(static_cast<unsigned char>(c)) &&
        std::string_view("[]():,.!").find(c) == std::string_view::npos)
      line += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  line = collapse_space(line);
  if (std::find(std::begin(kCommentHeads), std::end(kCommentHeads), line) !=
      std::end(kCommentHeads))
    return true;
  return is_digit(static_cast<unsigned char>(text.empty() ? 'a' : text[0])) &&
         std::any_of(
             std::begin(kCommentLeads), std::end(kCommentLeads),
             [&](std::string_view lead) { return line.compare(0, lead.size(), lead) == 0; });
}

std::uint32_t running_text(const HtmlPiece& piece) {
  return piece.sentence && piece.linked * 2 < piece.size ? piece.size - piece.linked : 0;
}

}  // namespace

void cut_to_article(const HtmlTree& tree, const std::vector<bool>& dropped,
                    std::vector<HtmlPiece>& pieces) {
  static constexpr HtmlTag kHeadline[] = {HtmlTag::H1}, kCells[] = {HtmlTag::Td, HtmlTag::Li};
  std::uint64_t total = 0, above = 0, before = 0;
  for (const HtmlPiece& piece : pieces) total += running_text(piece);
  std::size_t begin = 0, end = pieces.size();
  std::unordered_set<std::string> seen;
  std::vector<bool> keep(pieces.size(), true);
  for (std::size_t i = 0; i < end; ++i) {
    const HtmlPiece& piece = pieces[i];
    const bool head = piece.words <= kHead && above >= kArticle;
    if (head && heads_comments(piece_text(tree, dropped, piece))) end = i;
    if (begin == 0 && i > 0 && piece.linked == 0 && above * 4 < total &&
        around(tree, piece.block, 0, kHeadline) != 0) {
      begin = i;
      before = above;
    }
    if (piece.size >= kRepeated && piece.size < 4 * kArticle &&
        around(tree, piece.block, 0, kCells) == 0)
      keep[i] = seen.insert(piece_text(tree, dropped, piece)).second;
    above += running_text(piece);
  }
  if (above - before < kArticle) begin = 0;
  std::size_t to = 0;
  for (std::size_t i = begin; i < end; ++i)
    if (keep[i]) pieces[to++] = pieces[i];
  pieces.resize(to);
}

}  // namespace dossier
