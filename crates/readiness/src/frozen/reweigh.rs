//! The same index under other weights: what draws of weights need where single nodes are asked for.

use super::Frozen;

impl Frozen {
    /// A copy whose weights are multiplied by a factor for each node, in the order of
    /// [`Frozen::nodes`]; shares follow. A factor that is missing, negative or not finite counts as
    /// 1, and a group whose weights would all be 0 keeps its own.
    pub fn reweighed(&self, factors: &[f64]) -> Self {
        let mut out = self.clone();
        let weights: Vec<f64> = self
            .nodes
            .iter()
            .enumerate()
            .map(|(at, n)| {
                let factor = factors.get(at).copied().filter(|f| f.is_finite() && *f >= 0.0);
                n.weight * factor.unwrap_or(1.0)
            })
            .collect();
        for node in &self.nodes {
            let of = |c: &usize| weights.get(*c).copied().unwrap_or(0.0);
            let sum: f64 = node.children.iter().map(of).sum();
            if sum <= 0.0 {
                continue;
            }
            for child in &node.children {
                if let Some(n) = out.nodes.get_mut(*child) {
                    n.weight = of(child);
                    n.share = n.weight / sum;
                }
            }
        }
        out
    }
}
