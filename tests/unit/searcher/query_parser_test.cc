// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <chrono>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "searcher/query/query.h"

namespace dossier {
namespace {

struct Row {
  std::string query;
  std::string tree;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(to_string(parse_query(row.query)) == row.tree);
  }
}

TEST_CASE("the example of the header") {
  check(
      {{"taliban (kabul OR kandahar) -\"air force\" place:kabul NEAR/15 group:iskp "
        "date:2021-08..2021-12",
        "(and (word taliban) (or (word kabul) (word kandahar)) (not (phrase \"air force\")) "
        "(near/15 (place kabul) (group iskp)) (date 2021-08..2021-12))"}});
}

TEST_CASE("= asks for what is written so") {
  check({{"=ISKP", "(phrase =\"ISKP\")"},
         {"-=US kabul", "(and (not (phrase =\"US\")) (word kabul))"},
         {"=\"air force\".", "(phrase =\"air force\")"},
         {"=U.S., =al-Qaeda", "(and (phrase =\"U.S.\") (phrase =\"al-Qaeda\"))"},
         {"person:=Milley", "(person =Milley)"},
         {"@=ISKP @=\"IS K\"", "(and (actor =ISKP) (actor =\"IS K\"))"},
         {"person:(=Milley OR mckenzie)", "(or (person =Milley) (person mckenzie))"},
         {"=ISKP NEAR/5 kabul", "(near/5 (phrase =\"ISKP\") (word kabul))"},
         {"in:notes =ISKP", "(in notes (phrase =\"ISKP\"))"},
         {"a = b =, =\"\" ==c", "(and (word a) (word b) (phrase =\"c\"))"},
         {"=(a b)", "(and (word a) (word b))"},
         {"1+1=2", "(word 1+1=2)"}});
}

TEST_CASE("+ behind a name takes in what belongs to it") {
  check({{"place:afghanistan+", "(place afghanistan+)"},
         {"@is+ kabul", "(and (actor is+) (word kabul))"},
         {"@\"Islamic State\"+, x", "(and (actor \"Islamic State\"+) (word x))"},
         {"group:(is+ OR iskp)", "(or (group is+) (group iskp))"},
         {"@is+ NEAR/5 place:kabul", "(near/5 (actor is+) (place kabul))"},
         {"c++ title:c+", "(and (word c) (title c))"},
         {"@is + kabul", "(and (actor is) (word kabul))"}});
}

TEST_CASE("words and the punctuation around them") {
  check({{"", "(everything)"},
         {" \t\n ", "(everything)"},
         {"... - !? , & @ ¹ -- \"\" -\" \"", "(everything)"},
         {"drone", "(word drone)"},
         {"drone strike", "(and (word drone) (word strike))"},
         {"drone, strike; killed. who? ten!",
          "(and (word drone) (word strike) (word killed) (word who) (word ten))"},
         {"ISIS-K al-Qaeda's l’État", "(and (word ISIS-K) (word al-Qaeda's) (word l’État))"},
         {"U.S. U.N., e.g. the end.",
          "(and (word U.S.) (word U.N.) (word e.g.) (word the) (word end))"},
         {"‘possible’ «¿cómo?»", "(and (word possible) (phrase \"¿cómo?\"))"},
         {"a - b -- c", "(and (word a) (word b) (word c))"},
         {"--dry-run", "(word dry-run)"},
         {"12:30 9:00.", "(and (word 12:30) (word 9:00))"},
         {"Friends: what role?", "(and (word Friends) (word what) (word role))"},
         {"(see also:) x", "(and (and (word see) (word also)) (word x))"},
         {"H₂O start.¹", "(and (word H₂O) (word start))"},
         {"Кабул 喀布尔", "(and (word Кабул) (word 喀布尔))"},
         {"नमस्ते।", "(word नमस्ते)"},
         {std::string("a\0b\x01"
                      "c\x7F"
                      "d",
                      7),
          "(and (word a) (word b) (word c) (word d))"},
         {"a\xFF"
          "b\xC3",
          "(and (word a) (word b))"},
         {"a\xC2\xA0"
          "b\xE3\x80\x80"
          "c",
          "(and (word a) (word b) (word c))"},
         {"evacu\xC2\xAD"
          "ation می\xE2\x80\x8Cروم",
          "(and (word evacu\xC2\xAD"
          "ation) (word می\xE2\x80\x8Cروم))"},
         {"who@un.org", "(word who@un.org)"},
         {"a||b", "(word a||b)"},
         {"near/5 adj not and or",
          "(and (word near/5) (word adj) (word not) (word and) (word or))"}});
}

TEST_CASE("addresses are phrases of their words") {
  check({{"https://example.org/a-b?c=d", "(phrase \"https://example.org/a-b?c=d\")"},
         {"see http://example.org/.", "(and (word see) (phrase \"http://example.org\"))"},
         {"(http://example.org/x)", "(phrase \"http://example.org/x\")"},
         {"-https://example.org/x_(y)/z",
          "(and (everything) (not (phrase \"https://example.org/x_(y)/z\")))"},
         {"www.example.org/x", "(word www.example.org/x)"}});
}

TEST_CASE("phrases in all quotation marks, without operators inside") {
  check({{"\"air force\"", "(phrase \"air force\")"},
         {"“air force”", "(phrase \"air force\")"},
         {"„air force“ „air force”", "(and (phrase \"air force\") (phrase \"air force\"))"},
         {"«air force» »air force«", "(and (phrase \"air force\") (phrase \"air force\"))"},
         {"”air force”", "(phrase \"air force\")"},
         {"\"air force”", "(phrase \"air force\")"},
         {"“air force\"", "(phrase \"air force\")"},
         {"\"he said “no” twice\"", "(phrase \"he said “no” twice\")"},
         {"\"a AND (b OR -c) title:d e*\"", "(phrase \"a AND (b OR -c) title:d e*\")"},
         {"\"  two \n  lines \"", "(phrase \"two lines\")"},
         {"“say \"x\\y\" now”", "(phrase \"say \\\"x\\\\y\\\" now\")"},
         {"a\"b c\"d", "(and (word a) (phrase \"b c\") (word d))"},
         {"\"us\"", "(phrase \"us\")"}});
}

TEST_CASE("AND, OR, NOT and parentheses") {
  check({{"a AND b c", "(and (word a) (word b) (word c))"},
         {"a b OR c d", "(or (and (word a) (word b)) (and (word c) (word d)))"},
         {"a AND b OR c AND d", "(or (and (word a) (word b)) (and (word c) (word d)))"},
         {"a OR b OR c", "(or (word a) (word b) (word c))"},
         {"a (b OR c) d", "(and (word a) (or (word b) (word c)) (word d))"},
         {"((a))", "(word a)"},
         {"a(b)c", "(and (word a) (word b) (word c))"},
         {"(a b) c", "(and (and (word a) (word b)) (word c))"},
         {"a NOT b", "(and (word a) (not (word b)))"},
         {"a AND NOT b", "(and (word a) (not (word b)))"},
         {"NOT a b", "(and (not (word a)) (word b))"},
         {"NOT (a OR b) c", "(and (not (or (word a) (word b))) (word c))"},
         {"a -b -\"c d\" -(e f) -title:g -@h",
          "(and (word a) (not (word b)) (not (phrase \"c d\")) (not (and (word e) (word f))) "
          "(not (title g)) (not (actor h)))"},
         {"NOT a", "(and (everything) (not (word a)))"},
         {"-a -b", "(and (everything) (not (word a)) (not (word b)))"},
         {"a OR NOT b", "(or (word a) (and (everything) (not (word b))))"},
         {"NOT NOT a", "(word a)"},
         {"NOT -a b", "(and (word a) (word b))"},
         {"NOT NOT NOT a b", "(and (not (word a)) (word b))"},
         {"a -AND -OR", "(and (word a) (not (word AND)) (not (word OR)))"},
         {"AND, a", "(and (word AND) (word a))"}});
}

TEST_CASE("NEAR and ADJ") {
  check({{"a NEAR/5 b", "(near/5 (word a) (word b))"},
         {"a NEAR b", "(near/10 (word a) (word b))"},
         {"a ADJ/3 b", "(adj/3 (word a) (word b))"},
         {"a ADJ b", "(adj/1 (word a) (word b))"},
         {"a NEAR/1000 b", "(near/1000 (word a) (word b))"},
         {"a NEAR/5 b NEAR/5 c", "(near/5 (word a) (word b) (word c))"},
         {"a NEAR b NEAR/10 c", "(near/10 (word a) (word b) (word c))"},
         {"a b NEAR/5 c d", "(and (word a) (near/5 (word b) (word c)) (word d))"},
         {"a NEAR/5 b OR c", "(or (near/5 (word a) (word b)) (word c))"},
         {"NOT (a NEAR/5 b) c", "(and (not (near/5 (word a) (word b))) (word c))"},
         {"(a OR b) NEAR/5 (c)", "(near/5 (or (word a) (word b)) (word c))"},
         {"((a OR b) OR @c) NEAR/5 d", "(near/5 (or (word a) (word b) (actor c)) (word d))"},
         {"evac* ADJ/2 group:\"Haqqani network\"",
          "(adj/2 (prefix evac) (group \"Haqqani network\"))"},
         {"\"us\" NEAR/5 ISIS-K", "(near/5 (phrase \"us\") (word ISIS-K))"},
         {"place:(kabul OR herat) NEAR/5 bomb",
          "(near/5 (or (place kabul) (place herat)) (word bomb))"}});
}

TEST_CASE("NEAR joins phrases, SENT and PARA what stands in the text") {
  check({{"\"air force\" NEAR/5 x", "(near/5 (phrase \"air force\") (word x))"},
         {"x ADJ \"ISIS-K\"", "(adj/1 (word x) (phrase \"ISIS-K\"))"},
         {"a SENT b", "(sent (word a) (word b))"},
         {"a PARA b PARA c d", "(and (para (word a) (word b) (word c)) (word d))"},
         {"a SENT b OR c", "(or (sent (word a) (word b)) (word c))"},
         {"(a NEAR/5 b) SENT (c d)", "(sent (near/5 (word a) (word b)) (and (word c) (word d)))"},
         {"(a SENT b) PARA (c OR \"d e\"~2)",
          "(para (sent (word a) (word b)) (or (word c) (phrase/2 \"d e\")))"},
         {"wo?d* SENT @iskp", "(sent (pattern wo?d*) (actor iskp))"},
         {"mentions:2021-08 NEAR/5 kabul", "(near/5 (mentions 2021-08) (word kabul))"},
         {"in:title a SENT b", "(in title (sent (word a) (word b)))"},
         {"NOT (a PARA b) c", "(and (not (para (word a) (word b))) (word c))"},
         {"sent para", "(and (word sent) (word para))"}});
}

TEST_CASE("? for a letter, ~ for other letters and for loose phrases") {
  check({{"wo?d", "(pattern wo?d)"},
         {"wom?n* -w?rds!", "(and (pattern wom?n*) (not (pattern w?rds)))"},
         {"who? what?!", "(and (word who) (word what))"},
         {"taliban~1 kandahar~2.", "(and (fuzzy/1 taliban) (fuzzy/2 kandahar))"},
         {"10~20 a~b ~5", "(and (word 10~20) (word a~b) (word 5))"},
         {"\"air war\"~5", "(phrase/5 \"air war\")"},
         {"“air war”~5, x", "(and (phrase/5 \"air war\") (word x))"},
         {"-\"air war\"~1000", "(and (everything) (not (phrase/1000 \"air war\")))"}});
}

TEST_CASE("documents by what they have and by their relations") {
  check({{"has:Notes has:bib", "(and (has notes) (has bib))"},
         {"url:https://example.org/a?b=c", "(url https://example.org/a?b=c)"},
         {"cites:haqqani-network", "(cites haqqani-network)"},
         {"citedby:wire.jsonl#W3 similar:\"a b.txt\"",
          "(and (citedby wire.jsonl#W3) (similar \"a b.txt\"))"},
         {"cites:(a OR b)", "(or (cites a) (cites b))"}});
}

TEST_CASE("dates counted back from today") {
  const Date today{2021, 11, 22};
  for (const Row& row :
       std::initializer_list<Row>{{"date:yesterday", "(date 2021-11-21)"},
                                  {"date:Today", "(date 2021-11-22)"},
                                  {"date:3m..", "(date 2021-08-22..)"},
                                  {"date:3m", "(date 2021-08-22..)"},
                                  {"date:1y..10d", "(date 2020-11-22..2021-11-12)"},
                                  {"date:2w..today", "(date 2021-11-08..2021-11-22)"},
                                  {"since:2021-08", "(date 2021-08..)"},
                                  {"since:1y", "(date 2020-11-22..)"},
                                  {"until:2020", "(date ..2020)"},
                                  {"until:yesterday", "(date ..2021-11-21)"},
                                  {"date:none x", "(and (date none) (word x))"},
                                  {"mentions:..2001", "(mentions ..2001)"},
                                  {"mentions:yesterday", "(mentions 2021-11-21)"}}) {
    CAPTURE(row.query);
    CHECK(to_string(parse_query(row.query, today)) == row.tree);
  }
}

TEST_CASE("the first letters of words") {
  check({{"polic*", "(prefix polic)"},
         {"(evacuat*), bomb*!", "(and (prefix evacuat) (prefix bomb))"},
         {"-таліб*", "(and (everything) (not (prefix таліб)))"},
         {"U.S.* ISIS-K*", "(and (prefix U.S.) (prefix ISIS-K))"}});
}

TEST_CASE("people, groups and places") {
  check({{"group:iskp", "(group iskp)"},
         {"GROUP:iskp Person:milley", "(and (group iskp) (person milley))"},
         {"person:mark-milley.", "(person mark-milley)"},
         {"actor:person/mark-milley", "(actor person/mark-milley)"},
         {"group:\"Haqqani network\"", "(group \"Haqqani network\")"},
         {"place:„Miran Shah“", "(place \"Miran Shah\")"},
         {"@haqqani", "(actor haqqani)"},
         {"@\"Abdul Ghani Baradar\" x", "(and (actor \"Abdul Ghani Baradar\") (word x))"},
         {"@(milley OR austin)", "(or (actor milley) (actor austin))"},
         {"place:U.S.,", "(place U.S.)"},
         {"group:(iskp AND \"al-Qaeda\" AND NOT ttp)",
          "(and (group iskp) (group \"al-Qaeda\") (not (group ttp)))"}});
}

TEST_CASE("fields of words and of values") {
  check({{"title:evacuation", "(title evacuation)"},
         {"Title:\"drone strike\"", "(title \"drone strike\")"},
         {"title:(drone strike)", "(and (title drone) (title strike))"},
         {"title:(drone OR -(strike \"air war\"))",
          "(or (title drone) (and (everything) (not (and (title strike) (title \"air war\")))))"},
         {"author:lindqvist, outlet:\"northgate wire\"",
          "(and (author lindqvist) (outlet \"northgate wire\"))"},
         {"kind:Paper", "(kind paper)"},
         {"kind:(paper OR news)", "(or (kind paper) (kind news))"},
         {"lang:FR", "(lang fr)"},
         {"id:haqqani-network", "(id haqqani-network)"},
         {"id:wire-2022.jsonl#W3:a?", "(id wire-2022.jsonl#W3:a?)"},
         {"id:\"a (b).txt\"", "(id \"a (b).txt\")"}});
}

TEST_CASE("dates") {
  check({{"date:2021", "(date 2021)"},
         {"date:2021-08", "(date 2021-08)"},
         {"date:2021-08-26,", "(date 2021-08-26)"},
         {"date:2021-08..2021-12", "(date 2021-08..2021-12)"},
         {"date:2021-08...2021-12", "(date 2021-08..2021-12)"},
         {"date:2021-08…2021-12", "(date 2021-08..2021-12)"},
         {"date:..2020", "(date ..2020)"},
         {"date:2022.. x", "(and (date 2022..) (word x))"},
         {"date:2021-08-15..2021-08", "(date 2021-08-15..2021-08)"},
         {"date:29.11.2021", "(date 2021-11-29)"},
         {"date:29/11/2021", "(date 2021-11-29)"},
         {"date:\"16 August 2021\"", "(date 2021-08-16)"},
         {"date:\"1 May 2021 .. June 2021\"", "(date 2021-05-01..2021-06)"},
         {"date:(2019 OR 2021..)", "(or (date 2019) (date 2021..))"},
         {"-date:2021 x", "(and (not (date 2021)) (word x))"}});
}

TEST_CASE("a zone takes the words of its group and leaves dates and fields alone") {
  check({{"in:notes malkasian", "(in notes (word malkasian))"},
         {"malkasian in:notes", "(in notes (word malkasian))"},
         {"malkasian AND in:Body", "(in body (word malkasian))"},
         {"in:bib a \"b c\" @d", "(in bib (and (word a) (phrase \"b c\") (actor d)))"},
         {"in:bibliography a", "(in bib (word a))"},
         {"in:notes a OR b", "(in notes (or (word a) (word b)))"},
         {"a OR b AND in:notes", "(in notes (or (word a) (word b)))"},
         {"in:notes a -b date:2021 kind:paper title:c",
          "(and (in notes (and (word a) (not (word b)))) (date 2021) (kind paper) (title c))"},
         {"in:notes a -date:2021", "(and (in notes (word a)) (not (date 2021)))"},
         {"in:notes -a", "(in notes (and (everything) (not (word a))))"},
         {"x (in:notes a b)", "(and (word x) (in notes (and (word a) (word b))))"},
         {"(in:body a) OR (in:notes b)", "(or (in body (word a)) (in notes (word b)))"},
         {"in:notes (in:body a) b", "(and (in notes (word b)) (in body (word a)))"},
         {"in:notes (a b)", "(in notes (and (word a) (word b)))"},
         {"in:notes a NEAR/3 b", "(in notes (near/3 (word a) (word b)))"},
         {"in:notes in:notes a", "(in notes (word a))"},
         {"-(in:notes a) b", "(and (not (in notes (word a))) (word b))"}});
}

TEST_CASE("nodes know where they stand in the query") {
  const std::string query = "a title:\"b c\" (d NEAR/5 e) -f";
  const Node tree = parse_query(query);
  const auto text = [&](const Node& node) {
    return query.substr(node.source.begin, node.source.size());
  };
  CHECK(text(tree) == query);
  CHECK(text(tree.children.at(0)) == "a");
  CHECK(text(tree.children.at(1)) == "title:\"b c\"");
  CHECK(text(tree.children.at(2)) == "(d NEAR/5 e)");
  CHECK(text(tree.children.at(3)) == "-f");
  CHECK(text(tree.children.at(3).children.at(0)) == "f");
}

TEST_CASE("any: every word, no operators") {
  const std::initializer_list<Row> rows = {
      {"", "(everything)"},
      {" ... ", "(everything)"},
      {"drone", "(word drone)"},
      {"a AND \"b c* (d) -e title:f U.S.",
       "(or (word a) (word AND) (word b) (word c) (word d) "
       "(word e) (word title:f) (word U.S.))"},
      {"drone strike drone", "(or (word drone) (word strike) (word drone))"},
      {std::string("a\0b", 3), "(or (word a) (word b))"}};
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(to_string(parse_any(row.query)) == row.tree);
  }
}

