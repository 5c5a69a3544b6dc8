// SPDX-License-Identifier: GPL-2.0-or-later
// Rows: an authority file in one of its formats, and the entities it gives, one a line:
//   id "name" =strong ~weak <parent {from/to} what[from/to]
#include <doctest/doctest.h>

#include <ctime>
#include <filesystem>
#include <string>

#include "analysis/error.h"
#include "indexer/authority/authority.h"
#include "indexer/authority/country_names.h"
#include "indexer/authority/iso_codes.h"
#include "indexer/authority/message_catalogue.h"
#include "indexer/authority/place_cases.h"
#include "indexer/entities/tagger.h"
#include "tests/temporary_folder.h"

using namespace dossier;

namespace {

namespace fs = std::filesystem;

std::string interval(const Period& period) {
  if (!period.from && !period.to) return "";
  return (period.from ? period.from->iso() : "..") + "/" + (period.to ? period.to->iso() : "..");
}

std::string form(const Entity& entity) {
  std::string out = entity.id + " \"" + entity.name + "\"";
  for (const auto& name : entity.aliases) out += " =" + name;
  for (const auto& name : entity.weak) out += " ~" + name;
  for (const auto& parent : entity.broader) out += " <" + parent;
  if (const auto own = interval(entity.period()); !own.empty()) out += " {" + own + "}";
  for (const auto& row : entity.dated) out += " " + row.what + "[" + interval(row.period) + "]";
  return out;
}

struct Loaded {
  Authority authority;
  std::vector<Diagnostic> diagnostics;

  std::string entities() const {
    std::string out;
    for (const auto& entity : authority.entities) out += form(entity) + "\n";
    return out;
  }
  std::string faults() const {
    std::string out;
    for (const auto& d : diagnostics) out += (out.empty() ? "" : " / ") + d.place + ": " + d.reason;
    return out;
  }
};

Loaded load(const std::string& content) {
  const TemporaryFolder folder;
  Loaded loaded;
  load_authority(folder.write("a", content), loaded.authority, loaded.diagnostics);
  return loaded;
}

// The sample's authority files and the installed iso-codes.
Loaded load_sample_and_countries() {
  Loaded loaded;
  for (const char* file : {"people", "groups", "places"})
    load_authority(std::string(DOSSIER_SOURCE_DIR "/corpus/authority/") + file + ".tsv",
                   loaded.authority, loaded.diagnostics);
  AuthorityCollector collector(kIsoCodes, loaded.authority, loaded.diagnostics);
  REQUIRE(read_iso_codes(false, collector));
  return loaded;
}

struct Row {
  std::string content, entities, faults;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.content);
    const Loaded loaded = load(row.content);
    CHECK(loaded.entities() == row.entities);
    CHECK(loaded.faults() == row.faults);
  }
}

const std::string kHeader = "id\tkind\tname\taliases\tweak\tbroader\tfrom\tto\n";

std::string in_tei(const std::string& lists) {
  return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><standOff>" + lists + "</standOff></TEI>";
}

}  // namespace

TEST_CASE("TSV: names and parents that hold only at times") {
  check({
      {kHeader + "b\tperson\tAnn Moss\tPremier Moss [2001/2003-05]\tthe premier [2001/2003-05]|Moss"
                 "\tgroup/cabinet [../2003]|x\t1950\t\n",
       "person/b \"Ann Moss\" =Premier Moss ~the premier ~Moss <group/cabinet <person/x {1950/..} "
       "Premier Moss[2001/2003-05] the premier[2001/2003-05] group/cabinet[../2003]\n",
       ""},
      {kHeader + "b\tgroup\tB\tMinistry [of Truth]|B [2004]|C [2004/..]\n",
       "group/b \"B\" =Ministry [of Truth] =B =C B[2004/2004] C[2004/..]\n", ""},
      {kHeader + "b\tgroup\tB\tC [soon 2004]|D [../..]\n", "group/b \"B\" =C =D [../..]\n",
       "line 2: \"[soon 2004]\" is no time; \"C\" holds always"},
  });
}

