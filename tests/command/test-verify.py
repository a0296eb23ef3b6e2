#!/usr/bin/python3
# test-verify.py: which pictures are not what render would write now
#
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import CONTENT, DATE, DONE, EXAMPLE, INPUT, USAGE, CommandTest, make_png, make_team


class Verify(CommandTest):
    def test_the_example(self):
        self.run_here("render", "--date", DATE, "-o", self.folder, EXAMPLE)
        result = self.run_here("verify", "--date", DATE, "-o", self.folder, EXAMPLE)
        self.assert_run(result, DONE, out=r"^(\S+\tcurrent\n)+$")

    def test_the_pictures_of_the_examples(self):
        """Whoever changes how pictures look renders them again: FONTCONFIG_FILE=build/tests/lib/fonts.conf
        masthead render --date DATE assets/examples/*/*.team.json."""
        for file in sorted(EXAMPLE.parents[1].glob("*/*.team.json")):
            with self.subTest(file.stem):
                self.assert_run(self.run_here("verify", "--date", DATE, file), DONE, out=r"^(\S+\tcurrent\n)+$")

    def test_states_and_reasons(self):
        self.write("p.png", make_png(40, 40))
        team = make_team([{"name": "Ann", "photo": "p.png"}, {"name": "Bo", "end": "2027-01-31"}],
                         targets=[{"surface": "x-header", "file": f"{n}.jpg"} for n in "abc"])
        self.write("a.team.json", team)
        date = ("--date", DATE)
        self.assert_run(self.run_here("verify", *date, "a.team.json"), CONTENT,
                        out="^a.jpg\tmissing\nb.jpg\tmissing\nc.jpg\tmissing\n$")
        self.run_here("render", *date, "a.team.json")
        self.assert_run(self.run_here("verify", *date, "a.team.json"), DONE,
                        out="^a.jpg\tcurrent\nb.jpg\tcurrent\nc.jpg\tcurrent\n$")
        self.assert_run(self.run_here("verify", "--date", "2027-02-01", "a.team.json"), CONTENT,
                        out="^a.jpg\tstale\tother people.*\n")
        (self.folder / "a.jpg").unlink()
        self.write("b.jpg", b"\xff\xd8\xff\xd9")
        self.assert_run(self.run_here("verify", *date, "a.team.json"), CONTENT,
                        out="^a.jpg\tmissing\nb.jpg\tstale\tit was not written by.*\nc.jpg\tcurrent\n$")
        self.run_here("render", *date, "a.team.json")
        self.write("p.png", make_png(40, 40, (b"\0" + b"\x40" * 40) * 40))
        self.assert_run(self.run_here("verify", *date, "a.team.json"), CONTENT,
                        out="^a.jpg\tstale\ta photo or another picture has changed\n")

    def test_another_program_has_changed_it(self):
        """It keeps the words inside the file, so that these alone do not tell."""
        self.write("a.team.json", make_team())
        for why, command in [
            ("what is in the file", ["exiftool", "-q", "-overwrite_original", "-XMP-dc:Creator=X"]),
            ("the picture itself", ["convert-im6.q16", "-quality", "70"]),
        ]:
            with self.subTest(why):
                self.run_here("render", "a.team.json")
                # ImageMagick wants the file twice, to read and to write.
                names = ["x.jpg"] * (2 if command[0].startswith("convert") else 1)
                subprocess.run(command + names, cwd=self.folder, check=True)
                self.assert_run(self.run_here("verify", "a.team.json"), CONTENT,
                                out="^x.jpg\tstale\tanother program has changed the file\n$")

    def test_the_options_of_render_count(self):
        self.write("a.team.json", make_team())
        options = ("--quality", "70", "--scale", "0.5", "-o", "y.jpg", "--max-bytes", "9k")
        self.run_here("render", *options, "a.team.json")
        self.assert_run(self.run_here("verify", *options, "a.team.json"), DONE, out="y.jpg\tcurrent")
        self.assert_run(self.run_here("verify", "-o", "y.jpg", "a.team.json"), CONTENT,
                        out="quality, scale or format")

    def test_the_report(self):
        self.write("a.team.json", make_team())
        self.run_here("render", "a.team.json")
        result = self.run_here("verify", "--json", "a.team.json")
        self.assert_run(result, DONE, out="current")
        self.assertEqual(result.json(), {"files": [{
            "file": "a.team.json", "status": DONE, "problems": [], "pictures": [
                {"surface": "x-header", "path": str(self.folder / "x.jpg"), "state": "current",
                 "reasons": []}]}]})
        self.write("a.team.json", make_team(2))
        [file] = self.run_here("verify", "--json", "a.team.json").json()["files"]
        self.assertEqual((file["status"], file["pictures"][0]["reasons"]), (CONTENT, ["people"]))

    def test_what_cannot_be_looked_at(self):
        self.assert_run(self.run_here("verify", "none.team.json"), INPUT, err="none.team.json")
        self.write("a.team.json", make_team())
        self.assert_run(self.run_here("verify", "-o", "-", "a.team.json"), USAGE, err="verify: .*output")
        (self.folder / "x.jpg").mkdir()
        self.assert_run(self.run_here("verify", "a.team.json"), INPUT, err="^a.team.json: x-header: ")

    def test_several_files(self):
        for name in "ab":
            self.write(f"{name}/t.team.json", make_team())
        self.run_here("render", "a/t.team.json")
        self.assert_run(self.run_here("verify", "a/t.team.json", "b/t.team.json"), CONTENT,
                        out="^a/x.jpg\tcurrent\nb/x.jpg\tmissing\n$")

    def test_nothing_is_written(self):
        self.write("a.team.json", make_team())
        self.run_here("render", "a.team.json")
        before = {name: (self.folder / name).stat().st_mtime_ns for name in self.list_folder()}
        self.run_here("verify", "a.team.json")
        self.assertEqual(before, {name: (self.folder / name).stat().st_mtime_ns
                                  for name in self.list_folder()})


if __name__ == "__main__":
    tapunit.main()
