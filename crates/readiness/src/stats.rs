//! Sample statistics in one fixed order of summation.

/// Arithmetic mean; `None` of nothing.
pub fn mean(x: &[f64]) -> Option<f64> {
    (!x.is_empty()).then(|| x.iter().sum::<f64>() / x.len() as f64)
}

/// Median (mean of the two in the middle); `None` of nothing.
pub fn median(x: &[f64]) -> Option<f64> {
    let mut sorted = x.to_vec();
    sorted.sort_by(f64::total_cmp);
    crate::intervals::percentile_of_sorted(&sorted, 0.5)
}

/// Sample standard deviation (n − 1); `None` below two values.
pub fn sample_sd(x: &[f64]) -> Option<f64> {
    let m = mean(x)?;
    let sum: f64 = x.iter().map(|v| (v - m) * (v - m)).sum();
    (x.len() > 1).then(|| (sum / (x.len() - 1) as f64).sqrt())
}

/// Smallest and largest value; `None` of nothing.
pub fn range(x: &[f64]) -> Option<(f64, f64)> {
    let first = *x.first()?;
    Some(
        x.iter()
            .fold((first, first), |(low, high), v| (low.min(*v), high.max(*v))),
    )
}

/// Bias-corrected skewness and excess kurtosis (Joanes and Gill 1998, G1 and G2, "type 2", as
/// spreadsheets have them); `None` below four values or where all are equal.
///
/// ```
/// let x: Vec<f64> = (1..=10).map(f64::from).chain([30.0, 100.0]).collect();
/// let (skew, kurtosis) = readiness::stats::skew_kurtosis(&x).unwrap();
/// assert!((skew - 3.063241).abs() < 1e-6 && (kurtosis - 9.741391).abs() < 1e-6);
/// ```
pub fn skew_kurtosis(x: &[f64]) -> Option<(f64, f64)> {
    let m = mean(x)?;
    let (low, high) = range(x)?;
    if x.len() < 4 || low >= high {
        return None;
    }
    let n = x.len() as f64;
    let (mut m2, mut m3, mut m4) = (0.0, 0.0, 0.0);
    for v in x {
        let d = v - m;
        m2 += d * d;
        m3 += d * d * d;
        m4 += d * d * d * d;
    }
    let skew = n.sqrt() * m3 / (m2 * m2.sqrt()) * (n * (n - 1.0)).sqrt() / (n - 2.0);
    let r = n * m4 / (m2 * m2);
    let kurtosis = ((n + 1.0) * (r - 3.0) + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
    (skew.is_finite() && kurtosis.is_finite()).then_some((skew, kurtosis))
}

/// Compound annual growth rate over `years` years: (last / first)^(1 / years) − 1. `None` unless
/// both values are above zero.
pub fn growth_rate(first: f64, last: f64, years: f64) -> Option<f64> {
    (first > 0.0 && last > 0.0 && years > 0.0).then(|| libm::pow(last / first, 1.0 / years) - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// COINr's documented example: winsorising 1..10, 30, 100.
    #[test]
    fn skewness_and_kurtosis_match_the_published_values() {
        let mut x: Vec<f64> = (1..=10).map(f64::from).chain([30.0, 100.0]).collect();
        let (s, k) = skew_kurtosis(&x).unwrap();
        assert!((s - 3.063241).abs() < 5e-7 && (k - 9.741391).abs() < 5e-7);
        x[11] = 30.0;
        let (s, k) = skew_kurtosis(&x).unwrap();
        assert!((s - 1.712038).abs() < 5e-7 && (k - 1.815781).abs() < 5e-7);
    }

    #[test]
    fn equal_or_few_values_have_no_skewness() {
        assert_eq!(skew_kurtosis(&[2.0; 9]), None);
        assert_eq!(skew_kurtosis(&[1.0, 2.0, 9.0]), None);
    }

    #[test]
    fn growth_rate_is_the_ninth_root_over_ten_years() {
        let rate = growth_rate(100.0, 200.0, 9.0).unwrap();
        assert!((libm::pow(1.0 + rate, 9.0) - 2.0).abs() < 1e-12);
        assert_eq!(growth_rate(0.0, 1.0, 9.0), None);
    }

    #[test]
    fn median_and_sd_are_the_textbook_ones() {
        assert_eq!(median(&[3.0, 1.0, 2.0, 10.0]), Some(2.5));
        assert!((sample_sd(&[1.0, 2.0, 3.0, 4.0]).unwrap() - 1.290994).abs() < 1e-6);
    }
}
