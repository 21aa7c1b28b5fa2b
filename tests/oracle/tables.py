"""Writes the expected tables: python tests/oracle/tables.py [NAME | FILE ...]. Floats are written so that they read back the same."""
import json
import sys
from pathlib import Path

import numpy as np

import draw
from model import Agenda, forecast
from read import load

HERE = Path(__file__).parent
WORLDS = 50
SUMMITS = ("2026-washington/washington.toml", "2026-washington/washington.quick.toml")


def lines(value, indent=""):
    """JSON with one line an array."""
    if not isinstance(value, dict):
        return json.dumps(value.tolist() if isinstance(value, np.ndarray) else value)
    if not value:
        return "{}"
    inner = ",\n".join(f"{indent} {json.dumps(key)}: {lines(item, indent + ' ')}" for key, item in value.items())
    return "{\n" + inner + "\n" + indent + "}"


def table(path):
    s = load(path)
    drawn = {name: v for name, v in s.values.items() if v[1][0] != "point"}
    return {"seed": s.seed, "first_world": 0, "worlds": WORLDS, "values": draw.draw(drawn, s.seed, 0, 5),
            **forecast(Agenda(s), 0, WORLDS)}


def main(names):
    root = HERE.parent.parent
    files = sorted((HERE / "scenarios").glob("*.toml")) + [root / "scenarios" / name for name in SUMMITS]
    files += [Path(name) for name in names if name.endswith(".toml")]
    for path in files:
        if path.exists() and (not names or path.stem in names or str(path) in names):
            (HERE / "expected" / f"{path.stem}.json").write_text(lines(table(path)) + "\n")
    if not names or "philox" in names:
        blocks = [{"seed": seed, "path": path, "world": world, "words": draw.words(seed, path, world, 1)[0].tolist(),
                   "u": draw.uniforms(seed, path, world, 1)[0]}
                  for seed in (0, 1, 20260203, 2**64 - 1) for path in ("summit.capacity", "wants.us.force.matters", "venue.né.chance")
                  for world in (0, 1, 2, 19999, 2**32, 2**64 - 1)]
        rows = ",\n ".join(json.dumps(block) for block in blocks)
        (HERE / "expected" / "philox.json").write_text(f"[\n {rows}\n]\n")


if __name__ == "__main__":
    main(sys.argv[1:])
