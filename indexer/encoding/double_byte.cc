// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/encoding/double_byte.h"

#include <unicode/ucnv.h>

#include <map>
#include <set>
#include <string>

#include "indexer/encoding/charset.h"
#include "indexer/encoding/letter_model.h"

namespace dossier {
namespace {

// Half bits.
constexpr std::int64_t kIllFormed = 80;
constexpr std::int64_t kFrequent = 10;
constexpr std::int64_t kKana = 13;
constexpr std::int64_t kPunctuation = 14;
constexpr std::int64_t kFirstLevel = 22;
constexpr std::int64_t kHangul = 18;
constexpr std::int64_t kSecondLevel = 36;
constexpr std::int64_t kRow = 32;         // Greek, Cyrillic, drawing; kana outside of Japan.
constexpr std::int64_t kHalfKana = 24;    // Half-width katakana, a byte each.
constexpr std::int64_t kBesideWord = 12;  // Between two letters of an ASCII word.

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool within(unsigned char byte, unsigned first, unsigned last) {
  return byte >= first && byte <= last;
}

/// Of EUC's family: both bytes of a character in the standard's own table are above A0.
std::int64_t gb18030(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at), trail = byte_at(text, at + 1);
  if (within(lead, 0x81, 0xFE) && within(trail, 0x30, 0x39)) {
    const bool whole =
        within(byte_at(text, at + 2), 0x81, 0xFE) && within(byte_at(text, at + 3), 0x30, 0x39);
    at += whole ? 4 : 1;
    return whole ? kSecondLevel * 2 : kIllFormed;
  }
  if (!within(lead, 0x81, 0xFE) || !within(trail, 0x40, 0xFE) || trail == 0x7F)
    return ++at, kIllFormed;
  at += 2;
  if (trail < 0xA1) return kSecondLevel;
  if (within(lead, 0xB0, 0xD7)) return kFirstLevel;
  return lead == 0xA1 || lead == 0xA3 ? kPunctuation : lead < 0xB0 ? kRow : kSecondLevel;
}

std::int64_t big5(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at), trail = byte_at(text, at + 1);
  if (!within(lead, 0x81, 0xFE) || (!within(trail, 0x40, 0x7E) && !within(trail, 0xA1, 0xFE)))
    return ++at, kIllFormed;
  at += 2;
  if (within(lead, 0xA4, 0xC6)) return kFirstLevel;
  return lead == 0xA1 ? kPunctuation : within(lead, 0xC9, 0xF9) ? kSecondLevel : kRow;
}

std::int64_t shift_jis(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at), trail = byte_at(text, at + 1);
  if (within(lead, 0xA1, 0xDF)) return ++at, kHalfKana;
  const bool double_byte = within(lead, 0x81, 0x9F) || within(lead, 0xE0, 0xFC);
  if (!double_byte || !within(trail, 0x40, 0xFC) || trail == 0x7F) return ++at, kIllFormed;
  at += 2;
  if (lead == 0x81) return kPunctuation;
  if (lead == 0x82) return trail >= 0x9F ? kKana : kPunctuation;
  if (lead == 0x83) return trail <= 0x96 ? kKana + 3 : kRow;
  const bool first = within(lead, 0x89, 0x97) || (lead == 0x88 && trail >= 0x9F) ||
                     (lead == 0x98 && trail <= 0x72);
  return first ? kFirstLevel : lead < 0x88 ? kRow : kSecondLevel;
}

std::int64_t euc_jp(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at), trail = byte_at(text, at + 1);
  if (lead == 0x8E && within(trail, 0xA1, 0xDF)) return at += 2, kHalfKana * 2;
  if (lead == 0x8F && trail >= 0xA1 && byte_at(text, at + 2) >= 0xA1)
    return at += 3, kSecondLevel * 2;
  if (!within(lead, 0xA1, 0xFE) || !within(trail, 0xA1, 0xFE)) return ++at, kIllFormed;
  at += 2;
  if (lead == 0xA4) return kKana;
  if (lead == 0xA5) return kKana + 3;
  if (within(lead, 0xB0, 0xCF)) return kFirstLevel;
  return lead == 0xA1 || lead == 0xA3 ? kPunctuation : lead < 0xB0 ? kRow : kSecondLevel;
}

