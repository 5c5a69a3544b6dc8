# SPDX-License-Identifier: GPL-2.0-or-later
"""A record as a page: tables for the terminal and for Markdown (the same), and plots."""
import os

from . import plots
from .goals import MB, goals, losses
from .questions import CLASSES
from .record import TASKS, found_medians, indexing_summary, latency_summary

MODES = { "answer": "whole answer", "no-snippets": "without snippets",
         "no-facets": "without facets", "hits": "without either", "ranks": "best ten", "top": "best ten",
         "exact": "best ten, exact total", "data": "and their texts", "snippets": "and snippets", "count": "a count alone"}


def table(heads, rows):
    """Markdown that is also readable as it stands."""
    cells = [list(map(str, heads)), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(heads))]
    written = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in cells]
    written.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(written) + "\n"


def shown(value, unit=""):
    return "-" if value is None else f"{plots.number(value)}{' ' + unit if unit else ''}"


def largest(record):
    return max(sample["percent"] for sample in record["samples"])


def indexing_table(record, percent):
    figures, rows = indexing_summary(record), []
    for name, label in record["labels"].items():
        new = figures.get((percent, "new", name))
        if new is None:
            continue
        again = [figures.get((percent, task, name), {}).get("wall") for task in TASKS[1:]]
        rows.append([label, shown(new["wall"]), shown(new["to_xapian"]), shown(new["cpu"]), shown(new["cpu_to_xapian"]),
                     shown(new["peak"] / MB), shown(new["index"] / MB), *map(shown, again)])
    return table(["", "wall s", "of plain Xapian", "processor s", "of plain Xapian", "peak MB", "index MB", "no change s",
                  "one changed s"], rows)


def latency_table(record, percent, heat, columns):
    """A row a class, a column an (engine, mode): p50 / p95 / p99."""
    figures = latency_summary(record)
    columns = [(engine, mode) for engine, mode in columns
               if any(key[:4] == (percent, mode, heat, engine) for key in figures)]
    rows = []
    for group in CLASSES:
        cells = [figures.get((percent, mode, heat, engine, group)) for engine, mode in columns]
        if any(cells):
            rows.append([group] + ["-" if cell is None else " / ".join(plots.number(cell[p]) for p in ("p50", "p95", "p99"))
                                   for cell in cells])
    heads = [column_name(record, engine, mode) for engine, mode in columns]
    return table(["ms", *heads], rows) if columns else ""


def found_table(record):
    columns = {label: found_medians(record, largest(record), name) for name, label in
               (("dossier answer", "Dossier"), ("xapian exact", "plain Xapian"), ("fts5 count", "SQLite FTS5"))}
    columns = {label: found for label, found in columns.items() if found}
    rows = [[group] + [f"{found[group]:g}" if group in found else "-" for found in columns.values()] for group in CLASSES
            if any(group in found for found in columns.values())]
    return table(["documents", *columns], rows) if columns else ""


def column_name(record, engine, mode):
    return record["process_labels"][engine] if mode.startswith("process") else f"{record['labels'][engine]}, {MODES[mode]}"


def growth_table(record):
    figures, latency = indexing_summary(record), latency_summary(record)
    rows = []
    for sample in record["samples"]:
        row = [f"{sample['percent']:g} %", sample["files"], plots.number(sample["bytes"] / MB)]
        for engine in ("dossier", "xapian"):
            row.append(shown(figures.get((sample["percent"], "new", engine), {}).get("wall")))
        for engine, mode in (("dossier", "process"), ("dossier", "ranks"), ("xapian", "top"), ("fts5", "top")):
            row.append(shown(latency.get((sample["percent"], mode, "warm", engine, "common"), {}).get("p50")))
        rows.append(row)
    return table(["papers", "files", "MB", "indexing s: Dossier", "plain Xapian", "common word ms: Dossier, process",
                  "Dossier, best ten", "plain Xapian, best ten", "FTS5, best ten"], rows)


def goal_table(record):
    return table(["goal", "at most", "measured", ""],
                 [[goal, shown(limit, unit), shown(value, unit), "not measured" if value is None else
                   "met" if value <= limit else "**missed**"] for goal, limit, value, unit in goals(record)])


def loss_table(record):
    found = losses(record)
    labels = [label for label in record["labels"].values() if any(label in ahead for _, ahead in found)]
    if not found:
        return "None was measured.\n"
    return table(["Dossier needs so many times as much", *labels],
                 [[what, *(plots.number(ahead[label]) if label in ahead else "" for label in labels)] for what, ahead in found])


