# shots.py: a picture of each page of the designer, for the README and for looking at
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arguments: the designer, the folder of the example, where the pictures go, and the end of their names; then
“front” for the one picture that the README shows.

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
SETTLE_S = 0.8


def dress_as_desktop():
    """One button in the corner, as GNOME has it, and letters as large as they are asked for."""
    path = os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini")
    with open(path, "a", encoding="utf-8") as file:
        file.write("gtk-decoration-layout=:close\n")
        if "SHOTS_FONT" in os.environ:
            file.write(f"gtk-font-name={os.environ['SHOTS_FONT']}\n")


class Shots:
    def __init__(self, designer, example, folder, suffix):
        self.designer, self.folder, self.suffix = designer, folder, suffix
        self.example = example
        self.team = os.path.join(example, "northwind.team.json")

    def take(self, name):
        path = os.path.join(self.folder, f"{name}{self.suffix}.png")
        drive.rest_pointer()
        time.sleep(SETTLE_S)
        subprocess.run(["import", "-silent", "-window", "root", path], check=True)
        print(path, flush=True)

    def start(self, *arguments):
        self.program = drive.Program([self.designer, *arguments])
        self.window = self.program.find("frame")
        wait_for("the window in front", lambda: drive.xdotool("getactivewindow", "getwindowname"))
        press("alt+F10")
        # The window manager keeps the release of that Alt: without another, letters stay underlined.
        press("alt")

    def start_team(self):
        self.start(self.team)
        wait_for("the picture", lambda: "Hana Kim" in self.window.find(
            "panel", "Picture: X header").accessible.get_description())
        wait_for("the checks", lambda: self.find_tab("Checks").name != "Checks")

    def find_tab(self, page):
        """The one with a count of problems is called “Checks 3”."""
        return next((each for each in self.window.walk() if each.role == "page tab"
                     and each.name.split(" ")[0] == page), None)

    def show_tab(self, page):
        wait_for(f"the tab {page}", lambda: self.find_tab(page)).click()

    def is_wide(self):
        return int(drive.xdotool("getdisplaygeometry").split()[0]) >= 1000 * drive.SCALE

    def count_windows(self):
        return len(list(self.program.children()))

    def take_dialog(self, name, show):
        """A window of its own, which Escape closes."""
        before = self.count_windows()
        show()
        wait_for(name, lambda: self.count_windows() > before)
        self.take(name)
        press("Escape")
        wait_for(f"{name} to go", lambda: self.count_windows() == before)

    def take_popover(self, name, show):
        show()
        self.take(name)
        press("Escape")
        time.sleep(SETTLE_S)

    def find_shown(self, role, name):
        """Of several with a name the one that has a place."""
        return next(each for each in self.window.list(role, name) if each.extents[2] > 0)

    def take_all(self):
        self.start()
        self.take("start")
        self.program.end()

        self.start_team()
        self.take("editor")
        self.take_dialog("export", lambda: press("ctrl+e"))
        self.take_dialog("help", lambda: press("F1"))
        self.take_dialog("shortcuts", lambda: self.window.do("win.show-help-overlay"))
        self.take_popover("menu", lambda: press("F10"))
        self.take_popover("date", lambda: self.find_shown("button", "As of Today").click())
        self.take_sides()
        self.program.end()

        self.take_changed()
        self.take_import()
        self.take_broken()

    def take_front(self):
        self.start_team()
        self.window.find("list item", "Céline Dupré").click()
        self.show_tab("Design")
        self.take("designer")

    def take_sides(self):
        """In little room each lies over the picture, once it is asked for."""
        if not self.is_wide():
            press("F9")
        self.window.find("list item", "Aiko Tanaka").click()
        if not self.is_wide():
            self.take("people")
            press("shift+F9")
        self.show_tab("Person")
        self.take("person")
        self.show_tab("Account")
        self.take("account")
        self.show_tab("Checks")
        wait_for("what is too small", lambda: self.find_small()).click()
        self.take("checks")
        if not self.is_wide():
            press("shift+F9")
        self.window.find("button", "Add or Remove a Surface").click()
        self.take("surfaces")
        press("Escape")
        self.window.find(None, "On the Page").click()
        self.take("preview")
        if self.is_wide():
            self.window.find(None, "On the Page").click()
            self.take_several()

    def find_small(self):
        return next((each for each in self.window.list("list item")
                     if each.name.startswith("Warning: Texts are too small")), None)

    def take_several(self):
        self.window.find("list item", "Aiko Tanaka").click()
        press("ctrl+a")
        self.show_tab("Person")
        self.take("several")

    def take_changed(self):
        """Another program writes the file while there is something to save."""
        self.start_team()
        press("ctrl+shift+n")
        wait_for("somebody new", lambda: "win.undo" in self.window.actions)
        with open(self.team, encoding="utf-8") as file:
            team = file.read()
        with open(self.team, "w", encoding="utf-8") as file:
            file.write(team.replace("Freight", "Night trains"))
        wait_for("the change", lambda: self.window.list("button", "Compare…"))
        self.take("changed")
        self.take_dialog("compare", lambda: self.window.do("win.compare"))
        self.take_dialog("unsaved", lambda: self.window.do("window.close"))
        self.program.end()
        with open(self.team, "w", encoding="utf-8") as file:
            file.write(team)
        self.start()
        question = self.program.find_dialog("Recover Changes?")
        self.take("recover")
        question.find("button", "Discard").do()
        self.program.wait_gone("Recover Changes?")
        self.program.end()

    def take_import(self):
        """A roster that is opened with a team is compared with it."""
        roster = os.path.join(self.example, "staff.csv")
        with open(roster, "w", encoding="utf-8") as file:
            file.write("name,handle,expertise\nAiko Tanaka,@AikoAtNW,Timetables\n"
                       "Nora Berg,@NoraAtNW,Tickets\n")
        self.start(self.team, roster)
        self.window.find("button", "Import")
        self.take("import")
        self.window.find(None, "Columns").click()
        self.take("columns")
        self.program.end()

    def take_broken(self):
        """What cannot be opened says why."""
        broken = os.path.join(self.example, "broken.team.json")
        with open(broken, "w", encoding="utf-8") as file:
            file.write('{"masthead": 1, "account": {}, "members": [{"name": ""}, {"end": "soon"}]}')
        self.start(broken)
        wait_for("what is wrong", lambda: self.count_windows() > 1)
        self.take("broken")
        self.program.end()


def main():
    designer, example, folder, suffix, *only = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="masthead-shots-") as copy:
        shutil.copytree(example, copy, dirs_exist_ok=True)
        dress_as_desktop()
        shots = Shots(designer, copy, folder, suffix)
        try:
            if only == ["front"]:
                shots.take_front()
            else:
                shots.take_all()
        finally:
            shots.program.end()


if __name__ == "__main__":
    main()
