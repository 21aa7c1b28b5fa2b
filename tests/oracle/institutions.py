"""Institutions (docs/model.md, section 16): who must agree, what no deal is, acts done alone, ratifiers, mediators, meetings, positions.

Axes as in model.py: n sides, W worlds, X packages; C is every set of sides. Sets of sides are enumerated, nothing is sorted."""
from itertools import combinations, product
from math import factorial

import numpy as np
from scipy.special import ndtr, ndtri

ERROR = 29.7        # sd of the weighted mean around the outcome, on 0 to 100
Z, STEP = np.linspace(-8.5, 8.5, 401, retstep=True)
# Where the text leaves a choice: the reading taken here, in one place so that the other one can be tried.
READINGS = {"absent sides count in useless changes, m, f, sd": False, "absent sides count in c(x)": False,
            "packages a ratifier refuses count in N": True, "side deals come with an extension": True,
            "a lapse counts in c(x) with delta = 1": False, "a ratifier foresees acts": True, "a red line crossed is against its side": True,
            "acts are seen in the rules beside": True, "an absent veto or chair still binds": False}

def number(z, entry, count):
    return z[entry] if isinstance(entry, str) else np.full(count, float(entry))

def factor(s, z, key):
    """What mediators multiply: 1 where none says so."""
    return np.prod([z[path] for path in s.mediators[key]], axis=0) if s.mediators[key] else 1.0

# 16.1 Who must agree

def passes(rule, members, weight, here, chair):
    """Which sets of sides (C, n) pass a rule, (C, W); of is counted over those present."""
    if rule == "all":
        return (members | ~here).all(1)[:, None] & np.ones(weight.shape[1], bool)
    quota, of = rule
    votes = (weight if of == "weight" else np.ones(weight.shape)) * here[:, None]
    whole, got = votes.sum(0), members @ votes
    slack = 1e-9 * whole
    if quota == "majority":
        breaks = np.full(len(members), chair == "mediator") if chair in ("mediator", None) else members[:, chair]
        return (got > whole / 2 + slack) | ((got >= whole / 2 - slack) & breaks[:, None])
    needed = float(quota.rstrip("%")) / 100 * whole if isinstance(quota, str) else quota
    return got >= needed - slack

class Vote:
    """The winning sets of a meeting with these sides present."""
    def __init__(self, agenda, z, count, here):
        s, n = agenda.s, len(agenda.s.parties)
        self.here, X = here, agenda.x.shape[1]
        self.members = np.array(list(product((False, True), repeat=n)))
        weight = np.array([number(z, entry, count) for entry in s.weight])
        must = np.zeros(n, bool)
        must[s.vetoes + ([s.chair] if isinstance(s.chair, int) else [])] = True
        if not READINGS["an absent veto or chair still binds"]:
            must &= here
        fit = (self.members <= here).all(1) & (self.members >= must).all(1) & self.members.any(1)
        won = {rules: fit[:, None] & np.logical_and.reduce([passes(rule, self.members, weight, here, s.chair) for rule in rules])
               for rules in {s.decision, *(k.decision for k in s.bargained if k.decision)}}
        force = {rules: np.zeros(X, bool) for rules in won}           # where a decision is in force
        force[s.decision] |= np.arange(X) == agenda.now
        for m, k in enumerate(s.bargained):
            force[k.decision or s.decision] |= agenda.x[m] != k.now
        self.meeting = won[s.decision]
        self.wins = []
        for c, members in enumerate(self.members):
            mask = np.logical_and.reduce([won[rules][c][:, None] | ~force[rules] for rules in won])
            if mask.any():
                self.wins.append((members, mask))
        self.never = np.zeros((n, X), bool)
        for m, k in enumerate(s.bargained):
            for i, want in enumerate(k.wants):
                self.never[i] |= np.isin(agenda.x[m], want.never)

    def least(self, r, w, at):
        """G(x; r) of pairs: the most that the least content member of a winning set gets."""
        r, best = np.where(self.never[:, at], -np.inf, r), np.full(r.shape[1:], -np.inf)
        for members, mask in self.wins:
            best = np.maximum(best, np.where(mask[w, at], r[members].min(0), -np.inf))
        return best

