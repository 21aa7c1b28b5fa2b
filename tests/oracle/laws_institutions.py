"""Checks the laws of institutions (docs/model.md, section 16.8) on the twin: python tests/oracle/laws_institutions.py [GAMES [WORLDS]].
The games are those of laws.py with rules, lapses, acts, ratifiers, mediators, red lines and sides that may leave added at random.
Two rows break and are there to show it: a party chair that breaks ties, and threats that collide over a lapse."""
import sys
import time

import numpy as np
from laws import SURE, Run, agreed, changed, fell, game, note, opinion, show

LADDER = ["low", "mid", "high"]

def table(seed):
    """A random game with institutions; rules are quotas (majorities have ties, which are tried apart)."""
    doc, sides, rng = game(seed)
    if rng.random() < 0.5:
        sides = [*sides, "west"]
        doc["party"]["west"] = {"power": "0.5 to 3"}
        doc["wants"]["west"] = {name: opinion(rng, LADDER) for name in doc["issue"] if name != "harm"}
        doc["wants"]["west"]["harm"] = {"matters": "some", "worst": "harm", "best": "good", "score": {"now": "50 to 95"}}
    for side in sides:
        doc["party"][side]["weight"] = rng.choice([1, 2, 3, 4])
    def share(low, high):
        return {"quota": f"{rng.uniform(low, high):.1f}%", "of": rng.choice(["weight", "parties"])}
    doc["decision"] = {"rule": [share(50, 95) for _ in range(rng.choice([1, 1, 2]))]}
    if rng.random() < 0.5:
        doc["issue"]["free"]["decision"] = share(40, 95)
    if rng.random() < 0.5:
        doc["party"][rng.choice(sides)]["leaves"] = "5 to 40%"
    if rng.random() < 0.5:
        doc["issue"]["harm"]["without_deal"] = {"harm": "10 to 60%"}
    if rng.random() < 0.4:
        now = doc["issue"]["free"]["now"]
        doc["issue"]["free"]["without_deal"] = rng.choice([o for o in LADDER if o != now])
    if rng.random() < 0.4:
        doc["issue"]["promise"]["options"][rng.choice([1, 2])]["alone"] = "5 to 40%"
    if rng.random() < 0.3:
        doc["wants"][rng.choice(sides)]["free"]["never"] = [rng.choice(LADDER)]
    if rng.random() < 0.4:
        doc["ratifier"] = {"first": ratifier(doc, rng, sides, "first")}
    doc["mediator"] = {"m": {"effort": "0.6 to 1.1", "bust_up": "0.5 to 1.4", "worse_off": "0.8 to 1.5"}}
    doc["summit"] |= {"meetings": rng.choice([2, 3, 6])}
    return doc, sides, rng

def ratifier(doc, rng, sides, name):
    doc["wants"][name] = {k: opinion(rng, LADDER) for k in rng.sample(["promise", "free"], rng.choice([1, 2]))}
    doc["wants"][name]["harm"] = {"matters": "some", "worst": "harm", "best": "good", "score": {"now": "50 to 95"}}
    return {"of": rng.choice(sides), "asked": rng.choice(["30 to 90%", 100]), "needed_for": rng.choice([[], ["promise"], ["free", "harm"]])}

def votes(doc, sides, rng, worlds):
    """Who must agree."""
    run = lambda d: Run(d, worlds).out()  # noqa: E731
    base = run(doc)
    p = agreed(base)
    note("endings sum to 1", np.abs(sum(base["ending"][e] for e in ("agreed", "words_only", "bust_up", "no_zone")) - 1) - SURE)
    for side in sides:
        note("against is a part of agreed", base["against"][side] - p - SURE)
    def lower(d):
        for rule in [*d["decision"]["rule"], *([d["issue"]["free"]["decision"]] if "decision" in d["issue"]["free"] else [])]:
            rule["quota"] = f"{float(rule['quota'][:-1]) - 20:.1f}%"
    note("a lower quota", fell(p, agreed(run(changed(doc, lower)))))
    for side in sides:
        note("a veto dropped", fell(agreed(run(changed(doc, lambda d, side=side: d["decision"].update(vetoes=[side])))), p))
        note("a party chair dropped, quotas", fell(agreed(run(changed(doc, lambda d, side=side: d["decision"].update(chair=side)))), p))
        tie = changed(doc, lambda d, side=side: d["decision"].update(rule="majority", chair=side))
        note("a party chair dropped, majority (it breaks ties)", fell(agreed(run(tie)), agreed(run(changed(tie, lambda d: d["decision"].pop("chair"))))))
        name = rng.choice(["promise", "free"])
        red = changed(doc, lambda d, side=side, name=name: d["wants"][side][name].setdefault("never", []).append(rng.choice(LADDER)))
        note("a red line: no rise", fell(agreed(run(red)), p))
    plain = changed(doc, lambda d: (d.pop("decision"), d["issue"]["free"].pop("decision", None)))
    spelt = changed(plain, lambda d: d.update(decision={"rule": "all"}))
    for side in sides:
        plain["party"][side].pop("weight")
    one, other = run(plain), run(spelt)
    note("all spelt out, weights under all: same bits", np.max([np.abs(one["ending"][e] - other["ending"][e]) for e in one["ending"]], axis=0))
    note("all spelt out, weights under all: same bits, which", np.max(
        [np.abs(p - other["issues"][k][o]) for k, options in one["issues"].items() for o, p in options.items()], axis=0))
    return base