std::int64_t euc_kr(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at), trail = byte_at(text, at + 1);
  const bool extended =
      within(trail, 0x41, 0x5A) || within(trail, 0x61, 0x7A) || within(trail, 0x81, 0xA0);
  if (!within(lead, 0x81, 0xFE) || (!within(trail, 0xA1, 0xFE) && !extended))
    return ++at, kIllFormed;
  at += 2;
  if (extended || lead < 0xA1) return lead <= 0xC6 ? kSecondLevel : kIllFormed;
  if (within(lead, 0xB0, 0xC8)) return kHangul;
  return lead == 0xA1 || lead == 0xA3 ? kPunctuation : lead < 0xB0 ? kRow : kSecondLevel;
}

// Frequent in general writing, from frequency lists of each language; a few dozen tell enough.
constexpr DoubleByteCharset kCharsets[] = {
    {"gb18030", gb18030,
     "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过"
     "发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本"
     "前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很"
     "最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度"
     "门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电"
     "数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马"
     "科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万"
     "取拉格望觉术领共确传师观清今切院让识候带导争运"},
    {"big5-hkscs", big5,
     "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過"
     "發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本"
     "前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很"
     "最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度"
     "門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電"
     "數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬"
     "科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬"
     "取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運"},
    {"windows-31j", shift_jis,
     "のにはをたがでてとしれさいなるあっりすまもらこ日本国人年大十二一中長出三時行見月分後前生五間"
     "上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎"
     "白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度"
     "強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町"
     "料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩"
     "風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢"},
    {"euc-jp", euc_jp,
     "のにはをたがでてとしれさいなるあっりすまもらこ日本国人年大十二一中長出三時行見月分後前生五間"
     "上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎"
     "白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度"
     "強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町"
     "料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩"
     "風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢"},
    {"windows-949", euc_kr,
     "이다는을의에가은로하고지한사를기도어인리자대시서나해일정수부과그들있었아제것라적으전스장주만"
     "상보국성여구게원소조관위공비미세신동유치했안화면생경용말할무개실내오던러선모계학방차회년교니"
     "양반산당중물저분행려체금된했데우통력업거요간연진"},
};

/// The frequent characters of each charset, by their bytes.
const std::set<std::string_view>& frequent_of(const DoubleByteCharset& charset) {
  struct Set {
    std::string bytes;
    std::set<std::string_view> characters;
  };
  static const auto sets = [] {
    std::map<std::string_view, Set> made;
    for (const DoubleByteCharset& row : kCharsets) {
      Set& set = made[row.name];
      UErrorCode status = U_ZERO_ERROR;
      set.bytes.resize(row.frequent.size() * 2);
      const std::int32_t size =
          ucnv_convert(std::string(row.name).c_str(), "UTF-8", set.bytes.data(),
                       static_cast<std::int32_t>(set.bytes.size()), row.frequent.data(),
                       static_cast<std::int32_t>(row.frequent.size()), &status);
      if (U_FAILURE(status)) continue;
      for (std::int32_t at = 0; at + 1 < size; at += 2)
        set.characters.insert(std::string_view(set.bytes).substr(static_cast<std::size_t>(at), 2));
    }
    return made;
  }();
  return sets.at(charset.name).characters;
}

bool ascii_letter(unsigned char byte) { return (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z'; }

}  // namespace

std::span<const DoubleByteCharset> double_byte_charsets() { return kCharsets; }

std::int64_t double_byte_cost(const DoubleByteCharset& charset, std::string_view sample) {
  const std::set<std::string_view>& frequent = frequent_of(charset);
  std::int64_t cost = 0;
  unsigned char before = ' ';
  for (std::size_t at = 0; at < sample.size();) {
    const unsigned char byte = byte_at(sample, at);
    if (byte < 0x80) {
      cost += ascii_cost(before, byte);
      before = byte;
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const std::int64_t character = charset.cost(sample, at);
    const bool word_after =
        ascii_letter(byte_at(sample, at)) || ascii_letter(byte_at(sample, at - 1));
    if (ascii_letter(before) && word_after) cost += kBesideWord;
    cost += frequent.contains(sample.substr(begin, at - begin)) ? kFrequent : character;
    before = byte;
  }
  return cost;
}

}  // namespace dossier
