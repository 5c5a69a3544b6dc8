// SPDX-License-Identifier: GPL-2.0-or-later
// Rows: a TEI text, and its mentions as "surface=entity how".
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/entities/tagger.h"
#include "indexer/link_targets.h"
#include "reading_form.h"

using namespace dossier;

namespace {

Entity entity(const std::string& id, const std::string& name) {
  Entity made;
  made.id = id;
  made.kind = *parse_entity_kind(id.substr(0, id.find('/')));
  made.name = name;
  return made;
}

const Gazetteer& gazetteer() {
  static const Gazetteer made = [] {
    Authority authority;
    for (Entity one : {entity("person/durbrow", "Durbrow, Elbridge"), entity("group/iskp", "ISKP"),
                       entity("person/moss", "Moss, Ann"), entity("place/kabul", "Kabul")}) {
      authority.by_id.emplace(one.id, authority.entities.size());
      authority.origins.push_back({"a.tsv", 2});
      authority.entities.push_back(std::move(one));
    }
    return Gazetteer(authority, StopLists());
  }();
  return made;
}

Document tagged(const std::string& body) {
  const std::string bytes = "<TEI><teiHeader/><text><body>" + body + "</body></text></TEI>";
  Document document;
  ReadSink sink;
  sink.diagnostic = [](Diagnostic&&) {};
  sink.document = [&](RawDocument&& raw) {
    document = structure_document(std::move(raw));
    resolve_targets("in/a.xml", document);
    tag_document(gazetteer(), Analyzer(), document);
  };
  reader_for("/x/in/a.xml", bytes)->read("/x/in/a.xml", bytes, sink);
  return document;
}

std::string mentions(const std::string& body) {
  const Document document = tagged(body);
  std::string out;
  for (const Mention& mention : document.mentions) {
    out += out.empty() ? "" : ", ";
    out += mention.surface + "=" + mention.entity + " " + mention_how_name(mention.how);
    const std::string& text =
        mention.paragraph ? document.paragraphs[*mention.paragraph].text : document.meta.title;
    CHECK(text.substr(mention.bytes.begin, mention.bytes.size()) == mention.surface);
  }
  return out;
}

}  // namespace

TEST_CASE("TEI: names as mentions") {
  struct Row {
    const char* body;
    const char* wanted;
  };
  const Row rows[] = {
      {"<p>Met <persName key=\"moss\">the envoy</persName>.</p>", "the envoy=person/moss tagged"},
      {"<p>Met <persName ref=\"#moss\">A. M.</persName>, <orgName "
       "key=\"group/iskp\">them</orgName>."
       "</p>",
       "A. M.=person/moss tagged, them=group/iskp tagged"},
      {"<p><persName corresp=\"#p_D\">Bridge</persName> left.</p><list><item><persName "
       "xml:id=\"p_D\">Durbrow, Elbridge</persName>, envoy</item></list>",
       "Bridge=person/durbrow tagged, Durbrow, Elbridge=person/durbrow tagged"},
      {"<p><rs type=\"person\" ref=\"#p_D\">He</rs> left.</p><listPerson><person xml:id=\"p_D\">"
       "<persName>Elbridge Durbrow</persName></person></listPerson>",
       "He=person/durbrow tagged, Elbridge Durbrow=person/durbrow authority"},
      {"<p><persName corresp=\"#p1\">Ann Moss</persName> and <persName "
       "corresp=\"#p1\">she</persName>"
       "</p>",
       "Ann Moss=person/moss tagged, she=person/moss tagged"},
      {"<p><persName corresp=\"#p9\">Berg</persName>, <persName corresp=\"b#p9\">Berg</persName>, "
       "<persName key=\"x9\">Berg</persName></p>",
       "Berg=person/in/a.xml#p9 tagged, Berg=person/in/b.xml#p9 tagged, Berg=person/x9 tagged"},
      {"<p><placeName>Kabul</placeName>, <placeName>Nowhere</placeName>, <rs "
       "type=\"place\">the town</rs></p>",
       "Kabul=place/kabul authority, Nowhere= tagged"},
      {"<p><orgName key=\"bank\">Bank of <placeName key=\"kabul\">Kabul</placeName></orgName></p>",
       "Bank of Kabul=group/bank tagged"},
      {"<div type=\"document\"><head>Memo by <persName key=\"moss\">M.<note>n</note> Ann</persName>"
       "</head><p>x <note>By <ref target=\"http://a.b/c\">it</ref> and <persName "
       "key=\"moss\">her</persName></note></p></div>",
       "M. Ann=person/moss tagged, her=person/moss tagged"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(mentions(row.body) == row.wanted);
  }
}

TEST_CASE("TEI: whom no authority knows goes by the name of the file's own list") {
  struct Row {
    const char* body;
    const char* wanted;  ///< Document::listed as "id: name".
  };
  const Row rows[] = {
      {"<p><persName corresp=\"#p9\">Berg</persName></p><list><item><persName xml:id=\"p9\">Berg, "
       "Carl</persName></item></list>",
       "person/in/a.xml#p9: Berg, Carl"},
      {"<p><persName corresp=\"#p_D\">Bridge</persName> left.</p><list><item><persName "
       "xml:id=\"p_D\">Durbrow, Elbridge</persName></item></list>",
       ""},  // An authority has him.
      {"<p><persName corresp=\"#p9\">Berg</persName></p>", ""},
      {"<p>Berg</p><listPerson><person xml:id=\"p9\"><persName>Carl Berg</persName></person>"
       "</listPerson>",
       ""},  // Nobody is tagged.
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    std::string out;
    for (const auto& one : tagged(row.body).listed) out += one.id + ": " + one.name;
    CHECK(out == row.wanted);
  }
}
