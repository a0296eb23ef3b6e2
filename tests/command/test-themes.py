#!/usr/bin/python3
# test-themes.py: the themes that are shipped, against the JSON Schema of themes
#
# SPDX-License-Identifier: GPL-3.0-or-later

import copy
import json
import sys
import unittest
from pathlib import Path

import jsonschema

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
import tapunit
from sources import TOP

SCHEMA = TOP / "assets/schema/theme.schema.json"

# What a slip of the pen makes of a theme: why, the pointer's parts, and the value put there.
BROKEN = [
    ("a name is a text", ["name"], 1),
    ("a layout is one of a few words", ["design", "layout"], "columns"),
    ("a colour is written as #rrggbb", ["design", "colors", "accent"], "red"),
    ("an opacity is a fraction", ["design", "panel", "opacity"], 94),
    ("a stop has a place and a colour", ["design", "background", "gradient", "stops"], [[0], [1]]),
    ("a locked member is a JSON Pointer", ["locked"], ["colors"]),
]


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Themes(unittest.TestCase):
    def setUp(self):
        schema = load(SCHEMA)
        jsonschema.Draft202012Validator.check_schema(schema)
        resolver = jsonschema.RefResolver(SCHEMA.as_uri(), schema)
        self.validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
        self.themes = sorted((TOP / "assets/themes").glob("*.theme.json"))

    def test_each_follows_the_schema(self):
        self.assertGreaterEqual(len(self.themes), 4)
        for path in self.themes:
            with self.subTest(path.name):
                errors = [error.message for error in self.validator.iter_errors(load(path))]
                self.assertEqual(errors, [])

    def test_each_is_whole_and_has_a_name_of_its_own(self):
        self.assertEqual([sorted(load(path)) for path in self.themes],
                         [["design", "locked", "name"]] * len(self.themes))
        names = [load(path)["name"].strip() for path in self.themes]
        self.assertNotIn("", names)
        self.assertEqual(len(set(names)), len(names))

    def test_what_is_locked_is_set(self):
        """A lock on a member that the theme leaves open would hold people to a default."""
        for path in self.themes:
            theme = load(path)
            for pointer in theme["locked"]:
                value = theme["design"]
                for part in pointer.split("/")[1:]:
                    self.assertIn(part, value, f"{path.name}: {pointer}")
                    value = value[part]

    def test_the_schema_refuses(self):
        for why, parts, value in BROKEN:
            with self.subTest(why):
                theme = copy.deepcopy(load(self.themes[0]))
                place = theme
                for part in parts[:-1]:
                    place = place.setdefault(part, {})
                place[parts[-1]] = value
                self.assertFalse(self.validator.is_valid(theme))


tapunit.main()
