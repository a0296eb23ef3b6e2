#!/usr/bin/python3
# test-dev.py: the script ./dev, and the closing line of the tests
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from sources import TOP

VERBS = ["run", "test", "build", "lint", "asan", "sheet", "shots", "fuzz", "bench"]

# What meson.build asks for by dependency(), and the Debian package that holds it.
DEPENDENCIES = {
    "glib-2.0": "libgtk-4-dev", "gio-2.0": "libgtk-4-dev", "gio-unix-2.0": "libgtk-4-dev",
    "cairo": "libgtk-4-dev", "cairo-ft": "libgtk-4-dev", "pangocairo": "libgtk-4-dev",
    "freetype2": "libgtk-4-dev", "gtk4": "libgtk-4-dev", "libadwaita-1": "libadwaita-1-dev",
    "json-glib-1.0": "libjson-glib-dev", "libqrencode": "libqrencode-dev",
    "libjpeg": "libjpeg62-turbo-dev", "libpng": "libpng-dev", "libexif": "libexif-dev",
    "lcms2": "liblcms2-dev", "librsvg-2.0": "librsvg2-dev",
    "gdk-pixbuf-2.0": "libgdk-pixbuf-2.0-dev", "libseccomp": "libseccomp-dev", "zlib": "zlib1g-dev",
}


def run_dev(*arguments, **kwargs):
    return subprocess.run(["/bin/bash", str(TOP / "dev"), *arguments], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60, **kwargs)


class Dev(unittest.TestCase):
    def test_alone_it_lists_its_verbs(self):
        result = run_dev()
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual([line.split()[0] for line in result.stdout.splitlines()
                          if line.startswith("  ") and line[2] != " "], VERBS)

    def test_a_verb_that_does_not_exist(self):
        result = run_dev("tset")
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertIn("“tset”", result.stderr)

    def test_all_that_the_build_asks_for_is_installed(self):
        asked = set(re.findall(r"\bdependency\('([^']+)'", (TOP / "meson.build").read_text()))
        self.assertEqual(asked, set(DEPENDENCIES), "the table in this test is to be brought up to date")
        packages = re.search(r"^build_packages=\((.*?)\)", (TOP / "dev").read_text(), re.M | re.S)[1].split()
        for name in sorted(asked):
            with self.subTest(name):
                self.assertIn(DEPENDENCIES[name], packages)

    def test_on_another_system_it_says_what_is_needed(self):
        folder = Path(tempfile.mkdtemp(prefix="masthead-test-"))
        self.addCleanup(shutil.rmtree, folder)
        for tool in ("dirname", "readlink", "realpath", "fold", "cat"):
            (folder / tool).symlink_to(shutil.which(tool))
        for verb, package in (("run", "libgtk-4-dev"), ("test", "xvfb"), ("build", "meson"),
                              ("lint", "clang-format-14"), ("asan", "build-essential")):
            with self.subTest(verb):
                result = run_dev(verb, env={"PATH": str(folder), "LC_ALL": "C.UTF-8"})
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertIn("no Debian system", result.stderr)
                self.assertIn(package, result.stderr)

    def test_nothing_is_installed_without_leave(self):
        """Somebody without sudo is told the command and nothing else happens."""
        folder = Path(tempfile.mkdtemp(prefix="masthead-test-"))
        self.addCleanup(shutil.rmtree, folder)
        for tool in ("dirname", "readlink", "realpath", "fold", "cat", "sed", "grep"):
            (folder / tool).symlink_to(shutil.which(tool))
        for name, body in (("dpkg-query", "exit 1"), ("apt-get", f"touch {folder}/called"),
                           ("id", "echo 1000")):
            (folder / name).write_text(f"#!/bin/sh\nPATH={os.environ['PATH']}\n{body}\n")
            (folder / name).chmod(0o755)
        result = run_dev("run", env={"PATH": str(folder), "LC_ALL": "C.UTF-8"})
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertRegex(result.stderr, "as root: apt-get install .*libgtk-4-dev")
        self.assertFalse((folder / "called").exists())


# Tests as meson logs them (result, output), the closing line, the exit status, why.
RUNS = [
    ([("OK", "")], "1 passed, 0 failed", 0, "a test without sub-tests"),
    ([("OK", "1..2\nok 1 /a\nok 2 /b\n")], "2 passed, 0 failed", 0, "sub-tests count"),
    ([("OK", "ok 1 /a\nok 2 /b # SKIP no display\n")], "1 passed, 0 failed, 1 skipped", 0, "a skip"),
    ([("FAIL", "ok 1 /a\nnot ok 2 /b\n")], "1 passed, 1 failed", 1, "a failure"),
    ([("ERROR", "ok 1 /a\n")], "1 passed, 1 failed", 1, "died after a good sub-test"),
    ([("TIMEOUT", "")], "0 passed, 1 failed", 1, "took too long"),
    ([("OK", "ok 1 /a\n"), ("FAIL", "")], "1 passed, 1 failed", 1, "one of two"),
    ([("OK", "    ok 1 - nested\nok 1 /a\n# ok 2 in a comment\n")], "1 passed, 0 failed", 0,
     "what is nested or a comment is no test"),
    ([("SKIP", "")], "0 passed, 0 failed, 1 skipped", 1, "all skipped is not all well"),
    ([], "0 passed, 0 failed", 1, "no test ran"),
    (None, "0 passed, 0 failed", 1, "no log"),
]


class ClosingLine(unittest.TestCase):
    def test_runs(self):
        folder = Path(tempfile.mkdtemp(prefix="masthead-test-"))
        self.addCleanup(shutil.rmtree, folder)
        log = folder / "testlog.json"
        for tests, line, status, why in RUNS:
            with self.subTest(why):
                log.unlink(missing_ok=True)
                if tests is not None:
                    log.write_text("".join(
                        json.dumps({"name": "t", "result": result, "stdout": output}) + "\n"
                        for result, output in tests))
                run = subprocess.run(["/usr/bin/python3", TOP / "tests/lib/sum-up.py", log],
                                     capture_output=True, text=True)
                self.assertEqual((run.stdout.splitlines()[-1], run.returncode), (line, status))


if __name__ == "__main__":
    tapunit.main()
