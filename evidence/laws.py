"""Random small games against the laws of the second edition: how often is each broken?

    python evidence/laws.py [--games 2000] [--seed 1]

A game has 2 to 4 sides, 2 to 4 issues of 3 options, sometimes audiences, threats, links, outside options and side deals.
A law is about fixed numbers: a game, one change, and the chance of a deal (or which deal) before and after."""
import argparse
from copy import deepcopy

import numpy as np

import game as m

EPS = 1e-9


def draw(rng):
    n, issues = rng.integers(2, 5), rng.integers(2, 5)
    game = m.Game(
        matters=rng.uniform(0, 100, (n, issues)) * (rng.random((n, issues)) < 0.9),
        scores=[rng.uniform(0, 100, (n, 3)) for _ in range(issues)],
        effort=[np.r_[0, rng.uniform(0.5, 4, 2)] for _ in range(issues)],
        delivered=rng.uniform(0.2, 1, issues), deliverer=rng.integers(-1, n, issues),
        power=np.exp(rng.normal(0, 1, n)), capacity=rng.uniform(2, 10), capacity_hi=0, base=rng.uniform(0.05, 0.95))
    game.capacity_hi = game.capacity * rng.uniform(1, 1.5)
    pick = lambda: rng.integers(0, issues)
    game.audiences = [(rng.integers(0, n), rng.uniform(0, 100), {pick(): rng.uniform(0, 100, 3) for _ in range(2)})
                      for _ in range(rng.integers(0, 3))]
    game.threats = [(rng.uniform(0, 1), {pick(): rng.integers(1, 3)}) for _ in range(rng.integers(0, 3))]
    game.outside = rng.uniform(-20, 10, n) * (rng.random(n) < 0.5)
    a = rng.permutation(issues)[:2]
    game.links = [(a[0], rng.integers(0, 3), a[1], rng.integers(1, 3))] if rng.random() < 0.5 else []
    game.extra = rng.uniform(0, 20, n) * (rng.random(n) < 0.3)
    return game


def with_option(game, k, scores, effort):
    game = deepcopy(game)
    game.scores[k] = np.hstack([game.scores[k], scores[:, None]])
    game.effort[k] = np.r_[game.effort[k], effort]
    for who, (_, _, likes) in enumerate(game.audiences):
        if k in likes:
            likes[k] = np.r_[likes[k], scores[min(who, len(scores) - 1)]]
    return game


def with_issue(game, matters, scores, effort):
    game = deepcopy(game)
    game.matters = np.hstack([game.matters, matters[:, None]])
    game.scores.append(scores)
    game.effort.append(effort)
    game.delivered, game.deliverer = np.r_[game.delivered, 1.0], np.r_[game.deliverer, -1]
    return game


def edit(game, **changes):
    game = deepcopy(game)
    for name, value in changes.items():
        setattr(game, name, value)
    return game


def own(result, side):
    chance, q, _, gain = result
    return chance * (q @ gain[side])


