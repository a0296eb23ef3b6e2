#!/usr/bin/python3
# test-schema.py: the JSON Schema against itself, the examples and the table of team files
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The table's rows say which problems the program finds (tests/unit/test-document.c makes sure that it
# does), so that what the schema refuses and what the program refuses is the same.

import json
import pathlib
import re
import sys

import jsonschema


def merge(target, patch):
    """RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merge(result.get(name), value)
    return result


def check(schema, files):
    """One line for each file on which schema and table do not agree."""
    formats = jsonschema.FormatChecker(formats=["date"])
    # An empty day is none.
    formats.checks("date", ValueError)(lambda day: not isinstance(day, str) or day == "" or is_day(day))
    validator = jsonschema.Draft202012Validator(schema, format_checker=formats)
    for why, document, is_right in files:
        errors = sorted(validator.iter_errors(document), key=lambda error: list(error.path))
        if bool(errors) == is_right:
            yield f"{why}: " + ("; ".join(e.message[:200] for e in errors) or "was not refused")


def list_unknown_codes(source):
    """Codes of findings that the sources make and the schema of their list does not know."""
    schema = json.loads((source / "assets/schema/findings.schema.json").read_text(encoding="utf-8"))
    known = schema["$defs"]["finding"]["properties"]["code"]["enum"]
    made = set()
    for file in sorted((source / "app").rglob("*.c")):
        made |= set(re.findall(r'finding_new\s*\(\s*"([a-z-]+)"', file.read_text(encoding="utf-8")))
    assert len(made) > 15, "the sources are read"
    return sorted(made - set(known))


def is_day(day):
    import datetime

    datetime.date.fromisoformat(day)
    return True


def main(source):
    assets = pathlib.Path(source) / "assets"
    schema = json.loads((assets / "schema" / "team.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    table = json.loads((pathlib.Path(source) / "tests/lib/team-files.json").read_text(encoding="utf-8"))
    files = [
        (row["why"], row["file"] if "file" in row else merge(table["base"], row["patch"]), not row["problems"])
        for row in table["rows"]
    ]
    examples = sorted((assets / "examples").rglob("*.team.json"))
    assert examples, "no examples found"
    files += [(str(path), json.loads(path.read_text(encoding="utf-8")), True) for path in examples]

    wrong = list(check(schema, files))
    wrong += [f"{code}: not in findings.schema.json" for code in list_unknown_codes(pathlib.Path(source))]
    print("\n".join(wrong))
    print(f"{len(files) - len(wrong)} of {len(files)} as wanted")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
