#!/usr/bin/python3
# render.py: how long whole runs take, and what they need, against other programs
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: render.py MASTHEAD [NODE_MODULES]
#
# Prints one JSON object. All that is compared is measured in one run, in turns, and given as a ratio of medians: of wall time
# and of processor time, since the first means little on a busy machine. Peers that are not
# installed are named and left out.

import html
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MASTHEAD = os.path.abspath(sys.argv[1])
NODE_MODULES = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else ""
TURNS = 7
NAMES = ["Aiko Tanaka", "Ben Okafor", "Clara Lindqvist", "Diego Ramírez", "Elif Yılmaz",
         "Farid Haddad", "Grace O’Neill", "Hana Kim"]
# Where 200 people have room.
WALL = {"title": "Wall", "width": 2400, "height": 2400, "formats": ["jpeg"],
        "display": {"desktop": 2400, "phone": [2400]}}
CONVERT = shutil.which("convert-im6.q16") or "convert"
COMPARE = shutil.which("compare-im6.q16") or "compare"

SHARP = """
const sharp = require('sharp');
(async () => {
  const photos = await Promise.all(%(photos)s.map(async ([file, x, y, side]) => ({
    input: await sharp(file).resize(side, side)
      .composite([{ input: Buffer.from(`<svg width="${side}" height="${side}"><circle cx="${side / 2}"
        cy="${side / 2}" r="${side / 2}"/></svg>`), blend: 'dest-in' }]).png().toBuffer(),
    left: x, top: y })));
  await sharp('bg.jpg').resize(1500, 500, { fit: 'cover' })
    .composite([{ input: Buffer.from(%(svg)s) }, ...photos])
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toFile('sharp.jpg');
})();
"""


def measure(command, folder, cores=None, given=b"", **environment):
    """Wall and processor seconds and the largest process of a run, on these cores or all. What it is
    given on standard input has to fit a pipe."""
    to_read, to_write = os.pipe()
    os.write(to_write, given)
    os.close(to_write)
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               stdin=to_read,
                               preexec_fn=cores and (lambda: os.sched_setaffinity(0, cores)))
    os.close(to_read)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise RuntimeError(f"{command[0]} failed")
    return {"wall_ms": (time.monotonic() - start) * 1e3,
            "cpu_ms": (usage.ru_utime + usage.ru_stime) * 1e3, "peak_kib": usage.ru_maxrss}


def take_turns(runs):
    """The medians of several runs, each in its turn, so that all see the same machine."""
    seen = {name: [] for name in runs}
    for _ in range(TURNS):
        for name, run in runs.items():
            seen[name].append(run())
    return {name: {key: round(statistics.median(one[key] for one in results), 1)
                   for key in ("wall_ms", "cpu_ms", "peak_kib")} for name, results in seen.items()}


def get_ratio(ours, theirs):
    return {"wall": round(ours["wall_ms"] / theirs["wall_ms"], 3),
            "cpu": round(ours["cpu_ms"] / theirs["cpu_ms"], 3)}


def make_photo(folder, name, side_x, side_y, seed):
    """As phones write them: with colours at half the size."""
    subprocess.run([CONVERT, "-size", f"{side_x}x{side_y}", "-seed", str(seed), "plasma:", "-quality",
                    "90", "-sampling-factor", "2x2", name], cwd=folder, check=True)


def write_team(folder, name, photos, targets, surfaces=None, **design):
    members = [{"name": NAMES[i % 8] + (f" {i // 8}" if i >= 8 else ""),
                "expertise": "Trains and tickets", "signature": f"P{i}",
                "handle": "@" + NAMES[i % 8].split()[0].lower() + str(i), "photo": photo}
               for i, photo in enumerate(photos)]
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps({
        "masthead": 1, "account": {"organisation": "Northwind Rail", "handle": "@northwind"},
        "members": members, "targets": targets, "surfaces": surfaces or {}, "design": design}))


