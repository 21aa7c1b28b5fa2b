"""P(event | world) for a block of worlds: sections 2 to 10 of docs/model.md, integrated exactly over the states of a world.

Axes: W worlds, X packages (all of them, one option per bargained issue), O options, T picks on the issues of tone.
Nothing is pruned: a package is ruled out by a mask over all of X.
"""
from itertools import product

import numpy as np
from scipy.special import expit, logit, ndtr, ndtri

from draw import draw

RULES = ("nash", "kalai_smorodinsky", "utilitarian", "egalitarian")
ENDINGS = ("agreed", "words_only", "bust_up", "no_zone", "no_capacity")
Z, DZ = np.linspace(-8.5, 8.5, 401, retstep=True)
DENSITY = np.exp(-Z * Z / 2) / np.sqrt(2 * np.pi) * DZ


def outer(parts, count, join=np.add, start=0.0):
    """Joins one (W, O) array an issue into a (W, X) array over all packages."""
    total = np.full((count, 1), start)
    for part in parts:
        total = join(total[:, :, None], part[:, None, :]).reshape(count, -1)
    return total


def chosen(issues):
    """The option of each issue in each package: (issues, X)."""
    sizes = [len(issue.ids) for issue in issues]
    return np.indices(sizes).reshape(len(sizes), -1) if sizes else np.zeros((0, 1), dtype=int)


class Agenda:
    """What does not depend on the world: packages, links, and where conditions hold."""

    def __init__(self, s):
        self.s, self.x, self.t = s, chosen(s.bargained), chosen(s.tones)
        self.sizes = [len(issue.ids) for issue in s.bargained]
        self.strides = [int(np.prod(self.sizes[k + 1:])) for k in range(len(self.sizes))]
        self.place = {issue.id: k for k, issue in enumerate(s.bargained)}
        self.now = self.index([issue.now for issue in s.bargained])
        self.events = {("define", name): c for name, c in s.defines.items()}
        self.events |= {("case", name): c for name, c in s.cases.items()}
        self.events |= {("question", name): c for name, (c, _, _) in s.questions.items()}
        self.events |= {("expect", name): c for name, c in s.expects.items() if c.all[0][0] != "cheapest_gain"}
        self.known = {}
        every = np.arange(self.x.shape[1])
        self.breaks = [self.broken(link, every) for link in s.links]
        # needs[l][k]: x keeps the link, and would break it with now in the place of its option on issue k.
        self.needs = [[broken[every + (issue.now - self.x[k]) * self.strides[k]] & ~broken
                       for k, issue in enumerate(s.bargained)] for broken in self.breaks]

    def index(self, options):
        return sum(o * stride for o, stride in zip(options, self.strides))

    def broken(self, link, at):
        def hits(entries):
            return [np.isin(self.x[self.place[issue], at], list(options)) for issue, options in entries.items()]

        return np.logical_and.reduce([np.ones(len(at), bool), *hits(link.when)]) & np.logical_or.reduce(hits(link.out))

    def holds(self, condition, venue, deals, ending):
        """Where a condition holds, as an (X, T) array of truth values, in a venue, with these side deals, at this ending."""
        shape = (self.x.shape[1], self.t.shape[1])

        def entry(name, wanted):
            options = wanted if isinstance(wanted, list) else [wanted]
            for issues, picks, axis in ((self.s.bargained, self.x, (slice(None), None)), (self.s.tones, self.t, (None, slice(None)))):
                for issue, pick in zip(issues, picks):
                    if issue.id == name:
                        return np.isin(pick, [issue.ids.index(o) for o in options])[axis]
            if name == "venue":
                return np.full((1, 1), venue in options)
            if name == "ending":
                return np.full((1, 1), ending in options)
            if name == "side_deal":
                return np.full((1, 1), any(deal in options for deal in deals))
            named = self.s.defines.get(name) or self.s.cases[name]
            return self.holds(named, venue, deals, ending) == wanted

        result = np.ones(shape, bool)
        for name, wanted in condition.all:
            result = result & entry(name, wanted)
        if condition.any:
            result = result & np.logical_or.reduce([np.broadcast_to(entry(*item), shape) for item in condition.any])
        for name, wanted in condition.none:
            result = result & ~entry(name, wanted)
        return result

    def masks(self, venue, deals, ending):
        """All events as one (X, T * events) array of 0 and 1."""
        key = (venue, deals, ending)
        if key not in self.known:
            layers = [self.holds(c, *key) for c in self.events.values()]
            self.known[key] = np.stack(layers, -1).reshape(self.x.shape[1], -1).astype(float)
        return self.known[key]


