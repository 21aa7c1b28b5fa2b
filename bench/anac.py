#!/usr/bin/env python3
"""Our frontiers beside GENIUS's published ones of ANAC 2014.

    python3 bench/anac.py FOLDER [BINARY]

FOLDER holds one folder a domain, each with its profiles and `pareto.xml`: `etc/templates/anac/y2014` of the public repository
Shaobo-Xu/ANAC2019. Counted are published points that both reservation values allow; one is matched where a package of ours is
worth as much to both, within the published digits.
"""
import json, pathlib, re, subprocess, sys, time

folder = pathlib.Path(sys.argv[1])
binary = sys.argv[2] if len(sys.argv) > 2 else "target/release/summitry"
DIGITS = 2e-6
total = matched = 0
for domain in sorted(path for path in folder.iterdir() if (path / "pareto.xml").is_file()):
    published = [
        (float(a), float(b))
        for a, b in re.findall(r"^\s*([\d.eE-]+)\s*,\s*([\d.eE-]+)\s*$", (domain / "pareto.xml").read_text(), re.M)
    ]
    least = [
        float((re.findall(r'<reservation value="([\d.]+)"', path.read_text()) or ["0"])[0])
        for path in (domain / "profile-1.xml", domain / "profile-2.xml")
    ]
    began = time.monotonic()
    run = subprocess.run([binary, "deals", str(domain), "--json"], capture_output=True, text=True, check=True)
    seconds = time.monotonic() - began
    points = json.loads(run.stdout)["frontier"]
    ours = [[float(value) for value in point["utilities"]] for point in points]
    asked = [p for p in published if all(x >= r - DIGITS for x, r in zip(p, least))]
    as_good = lambda p, by: any(all(x >= y + d for x, y, d in zip(o, p, by)) for o in ours)
    found = [p for p in asked if as_good(p, (-DIGITS, -DIGITS))]
    beaten = [p for p in asked if as_good(p, (DIGITS, -DIGITS)) or as_good(p, (-DIGITS, DIGITS))]
    total, matched = total + len(asked), matched + len(found)
    print(f"{domain.name:26} {len(found):3} of {len(asked):3} ({len(beaten)} dominated), our points {len(ours):3}, {seconds:.1f} s")
print(f"{matched} of {total}")
