//! Filling a unit's own gaps over time: linear between its values, or the latest one before.

/// Values between two observed years lie on the line between them; before the first and after the
/// last the nearest value stays. Years ascending, one a value. No value: nothing to fill.
///
/// ```
/// let filled = readiness::panel::linear(&[2001, 2002, 2003], &[Some(3.0), None, Some(5.0)]);
/// assert_eq!(filled, [3.0, 4.0, 5.0].map(Some));
/// ```
pub fn linear(years: &[i16], values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known: Vec<(f64, f64)> = years
        .iter()
        .zip(values)
        .filter_map(|(y, v)| v.map(|v| (f64::from(*y), v)))
        .collect();
    let at = |year: f64| {
        let after = known.partition_point(|k| k.0 < year);
        match (after.checked_sub(1).and_then(|b| known.get(b)), known.get(after)) {
            (Some((y0, v0)), Some((y1, v1))) => Some(v0 + (v1 - v0) * ((year - y0) / (y1 - y0))),
            (Some((_, v)), None) | (None, Some((_, v))) => Some(*v),
            (None, None) => None,
        }
    };
    years
        .iter()
        .zip(values)
        .map(|(y, v)| v.or_else(|| at(f64::from(*y))))
        .collect()
}

/// The latest value before stays; before the first the first counts.
pub fn latest(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut last = values.iter().flatten().next().copied();
    values
        .iter()
        .map(|v| {
            last = v.or(last);
            last
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEARS: [i16; 3] = [2001, 2002, 2003];

    #[test]
    fn linear_filling_matches_the_published_values() {
        assert_eq!(
            linear(&YEARS, &[Some(3.0), None, Some(5.0)]),
            [3.0, 4.0, 5.0].map(Some)
        );
        assert_eq!(
            linear(&YEARS, &[None, Some(5.0), Some(6.0)]),
            [5.0, 5.0, 6.0].map(Some)
        );
        assert_eq!(
            linear(&YEARS, &[Some(7.0), Some(8.0), None]),
            [7.0, 8.0, 8.0].map(Some)
        );
    }

    #[test]
    fn constant_filling_matches_the_published_values() {
        assert_eq!(latest(&[Some(3.0), None, Some(5.0)]), [3.0, 3.0, 5.0].map(Some));
        assert_eq!(latest(&[None, Some(5.0), Some(6.0)]), [5.0, 5.0, 6.0].map(Some));
        assert_eq!(latest(&[Some(7.0), Some(8.0), None]), [7.0, 8.0, 8.0].map(Some));
    }

    #[test]
    fn a_single_value_stays_constant_and_none_stays_none() {
        assert_eq!(linear(&YEARS, &[None, Some(4.0), None]), [4.0; 3].map(Some));
        assert_eq!(latest(&[None, Some(4.0), None]), [4.0; 3].map(Some));
        assert_eq!(linear(&YEARS, &[None; 3]), [None; 3]);
    }
}
