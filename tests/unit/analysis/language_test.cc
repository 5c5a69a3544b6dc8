// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/language.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

#include "analysis/analyzer.h"
#include "analysis/error.h"
#include "analysis/language_detection.h"
#include "tests/temporary_folder.h"

namespace dossier {
namespace {

struct Row {
  const char* text;
  const char* wanted;
};

TEST_CASE("the language of a text") {
  const std::vector<Row> rows = {
      {"", ""},
      {"Kabul 2021", ""},
      {"The soldiers left the airport in the morning and nobody knew what would come next.", "en"},
      {"Die Soldaten haben den Flughafen am Morgen verlassen, und niemand wusste, was kommt.",
       "de"},
      {"Les soldats ont quitté l'aéroport le matin et personne ne savait ce qui allait suivre.",
       "fr"},
      {"Żołnierze opuścili lotnisko rano i nikt nie wiedział, co będzie dalej.", "pl"},
      {"Солдаты покинули аэропорт утром, и никто не знал, что будет дальше.", "ru"},
      {"Солдати залишили аеропорт уранці, і ніхто не знав, що буде далі.", "uk"},
      {"החיילים עזבו את שדה התעופה בבוקר ואיש לא ידע מה יקרה אחר כך", "he"},
      {"军队早上离开了机场，没有人知道接下来会发生什么。这是一个漫长的故事。", "zh"},
      {"\xFF\xFE The soldiers left the airport in the morning and nobody knew why. \xC3", "en"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(detect_language(row.text) == row.wanted);
  }
}

// CLD2 leaves out what repeats, so that no sentence is said twice.
const std::string kEnglish =
    "The soldiers left the airport in the morning and nobody knew what would come next. Shops had "
    "been closed since the summer, and few people were willing to speak about it in the street. "
    "One of the drivers told us that his brother had crossed the border with his wife and three "
    "small children. We asked the old man at the gate whether the office would open again before "
    "winter, but he only shook his head. Later the radio said that talks were going on somewhere "
    "in the south. ";
const std::string kGerman =
    "Die Soldaten haben den Flughafen am Morgen verlassen, und niemand wusste, was danach kommen "
    "sollte. Seit dem Sommer waren die meisten Geschäfte geschlossen, und auf der Straße wollte "
    "kaum jemand darüber sprechen. Ein Fahrer erzählte uns, dass sein Bruder mit seiner Frau und "
    "drei kleinen Kindern über die Grenze gegangen sei. Wir fragten den alten Mann am Tor, ob das "
    "Büro vor dem Winter wieder öffnen werde, doch er schüttelte nur den Kopf. Später hieß es im "
    "Radio, irgendwo im Süden werde noch verhandelt, aber daran glaubte hier schon lange keiner "
    "mehr. Am Abend zogen Wolken über die Berge, der Strom fiel aus, und in den Häusern brannten "
    "Kerzen. Wer konnte, blieb bei Verwandten auf dem Land, wo es wenigstens genug zu essen gab. "
    "Erst nach vielen Wochen kamen die ersten Händler zurück, vorsichtig und mit wenig Ware, weil "
    "sie den neuen Zöllen nicht trauten. Manche von ihnen hatten alles verloren, andere lachten "
    "schon wieder. Ob daraus ein Frieden werden würde, das ließ sich damals noch gar nicht sagen. "
    "Die Lehrerin öffnete trotzdem jeden Tag ihre Schule und wartete auf die Kinder. ";
const std::string kRussian =
    "Солдаты покинули аэропорт утром, и никто не знал, что будет дальше. Магазины были закрыты с "
    "самого лета, и мало кто хотел говорить об этом на улице. Один из водителей рассказал нам, что "
    "его брат перешёл границу с женой и тремя маленькими детьми. Мы спросили старика у ворот, "
    "откроется ли контора до зимы, но он только покачал головой. ";

TEST_CASE("a long text is in one language where its pieces are; else most of it tells") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {kEnglish + kEnglish + kEnglish + kEnglish + kEnglish, "en"},
      {kGerman + kGerman, "de"},
      {kGerman + kRussian + kGerman, "ru"},  // CLD2's word on the whole; German of three pieces.
      // What stands in the second sixth only.
      {kEnglish + kGerman + kEnglish + kEnglish + kEnglish + kEnglish + kEnglish, "de"},
      {kEnglish + kRussian + kEnglish + kEnglish + kEnglish + kEnglish, "ru"},
      {std::string(5000, '\x80') + kEnglish, "en"},
  };
  for (const auto& [text, wanted] : rows) {
    CAPTURE(text.substr(0, 80));
    CHECK(detect_language(text) == wanted);
  }
}

TEST_CASE("language codes and names") {
  const std::vector<Row> rows = {
      {"en", "en"},      {"EN", "en"},       {"pl-PL", "pl"},      {"zh_Hant_TW", "zh"},
      {"POL", "pl"},     {"deu", "de"},      {"ger", "de"},        {"fre", "fr"},
      {"English", "en"}, {" Polish ", "pl"}, {"français", "fr"},   {"Deutsch", "de"},
      {"русский", "ru"}, {"iw", "he"},       {"Pashto", "ps"},     {"", ""},
      {"xx", ""},        {"Klingonish", ""}, {"english text", ""}, {"eng-GB", "en"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(language_code(row.text) == row.wanted);
  }
}

TEST_CASE("stems") {
  const Stemmer english("en");
  CHECK(english.available());
  CHECK(english("negotiations") == english("negotiating"));
  for (const char* language : {"pl", "uk", "", "none", "no such language"}) {
    const Stemmer stemmer(language);
    CHECK_FALSE(stemmer.available());
    CHECK(stemmer("negotiations") == "negotiations");
  }
}

TEST_CASE("stop lists") {
  const TemporaryFolder folder;
  folder.write("en.txt", "\xEF\xBB\xBF# English\nThe\n  and # a comment\r\n\ndon’t\n");
  folder.write("fr.txt", "même\n");
  folder.write("notes.md", "taliban\n");
  StopLists lists;
  lists.load_folder(folder.path());
  CHECK(lists.lists().size() == 2);
  CHECK(lists.contains("en", "the"));
  CHECK(lists.contains("en", "and"));
  CHECK(lists.contains("en", "don't"));
  CHECK(lists.contains("fr", "meme"));
  CHECK_FALSE(lists.contains("fr", "the"));
  CHECK(lists.contains("", "the"));
  CHECK(lists.contains("", "meme"));
  CHECK_FALSE(lists.contains("", "taliban"));
  CHECK_FALSE(lists.contains("", ""));
  CHECK_FALSE(lists.contains("de", "the"));

  lists.load_file("en", folder.write("mine", "kabul\n"));
  CHECK(lists.contains("en", "kabul"));
  CHECK_FALSE(lists.contains("en", "the"));
}

TEST_CASE("the shipped lists hold function words as the analyzer makes terms of them") {
  StopLists lists;
  lists.load_folder(DOSSIER_SOURCE_DIR "/stopwords");
  const Analyzer analyzer;
  for (const auto& [language, words] : lists.lists()) {
    for (const auto& word : words) {
      CAPTURE(language);
      CAPTURE(word);
      const auto tokens = analyzer.analyze(word);
      // A clipped word ("l'", "don't") may make more tokens; whole, it makes its own term.
      if (word.find('\'') != std::string::npos) continue;
      REQUIRE(tokens.size() == 1);
      CHECK(tokens.front().term == word);
    }
  }
  struct Judged {
    const char* language;
    const char* word;
    bool stop;
  };
  for (const auto& [language, word, stop] : std::vector<Judged>{
           {"uk", "Але", true},     {"uk", "Її", true},       {"uk", "який", true},
           {"uk", "всього", true},  {"uk", "цієї", true},     {"uk", "Україна", false},
           {"uk", "мов", false},    {"uk", "війни", false},   {"uk", "уряд", false},
           {"ar", "في", true},      {"ar", "أن", true},       {"ar", "ان", true},
           {"ar", "إلى", true},     {"ar", "الى", true},      {"ar", "على", true},
           {"ar", "وهو", true},     {"ar", "هـذا", true},     {"ar", "هَذَا", true},
           {"ar", "علي", false},    {"ar", "كابل", false},    {"ar", "حكومة", false},
           {"ar", "طالبان", false}, {"ar", "القاعدة", false}, {"ar", "حسن", false}}) {
    CAPTURE(word);
    const auto tokens = analyzer.analyze(word);
    REQUIRE(tokens.size() == 1);
    CHECK(lists.contains(language, tokens.front().term) == stop);
  }
}

TEST_CASE("stop lists that cannot be read name the file and line") {
  const TemporaryFolder folder;
  StopLists lists;
  const std::string bad = folder.write("de.txt", "der\nd\xFCrfen\n");
  CHECK_THROWS_WITH_AS(lists.load_file("de", bad), (bad + ":2: not UTF-8").c_str(), Error);
  CHECK_THROWS_AS(lists.load_file("de", folder.path() + "/none"), Error);
  CHECK_THROWS_AS(lists.load_file("de", folder.path()), Error);
  CHECK_THROWS_AS(lists.load_folder(folder.path() + "/none"), Error);
}

}  // namespace
}  // namespace dossier
