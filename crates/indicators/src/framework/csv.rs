//! The shipped frameworks: `data/frameworks.csv`, one leaf a row.

use std::collections::BTreeSet;

use super::{Framework, Leaf, Role, Transform};
use crate::sheet::{Row, Sheet, all};
use crate::{Diagnostic, Direction};

impl Framework {
    /// Reads `frameworks.csv`: every framework in order of first mention, each validated.
    ///
    /// # Errors
    /// Every fault of the file; see [`Framework::validate`] for the rules.
    pub fn parse_csv(text: &str) -> Result<Vec<Self>, Vec<Diagnostic>> {
        const FILE: &str = "frameworks.csv";
        let wanted = [
            "framework",
            "node",
            "path",
            "indicator",
            "role",
            "direction",
            "transform",
            "goal_low",
            "goal_high",
            "weight",
        ];
        let sheet = Sheet::parse(FILE, text, &wanted)?;
        let mut frameworks: Vec<Self> = Vec::new();
        for (id, leaf) in all(sheet
            .rows()
            .map(|row| Ok((row.filled("framework")?, leaf(&row)?))))?
        {
            match frameworks.iter_mut().find(|f| f.id == id) {
                Some(framework) => framework.leaves.push(leaf),
                None => frameworks.push(Self {
                    id,
                    leaves: vec![leaf],
                    groups: Vec::new(),
                }),
            }
        }
        let faults: Vec<Diagnostic> = frameworks.iter().flat_map(|f| f.validate(FILE)).collect();
        if faults.is_empty() {
            Ok(frameworks)
        } else {
            Err(faults)
        }
    }

    /// What is wrong with the framework; empty when it can be computed on. Weights are positive,
    /// goalposts differ, are in order and lie where the transform is defined, node ids are unique,
    /// no leaf shares its path with a group. `file` names the origin in the diagnostics.
    pub fn validate(&self, file: &str) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let mut nodes = BTreeSet::new();
        for leaf in &self.leaves {
            let mut fault = |column: &str, code: &str, found: &str, expected: &str| {
                let column = format!("{}/{}/{column}", self.id, leaf.node);
                faults.push(Diagnostic::new(file, 0, &column, code, found, expected));
            };
            if !(leaf.weight > 0.0 && leaf.weight.is_finite()) {
                fault(
                    "weight",
                    "weight-not-positive",
                    &leaf.weight.to_string(),
                    "a number above 0",
                );
            }
            if !(leaf.goal_low.is_finite() && leaf.goal_high.is_finite() && leaf.goal_low < leaf.goal_high) {
                let found = format!("{} and {}", leaf.goal_low, leaf.goal_high);
                fault(
                    "goal_low",
                    "goalposts-not-apart",
                    &found,
                    "a lower below an upper goalpost",
                );
            }
            if leaf.transform.floor().is_some_and(|floor| leaf.goal_low <= floor) {
                fault(
                    "goal_low",
                    "transform-undefined",
                    &leaf.goal_low.to_string(),
                    "a goalpost the transform takes",
                );
            }
            if leaf.direction == Direction::Neutral {
                fault("direction", "no-direction", "neutral", "higher or lower");
            }
            if !nodes.insert(leaf.node.as_str()) {
                fault(
                    "node",
                    "duplicate-key",
                    &leaf.node,
                    "an id used once in the framework",
                );
            }
        }
        // A group that holds leaves and groups side by side is allowed; a leaf that is also a group
        // is not, because its score would have two meanings.
        for leaf in self
            .leaves
            .iter()
            .filter(|l| l.path.iter().any(|p| nodes.contains(p.as_str())))
        {
            let found = leaf.path.join("/");
            faults.push(Diagnostic::new(
                file,
                0,
                &leaf.node,
                "leaf-is-group",
                &found,
                "groups that are no leaves",
            ));
        }
        faults
    }
}

fn leaf(row: &Row<'_>) -> Result<Leaf, Diagnostic> {
    let role = match row.text("role") {
        "outcome" => Role::Outcome,
        "milestone" => Role::Milestone,
        _ => return Err(row.fault("role", "unknown-role", "outcome or milestone")),
    };
    let direction = match row.text("direction") {
        "higher_better" => Direction::Higher,
        "lower_better" => Direction::Lower,
        _ => return Err(row.fault("direction", "unknown-direction", "higher_better or lower_better")),
    };
    let transform = match row.text("transform") {
        "" => Transform::Identity,
        "log" => Transform::Log,
        "log1p" => Transform::Log1p,
        _ => return Err(row.fault("transform", "unknown-transform", "empty, log or log1p")),
    };
    let path: Vec<String> = row.filled("path")?.split('/').map(str::to_owned).collect();
    if path.iter().any(String::is_empty) {
        return Err(row.fault("path", "empty-group", "names joined by /"));
    }
    Ok(Leaf {
        node: row.filled("node")?,
        path,
        indicator: row.filled("indicator")?,
        role,
        direction,
        transform,
        goal_low: row.number_in("goal_low")?,
        goal_high: row.number_in("goal_high")?,
        weight: row.number_in("weight")?,
        denominator: None,
    })
}
