#!/usr/bin/python3
# test-import.py: rosters of others, taken over and drawn
#
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import DATE, DONE, INPUT, OUTPUT, USAGE, CommandTest, make_png, make_team
from sources import TOP

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROSTERS = TOP / "tests/command/rosters"


def make_card(name, *lines, photo=None):
    """A vCard 3.0, folded as programs do it."""
    if photo is not None:
        lines += ("PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(photo).decode(),)
    folded = []
    for line in ("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD"):
        folded.append(line[:70])
        folded += [" " + line[at:at + 69] for at in range(70, len(line), 69)]
    return "\r\n".join(folded) + "\r\n"


class Import(CommandTest):
    def setUp(self):
        super().setUp()
        self.team = self.write("a.team.json", make_team([
            {"name": "Ann Lee", "handle": "@ann", "own": 1}, {"name": "Bo Öz", "bio": "Rain"}]))
        self.before = self.team.read_bytes()

    def read_members(self):
        return json.loads(self.team.read_text())["members"]

    def take_over(self, roster, *options):
        return self.run_here("import", roster, "--into", "a.team.json", "--date", DATE, *options)

    def test_report_keeps_its_schema(self):
        if jsonschema is None:
            self.skipTest("python3-jsonschema is not installed")
        schema = json.loads((TOP / "assets/schema/import.schema.json").read_text())
        self.write("a.csv", "name,handle,bio,bluesky\nAnn Smith,ann,,a.b\nCy,@cy,x,\n")
        self.write("a.json", [{"name": "Cy", "photo": {"file": "c.png", "zoom": 2}}, {"name": "Bo Öz"}])
        for options in (["a.csv"], ["a.csv", "--remove"], ["a.json", "--dry-run"]):
            with self.subTest(options):
                report = self.take_over(*options, "--json").json()
                jsonschema.validate(report, schema)
                self.assertEqual(report["applied"], "--dry-run" not in options)

    def test_again_changes_nothing_but_the_first_time(self):
        self.write("a.csv", "Name;Vorname;Funktion\r\nLee;Ann;Fahrplan\r\nMüller;Zoë;Presse\r\n")
        self.assert_run(self.take_over("a.csv"), DONE, err="own", out="^changed\tAnn Lee\n")
        written = self.team.read_bytes()
        self.assertEqual(self.read_members(), [
            {"name": "Ann Lee", "handle": "@ann", "own": 1, "expertise": "Fahrplan"},
            {"name": "Bo Öz", "bio": "Rain", "end": "2026-11-21"},
            {"name": "Zoë Müller", "expertise": "Presse"}])
        stamp = self.team.stat().st_mtime_ns
        self.assert_run(self.take_over("a.csv"), DONE, err="own",
                        out="^0 joined, 0 left, 0 changed, 2 unchanged\n$")
        self.assertEqual((self.team.read_bytes(), self.team.stat().st_mtime_ns), (written, stamp))

    def test_who_is_still_to_come(self):
        """A roster of those who are there now says nothing of them, and one that forgets them must not pass."""
        for options, kept, left in (((), True, ["Bo Öz"]), (("--keep",), True, []),
                                    (("--remove",), False, ["Bo Öz", "Cy"])):
            with self.subTest(options):
                self.write("a.team.json", make_team([{"name": "Ann Lee"}, {"name": "Bo Öz"},
                                                     {"name": "Cy", "start": "2026-12-01"}]))
                self.write("a.csv", "name\nAnn Lee\n")
                result = self.take_over("a.csv", "--json", *options)
                self.assert_run(result, DONE, out="joined", err=None if options else
                                "^a.team.json: /members/2: note: “Cy”, who starts on 2026-12-01, is not in")
                self.assertEqual([who["name"] for who in result.json()["left"]], left)
                self.assertEqual("Cy" in [who["name"] for who in self.read_members()], kept)

    def test_some_of_the_team(self):
        self.write("a.csv", "name,handle\nCy,@cy\n")
        self.assert_run(self.take_over("a.csv", "--keep"), DONE, err="own",
                        out="1 joined, 0 left, 0 changed, 2 unchanged\n$")
        self.assertEqual([(each["name"], each.get("end")) for each in self.read_members()],
                         [("Ann Lee", None), ("Bo Öz", None), ("Cy", None)])
        written = self.team.read_bytes()
        self.assert_run(self.take_over("a.csv", "--keep", "--remove"), USAGE, err="contradict")
        self.assertEqual(self.team.read_bytes(), written)

    def test_handles_that_cannot_be_right(self):
        """Nobody is kept out for one; a trial says that it is one."""
        self.write("a.csv", "name,handle,bluesky\nAnn Lee,@no way!,ann.example.org\nBo Öz,@bo,bo\n")
        result = self.take_over("a.csv", "--dry-run")
        self.assert_run(result, DONE, err=r"(?m)^a\.csv: 2:\d+: note: “@no way!” of Ann Lee is no handle that any",
                        out="2 changed")
        self.assertRegex(result.err, r"(?m)^a\.csv: 3:\d+: note: “@?bo” of Bo Öz is no handle: on Bluesky")
        self.assertRegex(result.err, r"(?m)^a\.team\.json: nothing is written; leave “--dry-run” out")
        self.assertEqual(len(result.err.splitlines()), 4)
        self.assertNotIn("nothing", self.take_over("a.csv").err)

    def test_photos_of_cards_become_files(self):
        red, grey = make_png(9, 9), make_png(8, 8)
        self.write("lists/a.vcf", make_card("Ann Lee", photo=red) + make_card("Bo Öz", photo=grey))
        self.write("bo-oz.png", "somebody else's")
        self.assert_run(self.take_over("lists/a.vcf", "--dry-run"), DONE, err="own", out="ann-lee.png")
        self.assertEqual(self.list_folder(), ["a.team.json", "bo-oz.png", "lists", "lists/a.vcf"])
        self.assert_run(self.take_over("lists/a.vcf"), DONE, err="own", out="bo-oz-2.png")
        self.assertEqual([member["photo"] for member in self.read_members()],
                         ["ann-lee.png", "bo-oz-2.png"])
        self.assertEqual((self.folder / "ann-lee.png").read_bytes(), red)
        self.assertEqual((self.folder / "bo-oz.png").read_text(), "somebody else's")
        self.assert_run(self.take_over("lists/a.vcf"), DONE, err="own", out="^0 joined.* 2 unchanged")

    def test_photos_by_file_name(self):
        self.write("faces/LEE_ann.jpg", "x")
        self.write("faces/nobody.jpg", "x")
        self.write("a.csv", "name\nAnn Lee\nBo Öz\n")
        self.assert_run(self.take_over("a.csv", "--photos", "faces"), DONE,
                        err="nobody.jpg” is named after nobody", out="\tphoto\tfaces/LEE_ann.jpg\n")
        self.assert_run(self.take_over("a.csv", "--photos", "gone"), INPUT, err="“gone” does not exist; check")
        self.assert_run(self.take_over("a.csv", "--map", "bio=Nom"), INPUT, err="no column “Nom”; .*: name$")

    def test_all_that_is_wrong_and_nothing_applied(self):
        for why, name, content, wanted in [
            ("an open quote", "a.csv", 'name,bio\nAnn,"x\ny\n', ["2:5"]),
            ("10 MB in a field", "a.csv", "name,bio\nAnn," + "x" * 10_000_000, ["2:5"]),
            ("a NUL", "a.csv", b"name\nA\0n\n", ["2:2"]),
            ("a workbook", "a.csv", b"PK\3\4\x14\0\6\0\x08\0", ["1:1"]),
            ("two encodings", "a.csv", b"name\nZo\xc3\xab\nZo\xeb\n", ["3:3"]),
            ("the other way round", "a.csv", b"name\nZo\xeb\nZo\xc3\xab\n", ["3:3"]),
            ("two rows for one", "a.csv", "name,handle\nAnn Lee,@ann\nAnne,ann\n", ["3:1"]),
            ("what no team file holds", "a.csv", "name,language,end\nAnn,Klingonisch!,x\n,de,\n",
             ["2:5", "2:18", "3:1"]),
            ("a broken character", "a.vcf", b"BEGIN:VCARD\nVERSION:4.0\nFN:Zo\xc3\n x\nEND:VCARD\n", ["3:4"]),
            ("a large photo", "a.vcf", "BEGIN:VCARD\nFN:Ann\nPHOTO;BASE64:" + "A" * 40_000_000 + "\nEND:VCARD\n",
             ["3:14"]),
            ("JSON", "a.json", '[{"name":"Ann","end":1},{}]', ["/0/end", "/1/name"]),
            ("nobody", "a.csv", "name,handle\n", ["1:1"]),
            ("nobody in a team file", "a.json", make_team([]), ["/members"]),
        ]:
            with self.subTest(why):
                self.write(name, content)
                result = self.take_over(name)
                self.assertEqual((result.status, result.out), (INPUT, ""), result.err)
                places = [line.split(": ")[1] for line in result.err.splitlines() if line.startswith(name)]
                self.assertEqual(sorted(places), sorted(wanted), result.err)
                self.assertEqual(self.team.read_bytes(), self.before)

    def test_json_in_utf_16(self):
        """As a shell of Windows writes it."""
        for encoding in ("utf-16", "utf-16-be"):
            with self.subTest(encoding):
                self.write("a.json", '[{"name": "Zoë"}]'.encode(encoding))
                self.assert_run(self.run_here("import", "a.json"), DONE, out="^joined\tZoë\n")

    def test_two_people_that_match_a_row(self):
        self.write("b.team.json", make_team([{"name": "Ann Lee", "handle": "@a"},
                                             {"name": "Ann Lee", "handle": "@b"}, {"name": "Bo"}]))
        self.write("a.csv", "name,handle\nBo,\nAnn Lee,\n")
        self.assert_run(self.run_here("import", "a.csv", "--into", "b.team.json"), INPUT,
                        err="^a.csv: 3:1: .*/members/0 or /members/1")
        self.write("a.csv", "name,handle\nBo,@a\n")
        self.assert_run(self.run_here("import", "a.csv", "--into", "b.team.json"), INPUT,
                        err="^a.csv: 2:4: .*/members/0 .*“Bo” is /members/2")
        self.write("a.csv", "name,handle\nAnn Lee,@b\nAnn Lee,@a\nBo,\n")
        self.assert_run(self.run_here("import", "a.csv", "--into", "b.team.json"), DONE,
                        out="^0 joined, 0 left, 0 changed, 3 unchanged\n$")

    def test_more_people_than_a_team_holds(self):
        self.write("a.csv", "name,handle\n" + "".join(f"Person {i},@p{i}\n" for i in range(10_000)))
        self.assert_run(self.run_here("import", "a.csv"), DONE, out="10000 joined")
        self.assert_run(self.take_over("a.csv"), INPUT, err="10002 people.* 2000 at most")
        self.assertEqual(self.team.read_bytes(), self.before)

    def test_files_of_spreadsheet_programs(self):
        """The same three people as LibreOffice writes them; Zoë has two lines and quotes in her bio."""
        wanted = None
        for path in sorted(ROSTERS.iterdir()):
            with self.subTest(path.name):
                people = self.run_here("import", path, "--json").json()["joined"]
                facts = [(who["name"], [(field["field"], field["to"]) for field in who["fields"]])
                         for who in people]
                wanted = wanted or facts
                self.assertEqual(facts, wanted)
        self.assertEqual([name for name, _ in wanted], ["Zoë Müller", "Åsa Öberg", "José Núñez"])
        self.assertIn(("bio", "Zug; „Bus“ \"Bahn\", Fähre"), wanted[0][1])


class Roster(CommandTest):
    """`render --roster`"""

    def setUp(self):
        super().setUp()
        self.write("t/a.team.json", make_team([{"name": "Somebody", "photo": "old.png"}]))
        self.write("t/old.png", make_png(64, 64))

    def draw(self, *options):
        return self.run_here("render", "t/a.team.json", "--surface", "x-header", "--scale", "0.3", "--date", DATE,
                             *options)

    def test_people_in_place_of_the_members(self):
        """The same picture as of a team file with these people, whatever the roster is."""
        self.write("b.team.json", make_team([{"name": "Ann", "expertise": "Fares", "photo": "t/ann.png"}]))
        self.write("t/ann.png", make_png(64, 64))
        before = (self.folder / "t/a.team.json").read_bytes()
        self.run_here("render", "b.team.json", "--surface", "x-header", "--scale", "0.3", "--date", DATE,
                      "-o", "b.png", "--no-cache")
        self.write("a.csv", "name,expertise,photo\nAnn,Fares,t/ann.png\n")
        self.write("a.json", [{"name": "Ann", "expertise": "Fares", "photo": "t/ann.png"}])
        self.write("a.vcf", make_card("Ann", "TITLE:Fares", photo=make_png(64, 64)))
        self.write("w.csv", "Nom;R\xf4le;Photo\r\nAnn;Fares;t/ann.png\r\n".encode("cp1252"))
        for name in ("a.csv", "w.csv", "a.json", "a.vcf"):
            with self.subTest(name):
                roster = (self.folder / name).read_bytes()
                self.assert_run(self.draw("--roster", name, "-o", "c.png"), DONE, out="c.png")
                pixels = [subprocess.run(["convert", self.folder / picture, "rgba:-"], capture_output=True,
                                         check=True).stdout for picture in ("b.png", "c.png")]
                self.assertEqual(*pixels)
                self.assertEqual((self.folder / name).read_bytes(), roster)
        (self.folder / "t/ann.png").unlink()
        self.write("tmp/none", "")
        files = self.list_folder()
        self.assert_run(self.run_here("render", "t/a.team.json", "--surface", "x-header", "--scale", "0.3",
                                      "--date", DATE, "--roster", "a.vcf", "-o", "c.png",
                                      environment={"TMPDIR": str(self.folder / "tmp/none")}), DONE, out="c.png")
        pixels.append(subprocess.run(["convert", self.folder / "c.png", "rgba:-"], capture_output=True,
                                     check=True).stdout)
        self.assertEqual(pixels[0], pixels[2])
        self.assertEqual(self.list_folder(), files)
        self.assertEqual((self.folder / "t/a.team.json").read_bytes(), before)

    def test_roster_and_old_photos_stay(self):
        self.write("r.png", "name\nAnn\n")
        roster = (self.folder / "r.png").read_bytes()
        self.assert_run(self.draw("--roster", "r.png", "-o", "r.png"), OUTPUT, err="r.png")
        self.assertEqual((self.folder / "r.png").read_bytes(), roster)
        self.assert_run(self.draw("--roster", "r.png", "-o", "t/old.png"), OUTPUT, err="old.png")

    def test_bad_roster(self):
        self.write("a.csv", "name,start\nAnn,soon\n,\n,2026-01-01\n")
        self.assert_run(self.draw("--roster", "a.csv", "-o", "c.png"), INPUT, err="a.csv: 2:5: .*\na.csv: 4:1: ")
        self.assertFalse((self.folder / "c.png").exists())


if __name__ == "__main__":
    tapunit.main()
