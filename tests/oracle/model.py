"""P(event | world) for a block of worlds: the second edition of docs/model.md, integrated exactly over the states of a world.

Axes: n sides, W worlds, X packages (all of them: one option per bargained issue), O options, T picks on the issues of tone.
Nothing is pruned: masks rule packages out. The packages every side accepts in a state are one flat list of pairs (w, at)."""
from itertools import product

import institutions as law
import numpy as np
from scipy.special import expit, logit
from draw import draw

RULES = ("common_gain", "nash", "kalai_smorodinsky", "utilitarian", "egalitarian")     # the first is the forecast's own
# "no_capacity" is a part of "no_zone"; "at_level" is what "agreed" would be if the class alone decided.
ENDINGS = ("agreed", "words_only", "bust_up", "no_zone", "no_capacity", "at_level")
USUAL, POINT, WIDE, NARROW, BEST, CLOSING = 0.68, 0.5, 0.05, 0.05, 16.0, 8.0

def outer(parts, lead, join=np.add):
    """Joins one (..., O) array an issue into a (..., X) array over all packages."""
    total = np.full((*lead, 1), float(join.identity))
    for part in parts:
        total = join(total[..., :, None], part[..., None, :]).reshape(*lead, -1)
    return total

def over(a, b):
    """a / b, with a where b is 0."""
    return a / np.where(b > 0, b, 1)

class Agenda:
    """What does not depend on the world: packages, links, and where conditions hold."""
    def __init__(self, s):
        self.s, self.known = s, {}
        sizes = [[len(k.ids) for k in issues] for issues in (s.bargained, s.tones)]
        self.x, self.t = (np.indices(size).reshape(len(size), int(np.prod(size))) for size in sizes)
        self.axis = {k.id: (self.x[n][:, None], k.ids) for n, k in enumerate(s.bargained)}
        self.axis |= {k.id: (self.t[n][None, :], k.ids) for n, k in enumerate(s.tones)}
        self.now = self.index([k.now for k in s.bargained])
        self.breaks, self.needs = [], []
        for link in s.links:
            when, out = ([np.isin(self.axis[issue][0][:, 0], options) for issue, options in part.items()] for part in link)
            self.breaks.append(np.logical_and.reduce(when) & np.logical_or.reduce(out))
            # needs[link][k]: x keeps the link, and would break it with now in the place of its option on issue k.
            backs = [np.where(np.arange(len(self.x))[:, None] == n, k.now, self.x) for n, k in enumerate(s.bargained)]
            self.needs.append([self.breaks[-1][self.index(back)] & ~self.breaks[-1] for back in backs])

    def index(self, options):
        return np.ravel_multi_index(tuple(options), [len(k.ids) for k in self.s.bargained])

    def holds(self, condition, state):
        """Where a condition holds in a state (venue, side deals, ending): (X, T) truth values."""
        every, some, none = ([self.entry(*item, state) for item in part] for part in condition)
        result = np.logical_and.reduce([np.ones((self.x.shape[1], self.t.shape[1]), bool), *every, *(~e for e in none)])
        return result & np.logical_or.reduce(some) if some else result

    def entry(self, name, wanted, state):
        options, nowhere = wanted if isinstance(wanted, list) else [wanted], np.zeros((self.x.shape[1], self.t.shape[1]), bool)
        if name in self.s.named:
            return self.holds(self.s.named[name], state) == wanted
        if name in state:
            return nowhere | any(option in state[name] for option in options)
        return nowhere | np.isin(self.axis[name][0], [self.axis[name][1].index(option) for option in options])

    def masks(self, events, venue, deals, ending):
        """The events as one (X, T * events) array of 0 and 1."""
        key, state = (venue, deals, ending), {"venue": (venue,), "side_deal": deals, "ending": (ending,)}
        if key not in self.known:
            layers = np.stack([self.holds(self.s.events[event], state) for event in events], -1)
            self.known[key] = layers.reshape(self.x.shape[1], -1).astype(float)
        return self.known[key]

def venue_chances(s, z, count):
    """Section 10: (venues, W)."""
    of = {kind: np.array([z[v.chance] if v.said == kind else np.zeros(count) for v in s.venues]) for kind in ("said", "unsaid")}
    rest = np.array([[1.0 * (v.said == "rest")] for v in s.venues])
    share = rest / rest.sum() if rest.any() else over(of["unsaid"], of["unsaid"].sum(0))
    chance = of["said"] + np.maximum(0, 1 - of["said"].sum(0)) * share
    return chance / chance.sum(0)

