#!/usr/bin/env python3
"""How cost grows: time, instructions and memory of `summitry brief` as parties, issues, options, links or worlds grow alone.

    python3 bench/growth.py [COMMAND] [--svg FILE]

Prints a Markdown table (docs/performance.md) and, asked for, draws it. Instructions and cycles are perf's where it may count them; they
are those of the whole process, start included. One run each: instructions repeat to a thousandth, seconds do not.
"""
import math, os, shutil, subprocess, sys, tempfile, time

from walls import file

BASE = {"parties": 2, "issues": 5, "options": 4, "links": 0, "worlds": 2000}
GROWTH = {
    "parties": [2, 4, 8, 16, 32],
    "issues": [3, 5, 7, 9, 12, 20],
    "options": [2, 4, 8, 16],
    "links": [0, 2, 4, 8],
    "worlds": [500, 2000, 8000, 32000, 128000],
}

def counted(line):
    """Runs a command: seconds, MB, instructions, cycles, exit code."""
    perf = shutil.which("perf")
    events = os.path.join(tempfile.gettempdir(), f"growth-{os.getpid()}.csv")
    full = [perf, "stat", "-x", ",", "-o", events, "-e", "instructions:u,cycles:u", "--"] + line if perf else line
    begin = time.time()
    run = subprocess.Popen(full, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = run.stderr.read()
    _, status, usage = os.wait4(run.pid, 0)
    seconds = time.time() - begin
    numbers = {}
    if perf and os.path.exists(events):
        for row in open(events):
            cells = row.split(",")
            if len(cells) > 2 and cells[0].isdigit():
                numbers[cells[2].split(":")[0]] = int(cells[0])
        os.remove(events)
    code = os.waitstatus_to_exitcode(status)
    if code:
        print(said.strip().splitlines()[-1:] or "no word", file=sys.stderr)
    return seconds, usage.ru_maxrss / 1024, numbers.get("instructions"), numbers.get("cycles"), code

def draw(rows, path):
    """Lines of seconds over size, both in logarithms, one picture a dimension."""
    width, height, pad = 250, 200, 34
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * len(GROWTH)} {height + 20}" '
             'font-family="sans-serif" font-size="10"><title>How cost grows</title>'
             f'<rect width="100%" height="100%" fill="#fff"/>']
    low, high = min(r[2] for r in rows), max(r[2] for r in rows)
    low, high = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for place, (name, sizes) in enumerate(GROWTH.items()):
        mine = [r for r in rows if r[0] == name]
        left = place * width
        scale = lambda n: math.log2(n + 1)
        first, last = scale(sizes[0]), scale(sizes[-1])
        x = lambda n: left + pad + (width - 1.5 * pad) * (scale(n) - first) / (last - first)
        y = lambda s: 10 + (height - pad) * (high - math.log10(s)) / (high - low)
        parts.append(f'<text x="{left + pad}" y="{height + 14}">{name}</text>')
        for power in range(low, high + 1):
            at = y(10 ** power)
            parts.append(f'<line x1="{left + pad}" x2="{left + width - pad / 2}" y1="{at:.1f}" y2="{at:.1f}" stroke="#ddd"/>')
            parts.append(f'<text x="{left + pad - 4}" y="{at + 3:.1f}" text-anchor="end">{10 ** power:g} s</text>')
        line = " ".join(f"{x(n):.1f},{y(s):.1f}" for _, n, s, *_ in mine)
        parts.append(f'<polyline points="{line}" fill="none" stroke="#1f5f8b" stroke-width="2"/>')
        for _, n, s, *_ in mine:
            parts.append(f'<circle cx="{x(n):.1f}" cy="{y(s):.1f}" r="3" fill="#1f5f8b"/>')
            parts.append(f'<text x="{x(n):.1f}" y="{height - 12}" text-anchor="middle">{n}</text>')
    with open(path, "w") as out:
        out.write("".join(parts) + "</svg>\n")

def main():
    args = sys.argv[1:]
    svg = args[args.index("--svg") + 1] if "--svg" in args else None
    command = next((a for a in args if not a.startswith("-") and a != svg), "target/release/summitry")
    print("| grows | size | seconds | MB | instructions, 10⁹ | a cycle |\n|---|---|---|---|---|---|")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "growth.toml")
        for name, sizes in GROWTH.items():
            for size in sizes:
                shape = {**BASE, name: size}
                worlds = shape.pop("worlds")
                with open(path, "w") as out:
                    out.write(file(**shape))
                seconds, mb, instructions, cycles, code = counted([command, "brief", path, "--worlds", str(worlds)])
                rows.append((name, size, seconds))
                each = f"{instructions / 1e9:.2f} | {instructions / cycles:.2f}" if instructions and cycles else "– | –"
                print(f"| {name} | {size} | {seconds:.2f} | {mb:.0f} | {each} |" + (f" exit {code}" if code else ""), flush=True)
    if svg:
        draw(rows, svg)

main()
