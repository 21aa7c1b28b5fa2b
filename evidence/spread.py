"""Whose numbers move the chance of a deal? Total Sobol indices by group (Jansen 1999) on small invented agendas.

    python evidence/spread.py [--worlds 8192] [--seed 1] [--agendas 3]

The level comes from the class `leaders-bilateral`, 45 of 139 (its Beta posterior).

Two sides, four issues of three options, a threat, an outside option and an audience each, two venues. Every number is
drawn over its whole legal range (positive numbers without an upper end: a quarter to four times the default's middle),
or over ranges as files have them. The group "sides" is everything a side wants, can do and has at home."""
import argparse

import numpy as np
from scipy.special import betaincinv, expit, logit, ndtri
from game import USUAL

WORDS = {"vital": (80, 100), "major": (55, 80), "some": (30, 55), "minor": (8, 30)}
Z95 = 1.6448536269514727
GROUPS = {"sides": ("wants", "threats", "audiences"), "wants": ("wants",), "threats, outside": ("threats",),
          "audiences": ("audiences",), "level": ("level",), "effort, capacity": ("carry",), "room": ("room",)}
SIZE = {"wants": 16, "threats": 4, "audiences": 4, "level": 2, "carry": 9, "room": 4}
# best option of each side on each issue (0 is today's), and what its importance is called in the files
AGENDAS = [(((2, 2, 2, 0), (0, 0, 2, 2)), (("vital", "some", "major", "some"), ("some", "minor", "major", "vital")), (2, 2, 4, 2), 4),
           (((2, 2, 2, 2), (0, 2, 0, 2)), (("major", "some", "major", "minor"), ("major", "some", "some", "major")), (4, 2, 4, 1), 4),
           (((2, 0, 2, 0), (0, 2, 0, 2)), (("vital", "some", "some", "minor"), ("some", "vital", "minor", "major")), (2, 4, 2, 2), 8)]
X = np.indices((3,) * 4).reshape(4, -1)


def normal(u, low, high):
    return np.clip((low + high) / 2 + (high - low) / 2 / Z95 * ndtri(u), 0, 100)


def lognormal(u, low, high):
    return np.exp(normal_raw(u, np.log(low), np.log(high)))


def normal_raw(u, low, high):
    return (low + high) / 2 + (high - low) / 2 / Z95 * ndtri(u)


def chance(u, low, high):
    return expit(normal_raw(u, logit(low), logit(high)))


def values(u, agenda, legal):
    """The file's numbers from uniforms, by group."""
    best, words, effort, capacity = agenda
    w, t, a, l, c, r = (u[g] for g in ("wants", "threats", "audiences", "level", "carry", "room"))
    if legal:
        spread = lambda v, mid: mid * 4 ** (2 * v - 1)
        z = dict(matters=100 * w[:8], middle=100 * w[8:], carried=t[:2], outside=spread(t[2:], 4.0), aud=100 * a[:2],
                 pull=spread(a[2:], 1.0), base=betaincinv(45.5, 94.5, l[0]), steep=spread(l[1], 3.5),
                 effort=spread(c[:8], np.repeat(effort, 2)[:, None]), capacity_hi=np.full(w.shape[1], capacity * 4.0),
                 bust=r[:2], venue=r[2])
        z["capacity_hi"] = spread(c[8], capacity) if legal == "capacity drawn" else z["capacity_hi"]
        z["base"] = 0.01 + 0.98 * l[0] if legal == "level free" else z["base"]
    else:
        ends = [WORDS[word] for side in words for word in side]
        z = dict(matters=np.stack([normal(w[j], *e) for j, e in enumerate(ends)]), middle=normal(w[8:], 35, 65),
                 carried=chance(t[:2], .05, .5), outside=normal_raw(t[2:], 1, 10), aud=normal(a[:2], 30, 55),
                 pull=lognormal(a[2:], .5, 2), base=betaincinv(45.5, 94.5, l[0]), steep=lognormal(l[1], 2.5, 5),
                 effort=lognormal(c[:8], np.repeat(effort, 2)[:, None] / 1.3, np.repeat(effort, 2)[:, None] * 1.3),
                 capacity_hi=np.full(w.shape[1], capacity * 1.3), bust=chance(r[:2], .02, .15),
                 venue=(v := lognormal(r[2], .5, 2)) / (v + lognormal(r[3], .5, 2)))
    return z


def headline(u, agenda, legal):
    """P(agreed) in each world."""
    z, best = values(u, agenda, legal), agenda[0]
    count = z["base"].shape[0]
    effort = np.concatenate([np.zeros((4, 1, count)), z["effort"].reshape(4, 2, count)], 1)
    cost = sum(effort[k][X[k]] for k in range(4))
    score = np.zeros((2, 4, 3, count))
    for i in range(2):
        for k in range(4):
            score[i, k, 1], score[i, k, best[i][k]] = z["middle"][4 * i + k], 100
    total = np.zeros(count)
    for v in range(2):
        gain = np.zeros((2, 81, count))
        for i in range(2):
            weight = z["matters"][4 * i:4 * i + 4]
            part = weight[:, None] * score[i] / 100
            fan = z["aud"][i] * z["pull"][v] * np.array([1, .5, 0])[:, None]      # each audience likes today's option on one issue
            part[2 * i] += fan
            gain[i] = sum(part[k][X[k]] - part[k][0] for k in range(4))
            other = 1 - i                                                        # the other side threatens: one step back on issue 3
            gain[i] += z["carried"][other] * weight[2] * .3 - z["outside"][i]
        ok = (gain >= 0).all(0) & (cost <= z["capacity_hi"])
        ok[0] = False
        s = np.where(ok, gain.min(0), 0).max(0) / 100
        deal = np.where(s > 1e-12, expit(logit(z["base"]) + z["steep"] * np.log(np.maximum(s, 1e-12) / USUAL)), 0)
        total += (z["venue"] if v == 0 else 1 - z["venue"]) * (1 - z["bust"][v]) * deal
    return total


def indices(agenda, legal, worlds, rng):
    a, b = ({g: rng.random((n, worlds)) for g, n in SIZE.items()} for _ in range(2))
    y = headline(a, agenda, legal)
    both = np.concatenate([y, headline(b, agenda, legal)])
    return both.mean(), [((y - headline(a | {g: b[g] for g in group}, agenda, legal)) ** 2).mean() / 2 / both.var() for group in GROUPS.values()]


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--worlds", type=int, default=8192)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--agendas", type=int, default=3)
    args = args.parse_args()
    print("| ranges | agenda | mean P(agreed) | " + " | ".join(GROUPS) + " |\n|---|---:|---:|" + "---:|" * len(GROUPS))
    for legal, name in (("class", "legal, level from the class"), ("level free", "legal, level 1 to 99 %"), ("capacity drawn", "legal, class, capacity's end drawn too"), (None, "as in files")):
        for number, agenda in enumerate(AGENDAS[:args.agendas]):
            mean, share = indices(agenda, legal, args.worlds, np.random.default_rng(args.seed))
            print(f"| {name} | {number + 1} | {mean:.2f} | " + " | ".join(f"{s:.2f}" for s in share) + " |")


if __name__ == "__main__":
    main()
