// SPDX-License-Identifier: GPL-2.0-or-later
// Organisations that readers of news know by these names. Of name_lexicon.h: folded; parted by '|'.

#pragma once

#include <string_view>

namespace dossier {

inline constexpr std::string_view kGroupNames =
    "capitol hill|al-qaida|al-qa'ida|al-qa'eda|da'esh|daesh|dae'sh|un|united nations|security "
    "council|un security council|general "
    "assembly|nato|european "
    "union|eu|"
    "european commission|european parliament|african union|arab league|asean|oecd|opec|osce|g7|g8|"
    "g20|imf|international monetary fund|world bank|world trade organization|wto|who|"
    "world health organization|unesco|unicef|unhcr|unrwa|iaea|interpol|europol|icc|icrc|red cross|"
    "red crescent|amnesty international|human rights watch|greenpeace|oxfam|save the children|"
    "white house|pentagon|kremlin|downing street|state department|defense department|"
    "justice department|treasury department|home office|foreign office|foreign ministry|"
    "defense ministry|defence ministry|ministry of defence|ministry of defense|interior ministry|"
    "house of commons|house of lords|house of representatives|bundestag|bundesrat|knesset|duma|"
    "supreme court|high court|central command|cia|fbi|nsa|dea|nasa|fda|epa|fcc|sec|irs|tsa|faa|kgb|"
    "fsb|mi5|mi6|mossad|gestapo|stasi|raf|royal navy|royal air force|luftwaffe|wehrmacht|red army|"
    "us army|us navy|us air force|us marine corps|u.s. army|u.s. navy|u.s. air force|navy seals|"
    "coast guard|national guard|coalition|allies|isil|isis|islamic state|daesh|da'esh|al qaeda|"
    "al-qaeda|al-nusra|al nusra|jabhat al-nusra|taliban|hezbollah|hizbollah|hamas|fatah|plo|ira|"
    "sinn fein|eta|farc|ltte|pkk|ypg|sdf|peshmerga|boko haram|al-shabaab|muslim brotherhood|"
    "ku klux klan|naacp|aclu|afl-cio|republican party|democratic party|labour party|"
    "conservative party|liberal democrats|tories|gop|communist party|nazi "
    "party|bbc|cnn|nbc|cbs|abc|"
    "fox news|fox|mtv|espn|hbo|pbs|npr|itv|sky news|al jazeera|al-jazeera|reuters|associated "
    "press|afp|"
    "bloomberg|new york times|washington post|wall street journal|los angeles times|time magazine|"
    "the guardian|financial times|newsweek|rolling stone|billboard|playboy|disney|walt "
    "disney|pixar|"
    "paramount|universal|warner bros|warner brothers|mgm|columbia records|atlantic records|"
    "capitol records|emi|sony|sony music|bmg|virgin records|motown|def jam|island records|google|"
    "microsoft|apple|ibm|intel|hp|hewlett "
    "packard|dell|oracle|cisco|yahoo|facebook|twitter|amazon|ebay|"
    "youtube|myspace|wikipedia|nintendo|sega|atari|capcom|electronic "
    "arts|samsung|toyota|honda|"
    "nissan|ford|general motors|chrysler|volkswagen|bmw|mercedes-benz|fiat|renault|peugeot|ferrari|"
    "porsche|boeing|airbus|lockheed martin|raytheon|northrop grumman|general "
    "electric|siemens|philips|"
    "nokia|motorola|ericsson|at&t|verizon|bp|shell|exxon|exxonmobil|chevron|gazprom|aramco|walmart|"
    "mcdonald's|coca-cola|pepsi|nike|adidas|goldman sachs|jp "
    "morgan|citibank|citigroup|hsbc|barclays|"
    "lehman brothers|deutsche bank|nfl|nba|nhl|mlb|mls|ncaa|fifa|uefa|ioc|pga|nascar|wwe|"
    "premier league|major league baseball|national football league|national hockey league|"
    "national basketball association|manchester united|manchester city|liverpool "
    "fc|arsenal|chelsea|"
    "tottenham|everton|real madrid|fc barcelona|bayern munich|juventus|ac milan|inter milan|ajax|"
    "celtic|new york yankees|boston red sox|harvard|harvard university|yale|yale university|"
    "stanford university|princeton university|mit|caltech|ucla|oxford university|cambridge "
    "university|"
    "beatles|rolling stones|led zeppelin|pink floyd|u2|metallica|nirvana|radiohead|coldplay|"
    "pearl jam|black sabbath|iron maiden|deep purple|queen|abba|beach boys|catholic church|"
    "roman catholic church|church of england|vatican|salvation army|boy scouts|girl scouts|ymca|"
    "freemasons";

}  // namespace dossier
