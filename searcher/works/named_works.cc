// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/works/named_works.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/citation_key.h"
#include "schema/work_key.h"
#include "schema/work_terms.h"

namespace dossier {
namespace {

// The title of a work as the index knows it, or "".
std::string title_of(const Searcher::Impl& impl, const std::set<std::string>& works) {
  if (const auto held = impl.find_held(works)) return impl.record(*held).meta().title;
  for (const auto id : impl.citing(works)) {
    auto found = impl.record(id);
    for (const auto& work : found.without_mentions().works) {
      if (is_one_of(work, works) && !work.title.empty()) return work.title;
    }
  }
  return {};
}

// The work of this title, with or without its subtitle, as ids; none where there is none.
std::set<std::string> works_called(const Searcher::Impl& impl, const std::string& title) {
  auto exact = works_titled(impl.index.database(), title);
  if (!exact.empty()) return exact;
  const auto longer = works_with_main_title(impl.index.database(), title);
  if (longer.size() < 2) return longer.empty() ? std::set<std::string>{} : longer.front();
  std::string titles;
  for (std::size_t i = 0; i < std::min<std::size_t>(longer.size(), 5); ++i)
    titles += (i == 0 ? "“" : "; “") + title_of(impl, longer[i]) + "”";
  throw Error(fmt::format("{} works have a title that begins so", longer.size()),
              "give one in full: " + titles);
}

}  // namespace

bool is_one_of(const Work& work, const std::set<std::string>& works) {
  return std::any_of(work.keys.begin(), work.keys.end(),
                     [&](const auto& key) { return works.contains(work_id(key)); });
}

bool says_more(const Work& a, const Work& b) {
  const auto told = [](const Work& work) {
    return work.authors.size() + !work.title.empty() + !work.container.empty() +
           !work.date.empty() + !work.url.empty();
  };
  return told(a) != told(b) ? told(a) > told(b) : a.keys < b.keys;
}

std::string citation_key_of(const Searcher::Impl& impl, const Work& work) {
  const auto date = parse_date(work.date);
  return citation_key({work.authors.empty() ? work.container : work.authors.front(), work.title,
                       date ? date->year : 0, ""},
                      impl.analyzer, impl.index.stop_lists());
}

std::vector<std::string> keys_of(Searcher::Impl& impl, const std::string& what) {
  for (const auto* kind : {"doi:", "url:", "title:", "id:"}) {
    if (what.starts_with(kind)) return {what};  // A work key, as answers show it.
  }
  if (const auto id = impl.find_named(what)) return impl.record(*id).own_keys();
  // Only what has no blank can be an address or a DOI: "See 10.1 million" is a title.
  return what.find(' ') == std::string::npos ? work_keys(what, what, "", "")
                                             : std::vector<std::string>{};
}

std::pair<std::set<std::string>, Xapian::docid> work_named(Searcher::Impl& impl,
                                                           const std::string& what) {
  const auto keys = keys_of(impl, what);
  auto works = keys.empty() ? works_called(impl, what) : same_work(impl.index.database(), keys);
  const auto self = impl.find_held(works).value_or(0);
  if (self != 0) works = same_work(impl.index.database(), impl.record(self).own_keys());
  return {std::move(works), self};
}

}  // namespace dossier
