//! The core index, from portfolios however they were found, and by enumeration for a small table.

use serde::{Deserialize, Serialize};

/// What the core index says in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// In every portfolio.
    Always,
    /// In some.
    Depends,
    /// In none.
    Never,
}

impl Verdict {
    /// The verdict of a share.
    pub fn of(share: f64) -> Self {
        if share >= 1.0 {
            Self::Always
        } else if share <= 0.0 {
            Self::Never
        } else {
            Self::Depends
        }
    }
}

/// One project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoreLine {
    /// Project.
    pub project: String,
    /// Share of the portfolios that hold it.
    pub share: f64,
    /// In a word.
    pub verdict: Verdict,
    /// It is in the plan's optimum.
    pub chosen: bool,
}

/// Share of the portfolios that hold each of `n` projects; a portfolio says for each whether it does.
/// All zero without portfolios.
pub fn core_index(n: usize, portfolios: &[Vec<bool>]) -> Vec<f64> {
    let all = portfolios.len().max(1) as f64;
    (0..n)
        .map(|p| {
            portfolios
                .iter()
                .filter(|held| held.get(p) == Some(&true))
                .count() as f64
                / all
        })
        .collect()
}

/// Most projects that are enumerated: a million portfolios.
pub const MOST: usize = 20;

/// Every portfolio within a budget that no other one dominates: no other is worth as much under every
/// one of the extreme weights and more under one (Liesiö, Mild and Salo 2007). `scores` by project and
/// criterion. `None` for more than [`MOST`] projects.
pub fn non_dominated(
    costs: &[f64],
    scores: &[Vec<f64>],
    budget: f64,
    extremes: &[Vec<f64>],
) -> Option<Vec<Vec<bool>>> {
    let n = costs.len();
    if n > MOST {
        return None;
    }
    let held = |mask: u32, p: usize| mask >> p & 1 == 1;
    let value = |mask: u32| -> Vec<f64> {
        extremes
            .iter()
            .map(|w| {
                let of = |s: &Vec<f64>| s.iter().zip(w).map(|(s, w)| s * w).sum::<f64>();
                (0..n)
                    .filter(|p| held(mask, *p))
                    .filter_map(|p| scores.get(p))
                    .map(of)
                    .sum()
            })
            .collect()
    };
    let cost = |mask: u32| -> f64 {
        (0..n)
            .filter(|p| held(mask, *p))
            .filter_map(|p| costs.get(p))
            .sum()
    };
    let mut best: Vec<(u32, Vec<f64>)> = Vec::new();
    for mask in 0..1u32 << n {
        if cost(mask) > budget {
            continue;
        }
        let v = value(mask);
        // Sums in another order may differ in the last bit.
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
        let over = |a: &[f64], b: &[f64]| {
            a.iter().zip(b).all(|(x, y)| x > y || near(*x, *y))
                && a.iter().zip(b).any(|(x, y)| x > y && !near(*x, *y))
        };
        if best.iter().any(|(_, other)| over(other, &v)) {
            continue;
        }
        best.retain(|(_, other)| !over(&v, other));
        best.push((mask, v));
    }
    Some(
        best.into_iter()
            .map(|(mask, _)| (0..n).map(|p| held(mask, p)).collect())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known answers, "robust portfolio core index".
    #[test]
    fn the_robust_portfolio_example_gives_its_known_answer() {
        let costs = [3.0, 2.0, 4.0, 1.0, 2.0, 3.0];
        let scores = [[9, 2, 4], [4, 7, 3], [8, 8, 8], [2, 1, 6], [5, 5, 1], [3, 9, 7]]
            .map(|row| row.map(f64::from).to_vec());
        let third = 1.0 / 3.0;
        let extremes = [
            vec![1.0, 0.0, 0.0],
            vec![0.5, 0.5, 0.0],
            vec![third, third, third],
        ];
        let found = non_dominated(&costs, &scores, 7.0, &extremes).unwrap();
        let mut names: Vec<String> = found
            .iter()
            .map(|held| {
                "abcdef"
                    .chars()
                    .zip(held)
                    .filter(|(_, h)| **h)
                    .map(|(c, _)| c)
                    .collect()
            })
            .collect();
        names.sort();
        assert_eq!(names, ["abe", "bcd", "bef", "cde"]);
        assert_eq!(core_index(6, &found), [0.25, 0.75, 0.5, 0.5, 0.75, 0.25]);
    }

    #[test]
    fn what_is_in_all_is_always_and_what_is_in_none_never() {
        let index = core_index(3, &[vec![true, false, true], vec![true, false, false]]);
        let verdicts: Vec<Verdict> = index.into_iter().map(Verdict::of).collect();
        assert_eq!(verdicts, [Verdict::Always, Verdict::Never, Verdict::Depends]);
    }
}
