#!/usr/bin/python3
# test-preview.py: what "masthead preview" writes and refuses
#
# SPDX-License-Identifier: GPL-3.0-or-later

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import DATE, DONE, EXAMPLE, INPUT, OUTPUT, USAGE, CommandTest, read_size


class Preview(CommandTest):
    def preview(self, *arguments):
        return self.run_here("preview", "--date", DATE, *arguments, EXAMPLE)

    def test_sizes(self):
        rows = [
            (["--surface", "x-header", "-o", "a.png"], ("png", 1280, 460)),
            (["--surface", "x-header", "-o", "a.jpg", "--window", "700"], ("jpeg", 700, 460)),
            (["--surface", "x-header", "-o", "a.png", "--device", "phone"], ("png", 780, 780)),
            (["--surface", "twitter-2009", "-o", "a.png"], ("png", 1280, 640)),
            (["--surface", "twitter-2009", "-o", "a.png", "--window", "1920"], ("png", 1920, 640)),
        ]
        for arguments, size in rows:
            with self.subTest(arguments):
                self.assert_run(self.preview(*arguments), DONE)
                self.assertEqual(read_size(self.folder / arguments[3]), size)

    def test_standard_output(self):
        result = self.preview("--surface", "x-header", "-o", "-")
        self.assertEqual((result.status, result.out_bytes[:4]), (DONE, b"\x89PNG"))
        self.assertEqual(self.list_folder(), [])

    def test_refusals(self):
        rows = [
            (["-o", "a.png"], USAGE, "--surface ID"),
            (["--surface", "x-header"], USAGE, "-o FILE"),
            (["--surface", "x-header", "-o", "a.gif"], USAGE, "neither JPEG"),
            (["--surface", "x-haeder", "-o", "a.png"], USAGE, "“x-header”"),
            (["--surface", "twitter-2009", "-o", "a.png", "--device", "phone"], USAGE, "phones do not show"),
            (["--surface", "x-header", "-o", "a.png", "--device", "watch"], USAGE, "desktop, phone"),
            (["--surface", "x-header", "-o", "a.png", "--window", "10"], USAGE, "from 240"),
            (["--surface", "x-header", "-o", "none/a.png"], OUTPUT, "none"),
        ]
        for arguments, status, message in rows:
            with self.subTest(arguments):
                self.assert_run(self.preview(*arguments), status, err=message)
                self.assertEqual(self.list_folder(), [])
        self.assertEqual(self.run_here("preview", "--surface", "x-header", "-o", "a.png", "none").status, INPUT)


if __name__ == "__main__":
    tapunit.main()
