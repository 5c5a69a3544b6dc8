# SPDX-License-Identifier: GPL-2.0-or-later
"""SQLite FTS5 over the same files: `fts5.py index PAPERS FOLDER`, `fts5.py ask FOLDER` (bench/ask_loop.h).

One row a file, path and text, Porter stemmer over unicode61, one transaction. Modes: top (paths of the best ten by
bm25), count (how many match).
"""
import os, sqlite3, sys, time

ASKED = {"top": "select path from papers where papers match ? order by rank limit 10",
         "count": "select count(*) from papers where papers match ?"}


def index(papers, folder):
    os.makedirs(folder)
    database = sqlite3.connect(os.path.join(folder, "papers.db"))
    database.execute("create virtual table papers using fts5(path unindexed, text, tokenize = 'porter unicode61')")
    for at, _, names in sorted(os.walk(papers)):
        for name in sorted(names):
            path = os.path.join(at, name)
            with open(path, encoding="utf-8", errors="replace") as file:
                database.execute("insert into papers values (?, ?)", (os.path.relpath(path, papers), file.read()))
    database.commit()


def ask(folder):
    database = sqlite3.connect(f"file:{os.path.join(folder, 'papers.db')}?mode=ro", uri=True)
    for line in sys.stdin:
        mode, _, text = line.rstrip("\n").split("\t", 2)
        start = time.perf_counter_ns()
        try:
            rows = database.execute(ASKED[mode], (text,)).fetchall()
            taken = time.perf_counter_ns() - start
            print(taken, rows[0][0] if mode == "count" else len(rows), sep="\t", flush=True)
        except sqlite3.Error as error:
            print("error", error, sep="\t", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "index":
        index(*sys.argv[2:4])
    else:
        ask(sys.argv[2])
