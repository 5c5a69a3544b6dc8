// SPDX-License-Identifier: GPL-2.0-or-later
// Texts in every encoding that can hold them come back as they were.
#include <doctest/doctest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <optional>
#include <string>
#include <vector>

#include "indexer/encoding/charset_guess.h"
#include "indexer/encoding/mojibake.h"
#include "indexer/encoding/text_decoding.h"

namespace {

using dossier::Diagnostic;

struct Decoded {
  std::string text = "lost";
  std::vector<Diagnostic> diagnostics;
};

Decoded decode(std::string_view bytes) {
  Decoded decoded;
  dossier::ReadSink sink;
  sink.diagnostic = [&](Diagnostic&& fault) { decoded.diagnostics.push_back(std::move(fault)); };
  if (auto text = dossier::decode_text("a.txt", bytes, sink)) decoded.text = std::move(*text);
  return decoded;
}

/// `text` in `charset`; none where the charset cannot hold it.
std::optional<std::string> encode(const std::string& text, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  REQUIRE(U_SUCCESS(status));
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const auto units = icu::UnicodeString::fromUTF8(text);
  std::string out(text.size() * 4 + 16, '\0');
  const auto size = ucnv_fromUChars(converter, out.data(), static_cast<int>(out.size()),
                                    units.getBuffer(), units.length(), &status);
  ucnv_close(converter);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  return out;
}

struct Sample {
  const char* language;
  const char* text;
  std::vector<const char*> charsets;
};

const std::vector<const char*> kWest = {"windows-1252", "iso-8859-15", "ibm-850", "macintosh"};
const std::vector<const char*> kEast = {"windows-1250", "iso-8859-2", "ibm-852"};
const std::vector<const char*> kCyrillic = {"windows-1251", "koi8-u",  "iso-8859-5",
                                            "ibm-855",      "ibm-866", "x-mac-cyrillic"};

// Signs that some of the charsets have not are left out of them.
const std::vector<Sample> kSamples = {
    {"en",
     "The envoy’s café in Zürich was closed. “Nobody told us,” he said, “and the façade was naïve "
     "at best.” He had met the señora there in May – twice – and paid £20 for a résumé of the "
     "talks. The attachés who came later, from Malmö and Córdoba, found the door locked and a note "
     "in the window: ‘Back soon’. They waited for an hour, then left for the château.",
     {"windows-1252"}},
    {"fr",
     "Le ministre des Affaires étrangères a déclaré que la conférence reprendrait après l'été. Les "
     "délégations, réunies à Genève depuis février, n'ont pas réussi à s'entendre sur le contrôle "
     "des frontières ni sur le rôle de la force internationale. «Nous avons besoin de temps», "
     "a-t-il ajouté, «et d'une volonté sincère». Les négociateurs français espèrent conclure dès "
     "septembre, grâce à la médiation de l'émissaire européen.",
     kWest},
    {"de",
     "Die Bundesregierung prüft, ob die Mittel für den Wiederaufbau rechtzeitig ausgezahlt werden "
     "können. Nach Angaben des Auswärtigen Amtes müssen zunächst die Verträge mit den "
     "Hilfsorganisationen geändert werden. Große Teile der Bevölkerung hätten keinen Zugang zu "
     "sauberem Wasser, hieß es in München. Über die nächsten Schritte werde später entschieden, "
     "wenn die Gespräche in Zürich abgeschlossen seien und die Länder zugestimmt hätten.",
     kWest},
    {"es",
     "El portavoz del Ministerio señaló que la reunión se celebrará mañana en Córdoba. Según los "
     "últimos informes, más de quinientas personas cruzaron la frontera después del anuncio. «No "
     "habrá negociación sin garantías», afirmó el capitán, que pidió también más apoyo para los "
     "niños y los jóvenes de la región. Los países vecinos enviarán médicos y alimentos a través "
     "del único puente que aún está abierto. ¿Será suficiente?",
     kWest},
    {"pl",
     "Rzecznik rządu powiedział, że żołnierze wrócą do kraju jeszcze przed świętami. Według niego "
     "ostatni samolot wyląduje we Wrocławiu w środę późnym wieczorem. Część sprzętu zostanie "
     "przekazana miejscowej policji, a resztę wywiezie się koleją. Opozycja zarzuca władzom, że "
     "decyzję podjęto zbyt późno i bez uzgodnień z sojusznikami. Źródła zbliżone do ministerstwa "
     "twierdzą, iż błędów można było łatwo uniknąć, gdyby słuchano ekspertów.",
     kEast},
    {"ru",
     "Представитель министерства сообщил, что переговоры продолжатся на следующей неделе. По его "
     "словам, стороны договорились об обмене пленными и открытии двух дорог для гуманитарных "
     "грузов. Эксперты считают, что полное прекращение огня пока невозможно: слишком велико "
     "недоверие между командирами. Жители города, съехавшие в соседнюю область, ждут разрешения "
     "вернуться домой до начала зимы.",
     kCyrillic},
    {"uk",
     "Речник міністерства повідомив, що переговори триватимуть наступного тижня. За його словами, "
     "сторони домовилися про обмін полоненими та відкриття двох доріг для гуманітарної допомоги. "
     "Експерти вважають, що повне припинення вогню поки неможливе: надто велика недовіра між "
     "командирами. Мешканці міста, які виїхали до сусідньої області, чекають на дозвіл "
     "повернутися додому ще до початку зими. Її не буде довго.",
     {"windows-1251", "koi8-u", "iso-8859-5", "x-mac-cyrillic"}},
    {"ar",
     "قال المتحدث باسم الوزارة إن المفاوضات سوف تستمر في الأسبوع المقبل. وأضاف أن الطرفين اتفقا "
     "على تبادل الأسرى وفتح طريقين أمام المساعدات الإنسانية. ويرى الخبراء أن وقف إطلاق النار "
     "الكامل غير ممكن حاليا بسبب انعدام الثقة بين القادة. وينتظر سكان المدينة الذين نزحوا إلى "
     "المنطقة المجاورة السماح لهم بالعودة إلى بيوتهم قبل بداية الشتاء.",
     {"windows-1256", "iso-8859-6"}},
    {"ja",
     "外務省の報道官は、交渉が来週も続くと述べた。双方は捕虜の交換と、人道支援のための道路を二本開"
     "く"
     "ことで合意したという。専門家は、指揮官の間の不信があまりに大きいため、完全な停戦はまだ不可能"
     "だと"
     "みている。隣の地域に避難した住民は、冬が始まる前に家へ帰る許可を待っている。",
     {"shift_jis", "euc-jp", "iso-2022-jp"}},
    {"zh",
     "外交部发言人表示，谈判将于下周继续进行。双方同意交换战俘，并为人道主义援助开放两条道路。专家"
     "认为"
     "，由于指挥官之间的不信任太深，目前还不可能完全停火。逃到邻近地区的居民正在等待许可，希望在冬"
     "天开"
     "始之前回到自己的家园。",
     {"gb18030"}},
    {"zh-Hant",
     "外交部發言人表示，談判將於下週繼續進行。雙方同意交換戰俘，並為人道主義援助開放兩條道路。專家"
     "認為"
     "，由於指揮官之間的不信任太深，目前還不可能完全停火。逃到鄰近地區的居民正在等待許可，希望在冬"
     "天開"
     "始之前回到自己的家園。",
     {"big5"}},
    {"ko",
     "외교부 대변인은 협상이 다음 주에도 계속될 것이라고 말했다. 양측은 포로를 교환하고 인도적 "
     "지원을 "
     "위해 도로 두 개를 열기로 합의했다. 전문가들은 지휘관들 사이의 불신이 너무 커서 완전한 휴전은 "
     "아직 "
     "불가능하다고 본다. 이웃 지역으로 피난한 주민들은 겨울이 시작되기 전에 집으로 돌아갈 허가를 "
     "기다리고 있다.",
     {"euc-kr"}}};

bool beyond_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<signed char>(c) < 0) return true;
  return false;
}

