// SPDX-License-Identifier: GPL-2.0-or-later
#include "story_copies.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string_view>

#include "analysis/analyzer.h"

namespace dossier::test {
namespace {

using Paragraphs = std::vector<std::string>;

std::size_t words(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

std::size_t words(const Paragraphs& paragraphs) {
  std::size_t all = 0;
  for (const auto& paragraph : paragraphs) all += words(paragraph);
  return all;
}

// What outlets put around the text of others.
const Paragraphs kBefore{
    "NORTHGATE, Thursday (Combined agency reports)",
    "This report was first published by a partner agency and appears here by arrangement; times "
    "are "
    "local to the place of the report.",
    "Listen to this article. 4 minutes. This audio is produced by a machine and may contain errors "
    "of pronunciation."};
const Paragraphs kAfter{
    "Reporting by the Eastern bureau; additional reporting by Lena Aster and Tom Quill; writing by "
    "Sam Hartwell; editing by Ruth Okafor. Our standards: the principles of trust.",
    "The Harbour Courier is owned by its readers. If you value independent reporting, consider a "
    "gift of any size; more than 40,000 people in 90 countries already give every month.",
    "You may reprint this article online or in print under the terms of our licence, which asks "
    "you to name the author and to link to the first publication."};

// What every paper of a series says of itself: 150 words that tell nothing of the one at hand.
constexpr const char* kDisclaimer =
    "This paper is part of a series on security and governance in the region. The views expressed "
    "in it are those of the author and do not necessarily reflect the position of the Institute, "
    "its trustees or the organisations that support its work. The Institute takes no position on "
    "matters of public policy. While every effort has been made to ensure that the information is "
    "correct at the time of writing, neither the Institute nor the author accepts liability for "
    "any "
    "loss that may arise from reliance on it. No part of this publication may be reproduced, "
    "stored "
    "in a retrieval system or transmitted in any form without the written permission of the "
    "Institute, except for the quotation of brief passages in criticism and review. The Institute "
    "is "
    "a registered charity; its programme is funded by the Ministry of Foreign Affairs, the "
    "Hartwell "
    "Trust and the Northern Council, none of which saw the paper before it was published. Comments "
    "may be sent to the editor of the series, who reads all of them and answers most.";

// Forms: the same words, other contents. {0}, {1}, ... are filled from the rows below.
struct Form {
  const char* kind;
  Paragraphs text;
  std::vector<std::array<const char*, 6>> rows;
};
const std::vector<Form> kForms{
    {"form: sanctions",
     {"The Treasury today designated {0}, a {1} based in {2}, for providing financial and material "
      "support to {3}. The action was taken under Executive Order {4}, as amended, which targets "
      "terrorists, their leaders and those who give them assistance.",
      "“Today’s action shows our resolve to disrupt the networks on which {3} depends,” an "
      "official "
      "said. “We shall go on working with our partners in {2} to deny them the use of the "
      "financial "
      "system.”",
      "As a result of the action all property and interests in property of {0} that are in the "
      "United "
      "States or in the possession of its citizens must be blocked and reported. Persons who "
      "engage "
      "in certain transactions with {0} may themselves be exposed to sanctions. Since {5} the "
      "Treasury has designated more than thirty persons and companies linked to {3}."},
     {{"Haji Mirwais Stanekzai", "money changer", "Jalalabad", "the Islamic State in Khorasan",
       "13224", "November 2019"},
      {"Ismatullah Khalozai", "hawala operator", "Mersin", "al-Shabaab", "13536", "July 2021"},
      {"Rawi Network Holding", "trading company", "Gaziantep", "Hizballah", "13582", "March 2016"},
      {"Omar Abdel Qasim", "charity director", "Khartoum", "Boko Haram", "13886", "June 2018"},
      {"Basim Yusuf Trading", "shipping firm", "Sharjah", "the Houthis", "13611", "May 2020"},
      {"Leyla Demirel", "jeweller", "Antalya", "the Nusra Front", "13895", "January 2015"}}},
    {"form: condolences",
     {"Sir: The pressure of public business has delayed until now an acknowledgment of your note "
      "of "
      "{0}, conveying an expression of the sympathy of the Government and people of {1} with the "
      "people of this country on the death of {2}.",
      "I shall be obliged if you will assure {3} that this message is appreciated by the whole "
      "nation, "
      "which has been deeply touched by the many signs of sympathy from all parts of the world, "
      "and "
      "not least by the service held in {4} on {5}.",
      "Accept, Sir, the renewed assurance of my highest consideration."},
     {{"September 14", "Haiti", "Marshal Vane", "President Simon", "Port-au-Prince", "Sunday last"},
      {"the 15th instant", "Portugal", "Admiral Tresco", "His Majesty", "Lisbon Cathedral",
       "July 3"},
      {"October 2", "the Argentine Republic", "Mr. Halloran", "Dr. Quintana", "Buenos Aires",
       "the 9th"},
      {"May 30", "Siam", "Bishop Ferrar", "Prince Devawongse", "Bangkok", "June 1"},
      {"the 4th of March", "Norway", "Professor Lund", "Minister Løvland", "Kristiania", "March 8"},
      {"August 21", "Persia", "Colonel Hext", "the Grand Vizier", "Tehran", "the day after"}}},
    {"form: bulletin",
     {"The monitoring group recorded {0} incidents in {1} province in the week to {2}, with {3} "
      "civilians killed and {4} wounded. The figures come from hospitals, local councils and the "
      "families of the dead and are checked against two sources before they are published.",
      "Most incidents were reported from {5} district. Roadside bombs were the most frequent cause "
      "of "
      "death, followed by fire from small arms. The group asks all parties to respect the law of "
      "war "
      "and to let medical staff reach the wounded.",
      "The next bulletin appears on Monday. Earlier bulletins and the method by which figures are "
      "counted can be found on the website of the group."},
     {{"14", "Nangarhar", "3 May", "9", "31", "Achin"},
      {"22", "Helmand", "10 May", "17", "40", "Sangin"},
      {"7", "Badakhshan", "17 May", "2", "5", "Jurm"},
      {"31", "Ghazni", "24 May", "26", "58", "Andar"},
      {"11", "Kunduz", "31 May", "6", "19", "Imam Sahib"},
      {"18", "Uruzgan", "7 June", "12", "24", "Chora"}}}};

std::string filled(std::string text, const std::array<const char*, 6>& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto slot = "{" + std::to_string(i) + "}";
    for (auto at = text.find(slot); at != std::string::npos; at = text.find(slot))
      text.replace(at, slot.size(), row[i]);
  }
  return text;
}

class Maker {
 public:
  explicit Maker(const std::vector<Source>& sources) : sources_(sources) {
    for (const auto& source : sources) {
      for (const auto& paragraph : source.paragraphs) {
        for (auto& sentence : sentences_of(paragraph)) bank_.push_back(std::move(sentence));
      }
    }
  }

