#!/usr/bin/python3
# test-reports.py: what the other commands print, in any language
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import DATE, DONE, EXAMPLE, INPUT, OUTPUT, PROGRAM, USAGE, CommandTest, make_team, read_size
from sources import TOP

try:
    import jsonschema
except ImportError:
    jsonschema = None

# Ids that other people's files depend on.
IDS = ["x-header", "mastodon-header", "bluesky-banner", "linkedin-profile", "linkedin-page",
       "facebook-page", "youtube-banner", "twitter-2009", "twitter-2010", "twitter-2012",
       "web-sidebar"]


def drop_nulls(value):
    """A null takes a member away where one object is laid over another (RFC 7396)."""
    if isinstance(value, dict):
        return {key: drop_nulls(item) for key, item in value.items() if item is not None}
    return value


class Reports(CommandTest):
    def test_surfaces(self):
        result = self.run_here("surfaces")
        self.assert_run(result, DONE, out="^surface ")
        rows = {line.split()[0]: line for line in result.out.splitlines()}
        for name in IDS:
            self.assertRegex(rows[name], r"\d+×\d+ .*\d{4}-\d\d-\d\d$")
        self.assertRegex(rows["x-header"], r" 1500×500 +5 MB +x ")
        # Aligned: the dates of all rows begin in the same column.
        self.assertEqual(len({line.rindex("  ") for line in result.out.splitlines()[1:]}), 1)

    def test_surfaces_as_json(self):
        printed = self.run_here("surfaces", "--json").json()
        shipped = json.loads((TOP / "assets/surfaces.json").read_text())
        self.assertEqual(list(printed), list(shipped))
        self.assertEqual(printed, shipped)

    def test_surfaces_as_json_can_be_taken_over(self):
        """What is printed is what the user's own file and a team file may hold."""
        printed = self.run_here("surfaces", "--json")
        self.write("config/masthead/surfaces.json", printed.out)
        again = self.run_here("surfaces", "--json")
        self.assertEqual((again.status, again.err), (DONE, ""))
        self.assertEqual(again.json(), drop_nulls(printed.json()))
        self.write("a.team.json", make_team(surfaces=printed.json()))
        again = self.run_here("surfaces", "--json", "a.team.json")
        self.assertEqual((again.status, again.err), (DONE, ""))
        self.assertEqual(again.json(), drop_nulls(printed.json()))

    def test_surfaces_of_the_user_and_of_a_file(self):
        self.write("config/masthead/surfaces.json",
                   {"x-header": {"width": 1600}, "intranet": {
                       "platform": "web", "title": "Intranet", "width": 900, "height": 300}})
        self.write("a.team.json", make_team(surfaces={"intranet": {"height": 200}}))
        ours = self.run_here("surfaces", "--json").json()
        self.assertEqual((ours["x-header"]["width"], ours["x-header"]["height"]), (1600, 500))
        self.assertEqual((ours["intranet"]["width"], ours["intranet"]["height"]), (900, 300))
        its = self.run_here("surfaces", "--json", "a.team.json").json()
        self.assertEqual((its["intranet"]["width"], its["intranet"]["height"]), (900, 200))
        self.run_here("render", "--surface", "intranet", "-o", "i.png", "a.team.json")
        self.assertEqual(read_size(self.folder / "i.png"), ("png", 900, 200))

    def test_schema(self):
        result = self.run_here("schema")
        self.assert_run(result, DONE, out="2020-12")
        self.assertEqual(result.out_bytes, (TOP / "assets/schema/team.schema.json").read_bytes())
        if jsonschema is None:
            self.skipTest("python3-jsonschema is not installed")
        jsonschema.Draft202012Validator.check_schema(result.json())
        jsonschema.Draft202012Validator(result.json()).validate(json.loads(EXAMPLE.read_text()))

    def test_new(self):
        self.assert_run(self.run_here("new", "crew.team.json"), DONE, out="^crew.team.json\n$")
        team = json.loads((self.folder / "crew.team.json").read_text())
        self.assertEqual(team["account"]["organisation"], "Crew")
        if jsonschema is not None:
            schema = self.run_here("schema").json()
            jsonschema.Draft202012Validator(schema).validate(team)

    def test_new_from_each_template(self):
        validator = None
        if jsonschema is not None:
            validator = jsonschema.Draft202012Validator(self.run_here("schema").json())
        for template in ("team", "notice", "pattern", "person"):
            with self.subTest(template):
                name = f"{template}.team.json"
                self.run_here("new", "--template", template, "-o", "Northwind Rail", name)
                if validator is not None:
                    validator.validate(json.loads((self.folder / name).read_text()))
                # Nothing stands against publishing it; small type on a phone is only told.
                result = self.run_here("check", "--json", name)
                self.assertEqual(result.status, DONE)
                self.assertEqual({finding["code"] for finding in result.json()["findings"]},
                                 {"text-small"})
                result = self.run_here("render", "--strict", name)
                self.assertEqual(result.status, DONE)
                self.assertNotIn("error:", result.err)
                self.assertEqual(len(result.out.splitlines()), 2)

    def test_new_speaks_its_makers_language(self):
        self.run_here("new", "--template", "notice", "crew.team.json", environment={"LANGUAGE": "fr"})
        team = json.loads((self.folder / "crew.team.json").read_text())
        self.assertEqual(team["account"]["language"], "fr")
        self.assertIn("sources officielles", team["design"]["notice"]["text"])

    def test_new_takes_the_organisation(self):
        name = "Bäckerei “Zum Ofen” & Söhne"
        self.run_here("new", "--organisation", name, "--template", "team", "x.team.json")
        team = json.loads((self.folder / "x.team.json").read_text())
        self.assertEqual(team["account"]["organisation"], name)

    def test_new_never_changes_a_file(self):
        self.write("a.team.json", "mine")
        (self.folder / "link.team.json").symlink_to("nowhere")
        (self.folder / "folder.team.json").mkdir()
        before = self.list_folder()
        for name in ("a", "link", "folder"):
            with self.subTest(name):
                self.assert_run(self.run_here("new", f"{name}.team.json"), OUTPUT,
                                err=f"^{name}.team.json: is there already")
        self.assertEqual((self.folder / "a.team.json").read_text(), "mine")
        self.assert_run(self.run_here("new", "none/a.team.json"), OUTPUT, err="make it first")
        self.assertEqual(self.list_folder(), before)

    def test_layout(self):
        result = self.run_here("layout", "--surface", "x-header", "--date", DATE, EXAMPLE)
        self.assertEqual((result.status, result.err), (DONE, ""))
        scene = result.json()
        members = json.loads(EXAMPLE.read_text())["members"]
        self.assertEqual((scene["surface"], scene["width"], scene["height"], scene["date"]),
                         ("x-header", 1500, 500, DATE))
        names = {item["member"]: item["text"] for item in scene["items"] if item["role"] == "name"}
        absent = {absence["member"] for absence in scene["not_shown"]}
        self.assertEqual(names, {i: member["name"] for i, member in enumerate(members)
                                 if i not in absent})
        self.assertEqual((scene["shown"], scene["fits"]), (len(names), True))
        for item in scene["items"]:
            x0, y0, x1, y1 = item["box"]
            self.assertTrue(0 <= x0 <= x1 <= 1500 and 0 <= y0 <= y1 <= 500, item)

    def test_words(self):
        for format, pattern in (("alt", "^Northwind Rail – .*Aiko Tanaka.*\n$"),
                                ("text", "^Northwind Rail – .*\n\nAiko Tanaka, .*\nBrendan"),
                                ("html", "^<!DOCTYPE html>\n")):
            with self.subTest(format):
                self.assert_run(self.run_here("words", "--surface", "x-header", "--date", DATE,
                                              "--format", format, EXAMPLE), DONE, out=pattern)
        self.assert_run(self.run_here("words", "--format", "pdf", EXAMPLE), USAGE, err="pdf")

    def test_words_are_in_the_picture(self):
        self.write("a.team.json", make_team([{"name": "Ann Lee"}, {"name": "Secret",
                                                                  "consent": "none"}]))
        alt = self.run_here("words", "--date", DATE, "a.team.json").out.strip()
        self.run_here("render", "--date", DATE, "a.team.json")
        picture = (self.folder / "x.jpg").read_bytes()
        self.assertIn("Ann Lee", alt)
        self.assertIn(alt.replace("&", "&amp;").encode(), picture)
        self.assertNotIn(b"Secret", picture)

    def test_next_change(self):
        self.write("a.team.json", make_team([
            {"name": "Ann", "end": "2026-11-30"}, {"name": "Bo", "start": "2026-12-01"},
            {"name": "Cy", "start": "2026-12-02"}]))
        self.assert_run(self.run_here("next-change", "--date", DATE, "a.team.json"), DONE,
                        out="^2026-12-01\nAnn leaves\nBo joins\n$")
        self.assertEqual(
            self.run_here("next-change", "--json", "--date", "2026-12-01", "a.team.json").json(),
            {"date": "2026-12-02", "changes": [{"member": 2, "name": "Cy", "change": "joins"}]})
        self.assertEqual(
            self.run_here("next-change", "--json", "--date", "2026-12-02", "a.team.json").json(),
            {"date": None, "changes": []})

    def test_import(self):
        path = self.write("a.team.json", make_team([{"name": "Ann"}, {"name": "Bo", "own": [1]}]))
        before = path.read_bytes()
        self.write("crew.csv", "Name;Bio\r\nBo;Rain\r\nCy;\r\n")
        dry = self.run_here("import", "crew.csv", "--into", "a.team.json", "--date", DATE,
                            "--dry-run")
        self.assert_run(dry, DONE,
                        err="own", out="^changed\tBo\n\tbio\tRain\njoined\tCy\n"
                                       "left\tAnn\n\tend\t2026-11-21\n"
                                       "1 joined, 1 left, 1 changed, 0 unchanged\n$")
        self.assertEqual(path.read_bytes(), before)
        report = self.run_here("import", "crew.csv", "--into", "a.team.json", "--date", DATE,
                               "--json").json()
        self.assertEqual(report["joined"], [{"name": "Cy", "line": 3, "fields": []}])
        self.assertEqual(report["left"], [{"name": "Ann", "member": 0, "fields": [
            {"field": "end", "from": None, "to": "2026-11-21"}]}])
        self.assertTrue(report["applied"])
        self.assertEqual(json.loads(path.read_text())["members"],
                         [{"name": "Ann", "end": "2026-11-21"},
                          {"name": "Bo", "own": [1], "bio": "Rain"}, {"name": "Cy"}])

    def test_import_changes_nothing_when_anything_is_wrong(self):
        path = self.write("a.team.json", make_team())
        before = path.read_bytes()
        self.write("crew.csv", "name,start\nAnn,soon\n,2026-01-01\n")
        self.assert_run(self.run_here("import", "crew.csv", "--into", "a.team.json"), INPUT,
                        err="^crew.csv: 2:5: .*\ncrew.csv: 3:1: .*\n$")
        self.assertEqual(path.read_bytes(), before)

    def test_layout_of_the_only_target(self):
        self.write("a.team.json", make_team())
        self.assertEqual(self.run_here("layout", "a.team.json").json()["surface"], "x-header")
        self.write("a.team.json", make_team(targets=[{"surface": "x-header", "file": f"x.{kind}"}
                                                     for kind in ("jpg", "png")]))
        self.assertEqual(self.run_here("layout", "a.team.json").json()["surface"], "x-header")

    def test_several_targets_of_which_none_is_named(self):
        """The file is named, and what can be chosen is its own pictures."""
        self.write("a.team.json", make_team(targets=[{"surface": name} for name in (
            "x-header", "web-sidebar", "x-header")]))
        for command in (["words"], ["layout"], ["preview", "-o", "a.png"]):
            with self.subTest(command):
                self.assert_run(self.run_here(*command, "a.team.json"), USAGE,
                                err=r"^a\.team\.json: .*“--surface ID”: x-header, web-sidebar\n$")
        self.write("b.team.json", make_team(targets=[]))
        self.assert_run(self.run_here("words", "b.team.json"), USAGE, err=r"^b\.team.*: x-header, mastodon-header")

    def test_every_surface_that_does_not_exist(self):
        self.write("a.team.json", make_team(targets=[{"surface": "x-haeder"}, {"surface": "mastodn-header"}]))
        for command in ("check", "render"):
            with self.subTest(command):
                self.assert_run(self.run_here(command, "a.team.json"), INPUT,
                                err="/targets/0/surface: .*did you mean “x-header”.*\n"
                                    ".*/targets/1/surface: .*did you mean “mastodon-header”")


