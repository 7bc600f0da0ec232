"""The peer of benches/full_recipe.rs: the same full-recipe draws in NumPy.

Same algorithm and caching: every combination of imputation, treatment and normalisation comes
prepared; geometric means are sums of logarithms and harmonic means of -1/x, transformed once for
each combination; the draws of a combination are scored together. Where nothing is missing the
effective weights of all draws times the points are one matrix product, else groups are matrix
products and the weight of what is missing is shared out. Ranks by argsort with ties at the lowest;
acceptability by counting, mean and percentiles from the counts. Called with the folder the bench
wrote, the number of rounds and the number of aggregations.
"""

import sys
import time

import numpy as np

folder, rounds, kinds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
tree = np.loadtxt(f"{folder}/tree.csv", delimiter=",", ndmin=2)
parent, leaf, weight = tree[:, 0].astype(int), tree[:, 1].astype(int), tree[:, 2]
nodes = len(tree)
leaves = int((leaf >= 0).sum())
leaf_nodes = np.empty(leaves, dtype=int)
leaf_nodes[leaf[leaf >= 0]] = np.flatnonzero(leaf >= 0)
ours = np.fromfile(f"{folder}/ours.f64").reshape(-1, 4)
units = len(ours)
combos = np.fromfile(f"{folder}/leaves.f64").reshape(-1, leaves, units)
planes = np.fromfile(f"{folder}/planes.f64").astype(int)
factors = np.fromfile(f"{folder}/factors.f64").reshape(-1, nodes)
draws = len(factors)
children = [np.flatnonzero(parent == n) for n in range(nodes)]
groups = [n for n in range(nodes) if len(children[n])]

TRANSFORMS = [lambda x: x, np.log, lambda x: -1.0 / x]


def lifted(x):
    low, high = np.nanmin(x), np.nanmax(x)
    return x if low > 0 else 1.0 + 99.0 * ((x - low) / (high - low))


# Prepared once, as the other side does.
prepared = []
for x in combos:
    present = ~np.isnan(x)
    mask = None
    if not present.all():
        mask = np.zeros((nodes, units))
        for n in range(nodes - 1, -1, -1):
            mask[n] = present[leaf[n]] if leaf[n] >= 0 else mask[children[n]].any(axis=0)
    for kind in range(kinds):
        points = TRANSFORMS[kind](x if kind == 0 else lifted(x))
        prepared.append((np.ascontiguousarray(np.nan_to_num(points, nan=0.0)), mask))
by_plane = [np.flatnonzero(planes == p) for p in range(len(prepared))]


def shares_of(factors):
    weights = weight * factors
    shares = np.ones_like(weights)
    for n in groups:
        kids = children[n]
        shares[:, kids] = weights[:, kids] / weights[:, kids].sum(axis=1, keepdims=True)
    return shares


def score(plane, factors):
    points, mask = prepared[plane]
    shares = shares_of(factors)
    if mask is None:
        effective = np.ones_like(shares)
        for n in groups:
            effective[:, children[n]] = effective[:, n, None] * shares[:, children[n]]
        return effective[:, leaf_nodes] @ points
    scores = [None] * nodes
    for n in reversed(groups):
        kids = children[n]
        from_leaves = leaf[kids] >= 0
        total = np.zeros((len(factors), units))
        if from_leaves.any():
            total += shares[:, kids[from_leaves]] @ points[leaf[kids[from_leaves]]]
        for at in np.flatnonzero(~from_leaves):
            total += shares[:, kids[at], None] * scores[kids[at]]
            scores[kids[at]] = None
        if not mask[kids].all():
            below = shares[:, kids] @ mask[kids]
            np.divide(total, below, out=total, where=below > 0)
        scores[n] = total
    return scores[0]


def rank(scores):
    order = np.argsort(-scores, axis=1)
    sorted_scores = np.take_along_axis(scores, order, axis=1)
    place = np.arange(1, units + 1, dtype=np.int16)
    starts = np.ones(scores.shape, dtype=bool)
    starts[:, 1:] = sorted_scores[:, 1:] < sorted_scores[:, :-1]
    lowest = np.maximum.accumulate(np.where(starts, place, 0), axis=1)
    ranks = np.empty(scores.shape, dtype=np.int16)
    np.put_along_axis(ranks, order, lowest, axis=1)
    return ranks


def count(ranks, counts):
    at = np.arange(units) * units + (ranks - 1)
    counts += np.bincount(at.ravel(), minlength=units * units)


def reduce(counts):
    counts = counts.reshape(units, units)
    upto = np.cumsum(counts, axis=1)
    mean = counts @ np.arange(1, units + 1) / upto[:, -1]
    out = [mean]
    for p in (0.05, 0.5, 0.95):
        h = (upto[:, -1] - 1) * p
        low = np.floor(h)
        a = (upto <= low[:, None]).sum(axis=1) + 1
        b = (upto <= np.minimum(low + 1, upto[:, -1] - 1)[:, None]).sum(axis=1) + 1
        out.append(a + (b - a) * (h - low))
    return np.array(out).T


def run(factors, spent):
    counts = np.zeros(units * units, dtype=np.int64)
    for plane, of_plane in enumerate(by_plane):
        if len(of_plane) == 0:
            continue
        t0 = time.perf_counter()
        scores = score(plane, factors[of_plane])
        t1 = time.perf_counter()
        ranks = rank(scores)
        t2 = time.perf_counter()
        count(ranks, counts)
        t3 = time.perf_counter()
        spent += np.array([t1 - t0, t2 - t1, t3 - t2])
    return reduce(counts)


# The same draws give the same intervals, so it is the same work.
found = run(factors, np.zeros(3))
assert np.abs(found - ours).max() < 1e-9, "intervals differ"

least, parts = float("inf"), None
for _ in range(rounds):
    spent = np.zeros(3)
    start = time.perf_counter()
    run(0.75 + 0.5 * np.random.default_rng(1).random((draws, nodes)), spent)
    took = time.perf_counter() - start
    if took < least:
        least, parts = took, spent
print(f"  NumPy {np.__version__}, same intervals to 1e-9:")
for name, part in zip(("scores_ms", "ranks_ms", "counts_ms"), parts):
    print(f"    {name} {part * 1000:.2f}")
print(f"    all_ms {least * 1000:.2f}")
