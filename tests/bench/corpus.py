#!/usr/bin/python3
# corpus.py: 200 made designs with known answers, and how often "masthead check" is right
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Shares nothing with the checks. Each design is made wrong, or right, in one respect that is known
# by construction: backgrounds are of one colour or of two halves, so that contrast follows from the
# formula of WCAG 2.2, written anew below; handles are put together by rule; sizes follow from CSS px =
# output px × display width ÷ picture width. Of the program only the scene (masthead layout) is
# believed: where which text stands. What lies so near a limit that rounding decides is left out.
#
# Usage: corpus.py PROGRAM [--test]; prints a line of JSON, and with --test fails when an error is missed
# or more than 1 % are false alarms.

import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

DATE = "2026-11-22"
N_DESIGNS = 200
FALSE_MOST = 0.01
NEAR = 0.06  # a ratio this near to its limit is left out

# What handles look like, by platform: those that are taken, and those that are not.
HANDLES = {
    "x-header": (["@Ann_Lee", "AnnLee", "@a", "@a23456789012345"],
                 ["@ann-lee", "@ann.lee", "@a234567890123456", "@anné", "@ann lee"]),
    "bluesky-banner": (["@ann.bsky.social", "ann-lee.example.com"],
                       ["@annlee", "@ann_lee.bsky.social", "@-ann.bsky.social"]),
    "mastodon-header": (["@ann_lee", "@ann@social.org"], ["@ann lee", "@ann!", "@ann@"]),
    "linkedin-profile": (["ann-lee-42", "annlee"], ["ann_lee", "an", "ann.lee"]),
    "youtube-banner": (["@ann.lee", "@ann-lee"], ["@an", "@.annlee", "@ann lee"]),
    "facebook-page": (["ann.lee", "annlee5"], ["ann-lee", "ann"]),
}


def luminance(color):
    total = 0
    for value, weight in zip(color, (0.2126, 0.7152, 0.0722)):
        part = value / 255
        part = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        total += weight * part
    return total


def ratio(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lay_over(top, opacity, bottom):
    return tuple(round(opacity * a + (1 - opacity) * b) for a, b in zip(top, bottom))


def to_hex(color):
    return "#%02x%02x%02x" % color


def write_png(path, width, height, get_color):
    """Two halves at the most: rows are alike."""
    row = b"\0" + bytes(value for x in range(width) for value in get_color(x / width))

    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data
                + struct.pack(">I", zlib.crc32(name + data)))

    path.write_bytes(b"\x89PNG\r\n\x1a\n"
                     + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(row * height, 1)) + chunk(b"IEND", b""))


