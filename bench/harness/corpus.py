# SPDX-License-Identifier: GPL-2.0-or-later
"""The papers of a run: unpacked, and nested samples of them."""
import hashlib, os, shutil, subprocess

TEXT = (".md", ".markdown", ".txt", ".html", ".htm")  # What every program here reads as it is.
LEAST = 100  # Files of a sample, where there are so many.


class Corpus:
    """`source` is a folder or a tar archive; nothing in it is changed. Files that are no text are left out."""

    def __init__(self, source, work):
        self.name = os.path.basename(source.rstrip("/"))
        self.root = source
        if not os.path.isdir(source):
            self.root = os.path.join(work, "unpacked")
            if not os.path.isdir(self.root):
                os.mkdir(self.root)
                subprocess.run(["tar", "-xf", source, "-C", self.root], check=True)
        paths = [os.path.relpath(os.path.join(at, name), self.root)
                 for at, _, names in os.walk(self.root) for name in names]
        texts = [path for path in paths if path.lower().endswith(TEXT)]
        self.left_out = len(paths) - len(texts)
        # By a hash of the path: no order of names or dates, and the same files in every run.
        self.files = sorted(texts, key=lambda path: hashlib.sha1(path.encode("utf-8", "surrogateescape")).digest())

    def sample(self, percent, folder):
        """Copies so many of the files to `folder`. A smaller sample is part of a larger one."""
        count = min(len(self.files), max(LEAST, round(len(self.files) * percent / 100)))
        for path in self.files[:count]:
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(os.path.join(self.root, path), target)
        return Sample(percent, folder, self.files[:count])


class Sample:
    def __init__(self, percent, folder, files):
        self.percent, self.folder, self.files = percent, folder, files
        self.bytes = sum(os.path.getsize(os.path.join(folder, path)) for path in files)

    def texts(self):
        for path in self.files:
            with open(os.path.join(self.folder, path), encoding="utf-8", errors="replace") as file:
                yield file.read()

    def change_one(self):
        """A sentence more in the first file; returns what undoes it."""
        path = os.path.join(self.folder, self.files[0])
        with open(path, "rb") as file:
            before = file.read()
        with open(path, "ab") as file:
            file.write(b"\n\nThis sentence was added by a measurement.\n")

        def undo():
            with open(path, "wb") as file:
                file.write(before)
        return undo
