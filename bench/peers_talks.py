#!/usr/bin/env python3
"""NegMAS and Summitry on the same talks, one after the other, in processor time, so that other work on the machine counts little.

Needs NegMAS 0.16.0 (`python -m venv v && v/bin/pip install negmas==0.16.0`) and the bench binary:

    cargo build --release --manifest-path bench/Cargo.toml --example talks
    v/bin/python bench/peers_talks.py [--seconds 3]

NegMAS is timed through its public interface: scenario and utility functions are made once, mechanism and negotiators for
each session, as its own tournaments do. Summitry is timed both ways: sessions on a table laid out once, and with the
laying out (enumerating, summing exactly, sorting) in every session. Prints a Markdown table.
"""

import argparse
import json
import pathlib
import resource
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
    start = time.process_time()
    while time.process_time() - start < seconds:
        offers += session()
        sessions += 1
    spent = time.process_time() - start
    return sessions / spent, offers / spent


def summitry_run(first, second, file, steps, sessions, tables):
    """Processor seconds and offers of so many sessions."""
    binary = HERE / "target" / "release" / "examples" / "talks"
    run = [str(binary), file, first, second, str(steps), str(sessions), tables]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    offers = int(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, offers


def summitry_case(first, second, file, steps, seconds, tables):
    """Sessions and offers a second, start-up and reading the file taken off."""
    idle, _ = summitry_run(first, second, file, steps, 0, tables)
    sessions = 100
    while True:
        spent, offers = summitry_run(first, second, file, steps, sessions, tables)
        if spent - idle > seconds / 2:
            return sessions / (spent - idle), offers / (spent - idle)
        sessions *= 3


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=3.0)
    seconds = parser.parse_args().seconds
    print("| talks | NegMAS sessions/s | offers/s | Summitry sessions/s | offers/s | ratio | with laying out, sessions/s |")
    print("|---|---|---|---|---|---|---|")
    for first, second, file, steps in CASES:
        theirs = negmas_case(first, second, file, steps, seconds)
        ours = summitry_case(first, second, file, steps, seconds, "one-table")
        laid_out = summitry_case(first, second, file, steps, seconds, "new-tables")
        print(
            f"| {first}–{second}, {file}, {steps} steps | {theirs[0]:.1f} | {theirs[1]:,.0f} | {ours[0]:,.0f} "
            f"| {ours[1]:,.0f} | {ours[0] / theirs[0]:,.0f} | {laid_out[0]:,.0f} |"
        )


if __name__ == "__main__":
    main()
