# tapunit.py: runs unittest and speaks TAP
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A test program ends in `tapunit.main()`; meson then counts each test function, and each skip."""

import sys
import time
import unittest


class TapResult(unittest.TestResult):
    """Prints a line a test. A test with failing sub-tests is one "not ok" that shows them all."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = 0
        self.problems = []
        self.skip = None

    def startTest(self, test):
        super().startTest(test)
        self.problems = []
        self.skip = None
        self.start = time.monotonic()

    def addError(self, test, err):
        super().addError(test, err)
        self.problems.append(self._exc_info_to_string(err, test))
        # An error outside any test (in setUpClass) has no stopTest() of its own.
        if not hasattr(test, "_testMethodName"):
            self.report(str(test))

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.problems.append(self._exc_info_to_string(err, test))

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.problems.append(f"{subtest}\n{self._exc_info_to_string(err, test)}")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.skip = reason

    def stopTest(self, test):
        super().stopTest(test)
        self.report(test.id().split(".", 1)[-1])

    def report(self, name):
        self.number += 1
        word = "not ok" if self.problems else "ok"
        tail = f" # SKIP {self.skip}" if self.skip and not self.problems else ""
        print(f"{word} {self.number} {name}{tail}", flush=True)
        for problem in self.problems:
            for line in problem.splitlines():
                print(f"# {line}", flush=True)
            # meson shows this part of a log.
            print(f"{name}: {problem}", file=sys.stderr, flush=True)


def main():
    """Runs the tests of the program, or those named on the command line (Class.test_name)."""
    loader = unittest.defaultTestLoader
    module = sys.modules["__main__"]
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    suite = loader.loadTestsFromNames(names, module) if names else loader.loadTestsFromModule(module)
    print("TAP version 13")
    result = TapResult()
    suite.run(result)
    print(f"1..{result.number}")
    sys.exit(0 if result.wasSuccessful() and result.testsRun else 1)
