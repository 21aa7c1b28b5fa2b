"""One world of the second edition for small games: docs/model.md sections 3 to 7, every package listed.

Written for reading and for random tests, not for speed: one game at a time, (sides, packages) arrays."""
from dataclasses import dataclass, field
from itertools import product

import numpy as np

BETA, WASTE, OVERRUN, TOP = 3.73, 0.6, 8, 16      # which: sharpness, discount for waste, soft budget, best packages compared
STEEP, USUAL = 3.5, 0.68                          # whether: elasticity of the odds; usual gain, in hundreds of points
NEAR_POINTS, NEAR_EFFORT, RAMP = 0.5, 0.05, 0.05  # near-clones; softness of dominance, in standard deviations


@dataclass
class Game:
    """Fixed numbers of one world in one venue and state. Issue k has scores (sides, options) and now at option 0."""
    matters: np.ndarray                       # (sides, issues), points
    scores: list                              # per issue (sides, options), 0 to 100
    effort: list                              # per issue (options,)
    delivered: np.ndarray                     # (issues,)
    deliverer: np.ndarray                     # (issues,), -1: everyone discounts
    power: np.ndarray                         # (sides,)
    capacity: float
    capacity_hi: float
    base: float = 0.3
    audiences: list = field(default_factory=list)   # (side, pull * matters, {issue: likes (options,)})
    threats: list = field(default_factory=list)     # (chance, {issue: option})
    outside: np.ndarray | None = None               # (sides,), worth minus costs, points
    links: list = field(default_factory=list)       # (issue, option, issue, option): not both
    extra: np.ndarray | None = None                 # (sides,), side deals that are on, points
    split: float = 0.0


def power_tilt(p):
    """The weight of a side's own gain beside the smallest gain."""
    return 0.2 * np.log1p(np.asarray(p, float) ** 5)


def terms(game, discount=True):
    """Per issue (sides, options): what each option is worth at the table, in points."""
    sides = np.arange(len(game.matters))
    result = []
    for k, score in enumerate(game.scores):
        delta = np.where((sides == game.deliverer[k]) | (not discount), 1.0, game.delivered[k])[:, None]
        def promised(v, d):
            return d * v + (1 - d) * v[..., :1]
        term = game.matters[:, k, None] * promised(score, delta) / 100
        for side, weight, likes in game.audiences:
            if k in likes:
                term[side] += weight * promised(likes[k], delta[side]) / 100
        result.append(term)
    return result


def packages(game):
    """(issues, packages): every combination of options, package 0 is now."""
    sizes = [len(e) for e in game.effort]
    return np.indices(sizes).reshape(len(sizes), -1)


def threatened(game, part):
    """What each side has where nothing is agreed, by the terms `part`: the lottery over threats."""
    total = np.zeros(len(game.matters))
    for hit in product((False, True), repeat=len(game.threats)):
        chance, package = 1.0, {}
        for (c, form), yes in zip(game.threats, hit):
            chance *= c if yes else 1 - c
            if yes:
                for k, o in form.items():
                    package[k] = max(package.get(k, 0), o)
        total += chance * sum(t[:, package.get(k, 0)] for k, t in enumerate(part))
    return total


def no_deal(game):
    """What each side has without a deal: threats with their promises in full, and its own outside options."""
    return threatened(game, terms(game, discount=False)) + (0 if game.outside is None else game.outside)


def at_table(game, part, d):
    """Over all packages: what they ask for, how much of them is more than a name, each side's gains over `d` in points."""
    x = packages(game)
    effort = sum(e[x[k]] for k, e in enumerate(game.effort))
    table = sum(t[:, x[k]] for k, t in enumerate(part))
    content = np.clip((table - table[:, :1]).max(0) / NEAR_POINTS, 0, 1)
    if game.extra is not None:
        table[:, 1:] += game.extra[:, None]
    return x, effort, content, table - d[:, None]


def near_clones(term, effort):
    """m_k: one over the number of options that are the same, or nearly, and less for one that hardly gains anybody anything.

    now counts once and is nobody's clone. Second: the part that hardly gaining takes off (1 where it takes nothing)."""
    gap = np.abs(term[:, :, None] - term[:, None, :]).max(0) / NEAR_POINTS
    gap = np.maximum(gap, np.abs(effort[:, None] - effort[None, :]) / NEAR_EFFORT)
    near = np.maximum(0, 1 - gap)
    near[0, :] = near[:, 0] = 0
    near[0, 0] = 1
    fades = np.clip((term - term[:, :1]).max(0) / NEAR_POINTS, 0, 1)
    fades[0] = 1
    return 1 / near.sum(1), fades


