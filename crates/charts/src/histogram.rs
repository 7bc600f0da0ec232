//! The legend that is a histogram: how many economies each class of the map holds.

use crate::ticks;

/// One class of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Lower edge, included; `None` for the open lowest class.
    pub low: Option<f64>,
    /// Upper edge, not included; `None` for the open highest class.
    pub high: Option<f64>,
    /// Class of the ramp, 1 to 7.
    pub class: u8,
    /// Economies in it.
    pub count: u32,
    /// Height of its bar as a share of the tallest, 0..1.
    pub share: f64,
}

/// Counts values into the classes between edges.
pub fn bins(values: &[f64], edges: &[f64]) -> Vec<Bin> {
    let mut counts = vec![0u32; edges.len() + 1];
    for value in values.iter().filter(|v| v.is_finite()) {
        let at = edges.iter().filter(|e| value >= *e).count();
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let most = f64::from(counts.iter().copied().max().unwrap_or(0).max(1));
    counts
        .iter()
        .enumerate()
        .map(|(i, count)| Bin {
            low: i.checked_sub(1).and_then(|k| edges.get(k)).copied(),
            high: edges.get(i).copied(),
            class: ticks::spread(i, edges.len()),
            count: *count,
            share: f64::from(*count) / most,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_value_is_counted_once(values in proptest::collection::vec(-1e6f64..1e6, 0..200)) {
            let bins = bins(&values, &ticks::edges(&values));
            prop_assert_eq!(bins.iter().map(|b| b.count as usize).sum::<usize>(), values.len());
            prop_assert!(bins.iter().all(|b| (0.0..=1.0).contains(&b.share)));
        }
    }

    #[test]
    fn a_value_on_an_edge_belongs_to_the_class_above() {
        let found = bins(&[20.0, 19.9], &[20.0]);
        assert_eq!((found[0].count, found[1].count), (1, 1));
    }
}