def lottery(s, z, count):
    """Section 4: the outcomes of the threats, as (chance (W,), {issue: option})."""
    rho = z["engine.threats_together"]
    parts = []
    for threat in s.threats:
        c = z[threat.chance]
        with np.errstate(divide="ignore"):
            given = ndtr((ndtri(c)[:, None] + np.sqrt(rho)[:, None] * Z) / np.sqrt(1 - rho)[:, None])
        last, forms = len(threat.forms) - 1, []
        for f, form in enumerate(threat.forms):
            w = z[threat.worst] if last else np.ones(count)
            forms.append((given, w if f == last else (1 - w) / last, form))
        parts.append([(1 - given, np.ones(count), {})] + forms)
    now = {issue.id: (issue.now, issue.at) for issue in s.bargained}
    for combination in product(*parts):
        density = np.broadcast_to(DENSITY, (count, len(Z)))
        chance, result = np.ones(count), {}
        for given, share, form in combination:
            density, chance = density * given, chance * share
            for issue, option in form.items():
                if issue not in now:
                    continue
                home, at = now[issue]
                # Where threats collide the option farther from now holds, the lower one on a tie.
                result[issue] = max({option, result.get(issue, option)}, key=lambda o: (abs(at[o] - at[home]), -o))
        yield chance * density.sum(1), result


def venue_chances(s, z, count):
    """Section 10."""
    said = [z[v.chance] if v.said else np.zeros(count) for v in s.venues]
    left = np.maximum(0, 1 - np.sum(said, axis=0))
    rest = sum(v.rest for v in s.venues)
    weights = [z[v.chance] if not (v.said or v.rest) else np.zeros(count) for v in s.venues]
    total = np.sum(weights, axis=0)
    chances = []
    for v, exact, weight in zip(s.venues, said, weights):
        chances.append(exact if v.said else left / rest if v.rest else (0 if rest else left) * weight / total)
    return [chance / np.sum(chances, axis=0) for chance in chances]


