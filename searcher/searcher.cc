// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/searcher.h"

#include "searcher/searcher_impl.h"

namespace dossier {

Searcher::Searcher(const std::vector<std::string>& paths, const ServerUse& servers)
    : impl_(std::make_unique<Impl>(paths, servers)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

const std::vector<Unreachable>& Searcher::unreachable() const { return impl_->index.unreachable(); }

}  // namespace dossier