def make_standard_job(folder):
    for i in range(8):
        make_photo(folder, f"p{i}.jpg", 800, 800, i)
    make_photo(folder, "bg.jpg", 4000, 3000, 9)
    write_team(folder, "std.team.json", [f"p{i}.jpg" for i in range(8)],
               [{"surface": "x-header", "file": "x.jpg", "quality": 90}], layout="sidebar",
               background={"picture": {"file": "bg.jpg"}})


def draw(*files, jobs=None, cache=None):
    """A run of the program, with fonts as the tests have them."""
    command = [MASTHEAD, "render", *(["--jobs", str(jobs)] if jobs else []), *files]
    return command, {"MASTHEAD_CACHE": "on" if cache else "off", "XDG_CACHE_HOME": str(cache or "/")}


# The same drawing for the others, from what our own layout says.

def read_scene(folder):
    scene = subprocess.run([MASTHEAD, "layout", "std.team.json"], cwd=folder, check=True,
                           capture_output=True).stdout
    return json.loads(scene)["items"]


def draw_text(item):
    x, _, _, _ = item["box"]
    return (f'<text x="{x}" y="{item.get("baseline", item["box"][3])}" font-size="{item["size_px"]}" '
            f'font-family="{html.escape(item["family"])}" font-weight="{item.get("weight", 400)}" '
            f'fill="{item["color"][:7]}">{html.escape(item["text"])}</text>')


def draw_panel(item):
    x0, y0, x1, y1 = item["box"]
    opacity = int(item["color"][7:] or "ff", 16) / 255
    return (f'<rect x="{x0}" y="{y0}" width="{x1 - x0}" height="{y1 - y0}" '
            f'fill="{item["color"][:7]}" fill-opacity="{opacity:.3f}"/>')


def draw_photo(item, name):
    x0, y0, x1, y1 = item["box"]
    return (f'<clipPath id="{name}"><circle cx="{(x0 + x1) / 2}" cy="{(y0 + y1) / 2}" '
            f'r="{(x1 - x0) / 2}"/></clipPath><image xlink:href="{name}.jpg" x="{x0}" y="{y0}" '
            f'width="{x1 - x0}" height="{y1 - y0}" clip-path="url(#{name})"/>')


