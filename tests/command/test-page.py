# test-page.py: the HTML page of words, as a parser, a browser and axe-core see it
#
# SPDX-License-Identifier: GPL-3.0-or-later

import html
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "lib"))

import tapunit
from command import DATE, DONE, EXAMPLE, CommandTest, make_team

CHROMIUM = shutil.which("chromium")
AXE = Path(os.environ.get("MASTHEAD_AXE", "/nonexistent"))
VOID = {"meta", "img"}

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;</style>\u202e"

TEAMS = {
    # Every field, groups, several platforms, languages of both directions.
    "full": make_team(
        [{"name": "ليلى الحسن", "language": "ar", "group": "Kundendienst", "expertise": "Tickets",
          "handle": "@layla", "handles": {"mastodon": "@layla@social.example.org"},
          "signature": "LH", "bio": "Hilft gern."},
         {"name": "Zoë Œuvre", "group": "Technik", "handle": "@zoe", "expertise": "Züge"},
         {"name": "李明", "language": "zh", "group": "Technik", "signature": "李"}],
        account={"organisation": "Bahn", "handle": "@bahn", "language": "de",
                 "url": "https://www.example.org/team"},
        design={"people": {"group_headings": True, "fields": ["name", "expertise", "handle", "bio"]}}),
    # What would be markup, everywhere.
    "hostile": make_team(
        [{"name": HOSTILE, "expertise": HOSTILE, "handle": HOSTILE, "signature": HOSTILE,
          "bio": HOSTILE, "group": HOSTILE, "photo": "a\"b.png", "language": "en",
          "handles": {"x": HOSTILE, "mastodon": HOSTILE, HOSTILE: HOSTILE}}],
        account={"organisation": HOSTILE, "handle": HOSTILE, "url": "javascript:alert(1)",
                 "handles": {HOSTILE: HOSTILE}},
        design={"heading": {"text": HOSTILE}, "notice": {"text": HOSTILE},
                "people": {"group_headings": True}}),
    "right-to-left": make_team(
        [{"name": "دوד כהן", "handle": "@dud"}],
        account={"organisation": "שלום", "handle": "@shalom", "language": "he"}),
    "notice": make_team(
        0, account={"organisation": "News", "url": "https://www.example.org/news",
                    "handles": {"mastodon": "@news@social.example.org"}},
        design={"layout": "notice", "notice": {"text": "Links only."}}),
}


