#!/usr/bin/python3
# test-many.py: many team files, and what is kept from one run to the next
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import random
import re
import shutil
import stat
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import CONTENT, DONE, PROGRAM, CommandTest, make_png, make_team
from sources import TOP

# What a remote machine is to parallel and rsync: another home folder, here.
SSH = """#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in
    -l | -p | -o) shift 2 ;;
    -*) shift ;;
    *) break ;;
  esac
done
echo "$1" >>"$SEEN"
shift
[ "$1" != -- ] || shift
cd "$REMOTE_HOME" && HOME=$REMOTE_HOME exec sh -c "$*"
"""


def read_recipe(word):
    """The example of the manual page that begins with a word, as it is typed."""
    page = (TOP / "assets/man/masthead.1").read_text()
    [recipe] = [text for text in re.findall(r"\.EX\n(.*?)\.EE", page, re.S) if text.startswith(word)]
    return recipe.replace("\\e\n", "\\\n").replace("\\-", "-")


def make_rgb_noise(width, height):
    """A PNG that nothing can make smaller."""
    rows = random.Random(1).randbytes((1 + 3 * width) * height)
    rows = b"".join(b"\0" + rows[y * 3 * width:(y + 1) * 3 * width] for y in range(height))
    return make_png(width, height, rows, kind=2)


class Many(CommandTest):
    def write_teams(self, number):
        for i in range(number):
            self.write(f"teams/t{i}/p.png", make_png(30 + i, 30))
            self.write(f"teams/t{i}/t.team.json", make_team(
                [{"name": f"Person {i}", "photo": "p.png"}],
                targets=[{"surface": "x-header", "file": "x.jpg"},
                         {"surface": "web-sidebar", "file": "w.png"}]))
        return [f"teams/t{i}/t.team.json" for i in range(number)]

    def read_pictures(self, root):
        return {str(path.relative_to(root)): path.read_bytes()
                for path in sorted(root.rglob("*")) if path.name in ("x.jpg", "w.png")}

    def test_on_any_number_of_threads(self):
        files = self.write_teams(6)
        self.assertEqual(self.run_here("render", "--jobs", "1", *files).status, DONE)
        alone = self.read_pictures(self.folder)
        self.assertEqual(len(alone), 12)
        self.assertEqual(self.run_here("render", "--jobs", "5", *files).status, DONE)
        self.assertEqual(self.read_pictures(self.folder), alone)

    def test_one_that_fails_stops_no_other(self):
        files = self.write_teams(5)
        self.write(files[1], "{")
        (self.folder / "teams/t3/x.jpg").mkdir()
        result = self.run_here("render", "--json", *files)
        self.assertEqual(result.status, CONTENT)
        report = result.json()["files"]
        self.assertEqual([file["status"] for file in report], [0, 3, 0, 4, 0])
        self.assertEqual([[piece["written"] for piece in file["pictures"]] for file in report],
                         [[True, True], [], [True, True], [False, True], [True, True]])

    @unittest.skipIf("ASAN_OPTIONS" in os.environ, "the sanitizer keeps memory that is freed")
    def test_memory_does_not_grow_with_their_number(self):
        """A picture is let go when it is written."""
        (self.folder / "noise.png").write_bytes(make_rgb_noise(1500, 500))
        targets = [{"surface": "x-header", "file": f"{i}.png"} for i in range(40)]
        design = {"layout": "notice", "background": {"picture": {"file": "noise.png"}}}
        peaks = {}
        for name, number in (("few", 4), ("many", 40)):
            self.write(f"{name}.team.json", make_team(targets=targets[:number], design=design))
            process = subprocess.Popen([PROGRAM, "render", "--jobs", "2", f"{name}.team.json"],
                                       cwd=self.folder, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            self.assertEqual(status, 0)
            peaks[name] = usage.ru_maxrss * 1024
        written = sum(path.stat().st_size for path in self.folder.glob("[0-9]*.png"))
        self.assertGreater(written, 50e6)
        self.assertLess(peaks["many"] - peaks["few"], written / 2, peaks)

    @unittest.skipIf("ASAN_OPTIONS" in os.environ, "the sanitizer keeps memory that is freed")
    def test_memory_does_not_grow_with_what_is_made_of_a_picture(self):
        """The part of the background that shows is another one in each team."""
        (self.folder / "noise.png").write_bytes(make_rgb_noise(1600, 1200))
        peaks = {}
        for number in (4, 40):
            names = [f"{number}-{i}.team.json" for i in range(number)]
            for i, name in enumerate(names):
                self.write(name, make_team(
                    targets=[{"surface": "x-header", "file": f"{number}-{i}.jpg"}],
                    design={"layout": "notice", "background": {"picture": {
                        "file": "noise.png", "focus": [0.5, i / number]}}}))
            process = subprocess.Popen([PROGRAM, "render", "--jobs", "2", *names],
                                       cwd=self.folder, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = status
            self.assertEqual(status, 0)
            peaks[number] = usage.ru_maxrss * 1024
        self.assertLess(peaks[40] - peaks[4], 40e6, peaks)

    @unittest.skipUnless(shutil.which("parallel") and shutil.which("rsync"),
                         "parallel or rsync is not installed")
    def test_the_recipe_of_the_manual(self):
        files = self.write_teams(4)
        self.assertEqual(self.run_here("render", *files).status, DONE)
        here = self.read_pictures(self.folder)
        for name in here:
            (self.folder / name).unlink()
        (self.folder / "remote").mkdir()
        self.write("bin/ssh", SSH).chmod(0o755)
        (self.folder / "bin/masthead").symlink_to(PROGRAM)
        # parallel takes the shell that it was started from where SHELL is not set, as under a daemon.
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}", "SHELL": "/bin/sh",
                       "PARALLEL_SSH": str(self.folder / "bin/ssh"), "HOME": str(self.folder),
                       "REMOTE_HOME": str(self.folder / "remote"),
                       "SEEN": str(self.folder / "seen")}
        result = subprocess.run(["sh", "-c", read_recipe("parallel")], cwd=self.folder, text=True,
                                env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                                timeout=200)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.read_pictures(self.folder / "teams"),
                         {name.removeprefix("teams/"): data for name, data in here.items()})
        self.assertEqual(set((self.folder / "seen").read_text().split()), {"server1", "server2"})
        self.assertEqual([p for p in (self.folder / "remote").rglob("*.json")], [])


