// SPDX-License-Identifier: GPL-2.0-or-later
// A query as a syntax tree that knows nothing of any index, and the parser that makes it.
//
//   taliban (kabul OR kandahar) -"air force" place:kabul NEAR/15 group:iskp date:2021-08..2021-12
//     -> (and (word taliban) (or (word kabul) (word kandahar)) (not (phrase "air force"))
//             (near/15 (place kabul) (group iskp)) (date 2021-08..2021-12))
//
// The language is described in dossier-query(7). Positions are bytes into the query text.
//
// What every tree that the parser makes keeps to, so that a compiler need not check:
//   - a Not is a child of an And that has another kind of child too: `NOT x` alone is
//     (and (everything) (not (word x))); two exclusions in a row are none;
//   - an And or Or has two children or more; a Zone and a Not have one; groups nest at
//     most 100 deep;
//   - the children of a Near are Word, Prefix, Pattern, Fuzzy, Entity, Spoken, a Phrase without
//     `distance`, or an Or of these; there are eight at most;
//   - below a Same stand these, loose Phrases, Near, Same, And and Or;
//   - a Zone concerns the words, phrases, entities and spoken dates below it; a Date or Field below
//     it (in an Or) means what it means elsewhere, and of Zones inside one another the innermost
//     counts;
//   - `exact` is for Phrase and Entity, `below` for Entity; a Prefix and a Phrase never have a
//     field; a Field's text is one word or, `quoted`, several;
//     title:(a b) is (and (title a) (title b));
//   - of a Date or Spoken, `from` and `to` are equal where one date was given, and both missing
//   only
//     for the `undated`.
// Words are as typed but for the punctuation around them; a word of symbols may yield no token.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/byte_range.h"
#include "analysis/error.h"
#include "schema/calendar.h"
#include "schema/date.h"
#include "schema/document.h"

namespace dossier {

enum class NodeKind : std::uint8_t {
  Everything,  ///< The empty query: every document.
  Word,        ///< A word typed plainly: stands for all forms of its stem. `text` as typed.
  Phrase,      ///< A quoted phrase, or =word. `text` without the quotes and the sign.
  Prefix,      ///< word*; `text` without the star.
  Pattern,     ///< wo?d, wo?d*; `text` with its signs.
  Fuzzy,       ///< word~1; `text` without the sign, `distance` letters may differ.
  Entity,      ///< person:, group:, place:, actor:, @name. `text` is the name or id.
  Field,       ///< title:, author: (words), kind:, id: (whole values), cites:, similar: (a name).
  Date,        ///< date:FROM..TO, either end open.
  Spoken,      ///< mentions:FROM..TO: a date that the text speaks of.
  Zone,        ///< in:body|notes|bib|title: restricts its only child to one part.
  Near,        ///< Children within `distance` positions of one another.
  Same,        ///< SENT, PARA: a sentence or paragraph in which all children are found.
  And,
  Or,
  Not,  ///< One child: documents without it.
};

/// Which operator joins words by their places.
enum class PlaceOperator : std::uint8_t { Near, Ordered, Sentence, Paragraph };

/// A part of a document that in: names.
enum class Part : std::uint8_t { Body, Notes, Bibliography, Title };

/// Operands of NEAR and ADJ, and words of "a b"~n, at most: in how many ways they may stand grows
/// by the factorial.
inline constexpr std::size_t kMostNearOperands = 8;

struct Node {
  NodeKind kind = NodeKind::Everything;
  ByteRange source;  ///< Where it stands in the query.
  std::string text;
  std::string field;    ///< Of a Field node: its name in the table of schema/fields.h.
  bool quoted = false;  ///< An entity or field value given in quotes.
  bool exact = false;   ///< =word, person:=name: written so, capitals and accents too.
  bool below = false;   ///< place:name+: with all that belongs to it.
  std::optional<EntityKind> entity_kind;  ///< Of an Entity: none for actor: and @.
  std::optional<Date> from, to;           ///< Of a Date or Spoken.
  bool undated = false;                   ///< date:none.
  Part part = Part::Body;                 ///< Of a Zone.
  /// Of Near, in term positions; of a Phrase, how many other words may stand among its own (0:
  /// none, and its words stand in order); of Fuzzy, letters.
  int distance = 0;
  PlaceOperator proximity = PlaceOperator::Near;  ///< Of Near and Same.
  std::vector<Node> children;
};

/// A query that cannot be read: the message, and the query with a caret under the place as the
/// hint. `place` is clipped to the query; columns of the caret are counted in characters.
[[noreturn]] void throw_query_error(std::string_view query, ByteRange place,
                                    const std::string& message, const std::string& remedy = {});

/// Parses `query` (UTF-8), by the grammar of query_grammar.h. `now`: the day from which `yesterday`
/// and `3m` are counted. Cost: linear. Thread-safe. @throws Error with a caret, exit status 2.
Node parse_query(std::string_view query, const Date& now = today());

/// A list of plain words joined by OR, no operators parsed: what `--any` does.
Node parse_any(std::string_view text);

/// The tree in one line, as in the example above.
std::string to_string(const Node& node);

}  // namespace dossier
