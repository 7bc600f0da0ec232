//! The analytic hierarchy process: weights from pairwise judgements (Saaty 1980, 2008).
//!
//! A judgement says how many times one child matters more than another, on Saaty's scale 1..9. The
//! weights are the principal eigenvector of the reciprocal matrix; the consistency ratio compares
//! its eigenvalue with that of random judgements. [`Consistency::misfit`] helps where the ratio is
//! too high: it names the judgement that fits the others least and the value that would fit.

use serde::{Deserialize, Serialize};

/// Mean consistency index of random reciprocal matrices of order 1..15 (Saaty 2008, up to 10; Saaty
/// 1980 beyond).
const RANDOM: [f64; 15] = [
    0.0, 0.0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.51, 1.54, 1.56, 1.57, 1.58,
];

/// Consistency ratio up to which judgements are usually accepted (Saaty 1980).
pub const ACCEPTED: f64 = 0.1;

/// One judgement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// The child that is compared (node code).
    pub over: String,
    /// The child it is compared with.
    pub under: String,
    /// How many times `over` matters more than `under`; below 1: less. Above zero.
    pub ratio: f64,
}

/// How consistent judgements are.
#[derive(Clone, Debug, PartialEq)]
pub struct Consistency {
    /// Principal eigenvalue; the number of children where all judgements agree.
    pub eigenvalue: f64,
    /// (eigenvalue − n) ÷ (n − 1).
    pub index: f64,
    /// Index ÷ that of random judgements; 0 up to two children.
    pub ratio: f64,
    /// The judgement that fits least, where there is one to change.
    pub misfit: Option<Misfit>,
}

/// The judgement that fits the others least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Misfit {
    /// Position of the child compared.
    pub over: usize,
    /// Position of the one it is compared with.
    pub under: usize,
    /// The judgement as given.
    pub given: f64,
    /// What the other judgements say it should be.
    pub fitting: f64,
    /// Consistency ratio with that value in its place.
    pub ratio: f64,
}

/// A checked reciprocal matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgements {
    rows: Vec<Vec<f64>>,
}

impl Judgements {
    /// Judgements on children (their codes). Errors, all at once: a child that is not one, a ratio
    /// that is not above zero, a pair judged twice, with itself or not at all.
    ///
    /// ```
    /// use readiness::weights::{Judgement, Judgements};
    /// let j = |o: &str, u: &str, r| Judgement { over: o.into(), under: u.into(), ratio: r };
    /// let judged = Judgements::new(&["a", "b", "c"], &[j("a", "b", 2.0), j("b", "c", 2.0), j("a", "c", 4.0)]).unwrap();
    /// let (weights, consistency) = judged.weights();
    /// assert!((weights[0] - 4.0 / 7.0).abs() < 1e-12 && consistency.ratio.abs() < 1e-12);
    /// ```
    pub fn new(children: &[&str], given: &[Judgement]) -> Result<Self, Vec<String>> {
        let n = children.len();
        let mut rows = vec![vec![0.0; n]; n];
        let mut faults = Vec::new();
        let place = |code: &str| children.iter().position(|c| *c == code);
        for j in given {
            let pair = format!("{:?} over {:?}", j.over, j.under);
            let (Some(a), Some(b)) = (place(&j.over), place(&j.under)) else {
                faults.push(format!("{pair}, which are not both children of the node"));
                continue;
            };
            if a == b || !(j.ratio.is_finite() && j.ratio > 0.0) {
                faults.push(format!("{pair} = {}", j.ratio));
                continue;
            }
            for (a, b, ratio) in [(a, b, j.ratio), (b, a, 1.0 / j.ratio)] {
                if let Some(slot) = rows.get_mut(a).and_then(|r| r.get_mut(b)) {
                    if *slot > 0.0 && a < b {
                        faults.push(format!("{pair} a second time"));
                    }
                    *slot = ratio;
                }
            }
        }
        for (at, row) in rows.iter_mut().enumerate() {
            if let Some(slot) = row.get_mut(at) {
                *slot = 1.0;
            }
            for (other, ratio) in row.iter().enumerate().skip(at + 1) {
                if *ratio <= 0.0 && faults.is_empty() {
                    let name = |n: usize| children.get(n).copied().unwrap_or("");
                    faults.push(format!("no judgement on {:?} and {:?}", name(at), name(other)));
                }
            }
        }
        if faults.is_empty() {
            Ok(Self { rows })
        } else {
            Err(faults)
        }
    }

