// SPDX-License-Identifier: GPL-2.0-or-later
// Hard cases by rows: a rule, a text, and the mentions wanted with it. Every row is also tagged
// with its rule switched off, and must then come out otherwise: so no row is there for nothing.
//
// A mention is written surface=slug; "surface=a|b" is a name left open with its candidates,
// "surface=?kind" one that no authority lists, with ":name" where it counts under another name; "~"
// ends one that is only likely.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "indexer/entities/gazetteer_impl.h"
#include "indexer/entities/name_prior.h"
#include "indexer/entities/tagger.h"
#include "indexer/open_names.h"
#include "marked_text.h"

using namespace dossier;

namespace {

struct Listed {
  const char* id;
  const char* name;
  std::vector<std::string> aliases = {}, weak = {}, broader = {};
  int from = 0, to = 0;
  // A name or parent, and the years between which it holds.
  std::vector<std::tuple<const char*, int, int>> dated = {};
};

const std::vector<Listed>& listed() {
  static const std::vector<Listed> kListed{
      {"person/baker", "Baker, Newton Diehl"},
      {"person/austin", "Austin, Lloyd J.", {}, {}, {}},
      {"person/milley", "Milley, Mark A."},
      {"person/john-kent", "Kent, John G."},
      {"person/robert-kent", "Kent, Robert F."},
      {"person/quill", "Quill, Richard M., Jr."},
      {"person/house", "House, Edward M."},
      {"person/moss", "Moss, Jordan"},
      {"person/haqqani", "Haqqani, Sirajuddin"},
      {"person/zelensky", "Zelensky, Volodymyr"},
      {"person/gaddafi", "Gaddafi, Muammar"},
      {"person/mcnamara", "McNamara, Robert S."},
      {"person/rumsfeld", "Rumsfeld, Donald"},
      {"person/brzezinski", "Brzezinski, Zbigniew"},
      {"group/al-qaeda", "al-Qaeda"},
      {"group/haqqani-network", "Haqqani network", {}, {"Haqqani"}},
      {"group/taliban", "Taliban"},
      {"group/jsoc", "Joint Special Operations Command"},
      {"group/mfa", "Ministry of Foreign Affairs"},
      {"group/who", "World Health Organization", {"WHO"}},
      {"group/is", "Islamic State", {"IS", "ISIS"}},
      {"group/iskp", "Islamic State Khorasan Province", {"ISKP"}, {}, {"group/is"}},
      {"group/shell", "Shell"},
      {"group/foreign-policy", "Foreign Policy"},
      {"group/interim", "Interim Cabinet of Qatar", {"interim cabinet"}, {}, {"place/qatar"}, 2010},
      {"group/palace", "Doha Palace Guard", {}, {"guard unit"}, {"place/qatar"}},
      {"place/us", "United States", {"US", "U.S."}},
      {"place/afghanistan", "Afghanistan"},
      {"place/kabul", "Kabul", {}, {"the capital"}, {"place/afghanistan"}},
      {"place/austin-texas", "Austin"},
      {"place/jordan", "Jordan"},
      {"place/washington", "Washington"},
      {"place/doha", "Doha", {"Doha, Qatar"}, {"Bayda"}, {"place/qatar"}},
      {"place/qatar", "Qatar"},
      {"place/reading", "Reading"},
      {"place/france", "France", {}, {"French"}},
      {"group/hezbollah", "Hezbollah"},
      {"group/league", "Oslo Helpers League", {}, {"Solidarity"}, {"place/france"}},
      {"place/georgia-country", "Georgia", {}, {}, {"place/caucasus"}},
      {"place/georgia-state", "Georgia", {}, {}, {"place/us"}},
      {"place/caucasus", "Caucasus"},
      {"place/kandahar", "Kandahar"},
      // Bearers of one surname.
      {"group/war", "Department of War"},
      {"group/state", "Department of State"},
      {"group/club", "Rowing Club of Oslo"},
      {"person/james-pell",
       "Pell, James A.",
       {},
       {"Secretary of State"},
       {"group/state"},
       1930,
       2020,
       {{"Secretary of State", 1989, 1992}, {"group/state", 1989, 1992}}},
      {"person/newton-pell",
       "Pell, Newton D.",
       {},
       {},
       {"group/war"},
       1871,
       1937,
       {{"group/war", 1916, 1921}}},
      {"person/andrew-vane",
       "Vane, Andrew",
       {"President Andrew Vane", "Vice President Andrew Vane"},
       {},
       {},
       1908,
       1973,
       {{"President Andrew Vane", 1963, 1969}, {"Vice President Andrew Vane", 1961, 1963}}},
      {"person/karl-vane",
       "Vane, Karl",
       {"President Karl Vane"},
       {},
       {},
       1924,
       2018,
       {{"President Karl Vane", 1989, 1993}}},
      {"person/ole-thorn", "Thorn, Ole", {"Ambassador Ole Thorn"}},
      {"person/nils-thorn", "Thorn, Nils", {"Governor Nils Thorn"}, {}, {"group/club"}},
      {"person/kari-lunde", "Lunde, Kari", {}, {}, {"group/club"}},
  };
  return kListed;
}

Authority authority() {
  Authority authority;
  for (const Listed& row : listed()) {
    Entity entity;
    entity.id = row.id;
    entity.kind = *parse_entity_kind(entity.id.substr(0, entity.id.find('/')));
    entity.name = row.name;
    entity.aliases = row.aliases;
    entity.weak = row.weak;
    entity.broader = row.broader;
    if (row.from > 0) entity.from = Date{row.from, 0, 0};
    if (row.to > 0) entity.to = Date{row.to, 0, 0};
    for (const auto& [what, from, to] : row.dated)
      entity.dated.push_back({what, {Date{from, 0, 0}, Date{to, 0, 0}}});
    authority.by_id.emplace(entity.id, authority.entities.size());
    authority.origins.push_back({"table.tsv", 2});
    authority.entities.push_back(std::move(entity));
  }
  return authority;
}

const Gazetteer& gazetteer() {
  static const Gazetteer kGazetteer = [] {
    StopLists lists;
    lists.set("en", {"us", "is", "it", "who", "the", "of", "in", "a", "an", "and", "to", "most",
                     "when", "but", "was", "he", "they", "then"});
    return Gazetteer(authority(), lists);
  }();
  return kGazetteer;
}

std::uint32_t number_of(std::string_view id) {
  const auto& entities = gazetteer().impl().entities;
  std::uint32_t e = 0;
  while (entities.at(e).id != id) ++e;
  return e;
}

// Other documents name John Kent in full beside the Taliban, Robert Kent beside the US.
const NamePrior& prior() {
  static const NamePrior kPrior = [] {
    NamePrior prior;
    for (const auto& [bearer, beside] : {std::pair{"person/john-kent", "group/taliban"},
                                         std::pair{"person/robert-kent", "place/us"}}) {
      NamePrior::Witness witness{2000, {number_of(bearer), number_of(beside)}};
      std::sort(witness.actors.begin(), witness.actors.end());
      prior.set_weight(number_of(beside), 2);
      for (int n = 0; n < 3; ++n) prior.add_witness({number_of(bearer)}, witness);
    }
    return prior;
  }();
  return kPrior;
}

// As a run of the indexer does, out of value slots.
void ask_others(Document& document) {
  OpenName name;
  name.year = document.meta.date ? document.meta.date->year : 0;
  for (const Mention& mention : document.mentions)
    if (!mention.entity.empty()) name.actors.push_back(number_of(mention.entity));
  std::sort(name.actors.begin(), name.actors.end());
  for (Mention& mention : document.mentions) {
    name.candidates.clear();
    for (const auto& id : mention.candidates) name.candidates.push_back(number_of(id));
    if (!is_open(mention) || !prior().choose(name)) continue;
    mention.entity = gazetteer().impl().entities[*prior().choose(name)].id;
    mention.confidence = Confidence::Medium;
    mention.candidates.clear();
  }
}

std::string slug(const std::string& id) { return id.substr(id.find('/') + 1); }

std::string told(const Mention& mention) {
  std::string out = mention.surface + "=";
  for (const std::string& candidate : mention.candidates)
    out += (out.back() == '=' ? "" : "|") + slug(candidate);
  if (!mention.entity.empty()) out += slug(mention.entity);
  if (mention.how == MentionHow::Recognised)
    out += std::string("?") + entity_kind_name(mention.kind);
  if (!mention.cluster.empty()) out += ":" + mention.cluster;
  const bool likely = mention.confidence == Confidence::Medium && !mention.entity.empty();
  return likely ? out + "~" : out;
}

// "{group:Taliban}" before the text is a front-matter tag, "{1919}" the year; the rest as in
// marked_text.h.
std::string tag(std::string_view text, const TagRules& rules) {
  static const Analyzer analyzer;
  Metadata meta;
  meta.date = Date{2000, 0, 0};
  if (text.starts_with("{1") || text.starts_with("{2")) {
    meta.date = parse_date(text.substr(1, 4));
    text.remove_prefix(6);
  }
  constexpr std::string_view kTag = "{group:";
  if (text.starts_with(kTag)) {
    const auto end = text.find('}');
    meta.groups.emplace_back(text.substr(kTag.size(), end - kTag.size()));
    text.remove_prefix(end + 1);
  }
  Document document = document_of(text);
  document.meta = std::move(meta);
  tag_document(gazetteer(), analyzer, document, {.rules = rules});
  if (rules.on(TagRule::OtherDocuments)) ask_others(document);
  std::string out;
  for (const Mention& mention : document.mentions) out += (out.empty() ? "" : "; ") + told(mention);
  return out;
}

struct Row {
  TagRule rule;
  std::string text, wanted;
};

using enum TagRule;
const std::vector<Row>& rows() {
  static const std::vector<Row> kRows{
#include "hard_cases.inc"
  };
  return kRows;
}

}  // namespace

TEST_CASE("hard cases, each with what its rule is for") {
  CHECK(rows().size() >= 60);
  for (const Row& row : rows()) {
    CAPTURE(row.text);
    CHECK(tag(row.text, {}) == row.wanted);
    CHECK(tag(row.text, TagRules::without(row.rule)) != row.wanted);
  }
}

TEST_CASE("every rule has a row") {
  std::vector<bool> met(static_cast<std::size_t>(TagRule::Count));
  for (const Row& row : rows()) met[static_cast<std::size_t>(row.rule)] = true;
  for (std::size_t rule = 0; rule < met.size(); ++rule) {
    CAPTURE(rule);
    CHECK(met[rule]);
  }
}
