//! What is unusual about a series, named, so that a forecast is never taken for more than it is.

/// Why a series has no forecast, or a weak one. Everything else of the table goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No value at all.
    Empty,
    /// Every value is dated after the origin: nothing to start from.
    FutureDated {
        /// Year of the first value.
        first: i16,
    },
    /// The last value is more than five years older than the origin: no start.
    TooOld {
        /// Year of the last value.
        last: i16,
    },
    /// Fewer than three values over three years: no trend of its own, its group's is used.
    Short {
        /// Values up to the origin.
        values: usize,
    },
    /// One and the same value throughout.
    Constant,
    /// Less than half of the years between first and last value have one.
    Gappy {
        /// Years without a value.
        missing: usize,
    },
    /// Goes up and down more often than not: its own slope says little and is drawn to its group's.
    NonMonotone {
        /// Changes of direction.
        turns: usize,
    },
}

/// Oldest start, years before the origin.
const OLDEST: i16 = 5;
/// Values of a series from which its turns are counted.
const FEWEST_FOR_TURNS: usize = 6;

impl Reason {
    /// Stable name: `empty`, `future-dated`, `too-old`, `short`, `constant`, `gappy`,
    /// `non-monotone`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::FutureDated { .. } => "future-dated",
            Self::TooOld { .. } => "too-old",
            Self::Short { .. } => "short",
            Self::Constant => "constant",
            Self::Gappy { .. } => "gappy",
            Self::NonMonotone { .. } => "non-monotone",
        }
    }

    /// There is no forecast at all.
    pub fn refuses(self) -> bool {
        matches!(self, Self::Empty | Self::FutureDated { .. } | Self::TooOld { .. })
    }
}

/// Reasons of a series (years ascending) at an origin; the one that refuses stands alone.
pub fn reasons(series: &[(i16, f64)], origin: i16) -> Vec<Reason> {
    let known: Vec<(i16, f64)> = series.iter().filter(|(y, _)| *y <= origin).copied().collect();
    let (Some((first, start)), Some((last, _))) = (known.first(), known.last()) else {
        return vec![
            series
                .first()
                .map_or(Reason::Empty, |(first, _)| Reason::FutureDated { first: *first }),
        ];
    };
    if origin - last > OLDEST {
        return vec![Reason::TooOld { last: *last }];
    }
    let mut out = Vec::new();
    if known.len() < 3 || last - first < 3 {
        out.push(Reason::Short { values: known.len() });
    }
    if known.len() > 1 && known.iter().all(|(_, v)| v.to_bits() == start.to_bits()) {
        out.push(Reason::Constant);
    }
    let years = usize::try_from(last - first + 1).unwrap_or(known.len());
    if known.len() * 2 < years {
        out.push(Reason::Gappy {
            missing: years - known.len(),
        });
    }
    let changes: Vec<f64> = known
        .windows(2)
        .filter_map(|w| match w {
            [(_, a), (_, b)] if (b - a).abs() > 0.0 => Some(b - a),
            _ => None,
        })
        .collect();
    let turns = changes
        .windows(2)
        .filter(|w| matches!(w, [a, b] if a * b < 0.0))
        .count();
    if known.len() >= FEWEST_FOR_TURNS && turns * 2 > changes.len() {
        out.push(Reason::NonMonotone { turns });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(series: &[(i16, f64)]) -> Vec<&'static str> {
        reasons(series, 2014).iter().map(|r| r.name()).collect()
    }

    #[test]
    fn every_kind_of_bad_series_has_its_name() {
        let yearly = |values: &[f64]| -> Vec<(i16, f64)> { (2005..).zip(values.iter().copied()).collect() };
        assert_eq!(names(&[]), ["empty"]);
        assert_eq!(names(&[(2016, 1.0), (2017, 2.0)]), ["future-dated"]);
        assert_eq!(names(&[(2004, 1.0), (2005, 2.0)]), ["too-old"]);
        assert_eq!(names(&[(2013, 1.0), (2014, 2.0)]), ["short"]);
        assert_eq!(names(&yearly(&[3.0; 9])), ["constant"]);
        assert_eq!(names(&[(2004, 1.0), (2009, 2.0), (2014, 3.0)]), ["gappy"]);
        assert_eq!(
            names(&yearly(&[1.0, 5.0, 2.0, 6.0, 1.0, 7.0, 2.0])),
            ["non-monotone"]
        );
        assert!(names(&yearly(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])).is_empty());
    }
}