def write_svg(folder, items):
    """Two drawings: all of it, and what sharp cannot draw by itself."""
    photos = [item for item in items if item["role"] == "photo"]
    flat = [draw_panel(item) for item in items if item["role"] == "panel"]
    texts = [draw_text(item) for item in items if item["kind"] == "text"]
    faces = [draw_photo(item, f"p{i}") for i, item in enumerate(photos)]
    head = ('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            'width="1500" height="500">')
    ground = ('<image xlink:href="bg.jpg" width="1500" height="500" '
              'preserveAspectRatio="xMidYMid slice"/>')
    (folder / "all.svg").write_text("".join([head, ground, *flat, *faces, *texts, "</svg>"]))
    overlay = "".join([head, *flat, *texts, "</svg>"])
    places = [[f"p{i}.jpg", round(p["box"][0]), round(p["box"][1]),
               round(p["box"][2] - p["box"][0])] for i, p in enumerate(photos)]
    (folder / "sharp.js").write_text(SHARP % {"photos": json.dumps(places),
                                              "svg": json.dumps(overlay)})


def make_convert_command(items):
    command = [CONVERT, "-define", "jpeg:size=3000x1500", "bg.jpg", "-resize", "1500x500^",
               "-gravity", "center", "-extent", "1500x500", "-gravity", "NorthWest"]
    index = 0
    for item in items:
        x0, y0, x1, y1 = (round(v) for v in item["box"])
        if item["role"] == "panel":
            command += ["-fill", item["color"], "-draw", f"rectangle {x0},{y0} {x1},{y1}"]
        elif item["role"] == "photo":
            side = x1 - x0
            command += ["(", "-define", f"jpeg:size={2 * side}x{2 * side}", f"p{index}.jpg", "-resize",
                        f"{side}x{side}!", "(", "-size", f"{side}x{side}", "xc:black", "-fill",
                        "white", "-draw", f"circle {side / 2},{side / 2} {side / 2},0", ")", "-alpha",
                        "off", "-compose", "CopyOpacity", "-composite", ")", "-compose", "Over",
                        "-geometry", f"+{x0}+{y0}", "-composite"]
            index += 1
        elif item["kind"] == "text":
            command += ["-pointsize", str(item["size_px"]), "-fill", item["color"][:7], "-annotate",
                        f"+{x0}+{y0}", item["text"].replace("%", "%%").replace("@", "\\@")]
    return command + ["-sampling-factor", "1x1", "-quality", "90", "convert.jpg"]


def list_peers(folder):
    """Command and the goal that is set for each, by name; None for what is not installed."""
    items = read_scene(folder)
    write_svg(folder, items)
    has = {name: shutil.which(name) for name in
           ("djpeg", "cjpeg", "rsvg-convert", "inkscape", "chromium", "node", CONVERT)}
    floor = ("djpeg -scale 1/2 bg.jpg >/dev/null; "
             + "".join(f"djpeg -scale 1/8 p{i}.jpg >/dev/null; " for i in range(8))
             + "cjpeg -quality 90 -sample 1x1 -optimize -progressive floor.ppm >floor.jpg")
    rsvg = ("rsvg-convert all.svg -o rsvg.png && " + CONVERT
            + " rsvg.png ppm:- | cjpeg -quality 90 -sample 1x1 >rsvg.jpg")
    sharp = has["node"] and NODE_MODULES and Path(NODE_MODULES, "sharp").exists()
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        "floor": (1.2, has["djpeg"] and has["cjpeg"] and ["sh", "-c", floor]),
        "rsvg-convert": (1 / 6, has["rsvg-convert"] and has["cjpeg"] and ["sh", "-c", rsvg]),
        "imagemagick": (1 / 6, has[CONVERT] and make_convert_command(items)),
        "sharp": (1 / 4, sharp and ["node", "sharp.js"]),
        "inkscape": (1 / 9, has["inkscape"] and ["inkscape", "all.svg", "-o", "inkscape.png"]),
        "chromium": (1 / 12, has["chromium"] and [
            "chromium", "--headless", *root, "--disable-gpu", f"--user-data-dir={folder}/chromium",
            "--window-size=1500,500", "--screenshot=chromium.png", "--hide-scrollbars",
            f"file://{folder}/all.svg"]),
    }


def measure_first(command, folder, environment):
    """A run that finds its cache empty, and fills it."""
    shutil.rmtree(folder / "cache", ignore_errors=True)
    return measure(command, folder, **environment)


def measure_changed(command, folder, environment):
    """A run that finds its pictures in the cache and has another name to paint: no file is taken again."""
    path = folder / "std.team.json"
    kept = path.read_text()
    team = json.loads(kept)
    team["members"][0]["name"] = f"Ann {time.monotonic_ns() % 1000000}"
    path.write_text(json.dumps(team))
    try:
        return measure(command, folder, **environment)
    finally:
        path.write_text(kept)


