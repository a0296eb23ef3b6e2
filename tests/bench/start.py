# start.py: from the command to a window on the screen, against an empty one
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arguments: the designer, the empty window's program, a team file. Prints JSON. Runs inside `with-display`."""
import json
import statistics
import subprocess
import sys
import time

ROUNDS = 7


def measure(arguments):
    """Milliseconds until a window of the program is seen."""
    start = time.monotonic()
    program = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    subprocess.run(["timeout", "60", "xdotool", "search", "--sync", "--onlyvisible", "--pid", str(program.pid)], check=True,
                   stdout=subprocess.DEVNULL)
    taken = time.monotonic() - start
    program.kill()
    program.wait()
    return 1000 * taken


def main():
    designer, empty, team = sys.argv[1:]
    rounds = [(measure([empty]), measure([designer, team]))
              for _ in range(ROUNDS)]
    empty_ms = statistics.median(each[0] for each in rounds)
    designer_ms = statistics.median(each[1] for each in rounds)
    print(json.dumps({"start": {"empty_window_ms": round(empty_ms), "designer_ms": round(designer_ms),
                                "ratio": round(designer_ms / empty_ms, 2)}}))


if __name__ == "__main__":
    main()
