//! Filling missing cells from other units. Observed cells never change; every fill is recorded.

use std::collections::BTreeMap;

use crate::panel;
use crate::recipe::Impute;
use crate::stats::{mean, median, sample_sd};
use crate::table::Column;

/// Peers whose mean [`nearest`] takes. An assumption: few enough to be near, enough to even out.
pub const PEERS: usize = 5;

/// One filled cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Imputed {
    /// Column.
    pub column: usize,
    /// Unit.
    pub unit: usize,
    /// What was put there.
    pub value: f64,
    /// How.
    pub method: Impute,
    /// The units it came from; the unit itself for a panel.
    pub from: Vec<usize>,
    /// The years it came from; empty unless it is from a panel.
    pub years: Vec<i16>,
}

/// Mean (or median) of the unit's group, cell by cell; a group without a value leaves the cell
/// missing. `groups`: the group of each unit; units without one are left missing.
pub fn by_group(columns: &[Column], groups: &[Option<&str>], use_median: bool) -> Vec<Imputed> {
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (unit, group) in groups.iter().enumerate() {
        if let Some(group) = group {
            members.entry(group).or_default().push(unit);
        }
    }
    let mut out = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let value = |unit: usize| column.get(unit).copied().flatten();
        for (unit, group) in groups.iter().enumerate() {
            if value(unit).is_some() {
                continue;
            }
            let Some(peers) = group.and_then(|g| members.get(g)) else {
                continue;
            };
            let from: Vec<usize> = peers.iter().copied().filter(|p| value(*p).is_some()).collect();
            let x: Vec<f64> = from.iter().filter_map(|p| value(*p)).collect();
            if let Some(value) = if use_median { median(&x) } else { mean(&x) } {
                out.push(Imputed {
                    column: at,
                    unit,
                    value,
                    method: if use_median {
                        Impute::GroupMedian
                    } else {
                        Impute::GroupMean
                    },
                    from,
                    years: Vec::new(),
                });
            }
        }
    }
    out
}

/// Mean of the [`PEERS`] nearest units that have the value. Distance: root of the mean squared
/// difference over the columns both units have, each in its own standard deviation; of equal
/// distances the earlier unit counts. Units that share no column are no peers.
pub fn nearest(columns: &[Column]) -> Vec<Imputed> {
    let units = columns.first().map_or(0, Vec::len);
    let sds: Vec<f64> = columns
        .iter()
        .map(|c| sample_sd(&c.iter().flatten().copied().collect::<Vec<_>>()).unwrap_or(0.0))
        .collect();
    let distance = |a: usize, b: usize| {
        let (mut sum, mut n) = (0.0, 0.0);
        for (column, sd) in columns.iter().zip(&sds) {
            let value = |u: usize| column.get(u).copied().flatten();
            if let (Some(x), Some(y), true) = (value(a), value(b), *sd > 0.0) {
                sum += ((x - y) / sd) * ((x - y) / sd);
                n += 1.0;
            }
        }
        (n > 0.0).then(|| (sum / n).sqrt())
    };
    let mut out = Vec::new();
    for unit in 0..units {
        let lacks = |c: &Column| c.get(unit).copied().flatten().is_none();
        if !columns.iter().any(lacks) {
            continue;
        }
        let mut peers: Vec<(f64, usize)> = (0..units)
            .filter(|p| *p != unit)
            .filter_map(|p| Some((distance(unit, p)?, p)))
            .collect();
        peers.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (at, column) in columns.iter().enumerate().filter(|(_, c)| lacks(c)) {
            let value = |u: usize| column.get(u).copied().flatten();
            let from: Vec<usize> = peers
                .iter()
                .map(|p| p.1)
                .filter(|p| value(*p).is_some())
                .take(PEERS)
                .collect();
            let x: Vec<f64> = from.iter().filter_map(|p| value(*p)).collect();
            if let Some(value) = mean(&x) {
                out.push(Imputed {
                    column: at,
                    unit,
                    value,
                    method: Impute::Nearest,
                    from,
                    years: Vec::new(),
                });
            }
        }
    }
    out.sort_by_key(|i| (i.column, i.unit));
    out
}

