// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

#include "searcher/query/query.h"

namespace dossier {
namespace {

struct Row {
  std::string query;
  std::string caret;    // The line under the query.
  std::string message;  // Without "query: ".
  std::string remedy;   // Some of its words.
};

struct Report {
  std::string message, remedy, shown, caret;
};

Report report(const std::string& query) {
  try {
    return {"parsed: " + to_string(parse_query(query)), "", "", ""};
  } catch (const Error& error) {
    const std::string hint = error.hint();
    const auto first = hint.find('\n'), second = hint.find('\n', first + 1);
    return {std::string(error.what()).substr(7), hint.substr(0, first),
            hint.substr(first + 3, second - first - 3), hint.substr(second + 3)};
  }
}

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const Report got = report(row.query);
    CHECK(got.message == row.message);
    CHECK(got.caret == row.caret);
    CHECK(got.shown == row.query);
    CHECK_MESSAGE(got.remedy.find(row.remedy) != std::string::npos, got.remedy);
  }
}

TEST_CASE("quotation marks and parentheses") {
  const std::string quote = "a quotation mark without its partner";
  check({{"a \"b c", "  ^", quote, "second quotation mark"},
         {"“a” b “c", "      ^", quote, "leave this one out"},
         {"a\"", " ^", quote, ""},
         {"(a", "^", "an opening parenthesis without its closing one", "put \")\""},
         {"a (b (c) d", "  ^", "an opening parenthesis without its closing one", ""},
         {"(", "^", "an opening parenthesis without its closing one", ""},
         {"a) b", " ^", "a closing parenthesis without its opening one", "leave it out"},
         {")", "^", "a closing parenthesis without its opening one", ""},
         {"a () b", "  ^~", "nothing between the parentheses", "inside"},
         {"a ( , ) b", "  ^~~~~", "nothing between the parentheses", ""},
         {"-()", " ^~", "nothing between the parentheses", ""}});
  const std::string deep = std::string(101, '(') + "a" + std::string(101, ')');
  CHECK(report(deep).message == "more than 100 parentheses inside one another");
  CHECK(report(deep.substr(1, 201)).message == "parsed: (word a)");
}

TEST_CASE("operators without something to look for") {
  check({{"AND x", "^~~", "AND has nothing before it", "small letters"},
         {"OR", "^~", "OR has nothing before it", ""},
         {"x OR", "  ^~", "OR has nothing after it", "after OR"},
         {"x OR AND y", "  ^~", "OR has nothing after it", ""},
         {"x AND OR y", "  ^~~", "AND has nothing after it", ""},
         {"x AND", "  ^~~", "AND has nothing after it", ""},
         {"(x OR) y", "   ^~", "OR has nothing after it", ""},
         {"(OR x) y", " ^~", "OR has nothing before it", ""},
         {"x NOT", "  ^~~", "NOT has nothing after it", ""},
         {"NEAR/5 x", "^~~~~~", "NEAR/5 has nothing before it", "before NEAR/5"},
         {"x ADJ", "  ^~~", "ADJ has nothing after it", ""}});
}