// The promises of query.h about any tree.
void check_tree(const Node& node, int depth) {
  REQUIRE(depth < 500);
  std::size_t nots = 0;
  for (const Node& child : node.children) {
    nots += child.kind == NodeKind::Not ? 1 : 0;
    check_tree(child, depth + 1);
  }
  const auto count = node.children.size();
  switch (node.kind) {
    case NodeKind::And:
      CHECK((count >= 2 && nots < count));
      break;
    case NodeKind::Or:
    case NodeKind::Near:
    case NodeKind::Same:
      CHECK((count >= 2 && nots == 0));
      break;
    case NodeKind::Not:
    case NodeKind::Zone:
      CHECK((count == 1 && nots == 0));
      break;
    case NodeKind::Date:
    case NodeKind::Spoken:
      CHECK((count == 0 && (node.from || node.to || node.undated)));
      break;
    default:
      CHECK((count == 0 && (node.kind == NodeKind::Everything || !node.text.empty())));
  }
}

TEST_CASE("anything parses or is an error with a caret") {
  const std::vector<std::string> pieces = {
      "SENT",     "PARA",    "wo?d",      "word~1",  "\"a b\"~2",    "mentions:2021",
      "has:bib",  "AND",     "OR",        "NOT",     "NEAR/5",       "NEAR",
      "ADJ/2",    "NEAR/0",  "(",         ")",       "\"",           "“",
      "”",        "«",       "-",         "@",       "title:",       "group:",
      "in:notes", "in:body", "date:2021", "date:..", "..",           "*",
      "kabul",    "polic*",  "U.S.",      "x:",      "http://a/(b)", " ",
      " ",        " ",       "\n",        "é",       "\xFF",         "日本",
      ",",        ":"};
  std::mt19937 random(20211129);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  std::size_t parsed = 0, refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string query;
    for (std::size_t n = below(14); n > 0; --n) {
      query += below(12) == 0 ? std::string(1, static_cast<char>(below(256)))
                              : pieces[below(pieces.size())];
      if (below(3) != 0) query += ' ';
    }
    CAPTURE(query);
    try {
      const Node tree = parse_query(query);
      check_tree(tree, 0);
      CHECK(tree.source.end <= query.size());
      ++parsed;
    } catch (const Error& error) {
      CHECK(std::string(error.what()).starts_with("query: "));
      CHECK(error.hint().find("\n  ") != std::string::npos);
      CHECK(error.hint().find('^') != std::string::npos);
      CHECK(error.status() == kExitError);
      ++refused;
    }
    check_tree(parse_any(query), 0);
  }
  CHECK(parsed > 2000);
  CHECK(refused > 2000);
}

TEST_CASE("hostile queries take time in proportion to their length") {
  const auto repeated = [](const std::string& piece) {
    std::string text;
    while (text.size() < 400000) text += piece;
    return text;
  };
  for (const char* piece :
       {"a ", "-", "@", "\"", "“", "„ ”", "( ", "a OR ", "NOT ", "a NEAR/5 ", "-@", "x://(",
        "title:(a) ", "in:notes a ", "*", "\xFF", "é“»", "((a) OR b) "}) {
    CAPTURE(piece);
    const auto start = std::chrono::steady_clock::now();
    try {
      to_string(parse_query(repeated(piece)));
    } catch (const Error&) {
    }
    to_string(parse_any(repeated(piece)));
    // Generous for sanitizers on a busy machine; a quadratic walk takes minutes.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  }
}

}  // namespace
}  // namespace dossier
