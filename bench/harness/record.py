# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run leaves: the machine, every sample, and the figures made of them."""
import collections, datetime, os, platform, statistics, subprocess

FORMAT = 1
TASKS = ("new", "unchanged", "one changed")


def output(*command, cwd=None):
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"processor": models[0] if models else platform.machine(), "cores": os.cpu_count(), "memory": memory,
            "kernel": platform.release(), "system": platform.freedesktop_os_release().get("PRETTY_NAME", "")}


def how_built(programs):
    """"Release, -O2": what CMake says of the folder that the programs are in, or ""."""
    try:
        with open(os.path.join(programs, "..", "CMakeCache.txt"), encoding="utf-8") as file:
            cache = dict(line.rstrip("\n").split("=", 1) for line in file if line.startswith("CMAKE_") and "=" in line)
    except OSError:
        return ""
    kind = cache.get("CMAKE_BUILD_TYPE:STRING", "")
    return ", ".join(filter(None, (kind, cache.get(f"CMAKE_CXX_FLAGS_{kind.upper()}:STRING", ""))))


def beginning(project, programs, corpus, engines, absent, options):
    return {"built": how_built(programs), "format": FORMAT, "date": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
            "commit": output("git", "rev-parse", "--short=12", "HEAD", cwd=project),
            "changed": bool(output("git", "status", "--porcelain", "--untracked-files=no", cwd=project)),
            "machine": machine(), "load_before": os.getloadavg()[0],
            "versions": {engine.name: engine.version() for engine in engines},
            "labels": {engine.name: engine.label for engine in engines}, "left_out": absent,
            "process_labels": {engine.name: engine.process_label or engine.label for engine in engines},
            "corpus": {"name": corpus.name, "files": len(corpus.files), "left_out": corpus.left_out},
            "options": options, "samples": [], "questions": [], "indexing": [], "latency": [], "found": {},
            "refused": [], "stayed_in_cache": {}}


def percentile(values, percent):
    """The nearest rank: a value that was measured."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def processor_time(row):
    return row["user"] + row["system"]


def indexing_summary(record):
    """{(percent, task, engine): figures}: medians of the rounds, and the median of the quotients to plain Xapian's new
    index of the same round."""
    rows = collections.defaultdict(list)
    for row in record["indexing"]:
        rows[row["percent"], row["task"], row["engine"]].append(row)
    figures = {}
    for (percent, task, engine), runs in rows.items():
        yardstick = {row["round"]: row for row in rows.get((percent, "new", "xapian"), [])}
        pairs = [(row, yardstick[row["round"]]) for row in runs if row["round"] in yardstick]
        walls = [ours["wall"] / its["wall"] for ours, its in pairs]
        processors = [processor_time(ours) / processor_time(its) for ours, its in pairs if processor_time(its)]
        figures[percent, task, engine] = {
            "wall": statistics.median(row["wall"] for row in runs), "cpu": statistics.median(map(processor_time, runs)),
            "peak": max(row["peak"] for row in runs), "index": runs[-1]["index"],
            "to_xapian": statistics.median(walls) if walls else None,
            "cpu_to_xapian": statistics.median(processors) if processors else None}
    return figures


def latency_summary(record):
    """{(percent, mode, heat, engine, group): {"p50", "p95", "p99", "samples"}} in milliseconds, over all questions and
    rounds."""
    figures = {}
    for row in record["latency"]:
        taken = [ms for of_question in row["ms"].values() for ms in of_question]
        figures[tuple(row[name] for name in ("percent", "mode", "heat", "engine", "group"))] = {
            "p50": percentile(taken, 50), "p95": percentile(taken, 95), "p99": percentile(taken, 99), "samples": len(taken)}
    return figures


def found_medians(record, percent, name):
    """{class: median of the documents found}, of an engine and mode ("fts5 count")."""
    numbers = collections.defaultdict(list)
    for question, found in record["found"].get(f"{percent:g}", {}).get(name, {}).items():
        numbers[record["questions"][int(question)]["group"]].append(found)
    return {group: statistics.median(found) for group, found in numbers.items()}


def pooled(record, percent, mode, heat, engine, groups):
    """All times of some classes together, in milliseconds."""
    return [ms for row in record["latency"] if row["group"] in groups
            and (row["percent"], row["mode"], row["heat"], row["engine"]) == (percent, mode, heat, engine)
            for of_question in row["ms"].values() for ms in of_question]


def summary_rows(figures, names):
    """A summary as JSON keeps it."""
    return [dict(zip(names, key)) | value for key, value in sorted(figures.items())]


def complete(record):
    """The record with its figures: what is written to the file."""
    record["load_after"] = os.getloadavg()[0]
    record["figures"] = {
        "indexing": summary_rows(indexing_summary(record), ("percent", "task", "engine")),
        "latency": summary_rows(latency_summary(record), ("percent", "mode", "heat", "engine", "group"))}
    return record
