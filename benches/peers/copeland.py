"""The peer of the Copeland part of benches/full_recipe.rs: the same draws in NumPy.

Same algorithm and caching: for each draw and each node, from the leaves up, every pair of units is
compared on each child, the weight won is a share of the weight both have, and a unit's score is its
majorities less its defeats; pairs are whole matrices. Ranks with ties at the lowest, percentiles from
the counts. Called with the folder the bench wrote and the number of rounds.
"""

import sys
import time

import numpy as np

folder, rounds = sys.argv[1], int(sys.argv[2])
tree = np.loadtxt(f"{folder}/tree.csv", delimiter=",", ndmin=2)
parent, leaf, weight = tree[:, 0].astype(int), tree[:, 1].astype(int), tree[:, 2]
nodes = len(tree)
leaves = int((leaf >= 0).sum())
ours = np.fromfile(f"{folder}/ours.f64").reshape(-1, 4)
units = len(ours)
points = np.fromfile(f"{folder}/leaves.f64").reshape(leaves, units)
factors = np.fromfile(f"{folder}/factors.f64").reshape(-1, nodes)
children = [np.flatnonzero(parent == n) for n in range(nodes)]
SAME = 1e-12


def copeland(columns, weights):
    won, total = np.zeros((units, units)), np.zeros((units, units))
    for x, w in zip(columns, weights):
        a, b = x[:, None], x[None, :]
        both = ~(np.isnan(a) | np.isnan(b))
        tie = np.abs(a - b) <= SAME * np.maximum(np.abs(a), np.abs(b))
        won += w * np.where(tie, 0.5, a > b)
        total += w * both
    with np.errstate(invalid="ignore"):
        share = won / total
    np.fill_diagonal(share, np.nan)
    return (share > 0.5 + SAME).sum(axis=1) - (share < 0.5 - SAME).sum(axis=1).astype(float)


def score(factor):
    scores = [points[leaf[n]] if leaf[n] >= 0 else None for n in range(nodes)]
    for n in range(nodes - 1, -1, -1):
        kids = children[n]
        if len(kids):
            scores[n] = copeland([scores[k] for k in kids], weight[kids] * factor[kids])
    return scores[0]


def rank(scores):
    order = np.sort(scores)
    return units - np.searchsorted(order, scores, side="right") + 1


def run():
    counts = np.zeros((units, units), dtype=np.int64)
    for factor in factors:
        counts[np.arange(units), rank(score(factor)) - 1] += 1
    upto = np.cumsum(counts, axis=1)
    out = [counts @ np.arange(1, units + 1) / upto[:, -1]]
    for p in (0.05, 0.5, 0.95):
        h = (upto[:, -1] - 1) * p
        low = np.floor(h)
        a = (upto <= low[:, None]).sum(axis=1) + 1
        b = (upto <= np.minimum(low + 1, upto[:, -1] - 1)[:, None]).sum(axis=1) + 1
        out.append(a + (b - a) * (h - low))
    return np.array(out).T


assert np.abs(run() - ours).max() < 1e-9, "intervals differ"
least = float("inf")
for _ in range(rounds):
    start = time.perf_counter()
    run()
    least = min(least, time.perf_counter() - start)
print(f"  NumPy {np.__version__}, same intervals to 1e-9:")
print(f"    all_ms {least * 1000:.2f}")
