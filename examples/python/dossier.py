# SPDX-License-Identifier: GPL-2.0-or-later
"""Dossier from Python, by ctypes: a module to take along, and a program.

    with dossier.Searcher("/srv/dossier/index") as searcher:
        for hit in searcher.search("place:kabul NEAR/15 group:iskp")["hits"]:
            print(hit["title"])

As a program: python3 dossier.py INDEX QUERY lists titles, and who cites the first.
"""
import ctypes
import json
import sys

_library = ctypes.CDLL("libdossier.so.0")
_library.dossier_last_error.restype = ctypes.c_char_p
_library.dossier_last_hint.restype = ctypes.c_char_p
_library.dossier_close.argtypes = [ctypes.c_uint64]
_library.dossier_close.restype = None
_library.dossier_free.argtypes = [ctypes.c_void_p]
_library.dossier_free.restype = None
_ERROR = 2


class _Options(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("limit", ctypes.c_uint32), ("offset", ctypes.c_uint32),
                ("sort", ctypes.c_int32), ("any", ctypes.c_int32), ("facets", ctypes.c_int32)]


class _OpenOptions(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("partial", ctypes.c_int32), ("wait", ctypes.c_uint32)]


class Error(Exception):
    """What is wrong; `hint` is what to do about it, or ""."""

    def __init__(self):
        super().__init__(_library.dossier_last_error().decode())
        self.hint = _library.dossier_last_hint().decode()


class Searcher:
    """One or several indexes, opened as one. ctypes lets other Python threads run during a call.

    With `partial`, servers (HOST:PORT) that do not answer in `wait` seconds are left out, and each answer names them
    under "unreachable".
    """

    def __init__(self, *paths, partial=False, wait=20):
        names = (ctypes.c_char_p * len(paths))(*[path.encode() for path in paths])
        options = _OpenOptions(ctypes.sizeof(_OpenOptions), partial, wait)
        self._number = ctypes.c_uint64(0)
        if _library.dossier_open_with(names, ctypes.c_size_t(len(paths)), ctypes.byref(options),
                                      ctypes.byref(self._number)) == _ERROR:
            raise Error()

    def close(self):
        _library.dossier_close(self._number)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _ask(self, question, *arguments):
        answer = ctypes.c_void_p()
        if question(self._number, *arguments, ctypes.byref(answer)) == _ERROR:
            raise Error()
        try:
            return json.loads(ctypes.string_at(answer.value))
        finally:
            _library.dossier_free(answer)

    def search(self, query, limit=10, offset=0, sort=0, any_word=False, facets=True):
        options = _Options(ctypes.sizeof(_Options), limit, offset, sort, any_word, facets)
        return self._ask(_library.dossier_search, query.encode(), ctypes.byref(options))

    def show(self, document):
        return self._ask(_library.dossier_show, document.encode())

    def cites(self, document):
        return self._ask(_library.dossier_cites, document.encode())

    def cited_by(self, what):
        return self._ask(_library.dossier_cited_by, what.encode())

    def actors(self, name=""):
        return self._ask(_library.dossier_actors, name.encode())

    def info(self):
        return self._ask(_library.dossier_info)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: dossier.py INDEX QUERY")
    try:
        with Searcher(sys.argv[1]) as searcher:
            hits = searcher.search(sys.argv[2], limit=5)["hits"]
            for hit in hits:
                print(f"{hit['rank']}. {hit['title']} ({hit['date']}), cited by {hit['cited_by']}")
            if hits:
                for citing in searcher.cited_by(hits[0]["id"])["citing"]:
                    print(f"   cited in {citing['title']}, note {citing['note']}")
    except Error as error:
        sys.exit(f"dossier.py: {error}" + (f"\nhint: {error.hint}" if error.hint else ""))


if __name__ == "__main__":
    main()