TEST_CASE("what NEAR cannot do") {
  const std::string range = "NEAR needs a number of words from 1 to 1000";
  check({{"x NEAR/0 y", "  ^~~~~~", range, "NEAR/5"},
         {"x NEAR/x y", "  ^~~~~~", range, ""},
         {"x NEAR/ y", "  ^~~~~", range, ""},
         {"x NEAR/1001 y", "  ^~~~~~~~~", range, ""},
         {"x NEAR/99999999999999999999 y", "  ^~~~~~~~~~~~~~~~~~~~~~~~~", range, ""},
         {"x NEAR/-5 y", "  ^~~~~~~", range, ""},
         {"x ADJ/5a y", "  ^~~~~~", "ADJ needs a number of words from 1 to 1000", "ADJ/5"},
         {"\"air force\"~3 NEAR/5 x", "^~~~~~~~~~~~~", "NEAR/5 cannot look near a loose phrase",
          "a NEAR/5 b NEAR/5 c"},
         {"x NEAR/5 (a SENT b)", "         ^~~~~~~~~~", "NEAR/5 cannot look near SENT or PARA",
          "(a NEAR/5 b) SENT c"},
         {"x NEAR/5 (a b)", "         ^~~~~", "NEAR/5 cannot look near several words at once",
          "one by one"},
         {"x NEAR/5 (a OR (b c))", "               ^~~~~",
          "NEAR/5 cannot look near several words at once", "(a OR b)"},
         {"x NEAR/5 -y", "         ^~", "NEAR/5 cannot look near an exclusion", "NOT (a NEAR/5 b)"},
         {"(a NEAR/5 b) NEAR/3 c", "^~~~~~~~~~~~", "NEAR/3 cannot look near another NEAR or ADJ",
          "one chain"},
         {"a NEAR/5 b NEAR/3 c", "           ^~~~~~",
          "a chain of NEAR or ADJ with different distances or order", "AND"},
         {"a NEAR/5 b ADJ/5 c", "           ^~~~~",
          "a chain of NEAR or ADJ with different distances or order", ""},
         {"a NEAR/5 title:b", "         ^~~~~~~", "NEAR/5 cannot look near a field or date", "AND"},
         {"date:2021 NEAR/5 b", "^~~~~~~~~", "NEAR/5 cannot look near a field or date", ""},
         {"a NEAR/5 (in:notes b)", "         ^~~~~~~~~~~~",
          "NEAR/5 cannot look near a part with its own in:", "beside the whole"},
         {"in:notes NEAR/5 b", "         ^~~~~~", "in: beside NEAR/5", "before or after"},
         {"title:(a NEAR/5 b)", "         ^~~~~~", "NEAR/5 inside title:( )", "AND, OR and NOT"}});
}

TEST_CASE("a chain of NEAR is short") {
  CHECK(report("a NEAR b NEAR c NEAR d NEAR e NEAR f NEAR g NEAR h NEAR i").message ==
        "more than eight words in a chain of NEAR or ADJ");
  CHECK(report("a ADJ b ADJ c ADJ d ADJ e ADJ f ADJ g ADJ h").message.starts_with("parsed: "));
  CHECK(report("a SENT b SENT c SENT d SENT e SENT f SENT g SENT h SENT i")
            .message.starts_with("parsed: "));
}

TEST_CASE("what SENT and PARA cannot do") {
  check({{"x SENT -y", "       ^~", "SENT cannot join an exclusion", "NOT (a SENT b)"},
         {"x PARA (a (b OR -c))", "                ^~", "PARA cannot join an exclusion", ""},
         {"x SENT title:y", "       ^~~~~~~", "SENT cannot join a field or date", "AND"},
         {"x SENT (in:notes y)", "       ^~~~~~~~~~~~",
          "SENT cannot join a part with its own in:", "in:notes a SENT b"},
         {"in:notes SENT b", "         ^~~~", "in: beside SENT", "before or after"},
         {"x SENT/3 y", "  ^~~~~~", "SENT takes no number", "NEAR/5"},
         {"x SENT", "  ^~~~", "SENT has nothing after it", ""},
         {"PARA x", "^~~~", "PARA has nothing before it", ""},
         {"a SENT b PARA c", "         ^~~~", "different operators of place side by side",
          "parentheses"},
         {"a NEAR/5 b SENT c", "           ^~~~", "different operators of place side by side", ""},
         {"title:(a SENT b)", "         ^~~~", "SENT inside title:( )", ""}});
}

