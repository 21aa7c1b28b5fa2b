#!/usr/bin/env python3
"""Times Summitry from Python: what a call costs, what a turn of a Python tactic costs, and deals on 10^6 packages beside NegMAS.

Needs the package and NegMAS 0.16 in this Python: `.ci/python --bench` builds a release wheel into an environment and runs this. Prints
Markdown tables. The domain is this repository's own (`crates/summitry-core/tests/data/negmas/scn_opposed_2p_1e6.json`), saved by NegMAS
itself as its own files, which both sides then read.

    python bench/python.py [--seconds 1] [--case scn_opposed_2p_1e6]
"""
import argparse, json, os, pathlib, platform, statistics, tempfile, time, warnings

import summitry

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
DATA = ROOT / "crates" / "summitry-core" / "tests" / "data" / "negmas"


def best(work, seconds, clock=time.perf_counter):
    """The fastest run within about so many seconds, and the median."""
    took, start = [], time.perf_counter()
    while not took or time.perf_counter() - start < seconds:
        t = clock()
        work()
        took.append(clock() - t)
    return min(took), statistics.median(took)


def shown(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:,.1f} {unit}"
    return f"{seconds * 1e9:,.0f} ns"


class Hard:
    patient = True

    def propose(self, state):
        return state.best

    def respond(self, state, offer):
        return False


def calls(seconds):
    """What asking costs beside what is worked out."""
    scenario = summitry.load(ROOT / "scenarios" / "2026-washington" / "washington.toml")
    domain = summitry.load(ROOT / "crates" / "summitry-domains" / "tests" / "data" / "harbour-genius")
    forecast = scenario.forecast(worlds=200)
    rows = forecast.rows()
    offers = len(domain.talks("hardliner", rounds=1000).offers)
    works = {
        "`forecast.chance(path)`: a look at what is there": lambda: forecast.chance("ending.agreed"),
        "`rows.__arrow_c_stream__()`": rows.__arrow_c_stream__,
        "`scenario.seeded(2)`": lambda: scenario.seeded(2),
        "`scenario.what_if()` without a change: a thread there and back": scenario.what_if,
        "`domain.deals()`, 27 to a few hundred packages, files read anew": domain.deals,
        "`domain.talks(\"boulware,conceder\")`, one session, files read anew": lambda: domain.talks("boulware,conceder"),
    }
    print("| call | fastest | median |\n|---|---|---|")
    for name, work in works.items():
        few, usual = best(work, seconds)
        print(f"| {name} | {shown(few)} | {shown(usual)} |")
    for name, tactic in (("one of ours", "hardliner"), ("a class in Python", Hard)):
        few, usual = best(lambda: domain.talks(tactic, rounds=1000, offers=False), seconds)
        print(f"| a turn of {name}, of {offers} turns | {shown(few / offers)} | {shown(usual / offers)} |")


def deals(case, seconds):
    """The same files, from disk to the frontier, in both."""
    from negmas.inout import Scenario
    from negmas.outcomes import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction as Additive
    from negmas.preferences.ops import pareto_frontier
    from negmas.preferences.value_fun import TableFun

    d = json.loads((DATA / f"{case}.json").read_text())
    space = make_os([make_issue(i["values"], i["name"]) for i in d["issues"]], name=case)
    ufuns = tuple(
        Additive(
            values=[TableFun(dict(zip(i["values"], v))) for i, v in zip(d["issues"], p["values"])],
            weights=p["weights"],
            outcome_space=space,
            reserved_value=p["reserved_value"],
            name=f"p{n}",
        )
        for n, p in enumerate(d["parties"])
    )
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / case
        # Of its own formats NegMAS finds a folder's YAML again; of JSON it does not.
        Scenario(outcome_space=space, ufuns=ufuns).dumpas(folder, "yml")

        def ours():
            found.append(summitry.load(folder).deals())

        def theirs():
            scenario = Scenario.load(folder)
            outcomes = list(scenario.outcome_space.enumerate_or_sample())
            peers.append(pareto_frontier(scenario.ufuns, outcomes=outcomes, sort_by_welfare=True)[0])

        found, peers = [], []
        # By the clock, then by the processor's time, which other work on the machine moves less.
        clocks = (time.perf_counter, time.process_time)
        own = [best(ours, seconds, clock) for clock in clocks]
        peer = [best(theirs, seconds, clock) for clock in clocks]
    exact = found[-1]
    print(f"\n{case}, {exact.packages:,} packages, files on disk to the frontier:\n")
    print("| | fastest | median | processor time, median | frontier |\n|---|---|---|---|---|")
    also = "exact; with solutions, count, ranges" if exact.exact else "not exact"
    for name, times, front in (
        ("NegMAS: `Scenario.load`, `pareto_frontier`", peer, len(peers[-1])),
        (f"`summitry.load(folder).deals()`: {also}", own, len(exact.frontier)),
    ):
        (few, usual), (_, busy) = times
        print(f"| {name} | {shown(few)} | {shown(usual)} | {shown(busy)} | {front} |")
    by_clock, by_processor = (theirs_[1] / ours_[1] for ours_, theirs_ in zip(own, peer))
    print(f"| medians: NegMAS / Summitry | | {by_clock:,.0f} | {by_processor:,.0f} | |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1.0, help="time a case is repeated for")
    parser.add_argument("--case", default="scn_opposed_2p_1e6", help="a scenario of the core's test data")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{platform.machine()}, {os.cpu_count()} cores{load}, Python {platform.python_version()}, summitry {summitry.__version__}, {time.strftime('%Y-%m-%d')}\n")
    calls(args.seconds)
    deals(args.case, args.seconds)


if __name__ == "__main__":
    main()