def measure_standard_job(folder):
    """The cold run is the one without a cache; one that fills its cache does a little more. What is
    compared with them is the next one, which writes the same picture again, and one of a team in which
    somebody has another name."""
    make_standard_job(folder)
    command, environment = draw("std.team.json")
    measure(command, folder, **environment)
    subprocess.run([CONVERT, "x.jpg", "floor.ppm"], cwd=folder, check=True)
    kept, remembering = draw("std.team.json", cache=folder / "cache")
    peers, missing, failed = list_peers(folder), [], []
    runs = {"masthead": lambda: measure(command, folder, **environment),
            "filling the cache": lambda: measure_first(kept, folder, remembering),
            "warm": lambda: measure(kept, folder, **remembering),
            "warm, changed": lambda: measure_changed(kept, folder, remembering)}
    for name, (_, peer) in peers.items():
        if not peer:
            missing.append(name)
            continue
        try:
            measure(peer, folder, NODE_PATH=NODE_MODULES)
        except RuntimeError:
            failed.append(name)
            continue
        runs[name] = lambda peer=peer: measure(peer, folder, NODE_PATH=NODE_MODULES)
    figures = take_turns(runs)
    ours = figures["masthead"]
    against = {name: {"ratio": get_ratio(ours, figures[name]), "goal": round(goal, 3)}
               for name, (goal, _) in peers.items() if name in figures}
    for name, cold in (("cold run", ours), ("run that fills the cache", figures["filling the cache"])):
        against[name] = {"ratio": get_ratio(figures["warm"], cold), "goal": round(1 / 3, 3),
                         "ratio_changed": get_ratio(figures["warm, changed"], cold)}
    return {"runs": figures, "against": against, "not_installed": missing, "failed": failed,
            "peak_goal_kib": 45 * 1024}


def require_photos(folder, file, n_photos):
    """What is left out for want of room needs no memory and no time, and would look good."""
    scene = subprocess.run([MASTHEAD, "layout", file], cwd=folder, check=True,
                           capture_output=True).stdout
    seen = sum(item["role"] == "photo" for item in json.loads(scene)["items"])
    if seen != n_photos:
        raise RuntimeError(f"{file} shows {seen} photos, not {n_photos}")


def measure_large_photos(folder):
    """200 people with 12-megapixel photos: memory, and what the cache saves."""
    for i in range(4):
        make_photo(folder, f"large{i}.jpg", 4000, 3000, 20 + i)
    photos = []
    for i in range(200):
        photos.append(f"large-{i}.jpg")
        (folder / photos[-1]).symlink_to(f"large{i % 4}.jpg")
    write_team(folder, "large.team.json", photos, [{"surface": "wall", "file": "l.jpg"}],
               surfaces={"wall": WALL}, layout="grid", panel={"side": "full"},
               people={"fields": ["photo", "name"]})
    write_team(folder, "eight.team.json", photos[:8], [{"surface": "x-header", "file": "e.jpg"}])
    require_photos(folder, "large.team.json", 200)
    require_photos(folder, "eight.team.json", 8)
    all_of_them, environment = draw("large.team.json")
    eight, remembering = draw("eight.team.json", cache=folder / "cache")
    cold, environment_cold = draw("eight.team.json")
    peak = measure(all_of_them, folder, **environment)["peak_kib"]
    measure(eight, folder, **remembering)
    figures = take_turns({"cold": lambda: measure(cold, folder, **environment_cold),
                          "warm": lambda: measure(eight, folder, **remembering)})
    return {"peak_kib_of_200": peak, "peak_goal_kib": 150 * 1024,
            "warm_to_cold_of_8": get_ratio(figures["warm"], figures["cold"]), "goal": round(1 / 3, 3)}


