//! Slopes in z, each economy's own shrunk towards its income group's, and the damped path.
//!
//! `d0 = s·d_c + (1 − s)·d_g`, `s = τ²/(τ² + se²)` (model, section 2): an economy with a short or
//! noisy series borrows its peers' pace. Today's income groups leak a little into hindcasts.

use super::history::{Groups, History, Seen};

/// Years a trend looks back. Of 5, 6, 7 and 8 it had the least error at origins that are not published
/// (2007, 2008, 2010–2013).
pub(super) const WINDOW: i16 = 6;
/// Fewest slopes for a group to speak for itself; below it all economies do.
const SMALLEST_GROUP: usize = 5;

/// A least-squares slope with its squared standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slope {
    pub d: f64,
    pub se2: f64,
}

/// Slope of z on year; needs three observations over three years. `noise2` is the least residual
/// variance believed: interpolated series lie on a line and would otherwise look certain.
pub(super) fn slope(points: &[Seen], noise2: f64) -> Option<Slope> {
    let (first, last) = (points.first()?, points.last()?);
    if points.len() < 3 || last.year - first.year < 3 {
        return None;
    }
    let n = points.len() as f64;
    let origin = f64::from(first.year);
    let mean_t = points.iter().map(|p| f64::from(p.year) - origin).sum::<f64>() / n;
    let mean_z = points.iter().map(|p| p.z).sum::<f64>() / n;
    let (stt, stz, szz) = points.iter().fold((0.0, 0.0, 0.0), |(tt, tz, zz), p| {
        let (t, z) = (f64::from(p.year) - origin - mean_t, p.z - mean_z);
        (tt + t * t, tz + t * z, zz + z * z)
    });
    let d = stz / stt;
    let rest = ((szz - d * stz) / (n - 2.0)).max(noise2);
    Some(Slope { d, se2: rest / stt })
}

/// Both slopes of every economy, for trends that end at its latest observation up to `origin`.
#[derive(Clone, Debug)]
pub(super) struct Slopes {
    /// Own, unshrunken; `None` where the series is too short.
    pub own: Vec<Option<f64>>,
    /// Shrunken; 0 where neither the economy nor its peers have one.
    pub shrunk: Vec<f64>,
}

/// Slopes at an origin; `groups` are income groups by economy, `oldest` the least year in which the
/// trend may end.
pub(super) fn slopes(history: &History, groups: &Groups, origin: i16, oldest: i16) -> Slopes {
    let noise2 = 0.25 * history.usual_change * history.usual_change;
    let own: Vec<Option<Slope>> = (0..groups.of.len())
        .map(|e| {
            let last = history.latest(e, origin)?;
            let points = history.window(e, last, WINDOW);
            let end = points.last()?.year;
            (end >= oldest).then(|| slope(points, noise2)).flatten()
        })
        .collect();
    let pools: Vec<Option<Pool>> = (0..groups.count)
        .map(|g| {
            let members = own.iter().zip(&groups.of).filter(|(_, of)| **of == g);
            Pool::new(members.filter_map(|(s, _)| *s))
        })
        .collect();
    let everyone = Pool::new(own.iter().filter_map(|s| *s));
    let shrunk = own
        .iter()
        .zip(&groups.of)
        .map(|(own, g)| {
            let pool = pools.get(*g).copied().flatten().or(everyone);
            match (own, pool) {
                (Some(s), Some(p)) => {
                    let weight = if p.tau2 > 0.0 {
                        p.tau2 / (p.tau2 + s.se2)
                    } else {
                        0.0
                    };
                    weight * s.d + (1.0 - weight) * p.mean
                }
                (None, Some(p)) => p.mean,
                (Some(s), None) => s.d,
                (None, None) => 0.0,
            }
        })
        .collect();
    Slopes {
        own: own.iter().map(|s| s.map(|s| s.d)).collect(),
        shrunk,
    }
}

#[derive(Clone, Copy, Debug)]
struct Pool {
    mean: f64,
    tau2: f64,
}

impl Pool {
    /// Mean and between-economy variance τ² by the method of moments; `None` below five slopes.
    fn new(slopes: impl Iterator<Item = Slope>) -> Option<Self> {
        let all: Vec<Slope> = slopes.collect();
        if all.len() < SMALLEST_GROUP {
            return None;
        }
        let n = all.len() as f64;
        let mean = all.iter().map(|s| s.d).sum::<f64>() / n;
        let spread = all.iter().map(|s| (s.d - mean) * (s.d - mean)).sum::<f64>() / (n - 1.0);
        let noise = all.iter().map(|s| s.se2).sum::<f64>() / n;
        Some(Self {
            mean,
            tau2: (spread - noise).max(0.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(points: &[(i16, f64)]) -> Vec<Seen> {
        points.iter().map(|&(year, z)| Seen { year, y: z, z }).collect()
    }

    #[test]
    fn a_line_gives_its_slope_and_short_series_none() {
        let line = seen(&[(2010, 1.0), (2011, 1.5), (2013, 2.5), (2014, 3.0)]);
        assert!((slope(&line, 0.0).unwrap().d - 0.5).abs() < 1e-12);
        assert!(slope(&line[..2], 0.0).is_none());
        assert!(slope(&seen(&[(2010, 1.0), (2011, 1.0), (2012, 2.0)]), 0.0).is_none());
    }

    #[test]
    fn a_noisy_slope_is_drawn_to_its_group_and_stays_between_the_two() {
        let mut raw: Vec<Vec<(i16, f64)>> = (0..8)
            .map(|e| {
                (2010..=2017)
                    .map(|y| (y, 20.0 + f64::from(e) + 2.0 * f64::from(y - 2010)))
                    .collect()
            })
            .collect();
        raw.push(
            (2010..=2017)
                .map(|y| (y, 30.0 + if y % 2 == 0 { 8.0 } else { 0.0 }))
                .collect(),
        );
        let history = History::new("% of population", &raw);
        let s = slopes(&history, &Groups::one(9), 2017, 2000);
        let (own, shrunk, peers) = (s.own[8].unwrap(), s.shrunk[8], s.shrunk[0]);
        assert!(own < shrunk && shrunk < peers, "{own} {shrunk} {peers}");
    }

    #[test]
    fn the_pandemic_years_are_never_alone_at_the_end_of_a_trend() {
        let raw: Vec<(i16, f64)> = (2012..=2020)
            .map(|y| (y, if y == 2020 { 60.0 } else { 20.0 }))
            .collect();
        let flat = History::new("% of population", &[raw]);
        assert!(slopes(&flat, &Groups::one(1), 2020, 2000).own[0].unwrap().abs() < 1e-12);
    }

    #[test]
    fn a_trend_starts_after_a_break() {
        let mut raw: Vec<Vec<(i16, f64)>> = (0..20)
            .map(|_| {
                (2008..=2016)
                    .map(|y| (y, 50.0 + 0.5 * f64::from(y % 2)))
                    .collect()
            })
            .collect();
        raw.push(
            (2008..=2016)
                .map(|y| {
                    (
                        y,
                        if y < 2012 {
                            10.0
                        } else {
                            60.0 + 0.1 * f64::from(y % 3)
                        },
                    )
                })
                .collect(),
        );
        let history = History::new("% of population", &raw);
        assert!(
            slopes(&history, &Groups::one(21), 2016, 2000).own[20]
                .unwrap()
                .abs()
                < 0.02
        );
    }
}
