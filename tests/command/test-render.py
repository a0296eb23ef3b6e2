#!/usr/bin/python3
# test-render.py: the pictures of team files
#
# SPDX-License-Identifier: GPL-3.0-or-later

import hashlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import (CONTENT, DATE, DONE, EXAMPLE, INPUT, OUTPUT, PROGRAM, CommandTest, make_png,
                     make_team,
                     read_size)


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


class Render(CommandTest):
    def test_the_example(self):
        result = self.run_here("render", "-o", self.folder, "--date", DATE, EXAMPLE)
        self.assert_run(result, DONE, out="northwind")
        lines = [line.split("\t") for line in result.out.splitlines()]
        targets = json.loads(EXAMPLE.read_text())["targets"]
        self.assertEqual([line[0] for line in lines], [Path(t["file"]).name for t in targets])
        self.assertEqual([line[1] for line in lines], ["1500×500", "1600×1200"])
        for name, size, n_bytes in lines:
            kind, width, height = read_size(self.folder / name)
            self.assertEqual((kind, f"{width}×{height}"), ("jpeg", size))
            self.assertEqual(n_bytes, f"{(self.folder / name).stat().st_size} B")

    def test_targets_stand_beside_the_file(self):
        self.write("team/a.team.json", make_team())
        self.assert_run(self.run_here("render", "team/a.team.json"), DONE, out="^team/x.jpg\t")
        self.assertEqual(self.list_folder(), ["team", "team/a.team.json", "team/x.jpg"])

    def test_a_surface_without_target(self):
        self.write("a.team.json", make_team())
        result = self.run_here("render", "--surface", "web-sidebar", "--surface", "mastodon-header",
                               "--surface", "web-sidebar", "a.team.json")
        self.assert_run(result, DONE, out="a-web-sidebar.jpg")
        self.assertEqual(self.list_folder(),
                         ["a-mastodon-header.jpg", "a-web-sidebar.jpg", "a.team.json"])

    def test_every_surface_can_be_made(self):
        self.write("a.team.json", make_team(3))
        for name, surface in self.run_here("surfaces", "--json").json().items():
            with self.subTest(name):
                kind = "jpg" if "jpeg" in surface["formats"] else "png"
                path = self.folder / f"{name}.{kind}"
                result = self.run_here("render", "--surface", name, "-o", path, "a.team.json")
                self.assertEqual(result.status, DONE, result.err)
                self.assertEqual(read_size(path)[1:], (surface["width"], surface["height"]))
                if surface.get("max_bytes"):
                    self.assertLessEqual(path.stat().st_size, surface["max_bytes"])

    def test_output_options(self):
        self.write("a.team.json", make_team())
        for arguments, name, kind, why in [
            (["-o", "y.png"], "y.png", "png", "the suffix decides"),
            (["-o", "y.JPEG"], "y.JPEG", "jpeg", "in capitals too"),
            (["-oz.jpg"], "z.jpg", "jpeg", "the value sticks to the letter"),
            (["--output=z2.jpg"], "z2.jpg", "jpeg", "the value behind an equals sign"),
            (["-o", "plain", "--format", "png"], "plain", "png", "no suffix, but a format"),
            (["--format", "png"], "x.png", "png", "the target’s name with another suffix"),
        ]:
            with self.subTest(why):
                self.assert_run(self.run_here("render", "a.team.json", *arguments), DONE, out=name)
                self.assertEqual(read_size(self.folder / name), (kind, 1500, 500))

    def test_standard_streams(self):
        team = json.dumps(make_team()).encode()
        self.write("a.team.json", team)
        result = self.run_here("render", "--format", "png", "-o", "-", "-", stdin=team)
        self.assertEqual((result.status, result.err), (DONE, ""))
        self.run_here("render", "-o", "b.png", "a.team.json")
        self.assertEqual(result.out_bytes, (self.folder / "b.png").read_bytes())

    def test_standard_input_without_target(self):
        team = json.dumps(make_team(targets=[])).encode()
        result = self.run_here("render", "--surface", "x-header", "-", stdin=team)
        self.assert_run(result, DONE, out="^team-x-header.jpg\t")

    def test_no_file_of_ones_own_is_lost(self):
        photo = make_png(40, 40, rows=(b"\0" + b"\x80" * 40) * 40)
        self.write("one/a.png", photo)
        (self.folder / "one/link.png").symlink_to("a.png")
        self.write("one/blue.theme.json", {})
        self.write("two/near.png", photo)
        (self.folder / "also").symlink_to("one")
        self.write("config/masthead/surfaces.json", {})
        self.write("one/crew.team.json", make_team(
            members=[{"name": "A", "photo": "a.png"}], theme="blue.theme.json"))
        self.write("two/other.team.json", make_team(
            members=[{"name": "B", "photo": "../one/a.png"}],
            targets=[{"surface": "x-header", "file": "../one/crew-x-header.jpg"}]))
        before = {name: digest(self.folder / name) for name in self.list_folder()
                  if (self.folder / name).is_file()}
        crew, other = "one/crew.team.json", "two/other.team.json"
        for arguments, why in [
            (["-o", crew, "--format", "png", crew], "the team file"),
            (["-o", "also/crew.team.json", "--format", "png", crew], "by a linked folder"),
            (["-o", "one/blue.theme.json", "--format", "png", crew], "the theme"),
            (["-o", "one/link.png", crew], "a photo through a link"),
            (["-o", "config/masthead/surfaces.json", "--format", "jpg", crew], "the user’s surfaces"),
        ]:
            with self.subTest(why):
                self.assert_run(self.run_here("render", "--surface", "x-header", *arguments), OUTPUT,
                                err="one of the files that .* made of; write to another file")
                self.assertEqual({name: digest(self.folder / name) for name in before}, before)
        self.write("two/other.team.json", make_team(
            targets=[{"surface": "x-header", "file": "../one/a.png"}]))
        self.assert_run(self.run_here("render", other, crew), CONTENT, err="made of", out="x.jpg")
        self.assertEqual(digest(self.folder / "one/a.png"), before["one/a.png"])
        self.write("two/other.team.json", make_team(
            targets=[{"surface": "x-header", "file": "../also/x.jpg"}]))
        self.assert_run(self.run_here("render", crew, other), CONTENT, err="earlier file", out="x.jpg")

    def test_scale_and_quality(self):
        self.write("a.team.json", make_team())
        for scale, size in [("2", (3000, 1000)), ("0.5", (750, 250)), (".25", (375, 125))]:
            self.run_here("render", "--scale", scale, "-o", "s.jpg", "a.team.json")
            self.assertEqual(read_size(self.folder / "s.jpg")[1:], size)
        self.run_here("render", "--quality", "30", "-o", "low.jpg", "a.team.json")
        self.run_here("render", "--quality", "100", "-o", "high.jpg", "a.team.json")
        self.assertLess((self.folder / "low.jpg").stat().st_size * 1.5,
                        (self.folder / "high.jpg").stat().st_size)

    def test_chroma(self):
        """Colour at half the resolution when asked, by the target or the command; verify knows."""
        for named, option, sampling in (({}, [], "1x1"), ({}, ["--chroma", "4:2:0"], "2x2"),
                                        ({"chroma": "4:2:0"}, [], "2x2"),
                                        ({"chroma": "4:2:0"}, ["--chroma", "4:4:4"], "1x1")):
            with self.subTest(named, option=option):
                self.write("c.team.json", make_team(
                    targets=[{"surface": "x-header", "file": "c.jpg", **named}]))
                self.assert_run(self.run_here("render", *option, "c.team.json"), DONE, out="c.jpg")
                seen = subprocess.run(["identify-im6.q16", "-format", "%[jpeg:sampling-factor]", "c.jpg"],
                                      cwd=self.folder, capture_output=True, text=True).stdout
                self.assertEqual(seen.split(",")[0], sampling)
                self.assert_run(self.run_here("verify", *option, "c.team.json"), DONE, out="current")
                other = ["--chroma", "4:2:0" if sampling == "1x1" else "4:4:4"]
                self.assert_run(self.run_here("verify", *other, "c.team.json"), CONTENT, out="stale")
        self.write("c.team.json", make_team(targets=[{"surface": "x-header", "chroma": "4:1:0"}]))
        self.assert_run(self.run_here("render", "c.team.json"), INPUT, err="/targets/0/chroma")

    def test_a_limit_of_bytes(self):
        self.write("a.team.json", make_team(6))
        free = self.run_here("render", "--json", "--max-bytes", "0", "a.team.json").json()
        limit = free["files"][0]["pictures"][0]["bytes"] * 3 // 4
        tight = self.run_here("render", "--json", "--max-bytes", limit, "a.team.json").json()
        picture = tight["files"][0]["pictures"][0]
        self.assertLessEqual(picture["bytes"], limit)
        self.assertLess(picture["quality"], 92)

    def test_a_limit_that_cannot_be_kept(self):
        self.write("a.team.json", make_team())
        result = self.run_here("render", "--max-bytes", "1k", "a.team.json")
        self.assert_run(result, DONE, err="a.team.json: x-header /targets/0: error: .*1000", out="x.jpg")
        before = digest(self.folder / "x.jpg")
        result = self.run_here("render", "--strict", "--max-bytes", "1k", "a.team.json")
        self.assert_run(result, CONTENT, err="nothing is written")
        self.assertEqual(digest(self.folder / "x.jpg"), before)

    def test_a_format_that_the_surface_does_not_take(self):
        self.write("a.team.json", make_team(surfaces={"x-header": {"formats": ["jpeg"]}}))
        result = self.run_here("render", "--strict", "--format", "png", "a.team.json")
        self.assert_run(result, CONTENT, err="error: .*PNG.*write a JPEG")
        self.assertEqual(self.list_folder(), ["a.team.json"])

    def test_the_same_bytes_on_any_number_of_jobs(self):
        targets = [{"surface": name, "file": f"{name}.{kind}"}
                   for name in ("x-header", "twitter-2009", "bluesky-banner", "web-sidebar")
                   for kind in ("jpg", "png")]
        team = json.loads(EXAMPLE.read_text())
        team["targets"] = targets
        source = EXAMPLE.parent
        for i, jobs in enumerate(["1", "1", "2", "7"]):
            (self.folder / str(i)).mkdir()
            (self.folder / "in").mkdir(exist_ok=True)
            for path in source.rglob("*.svg"):
                self.write(f"in/{path.relative_to(source)}", path.read_bytes())
            self.write("in/a.team.json", team)
            result = self.run_here("render", "--jobs", jobs, "--date", DATE, "-o", str(i),
                                   "in/a.team.json")
            self.assertEqual((result.status, result.err), (DONE, ""))
            # The order of what is printed does not depend on the threads.
            self.assertEqual([line.split("\t")[0] for line in result.out.splitlines()],
                             [f"{i}/{target['file']}" for target in targets])
        for target in targets:
            self.assertEqual(len({digest(self.folder / str(i) / target["file"]) for i in range(4)}),
                             1, target["file"])

    def test_many_fonts_on_many_threads(self):
        """More faces than cairo keeps open, set and painted by several threads at once."""
        names = ("محمد الهاشمي|خدمة العملاء|م ع", "דוד בן־גוריון|עיכובים|דב", "สมชาย ใจดี|ตั๋ว|สช",
                 "王小明|时刻表与延误|王", "🦊 Foxy|Social 🚆|FX", "नरेंद्र शर्मा|सूचना|नश", "Ada Lin|Maps|AL")
        surfaces = ("x-header", "twitter-2009", "bluesky-banner", "web-sidebar", "linkedin-page", "youtube-banner")
        self.write("w.team.json", make_team(
            members=[dict(zip(("name", "expertise", "signature"), name.split("|"))) for name in names],
            targets=[{"surface": name, "file": f"{name}.jpg"} for name in surfaces]))
        for i, jobs in enumerate(["1", "8", "8", "8", "8"]):
            (self.folder / str(i)).mkdir()
            result = self.run_here("render", "--jobs", jobs, "--date", DATE, "-o", str(i), "w.team.json")
            self.assertEqual(result.status, DONE, result.err)
        for name in surfaces:
            self.assertEqual(len({digest(self.folder / str(i) / f"{name}.jpg") for i in range(5)}), 1, name)
        # The tails of Arabic initials stay on their pill: else they stand on the panel, in its colour.
        findings = self.run_here("check", "--json", "--date", DATE, "w.team.json").json()["findings"]
        self.assertEqual([each for each in findings if each["code"] == "contrast-low"], [])

    def test_the_date_counts(self):
        self.write("a.team.json", make_team(members=[
            {"name": "Now"}, {"name": "Later", "start": "2030-01-01"}]))
        for date in ("2029-12-31", "2030-01-01"):
            self.run_here("render", "--date", date, "-o", f"{date}.png", "a.team.json")
        self.assertNotEqual(digest(self.folder / "2029-12-31.png"),
                            digest(self.folder / "2030-01-01.png"))

    def test_several_files_one_bad(self):
        self.write("a/a.team.json", make_team())
        self.write("b/b.team.json", "{")
        self.write("c/c.team.json", make_team())
        result = self.run_here("render", "a/a.team.json", "b/b.team.json", "c/c.team.json")
        self.assert_run(result, CONTENT, err="^b/b.team.json: ", out="a/x.jpg\t.*\nc/x.jpg\t")
        report = self.run_here("render", "--json", "a/a.team.json", "b/b.team.json").json()
        self.assertEqual([file["status"] for file in report["files"]], [DONE, INPUT])
        self.assertEqual([len(file["problems"]) for file in report["files"]], [0, 1])

    def test_the_report_of_a_file_that_is_not_there(self):
        result = self.run_here("render", "--json", "none.team.json")
        self.assertEqual(result.status, INPUT)
        [file] = result.json()["files"]
        [problem] = file["problems"]
        self.assertEqual((file["status"], file["pictures"], problem["severity"]), (INPUT, [], "error"))
        # In a report the sentence stands alone; in a terminal the name stands in front of it.
        self.assertEqual(problem["message"].replace("“none.team.json” ", "none.team.json: "), result.err.strip())

    def test_two_files_that_want_the_same_name(self):
        self.write("a/a.team.json", make_team())
        self.write("b/b.team.json", make_team())
        (self.folder / "out").mkdir()
        result = self.run_here("render", "-o", "out", "a/a.team.json", "b/b.team.json")
        self.assert_run(result, CONTENT, err="^b/b.team.json: .*earlier file", out="out/x.jpg")

    def test_a_target_twice(self):
        self.write("a.team.json", make_team(targets=[
            {"surface": "x-header", "file": "x.jpg"}, {"surface": "web-sidebar", "file": "./x.jpg"}]))
        self.assert_run(self.run_here("render", "a.team.json"), OUTPUT, err="two targets")
        self.assertEqual(self.list_folder(), ["a.team.json"])

    def test_a_photo_is_never_written_over(self):
        self.write("a.team.json", make_team())
        self.run_here("render", "-o", "photo.jpg", "a.team.json")
        before = digest(self.folder / "photo.jpg")
        self.write("b.team.json", make_team(
            members=[{"name": "A", "photo": "photo.jpg"}],
            targets=[{"surface": "x-header", "file": "photo.jpg"}]))
        self.assert_run(self.run_here("render", "b.team.json"), OUTPUT, err="photo.jpg.*made of")
        self.assertEqual(digest(self.folder / "photo.jpg"), before)

    def test_the_report(self):
        self.write("a.team.json", make_team(members=[{"name": "A", "photo": "none.jpg"}], mine=1))
        result = self.run_here("render", "--json", "a.team.json")
        self.assertEqual(result.status, DONE)
        [file] = result.json()["files"]
        self.assertEqual((file["file"], file["status"]), ("a.team.json", DONE))
        [picture] = file["pictures"]
        size = (self.folder / "x.jpg").stat().st_size
        self.assertEqual(picture, {
            "surface": "x-header", "path": str(self.folder / "x.jpg"), "format": "jpeg",
            "written": True, "width": 1500, "height": 500, "bytes": size, "quality": 92})
        self.assertEqual([f["code"] for f in file["findings"]], ["photo-missing"])
        self.assertEqual([(p["code"], p["severity"], p["pointer"]) for p in file["problems"]],
                         [("unknown-key", "note", "/mine")])

    def test_what_several_pictures_share_is_said_once(self):
        self.write("a.team.json", make_team(
            members=[{"name": "A", "photo": "none.jpg"}],
            targets=[{"surface": "x-header", "file": "x.jpg"},
                     {"surface": "mastodon-header", "file": "m.jpg"}]))
        result = self.run_here("render", "a.team.json")
        self.assertEqual(result.err.count("/members/0/photo"), 1, result.err)

    def test_what_many_share_is_counted(self):
        """Each surface has its own room; the report has everybody."""
        self.write("a.team.json", make_team(150, targets=[{"surface": name} for name in (
            "x-header", "mastodon-header")]))
        result = self.run_here("render", "--scale", "0.2", "a.team.json")
        told = [line.split(": ")[1:] for line in result.err.splitlines() if "no room" in line or "more like" in line]
        for surface in ("x-header", "mastodon-header"):
            places = [place for place, *_ in told if place.startswith(surface)]
            self.assertEqual([place == surface for place in places], [False] * 3 + [True], result.err)
        report = self.run_here("render", "--scale", "0.2", "a.team.json", "--json").json()["files"][0]
        dropped = [found for found in report["findings"] if found["code"] == "does-not-fit"]
        self.assertGreater(len(dropped), 2 * 4)
        self.assertIn(f"… and {len(dropped) // 2 - 3} more like these; “--json” lists all", result.err)
        self.assertRegex(self.run_here("render", "--strict", "a.team.json").err, "more like these; “--json”")

    def test_stopped_at_any_time(self):
        """Whenever it is ended, there are whole pictures and nothing else."""
        self.write("a.team.json", make_team(targets=[
            {"surface": "web-sidebar", "file": f"{i}.jpg"} for i in range(16)]))
        start = time.monotonic()
        self.assertEqual(self.run_here("render", "a.team.json").status, DONE)
        duration = time.monotonic() - start
        for i in range(20):
            process = subprocess.Popen([PROGRAM, "render", "a.team.json"], cwd=self.folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(duration * i / 20)
            process.terminate()
            self.assertIn(process.wait(), (DONE, -signal.SIGTERM))
            for name in self.list_folder():
                self.assertRegex(name, r"^(\d+\.jpg|a\.team\.json)$")
                if name.endswith(".jpg"):
                    data = (self.folder / name).read_bytes()
                    self.assertEqual((data[:2], data[-2:]), (b"\xff\xd8", b"\xff\xd9"))

    def test_progress_on_a_terminal(self):
        """Drawn in one line and gone at the end; nothing of it where nobody watches."""
        self.write("a.team.json", make_team(targets=[
            {"surface": "x-header", "file": f"{i}.jpg"} for i in range(3)]))
        ours, theirs = pty.openpty()
        process = subprocess.Popen([PROGRAM, "render", "a.team.json"], cwd=self.folder, stderr=theirs,
                                   stdout=subprocess.PIPE, env={**os.environ, "TERM": "xterm"})
        os.close(theirs)
        shown = b""
        while True:
            try:
                data = os.read(ours, 4096)
            except OSError:
                break
            if not data:
                break
            shown += data
        os.close(ours)
        process.communicate()
        text = shown.decode()
        self.assertEqual(process.returncode, DONE)
        self.assertRegex(text, r"^\r\033\[K\d of 3 made: 0.jpg")
        self.assertTrue(text.endswith("\r\033[K"), repr(text))
        self.assertNotIn("\n", text)
        self.assert_run(self.run_here("render", "a.team.json"), DONE, out="2.jpg")


if __name__ == "__main__":
    tapunit.main()
