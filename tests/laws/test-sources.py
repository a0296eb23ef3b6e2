#!/usr/bin/python3
# test-sources.py: what every source file keeps to
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import sources
import tapunit

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
CODE = {".c", ".h", ".py", ".sh", ".css"}
TEXT = CODE | {".build", ".ui", ".xml", ".json", ".md", ".txt", ".in"}
NO_SUFFIX = {"dev", "run"}
MAX_LINES = 600
MAX_FUNCTION_LINES = 60
# A test may tell a longer story.
MAX_TEST_LINES = 80
# Files that may be longer, each with the reason.
LONG_FILES = set()
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
MESSAGE = re.compile(r'\b(?:N|C)?_ ?\("|\bngettext \(|translatable="(?:yes|true|1)"')
# What stands in front of ";" in a header, and the comments and macros that do not.
DECLARED = re.compile(r"^(?!typedef|extern)[A-Za-z][^;{}()]*?\b(mh_\w+) \((?!\*)", re.MULTILINE)
NOT_DECLARED = re.compile(r"/\*.*?\*/|^#(?:[^\n]*\\\n)*[^\n]*|^static inline.*?^\}", re.MULTILINE | re.DOTALL)
DOCUMENTED = re.compile(r"^/\*\*\n \* (mh_\w+):$", re.MULTILINE)
# The name says all there is to say.
PLAIN = re.compile(r"_(?:free|ref|unref|copy|quark|get_type)$")
FUNCTION = re.compile(r"^([a-z]\w*) \(.*?^\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)


def list_code():
    return [name for name in sources.list_files()
            if name.suffix in CODE or (name.suffix == "" and name.name in NO_SUFFIX)]


def find_long_functions(name, text):
    """Functions of C whose body is too long; what only fills a table (class_init) aside."""
    limit = MAX_TEST_LINES if name.parts[0] == "tests" else MAX_FUNCTION_LINES
    for match in FUNCTION.finditer(text):
        n_lines = match.group(2).count("\n")
        if n_lines > limit and not match.group(1).endswith("_class_init"):
            yield f"{name}: {match.group(1)} has {n_lines} lines"


class Sources(unittest.TestCase):
    def test_there_are_sources(self):
        self.assertGreater(len(list_code()), 50)

    def test_each_says_its_licence(self):
        self.assertEqual([name for name in list_code()
                          if SPDX not in "\n".join(sources.read(name).splitlines()[:8])], [])

    def test_each_begins_with_its_own_name_and_purpose(self):
        wrong = []
        for name in list_code():
            lines = sources.read(name).splitlines()
            first = lines[1] if lines[0].startswith("#!") else lines[0]
            # The script .ci/run is named with its folder, which alone tells which "run" it is.
            own = str(name) if name.parts[0] == ".ci" else name.name
            if not re.match(rf"(?:/\* |# ){re.escape(own)}: \S", first):
                wrong.append(f"{name}: {first}")
        self.assertEqual(wrong, [])

    def test_none_is_too_long(self):
        long = {str(name) for name in list_code()
                if len(sources.read(name).splitlines()) > MAX_LINES}
        self.assertEqual(long - set(LONG_FILES), set())

    def test_each_public_function_is_explained(self):
        """A doc comment in the .c of each function that another file of app/ may call."""
        code = [name for name in sources.list_files() if name.parts[0] == "app"]
        explained = {word for name in code if name.suffix == ".c" for word in DOCUMENTED.findall(sources.read(name))}
        declared = [(name, word) for name in code if name.suffix == ".h" and not name.stem.endswith("-private")
                    for word in DECLARED.findall(NOT_DECLARED.sub("", sources.read(name)))]
        self.assertGreater(len(declared), 400)
        self.assertEqual([f"{name}: {word}" for name, word in declared
                          if word not in explained and not PLAIN.search(word)], [])

    def test_no_function_is_too_long(self):
        self.assertEqual([fault for name in list_code() if name.suffix == ".c"
                          for fault in find_long_functions(name, sources.read(name))], [])

    def test_a_long_function_is_seen(self):
        text = "static void\nfill (int n)\n{\n" + "  n++;\n" * 61 + "}\n"
        self.assertEqual(list(find_long_functions(Path("x.c"), text)), ["x.c: fill has 61 lines"])
        self.assertEqual(list(find_long_functions(Path("x.c"), text.replace("  n++;\n", "", 1))), [])

    def test_nothing_is_left_unfinished(self):
        self.assertEqual([f"{name}: {match.group()}" for name in list_code()
                          for match in UNFINISHED.finditer(sources.read(name))], [])

    def test_lines_are_clean(self):
        wrong = []
        for name in sources.list_files():
            if name.suffix not in TEXT and name.name not in NO_SUFFIX:
                continue
            text = sources.read(name)
            wrong += [f"{name}:{n}" for n, line in enumerate(text.split("\n"), 1)
                      if line != line.rstrip() or "\t" in line or "\r" in line]
            if text and not text.endswith("\n"):
                wrong.append(f"{name}: no line break at the end")
        self.assertEqual(wrong, [])

    def test_translators_see_every_message(self):
        """po/POTFILES lists what has messages, and nothing that is not there."""
        listed = {line for line in sources.read("po/POTFILES").splitlines()
                  if line and not line.startswith("#")}
        speaking = {str(name) for name in sources.list_files()
                    if name.parts[0] in ("app", "ui") and name.suffix in (".c", ".ui")
                    and MESSAGE.search(sources.read(name))}
        self.assertEqual(sorted(speaking - listed), [])
        self.assertEqual([name for name in sorted(listed) if not (sources.TOP / name).is_file()], [])

    def test_headers_are_included_once(self):
        self.assertEqual([name for name in list_code() if name.suffix == ".h"
                          and "#pragma once" not in sources.read(name)], [])


if __name__ == "__main__":
    tapunit.main()
