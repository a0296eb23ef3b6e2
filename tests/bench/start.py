# start.py: from the command to the first frames on the screen, against an empty window
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arguments: bench-start, bench-window, a team file. Prints JSON. Runs inside `with-display`.

The designer is started with the team and without one, each time beside an empty window; what is told are medians in
milliseconds, and their ratios to the empty window's. With a team there are two: the first frame, and the first with
the picture. `cpu` is the processor time until the program ends, of all its threads, which other programs on the
machine change less than the clock.
"""
import json
import os
import resource
import statistics
import subprocess
import sys
import time

ROUNDS = 15


def measure(arguments):
    """Milliseconds until the server has drawn each frame that the program tells of; and of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "BENCH_START_US": str(time.monotonic_ns() // 1000)}
    told = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env=environment).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
    return [float(line) for line in told.split()], cpu


def sum_up(rounds, of, empty_ms):
    ms = statistics.median(of(each) for each in rounds)
    return {"ms": round(ms), "ratio": round(ms / empty_ms, 2)}


def main():
    designer, empty, team = sys.argv[1:]
    rounds = [{"empty": measure([empty]), "blank": measure([designer]), "team": measure([designer, team])}
              for _ in range(ROUNDS)]
    empty_ms = statistics.median(each["empty"][0][0] for each in rounds)
    empty_cpu = statistics.median(each["empty"][1] for each in rounds)
    print(json.dumps({"start": {
        "empty_window_ms": round(empty_ms),
        "team": {"first_frame": sum_up(rounds, lambda each: each["team"][0][0], empty_ms),
                 "with_picture": sum_up(rounds, lambda each: each["team"][0][-1], empty_ms)},
        "blank": {"first_frame": sum_up(rounds, lambda each: each["blank"][0][0], empty_ms),
                  "cpu": sum_up(rounds, lambda each: each["blank"][1], empty_cpu)}}}))


if __name__ == "__main__":
    main()
