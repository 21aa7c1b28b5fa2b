#!/usr/bin/env python3
"""Times NegMAS 0.16.0 and an expert NumPy path beside Summitry on the same spaces, on this machine, now.

Installs negmas from PyPI into a throw-away environment (some 800 MB, removed afterwards), builds Summitry's
`deals_once` example, and prints one Markdown table. Needs Python 3.11 or newer, cargo and a network; not part of the
tests.

    python3 bench/peers.py [--keep FOLDER] [--seconds 1]

Fastest of several runs on every side: other work on the machine can only slow a run down.
"""
import argparse, json, os, pathlib, platform, statistics, subprocess, sys, tempfile, time, venv

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent / "crates" / "summitry-core" / "tests" / "data" / "negmas"
NEGMAS = "negmas==0.16.0"
GENERATED = [10, 20]  # issues of ten options each: 10^10 and 10^20 packages
CASES = ["scn_opposed_2p_1e5", "scn_opposed_2p_1e6", "scn_random_3p_1e6"]


def load(case):
    """A committed scenario by name, or a scenario file by path."""
    return json.load(open(case if case.endswith(".json") else DATA / f"{case}.json"))


def best(work, seconds):
    """The fastest run within about so many seconds, the median, and the last result."""
    took, start, result = [], time.perf_counter(), None
    while True:
        t = time.perf_counter()
        result = work()
        took.append(time.perf_counter() - t)
        if time.perf_counter() - start > seconds:
            return min(took), statistics.median_high(took), result


def numpy_path(case):
    """What an expert would write: all utilities by broadcasting, a frontier by sort and repeated filter, four solutions."""
    import numpy as np

    d = load(case)
    columns = []
    for p in d["parties"]:
        u = np.zeros(1)
        for w, values in zip(p["weights"], p["values"]):
            u = (u[:, None] + w * np.asarray(values)).ravel()
        columns.append(u)
    all_u = np.stack(columns, axis=1)
    rv = np.array([p["reserved_value"] for p in d["parties"]])
    u = all_u[(all_u >= rv).all(axis=1)]
    u = u[np.argsort(-u.sum(axis=1))]
    at = 0
    while at < len(u):
        keep = (u > u[at]).any(axis=1)
        keep[at] = True
        u = u[keep]
        at = keep[:at].sum() + 1
    gain = u - rv
    share = gain / (all_u.max(axis=0) - rv)
    nash = gain.prod(axis=1).argmax()
    return len(u), [nash, gain.min(axis=1).argmax(), np.ptp(share, axis=1).argmin(), u.sum(axis=1).argmax()]


def mobanos(case):
    """The exact frontier of two additive parties without enumeration: NegMAS's best, and the fairest comparison."""
    from negmas.preferences import MOBANOSParetoSampler

    _, ufuns = negmas_scenario(case)
    sampler = MOBANOSParetoSampler()
    sampler.init(*ufuns)
    return len(sampler.pareto_outcomes()), None


def negmas_scenario(case):
    from negmas.outcomes import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction as Additive
    from negmas.preferences.value_fun import TableFun

    d = load(case)
    space = make_os([make_issue(i["values"], i["name"]) for i in d["issues"]])
    ufuns = [
        Additive(
            values=[TableFun(dict(zip(i["values"], v))) for i, v in zip(d["issues"], p["values"])],
            weights=p["weights"],
            outcome_space=space,
            reserved_value=p["reserved_value"],
        )
        for p in d["parties"]
    ]
    return space, ufuns


def negmas_frontier(case):
    from negmas.preferences.ops import pareto_frontier

    space, ufuns = negmas_scenario(case)
    outcomes = list(space.enumerate_or_sample())
    points, _ = pareto_frontier(ufuns, outcomes=outcomes, sort_by_welfare=True)
    return len(points), None


def negmas_xml(folder):
    """From a GENIUS domain's XML files to the frontier, as NegMAS's own users do it."""
    from negmas.inout import Scenario
    from negmas.preferences.ops import pareto_frontier

    scenario = Scenario.load(pathlib.Path(folder), ignore_discount=True)
    outcomes = list(scenario.outcome_space.enumerate_or_sample())
    points, _ = pareto_frontier(scenario.ufuns, outcomes=outcomes, sort_by_welfare=True)
    return len(points), None


def negmas_statistics(case):
    from negmas.inout import Scenario

    space, ufuns = negmas_scenario(case)
    scenario = Scenario(outcome_space=space, ufuns=tuple(ufuns))
    scenario.calc_stats()
    return len(scenario.stats.pareto_utils), None


