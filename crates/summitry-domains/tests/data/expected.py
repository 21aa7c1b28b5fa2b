"""Works out expected.json for the harbour domains beside this file, in exact fractions, by enumerating every package.

Shares no code with the crate and reads none of the files: the numbers are written out again below, so that a slip of a
reader shows. Run: python3 expected.py > expected.json
"""

import itertools
import json
from fractions import Fraction as F

ONE, ZERO = F(1), F(0)


def clamp(x):
    return min(ONE, max(ZERO, x))


def table(*numbers):
    return [F(n) for n in numbers]


def divided(*numbers):
    return [F(n) / max(F(m) for m in numbers) for n in numbers]


def triangle(low, high, top, x):
    if x < low or x > high:
        return ZERO
    return (x - low) / (top - low) if x < top else ONE - (x - top) / (high - top)


fee = [F(n) for n in range(2, 7)]
halves = [F(2) + F(n, 2) for n in range(9)]
share = [F(n, 10) for n in range(11)]


def additive(weights, columns, bias="0"):
    sizes = [range(len(c)) for c in columns]
    return [F(bias) + sum(F(w) * c[i] for w, c, i in zip(weights, columns, p)) for p in itertools.product(*sizes)]


def analyse(parties):
    points = list(zip(*[u for u, _ in parties]))
    reservations = [min(u) if r is None else F(r) for u, r in parties]
    rational = [i for i, p in enumerate(points) if all(x >= r for x, r in zip(p, reservations))]
    values = {points[i] for i in rational}
    front = {p for p in values if not any(q != p and all(a >= b for a, b in zip(q, p)) for q in values)}
    frontier = [i for i in rational if points[i] in front]

    def product(p):
        total = ONE
        for x, r in zip(p, reservations):
            total *= x - r
        return total

    best = max((product(points[i]) for i in frontier), default=None)
    return {
        "packages": len(points),
        "rational": len(rational),
        "frontier_points": len(front),
        "frontier": frontier,
        "nash": [i for i in frontier if product(points[i]) == best],
    }


def genius():
    port = [divided(2, 6, 10), divided(1, 5, 7), [clamp(F("0.25") * (x - 2)) for x in fee], [clamp(1 - F("0.8") * x) for x in share]]
    town = [divided(9, 6, 1), divided(100, 70, 5), [clamp(1 - F("0.25") * (x - 2)) for x in fee],
            [triangle(ZERO, ONE, F("0.7"), x) for x in share]]
    return analyse([(additive(["0.4", "0.3", "0.2", "0.1"], port), "0.45"),
                    (additive(["0.25", "0.35", "0.15", "0.25"], town), "0.4")])


def genius_as_negmas():
    port = [table(2, 6, 10), table(1, 5, 7), [F("0.25") * x for x in fee], [1 - F("0.8") * x for x in share]]
    town = [table(9, 6, 1), table(100, 70, 5), [1 - F("0.25") * x for x in fee],
            [triangle(ZERO, ONE, F("0.7"), x) for x in share]]
    return analyse([(additive(["0.4", "0.3", "0.2", "0.1"], port), "0.45"),
                    (additive(["0.25", "0.35", "0.15", "0.25"], town), "0.4")])


def blocks():
    port, town = [], []
    for b, c, f in itertools.product(range(10), repeat=3):
        inside = b <= 2 and f <= 3
        excludes = ZERO if inside else F(20)
        inner = F(60) * F("0.5")
        u = (40 if b >= 5 and 3 <= c <= 7 else 0) + (30 if f >= 4 else 0) + excludes
        if c >= 6 and 2 <= f <= 6:
            u += inner
        port.append(min(ONE, F(u) / 120))
        v = (50 if b <= 5 and c <= 6 else 0) + (35 if f <= 4 else 0) + (15 if 2 <= b <= 4 and 3 <= f <= 8 else 0)
        town.append(min(ONE, F(v) / 100))
    return analyse([(port, "0.3"), (town, "0.25")])


def geniusweb():
    port = [table("0.2", "0.6", "1"), table("0.1", "0.7", "1"), [(x - 2) / 4 for x in halves]]
    town = [table("1", "0.65", "0.1"), table("1", "0.7", "0.05"), [1 + (F("0.2") - 1) * (x - 2) / 4 for x in halves]]
    bid_port = F("0.5") * F("0.2") + F("0.3") * F("0.7") + F("0.2") * (F("4.5") - 2) / 4
    bid_town = F("0.35") * F("0.1") + F("0.45") * F("0.7")
    return analyse([(additive(["0.5", "0.3", "0.2"], port), bid_port), (additive(["0.35", "0.45", "0.2"], town), bid_town)])


def negmas():
    port = [table("0.2", "0.6", "1"), [F("0.25") * x - F("0.5") for x in fee], [F("-0.4") * x for x in share]]
    town = [table("1", "0.7", "0.1"), table("1", "0.9", "0.5", "0.25", "0"), [triangle(ZERO, ONE, F("0.5"), x) for x in share]]
    return analyse([(additive(["0.5", "0.2", "0.25"], port, "0.05"), "0.35"), (additive(["0.4", "0.3", "0.3"], town), None)])


def two_issues():
    port = [table("0.2", "0.6", "1"), table("0", "0.7", "1")]
    town = [table("1", "0.6", "0"), table("1", "0.6", "0.1")]
    return analyse([(additive(["0.6", "0.4"], port), "0.3"), (additive(["0.5", "0.5"], town), "0.2")])


print(json.dumps({
    "harbour-genius": {"genius": genius(), "negmas": genius_as_negmas()},
    "harbour-blocks": {"genius": blocks()},
    "harbour-geniusweb": {"genius": geniusweb(), "negmas": geniusweb()},
    "harbour-negmas": {"genius": negmas(), "negmas": negmas()},
    "harbour-negmas-json": {"genius": two_issues(), "negmas": two_issues()},
    "harbour-negolog": {"genius": two_issues(), "negmas": two_issues()},
}, indent=1))