class Page(HTMLParser):
    """Every element with its attributes and parent; an unclosed or crossed one is an error."""

    def __init__(self, text):
        super().__init__()
        self.stack, self.elements, self.text = [], [], ""
        self.feed(text)
        self.close()
        if self.stack:
            raise AssertionError(f"not closed: {self.stack}")

    def handle_starttag(self, tag, attributes):
        names = [name for name, value in attributes]
        if len(names) != len(set(names)):
            raise AssertionError(f"an attribute twice: {tag} {attributes}")
        self.elements.append((tag, dict(attributes), self.stack[-1] if self.stack else None))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            raise AssertionError(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if "style" not in self.stack:
            self.text += data

    def find(self, tag):
        return [attributes for name, attributes, parent in self.elements if name == tag]


class Words(CommandTest):
    def make_page(self, name):
        team = TEAMS[name]
        self.write(f"{name}.team.json", json.dumps(team))
        result = self.run_here("words", "--format", "html", "--surface", "x-header", "--date", DATE,
                               f"{name}.team.json")
        self.assertEqual((result.status, result.err), (DONE, ""))
        return result.out

    def make_example(self):
        return self.run_here("words", "--format", "html", "--surface", "x-header", "--date", DATE,
                             EXAMPLE).out

    def test_structure(self):
        for name, text in [("example", self.make_example())] + [
                (name, self.make_page(name)) for name in TEAMS]:
            with self.subTest(name):
                page = Page(text)
                tags = [tag for tag, attributes, parent in page.elements]
                self.assertTrue(text.startswith("<!DOCTYPE html>\n"))
                self.assertTrue(page.find("html")[0]["lang"])
                self.assertIn(page.find("html")[0]["dir"], ("ltr", "rtl"))
                for tag in ("title", "h1", "main"):
                    self.assertEqual(tags.count(tag), 1, tag)
                self.assertEqual(set(tags) & {"script", "link", "iframe", "object", "form"}, set())
                for tag, attributes, parent in page.elements:
                    self.assertEqual([name for name in attributes if name.startswith("on")], [])
                    self.assertNotIn("style", attributes)
                    if tag == "li":
                        self.assertEqual(parent, "ul")
                    if parent == "ul":
                        self.assertEqual(tag, "li")
                for image in page.find("img"):
                    self.assertTrue(image["alt"])
                    self.assertNotRegex(image["src"], "^([a-z]+:|/)")

    def test_everybody_is_there_as_drawn(self):
        page = Page(self.make_example())
        names = [member["name"] for member in json.loads(EXAMPLE.read_text())["members"]
                 if "start" not in member]
        positions = [page.text.index(name) for name in names]
        self.assertEqual(positions, sorted(positions))
        self.assertEqual([image["alt"] for image in page.find("img")], names)
        self.assertEqual(len(page.find("li")), len(names))

    def test_profiles_are_mine(self):
        """HTML's rules for rel="me": a link to a profile, by an absolute address, once each."""
        for name in ("full", "hostile", "notice"):
            with self.subTest(name):
                links = Page(self.make_page(name)).find("a")
                for link in links:
                    url = urlsplit(link["href"])
                    self.assertEqual((url.scheme, bool(url.hostname)), ("https", True))
                    self.assertEqual((url.username, url.query, url.fragment), (None, "", ""))
                    self.assertNotRegex(link["href"], r"[\s\"<>]")
                mine = [link["href"] for link in links if "me" in link.get("rel", "").split()]
                if name != "hostile":  # whose account and person claim the same profile
                    self.assertEqual(len(mine), len(set(mine)))
                # The page that confirms the team is no profile of anybody.
                self.assertEqual([link["href"] for link in links if "rel" not in link],
                                 [TEAMS[name]["account"]["url"]] if name != "hostile" else [])
        self.assertIn("https://social.example.org/@news", mine)

    def test_hostile_text_stays_text(self):
        page = Page(self.make_page("hostile"))
        shown = HOSTILE.replace("\u202e", "")
        self.assertGreater(page.text.count(shown), 8)
        self.assertNotIn("\u202e", page.text)

    def test_axe_finds_nothing(self):
        pages = [("example", self.make_example(), False), ("full", self.make_page("full"), False),
                 ("full", self.make_page("full"), True), ("notice", self.make_page("notice"), False),
                 ("right-to-left", self.make_page("right-to-left"), True),
                 ("hostile", self.make_page("hostile"), False)]
        for name, text, is_dark in pages:
            with self.subTest(name, dark=is_dark):
                report = self.run_axe(text, is_dark)
                self.assertEqual(report["violations"], [])
                self.assertEqual(report["incomplete"], [])
                self.assertGreater(report["passes"], 10)

    def test_axe_would_find_something(self):
        text = self.make_page("full").replace('<html lang="de"', "<html")
        text = text.replace("--ink: #1b1f24", "--ink: #cccccc")
        found = {code for code, nodes in self.run_axe(text, False)["violations"]}
        self.assertEqual(found, {"html-has-lang", "color-contrast"})

    def run_axe(self, text, is_dark):
        """The page with axe-core behind it, in a browser of its own; the report takes its place."""
        if CHROMIUM is None or not AXE.is_file():
            self.skipTest("Chromium or axe-core is not there; ./dev test installs them")
        script = AXE.read_text(encoding="utf-8") + """
          axe.run (document).then (report => {
            const list = found => found.map (rule => [rule.id, rule.nodes.map (node => node.html)]);
            document.documentElement.innerHTML = '<pre id="report"></pre>';
            document.getElementById ('report').textContent = JSON.stringify ({
              violations: list (report.violations), incomplete: list (report.incomplete),
              passes: report.passes.length });
          });"""
        page = self.folder / "page.html"
        page.write_text(text.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
        done = subprocess.run(
            [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             f"--user-data-dir={self.folder / 'browser'}", "--virtual-time-budget=20000",
             f"--blink-settings=preferredColorScheme={0 if is_dark else 1}",
             "--dump-dom", page.as_uri()],
            capture_output=True, text=True, timeout=120, check=True,
            env={name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"})
        report = re.search(r'<pre id="report">(.*)</pre>', done.stdout, re.DOTALL)
        self.assertIsNotNone(report, done.stdout[-2000:] + done.stderr[-2000:])
        return json.loads(html.unescape(report.group(1)))


if __name__ == "__main__":
    tapunit.main()