class Maker:
    """Makes one design after the other, and says what must be found in it."""

    def __init__(self, folder):
        self.folder = folder
        self.random = random.Random(20261122)
        self.kinds = [self.make_flat, self.make_translucent, self.make_halves, self.make_handles,
                      self.make_people, self.make_photos, self.make_crowd, self.make_files]

    def make_team(self, n=3):
        names = ["Ann Lee", "Bob May", "Cem Oz", "Dora Ek", "Eli Fox", "Flo Gray"]
        people = [{"name": name, "expertise": "Trains", "handle": "@" + name.replace(" ", ""),
                   "signature": "".join(part[0] for part in name.split())} for name in names[:n]]
        return {"masthead": 1, "account": {"organisation": "Northwind"}, "members": people,
                "design": {"panel": {"color": "#101820", "opacity": 1},
                           "people": {"photo_shape": "none"},
                           "colors": {"text": "#ffffff", "muted": "#ffffff", "accent": "#ffffff"}},
                "targets": [{"surface": "web-sidebar", "file": "a.jpg"}]}

    def pick_color(self):
        return tuple(self.random.randrange(0, 256, 5) for _ in range(3))

    def pick_surface(self):
        return self.random.choice(["x-header", "web-sidebar", "twitter-2009", "linkedin-profile",
                                   "github-social-preview", "reddit-banner"])

    def finish_contrast(self, team, ink, paper_at):
        team["targets"] = [{"surface": self.pick_surface(), "file": "a.jpg"}]
        team["design"]["colors"] = dict.fromkeys(("text", "muted", "accent"), to_hex(ink))
        # Signatures without the pill that they stand on, which has its own colours.
        team["design"]["people"]["fields"] = ["name", "expertise", "handle"]
        return team, {"ink": ink, "paper_at": paper_at}

    def make_flat(self):
        team = self.make_team()
        paper = self.pick_color()
        team["design"]["panel"] = {"color": to_hex(paper), "opacity": 1, "side": "full"}
        return self.finish_contrast(team, self.pick_color(), lambda x: paper)

    def make_translucent(self):
        team = self.make_team()
        panel, ground = self.pick_color(), self.pick_color()
        opacity = self.random.randrange(1, 10) / 10
        team["design"]["panel"] = {"color": to_hex(panel), "opacity": opacity, "side": "full"}
        team["design"]["background"] = {"color": to_hex(ground)}
        paper = lay_over(panel, opacity, ground)
        return self.finish_contrast(team, self.pick_color(), lambda x: paper)

    def make_halves(self):
        """A picture of two colours, with texts on either and across."""
        team = self.make_team()
        left, right = self.pick_color(), self.pick_color()
        name = f"halves-{self.random.randrange(10 ** 9)}.png"
        write_png(self.folder / name, 64, 64, lambda x: left if x < 0.5 else right)
        team["design"]["panel"] = {"color": "#000000", "opacity": 0, "side": "full"}
        team["design"]["background"] = {"color": to_hex(left),
                                        "picture": {"file": name, "fit": "stretch", "blur": 0}}
        return self.finish_contrast(team, self.pick_color(),
                                    lambda x: left if x < 0.5 else right)

    def make_handles(self):
        team = self.make_team()
        surface = self.random.choice(sorted(HANDLES))
        good, bad = HANDLES[surface]
        is_bad = self.random.random() < 0.5
        team["targets"] = [{"surface": surface, "file": "a.jpg"}]
        platform = surface.split("-")[0]
        for index, person in enumerate(team["members"]):
            person["handles"] = {platform: good[index % len(good)]}
        team["members"] = team["members"][:min(3, len(good))]
        found = set()
        if is_bad:
            team["members"][0]["handles"][platform] = self.random.choice(bad)
            found.add(("handle-invalid", 0))
        elif self.random.random() < 0.5 and len(team["members"]) > 1:
            handle = team["members"][0]["handles"][platform]
            team["members"][1]["handles"][platform] = handle.upper()
            found.add(("handle-duplicate", 1))
        found |= self.add_account_handle(team, platform, good, bad)
        return team, {"errors": found}

    def add_account_handle(self, team, platform, good, bad):
        """The account's: of the platform or general; a general one counts where the heading says it."""
        account, is_bad = team["account"], self.random.random() < 0.5
        handle = self.random.choice(bad if is_bad else good)
        is_said = self.random.random() < 0.5
        team["design"]["heading"] = {"text": "{handle}" if is_said else "Us"}
        is_own = self.random.random() < 0.5
        if is_own:
            account["handles"] = {platform: handle}
        else:
            account["handle"] = handle
        return {("handle-invalid", None)} if is_bad and (is_own or is_said) else set()

    def make_people(self):
        team = self.make_team()
        what = self.random.choice(["twins", "left", "hidden", "fine"])
        team["members"][2]["signature"] = "al" if what != "fine" else "CO"
        if what == "left":
            team["members"][2]["end"] = "2026-11-21"
        elif what == "hidden":
            team["members"][2]["shown"] = False
        return team, {"errors": {("signature-duplicate", 2)} if what == "twins" else set()}

    def make_photos(self):
        team = self.make_team()
        del team["design"]["people"]["photo_shape"]
        what = self.random.choice(["missing", "text", "fine", "unwanted"])
        write_png(self.folder / "face.png", 400, 400, lambda x: (90, 60, 40))
        (self.folder / "text.png").write_text("no picture")
        photo = {"missing": "none.png", "text": "text.png", "fine": "face.png", "unwanted": "none.png"}
        team["members"][1]["photo"] = photo[what]
        if what == "unwanted":
            team["members"][1]["consent"] = "name"
        codes = {"missing": {("photo-missing", 1)}, "text": {("picture-unreadable", 1)}}
        return team, {"errors": codes.get(what, set())}

    def make_crowd(self):
        """Many more people than there are pixels for, or a few."""
        team = self.make_team()
        n = self.random.choice([2, 4, 300])
        team["members"] = [{"name": f"Person {i}", "expertise": "Trains", "handle": f"@p{i}",
                            "signature": f"P{i}"} for i in range(n)]
        return team, {"crowd": n == 300}

    def make_files(self):
        team = self.make_team()
        what = self.random.choice(["format", "bytes", "fine"])
        sidebar = {"formats": ["png"] if what == "format" else ["jpeg", "png"],
                   "max_bytes": 900 if what == "bytes" else 900000}
        team["surfaces"] = {"web-sidebar": sidebar}
        codes = {"format": {("format-unsupported", None)}, "bytes": {("over-byte-limit", None)}}
        return team, {"errors": codes.get(what, set())}

    def make(self, index):
        return self.kinds[index % len(self.kinds)]()