def without(doc, sides, rng, worlds):
    """What no deal is. A threat that collides with another or with an act can turn the law, since the farther from z holds."""
    harm = "issue.harm.without_deal.harm"
    for what, change in (("", lambda d: None), (" (a threat collides)", lambda d: d["threat"].update(
            help={"by": sides[0], "does": {"harm": ["good"]}, "carried_out": "5 to 50%"}))):
        d = changed(doc, change)
        none = Run(changed(d, lambda d: d["issue"]["harm"].pop("without_deal", None)), worlds).out()
        some = Run(changed(d, lambda d: d["issue"]["harm"].update(without_deal={"harm": "10 to 60%"})), worlds)
        now = agreed(some.out())
        note("worse without_deal for all, a lapse added" + what, fell(agreed(none), now))
        note("worse without_deal for all, likelier" + what, fell(now, agreed(some.out(z={harm: (1 + some.z[harm]) / 2}))))
        note("worse without_deal for all, sure" + what, fell(now, agreed(Run(changed(d, lambda d: d["issue"]["harm"].update(without_deal="harm")), worlds).out())))
        faint = agreed(some.out(z={harm: 1e-9}))
        note("a lapse of chance 1e-9: P(agreed) moves < 1e-5" + what, np.abs(faint - agreed(none)) - 1e-5)

def others(doc, sides, rng, base, worlds):
    """Ratifiers, mediators, meetings."""
    p = agreed(base)
    def add(d):
        d.setdefault("ratifier", {})["second"] = ratifier(d, rng, sides, "second")
    ratified = Run(changed(doc, add), worlds)
    out = ratified.out()
    note("a ratifier: no rise", fell(agreed(out), p))
    kept = sum(out["ending"][e] for e in ("agreed", "refused"))
    bare = Run(changed(doc, lambda d: d.pop("ratifier", None)), worlds).out()
    note("agreed + refused = agreed without ratifiers", np.abs(kept - agreed(bare)) - SURE)
    note("what ratifiers cost sums to refused", np.abs(sum(out["ratifiers"].values()) - out["ending"]["refused"]) - SURE)
    asked = "ratifier.second.asked"
    never, half, always = (agreed(ratified.out(z={asked: q})) for q in (0.0, 0.5, 1.0))
    note("a likelier asked: no rise", fell(always, half))
    note("P(agreed) linear in asked", np.abs((never + always) / 2 - half) - SURE)
    one = changed(doc, add)
    one["ratifier"]["second"]["needed_for"] = ["promise"]
    two = changed(one, lambda d: d["ratifier"]["second"]["needed_for"].append("free"))
    note("one more issue in needed_for: no rise", fell(agreed(Run(two, worlds).out()), agreed(Run(one, worlds).out())))
    later = Run(changed(doc, lambda d: d["summit"].update(meetings=d["summit"]["meetings"] + 1)), worlds).out()
    note("one meeting more: the chance by the last", fell(base["by_last"], later["by_last"]))
    note("the chance by the last is at least this meeting's", fell(p, base["by_last"]))
    run = Run(doc, worlds)
    for key in ("effort", "bust_up"):
        path = f"mediator.m.{key}"
        note(f"a mediator's lower {key}", fell(p, agreed(run.out(z={path: run.z[path] * 0.7}))))
    path = "mediator.m.worse_off"
    note("a mediator's worse_off: P(agreed) the same", np.abs(agreed(run.out(z={path: run.z[path] * 1.5})) - p) - SURE)

def main(games=24, worlds=24):
    began = time.time()
    for seed in range(games):
        doc, sides, rng = table(seed)
        base = votes(doc, sides, rng, worlds)
        without(doc, sides, rng, worlds)
        others(doc, sides, rng, base, worlds)
    show(games, worlds, began)

if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
