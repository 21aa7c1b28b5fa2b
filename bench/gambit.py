#!/usr/bin/env python3
"""Loads the demand games that `summitry convert --to nfg` writes into Gambit and checks what must hold of them.

Installs pygambit from PyPI into a throw-away environment, converts this repository's own domains and scenarios, and
for each game checks: it parses; its players and strategies are those of the legend; equal demands give the package's
utilities and unequal ones the reservation values, exactly; every equal demand is among Gambit's pure equilibria (nobody
gains by demanding something else, since that ends in no deal). Needs Python 3.9 or newer and a network; no part of the tests.

    python3 bench/gambit.py [--keep FOLDER] [--summitry PROGRAM] [FILE...]

FILE: domains or scenarios; default: the six harbour domains and the committed scenarios.
"""
import argparse, csv, json, os, pathlib, subprocess, sys, tempfile, venv
from fractions import Fraction

HOME = pathlib.Path(__file__).resolve().parent.parent
GAMBIT = "pygambit==17.0.0b2"  # The only version with wheels when this was written.


def defaults():
    domains = sorted((HOME / "crates/summitry-domains/tests/data").glob("harbour-*"))
    scenarios = [p for p in sorted((HOME / "scenarios").glob("*/*.toml")) if "[issue." in p.read_text(encoding="utf-8")]
    return [str(p) for p in domains + scenarios]


def inside(folder):
    """Runs in the throw-away environment."""
    import pygambit

    wrong = 0
    for line in open(pathlib.Path(folder) / "games.jsonl"):
        game_of = json.loads(line)
        try:
            said = check(pygambit, game_of)
        except AssertionError as error:
            wrong += 1
            said = f"WRONG: {error}"
        print(f"{game_of['name']}: {said}")
    return wrong


def check(pygambit, of):
    game = pygambit.read_nfg(of["nfg"])
    players, ids = list(game.players), of["ids"]
    assert len(players) == len(of["reservation"]), "players"
    assert all(list(game.get_strategies(p)) == ids for p in players), "strategies"
    import itertools

    for profile in itertools.product(range(len(ids)), repeat=len(players)):
        payoffs = game.get_payoffs({p: ids[at] for p, at in zip(players, profile)})
        equal = len(set(profile)) == 1
        expected = of["utilities"][profile[0]] if equal else of["reservation"]
        got = [Fraction(str(payoffs[p])) for p in players]
        assert got == [Fraction(x) for x in expected], f"payoffs of {profile}: {got} instead of {expected}"
    equilibria = pygambit.nash.enumpure_solve(game).equilibria
    played = [tuple(next(s for s, chance in dict(mixed).items() if chance == 1) for mixed in e.values()) for e in map(as_dict, equilibria)]
    for demand in ids:
        assert (demand,) * len(players) in played, f"all demanding {demand} is no equilibrium"
    other = len(played) - len(ids)
    return f"{len(players)} players, {len(ids)} strategies each, {len(ids)} equal demands among {len(played)} pure equilibria" + (
        f" ({other} others: no one alone can turn no deal into one)" if other else ""
    )


def as_dict(profile):
    return {player: profile[player] for player in profile.game.players}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--keep", help="keep the environment in this folder and reuse it")
    parser.add_argument("--summitry", help="the program; default: built from here")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.inside:
        return inside(args.inside)
    program = args.summitry
    if not program:
        subprocess.run(["cargo", "build", "-q", "-p", "summitry"], check=True, cwd=HOME)
        program = str(HOME / "target/debug/summitry")
    with tempfile.TemporaryDirectory() as scratch:
        home = pathlib.Path(args.keep or scratch) / "gambit"
        python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
        if not python.exists():
            venv.create(home, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "-q", "--only-binary=:all:", GAMBIT], check=True)
        with open(pathlib.Path(scratch) / "games.jsonl", "w") as games:
            for number, file in enumerate(args.files or defaults()):
                out = pathlib.Path(scratch) / str(number)
                made = subprocess.run([program, "convert", file, "--to", "nfg", out], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
                name = pathlib.Path(file).stem
                if made.returncode:
                    print(f"{name}: no game: {made.stderr.strip().splitlines()[-1]}")
                    continue
                (legend,) = out.glob("*-strategies.csv")
                rows = list(csv.DictReader(open(legend, encoding="utf-8", newline="")))
                ids, packages = [row["strategy"] for row in rows], [row["package number"] for row in rows]
                said = subprocess.run([program, "deals", file, "--json"], check=True, stdout=subprocess.PIPE, text=True).stdout
                answers, decoder, at = [], json.JSONDecoder(), 0
                while at < len(said.rstrip()):
                    answer, at = decoder.raw_decode(said, at)
                    at += len(said[at:]) - len(said[at:].lstrip())
                    answers.append(answer)
                # Of a scenario the game is that of its likeliest room.
                (answer,) = [a for a in answers if [str(p["index"]) for p in a["frontier"]] == packages][:1]
                nfg = next(out.glob("*.nfg"))
                tail = nfg.read_text().split("\n\n", 1)[1].split("\n")
                count, players = len(ids), len(answer["parties"])
                # The second profile in the file has the first player demand something else.
                reservation = tail[1].split() if count > 1 else [str(p["reservation"]) for p in answer["parties"]]
                for stated, party in zip(reservation, answer["parties"]):
                    assert abs(Fraction(stated) - Fraction(str(party["reservation"]))) < Fraction(1, 10**9), name
                utilities = [p["exact"] for p in answer["frontier"]]
                games.write(json.dumps({"name": name, "nfg": str(nfg), "ids": ids, "utilities": utilities, "reservation": reservation}) + "\n")
        return subprocess.run([python, __file__, "--inside", scratch]).returncode


if __name__ == "__main__":
    sys.exit(main())