def subsets(chances):
    """Every set of things that are so independently, with its chance."""
    for held in product((False, True), repeat=len(chances)):
        yield held, np.prod([c if yes else 1 - c for c, yes in zip(chances, held)], axis=0)

def allowed(agenda, useless, holding, raised, here, w, at):
    """Which pairs keep the links that hold, the issues not raised and what a side that left holds, and make no useless change."""
    held = [(broken, needs) for broken, needs, yes in zip(agenda.breaks, agenda.needs, holding) if yes]
    ok, raised = ~np.logical_or.reduce([np.zeros(len(w), bool), *(broken[at] for broken, _ in held)]), iter(raised)
    for n, k in enumerate(agenda.s.bargained):
        bad = useless[n][w, agenda.x[n, at]]
        for _, needs in held:
            bad = bad & ~needs[n][at]
        ok &= ~bad
        shut = k.raised and not next(raised)
        if shut or (k.deliverer is not None and not here[k.deliverer]):
            ok &= agenda.x[n, at] == k.now
    return ok

def shares(part, effort, now, cap):
    """Section 6: m_k(o) and f_k(o), (W, O) each. An option beyond cap counts nowhere; `now` is nobody's clone."""
    live = effort <= cap + 1e-9
    apart = np.abs(part[..., :, None] - part[..., None, :]).max(0) / POINT
    apart = np.maximum(apart, np.abs(effort[:, :, None] - effort[:, None, :]) / NARROW)
    near = np.maximum(0, 1 - apart) * live[:, None, :]
    near[:, :, now] = 0
    m, f = over(1.0 * live, near.sum(2)), np.clip((part - part[:, :, [now]]).max(0) / POINT, 0, 1)
    m[:, now] = f[:, now] = 1
    return m, f

def places(agenda, share, fade, holding, w, at):
    """Section 6: m(x) of each pair where these links hold; a change that keeps a link counts whole, whatever it gains."""
    total = np.ones(len(w))
    for n in range(len(agenda.s.bargained)):
        o, kept = agenda.x[n, at], np.zeros(len(w), bool)
        for needs, yes in zip(agenda.needs, holding):
            if yes:
                kept |= needs[n][at]
        total *= share[n][w, o] * np.where(kept, 1, fade[n][w, o])
    return total

def spread(parts, weights):
    """sd_i in points (n, W): how far the options that count would move a side, one point at least."""
    total = 1.0
    for part, w in zip(parts, weights):
        mean = (w * part).sum(2) / w.sum(1)
        total = total + np.maximum(0, (w * part**2).sum(2) / w.sum(1) - mean**2)
    return np.sqrt(total)

def apart(raw, matters):
    """split(x), (W, X): how far apart two sides' scores lie where they care alike, mean over pairs of sides."""
    pairs = [(i, j) for j in range(len(matters[0])) for i in range(j)]
    parts = []
    for score, want in zip(raw, matters):
        part = np.zeros(score.shape[1:])
        for i, j in pairs if score.shape[2] >= 3 else []:
            alike = over(np.minimum(want[i], want[j]), np.maximum(want[i], want[j]))
            part = part + alike[:, None] * ((score[i] - score[j]) / 100) ** 2 / len(pairs)
        parts.append(part)
    return outer(parts, parts[0].shape[:1])

def waste(rho, sigma, m, free, w, count):
    """N(x) of each pair: the measure of better packages among the best of F0 (the pairs that are free)."""
    result, ends = np.zeros(len(w)), np.searchsorted(w, np.arange(count + 1))
    for lo, hi in zip(ends, ends[1:]):
        own = lo + np.nonzero(free[lo:hi])[0]
        order = own[np.argsort(-sigma[own], kind="stable")]
        above, at, part = 0.0, 0, []
        while at < len(order) and above < BEST:
            tied = int((sigma[order[at]] - sigma[order[at:]] <= 1e-9).sum())        # the run within 1e-9 of its first
            tie = m[order[at:at + tied]].sum()
            part += [min(1.0, (BEST - above) / tie)] * tied
            above, at = above + tie, at + tied
        best = order[:at]
        gap = rho[:, best, None] - rho[:, None, lo:hi]
        better = np.clip(gap.max(0) / WIDE, 0, 1) * np.clip(1 + gap.min(0) / WIDE, 0, 1) if at else np.zeros((0, hi - lo))
        result[lo:hi] = (m[best] * part) @ better
    return result