def parts(record):
    """(title, explanation, table) in order."""
    top = largest(record)

    def latency(heat, *columns):
        return latency_table(record, top, heat, columns)

    processes = [(name, "process") for name in ("dossier", "other", "xapian", "recoll", "fts5", "ripgrep", "nothing")]
    yield "Goals", "", goal_table(record)
    yield ("Indexing", "Medians of the rounds, peak memory the highest; the quotient is the median of the rounds' own. Dossier "
           "reads front matter, notes, names and citations meanwhile; the others index words.", indexing_table(record, top))
    yield ("A query as a process, warm", "p50 / p95 / p99. Dossier prints ten hits with snippets, all facets and the exact total; "
           "quest, over plain Xapian, the texts of the best ten; recollq a line of each, sqlite3 paths; ripgrep lists all "
           "files. true(1) is the floor.", latency("warm", *processes))
    yield ("A query as a process, cold", "The index, or for ripgrep the papers, dropped from the file cache before each; programs "
           f"and libraries stay in it. Bytes that stayed all the same: {stayed(record)}.", latency("cold", *processes))
    yield ("A query as a process, processor time", "p50 / p95 / p99, warm: what a core has to do, whatever else it does.",
           latency("warm", *((name, "processor") for name, _ in processes)))
    yield ("The best ten, in process", "p50 / p95 / p99, warm: names and scores alone.",
           latency("warm", ("dossier", "ranks"), ("other", "ranks"), ("xapian", "top"), ("xapian", "exact"), ("fts5", "top"),
                   ("fts5", "count")))
    yield ("The best ten, in process, when first asked", "p50 / p95 / p99 of the first time: nothing is kept yet of a "
           "question's words, and the processor has not seen it.",
           latency("first", ("dossier", "ranks"), ("other", "ranks"), ("xapian", "top"), ("fts5", "top")))
    yield ("Dossier's answer and its parts, in process", "p50 / p95 / p99, warm. A whole answer has ten hits with snippets, all "
           "facets and the exact total.", latency("warm", *(("dossier", mode) for mode in
                                                             ("answer", "no-snippets", "no-facets", "hits")),
                                                   ("xapian", "data"), ("xapian", "snippets")))
    yield ("What the questions find", "Medians. The programs read words in their own ways: stems, names, phrases.",
           found_table(record))
    if len(record["samples"]) > 1:
        yield "Growth", "Medians.", growth_table(record)
    yield ("Where others need less", "Every measure above in which another program was ahead: Dossier's figure by the other's "
           "(p50), empty where Dossier was ahead.", loss_table(record))


def stayed(record):
    shares = {record["labels"][name]: share for name, share in record["stayed_in_cache"].items()}
    if not shares:
        return "not measured"
    return ", ".join(f"{label} " + ("unknown (no fincore)" if share is None else f"{100 * share:.0f} %")
                     for label, share in shares.items())


def circumstances(record):
    machine, options = record["machine"], record["options"]
    sample = max(record["samples"], key=lambda sample: sample["percent"])
    shared = (": others were using the machine, and wall times hold their turns; quotients and processor times are what "
              "can be read") if record["load_before"] > 0.3 * machine["cores"] else ""
    changed = " with changes" if record["changed"] else ""
    told = (f"{machine['processor']}, {machine['cores']} cores, {machine['memory'] / 2**30:.0f} GB, {machine['system']}, Linux "
            f"{machine['kernel']}. Load before the run {record['load_before']:.1f}{shared}. "
            f"Commit {record['commit'] or 'unknown'}{changed}, {record['built'] or 'built elsewhere'}, {record['date']}. "
            f"{record['corpus']['name']}: {sample['files']} of {record['corpus']['files']} files, "
            f"{plots.number(sample['bytes'] / MB)} MB; {options['rounds']} rounds of indexing, {options['questions']} questions a "
            f"class, each asked {options['process_rounds']} times as a process and {options['inside_rounds']} in process.")
    versions = "; ".join(f"{record['labels'][name]}: {version}" for name, version in record["versions"].items() if version)
    absent = "".join(f" Left out: {reason}." for reason in record["left_out"].values())
    return f"{told}\n\nVersions: {versions}.{absent}\n"


def draw(record, folder):
    """Writes the plots; returns [(title, file name)]."""
    os.makedirs(folder, exist_ok=True)
    labels, top = record["labels"], largest(record)
    indexing, latency = indexing_summary(record), latency_summary(record)
    sizes = {sample["percent"]: sample["bytes"] / MB for sample in record["samples"]}

    def by_class(columns):
        return {column_name(record, engine, mode):
                {group: latency[top, mode, "warm", engine, group]["p50"] for group in CLASSES
                 if (top, mode, "warm", engine, group) in latency}
                for engine, mode in columns if engine in labels}

    builders = [name for name in labels if (top, "new", name) in indexing]
    drawn = (
        ("indexing", plots.bars("Indexing", ["new", "unchanged", "one changed"],
                                {labels[name]: {task: indexing[top, task, name]["wall"] for task in TASKS
                                                if (top, task, name) in indexing} for name in builders}, "s")),
        ("growth", plots.lines("Indexing as the corpus grows", {
            labels[name]: [(sizes[percent], indexing[percent, "new", name]["wall"]) for percent in sizes
                           if (percent, "new", name) in indexing] for name in builders}, "MB", "s")),
        ("processes", plots.bars("A query as a process, p50", CLASSES, by_class(
            [(name, "process") for name in ("dossier", "xapian", "recoll", "fts5", "ripgrep")]), "ms")),
        ("in-process", plots.bars("The best ten in process, p50", CLASSES,
                                  by_class([("dossier", "ranks"), ("xapian", "top"), ("fts5", "top")]), "ms")))
    written = []
    for name, svg in drawn:
        if svg is not None:
            with open(os.path.join(folder, name + ".svg"), "w", encoding="utf-8") as file:
                file.write(svg)
            written.append(name)
    return written


def text(record):
    """For the terminal."""
    return "\n".join([circumstances(record), *(f"{title}\n\n{rows}" for title, _, rows in parts(record) if rows)])


def markdown(record, plotted):
    plots_of = {"Indexing": "indexing", "A query as a process, warm": "processes", "The best ten, in process": "in-process",
                "Growth": "growth"}
    lines = ["# What Dossier takes, and what others do", "",
             "Written by `bench/run --publish`; CONTRIBUTING.md, \"Measuring\", tells how. Every round runs every program once, "
             "one after the other: quotients of one run can be read, seconds of two runs not. What is asked is drawn from the "
             "corpus by the rules of `bench/harness/questions.py`; all samples are in [results.json](results.json).", "",
             circumstances(record)]
    for title, explanation, rows in parts(record):
        if rows:
            lines += [f"## {title}", ""] + ([explanation, ""] if explanation else []) + [rows]
            if plots_of.get(title) in plotted:
                lines += [f"![{title}](plots/{plots_of[title]}.svg)", ""]
    return "\n".join(lines)
