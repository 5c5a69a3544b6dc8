#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What bench/run counts and asks, by rows: input left, what is wanted right."""
import os, subprocess, sys, tempfile, unittest, xml.dom.minidom

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench"))

from harness import page, plots, record as records  # noqa: E402
from harness.corpus import Corpus  # noqa: E402
from harness.engines import Dossier, Engine, Fts5, Recoll, Ripgrep, xapian_text  # noqa: E402
from harness.goals import goals, losses  # noqa: E402
from harness.questions import Question, Vocabulary, from_words  # noqa: E402
from harness.stopwatch import Failed, bytes_below, cost_of  # noqa: E402


def made_record():
    """Dossier takes 1 s where plain Xapian takes 4 and FTS5 0.5, two rounds, in a run of two sizes."""
    rows = [{"engine": engine, "percent": percent, "round": number, "task": "new", "wall": wall * percent / 10 * number,
             "user": wall, "system": 0.0, "peak": 5_000_000, "index": 2_000_000 * percent}
            for percent in (1, 10) for number in (1, 2) for engine, wall in (("dossier", 1.0), ("xapian", 4.0), ("fts5", 0.5))]
    times = {("dossier", "process"): 6, ("xapian", "process"): 4, ("fts5", "process"): 8, ("dossier", "ranks"): 0.2,
             ("fts5", "top"): 4, ("xapian", "top"): 0.1, ("xapian", "exact"): 0.2}
    latency = [{"percent": percent, "engine": engine, "mode": mode, "heat": "warm", "group": "common",
                "ms": {"0": [ms, ms, ms * 3], "1": [ms]}} for percent in (1, 10) for (engine, mode), ms in times.items()]
    latency.append({"percent": 10, "engine": "xapian", "mode": "process", "heat": "cold", "group": "OR", "ms": {"2": [9]}})
    names = ("dossier", "xapian", "fts5")
    return {"labels": {name: name.upper() for name in names}, "process_labels": {name: name for name in names},
            "samples": [{"percent": 1, "files": 10, "bytes": 1_000_000}, {"percent": 10, "files": 100, "bytes": 10_000_000}],
            "indexing": rows, "latency": latency, "questions": [{"group": "common"}, {"group": "common"}, {"group": "OR"}],
            "found": {"10": {"dossier answer": {0: 3, 1: 5, 2: 7}}}, "built": "Release, -O2", "stayed_in_cache": {"dossier": 0.0, "xapian": None},
            "load_before": 9.0,
            "machine": {"processor": "P", "cores": 2, "memory": 2**30, "system": "S", "kernel": "K"}, "commit": "abc",
            "changed": True, "date": "today", "corpus": {"name": "papers", "files": 1000}, "left_out": {"x": "x is missing"},
            "options": {"rounds": 2, "questions": 2, "process_rounds": 2, "inside_rounds": 2}, "versions": {"dossier": "1"}}


class Figures(unittest.TestCase):
    def test_percentiles(self):
        for values, percent, wanted in (([3], 50, 3), ([1, 2], 50, 1), ([1, 2, 3], 50, 2), (range(1, 101), 95, 95),
                                        (range(1, 101), 99, 99), ([5, 1, 9], 99, 9)):
            self.assertEqual(records.percentile(values, percent), wanted)

    def test_numbers(self):
        for value, wanted in ((0, "0"), (0.0416, "0.0416"), (1.234, "1.23"), (45.67, "45.7"), (456.7, "457"), (9.9999, "10.0"),
                              (12345.6, "12346")):
            self.assertEqual(plots.number(value), wanted)

    def test_quotients_are_of_the_same_round(self):
        figures = records.indexing_summary(made_record())
        self.assertEqual(figures[10, "new", "dossier"]["to_xapian"], 0.25)
        self.assertEqual(figures[10, "new", "dossier"]["wall"], 1.5)

    def test_latency_over_all_questions(self):
        figures = records.latency_summary(made_record())[10, "process", "warm", "dossier", "common"]
        self.assertEqual((figures["p50"], figures["p99"], figures["samples"]), (6, 18, 4))

    def test_found_by_class(self):
        self.assertEqual(records.found_medians(made_record(), 10, "dossier answer"), {"common": 4, "OR": 7})

    def test_goals(self):
        measured = {goal: value for goal, _, value, _ in goals(made_record())}
        for goal, wanted in (("indexing time, of plain Xapian's", 0.25), ("index, of the text", 2.0),
                             ("peak memory of indexing", 5.0), ("a run without changes", None),
                             ("a search as a process, of quest's time (p50)", 1.5),
                             ("a common word, of FTS5's time, in process: best ten", 0.05),
                             ("indexing time for 10 times the text", 10.0)):
            self.assertEqual(measured[goal] and round(measured[goal], 9), wanted, goal)

    def test_losses_name_every_program_that_was_ahead(self):
        found = dict(losses(made_record()))
        self.assertEqual(found["a new index: wall time"], {"FTS5": 2.0})
        self.assertEqual(found["common, a process"], {"XAPIAN": 1.5})
        self.assertEqual(found["common, in process, the best ten"], {"XAPIAN": 2.0})
        self.assertNotIn("size of the index", found)


