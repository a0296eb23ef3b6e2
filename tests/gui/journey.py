# journey.py: one whole way through the designer, from the example to picture files
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, with real keys and a real pointer. Arguments: the designer, the folder of the example."""

import json
import os
import re
import struct
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

import drive  # noqa: E402
import tapunit  # noqa: E402
from drive import press, type_text, wait_for  # noqa: E402

DESIGNER, EXAMPLE = sys.argv.pop(1), sys.argv.pop(1)

# How long a file chooser may take over an answer before it is asked again.
CONFIRM_S = 3

# Logged by GTK 4.8 itself: a tooltip that comes up while a modal dialog opens.
KNOWN_LOG = ("gdk_monitor_get_geometry: assertion",)


def read_jpeg_size(path):
    """Width and height, from the frame header."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:2] == b"\xff\xd8" and data[-2:] == b"\xff\xd9", path
    place = 2
    while data[place + 1] not in (0xC0, 0xC1, 0xC2):
        place += 2 + struct.unpack(">H", data[place + 2:place + 4])[0]
    height, width = struct.unpack(">HH", data[place + 5:place + 9])
    return width, height


class Journey(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="masthead-journey-")
        self.addCleanup(self.folder.cleanup)
        self.log = open(os.path.join(self.folder.name, "log"), "w+", encoding="utf-8")
        self.addCleanup(self.log.close)
        self.start([])

    def tearDown(self):
        """A program that fell over says how, whatever was being waited for."""
        status = self.program.process.poll()
        if status not in (None, 0):
            self.log.seek(0)
            self.fail(f"the designer ended with status {status}, and said: {self.log.read()}")

    def start(self, arguments):
        """A program of its own; the one before ends first."""
        if hasattr(self, "program"):
            self.program.end()
        self.program = drive.Program([DESIGNER, *arguments], stderr=self.log)
        self.addCleanup(self.program.end)
        self.window = self.program.find("frame")

    def assert_quiet(self):
        """Nothing was logged but what GTK 4.8 says by itself."""
        self.log.seek(0)
        self.assertEqual([line for line in self.log if re.search(r"(WARNING|CRITICAL) \*\*", line)
                          and not any(known in line for known in KNOWN_LOG)], [])

    def find_focus(self, dialog, role=None):
        return next((each for each in dialog.walk() if "focused" in each.states
                     and role in (None, each.role)), None)

    def choose(self, title, path, is_new):
        """Types a path into the file chooser: once it takes the keys, and read back before it is confirmed."""
        chooser = self.program.find_dialog(title)

        wait_for("the keyboard in the chooser",
                 lambda: drive.xdotool("getactivewindow", "getwindowname") == title)
        # It takes the focus late, and takes it away from a field that is asked for before.
        wait_for("the focus in the chooser", lambda: self.find_focus(chooser))
        if not is_new:
            press("ctrl+l")
        entry = wait_for("the field for the path", lambda: self.find_focus(chooser, "entry"))
        if is_new:
            wait_for("the proposed name", lambda: entry.text.endswith(".team.json"))
        press("ctrl+a")
        type_text(path)
        wait_for("the typed path", lambda: entry.text == path)
        wait_for(f"dialog {title!r} to go", lambda: self.confirm(title))

    def confirm(self, title):
        """Whether the chooser took Enter: names it proposes meanwhile come up late, and take the first one."""
        if drive.xdotool("getactivewindow", "getwindowname") == title:
            press("Return")
        end = time.monotonic() + CONFIRM_S
        while time.monotonic() < end:
            if all(each.name != title for each in self.program.children()):
                return True
            time.sleep(0.05)
        return False

    def read_picture(self):
        return self.window.find("panel", "Picture: X header").accessible.get_description()

    def wait_shown(self, text):
        wait_for(f"{text} in the picture", lambda: text in self.read_picture())

    def open_example(self):
        self.window.find("button", "Look at an Example").do()
        self.wait_shown("Hana Kim")

    def rename_first(self):
        self.window.find("list item", "Aiko Tanaka").click()
        entry = self.window.find("entry", "Name")
        entry.click()
        press("ctrl+a")
        type_text("Aiko Sato")
        self.wait_shown("Aiko Sato")

    def add_person(self):
        press("ctrl+shift+n")
        self.wait_shown("New Person")
        type_text("Jo Park")
        self.wait_shown("Jo Park")
        self.window.find("button", "Choose Photo…").do()
        self.choose("Choose a Photo", os.path.join(EXAMPLE, "people", "hana-kim.svg"), False)
        self.window.find("button", "Remove photo")

    def widen_panel(self):
        handle = self.window.find("slider", "Panel size")
        x, y = handle.find_center()
        before = handle.extents[0]
        drive.drag((x, y + 30), (x - 70, y + 30))
        wait_for("a wider panel", lambda: handle.extents[0] < before - 40)

    def test_from_example_to_files(self):
        path = os.path.join(self.folder.name, "north.team.json")

        self.open_example()
        self.rename_first()
        self.add_person()
        self.widen_panel()
        press("Escape")
        press("ctrl+z")
        press("ctrl+shift+z")
        press("ctrl+z")

        press("ctrl+s")
        self.choose("Save Team As", path, True)
        wait_for("the file", lambda: os.path.exists(path))
        with open(path, encoding="utf-8") as file:
            team = json.load(file)
        with open(os.path.join(EXAMPLE, "northwind.team.json"), encoding="utf-8") as file:
            example = json.load(file)
        self.assertEqual(team["members"][0]["name"], "Aiko Sato")
        self.assertEqual(team["members"][-1]["name"], "Jo Park")
        photo = team["members"][-1]["photo"]
        photo = photo if isinstance(photo, str) else photo["file"]
        self.assertTrue(os.path.samefile(os.path.join(self.folder.name, photo),
                                         os.path.join(EXAMPLE, "people", "hana-kim.svg")))
        self.assertEqual([target.get("design") for target in team["targets"]],
                         [target.get("design") for target in example["targets"]],
                         "the wider panel was undone")

        press("ctrl+e")
        dialog = self.program.find_dialog("Export")
        dialog.find("button", "Export").do()
        dialog.find("button", "Show in Files")
        sizes = [read_jpeg_size(os.path.join(self.folder.name, target["file"]))
                 for target in team["targets"]]
        self.assertEqual(sizes, [(1500, 500), (1600, 1200)])
        press("Escape")
        self.program.wait_gone("Export")

        # Nothing is left to save: the program ends without a question.
        press("ctrl+q")
        self.assertEqual(self.program.process.wait(drive.PATIENCE_S), 0)
        self.assert_quiet()

    def test_recovers_after_crash(self):
        path = os.path.join(self.folder.name, "north.team.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"masthead": 1, "account": {"organisation": "Northwind"},
                       "members": [{"name": "Aiko Tanaka"}, {"name": "Hana Kim"}],
                       "targets": [{"surface": "x-header", "file": "head.jpg"}]}, file)
        self.start([path])
        self.wait_shown("Hana Kim")
        self.rename_first()
        copies = os.path.join(os.environ["XDG_STATE_HOME"], "masthead", "recovery")
        wait_for("a copy with the new name", lambda: any(
            "Aiko Sato" in open(os.path.join(root, name), encoding="utf-8").read()
            for root, _, names in os.walk(copies) for name in names))
        self.program.process.kill()
        self.program.process.wait()

        self.start([])
        self.program.find_dialog("Recover Changes?").find("button", "Recover").do()
        self.wait_shown("Aiko Sato")
        with open(path, encoding="utf-8") as file:
            self.assertEqual(json.load(file)["members"][0]["name"], "Aiko Tanaka")
        press("ctrl+s")
        wait_for("the file", lambda: "Aiko Sato" in open(path, encoding="utf-8").read())
        press("ctrl+q")
        self.assertEqual(self.program.process.wait(drive.PATIENCE_S), 0)
        self.assertEqual(os.listdir(copies), [])
        self.assert_quiet()

    def test_mends_a_finding_with_its_remedy(self):
        """Letters that cannot be read: found, mended with one click, taken back, mended again and saved."""
        path = os.path.join(self.folder.name, "grey.team.json")
        team = {"masthead": 1, "account": {"organisation": "Grey Rail"},
                "members": [{"name": "Ada", "expertise": "Trains", "handle": "@ada", "signature": "A"}],
                "design": {"panel": {"color": "#777777", "opacity": 1},
                           "colors": {"text": "#808080", "muted": "#808080", "accent": "#808080"}},
                "targets": [{"surface": "web-sidebar", "file": "side.jpg"}]}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(team, file)
        self.start([path])

        def list_unreadable():
            return [row for row in self.window.list("list item")
                    if row.name.startswith("Error: Texts do not stand out")]

        self.window.find("button", "Show Problems").do()
        row = wait_for("a finding about contrast", lambda: next(iter(list_unreadable()), None))
        row.find("button", "Mend").do()
        wait_for("readable letters", lambda: not list_unreadable())
        press("ctrl+z")
        row = wait_for("the finding again", lambda: next(iter(list_unreadable()), None))
        row.find("button", "Mend").do()
        wait_for("readable letters", lambda: not list_unreadable())
        press("ctrl+s")

        def is_mended():
            with open(path, encoding="utf-8") as file:
                saved = json.load(file)
            return saved["members"] == team["members"] and saved != team

        wait_for("the saved file", is_mended)
        press("ctrl+q")
        self.assertEqual(self.program.process.wait(drive.PATIENCE_S), 0)
        self.assert_quiet()

    def test_from_nothing_to_a_file(self):
        path = os.path.join(self.folder.name, "harbour.team.json")

        self.window.find("button", "New Team").do()
        self.window.find("entry", "Organisation").click()
        press("ctrl+a")
        type_text("Harbour")
        self.window.find("entry", "Name of a new person").click()
        for name in ("Ann Lee", "Bo Park", "Cy Marsh"):
            type_text(name)
            press("Return")
            self.wait_shown(name)
        press("ctrl+s")
        self.choose("Save Team As", path, True)
        wait_for("the file", lambda: os.path.exists(path))
        with open(path, encoding="utf-8") as file:
            team = json.load(file)
        self.assertEqual(team["account"]["organisation"], "Harbour")
        self.assertEqual([each["name"] for each in team["members"]], ["Ann Lee", "Bo Park", "Cy Marsh"])

        press("ctrl+e")
        dialog = self.program.find_dialog("Export")
        dialog.find("button", "Export").do()
        dialog.find("button", "Show in Files")
        pictures = [each for each in os.listdir(self.folder.name) if each.endswith(".jpg")]
        self.assertEqual([read_jpeg_size(os.path.join(self.folder.name, each)) for each in pictures],
                         [(1500, 500)])
        self.assert_quiet()

    def add_by_keys(self, name, signature):
        """Name, expertise, handle and signature are one after the other."""
        press("ctrl+shift+n")
        self.wait_shown("New Person")
        type_text(name)
        self.wait_shown(name)
        press("Tab", "Tab", "Tab")
        type_text(signature)
        press("Return")

    def test_by_keyboard_only(self):
        """From nothing to a file, with a problem mended on the way. The pointer is nowhere."""
        path = os.path.join(self.folder.name, "keys.team.json")
        keyboard = drive.Keyboard()

        drive.rest_pointer()
        wait_for("the window in front", lambda: drive.xdotool("getactivewindow", "getwindowname"))
        press("Return")
        wait_for("a new team", lambda: "win.save-as" in self.window.actions)
        self.add_by_keys("Ann Lee", "AL")
        self.add_by_keys("Al Low", "al")

        # Two with the same signature: found, and mended.
        badge = self.window.find("button", "Show Problems")
        wait_for("an error", lambda: "1 error" in badge.accessible.get_description())
        press("ctrl+k")
        wait_for("the problem", lambda: self.list_findings("sign alike"))
        # The worst stands first, and has the focus.
        keyboard.press_until("Tab", "button", "Mend")
        press("Return")
        wait_for("no error", lambda: "error" not in badge.accessible.get_description())

        # A heading of one's own, where it stands in the picture.
        keyboard.press_until("Tab", "heading", "Heading: ")
        press("Return")
        press("ctrl+a")
        type_text("Our crew")
        press("Return")
        wait_for("the heading", lambda: any(
            each.name.startswith("Heading: Our crew") for each in self.window.list("heading")))

        press("ctrl+s")
        self.choose("Save Team As", path, True)
        wait_for("the file", lambda: os.path.exists(path))
        with open(path, encoding="utf-8") as file:
            team = json.load(file)
        self.assertEqual([each["name"] for each in team["members"]], ["Ann Lee", "Al Low"])
        self.assertNotEqual(*(each["signature"].lower() for each in team["members"]))
        self.assertEqual(team["design"]["heading"]["text"], "Our crew")
        press("ctrl+e")
        dialog = self.program.find_dialog("Export")
        # Its first button has the focus.
        press("Return")
        dialog.find("button", "Show in Files")
        self.assertEqual([read_jpeg_size(os.path.join(self.folder.name, each))
                          for each in os.listdir(self.folder.name) if each.endswith(".jpg")],
                         [(1500, 500)])
        press("Escape")
        self.program.wait_gone("Export")
        press("ctrl+q")
        self.assertEqual(self.program.process.wait(drive.PATIENCE_S), 0)
        self.assert_quiet()

    def list_findings(self, part):
        return [row for row in self.window.list("list item")
                if row.name.startswith("Error: ") and part in row.name]

    def test_import_and_review(self):
        roster = os.path.join(self.folder.name, "staff.csv")
        with open(roster, "w", encoding="utf-8") as file:
            file.write("Name,Role\nAiko Tanaka,Night trains\nHana Kim,\nJo Park,Buses\nUma Vale,\n")

        self.start([os.path.join(EXAMPLE, "northwind.team.json"), roster])
        self.window.find("check box", "Uma Vale").click()
        self.window.find("check box", "Expertise: Timetables & delays \u2192 Night trains")
        self.window.find("check box", "David Nguy\u1ec5n").click()
        self.window.find("button", "Import").do()
        self.wait_shown("Jo Park")
        description = self.read_picture()
        # Who was left out of the import has neither come nor gone.
        self.assertNotIn("Uma Vale", description)
        self.assertIn("David", description)
        self.assertNotIn("Brendan", description)
        self.window.find("button", "Undo")
        press("ctrl+z")
        self.wait_shown("Brendan")
        self.assert_quiet()

    def ask_beyond(self):
        """A screen reader may count windows before one goes, and ask for it after: GTK 4.8 then gives the
        last, and falls over one that is hidden."""
        count = self.program.accessible.get_child_count()
        self.program.accessible.get_child_at_index(count)
        self.assertIsNone(self.program.process.poll())

    def test_no_window_is_hidden(self):
        self.open_example()
        self.ask_beyond()
        self.window.do("win.show-help-overlay")
        wait_for("the shortcuts", lambda: self.program.accessible.get_child_count() == 2)
        self.ask_beyond()
        press("Escape")
        wait_for("no shortcuts", lambda: self.program.accessible.get_child_count() == 1)
        self.ask_beyond()
        press("ctrl+question")
        wait_for("the shortcuts again", lambda: self.program.accessible.get_child_count() == 2)
        press("Escape")
        wait_for("no shortcuts", lambda: self.program.accessible.get_child_count() == 1)
        self.window.do("win.export")
        self.program.find_dialog("Export")
        self.ask_beyond()
        press("Escape")
        self.program.wait_gone("Export")
        self.ask_beyond()
        self.assert_quiet()

    def test_everything_has_a_name(self):
        self.open_example()
        # A page is there once it was looked at.
        for page in ("Person", "Account"):
            self.window.find("page tab", page).click()
        press("ctrl+k")
        press("ctrl+p")
        self.window.find("button", "On a Phone")
        self.assertEqual([repr(each) for each in self.window.list_unnamed()], [])
        self.assert_quiet()


if __name__ == "__main__":
    tapunit.main()