def beside(z, power, lift, hope, here, w):
    """The first edition's rules, shown beside: beta sigma(x) of each pair by rule."""
    stays = (hope >= 0.01) & here[:, None]
    power = power * stays
    power, common = over(power, power.sum(0)), np.where(stays, hope, 0).max(0)
    some, there, lift = stays.any(0)[w], stays[:, w], np.maximum(0, lift)
    g = np.minimum(1, lift / np.where(stays, hope, 1)[:, w])
    h = over(g, (stays.sum(0) * power)[:, w])
    def least(share):
        return np.where(some, np.where(there, share, np.inf).min(0), 0)
    sigma = {"nash": (power[:, w] * np.log(g + z["engine.nash_floor"][w])).sum(0),
             "kalai_smorodinsky": least(h) + z["engine.ks_blend"][w] * np.where(there, h, 0).max(0),
             "utilitarian": (power[:, w] * g).sum(0), "egalitarian": over(least(lift), common[w])}
    return {rule: z["engine.sharpness"][w] * value for rule, value in sigma.items()}

def largest(value, w, count, floor):
    """The largest value of each world."""
    peak = np.full(count, floor)
    np.maximum.at(peak, w, value)
    return peak

def tone(s, z, count, column):
    """Section 8: the chance of each pick where the room does not blow up, (W, T)."""
    picks = []
    for k in s.tones:
        held = np.ones((count, len(k.ids) - 1))
        for i, want in enumerate(k.wants):
            fans = [(z[a.matters][:, None] / 100, np.array(a.likes[k.id]))
                    for a in s.audiences if a.side == i and k.id in a.likes]
            u = (column(want.scores) + sum(w * likes for w, likes in fans)) / (1 + sum(w for w, _ in fans))
            p = np.exp(z["engine.tone"][:, None] * (u - u.max(1, keepdims=True)) / 100)[:, 1:]
            held = held * (p / p.sum(1, keepdims=True))[:, ::-1].cumsum(1)[:, ::-1]
        picks.append(np.hstack([np.zeros((count, 1)), held - np.hstack([held[:, 1:], np.zeros((count, 1))])]))
    return outer(picks, (count,), np.multiply)

