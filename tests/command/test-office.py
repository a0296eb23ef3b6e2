#!/usr/bin/python3
# test-office.py: rosters as a spreadsheet program writes them now
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import DONE, INPUT, CommandTest
from sources import TOP

OFFICE = shutil.which("soffice")
SECONDS = 100

# What the program’s filter for text takes: separator, quote, encoding, first line; then what is named here.
UTF_8, UTF_16, WINDOWS_1252 = 76, 65535, 1


def join_options(separator, encoding, *more):
    return ",".join([str(ord(separator)), "34", str(encoding), "1", *more])


@unittest.skipIf(OFFICE is None, "LibreOffice is not installed")
class Office(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.profile = tempfile.mkdtemp(prefix="masthead-office-")
        cls.addClassCleanup(shutil.rmtree, cls.profile, ignore_errors=True)

    def convert(self, source, kind, *options, into="out"):
        """Bounded in time, as anybody, and with nothing of the user’s: neither settings nor a running office."""
        log = self.folder / "office.log"
        with log.open("wb") as stream:
            subprocess.run(
                ["timeout", "-k", "5", str(SECONDS), OFFICE, f"-env:UserInstallation=file://{self.profile}",
                 "--headless", "--norestore", *options, "--convert-to", kind, "--outdir", self.folder / into, source],
                stdin=subprocess.DEVNULL, stdout=stream, stderr=stream,
                env={"PATH": os.environ["PATH"], "HOME": self.profile, "LC_ALL": "C.UTF-8"})
        written = self.folder / into / f"{Path(source).stem}.{kind.split(':')[0]}"
        self.assertTrue(written.exists(), log.read_text(errors="replace"))
        return written

    def write_text(self, book, options, into):
        return self.convert(book, f"csv:Text - txt - csv (StarCalc):{options}", into=into)

    def read_people(self, roster):
        result = self.run_here("import", roster, "--json")
        self.assertEqual(result.status, DONE, result.err)
        return [(who["name"], {field["field"]: field["to"] for field in who["fields"]})
                for who in result.json()["joined"]]

    def test_every_encoding_and_separator(self):
        """Three people; one has two lines, quotes and every separator in the bio."""
        source = TOP / "tests/command/rosters/comma-utf8.csv"
        wanted = self.read_people(source)
        self.assertEqual(wanted[0], ("Zoë Müller", {
            "expertise": "Leiterin Fahrplan", "handle": "@zoe", "start": "2026-11-01",
            "bio": "Zug; „Bus“ \"Bahn\", Fähre"}))
        book = self.convert(source, "ods", f"--infilter=CSV:{join_options(',', UTF_8)}")
        for name, options, mark in (
                ("comma, UTF-8", join_options(",", UTF_8), b'"Name"'),
                ("semicolon, UTF-8, every field quoted", join_options(";", UTF_8, "", "0", "true"), b'"Name";'),
                ("semicolon, Windows-1252", join_options(";", WINDOWS_1252), b'"Name";'),
                ("tab, UTF-8", join_options("\t", UTF_8), b'"Name"\t'),
                ("tab, UTF-16, as Excel’s “Unicode text”", join_options("\t", UTF_16), b"\xff\xfe")):
            with self.subTest(name):
                written = self.write_text(book, options, name)
                self.assertTrue(written.read_bytes().startswith(mark))
                self.assertEqual(self.read_people(written), wanted)

    def test_dates_as_they_are_shown(self):
        """Cells that hold dates are saved as they look: here as in America, with the month first."""
        source = self.write("a.csv", "Nom;Prénom;Entrée\nMüller;Zoë;01/11/2026\nÖberg;Åsa;15/01/2025\n")
        french = join_options(";", UTF_8, "3/4", "1036", "false", "true")
        written = self.write_text(self.convert(source, "ods", f"--infilter=CSV:{french}"),
                                  join_options(",", UTF_8), "out")
        self.assertRegex(written.read_text(), "11/0?1/(20)?26")
        self.assertEqual(self.read_people(written), [("Zoë Müller", {"start": "2026-11-01"}),
                                                     ("Åsa Öberg", {"start": "2025-01-15"})])

    def test_workbooks_are_told_for_what_they_are(self):
        source = TOP / "tests/command/rosters/comma-utf8.csv"
        for kind in ("ods", "xlsx"):
            with self.subTest(kind):
                book = self.convert(source, kind, f"--infilter=CSV:{join_options(',', UTF_8)}")
                self.assert_run(self.run_here("import", book), INPUT, err="1:1: .*workbook.* as CSV")


if __name__ == "__main__":
    tapunit.main()