TEST_CASE("FollowTheMoney: schemata, names, links and posts") {
  check({
      {R"({"id":"Q1","schema":"Person","caption":"Ann Moss","properties":{"name":["Moss, Ann","Ann Moss"],"alias":["A. Moss"],"weakAlias":["Annie"],"previousName":["Ann Berg"],"birthDate":["1950-02-01T00:00:00"],"deathDate":["2020"]}})",
       "person/Q1 \"Ann Moss\" =Moss, Ann =A. Moss =Ann Berg ~Annie {1950-02-01/2020}\n", ""},
      {R"({"id":"g","schema":"PublicBody","properties":{"name":["Ministry of Salt"],"incorporationDate":["1901"],"parent":["h"]}})"
       "\n"
       R"({"id":"h","schema":"LegalEntity","properties":{"name":["State"],"subsidiaries":["k"]}})"
       "\n"
       R"({"id":"group/k","schema":"Company","properties":{"name":["Salt Ltd"]}})"
       "\n",
       "group/g \"Ministry of Salt\" <group/h {1901/..}\ngroup/h \"State\"\n"
       "group/k \"Salt Ltd\" <group/h\n",
       ""},
      {R"({"id":"m","schema":"Membership","properties":{"member":["p"],"organization":["o"],"startDate":["2001"],"endDate":["2002-03"]}})"
       "\n"
       R"({"id":"p","schema":"Person","properties":{"name":["P P"]}})"
       "\n"
       R"({"id":"o","schema":"Organization","properties":{"name":["O"]}})"
       "\n"
       R"({"id":"w","schema":"Ownership","properties":{"owner":["p"],"asset":["o"]}})"
       "\n"
       R"({"id":"d","schema":"Directorship","properties":{"director":["p"],"organization":["boat"]}})",
       "person/p \"P P\" <group/o group/o[2001/2002-03]\ngroup/o \"O\" <person/p\n", ""},
      {R"({"id":"p","schema":"Person","properties":{"name":["P P"]}})"
       "\n"
       R"({"id":"x","schema":"Position","properties":{"name":["Minister of Salt"]}})"
       "\n"
       R"({"id":"y","schema":"Occupancy","properties":{"holder":["p"],"post":["x"],"startDate":["2001"]}})",
       "person/p \"P P\" ~Minister of Salt Minister of Salt[2001/..]\n", ""},
      // Nested records, as OpenSanctions' targets.nested has them; what names nobody.
      {R"({"id":"p","schema":"Person","properties":{"name":["P P"],"directorshipDirector":[{"id":"d","schema":"Directorship","properties":{"director":["p"],"organization":[{"id":"o","schema":"Company","properties":{"name":["O"]}}]}}],"addressEntity":[{"id":"a","schema":"Address","properties":{"full":["1 Street"]}}]}})",
       "group/o \"O\"\nperson/p \"P P\" <group/o\n", ""},
      {R"({"id":"v","schema":"Vessel","properties":{"name":["Boat"]}})", "", ""},
      // A town is an address without a street; its country is what an authority has by the code.
      {R"({"id":"a","schema":"Address","caption":"Herat, AF","properties":{"full":["Herat, AF"],"city":["Herat"],"country":["af"]}})"
       "\n"
       R"({"id":"b","schema":"Address","properties":{"full":["1 Main Street, Herat"],"country":["af"]}})"
       "\n"
       R"({"id":"c","schema":"Address","properties":{"city":["Herat"],"street":["Main Street"]}})"
       "\n"
       R"({"id":"place/af","schema":"Address","properties":{"full":["Afghanistan"]}})",
       "place/a \"Herat\" <place/af\nplace/af \"Afghanistan\"\n", ""},
  });
}

TEST_CASE("FollowTheMoney: bad rows are reported and left out, the rest is used") {
  const std::string good = R"({"id":"g","schema":"Company","properties":{"name":["G"]}})";
  const std::string entity = "group/g \"G\"\n";
  check({
      {"{\"id\":\n" + good, entity, "line 1: not valid JSON at byte 7; the row is left out"},
      {good + "\n[1]\n\n", entity, "line 2: not a JSON object; the row is left out"},
      {good + "\n{\"id\":\"x\"}", entity, "line 2: no schema; the row is left out"},
      {good + "\n" + R"({"schema":"Person","properties":{"name":["X"]}})", entity,
       "line 2: no id; the row is left out"},
      {good + "\n" + R"({"id":"x","schema":"Person","properties":{"name":[""]}})", entity,
       "line 2: no name; the row is left out"},
      {good + "\n" + R"({"id":"a\nb","schema":"Person","properties":{"name":["X"]}})", entity,
       "line 2: its id holds control characters; the row is left out"},
      {good + "\n{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[\"\xff\"]}}", entity,
       "line 2: not valid JSON at byte 52; the row is left out"},
      {R"({"id":"p","schema":"Person","properties":{"name":["P"],"birthDate":["long ago"]}})",
       "person/p \"P\"\n", ""},
  });
}

