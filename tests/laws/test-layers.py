#!/usr/bin/python3
# test-layers.py: who includes whom
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-layers.py [COMPILE_COMMANDS]

The rooms of app/ are layers. Everyone may include their own room's headers and those of the rooms
named here, and nobody else's.
"""

import json
import re
import shlex
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import sources
import tapunit

EXPORT = ["base", "team", "roster", "surface", "picture", "layout", "paint", "encode", "check",
          "words"]
MAY_USE = {
    "base": [],
    "team": ["base"],
    "surface": ["base", "team"],
    "roster": ["base", "team", "picture"],
    "picture": ["base"],
    "layout": ["base", "team", "surface", "picture"],
    "paint": ["base", "layout", "picture"],
    "encode": ["base"],
    "words": ["base", "team", "surface"],
    "check": ["base", "team", "surface", "picture", "layout", "paint"],
    "export": EXPORT,
    "command": EXPORT + ["export"],
    "ui": EXPORT + ["export"],
}
GENERATED = {"config.h", "mh-core-resources.h", "mh-ui-resources.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)
NO_DISPLAY = ("gtk/", "gdk/", "adwaita", "gsk/", "X11/", "wayland")
COMPILE_COMMANDS = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1].endswith(".json") else None


def get_room(name):
    """The layer that a file belongs to; all of ui/ is one."""
    return "ui" if name.parts[0] == "ui" else name.parts[1]


def find_faults(name, text, headers):
    """What is wrong with the includes of a file, a line each."""
    room = get_room(name)
    folders = [name.parent] + [Path("ui")] * (room == "ui") + [Path("app")]
    for kind, included in INCLUDE.findall(text):
        if kind == "<":
            if room != "ui" and included.startswith(NO_DISPLAY):
                yield f"{name}: <{included}> needs a display"
            continue
        if included in GENERATED:
            continue
        target = next((folder / included for folder in folders if folder / included in headers), None)
        if target is None:
            yield f"{name}: “{included}” is not found from its own folder, app/ or ui/"
            continue
        other = get_room(target)
        if other == room:
            continue
        if other not in MAY_USE[room]:
            yield f"{name}: {room} may not use {other} (“{included}”)"
        elif target.stem.endswith("-private"):
            yield f"{name}: “{included}” is private to {other}"


class Layers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.names = [name for name in sources.list_files()
                     if name.parts[0] in ("app", "ui") and name.suffix in (".c", ".h")]
        cls.headers = {name for name in cls.names if name.suffix == ".h"}

    def test_rooms_are_known(self):
        unknown = {get_room(name) for name in self.names if len(name.parts) > 2} - MAY_USE.keys()
        self.assertEqual(unknown, set())

    def test_no_arrow_that_is_not_in_the_table(self):
        faults = [fault for name in self.names
                  for fault in find_faults(name, sources.read(name), self.headers)]
        self.assertEqual(faults, [])
        self.assertGreater(len(self.names), 50)

    def test_a_wrong_arrow_is_seen(self):
        headers = self.headers | {Path("app/team/mh-x-private.h"), Path("app/paint/mh-paint.h")}
        for why, name, text in [
            ("upwards", "app/base/mh-x.c", '#include "team/mh-document.h"'),
            ("across", "app/encode/mh-x.c", '#include "paint/mh-paint.h"'),
            ("private", "app/layout/mh-x.c", '#include "team/mh-x-private.h"'),
            ("a room of the interface", "app/export/mh-x.c", '#include "window/mh-session.h"'),
            ("a display", "app/base/mh-x.h", "#include <gtk/gtk.h>"),
            ("nowhere", "app/base/mh-x.h", '#include "mh-nowhere.h"'),
        ]:
            with self.subTest(why):
                self.assertEqual(len(list(find_faults(Path(name), text, headers))), 1)

    def test_each_header_compiles_alone(self):
        if COMPILE_COMMANDS is None:
            self.skipTest("no compile_commands.json is given")
        flags = collect_flags(COMPILE_COMMANDS)
        # The interface is left out of some builds.
        built = {folder.parts[0] for folder in flags}
        headers = [name for name in sorted(self.headers)
                   if name.parts[0] in built and not is_proven(name)]
        with ThreadPoolExecutor(2) as pool:
            faults = [fault for fault in pool.map(lambda name: compile_alone(name, flags), headers)
                      if fault]
        self.assertEqual(faults, [])


def collect_flags(path):
    """How the sources of each folder are compiled: compiler, flags and the folder to run it in."""
    flags = {}
    for entry in json.loads(Path(path).read_text(encoding="utf-8")):
        file = (Path(entry["directory"]) / entry["file"]).resolve()
        if not file.is_relative_to(sources.TOP) or file.suffix != ".c":
            continue
        words = shlex.split(entry["command"])
        # The compiler may be two words, as with ccache.
        compiler = words[:next(i for i, word in enumerate(words) if word.startswith("-"))]
        keep = [word for word in words if word.startswith(("-I", "-D", "-std", "-pthread"))]
        room = file.relative_to(sources.TOP).parent
        # A test may compile a source of a room for itself, with less.
        if room not in flags or len(flags[room][1]) < len(keep):
            flags[room] = (compiler, keep, entry["directory"])
    return flags


def is_proven(name):
    """Whether the build has shown that a header stands alone: its source includes it first."""
    source = name.with_suffix(".c")
    if not (sources.TOP / source).exists():
        return False
    included = [found for _, found in INCLUDE.findall(sources.read(source)) if found != "config.h"]
    return included[:1] == [name.name]


def compile_alone(name, flags):
    """What the compiler says to a header by itself, with the flags of the sources beside it."""
    near = name.parent if name.parent in flags else next(
        folder for folder in flags if folder.parts[0] == name.parts[0])
    compiler, words, folder = flags[near]
    result = subprocess.run(
        [*compiler, *words, "-fsyntax-only", "-Wall", "-Werror", "-x", "c", "-"],
        input=f'#include "{sources.TOP / name}"\n', cwd=folder, text=True, capture_output=True)
    return f"{name}:\n{result.stderr}" if result.returncode else None


if __name__ == "__main__":
    tapunit.main()
