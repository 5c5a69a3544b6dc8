# SPDX-License-Identifier: GPL-2.0-or-later
"""The programs compared: how each indexes a folder, brings an index up to date, and is asked.

An engine has a `name`, a `label` for readers, and says by `absent()` why it cannot take part. `build` returns the
command that makes an index, and, where `updates`, brings it up to date; `ask` the command that answers a question as a
process, `worker` the one that answers questions on standard input within its own process (bench/ask_loop.h), `text` the
question in its language. None: it cannot.
"""
import os, re, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
HITS = "10"


class Engine:
    name = label = program = ""
    process_label = ""  # Where another program asks the index.
    modes = ()          # Of its worker, the first being the usual one.
    keeps_index = True
    updates = False
    version_arguments = ("--version",)

    def __init__(self):
        self.path = shutil.which(self.program)

    def absent(self):
        return None if self.path else f"{self.program} is not installed"

    def version(self):
        done = subprocess.run([self.path, *self.version_arguments], capture_output=True, text=True)
        return ((done.stdout or done.stderr).strip().splitlines() or [""])[0]

    def build(self, papers, index):
        return None

    def ask(self, papers, index, question):
        return None

    def worker(self, index):
        return None

    def text(self, question):
        return None

    def answers(self, mode, question):
        """Does the worker tell this question's time in this mode?"""
        return True


class Dossier(Engine):
    """`options` are dossier-index's, `programs` the folder of a build."""
    modes = ("answer", "no-snippets", "no-facets", "hits", "ranks")
    updates = True

    def __init__(self, programs, name="dossier", label="Dossier", options=(), asked=True):
        self.name, self.label, self.options, self.asked = name, label, list(options), asked
        self.programs = os.path.abspath(programs)
        self.path = os.path.join(self.programs, "dossier")

    def absent(self):
        if not os.path.exists(self.path) or not os.path.exists(os.path.join(self.programs, "dossier-index")):
            return f"no dossier and dossier-index in {self.programs}"
        return None

    def build(self, papers, index):
        return [os.path.join(self.programs, "dossier-index"), "-q", *self.options, "-d", index, papers]

    def ask(self, papers, index, question):
        command = {"facets": "facets", "cited-by": "cited-by"}.get(question.group, "search")
        return [self.path, command, "-d", index, "--no-pager", "--", question.dossier] if self.asked else None

    def worker(self, index):
        program = os.path.join(self.programs, "ask_dossier")
        return [program, index] if self.asked and os.path.exists(program) else None

    def text(self, question):
        return question.dossier

    def answers(self, mode, question):
        return mode == "answer" or question.group not in ("facets", "cited-by")


def xapian_text(question):
    a, b = question.words[0], question.words[-1]
    return {"rare": a, "common": a, "AND": f"{a} AND {b}", "OR": f"{a} OR {b}", "NEAR": f"{a} NEAR/10 {b}",
            "wildcard": a + "*", "facets": None}.get(question.group, '"' + " ".join(question.words) + '"')


class PlainXapian(Engine):
    """The yardstick: bench/plain_xapian.cc; as a process, its database is asked by quest."""
    name, label, program = "xapian", "plain Xapian", "plain_xapian"
    process_label = "quest"
    modes = ("top", "exact", "data", "snippets")

    def __init__(self, programs):
        self.path = os.path.join(os.path.abspath(programs), self.program)
        self.quest = shutil.which("quest")

    def absent(self):
        return None if os.path.exists(self.path) else "bench/plain_xapian.cc is not built"

    def version(self):
        done = subprocess.run([self.quest or "quest", "--version"], capture_output=True, text=True) if self.quest else None
        return done.stdout.strip().splitlines()[0] if done else "without quest"

    def build(self, papers, index):
        return [self.path, "index", papers, index]

    def ask(self, papers, index, question):
        text = self.text(question)
        return [self.quest, "-d", index, "-o", "and", "-f", "default,wildcard", "-m", HITS, text] \
            if text and self.quest else None

    def worker(self, index):
        return [self.path, "ask", index]

    def text(self, question):
        return xapian_text(question) if question.words else None


class Omindex(Engine):
    name, label, program = "omindex", "omindex", "omindex"
    updates = True

    def build(self, papers, index):
        return [self.path, "--db", index, "--url", "/", "--mime-type=md:text/plain", "--mime-type=markdown:text/plain",
                papers]