  std::vector<StoryCopy> make() {
    for (const auto& source : sources_) {
      copies_of(source);
      look_alikes_of(source);
    }
    for (const auto& form : kForms) {
      for (const auto& row : form.rows) {
        Paragraphs text;
        for (const auto& paragraph : form.text) text.push_back(filled(paragraph, row));
        alone(form.kind, std::move(text));
      }
    }
    return std::move(copies_);
  }

 private:
  void copies_of(const Source& source) {
    const auto& text = source.paragraphs;
    const auto put = [&](const char* kind, Paragraphs made) {
      copies_.push_back({kind, source.id, std::move(made)});
    };
    put(kOriginal, text);
    put("cut: first half", cut(text, 0.5));
    put("cut: last half", last_half(text));
    put("cut: a third", cut(text, 0.34));
    put("cut: last quarter dropped", cut(text, 0.75));
    put("update: a quarter replaced", replaced(text, 0.25));
    put("update: a third replaced", replaced(text, 0.33));
    put("update: a third added", added(text, 0.33));
    put("update: figures", figures(text));
    put("reprint: other boilerplate", reprinted(text));
    put("reprint: misspelt", misspelt(text, 0.05));
    put("reprint: re-paragraphed", split(text));
    put("cut and reprinted", reprinted(misspelt(cut(text, 0.6), 0.01)));
    put("updated and reprinted", reprinted(replaced(text, 0.15)));
    put("updated and cut", cut(replaced(text, 0.2), 0.6));
  }

