#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How well dossier ranks, over test collections: a table in Markdown.

usage: bench/ranking.py BIN FOLDER            table of every collection in FOLDER
       bench/ranking.py BIN --known-items DOCUMENTS COLLECTION [N]

BIN is the folder of the programs. A collection is a folder with `input/` (documents in any format dossier-index
reads), `queries.tsv` (id, tab, query) and `qrels.trec` (query, 0, document, relevance). It is indexed anew, and its
queries are asked as bags of words, as `dossier search --any --batch` does; 1,000 documents count.

--known-items makes a collection of any folder of documents: for N of them (300) the query is their first sentence
of eight words or more, which is taken out of the text, and the document is what should be found.
"""
import collections, json, math, os, random, re, subprocess, sys, tempfile

DEPTH = 1000


def run(*command, stdin=None):
    done = subprocess.run(command, input=stdin, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def judgements(path):
    relevant = collections.defaultdict(dict)
    for line in open(path, encoding="utf-8"):
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant[query][document] = int(grade)
    return relevant


def measures(found, relevant):
    """Average precision, nDCG@10 (binary gains), precision at 10."""
    hits = precision = gain = 0.0
    for rank, document in enumerate(found, 1):
        if document in relevant:
            hits += 1
            precision += hits / rank
            if rank <= 10:
                gain += 1 / math.log2(rank + 1)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(10, len(relevant))))
    return precision / len(relevant), gain / ideal, sum(d in relevant for d in found[:10]) / 10


def score(programs, collection):
    relevant = judgements(os.path.join(collection, "qrels.trec"))
    found = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "index")
        run(os.path.join(programs, "dossier-index"), "-q", "-d", index, os.path.join(collection, "input"))
        lines = run(os.path.join(programs, "dossier"), "search", "-d", index, "--any", "-n", str(DEPTH), "--format",
                    "trec", "--batch", os.path.join(collection, "queries.tsv"))
    for line in lines.splitlines():
        query, _, document, *_ = line.split()
        found[query].append(document)
    rows = [measures(found[query], documents) for query, documents in relevant.items()]
    return len(rows), [sum(column) / len(rows) for column in zip(*rows)]


def table(programs, folder):
    print("| collection | queries | nDCG@10 | MAP | P@10 |\n|---|---|---|---|---|")
    for name in sorted(os.listdir(folder)):
        collection = os.path.join(folder, name)
        if os.path.exists(os.path.join(collection, "qrels.trec")):
            queries, (precision, gain, ten) = score(programs, collection)
            print(f"| {name} | {queries} | {gain:.4f} | {precision:.4f} | {ten:.3f} |", flush=True)


def known_items(programs, documents, collection, wanted):
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "index")
        run(os.path.join(programs, "dossier-index"), "-q", "-d", index, documents)
        lines = run(os.path.join(programs, "dossier"), "export", "-d", index).splitlines()
    rows, queries = [], []
    for document in map(json.loads, lines):
        paragraphs = [p["text"] for p in document["paragraphs"] if p["zone"] in ("front", "body")]
        sentences = [s for p in paragraphs for s in re.split(r"(?<=[.!?])\s+", p)]
        first = next((s for s in sentences if len(s.split()) >= 8), None)
        text = "\n\n".join(paragraphs)
        if first and len(sentences) > 5:
            queries.append((document["id"], first))
            text = text.replace(first, "", 1)
        rows.append({"id": document["id"], "title": document["title"], "date": document["date"], "text": text})
    random.seed(1)
    queries = random.sample(queries, min(wanted, len(queries)))
    os.makedirs(os.path.join(collection, "input"))
    with open(os.path.join(collection, "input/documents.jsonl"), "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    with open(os.path.join(collection, "queries.tsv"), "w", encoding="utf-8") as out:
        out.writelines(f"{name}\t{' '.join(query.split())}\n" for name, query in queries)
    with open(os.path.join(collection, "qrels.trec"), "w", encoding="utf-8") as out:
        out.writelines(f"{name} 0 {name} 1\n" for name, _ in queries)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        table(sys.argv[1], sys.argv[2])
    elif len(sys.argv) in (5, 6) and sys.argv[2] == "--known-items":
        known_items(sys.argv[1], sys.argv[3], sys.argv[4], int(sys.argv[5]) if len(sys.argv) == 6 else 300)
    else:
        sys.exit(__doc__)
