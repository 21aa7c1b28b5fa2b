#!/usr/bin/env python3
"""NegMAS and Summitry on the same talks, one after the other, pinned to one core.

Needs NegMAS 0.16.0 (`python -m venv v && v/bin/pip install negmas==0.16.0`) and the bench binary:

    cargo build --release --manifest-path bench/Cargo.toml --example talks
    v/bin/python bench/peers_talks.py [--seconds 3]

NegMAS is timed through its public interface: scenario and utility functions are made once, mechanism and negotiators for
each session, as its own tournaments do. Summitry is timed both ways: sessions on a table laid out once, and with the
laying out (enumerating, summing exactly, sorting) in every session. Prints a Markdown table.
"""

import argparse
import json
import os
import pathlib
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent / "crates" / "summitry-core" / "tests" / "data" / "negmas"
CASES = [
    ("boulware", "conceder", "scn_opposed_2p_1e4.json", 100),
    ("micro", "micro", "scn_opposed_2p_1e3.json", 1000),
    ("hardliner", "hardliner", "scn_opposed_2p_1e4.json", 100),
    ("tit-for-tat", "boulware", "scn_opposed_2p_1e3.json", 100),
]


def negmas_case(first, second, file, steps, seconds):
    """Sessions and offers a second."""
    from negmas import (
        BoulwareTBNegotiator,
        ConcederTBNegotiator,
        LinearAdditiveUtilityFunction,
        MiCRONegotiator,
        NaiveTitForTatNegotiator,
        SAOMechanism,
        ToughNegotiator,
        make_issue,
    )

    kinds = {
        "boulware": BoulwareTBNegotiator,
        "conceder": ConcederTBNegotiator,
        "micro": MiCRONegotiator,
        "hardliner": ToughNegotiator,
        "tit-for-tat": NaiveTitForTatNegotiator,
    }
    scenario = json.loads((DATA / file).read_text())
    issues = [make_issue(i["values"], i["name"]) for i in scenario["issues"]]
    utilities = [
        LinearAdditiveUtilityFunction(
            values=[dict(zip(i["values"], v)) for i, v in zip(scenario["issues"], p["values"])],
            weights=p["weights"],
            issues=issues,
            reserved_value=p["reserved_value"],
        )
        for p in scenario["parties"]
    ]

    def session():
        mechanism = SAOMechanism(issues=issues, n_steps=steps)
        mechanism.add(kinds[first](name="a"), preferences=utilities[0])
        mechanism.add(kinds[second](name="b"), preferences=utilities[1])
        mechanism.run()
        return len(mechanism.extended_trace)

    session()
    sessions = offers = 0
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        offers += session()
        sessions += 1
    spent = time.perf_counter() - start
    return sessions / spent, offers / spent


def summitry_case(first, second, file, steps, seconds):
    """Sessions and offers a second on one table, and sessions a second with the table laid out each time."""
    binary = HERE / "target" / "release" / "examples" / "talks"
    run = [str(binary), file, first, second, str(steps), str(seconds)]
    return json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=3.0)
    seconds = parser.parse_args().seconds
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("| talks | NegMAS sessions/s | offers/s | Summitry sessions/s | offers/s | ratio | with laying out, sessions/s |")
    print("|---|---|---|---|---|---|---|")
    for first, second, file, steps in CASES:
        theirs = negmas_case(first, second, file, steps, seconds)
        ours = summitry_case(first, second, file, steps, seconds)
        print(
            f"| {first}–{second}, {file}, {steps} steps | {theirs[0]:.1f} | {theirs[1]:,.0f} | {ours['sessions']:,.0f} "
            f"| {ours['offers']:,.0f} | {ours['sessions'] / theirs[0]:,.0f} | {ours['laid_out']:,.0f} |"
        )


if __name__ == "__main__":
    main()