def trials(g, rng):
    """Yields (law, holds) for one game."""
    n, issues = g.matters.shape
    i, k = rng.integers(0, n), rng.integers(0, issues)
    before = m.solve(g)
    p, q, zone, gain = before
    up = lambda h: m.solve(h)[0] >= p - EPS
    down = lambda h: m.solve(h)[0] <= p + EPS
    same = lambda h: abs(m.solve(h)[0] - p) <= EPS

    yield "an option is added that need not be taken", up(with_option(g, k, rng.uniform(0, 100, n), rng.uniform(0.5, 4)))
    fresh = rng.uniform(0, 100, n)
    yield "an issue is added that gains somebody", up(with_issue(g, fresh, rng.uniform(0, 100, (n, 3)), np.r_[0, rng.uniform(0.5, 4, 2)]))
    contested = np.where(np.arange(n)[:, None] == i, [[0., 100.]], [[100., 0.]])
    yield "a contested issue is added that may stay as today", up(with_issue(g, fresh, contested, np.array([0., 1.])))
    c = rng.uniform(1, 2)
    yield "capacity rises", up(edit(g, capacity=g.capacity * c, capacity_hi=g.capacity_hi * c))
    worse, better = g.outside.copy(), g.outside.copy()
    worse[i] -= rng.uniform(0, 30)
    better[i] += rng.uniform(0, 30)
    yield "a side's no-deal gets worse", up(edit(g, outside=worse))
    yield "a side's outside option gets better (P does not rise)", down(edit(g, outside=better))
    trusted = deepcopy(g)
    receivers = [j for j in range(n) if j != g.deliverer[k]]
    for h in (g, trusted):                      # a law about options by which no receiver loses
        for j in receivers:
            h.scores[k][j, 1:] = np.maximum(h.scores[k][j, 1:], h.scores[k][j, 0])
        for a, _, likes in h.audiences:
            if k in likes:
                likes[k][1:] = np.maximum(likes[k][1:], likes[k][0])
    trusted.delivered[k] += rng.uniform(0, 1 - trusted.delivered[k])
    before = m.solve(g)
    p, q, zone, gain = before
    yield "trust rises where no receiver loses", up(trusted)
    if g.links:
        yield "a link disappears", up(edit(g, links=[]))
    sweet = g.extra.copy()
    sweet[i] += rng.uniform(0, 20)
    yield "a sweetener is offered", up(edit(g, extra=sweet))
    if g.threats:
        likelier = deepcopy(g)
        likelier.threats[0] = (g.threats[0][0] + rng.uniform(0, 1 - g.threats[0][0]), g.threats[0][1])
        if (m.no_deal(likelier) <= m.no_deal(g)).all():
            yield "a threat that costs everybody gets likelier", up(likelier)
    yield "an option beyond any capacity is added", same(with_option(g, k, rng.uniform(0, 100, n), g.capacity_hi + 1)) \
        and np.allclose(moved(g, with_option(g, k, rng.uniform(0, 100, n), g.capacity_hi + 1), k), q, atol=1e-9)
    dull = deepcopy(g)
    dull = with_option(dull, k, dull.scores[k].min(1).clip(max=dull.scores[k][:, 0]), 1.0)
    for who, (a, w, likes) in enumerate(dull.audiences):
        if k in likes:
            likes[k][-1] = likes[k][0]
    if all((k, 0) not in ((a, b), (c, d)) for a, b, c, d in g.links):   # else leaving now frees from the link: it does gain
        yield "an option that gains nobody is added", same(dull)
    yield "an issue beyond any capacity is added", same(with_issue(g, fresh, contested, np.array([0., g.capacity_hi + 1])))
    o = rng.integers(1, 3)
    clone = with_option(g, k, g.scores[k][:, o], g.effort[k][o])
    for (_, _, likes), (_, _, old) in zip(clone.audiences, g.audiences):
        if k in likes:
            likes[k][-1] = old[k][o]
    last = len(g.effort[k])
    clone.links += [(a, last if (a, b) == (k, o) else b, c, last if (c, d) == (k, o) else d)
                    for a, b, c, d in g.links if (k, o) in ((a, b), (c, d))]
    yield "an option is cloned", same(clone) and p * np.abs(folded(clone, k, o) - q).max() <= 1e-6
    near = deepcopy(clone)
    near.scores[k][:, -1] += 1e-6
    yield "an option is nearly cloned (1e-6 of a point)", abs(m.solve(near)[0] - p) < 1e-5 and p * np.abs(folded(near, k, o) - q).max() < 1e-3
    order = rng.permutation(n)
    turned = edit(g, matters=g.matters[order], scores=[s[order] for s in g.scores], power=g.power[order], outside=g.outside[order],
                  extra=g.extra[order], deliverer=np.array([-1 if d < 0 else np.argsort(order)[d] for d in g.deliverer]),
                  audiences=[(np.argsort(order)[a], w, l) for a, w, l in g.audiences])
    r = m.solve(turned)
    yield "sides are reordered", abs(r[0] - p) <= EPS and np.abs(r[1] - q).max() <= EPS
    power = g.power.copy()
    power[i] *= np.exp(rng.uniform(0, 2))
    strong = m.solve(edit(g, power=power))
    yield "power up: own expected gain does not fall", own(strong, i) >= own(before, i) - 1e-7
    sharp = m.solve(g, beta=1e13)
    best, all_gain = np.flatnonzero(sharp[1] > 1e-6), sharp[3]
    # capacity bends odds inside F, so dominance is among packages that need no more effort
    eff = sum(e[m.packages(g)[kk]] for kk, e in enumerate(g.effort))
    dominated = [b for b in best if any((all_gain[:, y] >= all_gain[:, b]).all() and (all_gain[:, y] > all_gain[:, b] + 1e-3).any()
                                        for y in np.flatnonzero(zone))]
    yield "beta to infinity: no mass on dominated packages", not dominated
    for name, h in (("powers as drawn", g), ("all powers 1", edit(g, power=np.ones(n)))):
        here, there = m.solve(h, beta=1e13), m.solve(edit(h, outside=better), beta=1e13)
        if there[2].any():
            level = lambda r, outside: r[1] @ (r[3][i] + m.no_deal(edit(h, outside=outside))[i])
            yield f"outside better, beta to infinity: own value does not fall ({name})", level(there, better) >= level(here, h.outside) - 1e-6
    yield "a deal gains somebody", bool((gain[:, zone].max(0) > 0).all())
    if zone.any():                              # shut the zone by raising one side's outside option
        room = gain[i, zone].max()
        edge = g.outside.copy()
        edge[i] += room - 1e-9
        yield "P(deal) goes to 0 where F becomes empty", m.solve(edit(g, outside=edge))[0] < 1e-3
    yield "no NaN, chances add up", np.isfinite(p) and (not zone.any() or abs(q.sum() - 1) < 1e-9)