/// Pieces of about `size` bytes of UTF-8 that begin and end at words, or at signs where there are
/// none.
std::vector<std::string> pieces(const std::string& text, std::size_t size) {
  const auto on_character = [&](std::size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) ++at;
    return std::min(at, text.size());
  };
  std::vector<std::string> out;
  for (std::size_t from = 0; from + size / 2 < text.size(); from += size / 3) {
    const std::size_t word = text.find(' ', from);
    const std::size_t begin = word < from + 40 ? word + 1 : on_character(from);
    out.push_back(text.substr(begin, on_character(begin + size) - begin));
  }
  return out;
}

}  // namespace

TEST_CASE("encoding: every language in every charset that can hold it comes back") {
  std::size_t all = 0, right = 0;
  for (const Sample& sample : kSamples) {
    std::vector<const char*> charsets = sample.charsets;
    for (const char* unicode : {"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "gb18030"})
      charsets.push_back(unicode);
    for (const char* charset : charsets) {
      std::vector<std::string> texts = pieces(sample.text, 200);
      texts.push_back(sample.text);
      texts.push_back(std::string(sample.text) + "\n\n" + sample.text + "\n");
      for (const std::string& text : texts) {
        const bool common =
            std::string_view(charset) == "gb18030" && std::string_view(sample.language) != "zh";
        const auto bytes = encode(text, charset);
        if (!bytes || !beyond_ascii(text) || common) continue;
        ++all;
        const bool same = decode(*bytes).text == text;
        right += same;
        CAPTURE(sample.language);
        CAPTURE(charset);
        CAPTURE(text);
        CAPTURE(dossier::guess_charset(*bytes).charset);
        // A whole text is never wrong; of 200 bytes one in a hundred may be.
        if (text.size() > 250) CHECK(same);
        if (!same) MESSAGE("not as it was");
      }
    }
  }
  CHECK(all > 400);
  CHECK(right * 100 >= all * 99);
}

TEST_CASE("encoding: byte order marks") {
  for (const char* charset : {"utf-16", "utf-32", "utf-8", "utf-16le", "gb18030"}) {
    CAPTURE(charset);
    const bool adds_one =
        std::string_view(charset) == "utf-16" || std::string_view(charset) == "utf-32";
    const auto bytes = encode(adds_one ? "Львів, one." : "\uFEFFЛьвів, one.", charset);
    REQUIRE(bytes);
    CHECK(decode(*bytes).text == "Львів, one.");
    CHECK(decode(*bytes).diagnostics.empty());
  }
}

TEST_CASE("encoding: mojibake is repaired where that is certain") {
  struct Row {
    const char* text;
    const char* wanted;
  };
  const Row rows[] = {
      {"It â€™s a cafÃ©.", "It ’s a café."},
      {"Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"},
      {"РїСЂРёРІРµС‚, РјРёСЂ", "привет, мир"},
      {"Ãƒâ€šÃ‚Â© ÃƒÂ©tÃƒÂ©", "© été"},
      {"Zażółć: Å¼Ã³Å‚w", "Zażółć: żółw"},
      {"ĹĽĂłĹ‚w", "żółw"},               // As windows-1250.
      {"d‚Äô√©t√©", "d’été"},            // As macintosh.
      {"├®t├®", "été"},                  // As ibm-850.
      {"â\u0080\u0099 Ã\u0083", "’ Ã"},  // As ISO 8859-1.
      {"ðŸ˜€ Ã¼", "😀 ü"},
      {"dÃ©jÃ  Ã la gare, voilÃ", "déjà à la gare, voilà"},
      {"prÃ¨s; dÃ©jÃ\u00A0!", "près; déjà!"},
      // Not mojibake.
      {"AMANHÃ” ou MANHÔ, disse “Å”.", "AMANHÃ” ou MANHÔ, disse “Å”."},
      {"«СССР» и «США»", "«СССР» и «США»"},
      {"Ні, її. Ці…", "Ні, її. Ці…"},
      {"Älter als Öl, „Ä“ und Ü.", "Älter als Öl, „Ä“ und Ü."},
      {"√± 2 Ð", "√± 2 Ð"},
      {"L’été, l’étude, l’homme d’État et l’ami", "L’été, l’étude, l’homme d’État et l’ami"},
      {"Саша и сан, сам сад", "Саша и сан, сам сад"},
      {"████╗ ██╗ █╗", "████╗ ██╗ █╗"},
      {"NÃO, IRMÃ… SÃO “MANHÔ e “IRMÔ", "NÃO, IRMÃ… SÃO “MANHÔ e “IRMÔ"},
      {"Ελλάδα, العربية, 東京, ไทย", "Ελλάδα, العربية, 東京, ไทย"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Decoded decoded = decode(row.text);
    CHECK(decoded.text == row.wanted);
    CHECK(decoded.diagnostics.size() == (std::string_view(row.text) == row.wanted ? 0 : 1));
    if (!decoded.diagnostics.empty())
      CHECK(decoded.diagnostics[0].place.starts_with("line 1, byte "));
  }
}

TEST_CASE("encoding: what is broken is named by line and byte") {
  struct Row {
    std::string bytes, wanted, place;
    bool lost;
  };
  const Row rows[] = {
      {"naïve\nZażółć ż\xE2\x80 end", "naïve\nZażółć ż\uFFFD end", "line 2, byte 14", false},
      {"Über uns\nGr\xFC\xDF"
       "e aus K\xF6ln\nschöne Grüße",
       "Über uns\nGrüße aus Köln\nschöne Grüße", "line 2, byte 3", false},
      {"Ja – don\x92t\nJa – ja", "Ja – don’t\nJa – ja", "line 1, byte 11", false},
      {"Smile \xED\xA0\xBD\xED\xB8\x80 ü", "Smile 😀 ü", "", false},
      {"Alone \xED\xA0\xBD ü", "Alone \uFFFD ü", "line 1, byte 7", false},
      {std::string("One\0 two, and a text that goes on for longer than that.", 55),
       "One two, and a text that goes on for longer than that.", "line 1, byte 4", false},
      {"A\r\nB\rC\u2028D\u2029E", "A\nB\nC\nD\n\nE", "", false},
      {"\x1B[1mBold\x1B[0m\x07 bell\x7F", "Bold  bell ", "", false},
      {"It\u0092s \u0080 5", "It’s € 5", "", false},
      {"%PDF-1.4 and more", "lost", "", true},
      {std::string("PK\3\4\0\0abc", 9), "lost", "", true},
      {std::string("ab\0\1\2\0\0cd", 9), "lost", "byte 2", true},
      {"", "", "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const Decoded decoded = decode(row.bytes);
    CHECK(decoded.text == row.wanted);
    REQUIRE(decoded.diagnostics.size() == (row.lost || !row.place.empty() ? 1 : 0));
    if (decoded.diagnostics.empty()) continue;
    CHECK(decoded.diagnostics[0].place == row.place);
    CHECK(decoded.diagnostics[0].document_lost == row.lost);
    CHECK_FALSE(decoded.diagnostics[0].remedy.empty());
  }
}

TEST_CASE("encoding: words of other languages and scripts amid English come back") {
  const std::string before =
      "I have the honor to acknowledge the receipt of your despatch, in which you ask me of ";
  const std::string after =
      " and of the affairs of the legation, which will be laid before the President as soon as he "
      "is back in town, with all that has been said of it here.";
  const std::pair<const char*, const char*> words[] = {
      {"what the paper says: Die Bundesregierung prüft, ob die Mittel ausgezahlt werden",
       "windows-1252"},
      {"what he calls l’éducation à donner à leurs enfants", "windows-1252"},
      {"the paper Gazeta: żołnierze wrócą do kraju", "windows-1250"},
      {"the newspaper Известия of the 5th", "windows-1251"},
      {"«Правда» and Труд, 2-я часть", "x-mac-cyrillic"},
      {"the word ειρήνη of that text", "windows-1253"},
      {"the newspaper 人民日报 of 5月3日", "gb18030"},
      {"what they call السلام عليكم there", "windows-1256"},
      {"the café’s owner said no", "windows-1252"},
      {"Bogotá’s mayor and José’s party", "windows-1252"},
      {"データ, メニュー, キー and コーヒー", "Shift_JIS"},
  };
  for (const auto& [middle, charset] : words) {
    CAPTURE(middle);
    const auto bytes = encode(before + middle + after, charset);
    REQUIRE(bytes);
    CHECK(decode(*bytes).text == before + middle + after);
  }
}

TEST_CASE("encoding: what a page names itself is believed unless it cannot be") {
  const auto guess = [](const char* text, const char* charset, const char* hint) {
    const auto bytes = encode(text, charset);
    REQUIRE(bytes);
    return dossier::guess_charset(*bytes, {hint, "", false}).charset;
  };
  CHECK(guess("Ça va", "windows-1252", "iso-8859-15") == "iso-8859-15");
  CHECK(guess(kSamples[5].text, "windows-1251", "windows-1252") == "windows-1251");
  CHECK(guess(kSamples[5].text, "windows-1251", "koi8-r") == "windows-1251");
  CHECK(guess("Đây là tiê\u0301ng", "windows-1258", "windows-1258") == "windows-1258");
}
