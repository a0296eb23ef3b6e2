#!/usr/bin/python3
# test-check.py: what "masthead check" prints and how it ends
#
# SPDX-License-Identifier: GPL-3.0-or-later

import copy
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import jsonschema

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import CONTENT, DATE, DONE, EXAMPLE, INPUT, OUTPUT, PROGRAM, USAGE, CommandTest, make_team
from sources import TOP

SCHEMA = json.loads((TOP / "assets/schema/findings.schema.json").read_text())
TWINS = [{"name": "Ann Lee", "expertise": "Tea", "handle": "@AnnLee", "signature": "AL"},
         {"name": "Al Low", "expertise": "Milk", "handle": "@AlLow", "signature": "al"}]
ALONE = TWINS[:1]
WEAK = {"panel": {"color": "#777777"}, "colors": {"muted": "#888888"}}


def find(result, code):
    return [finding for finding in result.json()["findings"] if finding["code"] == code]


class Check(CommandTest):
    def check(self, team, *arguments):
        self.write("a.team.json", team)
        return self.run_here("check", "--date", DATE, *arguments, "a.team.json")

    def test_statuses(self):
        rows = [
            (make_team(ALONE), [], DONE, "warnings alone"),
            (make_team(ALONE), ["--strict"], CONTENT, "warnings count"),
            (make_team(TWINS), [], CONTENT, "an error"),
            (make_team(TWINS, waivers=[{"code": "signature-duplicate", "reason": "Twins."}]), [], DONE,
             "an error that is accepted"),
            (make_team(ALONE, targets=[]), [], INPUT, "nothing to check"),
            (make_team(ALONE, targets=[]), ["--surface", "web-sidebar"], DONE, "a surface without a target"),
            (make_team(ALONE), ["--surface", "nowhere"], USAGE, "no such surface"),
            ({"masthead": 1}, [], INPUT, "no team file"),
        ]
        for team, arguments, status, why in rows:
            with self.subTest(why):
                result = self.check(team, *arguments)
                self.assertEqual(result.status, status, result.out + result.err)
                self.assertEqual(self.list_folder(), ["a.team.json"])

    def test_several_files(self):
        self.write("good.team.json", make_team(ALONE))
        self.write("bad.team.json", make_team(TWINS))
        result = self.run_here("check", "--date", DATE, "good.team.json", "bad.team.json")
        self.assertEqual(result.status, CONTENT)
        self.assertLess(result.out.index("good.team.json\n"), result.out.index("bad.team.json\n"))
        self.assertEqual(self.run_here("check", "good.team.json", "none.team.json").status, CONTENT)

    def test_json_is_what_the_schema_says(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        validator = jsonschema.Draft202012Validator(SCHEMA)
        weak = make_team(TWINS, design=WEAK, extra=1,
                         waivers=[{"code": "text-small", "reason": "As it is."}, {"code": "x", "reason": "y"}])
        for team in (weak, make_team(ALONE), make_team(3, targets=[{"surface": "twitter-2009"}])):
            result = self.check(team, "--json")
            self.assertEqual([error.message for error in validator.iter_errors(result.json())], [])
            self.assertNotEqual(result.json()["findings"], [])
        wrong = self.check(weak, "--json").json()
        for change in (lambda f: f.pop("message"), lambda f: f.update(code="x"), lambda f: f.update(box=[1])):
            broken = copy.deepcopy(wrong)
            change(broken["findings"][0])
            self.assertNotEqual(list(validator.iter_errors(broken)), [])

    def test_a_waiver_has_its_reason_and_is_missed_when_unused(self):
        waivers = [{"code": "signature-duplicate", "member": 1, "reason": "Twins."},
                   {"code": "signature-duplicate", "member": 0, "reason": "Not that one."},
                   {"code": "text-small", "surface": "web-sidebar", "reason": "Elsewhere."}]
        result = self.check(make_team(TWINS, waivers=waivers), "--json")
        self.assertEqual([(f["waived"], f["reason"]) for f in find(result, "signature-duplicate")],
                         [(True, "Twins.")])
        self.assertFalse(any(f["waived"] for f in find(result, "text-small")))
        self.assertEqual([f["pointer"] for f in find(result, "waiver-unused")], ["/waivers/1", "/waivers/2"])
        # Where only a part is checked, a waiver of the rest may be of use.
        result = self.check(make_team(TWINS, waivers=waivers), "--json", "--surface", "x-header")
        self.assertEqual(find(result, "waiver-unused"), [])

    def test_a_patch_mends(self):
        result = self.check(make_team(TWINS), "--json")
        patch = find(result, "signature-duplicate")[0]["patch"]
        self.assertEqual(patch, [{"op": "replace", "path": "/members/1/signature", "value": "ALo"}])

    def test_what_is_advised_can_be_written(self):
        """A layout is advised by what the window calls it, and by what the file says."""
        advice = find(self.check(make_team([]), "--json"), "nobody-shown")[0]["remedy"]
        layout = re.search(r"“Notice” \((.+?)\)", advice)[1]
        result = self.check(make_team([], design={"layout": layout}), "--json")
        self.assertEqual((result.err, find(result, "nobody-shown")), ("", []))

    def test_the_last_line_has_the_totals(self):
        result = self.check(make_team(TWINS))
        self.assertRegex(result.out.splitlines()[-1], r"^1 error, \d+ warnings, 0 notes$")
        self.assertRegex(result.out, r"(?m)^    error \[signature-duplicate\] Ann Lee and Al Low ")
        self.assertEqual(result.err, "")
        self.assertNotIn("\033", result.out)

    def test_the_worst_comes_first(self):
        team = make_team(TWINS, design=WEAK, targets=[{"surface": "x-header"}, {"surface": "web-sidebar"}])
        rank = {"error": 0, "warning": 1, "note": 2}
        findings = self.check(team, "--json").json()["findings"]
        surfaces = [finding.get("surface") for finding in findings]
        self.assertEqual(list(dict.fromkeys(surfaces)), [None, "x-header", "web-sidebar"])
        for surface in set(surfaces):
            ranks = [rank[f["severity"]] for f in findings if f.get("surface") == surface]
            self.assertEqual(ranks, sorted(ranks))

    def test_colours_are_for_a_terminal(self):
        self.write("a.team.json", make_team(TWINS))
        for environment, is_colored in (({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False),
                                        ({"TERM": "xterm", "NO_COLOR": "1"}, False)):
            ours, theirs = pty.openpty()
            process = subprocess.run([PROGRAM, "check", "a.team.json"], cwd=self.folder, stdout=theirs,
                                     stderr=subprocess.DEVNULL,
                                     env={**os.environ, "NO_COLOR": "", **environment})
            os.close(theirs)
            text = os.read(ours, 100000).decode()
            os.close(ours)
            self.assertEqual(process.returncode, CONTENT)
            self.assertEqual("\033[1;31m" in text, is_colored, environment)

    def test_control_characters_of_a_file_do_not_reach_the_terminal(self):
        team = make_team([{"name": "A\u202eB", "expertise": "x", "handle": "@a", "signature": "S"},
                          {"name": "B", "expertise": "x", "handle": "@b", "signature": "S"}])
        self.assertNotIn("\u202e", self.check(team).out)

    def test_strict_rendering_goes_by_the_same_list(self):
        self.write("a.team.json", make_team(TWINS))
        result = self.run_here("render", "--strict", "--date", DATE, "a.team.json")
        self.assertEqual(result.status, CONTENT)
        self.assertRegex(result.err, r"error: Ann Lee and Al Low .*“AL”|error: Ann Lee and Al Low")
        self.assertEqual(self.list_folder(), ["a.team.json"])
        self.write("a.team.json", make_team(
            TWINS, waivers=[{"code": "signature-duplicate", "reason": "Twins."}]))
        self.assertEqual(self.run_here("render", "--strict", "--date", DATE, "a.team.json").status, DONE)
        self.assertEqual(self.list_folder(), ["a.team.json", "x.jpg"])

    def test_a_full_disk_behind_standard_output(self):
        with open("/dev/full", "wb") as full:
            self.assert_run(self.run_here("check", "--date", DATE, EXAMPLE, stdout=full), OUTPUT,
                            err="^standard output: ")

    def test_examples_have_no_error(self):
        examples = sorted((TOP / "assets/examples").rglob("*.team.json"))
        self.assertEqual([path.parent.name for path in examples],
                         ["fernhill", "larkmouth", "northwind", "skerry"])
        for example in examples:
            with self.subTest(example.name):
                result = self.run_here("check", "--json", "--date", DATE, example)
                self.assertEqual(result.status, DONE, result.out)
                # A header is small on a phone, whatever is in it, and a narrow window hides part of a
                # page background; nothing else is to be said.
                self.assertLessEqual({finding["code"] for finding in result.json()["findings"]},
                                     {"text-small", "window-narrow"})

    def test_themes_have_no_error_on_any_surface(self):
        themes = sorted((TOP / "assets/themes").glob("*.theme.json"))
        ids = list(self.run_here("surfaces", "--json").json())
        self.assertGreater(len(ids), 10)
        for theme in themes:
            with self.subTest(theme.name):
                team = json.loads(EXAMPLE.read_text())
                for name in ("panel", "background", "colors", "type"):
                    team["design"].pop(name, None)
                team["design"]["people"]["photo_shape"] = "none"
                team["design"].pop("logo", None)
                team["theme"] = str(theme)
                team["targets"] = [{"surface": name} for name in ids]
                for member in team["members"]:
                    member.pop("photo", None)
                self.assertNotIn("[contrast-low]", self.check(team).out)


if __name__ == "__main__":
    tapunit.main()
