//! Pooled S-curve: one panel regression says how fast a level grows, for every economy.
//!
//! Fitted on yearly steps, and once more on the mean paces of spans of one to five years.
//!
//! `z' = z + d'`, `d' = b0(group) + b1·z + b2·d` (model, section 2), least squares within income
//! groups with the yearly steps Winsorised at one per cent. What an economy's own short series cannot
//! tell, how growth slows towards saturation, all economies tell together.

use super::history::{Groups, History, Seen};

/// Share of yearly steps Winsorised at each end.
const WINSORISED: f64 = 0.01;
/// Fewest steps for the regression at all, and for a group to have its own intercept.
const FEWEST: f64 = 60.0;
const FEWEST_IN_GROUP: f64 = 25.0;
/// Momentum is kept below one, so that steps die out.
const MOST_MOMENTUM: f64 = 0.95;

/// Sums of (z, d, d') over steps.
#[derive(Clone, Copy, Debug, Default)]
struct Moments {
    n: f64,
    z: f64,
    d: f64,
    next: f64,
    zz: f64,
    zd: f64,
    dd: f64,
    z_next: f64,
    d_next: f64,
}

impl Moments {
    fn add(&mut self, z: f64, d: f64, next: f64) {
        self.n += 1.0;
        self.z += z;
        self.d += d;
        self.next += next;
        self.zz += z * z;
        self.zd += z * d;
        self.dd += d * d;
        self.z_next += z * next;
        self.d_next += d * next;
    }

    fn join(&mut self, other: &Self) {
        self.n += other.n;
        self.z += other.z;
        self.d += other.d;
        self.next += other.next;
        self.zz += other.zz;
        self.zd += other.zd;
        self.dd += other.dd;
        self.z_next += other.z_next;
        self.d_next += other.d_next;
    }
}

/// A pair of paces of one economy: level, pace before and pace after, and the year the latter ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub economy: usize,
    pub z: f64,
    pub before: f64,
    pub after: f64,
    pub year: i16,
}

/// Pairs of a panel, summed by the year in which they ended and by group.
#[derive(Clone, Debug)]
pub(super) struct Steps {
    first_year: i16,
    /// Year × group.
    sums: Vec<Moments>,
    groups: usize,
}

/// A fitted curve.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve {
    intercepts: Vec<f64>,
    level: f64,
    momentum: f64,
}

impl Steps {
    /// Pairs of steps over three years in a row without a break.
    pub fn yearly(history: &History) -> Vec<Pair> {
        let of = |(economy, s): (usize, &Vec<Seen>)| {
            let windows = s.windows(3).enumerate();
            let pairs = windows.filter_map(|(at, w)| match w {
                [a, b, c] if c.year - a.year == 2 && history.unbroken(economy, at, at + 2) => Some(Pair {
                    economy,
                    z: b.z,
                    before: b.z - a.z,
                    after: c.z - b.z,
                    year: c.year,
                }),
                _ => None,
            });
            pairs.collect::<Vec<Pair>>()
        };
        history.series.iter().enumerate().flat_map(of).collect()
    }

    /// Sums pairs, Winsorised at one per cent.
    pub fn new(pairs: &[Pair], groups: &Groups, first_year: i16, last_year: i16) -> Self {
        let years = usize::try_from(last_year - first_year + 1).unwrap_or(0);
        let mut steps: Vec<f64> = pairs.iter().map(|p| p.after).collect();
        steps.sort_unstable_by(f64::total_cmp);
        let cut = (WINSORISED * steps.len() as f64) as usize;
        let low = steps.get(cut).copied().unwrap_or(0.0);
        let high = steps
            .len()
            .checked_sub(cut + 1)
            .and_then(|at| steps.get(at))
            .copied()
            .unwrap_or(0.0);
        let mut sums = vec![Moments::default(); years * groups.count];
        for pair in pairs {
            let group = groups.of.get(pair.economy).copied().unwrap_or(0);
            let year = usize::try_from(pair.year - first_year).unwrap_or(usize::MAX);
            let at = year
                .checked_mul(groups.count)
                .and_then(|at| at.checked_add(group));
            if let Some(slot) = at.and_then(|at| sums.get_mut(at)) {
                slot.add(pair.z, pair.before.clamp(low, high), pair.after.clamp(low, high));
            }
        }
        Self {
            first_year,
            sums,
            groups: groups.count,
        }
    }

