#!/usr/bin/python3
# test-usage.py: help, version, and command lines that mean nothing
#
# SPDX-License-Identifier: GPL-3.0-or-later

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import DONE, EXAMPLE, OUTPUT, USAGE, CommandTest

COMMANDS = ["render", "check", "layout", "preview", "new", "next-change", "surfaces", "schema"]

# Arguments, a part of the message, why.
WRONG = [
    ([], "^Usage: masthead COMMAND", "nothing asked"),
    (["redner"], "^masthead: .*“redner”.*“render”", "letters swapped"),
    (["rendr", "x"], "“render”", "a letter is missing"),
    (["surf"], "“surfaces”", "the beginning of a command"),
    (["frobnicate"], "“frobnicate”.*--help", "like no command"),
    (["", "x"], "no command “”", "an empty command"),
    (["--frob"], "no option “--frob”", "an option in place of a command"),
    (["render"], "^masthead: render: .*render FILE…", "no file"),
    (["layout"], "layout FILE", "no file"),
    (["layout", "a", "b"], "“b” is too much", "two files where one goes"),
    (["schema", "a"], "“a” is too much", "a file where none goes"),
    (["new"], "new FILE.team.json", "no file"),
    (["render", ""], "empty", "an empty name"),
    (["render", "--fromat", "png", "x"], "“--fromat”.*“--format”", "letters swapped"),
    (["render", "--xyzzy", "x"], "“--xyzzy”; “--help”", "like no option"),
    (["render", "-q", "x"], "“-q”", "no such letter"),
    (["surfaces", "--strict"], "no option “--strict”", "an option of another command"),
    (["render", "--format"], "“--format” needs a value", "the value is missing"),
    (["render", "--format", "gif", "x"], "“gif”; use one of: jpg, jpeg, png", "not a choice"),
    (["render", "--strict=yes", "x"], "takes no value", "a value where none goes"),
    (["render", "--quality", "0", "x"], "from 1 to 100", "too little"),
    (["render", "--quality", "101", "x"], "from 1 to 100", "too much"),
    (["render", "--quality", "9x", "x"], "“9x”", "letters behind a number"),
    (["render", "--quality", "92.5", "x"], "whole number", "a fraction"),
    (["render", "--quality", "", "x"], "“--quality”", "empty"),
    (["render", "--scale", "1,5", "x"], "with a point", "a decimal comma"),
    (["render", "--scale", "0", "x"], "from 0.1 to 8", "nothing left"),
    (["render", "--scale", "nan", "x"], "“nan”", "not a number"),
    (["render", "--scale", "inf", "x"], "“inf”", "not finite"),
    (["render", "--scale", "0x2", "x"], "“0x2”", "hexadecimal"),
    (["render", "--jobs", "0", "x"], "from 1 to", "nobody to do it"),
    (["render", "--jobs", "99999", "x"], "from 1 to", "more threads than sense"),
    (["render", "--max-bytes", "-5", "x"], "500k", "below zero"),
    (["render", "--max-bytes", "2G", "x"], "500k", "a unit nobody knows"),
    (["render", "--date", "2026-02-30", "x"], "“2026-02-30”.*YYYY-MM-DD", "no such day"),
    (["render", "--date", "22.11.2026", "x"], "YYYY-MM-DD", "another way to write it"),
    (["render", "--surface", "", "x"], "“--surface” is empty", "an empty id"),
    (["render", "--crew", "x.csv", "x"], "no option “--crew”", "one that is none"),
    (["render", "--roster", "-", "-"], "cannot both be standard input", "one stream for two files"),
    (["render", "--surface", "x-haeder", EXAMPLE], "did you mean “x-header”", "no such surface"),
    (["render", "--surface", "zzzzzz", EXAMPLE], "use one of: .*x-header", "like no surface"),
    (["layout", "--surface", "x-haeder", EXAMPLE], "did you mean “x-header”", "no such surface"),
    (["layout", EXAMPLE], "--surface ID.*x-header", "two targets, none chosen"),
    (["render", "-o", "one.jpg", EXAMPLE], "one file, but there are 2", "two into one"),
    (["render", "-o", "-", EXAMPLE], "one picture", "two to standard output"),
    (["render", "--surface", "x-header", "--json", "-o", "-", EXAMPLE], "both want", "two outputs"),
    (["render", "--surface", "x-header", "-o", "x.gif", EXAMPLE], "neither a JPEG", "no such format"),
    (["render", "--surface", "x-header", "-o", "x.jpg", "--format", "png", EXAMPLE], "does not fit",
     "two formats"),
    (["new", "crew"], "“crew.team.json”", "no suffix"),
    (["new", "--template", "crew", "x.team.json"], "use one of: team", "no such template"),
]


class Usage(CommandTest):
    def test_wrong_usage(self):
        for arguments, message, why in WRONG:
            with self.subTest(why, arguments=arguments):
                result = self.run_here(*arguments)
                self.assert_run(result, USAGE, err=message)
                if arguments:
                    self.assertEqual(result.err.count("\n"), 1)
                self.assertEqual(self.list_folder(), [])

    def test_help(self):
        overview = self.run_here("--help")
        self.assert_run(overview, DONE, out="^Usage: masthead COMMAND")
        for command in COMMANDS:
            with self.subTest(command):
                self.assertRegex(overview.out, rf"(?m)^  {command} +\S")
                result = self.run_here(command, "--help")
                self.assert_run(result, DONE, out=rf"^Usage: masthead {command} ")
                self.assertEqual(result.out, self.run_here("help", command).out)
                self.assertEqual(result.out, self.run_here(command, "x", "-h").out)
                self.assertLessEqual(max(map(len, result.out.splitlines())), 100)

    def test_version(self):
        self.assert_run(self.run_here("--version"), DONE, out=r"^masthead \d+\.\d+\.\d+\n$")

    def test_a_file_may_begin_with_dashes(self):
        result = self.run_here("render", "--", "--help")
        self.assertRegex(result.err, "^--help: ")

    def test_a_full_disk_behind_standard_output(self):
        with open("/dev/full", "wb") as full:
            for command in ["schema", "surfaces"]:
                with self.subTest(command):
                    self.assert_run(self.run_here(command, stdout=full), OUTPUT,
                                    err="^standard output: .*No space")


if __name__ == "__main__":
    tapunit.main()
