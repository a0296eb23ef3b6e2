#!/usr/bin/python3
# test-bad-input.py: one clear message, the right status, nothing half-written
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import resource
import socket
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import CONTENT, DONE, INPUT, OUTPUT, PROGRAM, CommandTest, make_png, make_team

NOBODY = 65534

# Content of a team file, a part of the message, why.
BAD_FILES = [
    ("", r"^a.team.json: ", "empty"),
    ("{", r"^a.team.json: 1:2: ", "cut off: where"),
    ('{"masthead": 1,\n "account" {}}', r"^a.team.json: 2:12: ", "line and column"),
    ("[" * 100000, r"^a.team.json: 1:\d+: ", "deeper than any stack"),
    ("{'masthead': 1}", r"^a.team.json: 1:2: ", "single quotes are no JSON"),
    ('{"masthead": 01}', r"^a.team.json: 1:1\d: ", "a number that is no JSON"),
    (b'{"masthead": 1, "x": "\xff"}', r"^a.team.json: ", "not UTF-8"),
    ('{"masthead": 1, "account": {"organisation": "A\\u0000B"}}', r"^a.team.json: ", "a NUL"),
    ('{"masthead": 1, "account": {"organisation": "\\ud83d"}}', r"^a.team.json: ", "half a character"),
    ("Name;Handle\nA;@a\n", r"^a.team.json: 1:1: this is not JSON; .*imported", "a table"),
    (b"Name;R\xf4le\nA;b\n", r"^a.team.json: 1:1: this is not JSON; .*imported", "a table of Windows"),
    (b"\xef\xbb\xbf\"Name\"\nA\n", r"^a.team.json: 1:1: this is not JSON; .*imported", "a table of Excel"),
    ("Name\tB\n".encode("utf-16"), r"^a.team.json: 1:1: this is not JSON; .*imported", "its Unicode text"),
    (b"\xef\xbb\xbf{}", r"^a.team.json: 1:1: .*without", "JSON with a mark"),
    ("<html></html>", r"^a.team.json: 1:1: ", "another kind of file"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\r", r"^a.team.json: ", "a picture"),
    ("[]", r"^a.team.json: ", "JSON, but no object"),
    ("{}", r"^a.team.json: this is not a team file", "an object, but no team file"),
    ({"masthead": 2, "account": {"organisation": "A"}}, r"/masthead: .*version 2.*newer", "newer"),
    ({"masthead": "1", "account": {"organisation": "A"}}, r"/masthead: ", "a text for a number"),
    ({"masthead": 1}, r"/account", "no account"),
    (make_team(members={"name": "A"}), r"^a.team.json: /members: ", "an object for an array"),
    (make_team(members=[{"name": 7}]), r"/members/0/name: ", "a number for a text"),
    (make_team(members=[{"name": ""}]), r"/members/0/name: ", "an empty name"),
    (make_team(members=[{"name": "A", "start": "soon"}]), r"/members/0/start: ", "no date"),
    (make_team(targets=[{"surface": "x-haeder", "file": "x.jpg"}]),
     r"/targets/0/surface: .*x-haeder.*x-header", "no such surface"),
    (make_team(targets=[{"surface": "x-header", "file": "x.webp"}]), r"/targets/0/file: ", "no such format"),
    (make_team(targets=[{"surface": "x-header", "file": "https://example.org/x.jpg"}]),
     r"a.team.json: ", "an address for a file"),
    (make_team(targets=[]), r"/targets: .*--surface", "nothing to make"),
    (make_team(surfaces={"x-header": {"width": 0}}), r"a.team.json: .*width", "a surface without width"),
    (make_team(2001), r"/members: ", "more people than anyone draws"),
]


class BadInput(CommandTest):
    def test_team_files(self):
        for content, message, why in BAD_FILES:
            with self.subTest(why):
                self.write("a.team.json", content)
                result = self.run_here("render", "a.team.json")
                self.assert_run(result, INPUT, err=message)
                self.assertEqual(self.list_folder(), ["a.team.json"])

    def test_all_problems_at_once(self):
        self.write("a.team.json", make_team(members=[{"name": ""}, {"name": "A", "end": "x"}]))
        result = self.run_here("render", "a.team.json")
        self.assertRegex(result.err, r"(?s)/members/0/name: .*\na.team.json: /members/1/end: ")

    def test_problems_of_every_kind_at_once(self):
        """The file, its theme, its surfaces and its targets; each with its place in the file."""
        self.write("bad.theme.json", {"masthead_theme": 1, "design": {"panel": {"color": "red"}}})
        self.write("a.team.json", make_team(
            members=[{"name": ""}], theme="bad.theme.json", surfaces={"mine": {"width": 0, "height": 9}}))
        self.assertEqual(self.run_here("render", "a.team.json").err.splitlines()[-1],
                         "a.team.json: /surfaces/mine/width: this must be a whole number from 1 to 16384")
        self.assertRegex(self.run_here("render", "a.team.json").err,
                         r"(?s)/members/0/name: .*/theme: .*/surfaces/mine/width: ")
        self.write("a.team.json", make_team(members=[{"name": ""}], targets=[
            {"surface": "one"}, {"surface": "x-header"}, {"surface": "two"}]))
        wanted = r"/targets/0/surface: .*“one”.*\n.*/targets/2/surface: .*“two”"
        self.assertRegex(self.run_here("render", "a.team.json").err, wanted)
        self.write("a.team.json", make_team(targets=[{"surface": "one"}, {"surface": "two"}]))
        self.assert_run(self.run_here("render", "a.team.json"), INPUT,
                        err=r"/targets/0/surface: .*\n.*/targets/1/surface: ")
        report = self.run_here("render", "--json", "a.team.json").json()
        self.assertEqual([p["pointer"] for p in report["files"][0]["problems"]],
                         ["/targets/0/surface", "/targets/1/surface"])
        result = self.run_here("render", "--surface", "one", "--surface", "two", "a.team.json")
        self.assertRegex(result.err, r"“one”.*\n.*“two”")

    def test_a_surface_that_is_unknown(self):
        """What can be made is made all the same, unless only all is good enough."""
        self.write("a.team.json", make_team(targets=[
            {"surface": "x-haeder", "file": "x.jpg"}, {"surface": "web-sidebar", "file": "s.jpg"}]))
        where = r"^a.team.json: /targets/0/surface: .*“x-haeder”.*“x-header”"
        result = self.run_here("check", "a.team.json")
        self.assertEqual(result.status, CONTENT)
        self.assertRegex(result.out, r"surface-unknown\] .*“x-haeder”.*\n +Choose “X header” \(x-header\)")
        findings = self.run_here("check", "--json", "a.team.json").json()["findings"]
        self.assertIn(("surface-unknown", "/targets/0/surface"),
                      [(each["code"], each.get("pointer")) for each in findings])
        result = self.run_here("render", "--strict", "a.team.json")
        self.assert_run(result, CONTENT, err=where)
        self.assertEqual(result.err.count("x-haeder"), 1)
        told = self.run_here("render", "--strict", "--json", "a.team.json").json()["files"][0]
        self.assertEqual([each["pointer"] for each in told["findings"] + told["problems"]
                          if each.get("code") == "surface-unknown" or "x-haeder" in each["message"]],
                         ["/targets/0/surface"])
        self.assertEqual(self.list_folder(), ["a.team.json"])
        result = self.run_here("render", "--json", "a.team.json")
        self.assert_run(result, CONTENT, err=where, out=r'"written" : true')
        self.assertEqual(result.json()["files"][0]["status"], CONTENT)
        self.assertEqual([each["pointer"] for each in result.json()["files"][0]["problems"]],
                         ["/targets/0/surface"])
        self.assertEqual(self.list_folder(), ["a.team.json", "s.jpg"])
        result = self.run_here("verify", "a.team.json")
        self.assert_run(result, CONTENT, err=where, out=r"^s.jpg\tcurrent\n$")
        self.assert_run(self.run_here("render", "--surface", "web-sidebar", "a.team.json"), DONE, out=r"^s.jpg\t")

    def test_places_in_surfaces(self):
        """The exact text, since a wrong place or a name said twice reads well at a glance."""
        says = "this must be a whole number from 1 to 16384"
        own = {"mine": {"width": 0, "height": 9}}
        self.write("a.team.json", make_team(surfaces=own))
        self.assertEqual(self.run_here("render", "a.team.json").err,
                         f"a.team.json: /surfaces/mine/width: {says}\n")
        self.write("a.team.json", make_team())
        path = self.write("config/masthead/surfaces.json", own)
        self.assertEqual(self.run_here("render", "a.team.json").err, f"{path}: /mine/width: {says}\n")
        path.write_text("{")
        self.assertRegex(self.run_here("surfaces").err, f"^{path}: 1:2: [^/]*\n$")

    def test_what_is_no_regular_file(self):
        os.mkfifo(self.folder / "fifo.team.json")
        (self.folder / "folder.team.json").mkdir()
        with socket.socket(socket.AF_UNIX) as unix:
            unix.bind(str(self.folder / "socket.team.json"))
        (self.folder / "loop.team.json").symlink_to("loop.team.json")
        before = self.list_folder()
        for name in [name for name in before] + ["none.team.json", "none/a.team.json", "/dev/zero"]:
            with self.subTest(name):
                result = self.run_here("render", name)
                self.assert_run(result, INPUT, err=f"^{name}: ")
                self.assertEqual(result.err.count("\n"), 1)
        self.assertEqual(self.list_folder(), before)

    def test_a_file_that_is_too_large(self):
        with open(self.folder / "a.team.json", "wb") as file:
            file.truncate(3 << 30)
        self.assert_run(self.run_here("render", "a.team.json"), INPUT, err="^a.team.json: .*MiB")

    def test_pictures(self):
        """A photo that fails is drawn as initials and said; the picture is made all the same."""
        whole = make_png(40, 40, rows=(b"\0" + b"\x80" * 40) * 40)
        self.write("whole.png", whole)
        self.write("truncated.png", whole[:len(whole) - 30])
        self.write("huge.png", make_png(50000, 50000))
        self.write("text.jpg", "no picture")
        self.write("empty.jpg", "")
        os.mkfifo(self.folder / "fifo.jpg")
        (self.folder / "folder.jpg").mkdir()
        for name, code, why in [
            ("none.jpg", "photo-missing", "not there"),
            ("truncated.png", "picture-unreadable", "cut off"),
            ("huge.png", "picture-unreadable", "50000×50000"),
            ("text.jpg", "picture-unreadable", "a text"),
            ("empty.jpg", "picture-unreadable", "empty"),
            ("fifo.jpg", "picture-unreadable", "a FIFO without a writer"),
            ("folder.jpg", "picture-unreadable", "a folder"),
        ]:
            with self.subTest(why):
                self.write("a.team.json", make_team(members=[{"name": "Ada Byron", "photo": name}]))
                result = self.run_here("render", "a.team.json")
                self.assert_run(result, DONE, err="^a.team.json: x-header /members/0/photo: error: ", out="x.jpg")
                self.assertEqual(result.err.count("\n"), 1, result.err)
                report = self.run_here("render", "--json", "a.team.json").json()
                self.assertEqual([f["code"] for f in report["files"][0]["findings"]], [code])
                scene = self.run_here("layout", "a.team.json").json()
                self.assertIn("initials", [item["role"] for item in scene["items"]])
                (self.folder / "x.jpg").unlink()
                strict = self.run_here("render", "--strict", "a.team.json")
                self.assertEqual(strict.status, 1, strict.err)
                self.assertFalse((self.folder / "x.jpg").exists())

    def test_outputs(self):
        self.write("a.team.json", make_team())
        (self.folder / "taken.jpg").mkdir()
        os.mkfifo(self.folder / "fifo.jpg")
        (self.folder / "loop.jpg").symlink_to("loop.jpg")
        before = self.list_folder()
        for arguments, message, why in [
            (["-o", "none/"], "^none/: .*make it first", "no such folder"),
            (["-o", "none/x.jpg"], "none.*make it first", "no such folder for the file"),
            (["-o", "a.team.json/x.jpg"], "a.team.json", "a file in place of the folder"),
            (["-o", "fifo.jpg"], "fifo.jpg", "a FIFO"),
            (["-o", "loop.jpg"], "loop.jpg", "a link to itself"),
            (["-o", "/dev/full", "--format", "jpg"], "/dev/full", "a device"),
        ]:
            with self.subTest(why):
                result = self.run_here("render", "a.team.json", *arguments)
                self.assert_run(result, OUTPUT, err=message)
                self.assertEqual(result.err.count("\n"), 1, result.err)
                self.assertEqual(self.list_folder(), before)

    def test_a_target_that_is_a_folder(self):
        self.write("a.team.json", make_team())
        (self.folder / "x.jpg").mkdir()
        self.assert_run(self.run_here("render", "a.team.json"), OUTPUT, err="x.jpg.*folder")
        self.assertEqual(self.list_folder(), ["a.team.json", "x.jpg"])

    def test_a_full_disk(self):
        """What is there stays, and no part of the new file is left."""
        self.write("a.team.json", make_team())
        self.write("x.jpg", "the older one")

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        result = self.run_here("render", "a.team.json", preexec_fn=limit)
        self.assert_run(result, OUTPUT, err="x.jpg.*cannot be written")
        self.assertEqual((self.folder / "x.jpg").read_text(), "the older one")
        self.assertEqual(self.list_folder(), ["a.team.json", "x.jpg"])
        with open("/dev/full", "wb") as full:
            self.assert_run(self.run_here("render", "-o", "-", "a.team.json", stdout=full), OUTPUT,
                            err="^standard output: ")

    def test_one_of_two_targets_fails(self):
        self.write("a.team.json", make_team(targets=[
            {"surface": "x-header", "file": "none/x.jpg"}, {"surface": "x-header", "file": "y.jpg"}]))
        self.assert_run(self.run_here("render", "a.team.json"), OUTPUT, err="none", out="^y.jpg")
        self.assertEqual(self.list_folder(), ["a.team.json", "y.jpg"])

    def test_no_permission(self):
        identity = {}
        if os.geteuid() == 0:
            # Root may do all; the program has to run as somebody else.
            identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            os.chown(self.folder, NOBODY, NOBODY)
            try:
                subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, **identity)
            except (OSError, subprocess.CalledProcessError):
                self.skipTest("the program is out of reach for everyone but root")
        self.write("secret.team.json", make_team())
        self.write("a.team.json", make_team(members=[{"name": "A", "photo": "secret.png"}]))
        self.write("secret.png", make_png(8, 8))
        (self.folder / "shut").mkdir()
        for name in ("secret.team.json", "secret.png"):
            (self.folder / name).chmod(0)
        (self.folder / "shut").chmod(0o555)
        self.assert_run(self.run_here("render", "secret.team.json", **identity), INPUT,
                        err="^secret.team.json: .*may not")
        self.assert_run(self.run_here("render", "-o", "shut", "a.team.json", **identity), OUTPUT,
                        err="x.jpg.*may not")
        self.assertEqual(list((self.folder / "shut").iterdir()), [])
        result = self.run_here("render", "-o", "y.jpg", "a.team.json", **identity)
        self.assertEqual((result.status, (self.folder / "y.jpg").exists()), (DONE, True), result.err)
        self.assertRegex(result.err, "/members/0/photo: error: ")

    def test_the_terminal_gets_no_orders(self):
        self.write("a.team.json", make_team(
            **{"\033[2Jgone\u202e": 1}, members=[{"name": "\033]0;title\007A", "photo": "\033[31m.jpg"}]))
        result = self.run_here("render", "a.team.json")
        for stream in (result.err, result.out):
            self.assertFalse(set(stream) & {"\033", "\007", "\r", "\u202e", "\u009b"}, repr(stream))
        self.assertIn("\\u001b[2Jgone\\u202e", result.err)
        self.assertIn("\\u001b[31m", self.run_here("render", "\033[31m.team.json").err)

    def test_a_name_in_no_encoding(self):
        name = os.fsdecode(b"caf\xe9.team.json")
        self.write(name, make_team(targets=[]))
        result = self.run_here("render", "--surface", "x-header", name)
        self.assertEqual(result.status, DONE, result.err)
        self.assertIn(os.fsdecode(b"caf\xe9-x-header.jpg"), self.list_folder())
        report = self.run_here("render", "--json", "--surface", "x-header", name)
        self.assertEqual(json.loads(report.out_bytes.decode("utf-8"))["files"][0]["status"], DONE)

    def test_the_user_s_own_surfaces(self):
        self.write("config/masthead/surfaces.json", "{ nonsense")
        self.write("a.team.json", make_team())
        for command in (["render", "a.team.json"], ["surfaces"], ["layout", "a.team.json"]):
            with self.subTest(command):
                self.assert_run(self.run_here(*command), INPUT, err="surfaces.json: 1:3: ")


if __name__ == "__main__":
    tapunit.main()
