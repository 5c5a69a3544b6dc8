// SPDX-License-Identifier: GPL-2.0-or-later
// From what a reader calls a work to the work.
//
//   "10.1017/x", "https://…", "roe2021bridge", "The Bridge" -> ids of same_work(), and the document

#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/searcher_impl.h"

namespace dossier {

/// The work keys that `what` stands for: itself, those of an address, a DOI or a document; none
/// where it is a title.
std::vector<std::string> keys_of(Searcher::Impl& impl, const std::string& what);

/// Ids (of same_work()) of the work that `what` names, as Searcher::cited_by() takes it, and the
/// document that is held of it, or 0. @throws Error for a title that several works have.
std::pair<std::set<std::string>, Xapian::docid> work_named(Searcher::Impl& impl,
                                                           const std::string& what);

/// Is it known by one of these ids?
bool is_one_of(const Work& work, const std::set<std::string>& works);

/// Does `a` say more of a work than `b`: more fields, or else a key that sorts first? So the
/// fullest description does not depend on the order of documents.
bool says_more(const Work& a, const Work& b);

/// "roe2021bridge", as documents have it.
std::string citation_key_of(const Searcher::Impl& impl, const Work& work);

}  // namespace dossier