TEST_CASE("signs inside words") {
  check({{"?ord", "^", "a word cannot begin with ?", "wom?n"},
         {"a (b -?ord)", "      ^", "a word cannot begin with ?", ""},
         {"w?d", " ^", "? needs at least three letters beside it", ""},
         {"al-q?eda", "^~~~~~~~", "? goes with a single word of letters and digits", "quotes"},
         {"wo*d?s", "  ^", "* stands only at the end of a word", ""},
         {"=wo?d", "^~~~~", "= and ? do not go together", ""},
         {"=word~1", "^~~~~~~", "= and ~ do not go together", ""},
         {"=\"a b\"~2", "^~~~~~~~", "= and ~ do not go together", ""},
         {"taliban~", "       ^", "~ needs a number of letters, 1 or 2", "kandahar~1"},
         {"taliban~3 x", "       ^~", "~ needs a number of letters, 1 or 2", ""},
         {"us~1", "  ^", "~1 needs at least three letters before it", ""},
         {"army~2", "    ^", "~2 needs at least five letters before it", ""},
         {"wo?d~1", "^~~~~~", "~ goes with no other sign in one word", ""},
         {"isis-k~1", "^~~~~~~~", "~ goes with a single word of letters and digits", ""},
         {"\"a b\"~", "     ^", "~ behind a phrase needs a number of words from 1 to 1000", "~5"},
         {"\"a b\"~0", "     ^~", "~ behind a phrase needs a number of words from 1 to 1000", ""},
         {"title:\"a b\"~2", "           ^~", "~ behind the value of a field", ""},
         {"title:wo?d", "      ^~~~", "title: takes no ?", ""},
         {"group:taliban~1", "      ^~~~~~~~~", "group: takes no ~", ""}});
}

TEST_CASE("stars") {
  check({{"po*", "  ^", "* needs at least three letters before it", "more of the word"},
         {"a -é*", "    ^", "* needs at least three letters before it", ""},
         {"*", "^", "* stands only at the end of a word", "evacuat*"},
         {"x *ism", "  ^", "* stands only at the end of a word", ""},
         {"wom*n", "   ^", "* stands only at the end of a word", ""},
         {"(polic**)", "      ^", "* stands only at the end of a word", ""},
         {"title:polic*", "      ^~~~~~", "title: takes no *", "without *"},
         {"group:tal*", "      ^~~~", "group: takes no *", ""}});
}

TEST_CASE("fields") {
  check({{"x grop:iskp", "  ^~~~~", "no field is called grop", "did you mean group:?"},
         {"autor:smith", "^~~~~~", "no field is called autor", "did you mean author:?"},
         {"std::string", "^~~~", "no field is called std", "put it in quotes"},
         {"colour:\"x\"", "^~~~~~~", "no field is called colour", "person, group, place"},
         {"date:", "^~~~~", "date: without a value", "directly after date:"},
         {"group: iskp", "^~~~~~", "group: without a value", "in quotes"},
         {"(title:)", " ^~~~~~", "title: without a value", ""},
         {"title:\"\"", "      ^~", "title: without a value", ""},
         {"title:,", "      ^", "title: without a value", ""},
         {"title:()", "      ^~", "nothing between the parentheses", ""},
         {"title:(a author:b)", "         ^~~~~~~", "author: inside title:( )", "close"},
         {"kind:article", "     ^~~~~~~", "no document is of kind \"article\"", "kind:news"},
         {"has:pictures", "    ^~~~~~~~", "has: knows no \"pictures\"", "has:notes, has:bib"},
         {"cites:", "^~~~~~", "cites: without a value", ""},
         {"kind:(paper news)", "            ^~~~", "values of kind: side by side", "OR"},
         {"group:(Haqqani network)", "               ^~~~~~~", "values of group: side by side",
          "group:\"two words\""}});
}

