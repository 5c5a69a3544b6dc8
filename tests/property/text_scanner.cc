// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/property/text_scanner.h"

#include <algorithm>

namespace dossier {
namespace {

std::vector<std::string> words_of(const std::string& phrase) {
  std::vector<std::string> words(1);
  for (const char c : phrase) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

bool is_leaf(const Asked& asked) { return asked.kind <= Asked::Entity; }

}  // namespace

std::string Asked::text() const {
  const auto operand = [](const Asked& part) {
    return is_leaf(part) ? part.text() : "(" + part.text() + ")";
  };
  const auto joined = [&](const std::string& op) {
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : op) + operand(part);
    return all;
  };
  switch (kind) {
    case Word:
    case Phrase:
      return '"' + value + '"';
    case Prefix:
      return value + "*";
    case Entity:
      return "actor:" + value;
    case Near:
      return joined(" NEAR/" + std::to_string(distance) + " ");
    case Adj:
      return joined(" ADJ/" + std::to_string(distance) + " ");
    case Sent:
      return joined(" SENT ");
    case Para:
      return joined(" PARA ");
    case And:
      return joined(" ");
    case Or:
      return joined(" OR ");
    case Not:
      return "NOT " + operand(parts.front());
  }
  return {};
}

bool Asked::legal() const {
  if (!std::all_of(parts.begin(), parts.end(), [](const Asked& part) { return part.legal(); }))
    return false;
  const auto any_part = [&](const auto& bad) {
    return std::any_of(parts.begin(), parts.end(), bad);
  };
  if (kind == Near || kind == Adj) {
    const auto bad = [](const auto& self, const Asked& part) -> bool {
      if (part.kind == Or)
        return std::any_of(part.parts.begin(), part.parts.end(),
                           [&](const Asked& inner) { return self(self, inner); });
      return !is_leaf(part);
    };
    return !any_part([&](const Asked& part) { return bad(bad, part); });
  }
  if (kind == Sent || kind == Para) {
    const auto bad = [](const auto& self, const Asked& part) -> bool {
      return part.kind == Not || std::any_of(part.parts.begin(), part.parts.end(),
                                             [&](const Asked& inner) { return self(self, inner); });
    };
    return !any_part([&](const Asked& part) { return bad(bad, part); });
  }
  return true;
}

Scanner::Scanner(const std::vector<ShowAnswer>& documents) {
  const Analyzer analyzer;
  for (const auto& shown : documents) {
    Document document{shown.head.id, {}, {}};
    const auto& mentions = shown.document.mentions;
    document.texts.push_back(read(shown.head.title, mentions, std::nullopt, analyzer));
    for (std::uint32_t i = 0; i < shown.document.paragraphs.size(); ++i)
      document.texts.push_back(read(shown.document.paragraphs[i].text, mentions, i, analyzer));
    for (const auto& mention : mentions) {
      if (mention.bytes.size() == 0) document.tags.insert(mention.entity);
    }
    documents_.push_back(std::move(document));
  }
}

Scanner::Text Scanner::read(const std::string& text, const std::vector<Mention>& mentions,
                            std::optional<std::uint32_t> paragraph, const Analyzer& analyzer) {
  Text out;
  out.tokens = analyzer.analyze(text);
  for (const auto& token : out.tokens)
    out.end = std::max(out.end, token.position + (token.whole ? token.parts : 1U));
  for (const auto sentence : sentences(text)) {
    for (const auto& token : out.tokens) {
      if (token.bytes.begin < sentence.begin) continue;
      out.sentence_starts.push_back(token.position);
      break;
    }
  }
  for (const auto& mention : mentions) {
    if (mention.paragraph != paragraph || mention.entity.empty() || mention.bytes.size() == 0)
      continue;
    std::vector<std::uint32_t> inside;
    for (const auto& token : out.tokens) {
      if (!token.whole && token.bytes.begin < mention.bytes.end &&
          token.bytes.end > mention.bytes.begin)
        inside.push_back(token.position);
    }
    for (const auto at : inside) {
      if (at == inside.front() || at == inside.back())
        out.mentions.push_back({mention.entity, {at, at}});
    }
  }
  return out;
}

std::set<std::string> Scanner::find(const Asked& asked) const {
  std::set<std::string> ids;
  for (const auto& document : documents_) {
    if (holds(asked, document, {})) ids.insert(document.id);
  }
  return ids;
}

// The sentences or paragraphs of a unit, for SENT and PARA.
std::vector<Scanner::Unit> Scanner::units(const Asked& asked, const Document& document,
                                          const Unit& unit) {
  std::vector<Unit> all;
  for (const auto& text : document.texts) {
    if (text.end == 0 || (unit.text != nullptr && unit.text != &text)) continue;
    const auto whole = unit.text == nullptr ? Place{0, text.end - 1} : unit.place;
    if (asked.kind == Asked::Para) {
      all.push_back({&text, whole});
      continue;
    }
    for (std::size_t i = 0; i < text.sentence_starts.size(); ++i) {
      const bool last = i + 1 == text.sentence_starts.size();
      const Place sentence{
          std::max(whole.first, i == 0 ? 0 : text.sentence_starts[i]),
          std::min(whole.last, last ? text.end - 1 : text.sentence_starts[i + 1] - 1)};
      if (sentence.first <= sentence.last && (last || text.sentence_starts[i + 1] > 0))
        all.push_back({&text, sentence});
    }
  }
  return all;
}

bool Scanner::holds(const Asked& asked, const Document& document, const Unit& unit) {
  const auto part_holds = [&](const Asked& part) { return holds(part, document, unit); };
  switch (asked.kind) {
    case Asked::And:
      return std::all_of(asked.parts.begin(), asked.parts.end(), part_holds);
    case Asked::Or:
      return std::any_of(asked.parts.begin(), asked.parts.end(), part_holds);
    case Asked::Not:
      return !part_holds(asked.parts.front());
    case Asked::Sent:
    case Asked::Para: {
      const auto all = units(asked, document, unit);
      return std::any_of(all.begin(), all.end(), [&](const Unit& one) {
        return std::all_of(asked.parts.begin(), asked.parts.end(),
                           [&](const Asked& part) { return holds(part, document, one); });
      });
    }
    default:
      break;
  }
  if (unit.text != nullptr) return near(asked, unit);
  if (asked.kind == Asked::Entity && document.tags.contains(asked.value)) return true;
  return std::any_of(document.texts.begin(), document.texts.end(), [&](const Text& text) {
    return text.end > 0 && near(asked, {&text, {0, text.end - 1}});
  });
}

// A leaf, or operands near one another, inside the unit.
bool Scanner::near(const Asked& asked, const Unit& unit) {
  if (is_leaf(asked)) return !places(asked, unit).empty();
  std::vector<std::vector<Place>> operands;
  for (const auto& part : asked.parts) operands.push_back(places(part, unit));
  std::vector<Place> chosen;
  return choose(asked, operands, chosen);
}

// Every choice of a place for each operand.
bool Scanner::choose(const Asked& asked, const std::vector<std::vector<Place>>& operands,
                     std::vector<Place>& chosen) {
  const auto n = static_cast<std::uint32_t>(asked.distance);
  if (chosen.size() == operands.size()) {
    if (asked.kind == Asked::Adj) return true;
    std::uint32_t first_end = UINT32_MAX, last_begin = 0;
    for (const auto& place : chosen) {
      first_end = std::min(first_end, place.last);
      last_begin = std::max(last_begin, place.first);
    }
    return last_begin - first_end <= n;
  }
  for (const auto& place : operands[chosen.size()]) {
    const bool fits = std::all_of(chosen.begin(), chosen.end(), [&](const Place& other) {
      return place.first > other.last || place.last < other.first;
    });
    if (!fits) continue;
    if (asked.kind == Asked::Adj && !chosen.empty() &&
        (place.first <= chosen.back().last || place.first - chosen.back().last > n))
      continue;
    chosen.push_back(place);
    if (choose(asked, operands, chosen)) return true;
    chosen.pop_back();
  }
  return false;
}

std::vector<Scanner::Place> Scanner::places(const Asked& asked, const Unit& unit) {
  std::vector<Place> found;
  const auto add = [&](Place place) {
    if (place.first >= unit.place.first && place.last <= unit.place.last) found.push_back(place);
  };
  if (asked.kind == Asked::Or) {
    for (const auto& part : asked.parts) {
      for (const auto& place : places(part, unit)) add(place);
    }
    return found;
  }
  if (asked.kind == Asked::Entity) {
    for (const auto& [entity, place] : unit.text->mentions) {
      if (entity == asked.value) add(place);
    }
    return found;
  }
  const auto words = words_of(asked.value);
  const auto is_word = [&](std::uint32_t at, const std::string& word) {
    return std::any_of(unit.text->tokens.begin(), unit.text->tokens.end(), [&](const Token& token) {
      return token.position == at &&
             (asked.kind == Asked::Prefix ? token.term.starts_with(word) : token.term == word);
    });
  };
  const auto length = static_cast<std::uint32_t>(words.size());
  for (std::uint32_t at = 0; at + length <= unit.text->end; ++at) {
    bool all = true;
    for (std::uint32_t i = 0; i < length && all; ++i) all = is_word(at + i, words[i]);
    if (all) add({at, at + length - 1});
  }
  return found;
}

}  // namespace dossier