    /// Weights that sum to 1, and how consistent they are.
    pub fn weights(&self) -> (Vec<f64>, Consistency) {
        let (weights, eigenvalue) = principal(&self.rows);
        let n = self.rows.len() as f64;
        let index = if n > 1.0 {
            (eigenvalue - n) / (n - 1.0)
        } else {
            0.0
        };
        let ratio = consistency_ratio(&self.rows, eigenvalue);
        let consistency = Consistency {
            eigenvalue,
            index,
            ratio,
            misfit: self.misfit(ratio),
        };
        (weights, consistency)
    }

    /// The judgement whose replacement by what the others say lowers the ratio most. The fitting
    /// value comes from the matrix without the judgement (Harker 1987: zero in its place, the
    /// diagonal raised by the number of judgements left out of the row).
    fn misfit(&self, ratio: f64) -> Option<Misfit> {
        let n = self.rows.len();
        let mut best: Option<Misfit> = None;
        // Nobody judges more than fifteen children by pairs (105 of them), and the search is cubic.
        if n < 3 || n > RANDOM.len() || ratio < 1e-9 {
            return None;
        }
        for a in 0..n {
            for b in a + 1..n {
                let mut without = self.rows.clone();
                set(&mut without, a, b, 0.0);
                set(&mut without, b, a, 0.0);
                set(&mut without, a, a, 2.0);
                set(&mut without, b, b, 2.0);
                let (w, _) = principal(&without);
                let weight = |at: usize| w.get(at).copied().unwrap_or(1.0);
                let fitting = weight(a) / weight(b);
                let mut with = self.rows.clone();
                set(&mut with, a, b, fitting);
                set(&mut with, b, a, 1.0 / fitting);
                let now = consistency_ratio(&with, principal(&with).1);
                if best.is_none_or(|m| now < m.ratio) {
                    let given = self.rows.get(a).and_then(|r| r.get(b)).copied().unwrap_or(1.0);
                    best = Some(Misfit {
                        over: a,
                        under: b,
                        given,
                        fitting,
                        ratio: now,
                    });
                }
            }
        }
        best
    }
}

fn set(rows: &mut [Vec<f64>], a: usize, b: usize, to: f64) {
    if let Some(slot) = rows.get_mut(a).and_then(|r| r.get_mut(b)) {
        *slot = to;
    }
}

fn consistency_ratio(rows: &[Vec<f64>], eigenvalue: f64) -> f64 {
    let n = rows.len();
    let random = RANDOM
        .get(n.saturating_sub(1))
        .or(RANDOM.last())
        .copied()
        .unwrap_or(0.0);
    if n < 3 || random <= 0.0 {
        return 0.0;
    }
    ((eigenvalue - n as f64) / (n as f64 - 1.0) / random).max(0.0)
}

