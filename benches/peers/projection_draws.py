"""The peer of benches/projection_draws.rs: the same steps on arrays of the same size in NumPy.

Per economy, vectorised over draws, indicators and years: gather a whole residual path for each draw,
logistic back from z, doses of its projects with one shared saturation (log1p and expm1 only where a
project acts and only from its first year on), points between goalposts, weighted score, 10th, 50th and
90th percentile of every value without and with by one partition each. Then ranks among all scored
economies for every year and draw by a sort, and their percentiles. Random inputs (paths, delivered
shares, sizes) are drawn before the clock starts. One view is scored; the other side scores two.
"""

import time

import numpy as np

DRAWS, PLAN, WORLD, LINES, YEARS, PROJECTS, PATHS, FIRST = 2000, 130, 194, 38, 15, 300, 700, 4
rng = np.random.default_rng(1)
residuals = rng.normal(0, 0.3, (LINES, PATHS, YEARS))
z0 = rng.normal(0, 1, (WORLD, LINES, 1))
steps = np.cumsum(rng.normal(0.03, 0.02, (WORLD, LINES, YEARS)), axis=2)
weights = np.full(LINES, 1 / LINES)
path = rng.integers(0, PATHS, (WORLD, DRAWS))
ceiling = rng.uniform(60, 95, (WORLD, LINES, 1))
doses = [[] for _ in range(PLAN)]
for p in range(PROJECTS):
    delivered = rng.choice([1, 0.5, 0.05], DRAWS, p=[0.55, 0.35, 0.1]) / np.maximum(1, rng.lognormal(0.06, 0.25, DRAWS))
    ramp = 0.7 * (1 - np.exp(-np.arange(1, YEARS - FIRST + 1) / 1.5))
    for line in rng.choice(LINES, 2, replace=False):
        size = rng.triangular(0.5, 1, 1.5, DRAWS) * (1 - rng.triangular(0.1, 0.25, 0.5, DRAWS))
        doses[p % PLAN].append((line, size, delivered, ramp))
AT = np.array([0.1, 0.5, 0.9]) * (DRAWS - 1)
LOW = AT.astype(int)
KTH = np.unique(np.concatenate([LOW, LOW + 1]))


def percentiles(x):
    """Along the last axis."""
    part = np.partition(x, KTH, axis=-1)
    a, b = part[..., LOW], part[..., LOW + 1]
    return a + (AT - LOW) * (b - a)


def run():
    without = np.empty((WORLD, YEARS, DRAWS))
    with_ = np.empty((WORLD, YEARS, DRAWS))
    rows = []
    for e in range(WORLD):
        z = residuals[:, path[e], :].transpose(0, 2, 1) + (z0[e] + steps[e])[:, :, None]
        y = 100 / (1 + np.exp(-z))
        points = np.clip((y - 5) / 90 * 100, 0, 100)
        without[e] = np.tensordot(weights, points, 1)
        with_[e] = without[e]
        if e >= PLAN:
            continue
        rows.append(percentiles(y))
        for line in {d[0] for d in doses[e]}:
            base = y[line, FIRST:]
            top = np.maximum(base, ceiling[e, line])
            gap = top - base
            total = np.zeros_like(base)
            for _, size, delivered, ramp in (d for d in doses[e] if d[0] == line):
                share = np.minimum(np.divide(size, gap, out=np.zeros_like(gap), where=gap > 0), 0.95)
                total += -np.log1p(-share) * delivered * ramp[:, None]
            moved = y[line].copy()
            moved[FIRST:] = base - gap * np.expm1(-total)
            with_[e] += weights[line] * (np.clip((moved - 5) / 90 * 100, 0, 100) - points[line])
            rows.append(percentiles(moved))
        rows.append(percentiles(without[e]))
        rows.append(percentiles(with_[e]))
    for scores in (without, with_):
        for year in range(YEARS):
            s = -scores[:, year]
            order = np.argsort(s, axis=0)
            ranks = np.empty_like(order)
            np.put_along_axis(ranks, order, np.arange(1, WORLD + 1)[:, None], axis=0)
            rows.append(percentiles(ranks[:PLAN].astype(float)))
    return rows


best = float("inf")
for _ in range(2):
    start = time.perf_counter()
    run()
    best = min(best, time.perf_counter() - start)
print(f"  NumPy {np.__version__}: the same steps on arrays of the same size, one view")
print(f"  all_ms {best * 1000:.0f}")