TEST_CASE("dates") {
  const std::string help = "2021-08..2021-12";
  check({{"date:someday", "     ^~~~~~~", "\"someday\" is not a date", help},
         {"since:2021..2022", "      ^~~~~~~~~~", "since: takes one date", "date:2021-08..2021-12"},
         {"until:", "^~~~~~", "until: without a value", ""},
         {"mentions:none", "         ^~~~", "\"none\" is not a date", help},
         {"mentions:3/4/2021", "         ^~~~~~~~",
          "\"3/4/2021\" may be read with the day or the month first", "2021-08-26"},
         {"date:2021-13", "     ^~~~~~~", "\"2021-13\" is not a date", help},
         {"date:2021-02-30", "     ^~~~~~~~~~", "\"2021-02-30\" is not a date", help},
         {"date:2020-2021", "     ^~~~~~~~~", "\"2020-2021\" is not a date", help},
         {"date:99", "     ^~", "\"99\" is not a date", help},
         {"date:.. x", "     ^~", "date: without a date", help},
         {"date:03/04/2021", "     ^~~~~~~~~~",
          "\"03/04/2021\" may be read with the day or the month first", "2021-08-26"},
         {"date:2022..2021-05", "     ^~~~~~~~~~~~~", "the range of dates ends before it begins",
          "2021-05..2022"},
         {"date:2021..x", "     ^~~~~~~", "\"x\" is not a date", help},
         {"date:2021..2022..2023", "     ^~~~~~~~~~~~~~~~", "\"2022..2023\" is not a date", help}});
}

TEST_CASE("zones") {
  check({{"in:notes", "^~~~~~~~", "in: with no words to look for", "in:notes malkasian"},
         {"a OR in:notes", "     ^~~~~~~~", "in: with no words to look for", ""},
         {"date:2021 in:notes", "          ^~~~~~~~", "in: with no words to look for", ""},
         {"(in:notes) a", " ^~~~~~~~", "in: with no words to look for", ""},
         {"a in:footnotes", "     ^~~~~~~~~", "no part of a document is called \"footnotes\"",
          "in:body, in:notes, in:bib or in:title"},
         {"a in:(body)", "     ^", "in: with a group", ""},
         {"a in:body in:notes", "          ^~~~~~~~", "two different in: in one group",
          "(in:body a) OR (in:notes b)"},
         {"a -in:notes", "   ^~~~~~~~", "in: cannot be excluded by itself", "-(in:notes word)"}});
}

TEST_CASE("the caret counts columns, not bytes") {
  check({{"é (b", "  ^", "an opening parenthesis without its closing one", ""},
         {"日本語 (b", "       ^", "an opening parenthesis without its closing one", ""},
         {"e\xCC\x81 (b", "  ^", "an opening parenthesis without its closing one", ""}});
  CHECK(report("a\tb\n(c").shown == "a b (c");
  CHECK(report("a\tb\n(c").caret == "    ^");
  CHECK(report(std::string("a\0\xFF(c", 5)).shown == "a  (c");
  // A mark that turns the direction of writing is not shown.
  CHECK(report("a\xE2\x80\xAE (c").shown == "a (c");
}

TEST_CASE("a long query is cut around the place") {
  const std::string long_left = std::string(200, 'x') + " (";
  CHECK(report(long_left).shown == "…" + std::string(39, 'x') + " (");
  CHECK(report(long_left).caret == std::string(41, ' ') + "^");
  const std::string long_right = "( " + std::string(200, 'y');
  CHECK(report(long_right).shown == "( " + std::string(73, 'y') + "…");
  CHECK(report(long_right).caret == "^");
  const std::string both = std::string(200, 'x') + " OR OR " + std::string(200, 'y');
  CHECK(report(both).shown == "…" + std::string(39, 'x') + " OR OR " + std::string(28, 'y') + "…");
  CHECK(report(both).caret == std::string(41, ' ') + "^~");
}

TEST_CASE("a place outside the query is clipped to it") {
  try {
    throw_query_error("abc", {7, 9}, "wrong");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "query: wrong");
    CHECK(error.hint() == "change the query here\n  abc\n     ^");
  }
}

}  // namespace
}  // namespace dossier
