#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Servers that a shard's address may lead to, on the loopback interface. Prints its port, and serves until it is killed.

  faulty_server.py web                    an HTTP server: silent until it is asked, then of another language
  faulty_server.py greeting               greets as an SSH server does
  faulty_server.py protocol               speaks another version of Xapian's protocol
  faulty_server.py ipv6 TARGET [ADDRESS]  passes all on from a port of ADDRESS (::1) to port TARGET of 127.0.0.1
  faulty_server.py cut TARGET BYTES N     passes on, but closes the first N connections after BYTES of answers
  faulty_server.py hang TARGET BYTES N    passes on, but in the first N connections no more than BYTES of answers
"""
import socket
import sys
import threading


def pass_on(source, sink, most=None):
    """Until the end of `source`, or of `most` bytes."""
    while most is None or most > 0:
        data = source.recv(65536 if most is None else min(65536, most))
        if not data:
            break
        sink.sendall(data)
        most = None if most is None else most - len(data)


def relay(client, target, most, hang):
    server = socket.create_connection(("127.0.0.1", target))
    for end in (client, server):
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask():
        try:
            pass_on(client, server)
            server.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    threading.Thread(target=ask, daemon=True).start()
    try:
        pass_on(server, client, most)
        if hang and most is not None:
            threading.Event().wait()
    except OSError:
        pass
    for end in (client, server):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        end.close()


def answer(client, kind, arguments, number):
    if kind == "web":
        client.recv(1000)
        client.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
        client.close()
    elif kind == "greeting":
        client.sendall(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
        client.recv(1000)
    elif kind == "protocol":
        client.sendall(bytes([0, 10, 38, 1]) + bytes(8))
        client.recv(1000)
    else:
        target = int(arguments[0])
        limited = kind != "ipv6" and number <= int(arguments[2])
        relay(client, target, int(arguments[1]) if limited else None, kind == "hang")


def main():
    kind, arguments = sys.argv[1], sys.argv[2:]
    family, host = (socket.AF_INET6, (arguments + ["::1"])[1]) if kind == "ipv6" else (socket.AF_INET, "127.0.0.1")
    listener = socket.socket(family)
    listener.bind((host, 0))
    listener.listen(64)
    print(listener.getsockname()[1], flush=True)
    number = 0
    while True:
        client, _ = listener.accept()
        number += 1
        threading.Thread(target=answer, args=(client, kind, arguments, number), daemon=True).start()


main()