def moved(g, h, k):
    """P(package | deal) of the larger game h on the packages of g (one option more on issue k)."""
    q = m.solve(h)[1].reshape([len(e) for e in h.effort])
    return np.take(q, range(len(g.effort[k])), axis=k).ravel()


def folded(h, k, o):
    """P(package | deal) with the last option of issue k counted as option o."""
    q = m.solve(h)[1].reshape([len(e) for e in h.effort])
    rest = np.take(q, range(q.shape[k] - 1), axis=k).copy()
    rest[(slice(None),) * k + (o,)] += np.take(q, -1, axis=k)
    return rest.ravel()


def shares():
    """The strong side's expected share of one pie, by power and number of slices, against p/(p + 1)."""
    for slices in (5, 11, 101):
        row = []
        for p in (1, 2, 4, 6, 20):
            cut = np.linspace(0, 100, slices)
            pie = m.Game(matters=np.full((2, 1), 100.), scores=[np.vstack([np.r_[0, cut], np.r_[0, cut[::-1]]])],
                         effort=[np.zeros(slices + 1)], delivered=np.ones(1), deliverer=np.array([-1]), power=np.array([p, 1.]),
                         capacity=1, capacity_hi=1)
            q, gain = m.solve(pie)[1], m.solve(pie)[3]
            row.append(q @ gain[0] / 100)
        yield slices, row


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--games", type=int, default=2000)
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    rng, seen, broken = np.random.default_rng(args.seed), {}, {}
    for _ in range(args.games):
        for law, holds in trials(draw(rng), rng):
            seen[law] = seen.get(law, 0) + 1
            broken[law] = broken.get(law, 0) + (not holds)
    print(f"{args.games} random games, seed {args.seed}\n\n| law | games | broken |\n|---|---:|---:|")
    for law in seen:
        print(f"| {law} | {seen[law]} | {broken[law]} |")
    print("\nExpected share of the strong side on one pie\n\n| slices | 1:1 | 2:1 | 4:1 | 6:1 | 20:1 |\n|---|---:|---:|---:|---:|---:|")
    for slices, row in shares():
        print(f"| {slices} | " + " | ".join(f"{v:.2f}" for v in row) + " |")
    print("| theory p/(p+1) | 0.50 | 0.67 | 0.80 | 0.86 | 0.95 |")


if __name__ == "__main__":
    main()
