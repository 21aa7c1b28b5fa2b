"""Checks the laws of the second edition on the twin: python tests/oracle/laws.py [GAMES [WORLDS]]; those of institutions are in
laws_institutions.py. A game is a random small scenario;
every law is tried in each of its worlds, before and after one change, all else equal (a value's stream is its path)."""
import copy
import random
import sys
import time

import numpy as np
from draw import draw
from model import Agenda, forecast
from read import read

SURE = 1e-9
counts = {}         # law -> [tries, violations, the worst of them]

def note(law, wrong):
    """How far each world is on the wrong side of a law."""
    wrong, row = np.atleast_1d(wrong), counts.setdefault(law, [0, 0, 0.0])
    row[0] += wrong.size
    row[1] += int((wrong > 0).sum())
    row[2] = max(row[2], float(wrong.max(initial=0)))

def opinion(rng, options, worst=None, best=None):
    """What a side wants: two ends, and a score for all that lies between."""
    worst = worst or rng.choice([o for o in options if o != best])
    best = best or rng.choice([o for o in options if o != worst])
    return {"matters": rng.choice(["vital", "major", "some", "minor"]), "worst": worst, "best": best,
            "score": {o: "5 to 95" for o in options if o not in (worst, best)}}

def issue(names, now, effort="0.5 to 4", **more):
    return {"now": now, "options": [{"id": name, "at": at, "effort": effort} for name, at in names.items()], **more}

def game(seed):
    rng = random.Random(seed)
    sides = ["north", "south", "east"][: rng.choice([2, 2, 3])]
    doc = {"party": {side: {"power": rng.choice([1, "0.5 to 3"])} for side in sides}, "issue": {}, "wants": {side: {} for side in sides},
           "summit": {"capacity": "3 to 9", "base": rng.choice(["leaders-bilateral", "20 to 60%"])}, "run": {"seed": seed},
           "venue": {"hall": {"audience_pull": "0.5 to 2", "bust_up": "2 to 15%"}}, "engine": {"split": rng.choice([0, 1.11])}}
    ladder = {"low": 0, "mid": 40, "high": 100}
    # On "promise" nobody who is promised something can lose by it: today is the worst for all but the side that delivers.
    doc["issue"]["promise"] = issue(ladder, "low", held_by=sides[0], delivered="20 to 80%")
    doc["issue"]["harm"] = issue({"harm": 0, "now": 50, "good": 100}, "now")
    doc["issue"]["free"] = issue(ladder, rng.choice(list(ladder)))
    if rng.random() < 0.5:
        doc["issue"]["more"] = issue(ladder, "low", raised="40 to 90%")
    for side in sides:
        for name in doc["issue"]:
            doc["wants"][side][name] = opinion(rng, list(ladder))
        doc["wants"][side]["promise"] = opinion(rng, list(ladder), worst=None if side == sides[0] else "low")
        doc["wants"][side]["harm"] = {"matters": rng.choice(["some", "minor"]), "worst": "harm", "best": "good", "score": {"now": "50 to 95"}}
    doc["audience"] = {name: {"pushes": rng.choice(sides), "likes": dict(rng.sample([("promise", "high"), ("free", rng.choice(list(ladder)))], k))}
                       for name, k in (("crowd", 1), ("press", 2))[: rng.choice([0, 1, 2])]}
    doc["threat"] = {"blow": {"by": sides[0], "does": {"harm": ["harm"]}, "carried_out": "5 to 50%"},
                     "gate": {"by": sides[1], "does": {"free": [rng.choice(list(ladder))]}, "carried_out": "5 to 50%"}}
    doc["outside"] = {"door": {"helps": sides[0], "worth": "0 to 10"}}
    if rng.random() < 0.5:
        doc["link"] = {"first": {"when": {"harm": ["now"]}, "rules_out": {"promise": ["high"]}, "holds": "50 to 95%"}}
    if rng.random() < 0.5:
        doc["person"] = {"chief": {"side": sides[-1], "own_stake": "minor"}}
        doc["side_deal"] = {"gift": {"gives": sides[0], "gets": "chief"}}
    return doc, sides, rng

class Run:
    """One reading of a document, with the worlds drawn; `with_values` replaces some of them."""
    def __init__(self, doc, worlds):
        self.s, self.worlds = read(doc), worlds
        self.agenda = Agenda(self.s)
        self.z = draw(self.s.values, self.s.seed, 0, worlds, self.s.together)

    def out(self, trace=None, **values):
        z = self.z | {path: np.broadcast_to(np.asarray(value, float), self.worlds) for path, value in values.pop("z", {}).items()}
        return forecast(self.agenda, 0, self.worlds, z, trace)

agreed = lambda out: out["ending"]["agreed"]  # noqa: E731

def changed(doc, change):
    other = copy.deepcopy(doc)
    change(other)
    return other

