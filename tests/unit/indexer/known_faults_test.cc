// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/known_faults.h"

#include <doctest/doctest.h>

#include <string>

#include "analysis/error.h"

using namespace dossier;

namespace {

Content content(std::uint64_t hash) { return {hash, {{"/a.jsonl", "a.jsonl", {}}}}; }

std::string lines_of(const KnownFaults& known, std::uint64_t hash) {
  const auto* faults = known.of(content(hash));
  if (faults == nullptr) return "none";
  std::string lines;
  for (const auto& fault : *faults)
    lines += fault.path + fault.place + (fault.document_lost ? " lost: " : ": ") + fault.reason +
             " (" + fault.remedy + ")\n";
  return lines;
}

}  // namespace

TEST_CASE("faults are known as long as the index has documents of the content") {
  KnownFaults first("");
  first.add(content(7), {{"/a.jsonl", "line 2", "no JSON", "mend it", true},
                         {"/a.jsonl", "line 3", "no date", "", false}});
  first.add(content(9), {{"/b.jsonl", "line 5", "no text", "", true}});
  CHECK(lines_of(first, 7) == "none");  // Named by the run that found them.
  const auto packed = first.pack({});

  KnownFaults second(packed);
  const std::string seven = "line 2 lost: no JSON (mend it)\nline 3: no date ()\n";
  CHECK(lines_of(second, 7) == seven);
  CHECK(lines_of(second, 9) == "line 5 lost: no text ()\n");
  CHECK(lines_of(second, 8) == "none");
  CHECK(second.pack({{content(7), {1}}, {content(9), {2, 3}}, {content(8), {4}}}) == packed);

  // The second is gone, a third comes.
  second.add(content(8), {{"/c.jsonl", "line 1", "no JSON", "", true}});
  const KnownFaults third(second.pack({{content(7), {1}}, {content(9), {}}}));
  CHECK(lines_of(third, 7) == seven);
  CHECK(lines_of(third, 8) == "line 1 lost: no JSON ()\n");
  CHECK(lines_of(third, 9) == "none");
  CHECK(third.pack({}).empty());
}

TEST_CASE("damaged faults are an error") {
  KnownFaults known("");
  known.add(content(7), {{"", "line 2", "no JSON", "mend it", true}});
  const auto packed = known.pack({});
  for (std::size_t size = 1; size < packed.size(); ++size)
    CHECK_THROWS_AS(KnownFaults(packed.substr(0, size)), Error);
}
