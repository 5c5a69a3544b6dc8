# SPDX-License-Identifier: GPL-2.0-or-later
"""What a process costs, and a file cache without an index in it."""
import dataclasses, glob, os, resource, subprocess, threading, time

SAMPLE_SECONDS = 0.02
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclasses.dataclass
class Cost:
    """Seconds; bytes. `peak` is the greatest sum of what the process and its children held at a time (pages that they
    share counted for each), looked at fifty times a second, and no less than the kernel's own peak of any one of them.
    0: the process had ended before it could be seen."""
    wall: float = 0.0
    user: float = 0.0
    system: float = 0.0
    peak: int = 0


class Failed(Exception):
    """A program ended otherwise than it should; says which and how."""


def family(pid):
    """The process and all below it."""
    found = [pid]
    for path in glob.glob(f"/proc/{pid}/task/*/children"):
        try:
            with open(path) as file:
                children = file.read().split()
        except OSError:
            continue  # It has ended.
        for child in children:
            found += family(int(child))
    return found


def held(pid):
    """Bytes resident now, and the most there were."""
    try:
        with open(f"/proc/{pid}/status") as file:
            words = dict(line.split(":", 1) for line in file if line.startswith(("VmRSS", "VmHWM")))
        return tuple(int(words[name].split()[0]) * 1024 for name in ("VmRSS", "VmHWM"))
    except (OSError, KeyError):
        return 0, 0  # It has ended.


def cost_of(command, environment, log, accepted=(0, 1)):
    """Runs a program to its end; its output goes to the file `log`."""
    peak, ended = 0, threading.Event()
    with open(log, "wb") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment)

        def watch():
            nonlocal peak
            while not ended.wait(SAMPLE_SECONDS):
                now = [held(pid) for pid in family(process.pid)]
                peak = max(peak, sum(resident for resident, _ in now), *(most for _, most in now))

        watcher = threading.Thread(target=watch)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        ended.set()
        watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        with open(log, encoding="utf-8", errors="replace") as file:
            raise Failed(f"{' '.join(command)} ended with {process.returncode}: {file.read()[-500:]}")
    # The kernel's figure begins with what this process held when it started the other, and tells only above that.
    if usage.ru_maxrss > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:
        peak = max(peak, usage.ru_maxrss * 1024)
    return Cost(wall, usage.ru_utime, usage.ru_stime, peak)


def time_process(command, environment):
    """Milliseconds from starting a program to its end, output thrown away; those of a processor; its exit status. On a
    machine that others use the first has their turns in it, the second has not."""
    silence = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)]
    silence += [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    start = time.perf_counter_ns()
    pid = os.posix_spawn(command[0], command, environment, file_actions=silence)
    _, status, usage = os.wait4(pid, 0)
    taken = (time.perf_counter_ns() - start) / 1e6
    return taken, (usage.ru_utime + usage.ru_stime) * 1e3, os.waitstatus_to_exitcode(status)


def files_below(folder):
    return [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]


def bytes_below(folder):
    return sum(os.path.getsize(path) for path in files_below(folder))


def forget(folder):
    """Asks the kernel to drop a folder's files from its cache. A disk's own cache, or a host's, it cannot reach."""
    for path in files_below(folder):
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(file)


def cached_share(folder):
    """Which part of a folder's bytes is in the cache, by fincore(1) of util-linux; None where that is missing."""
    paths, cached = files_below(folder), 0
    try:
        for i in range(0, len(paths), 500):
            done = subprocess.run(["fincore", "-b", "-n", "-r", "-o", "RES", *paths[i:i + 500]], capture_output=True,
                                  text=True, check=True)
            cached += sum(map(int, done.stdout.split()))
    except (OSError, subprocess.CalledProcessError):
        return None
    return cached / max(1, bytes_below(folder))