def forecast(agenda, first, count, z=None, trace=None):
    """P(event | world) of the worlds first .. first + count - 1, as nested dictionaries of (W,) arrays.
    For the laws: z in place of the values drawn, and a list that is given every state with its packages."""
    s, X, n = agenda.s, agenda.x.shape[1], len(agenda.s.parties)
    z, issues = draw(s.values, s.seed, first, count, s.together) if z is None else z, s.bargained
    def column(entries):
        return np.stack([z[e] if isinstance(e, str) else e(z) if callable(e) else np.full(count, float(e)) for e in entries], 1)
    def promised(k, side, score):
        """What the side makes of scores (W, O) when the promise may not be delivered."""
        d = z[k.delivered][:, None] if k.delivered and k.deliverer != side else 1
        return d * score + (1 - d) * score[:, [k.now]]
    def kept(k, side, score):
        return score
    matters = np.array([[column([want.matters])[:, 0] for want in k.wants] for k in issues])       # (issues, n, W)
    raw = [np.stack([column(want.scores) for want in k.wants]) for k in issues]
    liked = {a.id: sum(k.id in a.likes for k in issues) for a in s.audiences}
    def table_of(trust, weights):
        """t_ik(o) in points: one (n, W, O) array an issue."""
        parts = []
        for m, k in enumerate(issues):
            part = np.stack([matters[m][i][:, None] * trust(k, i, raw[m][i]) / 100 for i in range(n)])
            for a, w in weights:
                if k.id in a.likes:
                    part[a.side] += w[:, None] * trust(k, a.side, column(a.likes[k.id])) / liked[a.id]
            parts.append(part)
        return parts
    reading, eased = law.READINGS, (law.factor(s, z, "effort") * np.ones(count))[:, None]
    effort = [column(k.effort) * eased for k in issues]
    needs = outer(effort, (count,))
    affordable, away = needs <= s.cap_hi + 1e-9, np.arange(X) != agenda.now
    room = CLOSING * np.minimum(0, np.log(z["summit.capacity"][:, None] / np.where(needs > 0, needs, 1e-300)))
    no_deal, calm, split = law.lottery(agenda, z, count), tone(s, z, count, column), apart(raw, matters)
    power = np.array([z[path] for path in s.power])
    pull = 0.2 * np.log1p(power**5)
    level = 1 - z["summit.words_only"] if "summit.words_only" in s.values else z["summit.base"]
    omega, worse_off = law.shapley(agenda, z, count), law.factor(s, z, "worse_off") * np.ones(count)
    lapsed, may_lapse = law.lapses(agenda, z, count)
    away = away | (may_lapse[:, None] & ~away)          # where today can lapse, to extend it is a deal: (W, X)
    refuses = law.refusals(agenda, z, count, no_deal, column, promised, outer)
    plain = not any(k.lapse or k.alone for k in issues)
    against, lost = np.zeros((n, count)), [np.zeros(count) for _ in s.ratifiers]

    chances, by_venue, joint = venue_chances(s, z, count), {}, []       # joint: (venue, side deals, ending, mass (W, X))
    by_rule = {rule: np.zeros((count, X)) for rule in RULES}
    for v, pv in zip(s.venues, chances):
        weights = [(a, z[a.matters] / 100 * z[v.pull]) for a in s.audiences]
        doors = np.zeros((n, count))
        for side, sign, path in s.outside:
            doors[side] += sign * z[path]
        sure = table_of(kept, weights)
        parts = law.foreseen(agenda, z, count, table_of(promised, weights), sure)
        base, facts = outer(parts, (n, count)), outer(sure, (n, count))
        floor = accept = (no_deal * facts).sum(2) + doors
        if s.impasse:
            floor = base[:, :, agenda.now] if plain else (lapsed * facts).sum(2)
            accept = floor + np.maximum(0, doors)
        start = base[:, :, agenda.now]                  # from where content is measured
        if any(k.lapse for k in issues):
            start = (lapsed * (outer([np.where(np.arange(part.shape[2]) == k.now, part, fact) for k, part, fact in zip(issues, parts, sure)], (n, count))
                               if reading["a lapse counts in c(x) with delta = 1"] else base)).sum(2)
        bust = np.minimum(1, z[v.bust] * law.factor(s, z, "bust_up"))
        ending = by_venue[v.id] = dict.fromkeys(ENDINGS, 0.0 * pv) | {"bust_up": pv * bust}
        if s.ratifiers:
            ending["refused"] = 0.0 * pv
        for here, p_here in law.presences(s, z):
            vote, there = law.Vote(agenda, z, count, here), here.sum() >= 2
            counts = np.ones(n, bool) if reading["absent sides count in useless changes, m, f, sd"] or not there else here
            useless = [(part - part[:, :, [k.now]] <= 1e-9)[counts].all(0) & (np.arange(part.shape[2]) != k.now) for part, k in zip(parts, issues)]
            share, fade = zip(*(shares(part[counts], cost, k.now, s.cap_hi) for part, cost, k in zip(parts, effort, issues)))
            sd = spread(parts, [m * f for m, f in zip(share, fade)])
            faded = outer([m * f for m, f in zip(share, fade)], (count,), np.multiply)
            judges = here if there and not reading["absent sides count in c(x)"] else np.ones(n, bool)
            content = np.clip((base - start[:, :, None])[judges].max(0) / POINT, 0, 1)
            grid = np.indices((count, X)).reshape(2, -1)
            for modes in product((0, 1, 2), repeat=len(s.side_deals)):      # not on offer, on, on and leaked
                p_state, extra = pv * (1 - bust) * p_here, np.zeros((n, count))
                for deal, mode in zip(s.side_deals, modes):
                    p_state = p_state * (z[deal.on] * (z[deal.leaks] if mode == 2 else 1 - z[deal.leaks]) if mode else 1 - z[deal.on])
                    for a, w in weights:
                        extra[a.side] += w * z[deal.leaked[a.id]] if mode == 2 and a.id in deal.leaked else 0
                    for person in s.people:
                        extra[person.side] += z[person.stake] / 100 * z[deal.worth] * (mode > 0 and deal.gets == person.id)
                sweet = away if reading["side deals come with an extension"] else np.arange(X) != agenda.now
                table = base + extra[:, :, None] * sweet
                gain = table - accept[:, :, None]
                least = vote.least(gain.reshape(n, -1), *grid).reshape(count, X)
                fine = (least >= -1e-7) & (gain[judges if there else counts].max(0) > 1e-7) & away & there
                (w, at), wide = np.nonzero(fine & affordable), np.nonzero(fine)
                lift = table[:, w, at] - floor[:, w]
                rho = lift / sd[:, w]
                sigma = worse_off[w] * vote.least(rho, w, at) + ((pull * omega)[here][:, w] * rho[here]).sum(0)
                refused = [no[w, at] for no in refuses]
                free = allowed(agenda, useless, [False] * len(s.links), [True] * len(issues), here, w, at)
                common = content[w, at] * np.maximum(0, least[w, at]) / 100
                hurt = (gain[:, w, at] < -1e-7) | (vote.never[:, at] & reading["a red line crossed is against its side"])

                def rated(counted, w=w, at=at, lift=lift, rho=rho, sigma=sigma, table=table, here=here):
                    """The log weight of each pair by rule where these packages count in N, and N."""
                    better = waste(rho[here], sigma, faded[w, at], counted, w, count)
                    own = z["engine.choosing"][w] * sigma - z["engine.split"][w] * split[w, at] - z["engine.waste"][w] * np.log1p(better)
                    rules = {"common_gain": own} | beside(z, power, lift, table.max(2) - floor, here, w)
                    return {rule: room[w, at] + value for rule, value in rules.items()}, better
                mass = {rule: np.zeros(len(w)) for rule in RULES}
                for asked, p_asked in subsets([z[r.asked] for r in s.ratifiers]):
                    noes = [no for no, yes in zip(refused, asked) if yes]
                    counted = free if reading["packages a ratifier refuses count in N"] else free & ~np.logical_or.reduce([~free, *noes])
                    log, better = rated(counted)
                    for (holding, p_links), (raised, p_raised) in product(subsets([z[path] for path in s.holds]),
                                                                          subsets([z[k.raised] for k in issues if k.raised])):
                        p, ok = p_state * p_links * p_raised * p_asked, allowed(agenda, useless, holding, raised, here, w, at)
                        zone = np.bincount(w[ok], minlength=count) > 0
                        if not zone.all():
                            dry_w, dry_at = (side[~zone[wide[0]]] for side in wide)
                            lifted = np.bincount(dry_w[allowed(agenda, useless, holding, raised, here, dry_w, dry_at)], minlength=count) > 0
                            ending["no_capacity"] = ending["no_capacity"] + p * (~zone & lifted)
                            ending["no_zone"] = ending["no_zone"] + p * ~zone
                        odds = np.log(np.maximum(places(agenda, share, fade, holding, w, at), 1e-300))

                        def chance(ok, common=common, w=w):
                            best = largest(common[ok], w[ok], count, 0.0)
                            some = best > 1e-12
                            return some * expit(logit(level) + z["engine.elasticity"] * np.log(np.where(some, best, USUAL) / USUAL)), best
                        deal, best = chance(ok)
                        for r, (no, yes) in enumerate(zip(refused, asked)):     # what each further ratifier costs, in the file's order
                            if yes:
                                ok, before = ok & ~no, deal
                                deal, best = chance(ok)
                                lost[r] = lost[r] + p * zone * (before - deal)
                                ending["refused"] = ending["refused"] + p * zone * (before - deal)
                        ending["agreed"] = ending["agreed"] + p * zone * deal
                        ending["words_only"] = ending["words_only"] + p * zone * (1 - deal)
                        ending["at_level"] = ending["at_level"] + p * zone * level
                        for rule in RULES:
                            q = np.zeros(len(w))
                            score = log[rule] + odds
                            q[ok] = np.exp(score[ok] - largest(score[ok], w[ok], count, -np.inf)[w[ok]])
                            q = over(q, np.bincount(w, q, count)[w])
                            mass[rule] += (p * deal)[w] * q
                            if trace is not None and rule == RULES[0]:
                                trace.append({"p": p, "deal": deal, "best": best, "w": w, "at": at, "ok": ok, "q": q, "rho": rho,
                                              "lift": lift, "gain": gain[:, w, at], "useless": useless, "sd": sd, "better": better})
                against += [np.bincount(w, mass[RULES[0]] * row, count) for row in hurt]
                flat = {rule: np.bincount(w * X + at, mass[rule], count * X).reshape(count, X) for rule in RULES}
                ended = {rule: law.acted(agenda, z, count, flat[rule]) for rule in RULES}
                for rule in RULES:
                    by_rule[rule] = by_rule[rule] + (ended if reading["acts are seen in the rules beside"] else flat)[rule]
                joint.append((v.id, tuple(deal.id for deal, mode in zip(s.side_deals, modes) if mode), "agreed", ended[RULES[0]]))
        joint += [(v.id, (), name, ending[name][:, None] * no_deal) for name in ENDINGS[1:4]]
    step = cheapest(s, z["engine.tolerance"],
                    [np.stack([matters[m][i][:, None] * (f - f[:, [k.now]]) / 100
                               for i, f in enumerate(promised(k, i, score) for i, score in enumerate(raw[m]))])
                     for m, k in enumerate(issues)], effort)
    out = report(agenda, z, dict(zip(by_venue, chances)), by_venue, joint, by_rule, no_deal, calm, step)
    if s.voting:
        out["against"] = dict(zip(s.parties, against))
    if s.ratifiers:
        out["ratifiers"] = dict(zip((r.id for r in s.ratifiers), lost))
    if s.meetings > 1:
        out["by_last"] = law.by_last(s, z, out["ending"]["agreed"], out["ending"]["bust_up"])
    if s.positions:
        out["positions"] = law.positions(s, z)
    return out

