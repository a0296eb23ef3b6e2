#!/usr/bin/python3
# test-translations.py: every word of the program can be translated, and is in French
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import sources
import tapunit
from sources import TOP

MASTHEAD = os.environ["MASTHEAD"]
# As meson's preset "glib" has it, which makes the catalogues.
XGETTEXT = ["xgettext", "--from-code=UTF-8", "--add-comments", "--package-name=masthead",
            "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
            "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
            "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
            "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
            "--flag=g_string_printf:2:c-format", "--flag=g_string_append_printf:2:c-format",
            "--flag=g_error_new:3:c-format", "--flag=g_set_error:4:c-format"]
SPEAKING = (".c", ".ui", ".desktop.in", ".gschema.xml", ".metainfo.xml.in", ".mime.xml.in")

# What a template shows or a screen reader says.
SHOWN = {"label", "title", "subtitle", "tooltip-text", "placeholder-text", "description", "heading",
         "body", "text", "message", "help-text", "value-text", "role-description"}
YES = {"yes", "true", "1"}
LETTERS = re.compile(r"[^\W\d_]{2}")

# Calls that show each text they are given.
SHOWING = re.compile(
    r"\b(?:(?:gtk|adw|mh)_\w+_set_(?:label|title|subtitle|tooltip_text|placeholder_text|heading|body"
    r"|description|markup)|gtk_label_new(?:_with_mnemonic)?|gtk_button_new_with_(?:label|mnemonic)"
    r"|gtk_check_button_new_with_(?:label|mnemonic)|gtk_file_chooser_native_new|gtk_file_filter_set_name"
    r"|adw_toast_new|adw_message_dialog_new|adw_message_dialog_format_(?:heading|body)"
    r"|g_set_error(?:_literal)?|g_error_new(?:_literal)?|mh_check_fail|mh_check_warn) \(")
