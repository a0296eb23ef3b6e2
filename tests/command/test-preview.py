#!/usr/bin/python3
# test-preview.py: what "masthead preview" writes and refuses
#
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
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
            (["--surface", "x-header", "-o", "a.png"], ("png", 1280, 720)),
            (["--surface", "x-header", "-o", "a.jpg", "--window", "700"], ("jpeg", 700, 720)),
            (["--surface", "x-header", "-o", "a.png", "--device", "phone"], ("png", 780, 1638)),
            (["--surface", "twitter-2009", "-o", "a.png"], ("png", 1280, 640)),
            (["--surface", "twitter-2009", "-o", "a.png", "--window", "1920"], ("png", 1920, 640)),
        ]
        for arguments, size in rows:
            with self.subTest(arguments):
                self.assert_run(self.preview(*arguments), DONE)
                self.assertEqual(read_size(self.folder / arguments[3]), size)

    def test_recompressed(self):
        """The same mock-up, with what the platform does; elsewhere with what our own file loses."""
        rows = [("x-header", [], True), ("x-header", ["--device", "phone"], True),
                ("mastodon-header", [], False)]
        for surface, device, is_lossy in rows:
            with self.subTest(surface, device=device):
                for name, more in (("a.png", []), ("b.png", ["--recompressed"])):
                    self.assert_run(self.preview("--surface", surface, *device, *more, "-o", name), DONE)
                self.assertEqual(read_size(self.folder / "a.png"), read_size(self.folder / "b.png"))
                error = self.measure_difference("a.png", "b.png")
                self.assertEqual(error > 0.008, is_lossy, error)
                self.assertLess(error, 0.05)

    def measure_difference(self, one, other):
        """0 for the same picture, 1 for black against white."""
        result = subprocess.run(["compare-im6.q16", "-metric", "RMSE", one, other, "null:"],
                                cwd=self.folder, capture_output=True, text=True)
        return float(result.stderr.split("(")[1].rstrip(")"))

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