  void look_alikes_of(const Source& source) {
    const auto& text = source.paragraphs;
    // A new text of the same length, of which a quarter is quoted from the source.
    Paragraphs quoting = new_text(words(text) * 3 / 4);
    const auto quoted = cut(text, 0.25);
    quoting.insert(quoting.begin() + static_cast<std::ptrdiff_t>(quoting.size() / 2),
                   quoted.begin(), quoted.end());
    alone("quotes a quarter", std::move(quoting));
    alone("outlet's boilerplate", reprinted(new_text(250)));
    auto series = new_text(300);
    series.emplace_back(kDisclaimer);
    alone("series' disclaimer", std::move(series));
    Paragraphs roundup;                             // Of four others, a paragraph or two each.
    for (const std::size_t step : {0, 1, 5, 11}) {  // No two roundups share more than one.
      const auto place = static_cast<std::size_t>(&source - sources_.data()) + step;
      const auto& other = sources_[place % sources_.size()].paragraphs;
      const auto part = cut(other, std::min(0.2, 90.0 / static_cast<double>(words(other))));
      roundup.insert(roundup.end(), part.begin(), part.end());
    }
    const auto own = new_text(120);
    roundup.insert(roundup.end(), own.begin(), own.end());
    alone("roundup", std::move(roundup));
    alone("short statement", {first_words(text.front(), 20)});
  }

  void alone(const char* kind, Paragraphs text) {
    copies_.push_back({kind, std::string(kind) + std::to_string(copies_.size()), std::move(text)});
  }

  std::size_t random() { return random_(); }
  bool one_in(double part) { return static_cast<double>(random()) < part * 4294967296.0; }

  static std::vector<std::string> sentences_of(const std::string& paragraph) {
    std::vector<std::string> out;
    for (const auto range : sentences(paragraph))
      out.push_back(paragraph.substr(range.begin, range.size()));
    return out;
  }

  // A sentence of another document, with its words shuffled so that it is nobody's.
  std::string new_sentence() {
    const auto& model = bank_[random() % bank_.size()];
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < model.size();) {
      const auto end = std::min(model.find(' ', begin), model.size());
      parts.push_back(model.substr(begin, end - begin));
      begin = end + 1;
    }
    for (std::size_t i = parts.size(); i > 1; --i) std::swap(parts[i - 1], parts[random() % i]);
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : " ") + part;
    return out;
  }

  Paragraphs new_text(std::size_t length) {
    Paragraphs out;
    while (words(out) < length) {
      std::string paragraph = new_sentence();
      for (int i = 0; i < 3; ++i) paragraph += " " + new_sentence();
      out.push_back(std::move(paragraph));
    }
    return out;
  }

  // The beginning, to the end of a sentence.
  static Paragraphs cut(const Paragraphs& text, double part) {
    const auto wanted = static_cast<std::size_t>(part * static_cast<double>(words(text)));
    Paragraphs out;
    std::size_t have = 0;
    for (const auto& paragraph : text) {
      out.emplace_back();
      for (const auto& sentence : sentences_of(paragraph)) {
        // A list may be one sentence of a page.
        const auto piece = first_words(sentence, std::max<std::size_t>(wanted - have, 40));
        out.back() += (out.back().empty() ? "" : " ") + piece;
        have += words(piece);
        if (have >= wanted) return out;
      }
    }
    return out;
  }

  template <typename Change>
  static Paragraphs by_sentence(const Paragraphs& text, const Change& change) {
    Paragraphs out;
    for (const auto& paragraph : text) {
      std::string made;
      for (const auto& sentence : sentences_of(paragraph)) {
        const auto now = change(sentence);
        made += (made.empty() || now.empty() ? "" : " ") + now;
      }
      out.push_back(std::move(made));
    }
    return out;
  }

