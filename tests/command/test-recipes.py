# test-recipes.py: what the manual and the README tell to type does what they say
#
# SPDX-License-Identifier: GPL-3.0-or-later

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "lib"))

import tapunit
from command import PROGRAM, CommandTest, make_team
from sources import TOP

ROFF = {"\\-": "-", "\\(dq": '"', "\\(aq": "'", "\\(cq": "’", "\\e": "\\", "\\&": ""}
ANALYZE = shutil.which("systemd-analyze")


def list_recipes(after):
    """The examples of the manual page after a heading, as one would type them."""
    page = (TOP / "assets/man/masthead.1").read_text(encoding="utf-8")
    part = re.split(r"^\.SH ", page.split(f".SH {after}\n")[1], flags=re.M)[0]
    return [re.sub(r"\\(?:\(..|.)", lambda match: ROFF[match.group()], text)
            for text in re.findall(r"^\.EX\n(.*?)^\.EE$", part, re.M | re.S)]


def find_recipe(word):
    return next(text for text in list_recipes("RECIPES") if word in text)


class Recipes(CommandTest):
    def setUp(self):
        super().setUp()
        programs = self.folder.parent / f"{self.folder.name}-bin"
        programs.mkdir()
        (programs / "masthead").symlink_to(PROGRAM)
        self.addCleanup(shutil.rmtree, programs)
        self.path = f"{programs}:{os.environ['PATH']}"

    def run_shell(self, script, folder=None):
        environment = {**os.environ, "PATH": self.path, "XDG_CONFIG_HOME": str(self.config),
                       "GIT_CONFIG_GLOBAL": "/dev/null", "HOME": str(self.folder)}
        for name in ("AUTHOR", "COMMITTER"):
            environment.update({f"GIT_{name}_NAME": "Test", f"GIT_{name}_EMAIL": "test@example.org"})
        return subprocess.run(["/bin/sh", "-c", script], cwd=folder or self.folder, env=environment,
                              capture_output=True, text=True, timeout=120)

    def assert_script(self, script, status=0):
        result = self.run_shell(script)
        self.assertEqual(result.returncode, status, f"{script}\n{result.stdout}{result.stderr}")
        return result

    def write_team(self, members=3, **changes):
        self.write("crew.team.json", make_team(members, **changes))

    def test_examples(self):
        self.assert_script(list_recipes("EXAMPLES")[0])
        self.assert_script(list_recipes("EXAMPLES")[1])
        self.assertLess((self.folder / "banner.jpg").stat().st_size, 500_000)
        for name in ("a", "b"):
            folder = self.folder / "teams" / name
            folder.mkdir(parents=True)
            (folder / f"{name}.team.json").write_text(json.dumps(make_team()))
        self.assert_script(list_recipes("EXAMPLES")[2])
        self.assertTrue((self.folder / "teams/b/x.jpg").is_file())

    def test_readme(self):
        """Every command of the README, one after the other, in a folder of one's own."""
        text = (TOP / "README.md").read_text(encoding="utf-8")
        script = "\n".join(re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S))
        self.assertGreater(script.count("masthead "), 8)
        self.write("people.csv", "Name,Expertise,Signature\nAda Lin,Maps,AL\n")
        (self.folder / "faces").mkdir()
        self.assert_script(f"set -e\n{script}")

    def test_service(self):
        service = configparser.ConfigParser(interpolation=None)
        service.optionxform = str
        service.read_string(find_recipe("[Service]"))
        command = re.fullmatch(r"/bin/sh -c '(.*)'", service["Service"]["ExecStart"])[1]
        self.write_team()
        self.assert_script(command)
        first = (self.folder / "x.jpg").stat().st_mtime_ns
        self.assert_script(command)
        self.assertEqual((self.folder / "x.jpg").stat().st_mtime_ns, first)
        # Somebody has left: the picture of before is stale.
        self.write_team(2)
        self.assertEqual(self.run_here("verify", "crew.team.json").status, 1)
        self.assert_script(command)
        self.assertEqual(self.run_here("verify", "crew.team.json").status, 0)

    def test_units_are_understood(self):
        if ANALYZE is None:
            self.skipTest("systemd-analyze is not installed")
        for suffix, word in (("service", "[Service]"), ("timer", "[Timer]")):
            self.write(f"masthead.{suffix}", find_recipe(word))
        result = subprocess.run(
            [ANALYZE, "verify", "--user", "--man=no", self.folder / "masthead.service",
             self.folder / "masthead.timer"],
            capture_output=True, text=True, timeout=60,
            env={**os.environ, "XDG_RUNTIME_DIR": str(self.folder)})
        self.assertNotIn("masthead.", result.stderr)

    def test_each_change(self):
        script = find_recipe("masthead check")
        self.write_team()
        self.assert_script(script, 1)
        self.assert_script("masthead render crew.team.json")
        self.assert_script(script)
        self.write_team(design={"panel": {"size": 0.3}})
        self.assert_script(script, 1)
        self.write_team([{"name": "A", "photo": "none.png"}])
        self.assert_script("masthead render crew.team.json")
        self.assert_script(script, 1)

    def test_every_night(self):
        script = find_recipe("git commit")
        self.write_team()
        self.assert_script("git init -q -b main . && git init -q --bare ../$(basename $PWD).git &&"
                           " git remote add origin ../$(basename $PWD).git &&"
                           " git add . && git commit -qm Team && git push -qu origin main")
        self.addCleanup(shutil.rmtree, f"{self.folder}.git")
        self.assert_script(script)
        pushed = self.assert_script("git log --format=%s origin/main; git ls-files").stdout
        self.assertRegex(pushed, r"^The team of \d{4}-\d\d-\d\d\nTeam\ncrew.team.json\npeople.html\nx.jpg\n$")
        self.assert_script(script)
        self.assertEqual(self.assert_script("git log --format=%s origin/main; git ls-files").stdout, pushed)


if __name__ == "__main__":
    tapunit.main()