/// From the unit's own other years (see [`crate::panel`]): `years` ascending with a column each,
/// `at` the place of the scored year, `linear` between values or the latest before. `column` is the
/// position written into the record.
pub fn by_panel(column: usize, years: &[i16], columns: &[Column], at: usize, linear: bool) -> Vec<Imputed> {
    let units = columns.get(at).map_or(0, Vec::len);
    let mut out = Vec::new();
    for unit in 0..units {
        let series: Vec<Option<f64>> = columns.iter().map(|c| c.get(unit).copied().flatten()).collect();
        if series.get(at).copied().flatten().is_some() {
            continue;
        }
        let filled = if linear {
            panel::linear(years, &series)
        } else {
            panel::latest(&series)
        };
        let Some(value) = filled.get(at).copied().flatten() else {
            continue;
        };
        let known = |y: &usize| series.get(*y).copied().flatten().is_some();
        let year = |y: usize| years.get(y).copied();
        let before = (0..at).rev().find(known).and_then(year);
        let after = (at..years.len()).find(known).and_then(year);
        let used = match (before, after) {
            (Some(b), Some(a)) if linear => vec![b, a],
            (Some(b), _) => vec![b],
            (None, a) => a.into_iter().collect(),
        };
        out.push(Imputed {
            column,
            unit,
            value,
            method: if linear {
                Impute::PanelLinear
            } else {
                Impute::PanelLatest
            },
            from: vec![unit],
            years: used,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_fill_from_their_own_members_only() {
        let column = vec![Some(1.0), None, Some(4.0), Some(100.0), None, None];
        let groups = [Some("a"), Some("a"), Some("a"), Some("b"), Some("b"), Some("c")];
        let of = |m| by_group(std::slice::from_ref(&column), &groups, m);
        let filled: Vec<(usize, f64)> = of(false).iter().map(|i| (i.unit, i.value)).collect();
        assert_eq!(filled, [(1, 2.5), (4, 100.0)]);
        assert_eq!(of(true)[0].value, 2.5);
        assert_eq!(of(false)[0].from, [0, 2]);
    }

    #[test]
    fn nearest_peers_are_near_by_profile() {
        let size: Column = (0..12).map(|i| Some(f64::from(i))).collect();
        let mut other = size.clone();
        other[0] = None;
        let filled = nearest(&[size, other]);
        assert_eq!(filled.len(), 1);
        assert_eq!(filled[0].from, [1, 2, 3, 4, 5]);
        assert_eq!(filled[0].value, 3.0);
    }

    #[test]
    fn a_unit_without_any_value_has_no_peers() {
        assert_eq!(nearest(&[vec![None, Some(1.0), Some(2.0)]]), []);
    }

    #[test]
    fn a_panel_fills_from_the_units_own_years_and_names_them() {
        let columns = [
            vec![Some(3.0), None, Some(7.0), None],
            vec![None, Some(5.0), Some(8.0), None],
            vec![Some(5.0), Some(6.0), None, None],
        ];
        let years = [2001, 2002, 2003];
        let line = by_panel(4, &years, &columns, 1, true);
        assert_eq!(line.len(), 1);
        assert_eq!((line[0].column, line[0].unit, line[0].value), (4, 0, 4.0));
        assert_eq!(
            (&line[0].years[..], &line[0].from[..]),
            (&[2001, 2003][..], &[0][..])
        );
        let latest = by_panel(0, &years, &columns, 2, false);
        assert_eq!((latest[0].unit, latest[0].value), (2, 8.0));
        assert_eq!(latest[0].years, [2002]);
        let first = by_panel(0, &years, &columns, 0, true);
        assert_eq!((first[0].unit, first[0].value, first[0].years[0]), (1, 5.0, 2002));
    }
}
