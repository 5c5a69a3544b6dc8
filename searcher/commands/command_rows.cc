// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/commands/command_rows.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr std::array kCommands{
    CommandRow{"search", "text json jsonl csv bibtex ris csl html trec",
               "Find documents, with snippets and facets",
               R"(Examples:
  dossier search taliban kabul                  both words, in any form
  dossier search '"air force" place:kabul'      a phrase and a place
  dossier search 'place:kabul NEAR/15 group:iskp date:2021-08..2021-12'
  dossier search --sort newest -n 5 evacuation
  dossier search -- -kabul taliban              a query that begins with a minus
  dossier search --any --batch topics.tsv --format trec
  dossier search --format html place:kabul > kabul.html     a report to print

The query language: dossier-query(7).)"},
    CommandRow{"show", "text json jsonl", "Show one document: text, notes, names, citations",
               R"(Examples:
  dossier show haqqani-network
  dossier show --format json papers/over-the-horizon.md)"},
    CommandRow{"export", "jsonl csv bibtex ris csl",
               "Write every document, or those that match, as JSON Lines, CSV or a bibliography",
               R"(Examples:
  dossier export > all.jsonl
  dossier export --format bibtex place:kabul > kabul.bib
  dossier export kind:paper date:2021 > papers.jsonl)"},
    CommandRow{"cites", "text json jsonl bibtex ris csl", "List the works a document cites",
               R"(Examples:
  dossier cites haqqani-network
  dossier cites --format ris haqqani-network    its bibliography)"},
    CommandRow{"cited-by", "text json jsonl", "Show who cites a work, with the sentence and note",
               R"(Examples:
  dossier cited-by haqqani-network
  dossier cited-by https://example.org/report.pdf
  dossier cited-by Our secret Taliban air force)"},
    CommandRow{"missing", "text json jsonl bibtex ris csl",
               "List works cited but not held, most cited first",
               R"(Examples:
  dossier missing -n 50
  dossier missing -n 0 --format csl > wanted.json)"},
    CommandRow{"trail", "text json jsonl", "Follow a document's sources, and theirs, upstream",
               R"(Examples:
  dossier trail haqqani-network
  dossier trail --note 12 --depth 5 haqqani-network  where one claim comes from)"},
    CommandRow{"graph", "graphml dot json", "Write who cites what, for Gephi, Graphviz and others",
               R"(Examples:
  dossier graph > citations.graphml
  dossier graph --format dot place:kabul | dot -Tsvg > kabul.svg)"},
    CommandRow{"quote", "text json jsonl", "Find where a quotation comes from, though words differ",
               R"(Examples:
  dossier quote "the airport was to be held until the end of August"
  dossier quote --file passage.txt
  dossier quote --format json - < passage.txt)"},
    CommandRow{"similar", "text json jsonl", "Find documents like another, and say why",
               R"(Examples:
  dossier similar haqqani-network
  dossier similar -n 20 --format json haqqani-network)"},
    CommandRow{"actors", "text json jsonl tsv", "Show people, groups and places, or one of them",
               R"(Examples:
  dossier actors                       all of them, most documents first
  dossier actors --kind group haqqani  those so called
  dossier actors iskp                  one: names, company, timeline, documents
  dossier actors iskp taliban          two: when, how often, in which sentences
  dossier actors --unlisted --format tsv -n 50 > new.tsv
                                       names no authority file lists, as one)"},
    CommandRow{"facets", "text json jsonl csv", "Count people, groups, places, dates of a result",
               R"(Examples:
  dossier facets drone strike
  dossier facets --facets groups,date -n 0 kind:news
  dossier facets --facet people --match haq --spellings kabul
  dossier facets --facet groups --rollup taliban)"},
    CommandRow{"timeline", "text json jsonl csv", "Show a result over time, as a chart of bars",
               R"(Examples:
  dossier timeline taliban
  dossier timeline --by day taliban date:2021-08        a closer look
  dossier timeline --format csv group:iskp > iskp.csv)"},
    CommandRow{"save", "text", "Keep a query under a name",
               R"(Examples:
  dossier save airlift 'evacuat* place:kabul'
  dossier search query:airlift kind:paper  as a part of other queries)"},
    CommandRow{"run", "text json jsonl csv bibtex ris csl html", "Search with a saved query",
               R"(Examples:
  dossier run airlift
  dossier run --new airlift  what came since the last run)"},
    CommandRow{"saved", "text json jsonl", "List the saved queries, or remove one",
               R"(Examples:
  dossier saved
  dossier saved --remove airlift)"},
    CommandRow{"serve", "text", "Serve the kiosk: pages for visitors and JSON, on this machine",
               R"(Examples:
  dossier serve                                 http://127.0.0.1:8765/
  dossier serve --port 8080 --language fr --idle 120
  dossier serve -d /srv/dossier/index --query-log /var/log/dossier/queries.tsv

Setting up a kiosk: dossier-kiosk(7).)"},
    CommandRow{"info", "text json jsonl", "Say what the index is and holds",
               R"(Examples:
  dossier info
  dossier info -d ~/kabul -d ~/archive          two indexes, searched as one)"},
    CommandRow{"check", "text json jsonl",
               "Say whether the index is sound, and its citations right",
               R"(Examples:
  dossier check
  dossier check --citations 50  judge fifty citations, one key each)"},
    CommandRow{"parse-citations", "jsonl text", "Split reference strings, one a line, into fields",
               R"(Examples:
  dossier parse-citations references.txt > references.jsonl
  dossier parse-citations --held --format text references.txt   which are held
  pdftotext paper.pdf - | grep http | dossier parse-citations --format text)"},
};

}  // namespace

std::span<const CommandRow> command_rows() { return kCommands; }

const CommandRow& command_row(std::string_view name) {
  return *std::find_if(kCommands.begin(), kCommands.end(),
                       [&](const CommandRow& row) { return row.name == name; });
}

}  // namespace dossier