def inside(seconds, generated):
    """Runs in the throw-away environment; prints JSON lines."""
    works = [("NumPy, by hand: frontier and four solutions", numpy_path, CASES)]
    files = [name for name in generated if name.endswith(".json")]
    folders = [name for name in generated if name not in files]
    works += [("NegMAS MOBANOS: frontier, no reservation values", mobanos, [CASES[1], *files])]
    works += [("NegMAS, XML to frontier", negmas_xml, folders)]
    works += [("NegMAS pareto_frontier", negmas_frontier, CASES[:1])]
    works += [("NegMAS calc_stats", negmas_statistics, CASES[:1])]
    for label, work, cases in works:
        for case in cases:
            try:
                took, median, (frontier, _) = best(lambda: work(case), seconds)
                row = {"tool": label, "case": pathlib.Path(case).stem, "ms": took * 1e3, "median_ms": median * 1e3, "frontier": frontier}
                print(json.dumps(row), flush=True)
            except Exception as error:  # A peer that fails is a result, not the end of the table.
                print(json.dumps({"tool": label, "case": pathlib.Path(case).stem, "failed": repr(error)[:200]}), flush=True)


def lines(command, **kwargs):
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **kwargs).stdout
    return [json.loads(line) for line in out.splitlines() if line.startswith("{")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", help="keep the environment in this folder and reuse it")
    parser.add_argument("--seconds", type=float, default=1.0, help="time a case is repeated for")
    parser.add_argument("--inside", nargs="*", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.inside is not None:
        return inside(args.seconds, args.inside)
    with tempfile.TemporaryDirectory() as scratch:
        home = pathlib.Path(args.keep or scratch) / "peers"
        python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
        if not python.exists():
            venv.create(home, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "-q", NEGMAS], check=True)
        subprocess.run(["cargo", "build", "-q", "--release", "--examples"], cwd=HERE, check=True)
        once = ["cargo", "run", "-q", "--release", "--example", "deals_once", "--"]
        ours = []
        for part in ["scn_", *(f"opposed_2p_{n}x10" for n in GENERATED)]:
            ours += lines([*once, str(args.seconds), part], cwd=HERE)
        files = []
        for n in GENERATED:
            files.append(str(pathlib.Path(scratch) / f"opposed_2p_{n}x10.json"))
            with open(files[-1], "w") as out:
                subprocess.run([*once, "write", str(n)], check=True, stdout=out, cwd=HERE)
        folder = str(pathlib.Path(scratch) / "genius_xml_1944000")
        xml = ["cargo", "run", "-q", "--release", "--example", "xml_to_answer", "--", folder]
        ours += [{**row, "count": True} for row in lines(xml, cwd=HERE)]
        files.append(folder)
        theirs = lines([python, __file__, "--seconds", str(args.seconds), "--inside", *files])
    busy = f", load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    print(f"{platform.machine()}, {os.cpu_count()} cores{busy}, Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}\n")
    print("| tool | case | fastest | median | medians: peer / Summitry | frontier |\n|---|---|---|---|---|---|")
    medians = {}
    for row in ours:
        label = "Summitry, everything with the count" if row["count"] else "Summitry, everything but the count"
        with_count = row["count"] or row["case"] not in medians
        medians[row["case"]] = row["median_ms"] if with_count else medians[row["case"]]
        frontier = row.get("frontier", "-")
        if "frontier_as_negmas_reads" in row:
            frontier = f"{frontier}; {row['frontier_as_negmas_reads']} as NegMAS reads the files"
        print(f"| {label} | {row['case']} | {row['ms']:.2f} ms | {row['median_ms']:.2f} ms | | {frontier} |")
    for row in theirs:
        if "failed" in row:
            print(f"| {row['tool']} | {row['case']} | {row['failed']} | | | |")
            continue
        # Only calc_stats counts rational packages as well.
        counted = "calc_stats" in row["tool"] or "XML" in row["tool"]
        own = [r["median_ms"] for r in ours if r["case"] == row["case"] and r["count"] == counted] or [medians.get(row["case"], float("nan"))]
        print(f"| {row['tool']} | {row['case']} | {row['ms']:.0f} ms | {row['median_ms']:.0f} ms | {row['median_ms'] / own[0]:,.0f} | {row.get('frontier', '-')} |")


if __name__ == "__main__":
    sys.exit(main())
