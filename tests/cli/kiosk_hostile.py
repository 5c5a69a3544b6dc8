#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# Hostile clients against a running kiosk: requests that are malformed in many ways, from fixed seeds, and clients that
# hold connections open without finishing a request, while others measure how long they wait.
#
#   kiosk_hostile.py PORT [REQUESTS] [SLOW]      prints one line a result; status 1 where one is not as it should be
import random
import socket
import sys
import threading
import time

port = int(sys.argv[1])
requests = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
slow = int(sys.argv[3]) if len(sys.argv) > 3 else 600
HOST = f"Host: 127.0.0.1:{port}\r\n".encode()
failed = False


def report(holds, text):
    global failed
    failed = failed or not holds
    print(("" if holds else "FAILED ") + text)


def ask(data, timeout=20.0):
    """The status of the answer to `data`; 0 where the server only closed the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout) as s:
        answer = b""
        try:
            s.sendall(data)
        except OSError:
            pass  # Refused before all was sent; the answer may be there.
        try:
            while b"\r\n" not in answer:
                part = s.recv(4096)
                if not part:
                    break
                answer += part
        except (ConnectionResetError, BrokenPipeError):
            pass
        return int(answer[9:12]) if answer.startswith(b"HTTP/1.") else 0


def malformed(r):
    """A request that must not be answered with 2xx, and what is wrong with it."""
    junk = bytes(r.randrange(256) for _ in range(r.randrange(1, 60)))
    word = bytes(r.choice(b"abcdefgh") for _ in range(r.randrange(1, 20)))
    get = lambda target, more=b"": b"GET " + target + b" HTTP/1.1\r\n" + HOST + more + b"\r\n"
    dots = b"/" + b"../" * r.randrange(1, 9) + b"etc/passwd"
    kinds = [
        lambda: get(dots),
        lambda: get(b"/assets/" + dots.replace(b"..", b"%2e%2e").replace(b"/etc", b"%2fetc")),
        lambda: get(b"/search?q=%" + r.choice([b"z", b"", b"1", b"g0", b"%%", b"\xff"])),
        lambda: get(b"/search?q=" + r.choice([b"%00", b"%ff", b"%c0%af", b"%ed%a0%80", b"%01", b"%f5%80%80%80"])),
        lambda: get(b"/document?id=" + b"a" * r.randrange(2001, 7000)),
        lambda: get(b"/" + b"a" * r.randrange(8200, 60000)),
        lambda: get(b"/", b"X-" + word + b": " + b"b" * r.randrange(17000, 90000) + b"\r\n"),
        lambda: get(b"/", b"".join(b"H%d: x\r\n" % i for i in range(r.randrange(2000, 9000)))),
        lambda: b"GET / HTTP/1.1\r\nHost: " + word + b".example\r\n\r\n",
        lambda: b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d.evil.example\r\n\r\n" % port,
        lambda: get(b"/", HOST),
        lambda: b"GET / HTTP/1.1\r\n\r\n",
        lambda: b"GET / HTTP/1.0\r\n\r\n",
        lambda: r.choice([b"POST", b"PUT", b"DELETE", b"TRACE", b"CONNECT", b"OPTIONS", b"PATCH", word.upper() + b"X"]) +
        b" / HTTP/1.1\r\n" + HOST + b"\r\n",
        lambda: get(b"/", b"Content-Length: 5\r\n") + b"hello",
        lambda: get(b"/", b"Transfer-Encoding: chunked\r\n") + b"5\r\nhello\r\n0\r\n\r\n",
        lambda: get(b"/", b"Content-Length: -1\r\n"),
        lambda: get(b"/api/v1/search?limit=" + r.choice([b"-1", b"1e9", b"99999999999", b"x", b"101"])),
        lambda: get(b"/api/v1/search?q=" + r.choice([b"%22", b"%28" * 200, b"NEAR%2F0", b"nofield:x", b"a*"])),
        lambda: get(b"/search?" + b"f=x&" * 150),
        lambda: get(b"/api/v1/show?id=" + word + b"-none"),
        lambda: get(b"/" + word + b"%0d%0aSet-Cookie:%20x=1"),
        lambda: junk + b"\r\n\r\n",
        lambda: b"GET http://evil.example/ HTTP/1.1\r\n" + HOST + b"\r\n",
    ]
    number = r.randrange(len(kinds))
    return kinds[number](), number


def many_malformed():
    statuses = {}
    for seed in range(requests):
        data, number = malformed(random.Random(seed))
        status = ask(data)
        statuses.setdefault(number, {}).setdefault(status, 0)
        statuses[number][status] += 1
    # A head that never becomes a request may be answered by closing the connection.
    bad = {n: s for n, s in statuses.items() if any(not (400 <= status < 500) for status in s if status != 0)}
    total = sum(sum(s.values()) for s in statuses.values())
    closed = sum(s.get(0, 0) for s in statuses.values())
    report(not bad, f"{total} malformed requests: {total - closed} answered 4xx, {closed} closed" + (f"; not so: {bad}" if bad else ""))


def wait_times(seconds):
    times, statuses = [], []
    data = b"GET /search?q=kabul HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        start = time.monotonic()
        statuses.append(ask(data))
        times.append(time.monotonic() - start)
    times.sort()
    return times[int(len(times) * 0.99)] * 1000, len(times), set(statuses)


def slow_clients():
    held = []
    for i in range(slow):
        s = socket.create_connection(("127.0.0.1", port), 10)
        s.sendall(b"GET /search?q=kabul HTTP/1.1\r\nHost: 127")
        held.append(s)
    stop = threading.Event()

    def drip():
        while not stop.wait(2):
            for s in held:
                try:
                    s.send(b".")
                except OSError:
                    pass

    dripping = threading.Thread(target=drip)
    dripping.start()
    p99, count, statuses = wait_times(5)
    report(statuses == {200} and p99 <= 1000, f"{slow} slow clients: others' p99 {p99:.1f} ms over {count} requests, statuses {sorted(statuses)}")
    # In the end they are shown out, though a byte comes in every two seconds.
    time.sleep(13)
    gone = 0
    for s in held:
        s.settimeout(0.001)
        try:
            gone += s.recv(4096) == b""
        except TimeoutError:
            pass
        except OSError:
            gone += 1
    stop.set()
    dripping.join()
    report(gone == slow, f"{gone} of them were shown out")
    for s in held:
        s.close()


report(ask(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n") == 200, "the server is well")
many_malformed()
if slow:
    slow_clients()
report(ask(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n") == 200, "the server is well afterwards")
sys.exit(1 if failed else 0)