TEST_CASE("TEI: lists of persons, organisations and places") {
  check({
      {in_tei("<listPerson><person xml:id=\"p1\"><persName>Durbrow, Elbridge,</persName>"
              "<persName type=\"main\">Elbridge Durbrow</persName><persName from=\"1957\" "
              "to=\"1961\">Ambassador Durbrow</persName><birth when=\"1903-09-21\"/><death "
              "when=\"1997\"/><note><persName>Not he</persName></note></person></listPerson>"),
       "person/p1 \"Elbridge Durbrow\" =Durbrow, Elbridge =Ambassador Durbrow {1903-09-21/1997} "
       "Ambassador Durbrow[1957/1961]\n",
       ""},
      {in_tei("<listPerson><person xml:id=\"p2\"><persName><roleName>Gen.</roleName> "
              "<forename>Ernst</forename> <forename>Hans</forename> <nameLink>van der</nameLink> "
              "<surname>Beugel</surname> <genName>Jr.</genName></persName></person></listPerson>"),
       "person/p2 \"Beugel, Ernst Hans van der, Jr.\" ~Gen. Beugel\n", ""},
      {in_tei("<listPerson><person xml:id=\"b\"><persName>James Baker</persName><occupation "
              "from=\"1989\" to=\"1992\">Secretary of <hi>State</hi></occupation><occupation>lawyer"
              "</occupation></person><person xml:id=\"v\"><persName><roleName from=\"1961\">"
              "President</roleName> <forename>Andrew</forename> <surname>Vane</surname></persName>"
              "</person></listPerson>"),
       "person/b \"James Baker\" ~Secretary of State ~lawyer Baker Secretary of State[1989/1992]\n"
       "person/v \"Vane, Andrew\" ~President Vane President Vane[1961/..]\n",
       ""},
      {in_tei("<listPerson><person key=\"k1\"><persName>A A</persName></person><person corresp="
              "\"people.xml#k2\"><persName>B B</persName></person><person><persName ref=\"#k3 #x\">"
              "C C</persName></person></listPerson><listOrg><org><orgName key=\"o1\">O</orgName>"
              "</org></listOrg>"),
       "person/k1 \"A A\"\nperson/k2 \"B B\"\nperson/k3 \"C C\"\ngroup/o1 \"O\"\n", ""},
      {in_tei("<listOrg><org xml:id=\"o1\"><orgName>State</orgName><org xml:id=\"o2\"><orgName>"
              "Office</orgName></org></org></listOrg><listPerson><person xml:id=\"p3\"><persName>"
              "Ann Moss</persName><affiliation ref=\"#o2\" from=\"2001\"/></person></listPerson>"),
       "group/o2 \"Office\" <group/o1\ngroup/o1 \"State\"\nperson/p3 \"Ann Moss\" <group/o2 "
       "group/o2[2001/..]\n",
       ""},
      {in_tei("<listPlace><place xml:id=\"k\"><placeName>Kabul</placeName><placeName "
              "xml:lang=\"fr\">Kaboul</placeName><country ref=\"#af\">Afghanistan</country></place>"
              "<place xml:id=\"af\"><country>Afghanistan</country></place></listPlace>"),
       "place/k \"Kabul\" =Kaboul <place/af\nplace/af \"Afghanistan\"\n", ""},
      {"<listPerson><person xml:id=\"a\"><persName>A A</persName></person><person><persName>no id"
       "</persName></person><person xml:id=\"c\"/><listRelation><relation name=\"memberOf\" "
       "active=\"#a\" passive=\"group/g\" to=\"1999\"/></listRelation></listPerson>",
       "person/a \"A A\" <group/g group/g[../1999]\n", ""},
      {"<TEI><text><body><list><item><persName xml:id=\"p_D\">Durbrow, Elbridge</persName>, "
       "envoy</item></list><p><persName xml:id=\"q\">He</persName></p></body></text></TEI>",
       "person/p_D \"Durbrow, Elbridge\"\n", ""},
      {"<listOrg><org xml:id=\"a\"><orgName>A</orgName></org><org", "group/a \"A\"\n",
       "line 1: is not well-formed: Couldn't find end of Start Tag org; entries before it, which "
       "are kept: 1"},
  });
  CHECK_THROWS_AS(load("<html><p>x</p></html>"), Error);
  CHECK_THROWS_AS(load(in_tei("<listPerson/>")), Error);
}

