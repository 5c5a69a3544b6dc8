// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of the ledger by name, so that a test can switch one off and see what it was good for.
//
//   CitationRules::without(CitationRule::Ibid): "ibid., p. 4" is a remark

#pragma once

#include <cstdint>

#include "analysis/rule_set.h"

namespace dossier {

enum class CitationRule : std::uint8_t {
  // A note as its segments.
  Semicolons,        ///< One ends a citation,
  MarksInside,       ///< but none inside a quotation, a bracket or an address,
  AuthorSemicolons,  ///< nor between authors: "Roe, J.; Doe, M. (2010)",
  LabelSemicolons,   ///< nor in "Available at; <https://…>".
  NewSentences,      ///< "… 2010. For the tolls see Doe, …".
  NewReferences,     ///< "… 2010. Doe M., “B”, …", "… 2010, and Doe M., “B”, …".
  NewIdem,           ///< "Roe, ‘Ports’, 2010. Idem, ‘Ice’, 2011.".
  TitleSemicolons,   ///< "Foreign Relations …, vol. XXI, Ports; Quays; Ice (Washington: …)".
  JoinedSymbols,     ///< "the figures of S/2019/77 and S/2019/78".
  JoinedByAnd,       ///< "Roe (n 1) and Doe (n 2)".
  Signals,           ///< "See also Roe".
  LeadIns,           ///< "The first count was lower: “Ports”, …".
  NamedAfterProse,   ///< "for the tolls, see the tables in Port Council, Review", "Zum Zoll: Roe,
                     ///< ‘B’".
  InnerSignals,      ///< "For the raids, see Roe".
  NestedWorks,       ///< "Roe (citing Doe)".
  DiscussedIn,       ///< "Roe, Ports (2010), discussed in Doe, supra note 2".
  // What a segment is.
  Ibid,
  IbidAbroad,       ///< Ebd., там же, tamże, ivi.
  NamedIbid,        ///< "Doe, ibid., p. 6": of the works before, Doe's.
  Idem,             ///< "Id. at 4".
  IdemAuthor,       ///< "Idem, “Another Title”".
  NumberedNotes,    ///< "supra note 6", "above n 6".
  NoteBrackets,     ///< "(n 6)".
  CitedWork,        ///< "op. cit.", "loc. cit.".
  UnquotedTitles,   ///< "Roe, La révolution des ports, op. cit.".
  CitedAbroad,      ///< "a.a.O.", "dz. cyt.", "указ. соч.".
  Internal,         ///< "See section 2".
  ShortTitles,      ///< "Roe, ‘Ports’, 45".
  GivenShortNames,  ///< "(hereinafter “Quays Review”)", then "Quays Review, p. 4".
  ShortSurnames,    ///< "Roe, 45".
  ShortYears,       ///< "Roe (2010), 45".
  SectionNames,     ///< "Roe, ‘Ports’, section “August 2010”", "…, recommendation 2".
  PlacesInNotes,    ///< "Document 64 (note 16 above)".
  ChapterNotes,     ///< "Roe, Ports (chapter 2, note 1)".
  ShortSymbols,     ///< "Port Council, S/2019/77, summary".
  UndatedWorks,     ///< "Jane Roe, Ports: A Northern Story", "Jane Roe, Ports of the North, p. 4".
  Comments,         ///< Prose is no reference,
  LinksInProse,     ///< but an address in it is one.
  // Which work a reference back means.
  IbidOneWork,      ///< After a note with several works it is ambiguous.
  IbidSameNote,     ///< The citation right before it,
  IbidPastNested,   ///< past those that stand inside another,
  IbidPastRemarks,  ///< and, less surely, past notes that cite nothing.
  NoteByAuthor,     ///< Of a note's works that of the author named.
  NoteByName,       ///< Notes were renumbered: the name decides.
  NoteByOutlet,     ///< "The Harbour Courier, supra note 2",
  NoteByTitle,      ///< "Resolution 1999 (2011), supra note 2".
  JointAuthors,     ///< "Roe and Doe, op. cit.": what both wrote.
  Acronyms,         ///< "WPO" for the World Port Organization.
  NotesRestart,     ///< Labels start again with a chapter: the note before is meant.
  ClearWinner,      ///< Of an author's works none is guessed.
  RareWords,        ///< A title's rare words weigh more.
  LeadingAuthor,    ///< Who leads a work's authors, before who stands behind.
  GivenNames,       ///< Two authors of one surname.
  // Which references are one work.
  Dois,
  Addresses,        ///< The same page, whatever its address trails behind.
  SharedAddresses,  ///< A home page is no work's own.
  Symbols,          ///< "S/2019/77".
  TitleAndYear,
  NearTitles,        ///< A letter misread, a subtitle left out.
  NearAddresses,     ///< The same of an address.
  Series,            ///< Numbers of a periodical report are works of their own.
  ListedWorks,       ///< What would pass for a remark is listed in the bibliography.
  RepeatedAuthors,   ///< "———. Title".
  BrokenParagraphs,  ///< A page break before "Available at".
  HiddenAddresses,   ///< "[Title](https://…)".
  // The fields of a reference.
  QuotedTitles,
  Apostrophes,  ///< ‘States’ Rights’ closes at its end.
  NameLists,    ///< "Roe, J., Doe, M. and Poe, E.".
  EtAl,
  Editors,           ///< They are no authors.
  Organisations,     ///< "Ministry of Ports, Review of Quays".
  TitlesFirst,       ///< "Gales Close Ports. (2021). The Courier."
  AuthorDates,       ///< "(2010, May 3)" behind the authors.
  NoDates,           ///< "(n.d.)".
  FinerDates,        ///< "(2012). … 4 January".
  VolumesAndPages,   ///< "12(3), 1990–2001": pages are no years.
  Containers,        ///< "In J. Poe (Ed.), The Book".
  ColonImprints,     ///< "…, Berlin: Kai 2010.".
  CommaImprints,     ///< "…, Paris, Quai, 2007, p. 4".
  VolumesBehind,     ///< "Roe to Doe, 3 May 1957, FRUS, 1955–1957, vol. VIII, Document 78".
  OutletBrackets,    ///< "‘Title’ (Low Institute, 7 September 2021)".
  Imprints,          ///< "(Oslo: Sea Press, 2010)".
  Resolutions,       ///< "Resolution 1999 (2011)".
  SigningPlaces,     ///< "“Joint Statement”, Oslo, 3 May 2001".
  AccessDates,       ///< "accessed 3 May 2024".
  WrappedAddresses,  ///< "https://a.org/ papers/x.html".
  SourceLabels,      ///< "Source: Department of State, …".
  Archives,          ///< "Central Files, 751K.00/1–2961".
  Reporters,         ///< "Roe v. Poe, 410 U.S. 113 (1973)".
  NeutralCitations,  ///< "R v Roe [2010] UKSC 12".
  Statutes,          ///< "Pub. L. No. 107-40, 115 Stat. 224 (2001)".
  Codes,             ///< "Port Act, 50 U.S.C. §§ 1701–1706".
  Dockets,           ///< "Roe v. Poe, No. 03-1570 (D.D.C. 3 May 2001)".
  LongActs,          ///< "The Ports (Tolls) (Northern Quays) (Amendment) Regulations 2010".
  Orders,            ///< "Executive Order No. 14999, 87 Fed. Reg. 8391".
  UnionActs,         ///< "Council Regulation (EU) No 999/2010 of 3 May 2010".
  Treaties,          ///< "Agreement on Ports between A and B, Oslo, 3 May 2010".
  Debates,           ///< "Hansard, HC Deb, 3 May 1950, vol. 466, cc. 12–13".
  Sessions,          ///< "Port Assembly, Second Session, 92nd Meeting".
  TitleDates,        ///< "Ports Act No. 12 of 3 May 1956".
  OrdinalStops,      ///< "9. Mai 2022", "19. Wahlperiode": no sentence ends there.
  BareLocators,      ///< "(Oslo: Sea Press, 2010), 55.".
  Count
};

using CitationRules = RuleSet<CitationRule>;

}  // namespace dossier