def report(agenda, z, chances, by_venue, joint, by_rule, no_deal, calm, step):
    """Sections 7 and 9: from masses of packages to the chances of everything the file names."""
    s, count, T = agenda.s, len(calm), calm.shape[1]
    ending = {name: sum(venue[name] for venue in by_venue.values()) for name in next(iter(by_venue.values()))}
    row, bust = np.arange(T) == 0, ending["bust_up"][:, None]
    quiet = sum(mass for _, _, name, mass in joint if name != "bust_up")

    def ladder(issues, grid, mass):
        return {k.id: {name: mass[:, grid[m] == o].sum(1) for o, name in enumerate(k.ids)} for m, k in enumerate(issues)}

    out = {kind: {} for kind in ("venues", "defines", "cases", "questions", "expectations", "affected")} | {"ending": ending}
    out["issues"] = ladder(s.bargained, agenda.x, quiet + bust * no_deal) | ladder(s.tones, agenda.t, (1 - bust) * calm + bust * row)
    failed = no_deal * (1 - ending["agreed"])[:, None]
    out["rules"] = {rule: ladder(s.bargained, agenda.x, mass + failed) for rule, mass in by_rule.items()}
    for venue, p in chances.items():
        out["venues"][venue] = {"chance": p, "ending": {name: over(mass, p) for name, mass in by_venue[venue].items()}}
    events = [event for event, (every, _, _) in s.events.items() if "cheapest_gain" not in dict(every)]
    out["expectations"] = {name: 1.0 * (step == every[0][1]) for (kind, name), (every, _, _) in s.events.items()
                           if (kind, name) not in events}
    hits = np.zeros((count, len(events)))
    for venue, deals, name, mass in joint if events else []:
        hit = (mass @ agenda.masks(events, venue, deals, name)).reshape(count, T, -1)
        hits += hit[:, 0] if name == "bust_up" else (calm[:, :, None] * hit).sum(1)
    for (kind, name), p in zip(events, hits.T):
        holds, otherwise = [z[path] for path in s.questions[name]] if kind == "questions" else (1, 0)
        out[kind][name] = p * holds + (1 - p) * otherwise
    for name, feels in s.affected.items():
        total = sum(z[path] for path, _ in feels.values())
        felt = {k.id: over(z[feels[k.id][0]], total)[:, None] * (np.array(feels[k.id][1]) - feels[k.id][1][k.now])
                if k.id in feels else np.zeros((count, len(k.ids))) for k in s.issues}
        change, shifts = (outer([felt[k.id] for k in issues], (count,)) for issues in (s.bargained, s.tones))
        sums, tones = np.zeros((2, count)), zip(shifts.T, calm.T, row) if shifts.any() else [(shifts[:, 0], np.ones(count), 1)]
        for shift, p, blown in tones:
            mass, moved = quiet * p[:, None] + blown * bust * no_deal, change + shift[:, None]
            sums += [(mass * (moved > 1)).sum(1), (mass * (moved < -1)).sum(1)]
        out["affected"][name] = {"better": sums[0], "same": 1 - sums[0] - sums[1], "worse": sums[1]}
    return out

def cheapest(s, tolerance, gains, effort):
    """The issue of each world's cheapest step that costs nobody and gains somebody, "" where there is none (section 9)."""
    steps = [(k.id, cost[:, o], gain[:, :, o]) for k, gain, cost in zip(s.bargained, gains, effort)
             for o in range(len(k.ids)) if o != k.now]
    least = np.array([gain.min(0) for _, _, gain in steps])
    free = (least >= -tolerance) & np.array([gain.max(0) > 1e-9 for _, _, gain in steps])
    first = np.lexsort((-least, np.where(free, [cost for _, cost, _ in steps], np.inf)), axis=0)[0]
    return np.where(free.any(0), np.array([name for name, _, _ in steps])[first], "")