def shapley(agenda, z, count):
    """omega_i = n times the Shapley-Shubik index in the game of the meeting's decision, vetoes and chair, all present: (n, W)."""
    n = len(agenda.s.parties)
    if agenda.s.decision == ("all",):
        return np.ones((n, count))
    vote, index = Vote(agenda, z, count, np.ones(n, bool)), np.zeros((n, count))
    wins = {tuple(np.nonzero(members)[0]): won for members, won in zip(vote.members, vote.meeting)}
    for i in range(n):
        others = [j for j in range(n) if j != i]
        for size in range(n):
            for before in combinations(others, size):
                swings = wins[tuple(sorted((*before, i)))] & ~wins[before]
                index[i] += swings * (factorial(size) * factorial(n - size - 1) / factorial(n))
    return n * index

def presences(s, z):
    """Which sides are there, and how likely that is."""
    leavers = [(i, path) for i, path in enumerate(s.leaves) if path]
    for out in product((False, True), repeat=len(leavers)):
        here, p = np.ones(len(s.parties), bool), 1.0
        for (i, path), gone in zip(leavers, out):
            here[i], p = not gone, p * (z[path] if gone else 1 - z[path])
        yield here, p

# 16.2 What no deal is, 16.3 what is done alone

def exclusive(z, entries, count):
    """Chances of options that exclude each other: [(option, (W,))], divided by their sum where it is above 1."""
    chances = [number(z, entry, count) for _, entry in entries]
    total = np.maximum(1, sum(chances)) if chances else 1
    return [(o, chance / total) for (o, _), chance in zip(entries, chances)]

def rest(parts, count):
    return 1 - sum((p for _, p in parts), np.zeros(count))

def lapses(agenda, z, count):
    """The no-deal package before threats and acts: (chance (W, X), can it differ from today (W,))."""
    s, result = agenda.s, np.ones((count, agenda.x.shape[1]))
    for m, k in enumerate(s.bargained):
        held = np.zeros((count, len(k.ids)))
        parts = exclusive(z, k.lapse, count)
        for o, p in parts:
            held[:, o] += p
        held[:, k.now] += rest(parts, count)
        result = result * held[:, agenda.x[m]]
    moved = [p > 0 for k in s.bargained for o, p in exclusive(z, k.lapse, count) if o != k.now]
    return result, np.logical_or.reduce([np.zeros(count, bool), *moved])

def lottery(agenda, z, count):
    """Section 4 over 16.2 and 16.3: the chance of each package if nothing is agreed, (W, X)."""
    s, rho = agenda.s, z["engine.threats_together"][:, None]
    result, parts, ones = np.zeros((count, agenda.x.shape[1])), [], np.ones(count)
    for threat in s.threats:
        given = ndtr((ndtri(z[threat.chance])[:, None] + np.sqrt(rho) * Z) / np.sqrt(1 - rho))
        last = len(threat.forms) - 1
        worst = z[threat.worst] if last else ones
        shares = [(1 - worst) / max(last, 1)] * last + [worst]
        parts.append([(1 - given, ones, {})] + [(given, share, form) for share, form in zip(shares, threat.forms)])
    floors, _ = lapses(agenda, z, count)
    acts = []
    for k in s.bargained:
        done = exclusive(z, k.alone, count)
        if done:
            acts.append([(rest(done, count), {})] + [(p, {k.id: o}) for o, p in done])
    for outcome in product(*parts):
        density, chance = np.tile(np.exp(-Z * Z / 2) / np.sqrt(2 * np.pi) * STEP, (count, 1)), ones
        for given, share, _ in outcome:
            density, chance = density * given, chance * share
        chance = chance * density.sum(1)
        for act in product(*acts):
            p, set_by = chance, [form for *_, form in outcome] + [what for _, what in act]
            for share, _ in act:
                p = p * share
            for x in np.nonzero(floors.any(0))[0]:
                package = []
                for m, k in enumerate(s.bargained):     # the option farthest from what holds without them, the lower one on a tie
                    z_k, rivals = agenda.x[m, x], {form[k.id] for form in set_by if k.id in form}
                    package.append(max(rivals, key=lambda o, k=k, z_k=z_k: (abs(k.at[o] - k.at[z_k]), -o)) if rivals else z_k)
                result[:, agenda.index(package)] += p * floors[:, x]
    return result

