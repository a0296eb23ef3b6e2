# sources.py: the files of the project, for tests that read them
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def list_files():
    """Paths relative to the top, of what belongs to the project; builds and outputs left out."""
    try:
        out = subprocess.run(
            ["git", "-C", TOP, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True).stdout
        names = [Path(os.fsdecode(name)) for name in out.split(b"\0") if name]
    except (OSError, subprocess.CalledProcessError):
        # From a tarball.
        names = [path.relative_to(TOP) for folder in (".ci", "app", "assets", "po", "tests", "ui")
                 for path in (TOP / folder).rglob("*") if path.is_file()]
        names += [path.relative_to(TOP) for path in TOP.iterdir() if path.is_file()]
    return sorted({name for name in names
                   if (TOP / name).is_file() and "__pycache__" not in name.parts})


def read(name):
    return (TOP / name).read_text(encoding="utf-8")