def expected(run, side, z):
    """What a side gains over no deal, in points, given a deal: (states, W), nan where none is possible."""
    trace = []
    run.out(trace, z=z)
    def mean(t):
        here = np.bincount(t["w"], t["q"], run.worlds) > 0.5
        return np.where(here, np.bincount(t["w"], t["q"] * t["lift"][side], run.worlds), np.nan)
    return np.array([mean(t) for t in trace])

def fell(before, after, sure=SURE):
    return np.nan_to_num(before - after, nan=0.0) - sure

def add_option(doc, name, sides, scores, effort="0.5 to 4", at=70):
    doc["issue"][name]["options"].append({"id": "new", "at": at, "effort": effort})
    for side in sides:
        doc["wants"][side][name]["score"]["new"] = scores

def add_issue(doc, sides, wants, effort="0.5 to 4"):
    doc["issue"]["added"] = issue({"low": 0, "mid": 40, "high": 100}, "low", effort)
    for side in sides:
        doc["wants"][side]["added"] = wants(side)

def same_issues(before, after):
    """How far the chances of the options that both have are apart."""
    return np.max([np.abs(after["issues"][k][o] - p) for k, options in before["issues"].items() for o, p in options.items()], axis=0)

def additions(doc, sides, rng, base, worlds):
    """Something more to agree on, that need not be taken."""
    def after(change):
        return Run(changed(doc, change), worlds).out()
    p = agreed(base)
    note("option added", fell(p, agreed(after(lambda d: add_option(d, "free", sides, "0 to 100")))))
    options = ["low", "mid", "high"]
    note("issue added", fell(p, agreed(after(lambda d: add_issue(d, sides, lambda side: opinion(rng, options))))))
    note("contested issue added", fell(p, agreed(after(lambda d: add_issue(
        d, sides, lambda side: opinion(rng, options, "low", "high") if side == sides[0] else opinion(rng, options, "high", "low"))))))
    nobody = lambda side: {"matters": "major", "worst": "high", "best": "low", "score": {"mid": "20 to 80"}}  # noqa: E731
    note("issue that gains nobody: same", np.abs(agreed(after(lambda d: add_issue(d, sides, nobody))) - p) - SURE)
    # With a link an option that gains nobody can be one more way to keep it: then the law is not about it.
    loose = changed(doc, lambda d: d.pop("link", None))
    both = [agreed(Run(d, worlds).out()) for d in (loose, changed(loose, lambda d: add_option(d, "harm", sides, 0.5, at=20)))]
    note("option that gains nobody (no links): same", np.abs(both[1] - both[0]) - SURE)
    for what, change in (("option", lambda d: add_option(d, "free", sides, "0 to 100", effort=5000)),
                         ("issue", lambda d: add_issue(d, sides, lambda side: opinion(rng, options), effort=5000))):
        far = after(change)
        note(f"{what} beyond any capacity: same", np.abs(agreed(far) - p) - SURE)
        note(f"{what} beyond any capacity: which, too", same_issues(base, far) - SURE)

def circumstances(doc, sides, run, base, worlds):
    """What makes a deal easier or harder to accept."""
    p = agreed(base)
    note("capacity up", fell(p, agreed(Run(changed(doc, lambda d: d["summit"].update(capacity="5 to 14")), worlds).out())))
    for side in sides:
        worse = changed(doc, lambda d, side=side: d["outside"].update(blame={"hurts": side, "costs": 8}))
        better = changed(doc, lambda d, side=side: d["outside"].update(exit={"helps": side, "worth": 8}))
        note("a side's no-deal worse", fell(p, agreed(Run(worse, worlds).out())))
        note("a side's outside option better: no rise", fell(agreed(Run(better, worlds).out()), p))
    note("trust up", fell(p, agreed(run.out(z={"issue.promise.delivered": (1 + run.z["issue.promise.delivered"]) / 2}))))
    if "link" in doc:
        note("link gone", fell(p, agreed(Run(changed(doc, lambda d: d.pop("link")), worlds).out())))
    if "side_deal" in doc:
        off, on = (agreed(run.out(z={"side_deal.gift.on_offer": sure, "side_deal.gift.leaks": 0.0})) for sure in (0.0, 1.0))
        note("sweetener offered", fell(off, on))
    blow = run.z["threat.blow.carried_out"]
    note("threat that costs all likelier", fell(p, agreed(run.out(z={"threat.blow.carried_out": (1 + blow) / 2}))))

