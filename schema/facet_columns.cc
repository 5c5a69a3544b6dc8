// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/facet_columns.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <vector>

#include "schema/cited_by_counts.h"
#include "schema/date.h"
#include "schema/index.h"
#include "schema/stub_file.h"
#include "schema/terms.h"

namespace dossier {
namespace {

constexpr char kMagic[8] = {'D', 'o', 's', 's', 'F', 'a', 'c', '5'};
constexpr FacetNumber kMostValues = 1U << (32 - FacetColumns::kMentionBits);

struct Header {
  char magic[sizeof kMagic];
  std::uint32_t byte_order;
  std::uint32_t last;  // The greatest number of a document.
  std::uint64_t revision;
  char uuid[40];
  // Numbers of each; of text and names, bytes.
  std::uint32_t entries, values, stories, large, text, names;
};
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kLargeNumbers = 3;

// Of a file made of tables: where each begins.
struct Sizes {
  std::size_t rows, documents, entries, values, facets, large;
  explicit Sizes(const Header& header)
      : rows(std::size_t{header.last} + 2),
        documents(std::size_t{header.last} + 1),
        entries(header.entries),
        values(header.values),
        facets(kFacets + 1),
        large(kLargeNumbers * std::size_t{header.large}) {}
  std::size_t numbers() const {
    return rows + 5 * documents + entries + 4 * values + facets + large;
  }
};

std::string file_of(const std::string& path) {
  const auto generation = current_generation(path);
  return generation.empty() ? std::string() : path + "/" + generation + "/facets.columns";
}

class File {
 public:
  File(const std::string& path, int flags)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~File() {
    if (number_ >= 0) close(number_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

// What is gathered of all documents, before values have their last numbers.
struct Gathered {
  FacetNumbers numbers;
  std::unordered_map<std::string, std::uint32_t> labels;
  std::vector<std::uint32_t> rows, stories, first_days, last_days, cited_by, lengths, entries;
};

void gather(const Xapian::Database& database, Gathered& all) {
  const auto documents = std::size_t{database.get_lastdocid()} + 1;
  all.rows.reserve(documents + 1);
  for (auto* table : {&all.stories, &all.first_days, &all.last_days, &all.lengths})
    table->resize(documents);
  for (auto value = database.valuestream_begin(slot::kFacets);
       value != database.valuestream_end(slot::kFacets); ++value) {
    const auto document = value.get_docid();
    const auto packed = *value;
    all.rows.resize(std::size_t{document} + 1, static_cast<std::uint32_t>(all.entries.size()));
    unpack_facets(packed, [&](const FacetValue& one) {
      // Numbers may change yet, mentions stay: both whole here.
      all.entries.push_back(all.numbers.number({one.facet, one.unlisted, one.value}));
      all.entries.push_back(one.count);
      if (one.facet != Facet::Date) return;
      if (const auto date = parse_date(one.value)) {
        all.first_days[document] = date->first_day();
        all.last_days[document] = date->last_day();
      }
    });
  }
  all.rows.resize(documents + 1, static_cast<std::uint32_t>(all.entries.size()));
  for (auto value = database.valuestream_begin(slot::kStory);
       value != database.valuestream_end(slot::kStory); ++value) {
    const auto next = static_cast<std::uint32_t>(all.labels.size()) + 1;
    all.stories[value.get_docid()] = all.labels.try_emplace(*value, next).first->second;
  }
  const auto end = database.postlist_end({});
  for (auto document = database.postlist_begin({}); document != end; ++document)
    all.lengths[*document] = document.get_doclength();
  all.cited_by = cited_by_counts(database);
}

// Puts the entries as the file has them, and moves the rows along.
void encode_entries(Gathered& all, const std::vector<FacetNumber>& place) {
  std::vector<std::uint32_t> encoded;
  encoded.reserve(all.entries.size() / 2);
  std::size_t read = 0;
  for (std::size_t row = 0; row < all.rows.size(); ++row) {
    const auto end = all.rows[row];
    for (; read < end; read += 2) {
      const auto mentions = all.entries[read + 1];
      const auto few = std::min(mentions, FacetColumns::kManyMentions);
      encoded.push_back(place[all.entries[read]] << FacetColumns::kMentionBits | few);
      if (few == FacetColumns::kManyMentions) encoded.push_back(mentions);
    }
    all.rows[row] = static_cast<std::uint32_t>(encoded.size());
  }
  all.entries = std::move(encoded);
}

// What all documents together have of each value.
struct Totals {
  std::vector<std::uint32_t> packed, large;
};

Totals totals_of(const Gathered& all) {
  std::vector<ValueCount> counts(all.numbers.size());
  for (std::size_t i = 0; i < all.entries.size(); ++i) {
    const auto entry = all.entries[i];
    auto& count = counts[entry >> FacetColumns::kMentionBits];
    const auto few = entry & FacetColumns::kManyMentions;
    ++count.documents;
    count.mentions += few < FacetColumns::kManyMentions ? few : all.entries[++i];
  }
  Totals totals;
  for (std::size_t value = 0; value < counts.size(); ++value) {
    const auto [documents, mentions] = counts[value];
    const bool large = std::max(documents, mentions) > kMostPacked;
    totals.packed.push_back(large ? kLarge : documents * kPackedDocument + mentions);
    if (large)
      totals.large.insert(totals.large.end(),
                          {static_cast<std::uint32_t>(value), documents, mentions});
  }
  return totals;
}

class Output {
 public:
  explicit Output(const std::string& path) : file_(std::fopen(path.c_str(), "wb"), &std::fclose) {}
  void put(const void* bytes, std::size_t size) {
    good_ = good_ && file_ && (size == 0 || std::fwrite(bytes, size, 1, file_.get()) == 1);
  }
  void put(const std::vector<std::uint32_t>& table) {
    put(table.data(), table.size() * sizeof(std::uint32_t));
  }
  // On the disk before its name says that it is whole.
  bool close() {
    good_ = good_ && std::fflush(file_.get()) == 0 && fdatasync(fileno(file_.get())) == 0;
    return file_ && std::fclose(file_.release()) == 0 && good_;
  }

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  bool good_ = true;
};

bool write_columns(const std::string& file, const Xapian::Database& database, Gathered& all) {
  const auto& numbers = all.numbers;
  if (numbers.size() >= kMostValues ||
      all.entries.size() > std::numeric_limits<std::uint32_t>::max())
    return false;
  std::vector<FacetNumber> order(numbers.size()), place(numbers.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](FacetNumber a, FacetNumber b) { return numbers.key(a) < numbers.key(b); });
  std::vector<std::uint32_t> heads, ends, name_ends, facets(kFacets + 1);
  std::string text, names;
  for (const auto number : order) {
    const auto& key = numbers.key(number);
    place[number] = static_cast<FacetNumber>(heads.size());
    heads.push_back(static_cast<std::uint32_t>(key.facet) << 1U | (key.unlisted ? 1U : 0U));
    text.append(key.value);
    ends.push_back(static_cast<std::uint32_t>(text.size()));
    if (is_entity(key.facet) && !key.unlisted)
      names.append(entity_name(database, key.value).value_or(std::string()));
    name_ends.push_back(static_cast<std::uint32_t>(names.size()));
    ++facets[static_cast<std::size_t>(key.facet) + 1];
  }
  std::partial_sum(facets.begin(), facets.end(), facets.begin());
  if (std::max(text.size(), names.size()) > std::numeric_limits<std::uint32_t>::max()) return false;
  encode_entries(all, place);
  auto totals = totals_of(all);

  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.byte_order = kByteOrder;
  header.last = database.get_lastdocid();
  header.revision = database.get_revision();
  database.get_uuid().copy(header.uuid, sizeof header.uuid - 1);
  header.entries = static_cast<std::uint32_t>(all.entries.size());
  header.values = numbers.size();
  header.stories = static_cast<std::uint32_t>(all.labels.size());
  header.large = static_cast<std::uint32_t>(totals.large.size() / kLargeNumbers);
  header.text = static_cast<std::uint32_t>(text.size());
  header.names = static_cast<std::uint32_t>(names.size());
  Output out(file);
  out.put(&header, sizeof header);
  for (const auto* table :
       {&all.rows, &all.stories, &all.first_days, &all.last_days, &all.cited_by, &all.lengths,
        &all.entries, &heads, &ends, &name_ends, &facets, &totals.packed, &totals.large})
    out.put(*table);
  out.put(text.data(), text.size());
  out.put(names.data(), names.size());
  return out.close();
}

}  // namespace

std::unique_ptr<const FacetColumns> FacetColumns::open(const std::string& path,
                                                       const Xapian::Database& database) {
  const auto name = file_of(path);
  if (name.empty()) return nullptr;
  const File file(name, O_RDONLY);
  struct stat status {};
  if (!file.is_open() || fstat(file.number(), &status) != 0 ||
      static_cast<std::size_t>(status.st_size) < sizeof(Header))
    return nullptr;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* mapped = mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
  if (mapped == MAP_FAILED) return nullptr;
  std::unique_ptr<FacetColumns> columns(new FacetColumns);
  columns->bytes_ = static_cast<const char*>(mapped);
  columns->size_ = size;
  const bool current =
      columns->read(database.get_revision(), database.get_uuid(), database.get_lastdocid());
  return current ? std::move(columns) : nullptr;
}

FacetColumns::~FacetColumns() {
  if (bytes_ != nullptr) munmap(const_cast<char*>(bytes_), size_);
}

// Takes the tables out of the file; false where it is of another state of the index.
bool FacetColumns::read(std::uint64_t revision, const std::string& uuid, Xapian::docid last) {
  Header header{};
  std::memcpy(&header, bytes_, sizeof header);
  header.uuid[sizeof header.uuid - 1] = '\0';
  const Sizes sizes(header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0 || header.byte_order != kByteOrder ||
      header.revision != revision || uuid != header.uuid || header.last != last ||
      header.stories > last ||
      size_ != sizeof header + sizes.numbers() * sizeof(std::uint32_t) + header.text + header.names)
    return false;
  static_assert(sizeof(Header) % alignof(std::uint32_t) == 0);
  const auto* next = reinterpret_cast<const std::uint32_t*>(bytes_ + sizeof header);
  const auto take = [&next](std::size_t count) {
    const Table table(next, count);
    next += count;
    return table;
  };
  rows_ = take(sizes.rows);
  stories_ = take(sizes.documents);
  first_days_ = take(sizes.documents);
  last_days_ = take(sizes.documents);
  cited_by_ = take(sizes.documents);
  lengths_ = take(sizes.documents);
  entries_ = take(sizes.entries);
  heads_ = take(sizes.values);
  ends_ = take(sizes.values);
  name_ends_ = take(sizes.values);
  facets_ = take(sizes.facets);
  totals_ = take(sizes.values);
  large_ = take(sizes.large);
  text_ = {reinterpret_cast<const char*>(next), header.text};
  names_ = {text_.data() + text_.size(), header.names};
  story_count_ = header.stories;
  return true;
}

FacetKey FacetColumns::key(FacetNumber number) const {
  const auto head = at(heads_, number);
  return {stored_enumerator(head >> 1U, Facet::Cited), (head & 1U) != 0, text(number)};
}

std::string_view FacetColumns::text(FacetNumber number) const { return part(text_, ends_, number); }

ValueCount FacetColumns::total(FacetNumber number) const {
  const auto packed = at(totals_, number);
  if (packed != kLarge) return unpack_count(packed);
  for (auto rest = large_; !rest.empty();) {  // By halves.
    const auto middle = rest.size() / kLargeNumbers / 2 * kLargeNumbers;
    if (rest[middle] == number) return {rest[middle + 1], rest[middle + 2]};
    rest = rest[middle] < number ? rest.subspan(middle + kLargeNumbers) : rest.first(middle);
  }
  return {};
}

std::string_view FacetColumns::name(FacetNumber number) const {
  return part(names_, name_ends_, number);
}

std::string_view FacetColumns::part(std::string_view text, Table ends, FacetNumber number) {
  const auto begin = number == 0 ? 0 : at(ends, number - 1), end = at(ends, number);
  if (begin > end || end > text.size()) damaged("a value of a facet lies outside its file");
  return text.substr(begin, end - begin);
}

std::pair<FacetNumber, FacetNumber> FacetColumns::of_facet(Facet facet) const {
  const auto index = static_cast<std::size_t>(facet);
  return {std::min(at(facets_, index), values()), std::min(at(facets_, index + 1), values())};
}

void update_facet_columns(const std::string& path) {
  const auto file = file_of(path);
  if (file.empty()) return;
  try {
    const Xapian::Database database(path);
    if (FacetColumns::open(path, database)) return;
    Gathered all;
    gather(database, all);
    const auto fresh = file + ".new";
    if (!write_columns(fresh, database, all) || std::rename(fresh.c_str(), file.c_str()) != 0)
      unlink(fresh.c_str());
  } catch (const Xapian::Error&) {
    // Readers do without.
  }
}

}  // namespace dossier