# In a marked text nothing is plain; the words of a call are judged without it.
MARKED = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|dngettext|g_dngettext) ?\((?:[^()"]|"(?:\\.|[^"\\])*")*\)')
LITERAL = re.compile(r'"((?:\\.|[^"\\])*)"')
FORMAT = re.compile(r"%[-+ #0]*[\d.*]*(?:hh|h|ll|l|z|j)?[a-zA-Z%]|\{\w*\}|\\.")
# Texts that no language changes.
PLAIN = {"JPEG", "PNG", "ID", "N", "FORMAT"}
# What the help of a command says of it.
HELP = re.compile(r'\.(operands|value|help|summary|description) = "([^"]+)"')


def run(*words, **kwargs):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True,
                          encoding="utf-8", cwd=TOP, timeout=120, **kwargs)


def list_potfiles():
    return [line for line in sources.read("po/POTFILES").splitlines()
            if line and not line.startswith("#")]


def extract(names):
    """The catalogue of these files, as text; empty when they have no message."""
    done = run(*XGETTEXT, "--output=-", *names)
    if done.returncode != 0 or "error" in done.stderr:
        raise AssertionError(done.stderr)
    return done.stdout


def parse(text):
    """The entries of a catalogue as dictionaries of what is quoted; comments left out."""
    entries, entry, field = [], {}, None
    for line in text.splitlines() + [""]:
        match = re.match(r'(msg\w+(?:\[\d\])?) "(.*)"$', line)
        if match:
            field = match.group(1)
            entry[field] = match.group(2)
        elif line.startswith('"') and field:
            entry[field] += line[1:-1]
        elif not line and entry:
            entries.append(entry)
            entry, field = {}, None
    return [entry for entry in entries if entry.get("msgid")]


def list_translations(entry):
    return [text for field, text in entry.items() if field.startswith("msgstr")]


def find_plain_in_template(text):
    """Texts of a .ui file that a user sees and that are not marked."""
    for element in ElementTree.fromstring(text).iter():
        name = element.get("name", "").replace("_", "-")
        shown = (element.tag in ("property", "attribute") and name in SHOWN) or (
            element.tag == "item" and not list(element))
        if (shown and not list(element) and element.get("translatable") not in YES
                and element.get("bind-source") is None and element.text not in PLAIN
                and LETTERS.search(element.text or "")):
            yield f"{name}: {element.text}"


def find_end(text, start):
    """Where the bracket that is open at start closes."""
    depth, in_text, position = 1, False, start
    while depth and position < len(text):
        sign = text[position]
        if in_text and sign == "\\":
            position += 1
        elif sign == '"':
            in_text = not in_text
        elif not in_text:
            depth += {"(": 1, ")": -1}.get(sign, 0)
        position += 1
    return position


def find_plain_in_source(text):
    """Texts that a call or the help shows and that are not marked."""
    for field, word in HELP.findall(text):
        if word not in PLAIN:
            yield f".{field} = \"{word}\""
    for match in SHOWING.finditer(text):
        words = MARKED.sub("", text[match.end():find_end(text, match.end())])
        for literal in LITERAL.findall(words):
            if literal not in PLAIN and LETTERS.search(FORMAT.sub("", literal)):
                yield f"{match.group()}… \"{literal}\""


class Marking(unittest.TestCase):
    def test_potfiles_lists_what_speaks(self):
        listed = list_potfiles()
        self.assertEqual(listed, sorted(set(listed)))
        others = [name for name in sources.list_files() if name.parts[0] in ("app", "ui", "assets")
                  and str(name).endswith(SPEAKING) and str(name) not in listed]
        self.assertEqual([entry["msgid"] for entry in parse(extract(others))], [])

    def test_extracting_complains_of_nothing(self):
        """A message with a macro inside is cut there, and one with two %s has no order: say so."""
        done = run(*XGETTEXT, "--output=/dev/null", *list_potfiles())
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        cut = [entry["msgid"] for entry in parse(extract(list_potfiles()))
               if re.search(r"(?:^|[^%])%(?:%%)*$", entry["msgid"])
               and not entry["msgid"].endswith("%%")]
        self.assertEqual([text for text in cut if not re.search(r"\d %$", text)], [])

    def test_templates(self):
        names = [name for name in sources.list_files() if name.suffix == ".ui"]
        self.assertGreater(len(names), 10)
        self.assertEqual([f"{name}: {fault}" for name in names
                          for fault in find_plain_in_template(sources.read(name))], [])

    def test_sources(self):
        names = [name for name in sources.list_files()
                 if name.suffix == ".c" and name.parts[0] in ("app", "ui")]
        self.assertEqual([f"{name}: {fault}" for name in names
                          for fault in find_plain_in_source(sources.read(name))], [])

    def test_what_is_plain_is_seen(self):
        for text, faults, why in (
                ('gtk_label_set_label (l, "Save");', 1, "a plain label"),
                ('gtk_label_set_label (l, _ ("Save"));', 0, "a marked one"),
                ('adw_toast_new (f (_ ("%u (of %u)"), "Saved"));', 1, "a plain one inside another call"),
                ('g_set_error (e, D, C, "%s: %s", a, b);', 0, "only places"),
                ('g_set_error (e, D, C, "no file %s", a);', 1, "a message"),
                ('gtk_window_set_title (w, N_ ("A \\"B\\""));', 0, "quotes in a marked one"),
                ('.value = "PATH", .operands = N_ ("FILE"), .value = "N"', 1, "one word of the help"),
                ('gtk_widget_add_css_class (w, "flat");', 0, "a name nobody sees")):
            with self.subTest(why):
                self.assertEqual(len(list(find_plain_in_source(text))), faults)
        for text, faults, why in (
                ('<property name="label">Save</property>', 1, "plain"),
                ('<property name="label" translatable="yes">Save</property>', 0, "marked"),
                ('<property name="label" translatable="no">Save</property>', 1, "marked as not"),
                ('<property name="label">100 %</property>', 0, "no word"),
                ('<accessibility><property name="label">Save</property></accessibility>', 1, "read aloud"),
                ('<attribute name="label">Save</attribute>', 1, "a menu"),
                ('<property name="icon-name">list-add</property>', 0, "a name nobody sees")):
            with self.subTest(why):
                self.assertEqual(len(list(find_plain_in_template(f"<a>{text}</a>"))), faults)


class French(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.french = parse(sources.read("po/fr.po"))

    def test_languages_are_those_there_are(self):
        self.assertEqual(sources.read("po/LINGUAS").split(),
                         sorted(path.stem for path in (TOP / "po").glob("*.po")))

    def test_catalogues_are_sound(self):
        for language in sources.read("po/LINGUAS").split():
            with self.subTest(language):
                done = run("msgfmt", "--check", "--check-accelerators=_", "--output-file=/dev/null",
                           f"po/{language}.po")
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_nothing_is_left_in_english(self):
        """Somebody who adds a text adds its French: ninja -C build masthead-update-po, then edit po/fr.po."""
        with tempfile.NamedTemporaryFile("w", suffix=".pot", encoding="utf-8") as template:
            template.write(extract(list_potfiles()))
            template.flush()
            merged = run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file=-", "po/fr.po",
                         template.name)
        self.assertEqual((merged.returncode, merged.stderr), (0, ""))
        missing = [entry["msgid"] for entry in parse(merged.stdout) if "" in list_translations(entry)]
        self.assertEqual(missing, [])
        fuzzy = run("msgattrib", "--only-fuzzy", "--no-obsolete", "po/fr.po").stdout
        self.assertEqual([entry["msgid"] for entry in parse(fuzzy)], [])

    def test_typography(self):
        """No-break spaces inside « » and before : ; ? !, and no English quotation marks."""
        wrong = [text for entry in self.french for text in list_translations(entry)
                 if re.search(r" [:;?!»]|[^\W\d_][?!»]|« |«[^\u00a0]|[“”]|\w'\w", text)]
        self.assertEqual(wrong, [])

    def test_the_program_speaks_it(self):
        env = {**os.environ, "LANGUAGE": "fr", "LC_ALL": "C.UTF-8"}
        self.assertIn("\nCommandes\u00a0:\n", run(MASTHEAD, "--help", env=env).stdout)
        self.assertRegex(run(MASTHEAD, "rendre", env=env).stderr, "il n’y a pas de commande «\u00a0rendre")
        self.assertIn("\nCommands:\n", run(MASTHEAD, "--help", env={**env, "LANGUAGE": "en"}).stdout)

    def test_pictures_do_not(self):
        """What is drawn has the account's language, whoever draws it."""
        example = TOP / "assets/examples/northwind/northwind.team.json"
        with tempfile.TemporaryDirectory(prefix="masthead-test-") as folder:
            for language in ("en", "fr"):
                done = run(MASTHEAD, "render", "--surface", "x-header", "--scale", "0.5", "--date", "2026-11-22",
                           "-o", f"{folder}/{language}.jpg", example,
                           env={**os.environ, "LANGUAGE": language, "LC_ALL": "C.UTF-8"})
                self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(Path(folder, "en.jpg").read_bytes(), Path(folder, "fr.jpg").read_bytes())


if __name__ == "__main__":
    tapunit.main()