def foreseen(agenda, z, count, parts, sure):
    """t_ik(now_k) with what is done alone anyway."""
    result = []
    for k, part, fact in zip(agenda.s.bargained, parts, sure):
        acts = exclusive(z, k.alone, count)
        if acts:
            part = part.copy()
            part[..., k.now] = rest(acts, count) * part[..., k.now] + sum(p * fact[..., o] for o, p in acts)
        result.append(part)
    return result

def acted(agenda, z, count, mass):
    """Where packages (W, X) that were agreed end, what is done alone included."""
    if not any(k.alone for k in agenda.s.bargained):
        return mass
    mass = mass.astype(float).reshape(count, *(len(k.ids) for k in agenda.s.bargained))
    for m, k in enumerate(agenda.s.bargained):
        acts = exclusive(z, k.alone, count)
        if acts:
            mass = np.moveaxis(mass, m + 1, -1).copy()
            left, chance = mass[..., k.now].copy(), lambda p, of=mass: p.reshape(-1, *[1] * (of.ndim - 2))
            mass[..., k.now] = left * chance(rest(acts, count))
            for o, p in acts:
                mass[..., o] += left * chance(p)
            mass = np.moveaxis(mass, -1, m + 1)
    return mass.reshape(count, -1)

# 16.4 Ratifiers

def refusals(agenda, z, count, no_deal, column, promised, outer):
    """Which packages each ratifier would refuse if it is asked: [(W, X)]."""
    result, s = [], agenda.s
    for r in s.ratifiers:
        matters = [number(z, want.matters, count)[:, None] / 100 for want in r.wants]
        raw = [column(want.scores) for want in r.wants]
        sure = [w * score for w, score in zip(matters, raw)]
        table = [w * promised(k, r.side, score) for k, w, score in zip(s.bargained, matters, raw)]
        if READINGS["a ratifier foresees acts"]:
            table = foreseen(agenda, z, count, table, sure)
        worse = outer(table, (count,)) < (no_deal * outer(sure, (count,))).sum(1)[:, None] - 1e-9
        asks, red = np.full(agenda.x.shape[1], not r.needed_for), np.zeros(agenda.x.shape[1], bool)
        for m, (k, want) in enumerate(zip(s.bargained, r.wants)):
            red |= np.isin(agenda.x[m], want.never)
            asks |= (k.id in r.needed_for) & (agenda.x[m] != k.now)
        result.append((worse | red) & asks)
    return result

# 16.6 Meetings, 16.7 positions

def by_last(s, z, agreed, row):
    """The chance that something is agreed by the last meeting: 1 + q + ... + q^(m-1) tries."""
    q, alike = 1 - agreed - row + z[s.resumes] * row, z[s.meetings_alike]
    return alike * agreed + (1 - alike) * agreed * sum(q**m for m in range(s.meetings))

def positions(s, z):
    """The weighted mean of the positions on an issue, their spread, and the chances of options around it."""
    out, home = {}, {k.id: k for k in s.issues}
    for issue, rows in s.positions.items():
        at, salience, power = (np.array([z[path] for path in column]) for column in zip(*rows))
        weight = salience * power / (salience * power).sum(0)
        mean, k = (weight * at).sum(0), home[issue]
        ends = np.array([-np.inf, *((a + b) / 2 for a, b in zip(k.at, k.at[1:])), np.inf])
        below = ndtr((ends[:, None] - mean) / ERROR)
        out[issue] = {"mean": mean, "spread": np.sqrt((weight * (at - mean) ** 2).sum(0)), "options": dict(zip(k.ids, np.diff(below, axis=0)))}
    return out
