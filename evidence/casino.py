"""Which deal, and whether: the second edition and its rivals on CaSiNo's human negotiations.

    python evidence/casino.py [PATH]      (default ../shared/data/human-deals/casino-train.jsonl; not part of the project)

Which: mean log score gained over uniform on all 64 allocations, in nats, and share of deals ranked first (ties shared).
Constants marked "fitted" are fitted on four fifths and scored on the last fifth, in turn; "fixed" are the model's own.
Whether: Brier and log score of agreement against the class's rate, the rate taken from the other four fifths."""
import argparse
import json
from itertools import product

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit
from game import BETA, RAMP, STEEP, USUAL, WASTE, first, power_tilt

X = np.array(list(product(range(4), repeat=3)))
SLIP = 0.005         # every rule keeps this much on all allocations evenly, or one odd deal would cost it everything


def read(path):
    """(points (games, sides, issues, options) on a scale of 100, no deal (games, sides), outcome or -1)."""
    points, walk, outcome = [], [], []
    with open(path) as lines:
        for line in lines:
            game = json.loads(line)
            issues = [issue["id"] for issue in game["issues"]]
            v = np.array([[game["values"][side][k] for k in issues] for side in "ab"], float)
            scale = 100 / v.max(2).sum(1)
            points.append(v * scale[:, None, None])
            walk.append(np.array([game["no_deal"][side] for side in "ab"]) * scale)
            outcome.append(-1 if game["outcome"] is None else np.ravel_multi_index([game["outcome"][k] for k in issues], (4, 4, 4)))
    return np.array(points), np.array(walk), np.array(outcome)


class Features:
    """What the rules look at, (games, 64) each."""
    def __init__(self, points, walk):
        u = sum(points[:, :, k, :][:, :, X[:, k]] for k in range(3))
        self.gain = u - walk[:, :, None]
        self.zone = (self.gain >= -1e-7).all(1)
        self.rho = self.gain / np.sqrt(1 + points.var(3).sum(2))[:, :, None]
        gap = self.rho[:, :, None, :] - self.rho[:, :, :, None]                 # (games, sides, beaten, better)
        self.least, self.sum = self.rho.min(1), self.rho.sum(1)
        sigma = np.where(self.zone, self.least + power_tilt(1) * self.sum, -np.inf)
        part = np.zeros_like(sigma)
        for row, s, zone in zip(part, sigma, self.zone):
            row[zone] = first(s[zone], np.ones(zone.sum()))
        soft = np.clip(gap.max(1) / RAMP, 0, 1) * np.clip(1 + gap.min(1) / RAMP, 0, 1)
        self.all = np.log1p((soft * self.zone[:, None, :]).sum(2))              # rule A counts every better package
        self.beaten = np.log1p((soft * part[:, None, :]).sum(2))
        self.points = self.gain.min(1) / 100
        top = points.max(3)
        share = points / top[..., None]
        alike = top.min(1) / top.max(1)
        self.split = sum(alike[:, k, None] * (share[:, 0, k][:, X[:, k]] - share[:, 1, k][:, X[:, k]]) ** 2 for k in range(3))
        hope = self.gain.max(2, keepdims=True)
        g = np.clip(self.gain / hope, 0, 1)
        self.nash, self.ks = 0.5 * np.log(g + 0.05).sum(1), g.min(1) + 0.2 * g.max(1)
        self.ratio, self.far = np.log(np.maximum(self.rho, 0.05)).sum(1), np.abs(self.rho[:, 0] - self.rho[:, 1])


def choice(zone, log):
    z = np.where(zone, log, -np.inf)
    p = np.exp(z - z.max(1, keepdims=True))
    return (1 - SLIP) * p / p.sum(1, keepdims=True) + SLIP / 64


def rules(f):
    """name: (fitted start or None, probabilities from constants)."""
    linear = lambda *parts: (lambda c: choice(f.zone, sum(a * part for a, part in zip(c, parts))))
    model = BETA * (f.least + power_tilt(1) * f.sum) - WASTE * f.beaten
    return {
        "uniform on all allocations": (None, lambda c: np.full(f.zone.shape, 1 / 64)),
        "uniform on what both accept": (None, lambda c: choice(f.zone, 0 * f.least)),
        "first edition's pool, sharpness 14.1": (None, lambda c: (choice(f.zone, 14.1 * f.nash) + choice(f.zone, 14.1 * f.ks)) / 2),
        "first edition's pool, sharpness fitted": ([14.], lambda c: (choice(f.zone, c[0] * f.nash) + choice(f.zone, c[0] * f.ks)) / 2),
        "soft maximin in points, fitted": ([20.], linear(f.points)),
        "soft maximin in standard deviations, fitted": ([4.], linear(f.least)),
        "smallest gain + sum, no count of better packages, fitted": ([4., 1.], linear(f.least, f.sum)),
        "rule A in points, fitted": ([20., -0.8], linear(f.points, f.all)),
        "rule A, fitted": ([4., -0.8], linear(f.least, f.all)),
        "rule A, fixed (3.73, 0.82)": (None, lambda c: choice(f.zone, 3.73 * f.least - 0.82 * f.all)),
        "**second edition, fixed**": (None, lambda c: choice(f.zone, model)),
        "second edition, its three constants fitted": ([4., 0.5, -0.6], linear(f.least, f.sum, f.beaten)),
        "**second edition with the split term, fixed (1.11)**": (None, lambda c: choice(f.zone, model - 1.11 * f.split)),
        "second edition with the split term, fitted": ([4., 0.5, -0.6, -1.], linear(f.least, f.sum, f.beaten, f.split)),
        "seven-feature logit, fitted": ([2., 0.5, -0.5, -1., 0.1, 0.1, 0.1],
                                        linear(f.least, f.sum, f.beaten, f.split, f.ratio, f.far, f.rho.max(1))),
    }


