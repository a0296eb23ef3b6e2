# shots.py: a picture of each page of the designer, for the README and for looking at
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arguments: the designer, the folder of the example, where the pictures go, and the end of their names.

Runs inside `with-display -a -w metacity`; says which pages it made.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

import drive  # noqa: E402
from drive import press, wait_for  # noqa: E402

# What animates, and what is drawn after the bus has told of it, is done by then.
SETTLE_S = 1.0


class Shots:
    def __init__(self, designer, example, folder, suffix):
        self.designer, self.folder, self.suffix = designer, folder, suffix
        self.team = os.path.join(example, "northwind.team.json")

    def take(self, name):
        path = os.path.join(self.folder, f"{name}{self.suffix}.png")
        drive.rest_pointer()
        time.sleep(SETTLE_S)
        subprocess.run(["import", "-silent", "-window", "root", path], check=True)
        print(path)

    def start(self, *arguments):
        self.program = drive.Program([self.designer, *arguments])
        self.window = self.program.find("frame")
        wait_for("the window in front", lambda: drive.xdotool("getactivewindow", "getwindowname"))
        press("alt+F10")

    def wait_picture(self):
        wait_for("the picture", lambda: "Hana Kim" in self.window.find(
            "panel", "Picture: X header").accessible.get_description())

    def take_dialog(self, keys, title, name):
        press(keys)
        self.program.find_dialog(title)
        self.take(name)
        press("Escape")
        self.program.wait_gone(title)

    def take_all(self):
        self.start()
        self.take("start")
        self.program.end()

        self.start(self.team)
        self.wait_picture()
        self.take("editor")
        self.take_dialog("ctrl+e", "Export", "export")
        self.take_dialog("F1", "Help", "help")
        self.take_sides()
        self.program.end()
        self.take_import()

    def take_sides(self):
        """In little room each lies over the picture, once it is asked for."""
        if not self.is_wide():
            press("F9")
        self.window.find("list item", "Aiko Tanaka").click()
        if not self.is_wide():
            self.take("people")
            press("shift+F9")
        self.take("person")
        for page in ("Account", "Checks"):
            wait_for(f"the tab {page}", lambda: self.find_tab(page)).click()
            self.take(page.lower())
        if not self.is_wide():
            press("shift+F9")
        self.window.find(None, "On the Page").click()
        self.take("preview")

    def take_import(self):
        """A roster that is opened with a team is compared with it."""
        roster = os.path.join(os.path.dirname(self.team), "staff.csv")
        with open(roster, "w", encoding="utf-8") as file:
            file.write("name,handle,expertise\nAiko Tanaka,@AikoAtNW,Timetables\n"
                       "Nora Berg,@NoraAtNW,Tickets\n")
        self.start(self.team, roster)
        self.window.find("button", "Import")
        self.take("import")

    def find_tab(self, page):
        """The one with a count of problems is called “Checks 3”."""
        return next((each for each in self.window.walk() if each.name.split(" ")[0] == page
                     and each.extents[2] > 0), None)

    def is_wide(self):
        return int(drive.xdotool("getdisplaygeometry").split()[0]) >= 1000


def main():
    designer, example, folder, suffix = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="masthead-shots-") as copy:
        shutil.copytree(example, copy, dirs_exist_ok=True)
        shots = Shots(designer, copy, folder, suffix)
        try:
            shots.take_all()
        finally:
            shots.program.end()


if __name__ == "__main__":
    main()
