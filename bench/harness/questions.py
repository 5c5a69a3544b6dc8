# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked, chosen from the corpus by rule: nothing here knows any corpus.

Words are runs of four letters or more, stop words of the project's lists left out. Of N documents a word stands in df:

    rare      2 <= df <= N/1000            AND, OR   two common words
    common    N/10 <= df <= N/3            wildcard  five letters that begin 3 to 60 words, one of them in N/50 or more
    phrase    two words that follow one another in 1 % or more of some documents
    NEAR      two words, three to eight apart, in 1 % or more of them; asked within 10
    entity    people, groups, places in N/100 to N/5 documents; other programs are asked for the name as a phrase
    date      a common word, from a month to another one, at most ten years later
    facets    all facets of the words of `common`
    cited-by  works held and works not held, the most cited first

Where too few words are in a band, those nearest to it are taken. Of all that fit, a generator with a fixed seed draws.
"""
import collections, dataclasses, glob, math, os, random, re

WORD = re.compile(r"[^\W\d_]{4,}")
CLASSES = ("rare", "common", "AND", "OR", "phrase", "NEAR", "wildcard", "entity", "date", "facets", "cited-by")
PAIR_DOCUMENTS = 500


@dataclasses.dataclass
class Question:
    """One question. `words` say it to any program; `dossier` is what Dossier is asked, in its own language."""
    group: str
    words: list
    dossier: str


def stop_words(project):
    words = set()
    for path in glob.glob(os.path.join(project, "stopwords", "*.txt")):
        with open(path, encoding="utf-8") as file:
            words.update(line.strip() for line in file)
    return words


class Vocabulary:
    """Document frequencies of a sample, and pairs of words in it."""

    def __init__(self, sample, stops):
        self.documents = len(sample.files)
        self.frequency, self.next_to, self.near = (collections.Counter() for _ in range(3))
        for number, text in enumerate(sample.texts()):
            words = [word for word in WORD.findall(text.lower())]
            self.frequency.update(set(words))
            if number < PAIR_DOCUMENTS:
                self._pairs(text.lower())
        for word in stops:
            self.frequency.pop(word, None)
        self.stops = stops

    def _pairs(self, text):
        # What stands between two words decides whether they are a phrase, so all words are looked at, short ones too.
        words = re.findall(r"\w+|[^\w\s]", text)
        good = [WORD.fullmatch(word) is not None for word in words]
        self.next_to.update({(a, b) for i, (a, b) in enumerate(zip(words, words[1:])) if good[i] and good[i + 1]})
        self.near.update({(words[i], words[i + gap]) for gap in (3, 5, 8) for i in range(len(words) - gap)
                          if good[i] and good[i + gap] and words[i] != words[i + gap]})

    def band(self, low, high, wanted):
        """Words in `low` to `high` documents; the nearest ones where there are less than `wanted`."""
        inside = sorted(word for word, count in self.frequency.items() if low <= count <= high)
        if len(inside) >= wanted:
            return inside
        middle = math.log(max(1.0, math.sqrt(max(low, 1) * max(high, 1))))
        return sorted(self.frequency, key=lambda word: (abs(math.log(self.frequency[word]) - middle), word))[:wanted]

    def pairs(self, counted, wanted):
        """Pairs without stop words in 1 % or more of the documents looked at; else the commonest."""
        least = max(2, min(self.documents, PAIR_DOCUMENTS) // 100)
        kept = {pair: count for pair, count in counted.items() if not self.stops.intersection(pair)}
        frequent = sorted(pair for pair, count in kept.items() if count >= least)
        return frequent if len(frequent) >= wanted else sorted(kept, key=lambda pair: (-kept[pair], pair))[:wanted]

    def beginnings(self, wanted):
        words = collections.defaultdict(list)
        for word, count in self.frequency.items():
            words[word[:5]].append(count)
        fit = sorted(start for start, counts in words.items()
                     if len(start) == 5 and 3 <= len(counts) <= 60 and max(counts) >= self.documents / 50)
        return fit if len(fit) >= wanted else sorted(words, key=lambda start: (-len(words[start]), start))[:wanted]


def draw(generator, candidates, wanted):
    return generator.sample(candidates, min(wanted, len(candidates)))


def from_words(vocabulary, wanted, generator):
    """The classes that any program can be asked."""
    n = vocabulary.documents
    common = vocabulary.band(n / 10, n / 3, 2 * wanted)
    asked = [Question("rare", [word], word) for word in draw(generator, vocabulary.band(2, n / 1000, wanted), wanted)]
    drawn = draw(generator, common, wanted)
    asked += [Question("common", [word], word) for word in drawn]
    for name in ("AND", "OR"):
        for _ in range(min(wanted, len(common) // 2)):
            pair = generator.sample(common, 2)
            asked.append(Question(name, pair, f"{pair[0]} {name} {pair[1]}"))
    for a, b in draw(generator, vocabulary.pairs(vocabulary.next_to, wanted), wanted):
        asked.append(Question("phrase", [a, b], f'"{a} {b}"'))
    for a, b in draw(generator, vocabulary.pairs(vocabulary.near, wanted), wanted):
        asked.append(Question("NEAR", [a, b], f"{a} NEAR/10 {b}"))
    asked += [Question("wildcard", [start], start + "*")
              for start in draw(generator, vocabulary.beginnings(wanted), wanted)]
    asked += [Question("facets", [word], word) for word in drawn]
    return asked, common


def from_index(dossier, documents, common, wanted, generator):
    """The classes about names, dates and citations. `dossier(ARGUMENT...)` gives a command's JSON."""
    facets = dossier("facets", "-n", "0", "--facets", "people,groups,places", "")["facets"]
    names = [value for kind in ("people", "groups", "places") for value in facets[kind] if value.get("id")]
    fit = [value for value in names if documents / 100 <= value["count"] <= documents / 5]
    asked = [Question("entity", re.findall(r"\w+", value["name"]), value["filter"])
             for value in draw(generator, fit if len(fit) >= wanted else names[:wanted], wanted)]
    years = [int(row["period"][:4]) for row in dossier("timeline", "--by", "year", "")["timeline"] if row["period"]]
    for word in draw(generator, common, wanted if years else 0):
        first = generator.choice(years)
        last = first + generator.randint(0, 9)
        months = sorted(generator.randint(1, 12) for _ in range(2))
        asked.append(Question("date", [], f"{word} date:{first}-{months[0]:02}..{last}-{months[1]:02}"))
    missing = [work["work"] for work in dossier("missing", "-n", str(wanted))["works"]]
    held = [hit["id"] for hit in dossier("search", "--sort", "cited", "-n", str(wanted), "--facets", "none", "")["hits"]
            if hit["cited_by"] > 0]
    half = max((wanted + 1) // 2, wanted - len(held))
    works = (missing[:half] + held)[:wanted]
    return asked + [Question("cited-by", [], work) for work in works]
