# SPDX-License-Identifier: GPL-2.0-or-later
"""The measuring itself. Every round runs every engine once, one after the other, so that what else the machine does
strikes all alike: only quotients of one run are worth reading."""
import os, random, shutil, subprocess

from .stopwatch import Failed, bytes_below, cached_share, cost_of, forget, time_process


class Times:
    """Milliseconds of questions, by engine, mode, heat and class: a row each, with a list a question."""

    def __init__(self, percent):
        self.percent, self.kept = percent, {}

    def add(self, engine, mode, heat, group, question, taken):
        self.kept.setdefault((engine, mode, heat, group), {}).setdefault(question, []).append(float(f"{taken:.4g}"))

    def rows(self):
        return [{"percent": self.percent, "engine": engine, "mode": mode, "heat": heat, "group": group, "ms": taken}
                for (engine, mode, heat, group), taken in self.kept.items()]


class Bench:
    """One sample of the corpus, and every engine's index of it."""

    def __init__(self, sample, engines, work, say):
        self.sample, self.engines, self.work, self.say = sample, engines, work, say
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS")}
        self.environment = kept | {"HOME": work, "TMPDIR": work, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}

    def index(self, engine):
        return os.path.join(self.work, f"index-{self.sample.percent:g}", engine.name)

    def _run(self, engine, command):
        return cost_of(command, self.environment, os.path.join(self.work, engine.name + ".log"))

    def indexing(self, rounds):
        """Rows of: a new index; the next run over the same files; the next one after one file has changed."""
        rows = []

        def row(engine, task, cost):
            rows.append({"engine": engine.name, "percent": self.sample.percent, "round": number, "task": task,
                         "wall": cost.wall, "user": cost.user, "system": cost.system, "peak": cost.peak,
                         "index": bytes_below(self.index(engine))})
            self.say(f"  {engine.label}, {task}: {cost.wall:.2f} s, {cost.peak / 1e6:.0f} MB")

        builders = [engine for engine in self.engines if engine.keeps_index]
        updaters = [engine for engine in builders if engine.updates]
        for number in range(1, rounds + 1):
            self.say(f"{self.sample.percent:g} % of the papers, indexing, round {number} of {rounds}")
            # The order turns, so that none always follows the same one.
            for engine in builders[number % len(builders):] + builders[:number % len(builders)]:
                shutil.rmtree(self.index(engine), ignore_errors=True)
                os.makedirs(os.path.dirname(self.index(engine)), exist_ok=True)
                row(engine, "new", self._run(engine, engine.build(self.sample.folder, self.index(engine))))
            for engine in updaters:
                row(engine, "unchanged", self._run(engine, engine.build(self.sample.folder, self.index(engine))))
            undo = self.sample.change_one()
            for engine in updaters:
                row(engine, "one changed", self._run(engine, engine.build(self.sample.folder, self.index(engine))))
            undo()
        return rows

    def _place(self, engine):
        """What a question to this engine reads."""
        return self.index(engine) if engine.keeps_index else self.sample.folder

    def processes(self, questions, rounds, cold):
        """Times of one process a question, each answered once before, so that all is in the file cache; or after the
        engine's files have been dropped from it. Also the share of bytes that stayed in the cache, by engine."""
        times, stayed = Times(self.sample.percent), {}
        heat = "cold" if cold else "warm"
        self.say(f"{self.sample.percent:g} % of the papers, processes, {heat}: {len(questions)} questions, {rounds} rounds")
        for number in range(rounds if cold else rounds + 1):
            for asked, question in enumerate(questions):
                turn = (number + asked) % len(self.engines)
                for engine in self.engines[turn:] + self.engines[:turn]:
                    command = engine.ask(self.sample.folder, self.index(engine), question)
                    if command is None or cold and engine.name == "nothing":
                        continue
                    if cold:
                        forget(self._place(engine))
                        if engine.name not in stayed:
                            stayed[engine.name] = cached_share(self._place(engine))
                    taken, processor, status = time_process(command, self.environment)
                    if status not in (0, 1):
                        raise Failed(f"{' '.join(command)} ended with {status}")
                    if cold or number > 0:
                        times.add(engine.name, "process", heat, question.group, asked, taken)
                        times.add(engine.name, "processor", heat, question.group, asked, processor)
        return times.rows(), stayed

    def in_process(self, questions, rounds):
        """Times of questions answered by one process an engine, in every mode it has. Also how many documents each
        question found, by engine and mode, and what could not be answered."""
        times, found, refused = Times(self.sample.percent), {}, []
        workers = {engine.name: self._start(engine) for engine in self.engines if engine.worker(self.index(engine))}
        turns = [(engine, mode) for engine in self.engines if engine.name in workers for mode in engine.modes]
        self.say(f"{self.sample.percent:g} % of the papers, in process: {len(questions)} questions, {rounds} rounds")
        generator = random.Random(0)
        for number in range(rounds + 1):
            # In each turn all questions, so that none finds the processor's caches full of its own answer; the order
            # of turns changes, so that what follows what does not count.
            for engine, mode in generator.sample(turns, len(turns)):
                for asked, question in enumerate(questions):
                    text = engine.text(question) if engine.answers(mode, question) else None
                    if text is None:
                        continue
                    taken, total = self._ask(workers[engine.name], mode, question.group, text)
                    if taken is None:
                        refused += [f"{engine.name}: {text}: {total}"] if number == 0 else []
                        continue
                    times.add(engine.name, mode, "warm" if number else "first", question.group, asked, taken)
                    if number:
                        found.setdefault(f"{engine.name} {mode}", {})[asked] = total
        for worker in workers.values():
            worker.stdin.close()
            worker.wait()
        return times.rows(), found, refused

    def _start(self, engine):
        return subprocess.Popen(engine.worker(self.index(engine)), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                text=True, env=self.environment)

    @staticmethod
    def _ask(worker, mode, group, text):
        worker.stdin.write(f"{mode}\t{group}\t{text}\n")
        worker.stdin.flush()
        first, _, rest = worker.stdout.readline().rstrip("\n").partition("\t")
        if not first:
            raise Failed(f"{' '.join(worker.args)} ended at: {text}")
        return (None, rest) if first == "error" else (int(first) / 1e6, int(rest))