    /// The curve from the steps that ended up to a year; `None` where there are too few.
    pub fn fit(&self, origin: i16) -> Option<Curve> {
        let years = usize::try_from(origin - self.first_year + 1).ok()?;
        let mut by_group = vec![Moments::default(); self.groups];
        for year in self.sums.chunks_exact(self.groups.max(1)).take(years) {
            for (sum, of_year) in by_group.iter_mut().zip(year) {
                sum.join(of_year);
            }
        }
        let mut all = Moments::default();
        for m in &by_group {
            all.join(m);
        }
        if all.n < FEWEST {
            return None;
        }
        // Groups with an intercept of their own; the rest share one.
        let mut rest = Moments::default();
        for m in by_group.iter().filter(|m| m.n < FEWEST_IN_GROUP) {
            rest.join(m);
        }
        let own = by_group.iter().filter(|m| m.n >= FEWEST_IN_GROUP);
        let (mut zz, mut zd, mut dd, mut zn, mut dn) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for m in own.chain(Some(&rest).filter(|m| m.n > 0.0)) {
            zz += m.zz - m.z * m.z / m.n;
            zd += m.zd - m.z * m.d / m.n;
            dd += m.dd - m.d * m.d / m.n;
            zn += m.z_next - m.z * m.next / m.n;
            dn += m.d_next - m.d * m.next / m.n;
        }
        let momentum_alone = if dd > 0.0 { dn / dd } else { 0.0 };
        let determinant = zz * dd - zd * zd;
        let (mut level, mut momentum) = if determinant > 1e-9 * zz * dd {
            (
                (zn * dd - dn * zd) / determinant,
                (zz * dn - zd * zn) / determinant,
            )
        } else {
            (0.0, momentum_alone)
        };
        // Growth that speeds up with the level has no end: such a panel tells of momentum only.
        if level > 0.0 {
            (level, momentum) = (0.0, momentum_alone);
        }
        let momentum = momentum.clamp(0.0, MOST_MOMENTUM);
        let intercept = |m: &Moments| (m.next - level * m.z - momentum * m.d) / m.n;
        let shared = if rest.n >= FEWEST_IN_GROUP {
            intercept(&rest)
        } else {
            intercept(&all)
        };
        Some(Curve {
            intercepts: by_group
                .iter()
                .map(|m| {
                    if m.n >= FEWEST_IN_GROUP {
                        intercept(m)
                    } else {
                        shared
                    }
                })
                .collect(),
            level,
            momentum,
        })
    }
}

impl Curve {
    /// Next (z, step).
    pub fn next(&self, group: usize, z: f64, step: f64) -> (f64, f64) {
        let intercept = self.intercepts.get(group).copied().unwrap_or(0.0);
        let next = intercept + self.level * z + self.momentum * step;
        (z + next, next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Economies that follow the curve exactly, on a scale where z is the logit of a percentage.
    #[test]
    fn coefficients_of_an_exact_panel_are_found() {
        let (b0, b1, b2) = (0.10, -0.02, 0.5);
        let raw: Vec<Vec<(i16, f64)>> = (0..30)
            .map(|e| {
                let (mut z, mut d) = (-3.0 + 0.1 * f64::from(e), 0.05 + 0.01 * f64::from(e % 5));
                (2000..2016)
                    .map(|year| {
                        let y = -0.5 + 101.0 / (1.0 + libm::exp(-z));
                        d = b0 + b1 * z + b2 * d;
                        z += d;
                        (year, y)
                    })
                    .collect()
            })
            .collect();
        let history = History::new("% of population", &raw);
        let groups = Groups::one(30);
        let curve = Steps::new(&Steps::yearly(&history), &groups, 2000, 2015)
            .fit(2015)
            .unwrap();
        // A hundredth of the steps is Winsorised: close, not equal.
        assert!((curve.level - b1).abs() < 0.004, "{curve:?}");
        assert!((curve.momentum - b2).abs() < 0.06, "{curve:?}");
        assert!((curve.intercepts[0] - b0).abs() < 0.012, "{curve:?}");
    }

    #[test]
    fn a_short_panel_has_no_curve() {
        let history = History::new("% of population", &[vec![(2000, 1.0), (2001, 2.0), (2002, 3.0)]]);
        let steps = Steps::new(&Steps::yearly(&history), &Groups::one(1), 2000, 2002);
        assert_eq!(steps.fit(2002), None);
    }
}