class Language(CommandTest):
    """A language with a decimal comma and a dotless i changes messages, never numbers or names."""

    def setUp(self):
        super().setUp()
        if shutil.which("localedef") is None:
            self.skipTest("localedef is not installed")
        made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8",
                               str(self.folder / "tr_TR.UTF-8")], capture_output=True)
        if not (self.folder / "tr_TR.UTF-8").exists():
            self.skipTest(f"localedef made nothing: {made.stderr[:200]}")
        self.turkish = {"LOCPATH": str(self.folder), "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": ""}

    def test_the_language_is_in_force(self):
        seen = subprocess.run(["locale", "decimal_point"], env={**os.environ, **self.turkish},
                              capture_output=True, text=True)
        self.assertEqual(seen.stdout.strip(), ",")

    def test_numbers_stay(self):
        for arguments in (["surfaces", "--json"], ["schema"],
                          ["layout", "--surface", "x-header", "--date", DATE, EXAMPLE],
                          ["layout", "--surface", "twitter-2009", "--date", DATE, EXAMPLE]):
            with self.subTest(arguments):
                plain = self.run_here(*arguments)
                turkish = self.run_here(*arguments, environment=self.turkish)
                self.assertEqual(plain.status, DONE)
                self.assertEqual(turkish.out, plain.out)

    def test_pictures_stay(self):
        for name, environment in (("plain", {}), ("turkish", self.turkish)):
            result = self.run_here("render", "--surface", "x-header", "--scale", "0.5", "--date", DATE,
                                   "-o", f"{name}.png", EXAMPLE, environment=environment)
            self.assertEqual(result.status, DONE, result.err)
        self.assertEqual((self.folder / "plain.png").read_bytes(),
                         (self.folder / "turkish.png").read_bytes())

    def test_arguments_stay(self):
        self.write("a.team.json", make_team())
        self.assertEqual(self.run_here("render", "--scale", "1.5", "a.team.json",
                                       environment=self.turkish).status, DONE)
        self.assertEqual(read_size(self.folder / "x.jpg")[1:], (2250, 750))
        self.assertIn("from 0.1 to 8", self.run_here("render", "--scale", "1,5", "a.team.json",
                                                     environment=self.turkish).err)


class Links(CommandTest):
    """The command needs no display, and nothing that a bad picture could crash is in it."""

    def list_needed(self, program):
        text = subprocess.run(["readelf", "-d", program], check=True, capture_output=True,
                              text=True).stdout
        return re.findall(r"\(NEEDED\).*\[(.*)\]", text)

    def test_it_links_no_display_library(self):
        needed = self.list_needed(PROGRAM)
        self.assertTrue(any(name.startswith("libcairo") for name in needed), needed)
        unwanted = re.compile(r"lib(gtk|gdk|adwaita|X|xcb|wayland|rsvg|graphene|epoxy)")
        self.assertEqual([name for name in needed if unwanted.match(name)], [])

    def test_nothing_that_it_links_brings_gtk(self):
        text = subprocess.run(["ldd", PROGRAM], check=True, capture_output=True, text=True).stdout
        self.assertEqual(re.findall(r"lib(?:gtk|gdk|adwaita|wayland|rsvg)\S*", text), [])


if __name__ == "__main__":
    tapunit.main()
