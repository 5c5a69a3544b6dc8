// SPDX-License-Identifier: GPL-2.0-or-later
// Work keys as terms of the index, and the ways from one key of a work to its others.
//
// A key is kept as a 64-bit hash in base 64, its work id, so that terms stay short whatever the
// address:
//
//   XC<id>            the document cites the work
//   XW<id>            the document is the work
//   XK<id><kind><id>  the document knows both as keys of one work, of which one at most is a title;
//                     the second is of `kind` t (title) or u (any other)
//   XT<id><id>        a title without its year, and the same with it
//   XM<id><id>        a title without its subtitle, and the whole, both without years
//
// They are terms of documents, so they come and go with them, and shards need not talk.

#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// XXH3 of the key, 11 digits of base 64 (RFC 4648, section 5).
std::string work_id(std::string_view key);

/// What is kept of a key: its id, and whether it is a title's.
struct WorkName {
  std::string id;
  bool title = false;
};
std::vector<WorkName> work_names(const std::vector<std::string>& keys);

std::string cites_term(std::string_view id);
std::string known_as_term(std::string_view id);

/// What slot::kWorkKeys holds of the keys by which a document may be cited.
std::string pack_work_names(const std::vector<std::string>& keys);
/// None of an empty one. @throws Error when `packed` is damaged.
std::vector<WorkName> unpack_work_names(std::string_view packed);

/// The XK and XT terms for the keys of one work (schema/work_key.h), beside the terms of the keys
/// themselves, cites_term() or known_as_term().
std::vector<std::string> key_links(const std::vector<std::string>& keys);

/// "Over the Horizon: Counter-terrorism without a Footprint" -> its XM term; "" for a title without
/// a subtitle, or with a main title of fewer than two words.
std::string main_title_link(std::string_view title);

/// The ids of every key of the work of these names or keys, as the documents of `database` know
/// them. From an address to its titles, and from a title to an address only where it has just one:
/// "Press Briefing" is many works. Cost: a few look-ups of terms a key.
std::set<std::string> same_work(const Xapian::Database& database,
                                const std::vector<WorkName>& names);
std::set<std::string> same_work(const Xapian::Database& database,
                                const std::vector<std::string>& keys);

/// The documents of `database`, but not `except`, that cite one of `works` (ids); ascending,
/// distinct. Cost: a posting list an id.
std::vector<Xapian::docid> citing_documents(const Xapian::Database& database,
                                            const std::set<std::string>& works,
                                            Xapian::docid except = 0);

/// The keys of works called `title`, of whatever year, as ids.
std::set<std::string> works_titled(const Xapian::Database& database, std::string_view title);
/// The same for each whole title whose part before the subtitle is `title`.
std::vector<std::set<std::string>> works_with_main_title(const Xapian::Database& database,
                                                         std::string_view title);

}  // namespace dossier