def judge_text(item, scene, surface, known):
    """Whether a text must be told of: True, False, or None where rounding decides."""
    display = surface.get("display", {})
    widths = [display[key] if key == "desktop" else min(display[key])
              for key in ("desktop", "phone") if display.get(key)]
    shown = item["size_px"] * (min(widths) / scene["width"] if widths else 1)
    large = 24 if item.get("weight", 400) < 700 else 14 * 4 / 3
    if abs(shown - large) < 0.5 or 18 < shown < 24.5:
        return None
    limit = 3 if shown >= large else 4.5
    left, right = item["box"][0] / scene["width"], item["box"][2] / scene["width"]
    # Within a letter of the seam, which is soft, it is not said.
    reach = 2 * item["size_px"] / scene["width"]
    sides = [known["paper_at"](left), known["paper_at"](right)]
    seam = left - reach < 0.5 < right + reach and known["paper_at"](0) != known["paper_at"](1)
    ratios = [ratio(known["ink"], paper) for paper in sides]
    if seam and (left > 0.5 - reach or right < 0.5 + reach or right - left < 6 * reach):
        return None
    if any(abs(value - limit) < NEAR for value in ratios):
        return None
    return min(ratios) < limit


def list_expected(team, known, scene, surfaces):
    """Errors that must be found, and those of which nothing is said."""
    if "errors" in known:
        return known["errors"], set()
    if "crowd" in known:
        return ({("does-not-fit", None)} if known["crowd"] else set()), set()
    expected, unsaid = set(), set()
    for item in scene["items"]:
        if item["kind"] != "text":
            continue
        place = ("contrast-low", item.get("member"), item["role"])
        verdict = judge_text(item, scene, surfaces[scene["surface"]], known)
        (unsaid if verdict is None else expected if verdict else set()).add(place)
    return expected, unsaid


def list_found(findings, known):
    errors = [finding for finding in findings if finding["severity"] == "error"]
    if "errors" in known:
        return {(f["code"], f.get("member")) for f in errors}
    if "crowd" in known:
        return {(f["code"], None) for f in errors}
    return {(f["code"], f.get("member"), f.get("role")) for f in errors}


def run(program, *arguments, folder):
    done = subprocess.run([program, *arguments], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False)
    return json.loads(done.stdout)


def measure(program, folder):
    surfaces = run(program, "surfaces", "--json", folder=folder)
    maker = Maker(folder)
    made = {}
    for index in range(N_DESIGNS):
        team, known = maker.make(index)
        name = f"{index:03}.team.json"
        (folder / name).write_text(json.dumps(team), encoding="utf-8")
        made[name] = (team, known)
    found = {name: [] for name in made}
    for finding in run(program, "check", "--json", "--date", DATE, *made,
                       folder=folder)["findings"]:
        found[finding["file"]].append(finding)
    counts = {"designs": N_DESIGNS, "errors": 0, "missed": 0, "silent": 0, "false": 0}
    wrong = []
    for name, (team, known) in made.items():
        scene = None
        if "ink" in known:
            scene = run(program, "layout", "--date", DATE, "--surface",
                        team["targets"][0]["surface"], name, folder=folder)
        expected, unsaid = list_expected(team, known, scene, surfaces)
        told = list_found(found[name], known) - unsaid
        counts["errors"] += len(expected)
        counts["missed"] += len(expected - told)
        counts["silent"] += not expected
        counts["false"] += bool(told - expected)
        wrong += [f"{name}: missed {place}" for place in sorted(expected - told, key=str)]
        wrong += [f"{name}: false {place}" for place in sorted(told - expected, key=str)]
    return counts, wrong


def main():
    with tempfile.TemporaryDirectory() as name:
        counts, wrong = measure(os.path.abspath(sys.argv[1]), Path(name))
    print("\n".join(wrong), file=sys.stderr)
    print(json.dumps({"corpus": counts}))
    if "--test" in sys.argv:
        return counts["missed"] > 0 or counts["false"] > FALSE_MOST * N_DESIGNS
    return 0


if __name__ == "__main__":
    sys.exit(main())
