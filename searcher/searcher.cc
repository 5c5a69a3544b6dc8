// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/searcher.h"

#include "searcher/searcher_impl.h"

namespace dossier {

Searcher::Searcher(const std::vector<std::string>& paths) : impl_(std::make_unique<Impl>(paths)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

}  // namespace dossier