class Questions(unittest.TestCase):
    ROWS = (  # class, words; quest; FTS5; Recoll; ripgrep's patterns
        ("common", ["treaty"], "treaty", '"treaty"', "treaty", ["-etreaty"]),
        ("AND", ["a", "b"], "a AND b", '"a" AND "b"', "a AND b", None),
        ("OR", ["a", "b"], "a OR b", '"a" OR "b"', "a OR b", ["-ea", "-eb"]),
        ("phrase", ["a", "b"], '"a b"', '"a b"', '"a b"', [r"-ea\s+b"]),
        ("NEAR", ["a", "b"], "a NEAR/10 b", 'NEAR("a" "b", 10)', '"a b"p10', None),
        ("wildcard", ["trea"], "trea*", '"trea" *', "trea*", [r"-etrea\w*"]),
        ("entity", ["a", "b", "c"], '"a b c"', '"a b c"', '"a b c"', [r"-ea\s+b\s+c"]),
        ("facets", ["a"], None, None, None, None))

    def test_every_language(self):
        recoll, ripgrep = Recoll(), Ripgrep()
        recoll.query, ripgrep.path = "recollq", "rg"
        for group, words, xapian, fts5, recollq, patterns in self.ROWS:
            question = Question(group, words, "")
            self.assertEqual(xapian_text(question), xapian)
            self.assertEqual(Fts5().text(question), fts5)
            command = recoll.ask("papers", "index", question)
            self.assertEqual(command and command[-1], recollq)
            command = ripgrep.ask("papers", "", question)
            self.assertEqual(command and command[4:-1], patterns)

    def test_only_dossier_is_asked_what_it_alone_knows(self):
        question = Question("cited-by", [], "title:x|")
        for engine in (Fts5(), Recoll(), Ripgrep(), Engine()):
            self.assertIsNone(engine.ask("papers", "index", question))
        self.assertEqual(Dossier("bin").ask("papers", "index", question)[1:],
                         ["cited-by", "-d", "index", "--no-pager", "--", "title:x|"])

    def test_words_are_drawn_by_document_frequency(self):
        with tempfile.TemporaryDirectory() as folder:
            for number in range(40):
                words = ["every", "words", "these"] + ["third"] * (number % 5 == 0) + ["seldom"] * (number in (3, 4))
                with open(os.path.join(folder, f"{number}.md"), "w", encoding="utf-8") as file:
                    file.write(" ".join(words) + ".\n")
            with open(os.path.join(folder, "picture.png"), "wb") as file:
                file.write(b"\x89PNG")
            corpus = Corpus(folder, folder)
            self.assertEqual((len(corpus.files), corpus.left_out), (40, 1))
            sample = corpus.sample(100, os.path.join(folder, "copy"))
            vocabulary = Vocabulary(sample, {"these"})
            self.assertEqual(vocabulary.frequency, {"every": 40, "words": 40, "third": 8, "seldom": 2})
            self.assertEqual(vocabulary.band(4, 13, 1), ["third"])
            self.assertEqual(vocabulary.band(2, 2, 1), ["seldom"])
            self.assertEqual(vocabulary.pairs(vocabulary.next_to, 1), [("every", "words")])
            before = bytes_below(sample.folder)
            undo = sample.change_one()
            self.assertGreater(bytes_below(sample.folder), before)
            undo()
            self.assertEqual(bytes_below(sample.folder), before)

            class First:
                """A generator that always draws the first ones."""
                sample = staticmethod(lambda candidates, count: candidates[:count])

            asked, common = from_words(vocabulary, 1, First)
            self.assertIn(("phrase", '"every words"'), [(question.group, question.dossier) for question in asked])
            self.assertIn("third", common)


class Processes(unittest.TestCase):
    def test_cost_counts_children(self):
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "log")
            hold = "import time; x = bytearray(60_000_000); time.sleep(0.3)"
            twice = f"import subprocess, sys; c = [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in '12']; [p.wait() for p in c]"
            cost = cost_of([sys.executable, "-c", twice], dict(os.environ), log)
            self.assertGreater(cost.peak, 120_000_000)
            self.assertGreater(cost.wall, 0.3)
            with self.assertRaisesRegex(Failed, "ended with 3: why"):
                cost_of(["sh", "-c", "echo why; exit 3"], dict(os.environ), log)


class Page(unittest.TestCase):
    def test_every_part_and_plots_that_are_xml(self):
        record = made_record()
        with tempfile.TemporaryDirectory() as folder:
            plotted = page.draw(record, folder)
            self.assertEqual(plotted, ["indexing", "growth", "processes", "in-process"])
            for name in plotted:
                xml.dom.minidom.parse(os.path.join(folder, name + ".svg"))
        text = page.markdown(record, plotted)
        for wanted in ("## Goals", "others were using the machine", "Left out: x is missing", "abc with changes, Release, -O2",
                       "| FTS5 ", "plots/growth.svg", "XAPIAN unknown (no fincore)"):
            self.assertIn(wanted, text)


if __name__ == "__main__":
    unittest.main()
