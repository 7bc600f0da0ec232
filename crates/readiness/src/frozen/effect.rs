//! What missing values could do to a score: its range if they were all worst or all best.

use super::Frozen;

/// The effect of one missing leaf, the others staying as they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeafEffect {
    /// Position in [`Frozen::leaves`].
    pub leaf: usize,
    /// Root score if the leaf had 0 points.
    pub worst: f64,
    /// Root score if it had 100.
    pub best: f64,
}

/// The effect of everything that is missing or assumed.
#[derive(Clone, Debug, PartialEq)]
pub struct MissingEffect {
    /// Root score if every missing leaf had 0 points.
    pub worst: f64,
    /// Root score if every missing leaf had 100.
    pub best: f64,
    /// One a missing leaf, in leaf order.
    pub leaves: Vec<LeafEffect>,
}

impl Frozen {
    /// The range of the root score over what is not known: leaves without a value and milestones
    /// nobody has answered. `None` where the economy is not scored; an empty list and
    /// `worst == best` where all is known.
    pub fn missing_effect(&self, values: &[Option<f64>]) -> Option<MissingEffect> {
        let known = |at: usize| values.get(at).copied().flatten().filter(|v| v.is_finite());
        let unknown: Vec<usize> = (0..self.leaves.len()).filter(|at| known(*at).is_none()).collect();
        let filled = self.filled(values);
        let present: Vec<bool> = filled.iter().map(Option::is_some).collect();
        self.effective(&present)?;
        let points: Vec<Option<f64>> = filled
            .iter()
            .enumerate()
            .map(|(at, v)| v.map(|v| self.points(at, v)))
            .collect();
        let with = |some: &[usize], to: f64| {
            let mut points = points.clone();
            for at in some {
                if let Some(slot) = points.get_mut(*at) {
                    *slot = Some(to);
                }
            }
            let present: Vec<bool> = points.iter().map(Option::is_some).collect();
            let points: Vec<f64> = points.into_iter().map(|p| p.unwrap_or(0.0)).collect();
            Some(self.effective(&present)?.root_of_points(&points))
        };
        let mut leaves = Vec::with_capacity(unknown.len());
        for leaf in &unknown {
            leaves.push(LeafEffect {
                leaf: *leaf,
                worst: with(&[*leaf], 0.0)?,
                best: with(&[*leaf], 100.0)?,
            });
        }
        Some(MissingEffect {
            worst: with(&unknown, 0.0)?,
            best: with(&unknown, 100.0)?,
            leaves,
        })
    }
}
