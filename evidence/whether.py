"""Which number may move the class's level? Candidates for *whether*, each against the laws, on random small games.

    python evidence/whether.py [--games 400] [--seed 4]

Prints, for each candidate, the percentage of games in which it moves the wrong way."""
import argparse
from copy import deepcopy

import numpy as np

import game as m
import laws

EPS = 1e-9
CANDIDATES = ("smallest gain in points (default)", "the same without the content factor", "the same + .05 of the sum",
              "the same with the discount in no deal too", "smallest gain in standard deviations", "smallest share of the total weight",
              "smallest share of the best hope", "log-sum over F (nested logit)", "log-sum of rule A")


def looks_at(game, candidate):
    """What the candidate puts in place of s*; any increasing map of it gives the chance of a deal."""
    part = m.terms(game)
    # With the discount: `delivered` is applied to what threats bring, too.
    d = m.threatened(game, part) + game.outside if candidate == CANDIDATES[3] else m.no_deal(game)
    x, effort, content, gain = m.at_table(game, part, d)
    zone, _ = m.possible(game, x, part, gain / 100, effort)
    if not zone.any():
        return 0.0
    least = gain.min(0)
    if candidate in (CANDIDATES[0], CANDIDATES[3]):
        value = content * least / 100
    elif candidate == CANDIDATES[1]:
        value = least / 100
    elif candidate == CANDIDATES[2]:
        value = content * (least + 0.05 * gain.sum(0)) / 100
    elif candidate == CANDIDATES[4]:
        value = content * (gain / np.sqrt(1 + sum(t.var(1) for t in part))[:, None]).min(0)
    elif candidate == CANDIDATES[5]:
        value = content * (gain / np.maximum(game.matters.sum(1), EPS)[:, None]).min(0)
    elif candidate == CANDIDATES[6]:
        value = (np.clip(gain, 0, None) / np.maximum(gain.max(1), EPS)[:, None]).min(0)
    else:
        better = np.zeros(zone.sum())
        if candidate == CANDIDATES[8]:
            inside = gain[:, zone]
            for y in range(len(better)):
                better[y] = ((inside >= inside[:, [y]]).all(0) & (inside > inside[:, [y]]).any(0)).sum()
        return float(np.log1p((np.exp(14 * least[zone] / 100) / (1 + better) ** 0.82).sum()))
    return float(max(0, value[zone].max()))


def changes(g, rng):
    """Yields (law, before, after, sign): +1 may not fall, -1 may not rise, 0 may not move, None must be near 0 after."""
    n, issues = g.matters.shape
    i, k = rng.integers(0, n), rng.integers(0, issues)
    fresh = rng.uniform(0, 100, n)
    contested = np.where(np.arange(n)[:, None] == i, [[0., 100.]], [[100., 0.]])
    yield "option added", g, laws.with_option(g, k, rng.uniform(0, 100, n), rng.uniform(0.5, 4)), 1
    yield "issue added", g, laws.with_issue(g, fresh, rng.uniform(0, 100, (n, 3)), np.r_[0, rng.uniform(0.5, 4, 2)]), 1
    yield "contested issue may stay", g, laws.with_issue(g, fresh, contested, np.array([0., 1.])), 1
    c = rng.uniform(1, 2)
    yield "capacity up", g, laws.edit(g, capacity=g.capacity * c, capacity_hi=g.capacity_hi * c), 1
    worse, better = g.outside.copy(), g.outside.copy()
    worse[i] -= rng.uniform(0, 30)
    better[i] += rng.uniform(0, 30)
    yield "no-deal worse", g, laws.edit(g, outside=worse), 1
    yield "outside better", g, laws.edit(g, outside=better), -1
    kept = deepcopy(g)                          # options of issue k by which no receiver loses
    for j in range(n):
        if j != g.deliverer[k]:
            kept.scores[k][j, 1:] = np.maximum(kept.scores[k][j, 1:], kept.scores[k][j, 0])
    for _, _, likes in kept.audiences:
        if k in likes:
            likes[k][1:] = np.maximum(likes[k][1:], likes[k][0])
    trusted = deepcopy(kept)
    trusted.delivered[k] += rng.uniform(0, 1 - trusted.delivered[k])
    yield "trust up", kept, trusted, 1
    if g.links:
        yield "link gone", g, laws.edit(g, links=[]), 1
    sweet = g.extra.copy()
    sweet[i] += rng.uniform(0, 20)
    yield "sweetener", g, laws.edit(g, extra=sweet), 1
    if g.threats:
        likelier = deepcopy(g)
        likelier.threats[0] = (g.threats[0][0] + rng.uniform(0, 1 - g.threats[0][0]), g.threats[0][1])
        if (m.no_deal(likelier) <= m.no_deal(g)).all():
            yield "threat costs all, likelier", g, likelier, 1
    yield "beyond capacity added", g, laws.with_option(g, k, rng.uniform(0, 100, n), g.capacity_hi + 1), 0
    dull = np.hstack([np.full((n, 1), 100.), rng.uniform(0, 99, (n, 2))])
    yield "gains-nobody issue added", g, laws.with_issue(g, fresh, dull, np.array([0., 1, 1])), 0
    if not g.links:
        o = rng.integers(1, 3)
        clone = laws.with_option(g, k, g.scores[k][:, o], g.effort[k][o])
        for (_, _, likes), (_, _, old) in zip(clone.audiences, g.audiences):
            if k in likes:
                likes[k][-1] = old[k][o]
        yield "option cloned", g, clone, 0
    _, _, zone, gain = m.solve(g)
    if zone.any():
        edge = g.outside.copy()
        edge[i] += gain[i, zone].max() - EPS
        yield "F empties continuously", g, laws.edit(g, outside=edge), None


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--games", type=int, default=400)
    args.add_argument("--seed", type=int, default=4)
    args = args.parse_args()
    rng, seen, broken = np.random.default_rng(args.seed), {}, {}
    for _ in range(args.games):
        for law, before, after, sign in changes(laws.draw(rng), rng):
            seen[law] = seen.get(law, 0) + 1
            for candidate in CANDIDATES:
                x, y = looks_at(before, candidate), looks_at(after, candidate)
                bad = y > 1e-4 if sign is None else abs(y - x) > EPS if sign == 0 else sign * (y - x) < -EPS
                broken[candidate, law] = broken.get((candidate, law), 0) + bad
    print(f"Percentage of random games in which a candidate breaks a law; seed {args.seed}\n")
    names = list(CANDIDATES)
    print("| law | games | " + " | ".join(names) + " |\n|---|---:|" + "---:|" * len(names))
    for law, games in seen.items():
        print(f"| {law} | {games} | " + " | ".join(f"{100 * broken[c, law] / games:.1f}" for c in names) + " |")


if __name__ == "__main__":
    main()
