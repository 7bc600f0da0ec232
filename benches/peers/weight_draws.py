"""The peer of benches/weight_draws.rs: the same draws, scores, ranks and percentiles in NumPy.

Same algorithm: the weights of every node times 1 +- 25 %, shares among siblings, the weight of
what is missing shared out at each level, weighted means upwards, ranks with ties at the lowest,
percentiles by linear interpolation. Leaf groups are matrix products; only groups in which a value
is missing divide. Called with the folder the bench wrote and the number of rounds.
"""

import sys
import time

import numpy as np

folder, rounds = sys.argv[1], int(sys.argv[2])
tree = np.loadtxt(f"{folder}/tree.csv", delimiter=",", ndmin=2)
parent, leaf, weight = tree[:, 0].astype(int), tree[:, 1].astype(int), tree[:, 2]
nodes = len(tree)
leaves = int((leaf >= 0).sum())
points = np.fromfile(f"{folder}/points.f64").reshape(-1, leaves)
factors = np.fromfile(f"{folder}/factors.f64").reshape(-1, nodes)
ours = np.fromfile(f"{folder}/ours.f64").reshape(-1, 4)
economies, draws = len(points), len(factors)

# Prepared once, as the other side does: points and masks by node, children by group.
children = [np.flatnonzero(parent == n) for n in range(nodes)]
filled, present = np.nan_to_num(points, nan=0.0), ~np.isnan(points)
mask = np.zeros((nodes, economies))
for n in range(nodes - 1, -1, -1):
    mask[n] = present[:, leaf[n]] if leaf[n] >= 0 else mask[children[n]].any(axis=0)


def score(factors):
    scores = [None] * nodes
    for n in range(nodes - 1, -1, -1):
        kids = children[n]
        if len(kids) == 0:
            continue
        shares = weight[kids] * factors[:, kids]
        shares /= shares.sum(axis=1, keepdims=True)
        from_leaves = leaf[kids] >= 0
        total = np.zeros((len(factors), economies))
        if from_leaves.any():
            total += shares[:, from_leaves] @ filled[:, leaf[kids[from_leaves]]].T
        for at in np.flatnonzero(~from_leaves):
            total += shares[:, at, None] * scores[kids[at]]
            scores[kids[at]] = None
        if not mask[kids].all():
            below = shares @ mask[kids]
            np.divide(total, below, out=total, where=below > 0)
        scores[n] = total
    return scores[0]


def rank(scores):
    order = np.argsort(-scores, axis=1)
    sorted_scores = np.take_along_axis(scores, order, axis=1)
    place = np.arange(1, economies + 1, dtype=np.int16)
    starts = np.ones(scores.shape, dtype=bool)
    starts[:, 1:] = sorted_scores[:, 1:] < sorted_scores[:, :-1]
    lowest = np.maximum.accumulate(np.where(starts, place, 0), axis=1)
    ranks = np.empty(scores.shape, dtype=np.int16)
    np.put_along_axis(ranks, order, lowest, axis=1)
    return ranks


def reduce(scores, ranks):
    return np.percentile(ranks, [5, 50, 95], axis=0), np.percentile(scores, [5, 50, 95], axis=0)


def best(work):
    least, result = float("inf"), None
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        least = min(least, (time.perf_counter() - start) * 1000)
    return least, result


def draw():
    return 0.75 + 0.5 * np.random.default_rng(1).random((draws, nodes))


# The same draws give the same intervals, so it is the same work.
of_ranks, of_scores = reduce(*(lambda s: (s, rank(s)))(score(factors)))
assert np.abs(of_ranks.T - ours[:, :3]).max() < 1e-9, "ranks differ"
assert np.abs(of_scores[1] - ours[:, 3]).max() < 1e-9, "scores differ"

scores_ms, scores = best(lambda: score(draw()))
rank_ms, ranks = best(lambda: rank(scores))
reduce_ms, _ = best(lambda: reduce(scores, ranks))
print(f"  NumPy {np.__version__}, one core, same intervals to 1e-9:")
print(f"    scores_ms {scores_ms:.2f}")
print(f"    ranks_ms {rank_ms:.2f}")
print(f"    percentiles_ms {reduce_ms:.2f}")
print(f"    all_ms {scores_ms + rank_ms + reduce_ms:.2f}")