class Recoll(Engine):
    name, label, program = "recoll", "Recoll", "recollindex"
    process_label = "recollq"
    updates = True

    def __init__(self):
        super().__init__()
        self.query = shutil.which("recollq")

    def version(self):
        done = subprocess.run(["dpkg-query", "-W", "-f", "Recoll ${Version}", "recollcmd"], capture_output=True, text=True)
        return done.stdout or "Recoll"

    def build(self, papers, index):
        os.makedirs(index, exist_ok=True)
        with open(os.path.join(index, "recoll.conf"), "w", encoding="utf-8") as file:
            # A file is one document, as for the others, and nothing below the folder is passed over.
            file.write(f"topdirs = {papers}\nskippedPaths =\ntextfilepagekbs = -1\ntextfilemaxmbs = -1\nnoaspell = 1\n")
        return [self.path, "-c", index]

    def ask(self, papers, index, question):
        if not question.words or not self.query or question.group == "facets":
            return None
        a, b = question.words[0], question.words[-1]
        text = {"rare": a, "common": a, "AND": f"{a} AND {b}", "OR": f"{a} OR {b}", "NEAR": f'"{a} {b}"p10',
                "wildcard": a + "*"}.get(question.group, '"' + " ".join(question.words) + '"')
        return [self.query, "-c", index, "-n", HITS, text]


class Fts5(Engine):
    """SQLite's full-text search with the Porter stemmer: by Python's module, as a process by sqlite3(1)."""
    name, label, process_label = "fts5", "SQLite FTS5", "sqlite3, FTS5"
    modes = ("top", "count")
    script = os.path.join(HERE, "fts5.py")

    def __init__(self):
        self.shell = shutil.which("sqlite3")

    def absent(self):
        try:
            import sqlite3
            sqlite3.connect(":memory:").execute("create virtual table t using fts5(text)")
        except (ImportError, sqlite3.Error) as error:
            return f"Python's sqlite3 has no FTS5 ({error})"
        return None

    def version(self):
        import sqlite3
        return "SQLite " + sqlite3.sqlite_version

    def build(self, papers, index):
        return [sys.executable, self.script, "index", papers, index]

    def ask(self, papers, index, question):
        text = self.text(question)
        return [self.shell, "-readonly", os.path.join(index, "papers.db"),
                f"select path from papers where papers match '{text}' order by rank limit {HITS}"] \
            if text and self.shell else None

    def worker(self, index):
        return [sys.executable, self.script, "ask", index]

    def text(self, question):
        if not question.words or question.group == "facets":
            return None
        quoted = [f'"{word}"' for word in question.words]
        return {"AND": " AND ".join(quoted), "OR": " OR ".join(quoted), "NEAR": f"NEAR({' '.join(quoted)}, 10)",
                "wildcard": quoted[0] + " *"}.get(question.group, '"' + " ".join(question.words) + '"')


class Ripgrep(Engine):
    """Reads every file at each question and ranks nothing: what it takes to do without an index."""
    name, label, program = "ripgrep", "ripgrep", "rg"
    keeps_index = False

    def ask(self, papers, index, question):
        words = [re.escape(word) for word in question.words]
        patterns = {"rare": words, "common": words, "OR": words, "wildcard": [rf"{words[0]}\w*"] if words else [],
                    "phrase": [r"\s+".join(words)], "entity": [r"\s+".join(words)]}.get(question.group)
        return [self.path, "-l", "-i", "-w", *(f"-e{pattern}" for pattern in patterns), papers] if patterns else None


class Nothing(Engine):
    """The floor of all processes."""
    name, label, program = "nothing", "true(1)", "true"
    keeps_index = False

    def ask(self, papers, index, question):
        return [self.path]


def all_engines(programs, other=None, authority=(), jobs=None):
    """Every engine of a run, Dossier first. `other`: another build's programs; `authority`: files to add."""
    options = ["-j", str(jobs)] if jobs else []
    engines = [Dossier(programs, options=options), PlainXapian(programs), Omindex(), Recoll(), Fts5(), Ripgrep(), Nothing(),
               Dossier(programs, "no-names", "Dossier without lists of names", [*options, "--no-default-authority"], False)]
    if other:
        engines.append(Dossier(other, "other", "Dossier, other build", options))
    if authority:
        added = [word for file in authority for word in ("-a", file)]
        engines.append(Dossier(programs, "authority", "Dossier with more names", [*options, *added], False))
    return engines