def forecast(agenda, first, count):
    """P(event | world) of the worlds first .. first + count - 1, as nested dictionaries of (W,) arrays."""
    s, x, X = agenda.s, agenda.x, agenda.x.shape[1]
    z = draw(s.values, s.seed, first, count)
    sides, issues, ones = range(len(s.parties)), s.bargained, np.ones(count)

    # Section 2: scores, weights, effort.
    def raw_score(want, n):
        return np.stack([z[score] if isinstance(score, str) else np.full(count, score) for score in want.scores], 1) \
            if want else np.zeros((count, n))

    def promised(issue, score, side):
        """What side `side` makes of a score per option, when the promise may not be delivered."""
        if issue.delivered is None or issue.deliverer == side:
            return score
        d = z[issue.delivered][:, None]
        return d * score + (1 - d) * score[:, [issue.now]]

    matters = [[z[k.wants[i].matters] if k.wants[i] else 0 * ones for k in issues] for i in sides]
    weight_sum = [np.sum(matters[i], axis=0) for i in sides]
    share = [[np.divide(w, weight_sum[i], out=np.zeros(count), where=weight_sum[i] > 0) for w in matters[i]] for i in sides]
    score = [[promised(k, raw_score(k.wants[i], len(k.ids)), i) for k in issues] for i in sides]
    audiences = []
    for a in s.audiences:
        liked = sum(k.id in a.likes for k in issues)
        taste = [promised(k, np.tile(a.likes[k.id], (count, 1)), a.side) if k.id in a.likes
                 else np.zeros((count, len(k.ids))) for k in issues]
        if liked:
            audiences.append((a, [t / liked for t in taste], z[a.matters] / 100))
    effort = [np.stack([z[e] if e else 0 * ones for e in k.effort], 1) for k in issues]
    affordable = outer(effort, count) <= z["summit.capacity"][:, None] + 1e-9

    # Clones (section 6): now is nobody's clone but its own.
    odds = []
    for k, issue in enumerate(issues):
        features = np.stack([score[i][k] for i in sides] + [a[1][k] for a in audiences] + [effort[k]], 1)
        same = (np.abs(features[:, :, :, None] - features[:, :, None, :]) <= 1e-9).all(1)
        same[:, issue.now, :] = same[:, :, issue.now] = False
        same[:, issue.now, issue.now] = True
        odds.append(1 / same.sum(1))
    odds = outer(odds, count, np.multiply, 1.0) if any((o < 1).any() for o in odds) else np.ones((count, X))

    # The lottery, section 4.
    no_deal = np.zeros((count, X))
    for chance, result in lottery(s, z, count):
        no_deal[:, agenda.index([result.get(k.id, k.now) for k in issues])] += chance

    # Tone, section 8: (W, T) with no bust-up, and the one pick of a bust-up.
    beta = z["engine.sharpness"][:, None]
    picks = []
    for tone in s.tones:
        least = np.ones((count, len(tone.ids) - 1))
        for i in sides:
            fans = [(a, z[a.matters] / 100) for a in s.audiences if a.side == i and tone.id in a.likes]
            u = raw_score(tone.wants[i], len(tone.ids)) + sum(w[:, None] * np.array(a.likes[tone.id]) for a, w in fans)
            u = u / (1 + sum(w for _, w in fans) + 0 * ones)[:, None]
            p = np.exp(beta * (u - u.max(1, keepdims=True)) / 100)[:, 1:]
            p /= p.sum(1, keepdims=True)
            least = least * p[:, ::-1].cumsum(1)[:, ::-1]
        picks.append(np.hstack([0 * ones[:, None], least - np.hstack([least[:, 1:], 0 * ones[:, None]])]))
    calm = outer(picks, count, np.multiply, 1.0)
    row = np.zeros(calm.shape)
    row[:, 0] = 1

    venue_chance = venue_chances(s, z, count)
    by_venue, joint = {}, []          # joint: (venue, side deals, ending, (W, X) mass)
    by_rule = {rule: np.zeros((count, X)) for rule in RULES}
    for v, pv in zip(s.venues, venue_chance):
        pull, bust = z[v.pull], z[v.bust]
        ending = {name: np.zeros(count) for name in ENDINGS}
        base, size, gain, floor, accept, pressure = [], [], [], [], [], []
        for i in sides:
            mine = [(a, taste, w * pull) for a, taste, w in audiences if a.side == i]
            stakes = [(p, z[p.stake] / 100) for p in s.people if p.side == i and p.stake]
            den = 1 + sum(w for _, _, w in mine) + sum(w for _, w in stakes) + 0 * ones
            part = [(share[i][k][:, None] * score[i][k] + sum(w[:, None] * taste[k] for _, taste, w in mine)) / den[:, None]
                    for k in range(len(issues))]
            base.append(outer(part, count))
            gain.append([p - p[:, [k.now]] for p, k in zip(part, issues)])
            doors = sum(sign * z[path] for side, sign, path in s.outside if side == i) / den + 0 * ones
            here = base[i][:, agenda.now]
            floor.append(here if s.impasse else (no_deal * base[i]).sum(1) + doors)
            accept.append(here + np.maximum(0, doors) if s.impasse else floor[i])
            pressure.append((mine, stakes, den))
        useless = [np.logical_and.reduce([gain[i][k] <= 1e-9 for i in sides]) for k in range(len(issues))]
        for k, issue in enumerate(issues):
            useless[k][:, issue.now] = False

        for state in product(("off", "on", "leaked"), repeat=len(s.side_deals)):
            p_state, on, leaked = pv * (1 - bust), [], []
            for deal, mode in zip(s.side_deals, state):
                p_on, p_leak = z[deal.on], z[deal.leaks]
                p_state = p_state * (1 - p_on if mode == "off" else p_on * (p_leak if mode == "leaked" else 1 - p_leak))
                on += [deal] if mode != "off" else []
                leaked += [deal] if mode == "leaked" else []
            if not p_state.any():
                continue
            table, hope = [], []
            for i, (mine, stakes, den) in enumerate(pressure):
                extra = sum(w * sum(z[d.leaked[a.id]] for d in leaked if a.id in d.leaked) for a, _, w in mine)
                extra = extra + sum(w * sum(z[d.worth] for d in on if d.gets == p.id) for p, w in stakes)
                table.append(base[i] + (extra / den + 0 * ones)[:, None])
                hope.append(table[i].max(1) - floor[i])
            fine = np.logical_and.reduce([table[i] >= accept[i][:, None] - 1e-7 for i in sides])
            fine[:, agenda.now] = False

            # From here on the packages every side accepts, as one flat list of pairs (world w, package at).
            w, at = np.nonzero(fine & affordable)
            wide_w, wide_at = np.nonzero(fine)
            weight, best = rules(s, z, sides, table, floor, hope, w, at, odds)
            mass = {rule: np.zeros(len(w)) for rule in RULES}
            for holding, p_holding in subsets([z[link.holds] for link in s.links]):
                for raised, p_raised in subsets([z[k.raised] for k in issues if k.raised]):
                    p = p_state * p_holding * p_raised
                    if not p.any():
                        continue
                    ok = allowed(agenda, useless, holding, raised, w, at)
                    zone = np.bincount(w[ok], minlength=count) > 0
                    if not zone.all():
                        dry = ~zone[wide_w]
                        wider = allowed(agenda, useless, holding, raised, wide_w[dry], wide_at[dry])
                        lifted = np.bincount(wide_w[dry][wider], minlength=count) > 0
                        ending["no_capacity"] += p * (~zone & lifted)
                        ending["no_zone"] += p * (~zone & ~lifted)
                    top = np.zeros(count)
                    np.maximum.at(top, w[ok], best[ok])
                    typed = z["summit.words_only"]
                    with np.errstate(divide="ignore"):
                        words = 1 - expit(logit(1 - typed) + z["engine.stakes"] * (top - z["engine.usual_share"]))
                    ending["words_only"] += p * zone * words
                    ending["agreed"] += p * zone * (1 - words)
                    agreed = (p * (1 - words))[w]
                    for rule in RULES:
                        kept = weight[rule] * ok
                        total = np.bincount(w, kept, count)
                        mass[rule] += agreed * kept / np.where(total > 0, total, 1)[w]
            half = z["engine.pool_nash"][:, None]
            flat = {rule: np.bincount(w * X + at, mass[rule], count * X).reshape(count, X) for rule in RULES}
            for rule in RULES:
                by_rule[rule] += flat[rule]
            pooled = half * flat["nash"] + (1 - half) * flat["kalai_smorodinsky"]
            joint.append((v.id, tuple(d.id for d in on), "agreed", pooled))
        ending["bust_up"] = pv * bust
        by_venue[v.id] = ending
        joint += [(v.id, (), name, ending[name][:, None] * no_deal) for name in ENDINGS[1:]]
    return report(agenda, z, venue_chance, by_venue, joint, by_rule, no_deal, calm, row, matters, weight_sum, score, effort)


