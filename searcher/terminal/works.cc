// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/terminal/works.h"

#include <utility>

#include "searcher/terminal/phrases.h"

namespace dossier {
namespace {

constexpr std::size_t kAuthorsShown = 4;

// Parts joined by ", ", empty ones left out.
class Parts {
 public:
  void add(std::string text, Ink ink) {
    if (text.empty()) return;
    if (!pieces_.empty()) pieces_.push_back({", ", Ink::Plain});
    pieces_.push_back({std::move(text), ink});
  }
  bool empty() const { return pieces_.empty(); }
  const Pieces& pieces() const { return pieces_; }

 private:
  Pieces pieces_;
};

}  // namespace

std::string in_quotes(std::string title) {
  constexpr std::pair<std::string_view, std::string_view> kInner[] = {{"“", "‘"}, {"”", "’"}};
  for (const auto& [outer, inner] : kInner) {
    for (auto at = title.find(outer); at != std::string::npos; at = title.find(outer, at)) {
      title.replace(at, outer.size(), inner);
    }
  }
  return title.empty() ? "" : "“" + title + "”";
}

bool only_an_address(const Work& work) {
  return work.authors.empty() && work.title.empty() && work.container.empty() && work.date.empty();
}

Pieces described(const Work& work, const std::string& key) {
  Parts parts;
  parts.add(listed(work.authors, kAuthorsShown, "; "), Ink::Plain);
  parts.add(in_quotes(work.title), Ink::Bold);
  parts.add(work.container, Ink::Plain);
  parts.add(readable_date(work.date), Ink::Plain);
  if (only_an_address(work)) parts.add(work.url.empty() ? key : work.url, Ink::Plain);
  return parts.pieces();
}

}  // namespace dossier
