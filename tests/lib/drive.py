# drive.py: use the designer as a person does, from outside its process
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets are found on the accessibility bus by role and name; keys and the pointer are real ones, through xdotool.

Runs inside `with-display -a -w metacity`, with the system's own Python. What GTK 4.8 tells over the bus, found by
trying, and what follows from it here:

- Coordinates are right relative to the window only: the place of the X window is added.
- A button with a mnemonic is called "_Save Save": names are compared as a person reads them.
- A list item has no name: the first label in it is taken.
- Pages of a stack that are not shown are in the tree: those without a size are passed over.
- Actions of a window that are enabled are its actions on the bus, those that are not are absent.
"""
import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# The library asks a program that is starting for things it does not have yet, and says so.
GLib.log_set_handler("dbind", GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None)

# The bus tells the program's own pixels, the pointer goes by the screen's.
SCALE = int(os.environ.get("GDK_SCALE", "1"))

PATIENCE_S = 30
LOST_S = 5
LATER_NAMES = {"push button": "button", "text": "entry"}


def wait_for(what, check, patience_s=PATIENCE_S):
    """The first true answer of check; an error of the bus is no answer yet."""
    end = time.monotonic() + patience_s
    lost_since = None
    while True:
        try:
            answer = check()
        except GLib.Error as error:
            # A program that has only begun is said to be gone now and then.
            if "application no longer exists" in error.message:
                lost_since = lost_since or time.monotonic()
                if time.monotonic() > lost_since + LOST_S:
                    raise AssertionError(f"the program ended before {what}") from error
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience_s} s for {what}")
        time.sleep(0.03)


def read_as_person(name):
    """“_Save Save” is “Save”."""
    words = (name or "").split(" ")
    half = len(words) // 2
    if len(words) % 2 == 0 and [word.replace("_", "") for word in words[:half]] == words[half:]:
        words = words[half:]
    return " ".join(words).replace("_", "")


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True,
                          text=True).stdout.strip()


def press(*keys):
    xdotool("key", *keys)


def type_text(text):
    """Plain letters only: xdotool loses others now and then."""
    assert text.isascii(), text
    xdotool("type", "--delay", 8, text)


def rest_pointer():
    """Out of the way: GTK 4.8 logs a critical when a tooltip comes up under a modal dialog in Xvfb."""
    xdotool("mousemove", 0, 10000)


def drag(start, end, steps=15):
    (x0, y0), (x1, y1) = start, end
    xdotool("mousemove", x0, y0)
    time.sleep(0.1)
    xdotool("mousedown", 1)
    for i in range(1, steps + 1):
        xdotool("mousemove", x0 + (x1 - x0) * i // steps, y0 + (y1 - y0) * i // steps)
        time.sleep(0.02)
    time.sleep(0.1)
    xdotool("mouseup", 1)
    rest_pointer()


def find_origin(title):
    """Where the content of a window begins on the screen, without its shadow."""
    window = wait_for(f"window {title!r}", lambda: xdotool(
        "search", "--onlyvisible", "--name", f"^{re.escape(title)}$").split()[-1:])[0]
    told = subprocess.run(["xwininfo", "-id", window], check=True, capture_output=True,
                          text=True).stdout
    x, y = (int(re.search(rf"Absolute upper-left {axis}:\s+(-?\d+)", told)[1]) for axis in "XY")
    shadow = re.search(r"= (\d+), (\d+), (\d+), (\d+)", subprocess.run(
        ["xprop", "-id", window, "_GTK_FRAME_EXTENTS"], capture_output=True, text=True).stdout)
    return (x + int(shadow[1]), y + int(shadow[3])) if shadow else (x, y)


class Widget:
    """Something on the accessibility bus."""

    def __init__(self, accessible):
        self.accessible = accessible

    def __repr__(self):
        return f"<{self.role} {self.name!r}>"

    @property
    def role(self):
        role = self.accessible.get_role_name()
        return LATER_NAMES.get(role, role)

    @property
    def name(self):
        name = read_as_person(self.accessible.get_name())
        if not name and self.role == "list item":
            name = next((each.name for each in self.walk() if each.role == "label"), "")
        return name

    @property
    def text(self):
        length = Atspi.Text.get_character_count(self.accessible)
        return Atspi.Text.get_text(self.accessible, 0, length)

    @property
    def states(self):
        return {state.value_nick for state in self.accessible.get_state_set().get_states()}

    @property
    def actions(self):
        count = Atspi.Action.get_n_actions(self.accessible)
        return [Atspi.Action.get_action_name(self.accessible, i) for i in range(count)]

    @property
    def extents(self):
        """x, y, width, height in the window; nothing for what has no place, such as a text range."""
        try:
            box = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        except GLib.Error:
            return 0, 0, 0, 0
        return box.x, box.y, box.width, box.height

    def children(self):
        for i in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(i)
            if child is not None:
                yield Widget(child)

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()

    def list(self, role=None, name=None):
        return [each for each in self.walk()
                if (role is None or each.role == role) and (name is None or each.name == name)
                and each.extents[2] > 0]

    def find(self, role=None, name=None):
        return wait_for(f"{role} {name!r} in {self!r}",
                        lambda: next(iter(self.list(role, name)), None))

    def do(self, action="click"):
        """Without pointer and focus."""
        wait_for(f"action {action!r} of {self!r}", lambda: action in self.actions)
        Atspi.Action.do_action(self.accessible, self.actions.index(action))

    def set_text(self, text):
        Atspi.EditableText.set_text_contents(self.accessible, text)

    def find_window(self):
        widget = self.accessible
        while widget.get_parent() and widget.get_parent().get_role_name() != "application":
            widget = widget.get_parent()
        return Widget(widget)

    def find_center(self):
        x, y, width, height = self.extents
        left, top = find_origin(self.find_window().accessible.get_name())
        return left + SCALE * (x + width // 2), top + SCALE * (y + height // 2)

    def click(self, repeat=1):
        x, y = self.find_center()
        xdotool("mousemove", x, y, "click", "--repeat", repeat, "--delay", 60, 1)
        rest_pointer()

    def is_labelled(self):
        return any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
                   for relation in self.accessible.get_relation_set())

    def list_unnamed(self):
        """What can have the focus and would be read out as nothing, or by the name of its class."""
        roles = ("button", "toggle button", "entry", "check box", "combo box", "slider",
                 "spin button", "image")
        return [each for each in self.walk() if "focusable" in each.states and each.role in roles
                and re.fullmatch(r"|(Gtk|Adw|Mh)[A-Z]\w+", each.accessible.get_name() or "")
                and not each.is_labelled()]


class Keyboard:
    """Goes through a window by keys, and hears what has the focus as a screen reader does. The fields of AdwEntryRow
    tell nothing of it."""

    QUIET_S = 0.4

    def __init__(self):
        self.heard = None
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:state-changed:focused")

    def hear(self, event):
        if event.detail1:
            try:
                self.heard = Widget(event.source).role, Widget(event.source).name
            except GLib.Error:
                # It is gone again.
                self.heard = None

    def press(self, *keys):
        """The role and the name of what has the focus then; nothing where that is not told."""
        self.heard = None
        press(*keys)
        end = time.monotonic() + self.QUIET_S
        while self.heard is None and time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.01)
        return self.heard

    def press_until(self, key, role, part, most=150):
        """Presses a key until something of a role has the focus whose name has a part."""
        heard = []
        for _ in range(most):
            heard.append(self.press(key))
            if heard[-1] and heard[-1][0] == role and part in heard[-1][1]:
                return
        raise AssertionError(f"{role} {part!r} is not reached by {key}, but {heard}")


class Program(Widget):
    """A running program, ended on the way out."""

    def __init__(self, arguments, **options):
        self.process = subprocess.Popen(arguments, **options)
        self.label = os.path.basename(arguments[0])
        super().__init__(wait_for(f"{self.label} on the bus", self.look_up))
        # What is read must be what is there now.
        self.accessible.set_cache_mask(Atspi.Cache.NONE)

    def look_up(self):
        if self.process.poll() is not None:
            raise AssertionError(f"{self.label} ended with status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program and program.get_process_id() == self.process.pid:
                return program
        return None

    def find_dialog(self, title):
        return wait_for(f"dialog {title!r}", lambda: next(
            (each for each in self.children() if each.name == title), None))

    def wait_gone(self, title):
        wait_for(f"dialog {title!r} to go",
                 lambda: all(each.name != title for each in self.children()))

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
