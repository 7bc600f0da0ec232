//! Nice numbers: axis ticks and the classes of a map.

/// Ticks at 1, 2 or 5 times a power of ten inside a range, at most about `most` of them.
pub fn nice(low: f64, high: f64, most: usize) -> Vec<f64> {
    let (low, high) = crate::frame::span(low, high);
    let step = step((high - low) / most.max(1) as f64);
    let first = (low / step).ceil();
    let last = (high / step).floor();
    if !(first.is_finite() && last.is_finite()) || last - first > 100.0 {
        return Vec::new();
    }
    (0..=(last - first) as i32)
        .map(|i| (first + f64::from(i)) * step)
        // A negative zero is written with a sign.
        .map(|v| if v == 0.0 { 0.0 } else { v })
        .collect()
}

/// The smallest of 1, 2, 5 times a power of ten that is at least `rough`.
pub fn step(rough: f64) -> f64 {
    if !(rough.is_finite() && rough > 0.0) {
        return 1.0;
    }
    let mut unit = 1.0;
    while unit * 10.0 <= rough {
        unit *= 10.0;
    }
    while unit > rough {
        unit /= 10.0;
    }
    for factor in [1.0, 2.0, 5.0] {
        if unit * factor >= rough * (1.0 - 1e-12) {
            return unit * factor;
        }
    }
    unit * 10.0
}

/// A value at a share of a sorted list, by linear interpolation.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return 0.0;
    };
    let at = share.clamp(0.0, 1.0) * last as f64;
    let (below, above) = (at.floor() as usize, at.ceil() as usize);
    let of = |i: usize| sorted.get(i).copied().unwrap_or(0.0);
    of(below) + (of(above) - of(below)) * (at - below as f64)
}

/// Upper edges of at most seven classes with open ends, rising. Where values are heavy-tailed
/// (all above zero, the 95th percentile over twenty times the median) the edges are 1-2-5 steps,
/// else even nice steps between the 5th and 95th percentile. No edge where there is at most one value.
pub fn edges(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let (Some(least), Some(most)) = (sorted.first().copied(), sorted.last().copied()) else {
        return Vec::new();
    };
    if most - least <= 0.0 {
        return Vec::new();
    }
    let (low, mid, high) = (
        quantile(&sorted, 0.05),
        quantile(&sorted, 0.5),
        quantile(&sorted, 0.95),
    );
    if least >= 0.0 && mid > 0.0 && high > 20.0 * mid {
        return heavy(mid, high, low);
    }
    // The finest nice step that needs no more than two edges too many; those go from the ends, which
    // are open anyway, each time from the end whose class holds fewer values.
    let mut gap = step((high - low).max((most - least) * 1e-6) / 9.0);
    loop {
        let first = (low / gap).floor() * gap + gap;
        let mut edges: Vec<f64> = (0..12)
            .map(|i| first + f64::from(i) * gap)
            .take_while(|e| *e <= high)
            .collect();
        if edges.len() > 8 {
            gap = step(gap * 1.01);
            continue;
        }
        while edges.len() > 6 {
            let below = sorted
                .iter()
                .filter(|v| edges.first().is_some_and(|e| *v < e))
                .count();
            let above = sorted
                .iter()
                .filter(|v| edges.last().is_some_and(|e| *v >= e))
                .count();
            if below <= above {
                edges.remove(0);
            } else {
                edges.pop();
            }
        }
        return edges;
    }
}

/// Six edges of 1-2-5 steps whose middle is near the median.
fn heavy(mid: f64, high: f64, low: f64) -> Vec<f64> {
    const STEPS: [f64; 3] = [1.0, 2.0, 5.0];
    let mut ladder = Vec::new();
    let mut unit = 1e-9;
    while unit < 1e15 {
        ladder.extend(STEPS.iter().map(|s| s * unit));
        unit *= 10.0;
    }
    let inside: Vec<f64> = ladder.into_iter().filter(|e| *e > low && *e < high).collect();
    if inside.len() <= 6 {
        return inside;
    }
    // More steps than colours: every second or third, keeping one near the median.
    let every = inside.len().div_ceil(6);
    let near = inside.iter().position(|e| *e >= mid).unwrap_or(0) % every;
    inside.into_iter().skip(near).step_by(every).take(6).collect()
}

/// Edges for a score or percentage: by tens, from 20 to 70, open ends.
pub fn tens() -> Vec<f64> {
    vec![20.0, 30.0, 40.0, 50.0, 60.0, 70.0]
}

/// Class of a value, 1 to 7: one more than the edges at or below it. With fewer than six edges the
/// classes are spread over the ramp, so that the lowest is always 1 and the highest 7.
pub fn class(value: f64, edges: &[f64]) -> u8 {
    let below = edges.iter().filter(|e| value >= **e).count();
    spread(below, edges.len())
}

/// Ramp class of the n-th bin of `edges + 1` bins.
pub fn spread(bin: usize, edges: usize) -> u8 {
    if edges == 0 {
        return 4;
    }
    let at = 1.0 + bin.min(edges) as f64 * 6.0 / edges as f64;
    at.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(nice(0.0, 26.3, 3), vec![0.0, 10.0, 20.0]);
        assert_eq!(format!("{} {}", step(0.03), step(7.0)), "0.05 10");
    }

    #[test]
    fn a_percentage_is_classed_by_tens() {
        // Most of the world online, a tail that is not: the open class is the sparse end.
        let values: Vec<f64> = (0..200)
            .map(|i| 100.0 - 0.002 * f64::from(i) * f64::from(i))
            .collect();
        assert_eq!(edges(&values), vec![40.0, 50.0, 60.0, 70.0, 80.0, 90.0]);
    }

    #[test]
    fn a_heavy_tail_gets_one_two_five_steps() {
        let values: Vec<f64> = (0..60)
            .map(|i| 1.0 + f64::from(i % 7))
            .chain([900.0, 5000.0, 90000.0, 1e6, 5e5])
            .collect();
        for edge in edges(&values) {
            let mut e = edge;
            while e >= 10.0 - 1e-6 {
                e /= 10.0;
            }
            assert!([1.0, 2.0, 5.0].iter().any(|s| (s - e).abs() < 1e-6), "{edge}");
        }
    }

    proptest! {
        #[test]
        fn edges_rise_and_are_at_most_six(values in proptest::collection::vec(-1e9f64..1e9, 0..200)) {
            let edges = edges(&values);
            prop_assert!(edges.len() <= 6);
            prop_assert!(edges.windows(2).all(|w| w[0] < w[1]));
        }

        #[test]
        fn a_higher_value_never_has_a_lower_class(
            values in proptest::collection::vec(0.0f64..1e6, 2..100), a in 0.0f64..1e6, b in 0.0f64..1e6
        ) {
            let edges = edges(&values);
            let (low, high) = (a.min(b), a.max(b));
            prop_assert!(class(low, &edges) <= class(high, &edges));
            prop_assert!((1..=7).contains(&class(a, &edges)));
        }

        #[test]
        fn ticks_lie_inside(a in -1e6f64..1e6, w in 1e-3f64..1e6, n in 1usize..10) {
            for t in nice(a, a + w, n) {
                prop_assert!(t >= a - 1e-6 * a.abs().max(1.0) && t <= a + w + 1e-6 * (a + w).abs().max(1.0));
            }
        }
    }
}