TEST_CASE("hostile authority files are read in time, and survived") {
  const std::string long_name(10 << 20, 'x');
  std::string deep = R"({"id":"d","schema":"Company","properties":{"name":)";
  deep += std::string(2'000'000, '[') + std::string(2'000'000, ']') + "}}";
  std::string bars = kHeader + "b\tgroup\tB\t", members, dated = kHeader + "b\tgroup\tB\t";
  for (int i = 0; i < 300'000; ++i) bars += "n" + std::to_string(i) + "|";
  for (int i = 0; i < 100'000; ++i) {
    members +=
        R"({"id":"m","schema":"Membership","properties":{"member":["g"],"organization":["h)" +
        std::to_string(i % 50'000) + "\"],\"startDate\":[\"2001\"]}}\n";
    dated += "n" + std::to_string(i) + " [2001]|";
  }
  std::string people = R"({"id":"g","schema":"Company","properties":{"name":["G"]}})";
  for (int i = 0; i < 50'000; ++i)
    people += "\n{\"id\":\"h" + std::to_string(i) +
              R"(","schema":"Company","properties":{"name":["H"]}})";
  std::string nested;
  for (int i = 0; i < 200'000; ++i) nested += "<person xml:id=\"p\"><persName>";
  for (const std::string& content :
       {kHeader + "b\tgroup\t" + long_name + "\n", "{" + long_name, "<" + long_name,
        "<TEI>" + nested, deep, bars, people + "\n" + members, dated,
        kHeader + std::string(1 << 20, '\xff') + "\n"}) {
    const auto start = std::clock();  // Of the processor: the machine may be busy.
    try {
      load(content);
    } catch (const Error&) {
      // A file in no format is said so.
    }
    CAPTURE(content.substr(0, 60));
    CHECK(std::clock() - start < 20 * CLOCKS_PER_SEC);
  }
}

TEST_CASE("names of countries as running text has them") {
  HeadCount heads;
  for (const char* name : {"Korea, Republic of", "Korea, Democratic People's Republic of",
                           "Iran, Islamic Republic of"})
    heads.add(name);
  const auto names = [&](const char* name, const char* common, const char* official) {
    std::string out;
    for (const auto& one : country_names(name, common, official, heads).strong) out += "|" + one;
    return out;
  };
  CHECK(names("Iran, Islamic Republic of", "", "") == "|Iran|Islamic Republic of Iran");
  CHECK(names("Korea, Republic of", "", "") == "|Republic of Korea");
  CHECK(names("Korea, Republic of", "South Korea", "") == "|South Korea|Republic of Korea");
  CHECK(names("Virgin Islands, British", "", "") == "|British Virgin Islands");
  CHECK(names("Congo, The Democratic Republic of the", "", "") ==
        "|Congo|Democratic Republic of the Congo");
  CHECK(names("Holy See (Vatican City State)", "", "the Holy See") == "|Holy See");
  struct Translation {
    const char *translation, *english, *language, *name;
  };
  const Translation rows[] = {
      {"Niemcy", "Germany", "pl", "Niemcy"},
      {"Boliwia - Wielonarodowe Państwo", "Iran, Islamic Republic of", "pl", "Boliwia"},
      {"Corée, République de", "Korea, Republic of", "fr", ""},
      {"Corea", "Korea, Republic of", "es", ""},
      {"Republika Korei", "Korea, Republic of", "pl", "Republika Korei"},
      {"l'État de Palestine", "the State of Palestine", "fr", "État de Palestine"},
      {"الولايات المتّحدة", "United States", "ar", "الولايات المتحدة"},
      {"إيران، الجمهوريّة الإسلاميّة الإيرانيّة", "Iran, Islamic Republic of", "ar", "إيران"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.translation);
    const auto found = translated_names(row.translation, row.english, row.language, heads);
    CHECK((found.empty() ? "" : found[0]) == row.name);
  }
}

TEST_CASE("names of countries in the cases of running text") {
  struct Declined {
    std::string name, language, forms;
  };
  const Declined rows[] = {
      {"Afganistan", "pl", "Afganistanu Afganistanowi Afganistanem Afganistanie"},
      {"Irak", "pl", "Iraku Irakowi Irakiem"},
      {"Czad", "pl", "Czadu Czadowi Czadem Czadzie"},
      {"Francja", "pl", "Francji Francję Francją"},
      {"Hiszpania", "pl", "Hiszpanii Hiszpanię Hiszpanią"},
      {"Polska", "pl", "Polski Polsce Polskę Polską"},
      {"Uganda", "pl", "Ugandy Ugandzie Ugandę Ugandą"},
      {"Angola", "pl", "Angoli Angolę Angolą"},
      {"Chiny", "pl", "Chinom Chinami Chinach"},
      {"Niemcy", "pl", "Niemiec Niemcom Niemcami Niemczech"},
      {"Maroko", "pl", "Maroka Maroku Marokiem"},
      {"Korea Południowa", "pl", "Korei Południowej Koreę Południową Koreą Południową"},
      {"Arabia Saudyjska", "pl", "Arabii Saudyjskiej Arabię Saudyjską Arabią Saudyjską"},
      {"Wielka Brytania", "pl", "Wielkiej Brytanii Wielką Brytanię Wielką Brytanią"},
      {"Republika Czadu", "pl", ""},
      {"Afghanistan", "de", "Afghanistans"},
      {"Vereinigte Staaten", "de", ""},
      {"Falklandinseln", "de", ""},
      {"Афганистан", "ru", "Афганистана Афганистану Афганистаном Афганистане"},
      {"Франция", "ru", "Франции Францию Францией"},
      {"Україна", "uk", "України Україні Україну Україною"},
      {"السعودية", "ar", "والسعودية بالسعودية فالسعودية وبالسعودية للسعودية وللسعودية"},
      {"تشاد", "ar", "وتشاد بتشاد فتشاد وبتشاد لتشاد ولتشاد"},
      {"France", "fr", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    std::string out;
    for (const auto& one : declined_place(row.name, row.language))
      out += (out.empty() ? "" : " ") + one;
    CHECK(out == row.forms);
  }
}

TEST_CASE("iso-codes: countries known by code or name get their names, others are added") {
  const TemporaryFolder folder;
  folder.write("json/iso_3166-1.json", R"({"3166-1":[
    {"alpha_2":"AF","name":"Afghanistan","official_name":"Islamic Republic of Afghanistan"},
    {"alpha_2":"NU","name":"Niue"}, {"alpha_2":"TD","name":"Chad"}, 7, {"name":"Nowhere"}]})");
  folder.write("json/iso_3166-3.json", R"({"3166-3":[
    {"alpha_4":"SUHH","name":"USSR, Union of Soviet Socialist Republics","withdrawal_date":"1992-08-30"},
    {"alpha_4":"BUMM","name":"Burma","withdrawal_date":"1989-12-05"}]})");
  folder.write("json/iso_3166-2.json", R"({"3166-2":[
    {"code":"AF-KAB","name":"Kābul","type":"Province"}, {"code":"XX-1","name":"X","type":"State"}]})");
  Loaded loaded;
  load_authority(folder.write("a.tsv", kHeader + "afghanistan\tplace\tAfghanistan\nkabul\tplace\t"
                                                 "Kabul\t\t\tplace/afghanistan\nburma\tplace\t"
                                                 "Myanmar\tBurma\nchad\tperson\tChad\n"),
                 loaded.authority, loaded.diagnostics);
  AuthorityCollector collector(kIsoCodes, loaded.authority, loaded.diagnostics);
  CHECK(read_iso_codes(true, collector, {folder.path() + "/json", folder.path() + "/locale"}));
  CHECK(loaded.entities() ==
        "place/afghanistan \"Afghanistan\" =Islamic Republic of Afghanistan\n"
        "place/kabul \"Kabul\" <place/afghanistan\nplace/burma \"Myanmar\" =Burma\n"
        "person/chad \"Chad\"\nplace/nu \"Niue\"\nplace/td \"Chad\"\n"
        "place/suhh \"USSR\" =Union of Soviet Socialist Republics {../1992-08-30}\n"
        "place/af-kab \"Kābul Province\" ~Kābul <place/afghanistan\n");
  CHECK(loaded.faults() == "");
  CHECK(loaded.authority.countries.at("af") == "place/afghanistan");
  CHECK(!read_iso_codes(true, collector, {folder.path() + "/none", ""}));
}