def subsets(chances):
    """Every set of the things that are independently so, with its chance."""
    for held in product((False, True), repeat=len(chances)):
        p = 1.0
        for chance, yes in zip(chances, held):
            p = p * (chance if yes else 1 - chance)
        yield held, p


def allowed(agenda, useless, holding, raised, w, at):
    """Which pairs keep the links that hold and the issues not raised, and make no useless change (section 5)."""
    ok = np.ones(len(w), bool)
    for broken, held in zip(agenda.breaks, holding):
        if held:
            ok &= ~broken[at]
    raised = iter(raised)
    for k, issue in enumerate(agenda.s.bargained):
        bad = useless[k][w, agenda.x[k, at]]
        for needs, held in zip(agenda.needs, holding):
            if held:
                bad = bad & ~needs[k][at]
        ok &= ~bad
        if issue.raised and not next(raised):
            ok &= agenda.x[k, at] == issue.now
    return ok


def rules(s, z, sides, table, floor, hope, w, at, odds):
    """Section 6: m(x) exp(beta sigma(x)) of each pair by rule, up to a factor a world, and each pair's smallest share."""
    stays = [hope[i] >= 0.01 for i in sides]
    n = np.sum(stays, axis=0)
    power = [z[f"party.{party}.power"] * stays[i] for i, party in enumerate(s.parties)]
    total = np.sum(power, axis=0)
    power = [p / np.where(total > 0, total, 1) for p in power]
    common = np.max([np.where(stays[i], hope[i], 0) for i in sides], axis=0)
    nash, fair, useful = np.zeros(len(w)), [], np.zeros(len(w))
    low, high, least, raw = (np.full(len(w), end) for end in (np.inf, -np.inf, np.inf, np.inf))
    floor_n = z["engine.nash_floor"][w]
    for i in sides:
        here = stays[i][w]
        lift = np.maximum(0, table[i][w, at] - floor[i][w])
        g = np.minimum(1, lift / np.where(stays[i], hope[i], 1)[w])
        h = g / np.where(stays[i], n * power[i], 1)[w]
        nash += power[i][w] * np.log(g + floor_n)
        useful += power[i][w] * g
        low, high = np.where(here, np.minimum(low, h), low), np.where(here, np.maximum(high, h), high)
        least, raw = np.where(here, np.minimum(least, g), least), np.where(here, np.minimum(raw, lift), raw)
    some = (n > 0)[w]
    sigma = {"nash": nash, "kalai_smorodinsky": np.where(some, low + z["engine.ks_blend"][w] * high, 0),
             "utilitarian": useful, "egalitarian": np.where(some, raw / np.where(common > 0, common, 1)[w], 0)}
    weight = {}
    for rule, value in sigma.items():
        peak = np.full(len(common), -np.inf)
        np.maximum.at(peak, w, value)
        weight[rule] = odds[w, at] * np.exp(z["engine.sharpness"][w] * (value - peak[w]))
    return weight, np.where(some, least, 0)