def sameness(doc, sides, run, base, worlds):
    """Order, clones and near-clones."""
    def reverse(d):
        for kind in ("party", "issue", "wants", "audience", "threat", "outside"):
            d[kind] = dict(reversed(d[kind].items()))
        for k in d["issue"].values():
            k["options"].reverse()
    turned = Run(changed(doc, reverse), worlds).out()
    note("order: same", np.maximum(np.abs(agreed(turned) - agreed(base)), same_issues(base, turned)) - SURE)

    name = "mid" if doc["issue"]["free"]["now"] != "mid" else "high"
    at = next(option["at"] for option in doc["issue"]["free"]["options"] if option["id"] == name)
    twin = Run(changed(doc, lambda d: add_option(d, "free", sides, "1 to 99", at=at)), worlds)
    z, ends = {"issue.free.options.new.effort": run.z[f"issue.free.options.{name}.effort"]}, {"worst": 0.0, "best": 100.0}
    scores = {f"wants.{side}.free.score.new": next((to for end, to in ends.items() if doc["wants"][side]["free"][end] == name),
              run.z.get(f"wants.{side}.free.score.{name}")) for side in sides}
    for law, off, sure in (("clone: same", 0.0, SURE), ("near-clone (60 and 60.001): nearly the same", 0.001, 0.01)):
        out = twin.out(z=z | {path: score + off for path, score in scores.items()})
        note(law, np.abs(agreed(out) - agreed(base)) - (SURE if not off else 1e-3))
        free = out["issues"]["free"]
        note(law + ", which", np.abs(free[name] + free["new"] - base["issues"]["free"][name]) - sure)
    moved = run.out(z={path: value + 1e-7 for path, value in run.z.items() if ".score." in path})
    note("scores moved by 1e-7 points: P(agreed) moves < 1e-5", np.abs(agreed(moved) - agreed(base)) - 1e-5)

def deals(sides, run):
    """What counts as a deal, power, and the limit of choosing."""
    trace, worlds = [], run.worlds
    run.out(trace)
    for t in trace:
        note("a deal gains somebody, costs nobody", np.where(t["ok"], -np.minimum(t["gain"].max(0), t["gain"].min(0) + 2e-7), -1.0))
    if not run.s.links:
        for t in trace:
            bad = np.any([u[t["w"], run.agenda.x[k, t["at"]]] for k, u in enumerate(t["useless"])], axis=0)
            note("no useless change", np.where(t["q"] > 0, bad, 0.0))
    for n, side in enumerate(sides):
        path = f"party.{side}.power"
        for factor in (1.5, 4):
            before, after = (expected(run, n, {path: run.z[path] * f}) for f in (1, factor))
            note(f"power times {factor}: own gain", fell(before, after))
        none = expected(run, n, {path: run.z[path], "engine.waste": 0.0})
        note("power times 4, nu = 0: own gain", fell(none, expected(run, n, {path: run.z[path] * 4, "engine.waste": 0.0})))
    trace = []
    run.out(trace, z={"engine.choosing": 1e6})
    for t in trace:
        for world in range(worlds):
            here = np.nonzero(t["ok"] & (t["w"] == world))[0]
            gap = t["rho"][:, here, None] - t["rho"][:, None, here]
            beaten = ((gap.min(0) >= 0) & (gap.sum(0) > 1e-3)).any(0)
            note("choosing without end: no mass on dominated packages", (t["q"][here] * beaten).sum() - 1e-9)
    sharp = {"engine.choosing": 1e6, "engine.split": 0.0}
    door = run.z["outside.door.worth"]
    before, after = (expected(run, 0, sharp | {"outside.door.worth": door + up}) + up for up in (0, 5))
    note(f"choosing without end: a better door, own share, {len(sides)} sides", fell(before, after, 1e-3))

def emptying(run):
    """P(agreed) has no jump on the way to where no deal is possible: halve towards the door at which it passes a mark."""
    start = agreed(run.out(z={"outside.door.worth": -300.0}))
    for mark in (start / 2, np.full(run.worlds, 1e-3)):
        low, high = np.full(run.worlds, -300.0), np.full(run.worlds, 500.0)
        for _ in range(30):
            middle = (low + high) / 2
            above = agreed(run.out(z={"outside.door.worth": middle})) > mark
            low, high = np.where(above, middle, low), np.where(above, high, middle)
        ends = [agreed(run.out(z={"outside.door.worth": at})) for at in (low, high)]
        note("no jump where no deal is possible any more", np.where(start > mark, ends[0] - ends[1], 0) - 1e-5)

def main(games=24, worlds=24):
    began = time.time()
    for seed in range(games):
        doc, sides, rng = game(seed)
        run = Run(doc, worlds)
        base = run.out()
        additions(doc, sides, rng, base, worlds)
        circumstances(doc, sides, run, base, worlds)
        sameness(doc, sides, run, base, worlds)
        deals(sides, run)
        if seed % 4 == 0:
            emptying(run)
    show(games, worlds, began)

def show(games, worlds, began):
    print(f"{games} games, {worlds} worlds each, {time.time() - began:.0f} s\n{'law':60} {'tries':>8} {'broken':>7} {'worst':>9}")
    for law, (tries, broken, worst) in counts.items():
        print(f"{law:60} {tries:8} {broken:7} {worst if broken else 0:9.1e}")

if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
