"""Which index weighs a side's own gain: Banzhaf or Shapley-Shubik? Judged by what bargaining under the rule pays.

    python evidence/voting.py [--weights 6] [--patience 1]

Every weighted majority game of three to five members with whole weights up to --weights, told apart by its winning coalitions. A pie is
divided as in Baron & Ferejohn (1989): each member proposes with the same chance and pays the cheapest partners that win with it what waiting is
worth to each; among partners that cost the same it mixes as the equilibrium needs; a later round is worth --patience. Expected payoffs are
the stationary equilibrium's (unique: Eraslan 2002), by damped fixed-point iteration; a game that does not settle is left out and counted.
Standard library only."""
import argparse
from itertools import combinations, combinations_with_replacement
from math import factorial, sqrt

STEPS, SETTLED = 4_000, 1e-8


def games(n, largest):
    """One set of weights for each set of winning coalitions, heaviest member first, with every strict and wider majority."""
    seen = {}
    for weights in combinations_with_replacement(range(largest, -1, -1), n):
        total = sum(weights)
        if total == 0:
            continue
        sums = [sum(w for i, w in enumerate(weights) if mask >> i & 1) for mask in range(1 << n)]
        for quota in range(total // 2 + 1, total + 1):
            seen.setdefault(tuple(s >= quota for s in sums), (weights, quota))
    return seen


def indices(n, wins):
    """Normalised Banzhaf and Shapley-Shubik, from their definitions."""
    swings, orders = [0.0] * n, [0.0] * n
    for mask in range(1 << n):
        s = mask.bit_count()
        for i in range(n):
            if not mask >> i & 1 and not wins[mask] and wins[mask | 1 << i]:
                swings[i] += 1
                orders[i] += factorial(s) * factorial(n - s - 1) / factorial(n)
    return [s / sum(swings) for s in swings], orders


def response(n, choices, value, patience, width):
    """Expected payoffs if waiting is worth `patience` times `value`. Partners within `width` of the cheapest share the offers, nearer ones more:
    an equilibrium mixes among coalitions that cost the same, and a jump between them would never settle."""
    price = [patience * v for v in value]
    paid = [0.0] * n
    for i in range(n):
        costs = [sum(price[j] for j in coalition) for coalition in choices[i]]
        least = min(costs)
        parts = [max(0.0, 1 - (c - least) / width) for c in costs]
        for coalition, cost, part in zip(choices[i], costs, parts):
            chance = part / sum(parts) / n
            if chance:
                paid[i] += chance * (1 - cost)
                for j in coalition:
                    paid[j] += chance * price[j]
    return paid


def equilibrium(n, wins, patience):
    """(payoffs, last change). Payoffs are good to about the last width, a thousandth and a half."""
    choices = []
    for i in range(n):
        others = [j for j in range(n) if j != i]
        enough = [set(c) for k in range(n) for c in combinations(others, k)
                  if wins[1 << i | sum(1 << j for j in c)]]
        choices.append([tuple(sorted(c)) for c in enough if not any(other < c for other in enough)])
    value, change, width = [1 / n] * n, 1.0, 0.05
    # the band in which offers are shared narrows, so that in the end only (nearly) cheapest coalitions are offered to
    while width >= 1e-3:
        for _ in range(STEPS):
            paid = response(n, choices, value, patience, width)
            change = max(abs(a - b) for a, b in zip(paid, value))
            if change < SETTLED:
                break
            damp = max(width, 2e-3)
            value = [v + damp * (p - v) for v, p in zip(value, paid)]
        width /= 2
    return value, change


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=int, default=6)
    parser.add_argument("--patience", type=float, default=1.0)
    args = parser.parse_args()
    print(f"Distance of two power indices from expected payoffs of Baron-Ferejohn bargaining, equal recognition, patience {args.patience:g}; "
          f"all weighted majority games with whole weights up to {args.weights}\n")
    print("| members | games | did not settle | Banzhaf: mean distance | Shapley-Shubik: mean distance | Banzhaf nearer | Shapley-Shubik nearer "
          "| alike | Banzhaf: root mean square | Shapley-Shubik: root mean square |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    total = {"all": [], "all without veto": []}
    for n in (3, 4, 5):
        rows, lost = [], 0
        for wins, (weights, quota) in games(n, args.weights).items():
            value, change = equilibrium(n, wins, args.patience)
            if change >= 1e-5:
                lost += 1
                continue
            banzhaf, shapley = indices(n, wins)
            far = [sum(abs(a - b) for a, b in zip(index, value)) / 2 for index in (banzhaf, shapley)]
            square = [sum((a - b) ** 2 for a, b in zip(index, value)) / n for index in (banzhaf, shapley)]
            veto = any(not wins[(1 << n) - 1 ^ 1 << i] for i in range(n))
            rows.append((far, square, veto))
        total["all"].append((rows, lost))
        total["all without veto"].append(([r for r in rows if not r[2]], 0))
        show(str(n), rows, lost)
    for name, parts in total.items():
        lost = sum(lost for _, lost in parts) if name == "all" else None
        show(name, [row for rows, _ in parts for row in rows], lost)
    print("\nDistance is half the sum of absolute differences: the part of the pie that is elsewhere. A game without veto has no member whom every winning "
          "coalition needs. Alike: within a millionth.")


def show(name, rows, lost):
    k = max(len(rows), 1)
    mean = [sum(r[0][x] for r in rows) / k for x in (0, 1)]
    root = [sqrt(sum(r[1][x] for r in rows) / k) for x in (0, 1)]
    nearer = [sum(r[0][x] < r[0][1 - x] - 1e-6 for r in rows) for x in (0, 1)]
    print(f"| {name} | {len(rows)} | {'' if lost is None else lost} | {mean[0]:.4f} | {mean[1]:.4f} | {nearer[0]} | {nearer[1]} "
          f"| {len(rows) - sum(nearer)} | {root[0]:.4f} | {root[1]:.4f} |")


if __name__ == "__main__":
    main()