def possible(game, x, part, gain, effort):
    """F, and F0 (no link holding)."""
    base = (gain >= -1e-9).all(0) & (gain.max(0) > 1e-9) & (effort <= game.capacity_hi + 1e-9)
    base[0] = False
    def broken(y):
        return [(y[a] == o) & (y[b] == q) for a, o, b, q in game.links]
    bad, kept = np.zeros_like(base), np.zeros_like(base)
    for k, t in enumerate(part):
        useless = (t - t[:, :1] <= 1e-9).all(0)
        useless[0] = False
        back = x.copy()
        back[k] = 0
        needed = np.logical_or.reduce([np.zeros_like(base), *(b & ~a for a, b in zip(broken(x), broken(back)))])
        bad |= useless[x[k]]
        kept |= useless[x[k]] & ~needed
    return base & ~kept & ~np.logical_or.reduce([np.zeros_like(base), *broken(x)]), base & ~bad


def agree(base, s, steep=STEEP, usual=USUAL):
    """P(deal | no row): the class's level, moved by the best common gain s."""
    if s <= 1e-12:
        return 0.0
    odds = np.log(base / (1 - base)) + steep * np.log(s / usual)
    return 1 / (1 + np.exp(-odds))


def solve(game, beta=BETA, waste=WASTE):
    """(P(deal | no row), P(package | deal) over all packages, F, gains in points (sides, packages))."""
    part = terms(game)
    x, effort, content, gain = at_table(game, part, no_deal(game))
    zone, open_zone = possible(game, x, part, gain / 100, effort)
    chance = agree(game.base, (content * gain.min(0))[zone].max() / 100) if zone.any() else 0.0
    mass, spread = np.ones(x.shape[1]), np.ones(len(gain))
    for k, t in enumerate(part):
        live = game.effort[k] <= game.capacity_hi + 1e-9
        live[0] = True
        near, fades = near_clones(t[:, live], game.effort[k][live])
        m = near * fades
        alone, share = np.zeros((2, len(live)))
        alone[live], share[live] = near, m
        useless = (t - t[:, :1] <= 1e-9).all(0)            # possible only where a link needs it: then it does not fade
        useless[0] = False
        mass *= np.where(useless, alone, share)[x[k]]
        mean = t[:, live] @ m / m.sum()
        spread += np.maximum(0, (t[:, live] ** 2) @ m / m.sum() - mean ** 2)
    rho = gain / np.sqrt(spread)[:, None]
    sigma = rho.min(0) + power_tilt(game.power) @ rho
    if not zone.any():
        return chance, np.zeros(len(mass)), zone, gain
    top, at = np.flatnonzero(open_zone), np.flatnonzero(zone)
    share = mass[top] * first(sigma[top], mass[top])
    gap = rho[:, top][:, :, None] - rho[:, at][:, None, :]
    beaten = share @ (np.clip(gap.max(0) / RAMP, 0, 1) * np.clip(1 + gap.min(0) / RAMP, 0, 1)) if len(top) else 0
    log = np.log(np.maximum(mass[at], 1e-300)) + beta * sigma[at] - waste * np.log1p(beaten)
    log -= OVERRUN * np.maximum(0, np.log(np.maximum(effort[at], 1e-300) / game.capacity))
    if game.split:
        log -= game.split * halves(game, x[:, at])
    q = np.zeros(len(mass))
    q[at] = np.exp(log - log.max())
    return chance, q / q.sum(), zone, gain


def first(sigma, mass):
    """The part of each package that is among the first TOP by sigma; clones share a place, equals share what is left."""
    above = np.array([mass[sigma > s + 1e-9].sum() for s in sigma])
    level = np.array([mass[np.abs(sigma - s) <= 1e-9].sum() for s in sigma])
    return np.clip((TOP - above) / level, 0, 1)


def halves(game, x):
    """How far a package is from splitting similar interests down the middle."""
    n, total, pairs = len(game.matters), np.zeros(x.shape[1]), 0
    for i, j in product(range(n), repeat=2):
        if i < j:
            pairs += 1
            for k, score in enumerate(game.scores):
                a, b = game.matters[i, k], game.matters[j, k]
                if score.shape[1] > 2 and max(a, b) > 0:
                    total += min(a, b) / max(a, b) * ((score[i, x[k]] - score[j, x[k]]) / 100) ** 2
    return total / pairs
