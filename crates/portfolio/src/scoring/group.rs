//! Weights of several people, merged.
//!
//! Each person's weights are brought to the sum 1 and averaged (aggregation of individual priorities,
//! Forman and Peniwati 1998), so that nobody counts more by writing larger numbers. Files are read
//! whole: rows that cannot be read are named and left out.

use serde::{Deserialize, Serialize};

use super::CRITERIA;

/// One person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Voter {
    /// Name as the file gives it.
    pub name: String,
    /// Weights in the order of [`CRITERIA`], summing to 1.
    pub weights: Vec<f64>,
}

/// A row that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Row, from 1.
    pub row: usize,
    /// Column, from 1.
    pub column: usize,
    /// What stands there.
    pub found: String,
    /// Code of what was expected: `criterion`, `weight`, `three-columns`, `positive-sum`.
    pub expected: String,
}

/// Reads `person,criterion,weight` rows (a heading is allowed, separators are commas or semicolons).
///
/// ```
/// use portfolio::scoring::group::read;
/// let (voters, skipped) = read("person,criterion,weight\nAda,impact,3\nAda,rate,1\nBo,ldc,x\n");
/// assert_eq!(voters[0].weights[0], 0.75);
/// assert_eq!((skipped[0].row, skipped[0].column), (4, 3));
/// ```
pub fn read(text: &str) -> (Vec<Voter>, Vec<Skipped>) {
    let mut voters: Vec<Voter> = Vec::new();
    let mut skipped = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (i, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line
            .split([',', ';'])
            .map(|c| c.trim().trim_matches('"'))
            .collect();
        let mut skip = |column: usize, found: &str, expected: &str| {
            skipped.push(Skipped {
                row: i + 1,
                column,
                found: found.to_owned(),
                expected: expected.to_owned(),
            });
        };
        let (name, criterion, weight) = match cells.as_slice() {
            [""] => continue,
            [name, criterion, weight, ..] => (*name, *criterion, *weight),
            _ => {
                skip(1, line, "three-columns");
                continue;
            }
        };
        if i == 0 && criterion.eq_ignore_ascii_case("criterion") {
            continue;
        }
        let Some(at) = CRITERIA.iter().position(|c| c.eq_ignore_ascii_case(criterion)) else {
            skip(2, criterion, "criterion");
            continue;
        };
        let Some(weight) = weight.parse::<f64>().ok().filter(|w| w.is_finite() && *w >= 0.0) else {
            skip(3, weight, "weight");
            continue;
        };
        let voter = match voters.iter().position(|v| v.name == name) {
            Some(at) => at,
            None => {
                voters.push(Voter {
                    name: name.to_owned(),
                    weights: vec![0.0; CRITERIA.len()],
                });
                voters.len() - 1
            }
        };
        if let Some(slot) = voters.get_mut(voter).and_then(|v| v.weights.get_mut(at)) {
            *slot = weight;
        }
    }
    voters.retain_mut(|v| {
        let sum: f64 = v.weights.iter().sum();
        if sum <= 0.0 {
            skipped.push(Skipped {
                row: 0,
                column: 3,
                found: v.name.clone(),
                expected: "positive-sum".to_owned(),
            });
            return false;
        }
        v.weights.iter_mut().for_each(|w| *w /= sum);
        true
    });
    (voters, skipped)
}

/// The weights of the group with, for each criterion, the lowest and highest of the people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// Mean weights; they sum to 1.
    pub weights: Vec<f64>,
    /// (lowest, highest) by criterion.
    pub spread: Vec<(f64, f64)>,
}

/// Merges; `None` without people.
pub fn merge(voters: &[Voter]) -> Option<Merged> {
    if voters.is_empty() {
        return None;
    }
    let of = |c: usize| {
        voters
            .iter()
            .map(move |v| v.weights.get(c).copied().unwrap_or(0.0))
    };
    let n = voters.len() as f64;
    Some(Merged {
        weights: (0..CRITERIA.len()).map(|c| of(c).sum::<f64>() / n).collect(),
        spread: (0..CRITERIA.len())
            .map(|c| {
                of(c).fold((f64::INFINITY, f64::NEG_INFINITY), |r, w| {
                    (r.0.min(w), r.1.max(w))
                })
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_counts_more_by_writing_larger_numbers() {
        let small = read("Ada,impact,1\nAda,rate,1\nBo,ldc,1\n").0;
        let large = read("Ada,impact,1000\nAda,rate,1000\nBo,ldc,1\n").0;
        assert_eq!(merge(&small), merge(&large));
        let merged = merge(&small).unwrap();
        assert!((merged.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(merged.spread[2], (0.0, 1.0));
    }

    #[test]
    fn a_row_that_cannot_be_read_is_named_and_the_rest_kept() {
        let (voters, skipped) = read("Ada,impact,1\nAda,beauty,2\nonly\nBo,rate,-1\nBo,rate,0\n");
        assert_eq!(voters.len(), 1);
        let kinds: Vec<&str> = skipped.iter().map(|s| s.expected.as_str()).collect();
        assert_eq!(kinds, ["criterion", "three-columns", "weight", "positive-sum"]);
    }
}