def report(agenda, z, venue_chance, by_venue, joint, by_rule, no_deal, calm, row, matters, weight_sum, score, effort):
    """Sections 7 and 9: from masses of packages to the chances of everything the file names."""
    s, count, X = agenda.s, len(no_deal), agenda.x.shape[1]
    ending = {name: sum(v[name] for v in by_venue.values()) for name in ENDINGS}
    settled = sum(mass for _, _, name, mass in joint if name != "bust_up")
    burst = ending["bust_up"][:, None] * no_deal
    failed = no_deal * (1 - ending["agreed"])[:, None]

    def ladder(mass):
        return {k.id: {name: mass[:, agenda.x[n] == o].sum(1) for o, name in enumerate(k.ids)}
                for n, k in enumerate(s.bargained)}

    out = {"ending": ending, "venues": {}, "issues": ladder(settled + burst)}
    for v, pv in zip(s.venues, venue_chance):
        given = np.where(pv > 0, pv, 1)
        out["venues"][v.id] = {"chance": pv, "ending": {name: p / given for name, p in by_venue[v.id].items()}}
    tone = calm * (1 - ending["bust_up"])[:, None] + row * ending["bust_up"][:, None]
    for n, issue in enumerate(s.tones):
        out["issues"][issue.id] = {name: tone[:, agenda.t[n] == o].sum(1) for o, name in enumerate(issue.ids)}
    out["rules"] = {rule: ladder(mass + failed) for rule, mass in by_rule.items()}

    chance = np.zeros((count, len(agenda.events)))
    if agenda.events:
        for venue, deals, name, mass in joint:
            hit = (mass @ agenda.masks(venue, deals, name)).reshape(count, calm.shape[1], -1)
            chance += ((row if name == "bust_up" else calm)[:, :, None] * hit).sum(1)
    named = {key: chance[:, n] for n, key in enumerate(agenda.events)}
    for kind, key in (("defines", "define"), ("cases", "case"), ("questions", "question"), ("expectations", "expect")):
        out[kind] = {name: p for (of, name), p in named.items() if of == key}
    for name, (_, holds, otherwise) in s.questions.items():
        q = out["questions"][name]
        out["questions"][name] = q * z[holds] + (1 - q) * z[otherwise]
    for name, c in s.expects.items():
        if c.all[0][0] == "cheapest_gain":
            out["expectations"][name] = 1.0 * (cheapest(s, z, matters, weight_sum, score, effort) == c.all[0][1])

    out["affected"] = {}
    for who in s.affected:
        total = sum(z[path] for path, _ in who.feels.values())
        total = np.where(total > 0, total, 1)[:, None]

        def felt(issues):
            return outer([z[who.feels[k.id][0]][:, None] / total * (np.array(who.feels[k.id][1]) - who.feels[k.id][1][k.now])
                          if k.id in who.feels else np.zeros((count, len(k.ids))) for k in issues], count)

        change = felt(s.bargained)
        better, worse = np.zeros(count), np.zeros(count)
        for t, shift in enumerate(felt(s.tones).T):
            mass = settled * calm[:, [t]] + burst * row[:, [t]]
            better += (mass * (change + shift[:, None] > 1)).sum(1)
            worse += (mass * (change + shift[:, None] < -1)).sum(1)
        out["affected"][who.id] = {"better": better, "same": 1 - better - worse, "worse": worse}
    return out


def cheapest(s, z, matters, weight_sum, score, effort):
    """The issue of each world's cheapest step that costs nobody and gains somebody; None where there is none (section 9)."""
    count = len(weight_sum[0])
    found, price, prize = np.full(count, None), np.full(count, np.inf), np.full(count, -np.inf)
    for k, issue in enumerate(s.bargained):
        for o in range(len(issue.ids)):
            gains = np.array([matters[i][k] * (score[i][k][:, o] - score[i][k][:, issue.now])
                              / np.where(weight_sum[i] > 0, weight_sum[i], 1) for i in range(len(s.parties))])
            ok = (gains.min(0) >= -z["engine.tolerance"]) & (gains.max(0) > 1e-9) & (o != issue.now)
            cost = effort[k][:, o]
            better = ok & ((cost < price) | ((cost == price) & (gains.min(0) > prize)))
            found, price, prize = np.where(better, issue.id, found), np.where(better, cost, price), np.where(better, gains.min(0), prize)
    return found
