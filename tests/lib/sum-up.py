#!/usr/bin/python3
# sum-up.py: what came of a run of meson's tests, in one closing line
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: sum-up.py testlog.json

Counts every sub-test of the tests that speak TAP, and every other test as one. The last line is
"N passed, N failed" with ", N skipped" behind it where some were. Fails when any failed or none ran.
"""

import json
import re
import sys

TAP_LINE = re.compile(r"^(not )?ok\b([^#]*)(?:#\s*(skip|todo)\b)?", re.IGNORECASE)
GOOD = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP", "IGNORED"}


def count_subtests(output):
    """How many lines of TAP passed, failed and were skipped; nested ones are their parent's."""
    passed = failed = skipped = 0
    for line in output.splitlines():
        match = TAP_LINE.match(line)
        if not match:
            continue
        directive = (match.group(3) or "").lower()
        if directive == "skip":
            skipped += 1
        elif match.group(1) and directive != "todo":
            failed += 1
        else:
            passed += 1
    return passed, failed, skipped


def count_test(test):
    result = test["result"]
    passed, failed, skipped = count_subtests(test.get("stdout") or "")
    if result in SKIPPED:
        return 0, 0, max(skipped, 1)
    if result not in GOOD:
        return passed, max(failed, 1), skipped
    if passed + failed + skipped == 0:
        return 1, 0, 0
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            for line in log:
                for i, count in enumerate(count_test(json.loads(line))):
                    totals[i] += count
    except FileNotFoundError:
        print("No test was run.")
    passed, failed, skipped = totals
    print(f"\n{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
