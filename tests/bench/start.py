# start.py: from the command to the first frame on the screen, against an empty window
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arguments: bench-start, bench-window, a team file. Prints JSON. Runs inside `with-display`."""
import json
import os
import statistics
import subprocess
import sys
import time

ROUNDS = 15


def measure(arguments):
    """Milliseconds until the server has drawn the program's first frame, as the program tells."""
    environment = {**os.environ, "BENCH_START_US": str(time.monotonic_ns() // 1000)}
    return float(subprocess.run(arguments, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                env=environment).stdout)


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