  // Sentences with that part of the words are now others of about that length.
  Paragraphs replaced(const Paragraphs& text, double part) {
    const auto chosen = some_sentences(text, part);
    std::size_t at = 0;
    return by_sentence(text, [&](const std::string& sentence) {
      return chosen.contains(at++) ? new_words(words(sentence)) : sentence;
    });
  }

  Paragraphs added(const Paragraphs& text, double part) {
    const auto chosen = some_sentences(text, part);
    std::size_t at = 0;
    return by_sentence(text, [&](const std::string& sentence) {
      return chosen.contains(at++) ? new_words(words(sentence)) + " " + sentence : sentence;
    });
  }

  // Numbers of sentences, by chance, which together have no more than `part` of the words.
  std::set<std::size_t> some_sentences(const Paragraphs& text, double part) {
    std::vector<std::pair<std::size_t, std::size_t>> all;  // Number, words.
    for (const auto& paragraph : text) {
      for (const auto& sentence : sentences_of(paragraph))
        all.emplace_back(all.size(), words(sentence));
    }
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random() % i]);
    auto left = part * static_cast<double>(words(text));
    std::set<std::size_t> chosen;
    for (const auto& [number, length] : all) {
      if (static_cast<double>(length) > left) continue;
      left -= static_cast<double>(length);
      chosen.insert(number);
    }
    return chosen;
  }

  std::string new_words(std::size_t length) {
    auto out = new_sentence();
    while (words(out) < length) out += " " + new_sentence();
    return first_words(out, length);
  }

  // One number in four is another by now.
  Paragraphs figures(const Paragraphs& text) {
    auto out = text;
    for (auto& paragraph : out) {
      for (std::size_t i = 0; i < paragraph.size(); ++i) {
        const bool first = i == 0 || paragraph[i - 1] == ' ';
        if (first && paragraph[i] >= '0' && paragraph[i] <= '9' && one_in(0.25))
          paragraph[i] = static_cast<char>('1' + random() % 9);
      }
    }
    return out;
  }

  Paragraphs reprinted(const Paragraphs& text) {
    Paragraphs out{kBefore[random() % kBefore.size()]};
    out.insert(out.end(), text.begin(), text.end());
    out.push_back(kAfter[random() % kAfter.size()]);
    out.push_back(kAfter[random() % kAfter.size()]);
    return out;
  }

  // Two letters of a word change places.
  Paragraphs misspelt(const Paragraphs& text, double part) {
    auto out = text;
    for (auto& paragraph : out) {
      for (std::size_t i = 1; i + 2 < paragraph.size(); ++i) {
        const auto letter = [&](std::size_t at) {
          return paragraph[at] >= 'a' && paragraph[at] <= 'z';
        };
        if (paragraph[i - 1] == ' ' && letter(i) && letter(i + 1) && one_in(part))
          std::swap(paragraph[i], paragraph[i + 1]);
      }
    }
    return out;
  }

  static Paragraphs last_half(const Paragraphs& text) {
    const auto whole = split(text);
    Paragraphs out;
    for (auto i = whole.size(); i > 0 && words(out) < words(text) / 2; --i)
      out.insert(out.begin(), whole[i - 1]);
    return out;
  }

  static Paragraphs split(const Paragraphs& text) {
    Paragraphs out;
    for (const auto& paragraph : text) {
      for (auto& sentence : sentences_of(paragraph)) out.push_back(std::move(sentence));
    }
    return out;
  }

  static std::string first_words(const std::string& text, std::size_t most) {
    std::size_t at = 0;
    for (; most > 0 && at < text.size(); --most) at = std::min(text.find(' ', at + 1), text.size());
    return text.substr(0, at);
  }

  const std::vector<Source>& sources_;
  std::vector<std::string> bank_;
  std::vector<StoryCopy> copies_;
  std::mt19937 random_{1997};
};

}  // namespace

std::vector<StoryCopy> make_copies(const std::vector<Source>& sources) {
  return Maker(sources).make();
}

}  // namespace dossier::test
