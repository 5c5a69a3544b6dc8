// SPDX-License-Identifier: GPL-2.0-or-later
// Words that names hold or stand beside. Of name_lexicon.h: folded; words parted by blanks, places
// by '|'.

#pragma once

#include <string_view>

namespace dossier {

// The last word of an organisation's name: the Communist Party, Caloi Inc., the 3rd Battalion.
inline constexpr std::string_view kGroupTailWords =
    "academy administration affiliation agency airline airlines airways alliance army arsenal "
    "assembly "
    "association associates athletic authority band bank battalion battery board brigade bros "
    "brotherhood bureau cabinet caucus center centre chamber choir church city-council club co "
    "coalition "
    "collective college command commission committee commons community company confederation "
    "conference congress conservatory consortium convent cooperative corp corporation corps "
    "council "
    "court department directorate division duma ensemble enterprises entertainment faction faculty "
    "fc federation fellowship fleet force forces foundation front fund gallery games gang "
    "government "
    "group guard guards guild holdings hospital hotel inc industries initiative inspectorate "
    "institute "
    "institution insurgency intelligence international jihad journal junta knesset laboratory "
    "laboratories labs league legion legislature library limited line lines llc llp ltd magazine "
    "marines media "
    "militia ministry mission monastery motors movement museum navy network news "
    "newspaper observatory office opera orchestra order organisation organization panel parliament "
    "parties "
    "partnership party patrol philharmonic platoon plc police post press productions "
    "publications publishers publishing quartet radio railroad railway railways records regiment "
    "registry "
    "rifles school schools secretariat seminary senate service services society software squad "
    "squadron "
    "staff station studio studios symphony syndicate systems team technologies television theater "
    "theatre "
    "times treasury tribunal tribune troops trust union united university wing works workshop ymca "
    "herald gazette chronicle globe observer guardian telegraph daily weekly sentinel broncos "
    "bulls "
    "giants tigers lions eagles bears falcons hawks panthers rangers rovers wanderers athletics "
    "cardinals sox yankees mets dodgers cubs pirates reds braves cowboys redskins raiders chargers "
    "lakers celtics knicks canadiens bruins senators flames oilers penguins bulldogs wildcats "
    "huskies spartans trojans warriors knights saints dolphins jets vikings packers steelers ";

// The first word of one, before "of" or "for": Ministry of Defence, Bank of Montreal.
inline constexpr std::string_view kGroupHeadWords =
    "academy agency alliance army assembly association authority bank board brotherhood bureau "
    "center centre chamber church college commission committee confederation congress "
    "council "
    "court daughters department directorate faculty federation fellowship force forces foundation "
    "friends front government guild hall knights scouts house institute institution international "
    "league ministry "
    "movement museum "
    "office order organisation organization parliament party school secretariat senate society "
    "sons "
    "union university ";

// The last word of a place's name: Orange County, the Tigris River.
inline constexpr std::string_view kPlaceTailWords =
    "airfield airport alley archipelago arch arena avenue base basin bay bayou beach blvd borough "
    "boulevard "
    "bridge building canal canyon cape castle cathedral cave caves cemetery channel circle city "
    "cliff cliffs coast "
    "common corner corridor country county courthouse creek crescent crossing dale dam delta "
    "desert "
    "district drive emirate estate estuary falls farm field fields ford forest fort fortress "
    "garden "
    "gardens gate glacier glen governorate grove gulf harbor harbour heights highlands highway "
    "hill hills hollow "
    "house hut inlet island islands isle isles junction jungle lagoon lake lakes lane lighthouse "
    "lodge mall manor "
    "marsh meadow meadows memorial mesa mine mosque motorway mount mountain mountains municipality "
    "neck "
    "oasis oblast ocean palace parade parish park parkway pass path peak peninsula pier pike place "
    "plain "
    "plains plateau plaza point pond port prairie prefecture province quarter range ranch rapids "
    "reef region republic reserve "
    "reservoir ridge river riverside road rock rocks route sands sea shore shrine sound spring "
    "springs "
    "square stadium strait straits strand street suburb summit swamp temple terrace territories "
    "territory tower towers town township trail tunnel turnpike valley village vineyard volcano "
    "wadi ward "
    "waterfall wharf woods zone ";

// The first word of one: Mount Sinjar, Lake Victoria, San Diego.
inline constexpr std::string_view kPlaceHeadWords =
    "mount mt mont monte lake lac loch fort ft port cape camp saint st ste sainte san santa santo "
    "los las el "
    "isle bay gulf river rio puerto villa ciudad costa sierra playa bad novi nizhny wadi jabal "
    "jebel strait straits sea republic kingdom island point province county city borough duchy "
    "state commonwealth upper lower greater eastern western northern southern central east west "
    "north "
    "south old new grand little ";

// The common nouns of places and groups, in lower case: "the town of X", "X is a river", "the band
// X".
inline constexpr std::string_view kPlaceNouns =
    "town city village region province district county state river lake island peninsula "
    "municipality suburb neighborhood neighbourhood area capital port coast valley mountain hamlet "
    "settlement township parish community commune prefecture territory airport street road station "
    "stream creek borough locality country nation park building bridge railway highway halt "
    "lighthouse mine castle hill cape bay towns cities villages regions provinces districts "
    "counties "
    "states rivers lakes islands suburbs neighborhoods neighbourhoods mountains countries ";

// What else stands beside places.
inline constexpr std::string_view kPlaceWords =
    "outside near toward towards throughout across inside beyond downtown born died buried located "
    "situated headquartered residents governor mayor north south east west northeast northwest "
    "southeast southwest northern southern eastern western central around via border borders hills "
    "streets emigrated visited nearby ";

inline constexpr std::string_view kGroupNouns =
    "band company group party team club league organization organisation agency firm label network "
    "newspaper magazine corporation university college school militia unit regiment battalion "
    "council committee commission association foundation union movement coalition faction gang "
    "church broadcaster airline manufacturer publisher retailer bank ministry parliament "
    "subsidiary "
    "quartet duo trio ensemble orchestra brand chain hospital museum institute society franchise "
    "bands companies groups parties teams clubs organizations organisations agencies firms labels "
    "newspapers magazines universities colleges schools militias units councils ";

// What else stands beside groups.
inline constexpr std::string_view kGroupWords =
    "channel terrorists fighters militants forces troops government officials members army corps "
    "police signed defeated joined founded headquarters owned website spokesman spokeswoman "
    "spokesperson employees against coach coached player players played plays play playing captain "
    "captained drafted traded debuted losing beat versus side squad affiliate members bassist "
    "guitarist drummer vocalist frontman contract ceo chairman employed terrorist fighter "
    "positions ";

// What persons are and do, in lower case before a name: "guitarist", "his wife".
inline constexpr std::string_view kPersonNouns =
    "actor actress activist analyst anchor archaeologist architect artist assassin astronaut "
    "astronomer athlete attorney aunt author ballerina baron bassist biologist bishop boxer boy "
    "boyfriend brother captain cardinal cellist chairman chairwoman champion chancellor chef "
    "chemist chief choreographer coach colleague columnist comedian commander commissioner "
    "composer "
    "conductor consultant cook correspondent count countess cousin cricketer critic dancer "
    "daughter "
    "defender designer detective director dj doctor dramatist drummer duke economist editor "
    "emperor "
    "engineer essayist executive explorer father fiance fiancee fighter filmmaker footballer "
    "founder "
    "friend general girlfriend goalkeeper governor grandfather grandmother grandson guitarist "
    "halfback historian host husband illustrator inventor investor journalist judge keyboardist "
    "king "
    "lawyer leader lieutenant linguist lyricist magician man manager marshal mathematician mayor "
    "midfielder minister model monk mother musician named nephew niece novelist nurse officer "
    "opponent organist owner painter partner percussionist philosopher photographer physicist "
    "pianist pilot pitcher playwright poet politician preacher president priest prince princess "
    "producer professor programmer prophet psychologist publisher quarterback queen rapper "
    "reporter researcher sailor saxophonist scholar scientist screenwriter sculptor secretary "
    "senator sergeant singer sister skater soldier son songwriter soprano spokesman spokesperson "
    "spokeswoman starring starred statesman striker student surgeon teacher tenor theologian "
    "trumpeter "
    "uncle violinist vocalist widow wife woman wrestler writer featuring married versus ";

// Verbs and the like that follow a person's name.
inline constexpr std::string_view kPersonVerbs =
    "said says saying told added argued asked explained replied testified wrote writes believed "
    "believes "
    "thought knew felt met married died dies grew attended graduated studied moved retired "
    "resigned "
    "served became became began was is had has who whom whose himself herself he she played plays "
    "sang sings recorded composed directed stars starred appeared appears portrayed taught worked "
    "works "
    "lived lives returned returns won lost earned received joined left went came arrived decided "
    "accepted agreed claimed claims suggested describes described discovers discovered finds found "
    "tells takes took gave gives made makes led leads commanded defeated succeeded appointed "
    "elected "
    "killed murdered shot loved loves hated wanted wants tried tries explains notes noted stated "
    "announced confirmed insisted denied warned stressed recalled remembers remembered continued "
    "jr sr "
    "opened defined walked ran fought wore spoke speaks called dreams kissed speaks stood sat ";

// What a work, an event or a law is called: neither person, group nor place.
inline constexpr std::string_view kOtherTailWords =
    "war wars battle battles campaign offensive siege revolution uprising rebellion insurrection "
    "award awards prize prizes medal trophy cup championship championships olympics olympic games "
    "tournament series season tour festival carnival day days night week month year century decade "
    "era age "
    "period dynasty empire act acts bill law laws treaty agreement accord accords pact declaration "
    "convention protocol amendment constitution resolution charter code program programme project "
    "plan operation edition album song single film movie book novel chapter volume episode show "
    "theory theorem equation conjecture method effect syndrome disease virus language languages "
    "studies history literature science engineering mathematics english church-slavonic "
    "railroad-car "
    "bible testament gospel koran quran torah prayer mass christmas easter ramadan passover "
    "thanksgiving "
    "renaissance reformation enlightenment holocaust depression cold playstation windows linux "
    "unix "
    "internet web server system mk model class type version phase level grade degree award-winning "
    "championships derby open marathon race bowl grammy oscar emmy manual guide "
    "questionnaire crusade crusades doctrine process talks summit election elections referendum "
    "rights ";

// Works named right after these words are none of ours: "the album X", "the film X".
inline constexpr std::string_view kWorkNouns =
    "album albums song songs single singles film films movie movies book books novel novels series "
    "show episode track tracks game games play musical opera poem poems titled entitled called "
    "article essay magazine story stories ep dvd soundtrack painting ship uss hms ";

// Capitals that stand for no name: TV, DVD, AM.
inline constexpr std::string_view kOtherCapitals =
    "tv cd cds dvd dvds ep eps lp lps am pm fm ad bc bce ce ac dc mp mps mpp mla mep ceo cfo cto "
    "coo vp "
    "pr hr it pc pcs os cpu gpu ram rom usb url html xml http https www pdf dna rna hiv aids sars "
    "covid "
    "gdp gnp vat phd md ma ba mba bsc msc iq ufo suv gps sms atm pin faq diy dj dj mc mvp id ids "
    "ied ieds "
    "vbied vbieds wmd uav uavs rpg ok no nr vs ii iii iv vi vii viii ix xi xii xiii xiv xv xvi i "
    "ft "
    "est edt cst pst gmt utc ed eds vol pp ps rip aka jr sr st mr mrs ms dr hd uhf vhf rpm mph kmh "
    "hp "
    "i'm i've i'd i'll evil sdk api gui lcd led cv cctv rv mri icu er mc rnb uk-based xxx ";

// Words that begin sentences with a capital and are no names.
inline constexpr std::string_view kCommonWords =
    "republic kingdom office "
    "a about above according accordingly across act actually add additional additionally after "
    "afterwards "
    "again against ago all allied almost along already also although altogether always amid among "
    "an "
    "and another any anyone anything apart apparently are around as aside ask at away back based "
    "be because "
    "become been before began beginning behind being below beside besides best better between "
    "beyond big "
    "both but by call called can cannot certain certainly classic clearly come coming commonly "
    "comparatively consequently considering contrary could currently dear depending despite did "
    "different directed "
    "do does doing don't done down due during each earlier early eight either eleven else "
    "elsewhere "
    "enough especially essentially even eventually ever every everybody everyone everything "
    "exactly except "
    "far featuring few fewer fifty final finally first five following for former formerly "
    "fortunately "
    "forty found four from further furthermore general generally get give given go going good "
    "great greater "
    "had half has have having he hello hence her here hereafter hers herself high him himself his "
    "historically "
    "how however hundreds i if imagine immediately in inc included including increasingly indeed "
    "initially instead inside interestingly into ironically is it it's its itself just keep known "
    "largely last "
    "later latter least less let let's like likewise little local located long look low made main "
    "mainly make "
    "many may maybe meanwhile member members might more moreover most mostly mr much must my "
    "myself namely "
    "near nearby nearly need neither never nevertheless new next nine no nobody none nonetheless "
    "nor normally "
    "not notable notably note nothing notwithstanding now nowadays numerous obviously of off often "
    "ok old on once "
    "one only onto opened or original originally other others otherwise our ours out outside over "
    "overall own part "
    "partly people perhaps please plus possibly presently previous previously primarily prior "
    "probably proceeds quite rather ready recent recently regarding regardless released reportedly "
    "result right said same says "
    "second see seven several shall she short shortly should similar similarly simply since six "
    "small so some somebody someone something sometimes somewhat soon special specifically still "
    "subsequently such "
    "suddenly take ten than thank thanks that the their them then there thereafter therefore these "
    "they "
    "third this those though thousands three through throughout thus to today together tomorrow "
    "tonight too "
    "top toward towards traditionally twelve twenty two typically ultimately under unfortunately "
    "unless "
    "unlike until up upon us used using usually various versus very via was we well were what "
    "whatever when "
    "whenever where whereas wherever whether which whichever while who whoever whole whom whose "
    "why will with "
    "within without women men would yes yesterday yet you young your yours can't won't he's she's "
    "that's there's they're we're i'm you're what's who's didn't doesn't isn't "
    "january february march april june july august september october november december jan feb mar "
    "apr "
    "jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon "
    "tue tues wed thu thurs "
    "fri sat spring summer autumn winter fall christmas god lord heaven bible internet web earth "
    "sun "
    "moon mars venus jupiter saturn state federal national international royal foreign public "
    "figure "
    "table chapter section article appendix page part volume photo image source note notes "
    "references "
    "external links history early life career education family works biography background "
    "discography filmography overview introduction summary contents events results population "
    "geography economy politics culture religion death legacy awards production plot reception "
    "track "
    "listing personnel demographics climate transport players season soldiers marines airmen "
    "sailors "
    "operators minister ministers president government parliament senate congress army navy church "
    "university college board council committee department party union team league company group "
    "city town county village street north south east west northern southern eastern western "
    "central english "
    "unlike using born died children son daughter brother sister father mother wife husband king "
    "queen prince "
    "princess duke earl sir lady dr mrs ms professor captain colonel general lieutenant major "
    "sergeant secretary ambassador director chairman ";

// Of peers, princes and bishops, who are called after a place. A king is not: "the King of Spain"
// speaks of Spain; nor a count, of votes, or a lord, of appeal.
inline constexpr std::string_view kPeerTitles =
    "earl duke duchess marquess marquis marques marchioness viscount viscountess countess baron "
    "baroness prince princess archduke archduchess margrave landgrave bishop archbishop ";

// Descriptive first words of organisations: National, Royal.
inline constexpr std::string_view kGroupAdjectives =
    "national royal international federal imperial united joint global central european american "
    "british democratic republican socialist communist liberal labour labor conservative people's "
    "peoples free armed general supreme central special world red ";

}  // namespace dossier
