#!/usr/bin/env python3
"""Recount the classes that were counted from public data.

usage: count_others.py MIRROR [--casino casino-train.jsonl]

MIRROR holds one git directory for each source, MIRROR/<owner>+<name>/repo, read with
`git show`; nothing is checked out. A source that is not there is skipped with a note.
The government-formation file needs the Python package rdata.
"""

import argparse
import collections
import csv
import io
import json
import os
import subprocess
import tempfile
import warnings


def blob(mirror, repo, path):
    where = os.path.join(mirror, repo.replace("/", "+"), "repo")
    return subprocess.run(["git", "-C", where, "show", "HEAD:" + path], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def table(mirror, repo, path):
    return list(csv.DictReader(io.StringIO(blob(mirror, repo, path).decode("utf-8-sig", "replace"))))


def crises(m):
    rows = [r for r in table(m, "jandresgannon/ICBdomains", "inst/extdata/icb1v13.csv") if r["yrtrig"] and int(r["yrtrig"]) >= 1990]
    yield "crisis-agreement", len(rows), sum(r["forout"] in ("1", "2") for r in rows)


def crisis_states(m):
    rows = json.loads(blob(m, "hamzagul07/schelling", "src/schelling/analog/icb_analogs.json"))["records"]
    rows = [r for r in rows if r["year"] >= 1990]
    yield "crisis-compromise", len(rows), sum(r["outcome"] == "compromise" for r in rows)


def conflicts(m):
    rows = table(m, "chilinhhovo/project_6", "ucdp-term-dyad-3-2021.csv")
    active = collections.defaultdict(set)
    for r in rows:
        active[r["dyad_id"]].add(int(r["year"]))
    ended = [r for r in rows if r["dyadterm"] == "1" and int(r["year"]) >= 1990 and r["outcome"]]
    agreed = [r for r in ended if r["outcome"] in ("1", "2")]
    yield "armed-conflict-end", len(ended), len(agreed)
    last = max(int(r["year"]) for r in rows)
    followed = [r for r in agreed if int(r["year"]) <= last - 5]
    quiet = [r for r in followed if not any(0 < y - int(r["year"]) <= 5 for y in active[r["dyad_id"]])]
    yield "peace-holds", len(followed), len(quiet)


def sanctions(m):
    rows = table(m, "kssrr/RepeatedEconomicSanctions", "ties_custom.csv")
    yield "sanctions-imposed", len(rows), sum(r["finaloutcome"] in ("6", "7", "10") for r in rows)


def first_contracts(m):
    rows = table(m, "labordata/fmcs-f7", "raw/to_contract.csv")
    basis = next(c for c in rows[0] if c.startswith("Basis for Closing"))
    yield "first-contract", len(rows), sum(r[basis] == "Agreement Reached" for r in rows)


def coalitions(m):
    import rdata
    warnings.simplefilter("ignore")
    with tempfile.NamedTemporaryFile(suffix=".RData") as f:
        f.write(blob(m, "ShanaScogin/modeLLtest", "data/govtform.RData"))
        f.flush()
        frame = rdata.read_rda(f.name)["govtform"]
    frame.columns = [str(c) for c in frame.columns]
    frame = frame[frame["singleparty_majority"] == 0]
    failed = int(frame["inconclusive"].dropna().sum())
    yield "coalition-round", len(frame) + failed, len(frame)


def questions(m):
    where = os.path.join(m, "forecastingresearch+forecastbench-datasets", "repo")
    paths = subprocess.run(["git", "-C", where, "ls-tree", "-r", "HEAD", "--name-only"], check=True,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode().split()
    last = {}
    for path in sorted(p for p in paths if "/resolution_sets/" in p):
        for r in json.loads(blob(m, "forecastingresearch/forecastbench-datasets", path))["resolutions"]:
            if r["source"] in ("manifold", "metaculus", "polymarket", "infer") and isinstance(r["id"], str) and r["resolved"]:
                last[r["source"], r["id"]] = r["resolved_to"]
    yield "forecast-questions", len(last), sum(v == 1 for v in last.values())


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    ap.add_argument("mirror")
    ap.add_argument("--casino")
    a = ap.parse_args()
    for count in (crises, crisis_states, conflicts, sanctions, first_contracts, coalitions, questions):
        try:
            for name, n, k in count(a.mirror):
                print(f"{name:20s} n {n:5d}  k {k:5d}  {100 * k / n:.0f} %")
        except (subprocess.CalledProcessError, ImportError) as e:
            print(f"{count.__name__}: skipped ({e.__class__.__name__})")
    if a.casino:
        rows = [json.loads(line) for line in open(a.casino, encoding="utf-8")]
        print(f"{'laboratory-casino':20s} n {len(rows):5d}  k {sum(r['outcome'] is not None for r in rows):5d}")


if __name__ == "__main__":
    main()