def measure_halves(folder, files):
    """Two programs at once with half of the files each: how far the machine itself goes."""
    start = time.monotonic()
    halves = []
    for part in (files[::2], files[1::2]):
        command, environment = draw(*part, jobs=1)
        halves.append(subprocess.Popen(command, cwd=folder, env={**os.environ, **environment},
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    if any([half.wait() for half in halves]):
        raise RuntimeError("a half failed")
    return (time.monotonic() - start) * 1e3


def measure_many(folder):
    """100 team files with three targets each: on one core and on two, and beside it with one
    thread and with two on all cores."""
    targets = [{"surface": name, "file": f"{name}.jpg"}
               for name in ("x-header", "mastodon-header", "bluesky-banner")]
    files = []
    for i in range(100):
        files.append(f"many{i}/t.team.json")
        write_team(folder, files[-1], [f"../p{(i + k) % 8}.jpg" for k in range(8)], targets)
    cores = sorted(os.sched_getaffinity(0))
    ways = {"one_core": (None, cores[:1]), "two_cores": (None, cores[:2]),
            "one_thread": (1, None), "two_threads": (2, None)}
    seen = {name: [] for name in ways}
    halves = []
    for _ in range(3):
        for name, (jobs, on) in ways.items():
            command, environment = draw(*files, jobs=jobs)
            seen[name].append(measure(command, folder, on, **environment))
        halves.append(measure_halves(folder, files))
    wall = {name: statistics.median(one["wall_ms"] for one in results)
            for name, results in seen.items()}
    return {**{f"{name}_ms": round(value) for name, value in wall.items()},
            "speedup": round(wall["one_core"] / wall["two_cores"], 2), "goal": 1.8,
            "speedup_of_threads": round(wall["one_thread"] / wall["two_threads"], 2),
            "speedup_of_two_programs": round(wall["one_thread"] / statistics.median(halves), 2),
            "cores": os.cpu_count(), "peak_kib": max(one["peak_kib"] for one in seen["two_cores"])}


def measure_decoder(folder):
    """The program that reads drawings and the rarer kinds of pictures: from its start until it has
    given back one of a few pixels."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'
    subprocess.run([CONVERT, "-size", "8x8", "xc:red", "small.gif"], cwd=folder, check=True)
    given = {"svg": drawing, "gif": (folder / "small.gif").read_bytes()}
    decoder = os.environ.get("MASTHEAD_DECODER")
    if not decoder:
        return {"not_installed": ["masthead-decode"]}
    figures = take_turns({kind: lambda kind=kind: measure([decoder, kind, "8", "8"], folder,
                                                          given=given[kind])
                          for kind in given})
    return {**figures, "goal_ms": 20}


def measure_error(folder):
    """Coloured text: the error of our JPEG and of cjpeg's, which has as many bytes or more."""
    write_team(folder, "text.team.json", [], [{"surface": "x-header", "file": "t.jpg"}],
               background={"color": "#b00020"}, colors={"text": "#ffe000"}, layout="notice",
               notice={"text": "Red and yellow letters smear when colour is halved. " * 8})
    for name in ("t.png", "t.jpg"):
        subprocess.run([MASTHEAD, "render", "--quality", "90", "-o", name, "text.team.json"],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([CONVERT, "t.png", "t.ppm"], cwd=folder, check=True)
    if not shutil.which("cjpeg"):
        return {"not_installed": ["cjpeg"]}
    with open(folder / "c.jpg", "wb") as out:
        subprocess.run(["cjpeg", "-quality", "90", "-sample", "1x1", "-optimize", "-progressive",
                        "t.ppm"], cwd=folder, check=True, stdout=out)
    # Words and profile are no part of the picture.
    subprocess.run(["exiftool", "-q", "-all=", "-o", "bare.jpg", "t.jpg"], cwd=folder, check=True)
    error = {}
    for name in ("bare.jpg", "c.jpg"):
        result = subprocess.run([COMPARE, "-metric", "RMSE", "t.png", name, "null:"], cwd=folder,
                                capture_output=True, text=True)
        error[name] = float(result.stderr.split()[0])
    return {"bytes_to_cjpeg": round((folder / "bare.jpg").stat().st_size
                                    / (folder / "c.jpg").stat().st_size, 3),
            "rmse_to_cjpeg": round(error["bare.jpg"] / error["c.jpg"], 3), "goal": 1.0}


def main():
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as name:
        folder = Path(name)
        render = {"load_before": round(os.getloadavg()[0], 2),
                  "standard_job": measure_standard_job(folder),
                  "large_photos": measure_large_photos(folder),
                  "many_teams": measure_many(folder),
                  "decoder": measure_decoder(folder),
                  "coloured_text": measure_error(folder)}
    print(json.dumps({"render": render}, indent=2))


if __name__ == "__main__":
    main()