def score(p, outcome):
    best = p >= p.max(1, keepdims=True) - 1e-12
    row = np.arange(len(outcome))
    return np.log(64 * p[row, outcome]), best[row, outcome] / best.sum(1)


def which(points, walk, outcome, folds):
    """The table of rules."""
    f = Features(points, walk)
    print("| rule | nats over uniform | se | top-1 | constants |\n|---|---:|---:|---:|---|")
    for name, (start, p) in rules(f).items():
        nats, top = np.zeros((2, len(outcome)))
        seen = []
        for k in sorted(set(folds)):
            train, test, c = folds != k, folds == k, None
            if start:
                c = minimize(lambda c: -score(p(c), outcome)[0][train].mean(), start, method="BFGS", options={"gtol": 1e-4}).x
                seen.append(c)
            gained, first = score(p(c), outcome)
            nats[test], top[test] = gained[test], first[test]
        means = ", ".join(f"{v:.2f}" for v in np.mean(seen, 0)) if seen else ""
        print(f"| {name} | {nats.mean():.3f} | {nats.std() / len(nats) ** .5:.3f} | {top.mean():.3f} | {means} |")


def whether(points, walk, outcome, folds):
    """Agreement: the class's rate against the rate moved by the best common gain."""
    f, agreed = Features(points, walk), outcome >= 0
    s = np.where(f.zone, f.gain.min(1), 0).max(1) / 100
    forecasts = {name: np.zeros(len(s)) for name in
                 ("class's rate", "as specified (usual gain 68 points)", "usual gain = the class's own mean", "the same, elasticity fitted", "elasticity and level fitted")}
    seen = []
    for k in sorted(set(folds)):
        train, test = folds != k, folds == k
        rate = (agreed[train].sum() + 0.5) / (train.sum() + 1)
        own = np.exp(np.log(s[train]).mean())
        move = lambda steep, usual: expit(logit(rate) + steep * np.log(s / usual))
        loss = lambda p: -np.where(agreed, np.log(p), np.log1p(-p))[train].mean()
        steep = minimize(lambda c: loss(move(abs(c[0]) + 0.01, own)), [4.], method="Nelder-Mead").x[0]
        both = minimize(lambda c: loss(expit(c[0] + c[1] * np.log(s))), [4., 1.], method="Nelder-Mead").x
        seen.append((abs(steep) + 0.01, *both))
        for name, p in zip(forecasts, (np.full(len(s), rate), move(STEEP, np.float64(USUAL)), move(STEEP, own), move(abs(steep) + .01, own), expit(both[0] + both[1] * np.log(s)))):
            forecasts[name][test] = p[test]
    print(f"\nAgreement: {agreed.sum()} of {len(s)}; best common gain {s.mean():.3f} (sd {s.std():.3f}) of 100 points\n")
    base = forecasts["class's rate"]
    log = lambda p: -np.where(agreed, np.log(p), np.log1p(-p))
    print("| forecast | Brier | nats lost | gain over the class's rate (se) |\n|---|---:|---:|---:|")
    for name, p in forecasts.items():
        gained = log(base) - log(p)
        print(f"| {name} | {((p - agreed) ** 2).mean():.5f} | {log(p).mean():.5f} | {gained.mean():+.5f} ({gained.std() / len(s) ** .5:.5f}) |")
    print(f"\nFitted elasticity {np.mean(seen, 0)[0]:.2f}; free logistic {np.mean(seen, 0)[1]:.2f} + {np.mean(seen, 0)[2]:.2f} ln s.")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("path", nargs="?", default="../shared/data/human-deals/casino-train.jsonl")
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    points, walk, outcome = read(args.path)
    folds = np.random.default_rng(args.seed).permutation(len(outcome)) % 5
    deal = outcome >= 0
    print(f"{deal.sum()} deals of {len(outcome)} negotiations, 5 folds, seed {args.seed}\n")
    which(points[deal], walk[deal], outcome[deal], folds[deal])
    whether(points, walk, outcome, folds)


if __name__ == "__main__":
    main()
