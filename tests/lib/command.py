# command.py: runs the built program
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib
from pathlib import Path

from sources import TOP

PROGRAM = os.environ.get("MASTHEAD", str(TOP / "build/app/command/masthead"))
EXAMPLE = TOP / "assets/examples/northwind/northwind.team.json"
DATE = "2026-11-22"

# Exit statuses of the contract.
DONE, CONTENT, USAGE, INPUT, OUTPUT = range(5)


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.out_bytes = process.stdout
        self.out = process.stdout.decode("utf-8", "replace")
        self.err = process.stderr.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.out_bytes)


def run(*arguments, stdin=b"", folder=None, environment=None, **kwargs):
    """One run of the program, with both streams kept."""
    process = subprocess.run(
        [PROGRAM, *map(str, arguments)], input=stdin, cwd=folder, timeout=240,
        env={**os.environ, **(environment or {})}, stdout=kwargs.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE, **kwargs)
    if process.stdout is None:
        process.stdout = b""
    return Result(process)


def make_team(members=1, **changes):
    """A small team as a Python value; members are a number of people, or what to put there."""
    if isinstance(members, int):
        members = [{"name": f"Person {i}", "expertise": "Things", "signature": f"P{i}"}
                   for i in range(members)]
    team = {
        "masthead": 1,
        "account": {"organisation": "Test & Sons"},
        "members": members,
        "targets": [{"surface": "x-header", "file": "x.jpg"}],
    }
    team.update(changes)
    return team


def make_png(width, height, rows=None, kind=0):
    """A PNG whose header claims a size; its rows are grey unless given. Kind 2 has three colours."""
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    if rows is None:
        rows = (b"\0" + b"\x80" * width) * min(height, 64)
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def read_size(path):
    """Width and height as the file's own header has them, and which kind of file it is."""
    data = Path(path).read_bytes()
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ("png", *struct.unpack(">II", data[16:24]))
    at = 2
    while data[:2] == b"\xff\xd8" and at < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if marker in (0xC0, 0xC1, 0xC2):
            height, width = struct.unpack(">HH", data[at + 5:at + 9])
            return ("jpeg", width, height)
        at += 2 + length
    return ("unknown", 0, 0)


class CommandTest(unittest.TestCase):
    """Each test has a folder of its own, and a configuration folder that is not the user's."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="masthead-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.config = self.folder / "config"

    def run_here(self, *arguments, **kwargs):
        environment = {"XDG_CONFIG_HOME": str(self.config), **kwargs.pop("environment", {})}
        return run(*arguments, folder=kwargs.pop("folder", self.folder), environment=environment,
                   **kwargs)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, (bytes, str)):
            content = json.dumps(content, ensure_ascii=False)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def list_folder(self):
        """All there is below the folder, hidden files too."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    def assert_run(self, result, status, err=None, out=None):
        """The exit status, and a part of each stream; None means that it is empty."""
        shown = f"status {result.status}\nstdout: {result.out[:2000]}\nstderr: {result.err[:2000]}"
        self.assertEqual(result.status, status, shown)
        for wanted, stream in ((err, result.err), (out, result.out)):
            if wanted is None:
                self.assertEqual(stream, "", shown)
            else:
                self.assertRegex(stream, wanted, shown)
