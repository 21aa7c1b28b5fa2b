"""Writes the expected tables: python tests/oracle/tables.py [FILE ...]; floats are written so that they read back the same."""
import json
import sys
from pathlib import Path
import draw
from model import Agenda, forecast
from read import load
HERE, WORLDS = Path(__file__).resolve().parent, 50
def lines(value, indent=" "):
    """JSON with one line an array."""
    if isinstance(value, dict):
        inner = ",\n".join(f"{indent}{json.dumps(key)}: {lines(item, indent + ' ')}" for key, item in value.items())
        return "{\n" + inner + "\n" + indent[1:] + "}"
    return json.dumps(value.tolist() if hasattr(value, "tolist") else value)

def main(files):
    known = [*HERE.glob("scenarios/*.toml"), *HERE.parent.parent.glob("scenarios/*/*.toml")]
    for path in files or [path for path in known if path.suffixes in ([".toml"], [".quick", ".toml"])]:
        s = load(path)
        drawn = draw.draw(s.values, s.seed, 0, 5, s.together)
        values = {name: drawn[name] for name, v in s.values.items() if v[1][0] != "point"}
        table = {"seed": s.seed, "worlds": WORLDS, "values": values, **forecast(Agenda(s), 0, WORLDS)}
        (HERE / "expected" / f"{Path(path).stem}.json").write_text(lines(table) + "\n")
    paths, worlds = ("summit.capacity", "wants.us.force.matters", "venue.né.chance"), (0, 1, 2, 19999, 2**32, 2**64 - 1)
    blocks = [json.dumps({"seed": seed, "path": path, "world": world, "words": draw.words(seed, path, world, 1)[0].tolist(),
                          "u": draw.uniforms(seed, path, world, 1)[0]})
              for seed in (0, 1, 20260203, 2**64 - 1) for path in paths for world in worlds]
    (HERE / "expected" / "philox.json").write_text("[\n" + ",\n".join(blocks) + "\n]\n")

if __name__ == "__main__":
    main(sys.argv[1:])