class Cache(CommandTest):
    def setUp(self):
        super().setUp()
        self.cache = self.folder / "cache"
        self.write("p.png", make_png(400, 400, (b"\0" + bytes(range(200)) * 2) * 400))
        self.write("a.team.json", make_team([{"name": "A", "photo": "p.png"}]))
        # Files that have just been written are not trusted to stay as they are.
        os.utime(self.folder / "p.png", (1, 1))
        subprocess.run(["sleep", "0.05"], check=True)

    def render(self, *arguments, switch="on"):
        result = self.run_here("render", *arguments, "a.team.json", environment={
            "MASTHEAD_CACHE": switch, "XDG_CACHE_HOME": str(self.cache)})
        self.assertEqual((result.status, result.err), (DONE, ""))
        return (self.folder / "x.jpg").read_bytes()

    def list_entries(self):
        return sorted(self.cache.rglob("*.png"))

    def forget_files(self):
        """What was made, so that it is made again from the pictures that are kept."""
        made = list(self.cache.rglob("*.out"))
        for path in made:
            path.unlink()
        return len(made)

    def test_the_result_is_the_same(self):
        without = self.render(switch="off")
        self.assertFalse(self.cache.exists())
        self.assertEqual(self.render("--no-cache"), without)
        self.assertFalse(self.cache.exists())
        self.assertEqual(self.render(), without)
        [entry] = self.list_entries()
        self.assertEqual(entry.parent, self.cache / "masthead/pictures")
        self.assertEqual(stat.S_IMODE(entry.parent.stat().st_mode), 0o700)
        for change in (lambda: None, self.forget_files,
                       lambda: (self.forget_files(), entry.write_bytes(entry.read_bytes()[:-100])),
                       lambda: (self.forget_files(), entry.unlink()), entry.unlink):
            change()
            self.assertTrue(self.render() == without)

    def test_it_is_used(self):
        """Another picture put in its place is drawn, unless it is not to be used."""
        right = self.render()
        [entry] = self.list_entries()
        self.write("q.png", make_png(400, 400, (b"\0" + bytes(400)) * 400))
        self.write("b.team.json", make_team([{"name": "A", "photo": "q.png"}]))
        os.utime(self.folder / "q.png", (1, 1))
        subprocess.run(["sleep", "0.05"], check=True)
        self.run_here("render", "b.team.json", environment={
            "MASTHEAD_CACHE": "on", "XDG_CACHE_HOME": str(self.folder / "other")})
        [another] = (self.folder / "other").rglob("*.png")
        entry.write_bytes(another.read_bytes())
        self.assertTrue(self.render() == right)
        self.assertEqual(self.forget_files(), 1)
        self.assertFalse(self.render() == right)
        self.assertTrue(self.render("--no-cache") == right)
        self.assertTrue(self.render(switch="off") == right)

    def test_a_changed_photo_is_seen(self):
        before = self.render()
        self.write("p.png", make_png(40, 40))
        self.assertFalse(self.render() == before)


if __name__ == "__main__":
    tapunit.main()