/// Principal eigenvector (sum 1) and eigenvalue of a non-negative matrix, by power iteration. It
/// converges for every reciprocal matrix: all entries are above zero (Perron and Frobenius).
fn principal(rows: &[Vec<f64>]) -> (Vec<f64>, f64) {
    let n = rows.len();
    let mut w = vec![1.0 / n as f64; n];
    let mut eigenvalue = n as f64;
    for _ in 0..1000 {
        let next: Vec<f64> = rows
            .iter()
            .map(|r| r.iter().zip(&w).map(|(a, w)| a * w).sum())
            .collect();
        // w sums to 1, so the sum of A·w is the eigenvalue once w no longer moves.
        eigenvalue = next.iter().sum();
        let next: Vec<f64> = next.iter().map(|v| v / eigenvalue).collect();
        let moved = next
            .iter()
            .zip(&w)
            .map(|(a, b)| (a - b).abs())
            .fold(0.0, f64::max);
        w = next;
        if moved < 1e-15 {
            break;
        }
    }
    (w, eigenvalue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn judge(over: &str, under: &str, ratio: f64) -> Judgement {
        Judgement {
            over: over.into(),
            under: under.into(),
            ratio,
        }
    }

    const DRINKS: [&str; 7] = ["coffee", "wine", "tea", "beer", "soda", "milk", "water"];

    fn drinks() -> Vec<Judgement> {
        let of = |over: &str, with: &[(&str, f64)]| -> Vec<Judgement> {
            with.iter().map(|(u, r)| judge(over, u, *r)).collect()
        };
        [
            of(
                "coffee",
                &[
                    ("wine", 9.),
                    ("tea", 5.),
                    ("beer", 2.),
                    ("soda", 1.),
                    ("milk", 1.),
                ],
            ),
            of(
                "water",
                &[
                    ("coffee", 2.),
                    ("wine", 9.),
                    ("tea", 9.),
                    ("beer", 3.),
                    ("soda", 2.),
                    ("milk", 3.),
                ],
            ),
            of("tea", &[("wine", 3.)]),
            of("beer", &[("wine", 9.), ("tea", 3.), ("milk", 1.)]),
            of("soda", &[("wine", 9.), ("tea", 4.), ("beer", 2.), ("milk", 2.)]),
            of("milk", &[("wine", 9.), ("tea", 3.)]),
        ]
        .concat()
    }

    /// Saaty 2008, "Decision making with the analytic hierarchy process", drink consumption.
    #[test]
    fn drinks_match_the_published_weights_and_consistency_ratio() {
        let (w, c) = Judgements::new(&DRINKS, &drinks()).unwrap().weights();
        let expected = [0.1775, 0.0191, 0.0418, 0.1164, 0.1896, 0.1288, 0.3268];
        for ((w, e), name) in w.iter().zip(expected).zip(DRINKS) {
            assert!((w - e).abs() < 5e-5, "{name} {w} {e}");
        }
        assert!((c.ratio - 0.022).abs() < 5e-4, "{}", c.ratio);
    }

    #[test]
    fn the_judgement_that_was_spoilt_is_named_with_the_value_that_fits() {
        let weights = [0.5, 0.25, 0.15, 0.1];
        let names = ["a", "b", "c", "d"];
        let mut given = Vec::new();
        for a in 0..4 {
            for b in a + 1..4 {
                given.push(judge(names[a], names[b], weights[a] / weights[b]));
            }
        }
        // b over d: 2.5, typed the wrong way round.
        given[4].ratio = 1.0 / 2.5;
        let (_, c) = Judgements::new(&names, &given).unwrap().weights();
        let m = c.misfit.unwrap();
        assert_eq!((m.over, m.under), (1, 3));
        assert!((m.fitting - 2.5).abs() < 1e-9 && m.ratio < 1e-9 && c.ratio > 0.05);
    }

    #[test]
    fn judgements_that_are_missing_double_or_unknown_are_named() {
        let of = |given: &[Judgement]| Judgements::new(&["a", "b", "c"], given).unwrap_err().join("; ");
        assert!(of(&[judge("a", "b", 2.0)]).contains("no judgement"));
        assert!(of(&[judge("a", "x", 2.0)]).contains("not both children"));
        assert!(of(&[judge("a", "b", 0.0)]).contains("= 0"));
        assert!(of(&[judge("a", "a", 1.0)]).contains("= 1"));
        assert!(of(&[judge("a", "b", 2.0), judge("b", "a", 0.5)]).contains("second time"));
    }

    proptest! {
        #[test]
        fn consistent_judgements_give_back_their_weights(w in prop::collection::vec(1u8..20, 2..8)) {
            let names: Vec<String> = (0..w.len()).map(|n| format!("n{n}")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let mut given = Vec::new();
            for a in 0..w.len() { for b in a + 1..w.len() {
                given.push(judge(names[a], names[b], f64::from(w[a]) / f64::from(w[b])));
            }}
            let (found, c) = Judgements::new(&names, &given).unwrap().weights();
            let sum: f64 = w.iter().map(|v| f64::from(*v)).sum();
            for (f, v) in found.iter().zip(&w) {
                prop_assert!((f - f64::from(*v) / sum).abs() < 1e-12);
            }
            prop_assert!(c.ratio < 1e-9);
        }
    }
}
