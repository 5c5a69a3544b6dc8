# SPDX-License-Identifier: GPL-2.0-or-later
"""What Dossier wants to be, as figures of a run: each goal with what was measured, and where it loses to others."""
from .questions import CLASSES
from .record import indexing_summary, latency_summary, percentile, pooled

MB = 1e6
SEARCHES = ("rare", "common", "AND", "OR", "phrase", "NEAR", "wildcard")  # What quest is asked too.


def goals(record):
    """Rows (goal, limit, measured, unit); measured is None where the run did not look."""
    indexing, latency = indexing_summary(record), latency_summary(record)
    largest = max((sample["percent"] for sample in record["samples"]), default=0)
    sizes = {sample["percent"]: sample["bytes"] for sample in record["samples"]}
    new = indexing.get((largest, "new", "dossier"), {})

    def again(task):
        return indexing.get((largest, task, "dossier"), {}).get("wall")

    def p50(mode, group, engine="dossier"):
        return latency.get((largest, mode, "warm", engine, group), {}).get("p50")

    def quotient(a, b):
        return a / b if a is not None and b else None

    def minus(a, b):
        return a - b if a is not None and b is not None else None

    processes = pooled(record, largest, "process", "warm", "dossier", CLASSES)
    searches = [pooled(record, largest, "process", "warm", name, SEARCHES) for name in ("dossier", "xapian")]
    ours, quest = (percentile(times, 50) if times else None for times in searches)
    rows = [("indexing time, of plain Xapian's", 0.35, new.get("to_xapian"), ""),
            ("peak memory of indexing", 600, quotient(new.get("peak"), MB), "MB"),
            ("index, of the text", 2.8, quotient(new.get("index"), sizes.get(largest)), ""),
            ("a run without changes", 0.7, again("unchanged"), "s"),
            ("a run with one file changed", 1.0, again("one changed"), "s"),
            ("a search as a process, of quest's time (p50)", 2.0, quotient(ours, quest), ""),
            ("a search as a process (p50)", 12, ours, "ms"),
            ("any query as a process (p95)", 30, percentile(processes, 95) if processes else None, "ms"),
            ("a query by entity, of a common word's time", 1.0, quotient(p50("process", "entity"), p50("process", "common")), ""),
            ("cited-by, of a common word's time", 1.0, quotient(p50("process", "cited-by"), p50("process", "common")), ""),
            ("snippets of ten hits, in process", 1.0, minus(p50("no-facets", "common"), p50("hits", "common")), "ms"),
            ("all facets and the exact total, of plain Xapian's ranking with one, in process", 2.0,
             quotient(p50("answer", "facets"), p50("exact", "common", "xapian")), "")]
    for name, group in (("a common word", "common"), ("OR", "OR"), ("a phrase", "phrase")):
        rows.append((f"{name}, of FTS5's time, in process: best ten", 0.1,
                     quotient(p50("ranks", group), p50("top", group, "fts5")), ""))
    small = min((percent for percent in sizes if sizes[percent] * 9 <= sizes[largest]), default=None,
                key=lambda percent: abs(sizes[largest] / sizes[percent] - 10)) if sizes else None
    if small is not None:
        growth = quotient(new.get("wall"), indexing.get((small, "new", "dossier"), {}).get("wall"))
        times = sizes[largest] / sizes[small]
        rows.append((f"indexing time for {times:.0f} times the text", round(1.2 * times, 1), growth, "times"))
    return rows


def losses(record):
    """Rows (what, {label: times}): wherever another program needed less than Dossier at the largest size, Dossier's
    figure by the other's."""
    largest = max((sample["percent"] for sample in record["samples"]), default=0)
    indexing, latency = indexing_summary(record), latency_summary(record)
    peers = [name for name in record["labels"] if name not in ("dossier", "no-names", "authority", "nothing")]
    rows = []

    def compare(what, ours, theirs):
        ahead = {record["labels"][name]: ours / value for name, value in theirs.items() if value and value < ours}
        if ahead:
            rows.append((what, ahead))

    for task, key, what in (("new", "wall", "a new index: wall time"), ("new", "cpu", "processor time"),
                            ("new", "peak", "peak memory"), ("new", "index", "size of the index"),
                            ("unchanged", "wall", "a run without changes"),
                            ("one changed", "wall", "a run with one file changed")):
        if (largest, task, "dossier") in indexing:
            compare(what, indexing[largest, task, "dossier"][key],
                    {name: indexing[largest, task, name][key] for name in peers if (largest, task, name) in indexing})
    for mode, theirs, heat, place in (("process", "process", "warm", "a process"),
                                      ("process", "process", "cold", "a process, cold"),
                                      ("ranks", "top", "warm", "in process, the best ten")):
        for group in CLASSES:
            ours = latency.get((largest, mode, heat, "dossier", group))
            if ours is not None:
                others = {name: latency.get((largest, mode if name == "other" else theirs, heat, name, group))
                          for name in peers}
                compare(f"{group}, {place}", ours["p50"], {name: row["p50"] for name, row in others.items() if row})
    return rows
