#!/usr/bin/python3
# test-contrast.py: the contrast that “check” tells of, computed anew from the pictures themselves
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The same design is rendered with white, with black and with no ink at all over a photo: what stands
# behind the letters is the last, and white less black is where they are. Of the neighbourhood of each
# part of a text, a line high and about three em wide, the fifth percentile of WCAG's ratio counts, and the worst part
# makes the figure. That of the whole text is never below it.

import math
import random
import struct
import subprocess
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from command import DATE, DONE, CommandTest

WIDTH, HEIGHT = 1500, 500
PHOTO = (375, 125)  # enlarged to the surface
INKS = [[(190, 190, 190), (255, 255, 255)], [(40, 44, 60), (230, 120, 60)]]  # on each photo
NAMES = ["Annegret Müller-Lüdenscheid", "Bo", "Ilia Ojo", "李明华", "Qyj Ggp", "Maximiliane Freifrau von Hohenfels",
         "Jo Ødegård", "Aiko Tanaka and all of her colleagues", "i l", "Brendan O’Neill"]
TOLERANCE = 0.05  # coverage is known in steps of 1/255 only, a ratio in steps of 0.02


def make_photo(seed):
    """Soft hills of light with grain, as RGB rows of a PNG."""
    chance = random.Random(seed)
    waves = [(chance.uniform(.03, .09), chance.uniform(.01, .05), chance.uniform(0, 6), chance.uniform(20, 60))
             for _ in range(4)]
    rows = bytearray()
    for y in range(PHOTO[1]):
        rows.append(0)
        for x in range(PHOTO[0]):
            light = 110 + sum(a * math.sin(x * fx + y * fy + p) for fx, fy, p, a in waves) / 2 + chance.randrange(-9, 9)
            light = max(0, min(255, int(light)))
            rows += bytes((light, min(255, light + 20), 255 - light // 2))

    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", *PHOTO, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(rows), 1)) + chunk(b"IEND", b""))


LINEAR = [v / 255 / 12.92 if v / 255 <= 0.04045 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256)]


def luminance(color):
    return 0.2126 * LINEAR[color[0]] + 0.7152 * LINEAR[color[1]] + 0.0722 * LINEAR[color[2]]


def fifth_percentile(ratios):
    return sorted(ratios)[int(0.05 * len(ratios))]


class Contrast(CommandTest):
    def make(self, color):
        return {
            "masthead": 1, "account": {"organisation": "N"}, "members": [{"name": name} for name in NAMES],
            "targets": [{"surface": "x-header", "file": "x.png"}],
            "design": {
                "layout": "sidebar", "panel": {"opacity": 0, "side": "full"}, "heading": {"text": ""},
                "notice": {"text": ""}, "people": {"fields": ["name"], "photo_shape": "none", "columns": 1},
                "background": {"picture": {"file": "photo.png"}},
                "colors": {"text": color, "muted": color, "accent": color}}}

    def paint(self, color):
        self.write("a.team.json", self.make(color))
        result = self.run_here("render", "--date", DATE, "-o", "x.png", "a.team.json")
        self.assertEqual(result.status, DONE, result.err)
        return subprocess.run(["convert-im6.q16", "x.png", "-depth", "8", "rgb:-"], cwd=self.folder, check=True,
                              stdout=subprocess.PIPE).stdout

    def find_neighbourhood(self, item, white, black):
        """The pixels of a text's letters and right around them, and the box that these are in."""
        reach = max(1, min(6, math.ceil(0.08 * item["size_px"])))
        box = item["box"]
        area = (max(0, math.floor(box[0] - reach - 1)), max(0, math.floor(box[1] - reach - 1)),
                min(WIDTH, math.ceil(box[2] + reach + 1)), min(HEIGHT, math.ceil(box[3] + reach + 1)))
        near = set()
        for y in range(area[1], area[3]):
            for x in range(area[0], area[2]):
                at = 3 * (y * WIDTH + x)
                if white[at] - black[at] >= 32:
                    near |= {(x + i, y + j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)}
        return {(x, y) for x, y in near if area[0] <= x < area[2] and area[1] <= y < area[3]}, area

    def judge(self, item, ink, near, area, ground):
        """The figure of the worst part, and that of the whole text."""
        light = luminance(ink)
        parts = {}
        width = area[2] - area[0]
        n_parts = max(1, round(width / (3 * item["size_px"])))
        edges = [area[0] + width * i // n_parts for i in range(n_parts + 1)]
        height = area[3] - area[1]
        ends = [area[1] + height * i // item["lines"] for i in range(1, item["lines"] + 1)]
        for x, y in near:
            at = 3 * (y * WIDTH + x)
            paper = luminance(ground[at:at + 3])
            part = (next(i for i in range(n_parts) if x < edges[i + 1]), next(i for i, y1 in enumerate(ends) if y < y1))
            parts.setdefault(part, []).append((max(light, paper) + 0.05) / (min(light, paper) + 0.05))
        whole = fifth_percentile([ratio for ratios in parts.values() for ratio in ratios])
        large = [ratios for ratios in parts.values() if len(ratios) >= 0.25 * item["size_px"] ** 2]
        return min([fifth_percentile(ratios) for ratios in large] + [whole]), whole

    def compare(self, ink, white, black, ground):
        """How many texts are told of, and how many of them have a part that is worse than the whole."""
        n_told = n_worse = 0
        self.write("a.team.json", self.make("#%02x%02x%02x" % ink))
        items = self.run_here("layout", "--date", DATE, "--surface", "x-header", "a.team.json").json()["items"]
        report = self.run_here("check", "--json", "--date", DATE, "a.team.json").json()
        told = {f["member"]: f for f in report["findings"] if f["code"] == "contrast-low"}
        for item in (item for item in items if item["kind"] == "text"):
            near, area = self.find_neighbourhood(item, white, black)
            worst, whole = self.judge(item, ink, near, area, ground)
            found = told.get(item["member"])
            with self.subTest(ink=ink, text=item["text"], worst=worst, whole=whole):
                if found is None:
                    self.assertGreater(worst, 3 - TOLERANCE)
                    continue
                self.assertAlmostEqual(found["value"], worst, delta=TOLERANCE)
                n_told += 1
                n_worse += whole - worst > 2 * TOLERANCE
        return n_told, n_worse

    def test_texts_on_photos(self):
        counts = []
        for seed, inks in enumerate(INKS):
            self.write("photo.png", make_photo(seed))
            pictures = [self.paint(color) for color in ("#ffffff", "#000000", "#ffffff00")]
            counts += [self.compare(ink, *pictures) for ink in inks]
        # Enough is told to say something, also of texts whose parts differ.
        self.assertGreater(sum(n_told for n_told, _ in counts), 12)
        self.assertGreater(sum(n_worse for _, n_worse in counts), 0)


if __name__ == "__main__":
    tapunit.main()