TEST_CASE("the installed iso-codes: names of countries in the kiosk's languages, and no quarrels") {
  if (!fs::exists(IsoCodesFolders().json)) return;
  Loaded loaded = load_sample_and_countries();
  check_authority(loaded.authority, loaded.diagnostics);
  CHECK(loaded.faults() == "");
  const std::pair<const char*, const char*> rows[] = {
      {"place/chad", "Czad"},
      {"place/chad", "Tschad"},
      {"place/chad", "تشاد"},
      {"place/cyprus", "Chypre"},
      {"place/cyprus", "Cypr"},
      {"place/germany", "Німеччина"},
      {"place/saudi-arabia", "المملكة العربية السعودية"},
      {"place/hungary", "Węgry"},
  };
  for (const auto& [id, name] : rows) {
    CAPTURE(name);
    REQUIRE(loaded.authority.by_id.contains(id));
    const auto& names = loaded.authority.entities[loaded.authority.by_id.at(id)].translated;
    CHECK(std::any_of(names.begin(), names.end(),
                      [&, wanted = std::string(name)](const auto& n) { return n.name == wanted; }));
  }
}

TEST_CASE("countries are found in text of the kiosk's languages") {
  if (!fs::exists(IsoCodesFolders().json)) return;
  Loaded loaded = load_sample_and_countries();
  const Gazetteer gazetteer(loaded.authority, StopLists());
  struct Sentence {
    std::string language, text, places;
  };
  const Sentence rows[] = {
      {"pl", "Wojska wróciły z Czadu przez Niemcy i Cypr do Polski.",
       "place/chad place/germany place/cyprus place/poland"},
      {"pl", "Rozmowy w Arabii Saudyjskiej i na Węgrzech, potem w Stanach Zjednoczonych.",
       "place/saudi-arabia place/hungary place/united-states"},
      {"de", "Die Grenze Tadschikistans zu Kirgisistan und die Regierung Ungarns.",
       "place/tajikistan place/kyrgyzstan place/hungary"},
      {"fr", "La Hongrie, le Tchad et l'Ouzbékistan.", "place/hungary place/chad place/uzbekistan"},
      {"es", "El Chad, Hungría y Kirguistán.", "place/chad place/hungary place/kyrgyzstan"},
      {"ar", "وصل الوفد إلى تشاد وباكستان ثم إلى السعودية.",
       "place/chad place/pakistan place/saudi-arabia"},
      {"en", "The Chin report on Czech exports, and Island hopping by Maurice Papon.", ""},
      {"de", "Das Kabinett von Island tagte.", "place/iceland"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    Document document;
    document.meta.language = row.language;
    document.paragraphs.push_back({Zone::Body, "", row.text, 0});
    tag_document(gazetteer, Analyzer(), document);
    std::string out;
    for (const auto& mention : document.mentions) out += (out.empty() ? "" : " ") + mention.entity;
    CHECK(out == row.places);
  }
}

TEST_CASE("message catalogues: both byte orders, and files that are none") {
  const auto number = [](std::uint32_t value, bool big) {
    std::string out(4, '\0');
    for (int i = 0; i < 4; ++i)
      out[static_cast<std::size_t>(big ? 3 - i : i)] = static_cast<char>(value >> (8 * i) & 0xFFU);
    return out;
  };
  for (const bool big : {false, true}) {
    std::string bytes;
    for (const std::uint32_t value : {0x950412DEU, 0U, 1U, 28U, 36U, 0U, 0U, 7U, 44U, 6U, 52U})
      bytes += number(value, big);
    bytes += std::string("Germany\0Niemcy\0", 15);
    const TemporaryFolder folder;
    CHECK(MessageCatalogue(folder.write("a.mo", bytes)).find("Germany") == "Niemcy");
    for (std::size_t size = 0; size < bytes.size() - 1; ++size)
      CHECK(MessageCatalogue(folder.write("a.mo", bytes.substr(0, size))).find("Germany") == "");
    for (std::size_t at = 0; at < 44; ++at) {
      auto broken = bytes;
      broken[at] = '\xff';
      MessageCatalogue(folder.write("a.mo", broken)).find("Germany");
    }
  }
  CHECK(MessageCatalogue("/nowhere.mo").empty());
}
