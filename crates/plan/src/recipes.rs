//! Recipes of the plan's own frameworks, and targets of indicators: commands and rules.
//!
//! A recipe stands beside its framework and is frozen at the base year by whoever scores. What only
//! the values can tell (a column with no two values, a reference without one) is not known here: the
//! engine refuses it, at its node.

use readiness::{Aggregate, Recipe};
use serde::{Deserialize, Serialize};

use crate::check::Problem;
use crate::command::Command;
use crate::{Plan, slots};

/// How a framework of the plan's own is computed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnRecipe {
    /// Framework id.
    pub framework: String,
    /// The recipe.
    pub recipe: Recipe,
}

/// The level the plan aims at for an indicator, the same for every economy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTarget {
    /// Indicator.
    pub indicator: String,
    /// In the indicator's unit.
    pub value: f64,
}

/// Largest exponent of a generalised mean, either way: beyond it only the best or the worst part
/// counts. An assumption that keeps powers of a hundred finite.
pub const MOST_EXPONENT: f64 = 20.0;

/// Most targets of a plan. An assumption about what is kept apart.
const MOST_TARGETS: usize = 1000;

impl Plan {
    /// The recipe of a framework of the plan's own.
    pub fn recipe(&self, framework: &str) -> Option<&Recipe> {
        let found = self.recipes.iter().find(|r| r.framework == framework);
        found.map(|r| &r.recipe)
    }

    /// The plan's target for an indicator, in its unit.
    pub fn target(&self, indicator: &str) -> Option<f64> {
        let found = self.targets.iter().find(|t| t.indicator == indicator);
        found.map(|t| t.value)
    }
}

/// See [`Command::SetRecipe`].
pub(crate) fn set(plan: &mut Plan, framework: &str, recipe: Option<&Recipe>) -> Command {
    let new = recipe.map(|recipe| OwnRecipe {
        framework: framework.to_owned(),
        recipe: recipe.clone(),
    });
    let old = slots::put(&mut plan.recipes, |r| r.framework.as_str().cmp(framework), new);
    Command::SetRecipe {
        framework: framework.to_owned(),
        recipe: old.map(|r| Box::new(r.recipe)),
    }
}

/// See [`Command::SetTarget`].
pub(crate) fn aim(plan: &mut Plan, indicator: &str, value: Option<f64>) -> Command {
    let new = value.map(|value| OwnTarget {
        indicator: indicator.to_owned(),
        value,
    });
    let old = slots::put(&mut plan.targets, |t| t.indicator.as_str().cmp(indicator), new);
    Command::SetTarget {
        indicator: indicator.to_owned(),
        value: old.map(|t| t.value),
    }
}

fn broken(at: String, found: String, expected: &str) -> Problem {
    Problem {
        at,
        found,
        expected: expected.to_owned(),
    }
}

/// The rules of the document about recipes and targets.
pub(crate) fn check(plan: &Plan) -> Result<(), Problem> {
    for own in &plan.recipes {
        let at = |field: &str| format!("recipes/{}/{field}", own.framework);
        if plan.framework(&own.framework).is_none() {
            let expected = "a framework of the plan's own";
            return Err(broken(at("framework"), format!("{:?}", own.framework), expected));
        }
        let r = &own.recipe;
        let kinds = || std::iter::once(&r.aggregate).chain(r.aggregate_by_level.values());
        let strange =
            kinds().find(|k| matches!(k, Aggregate::Generalised(p) if p.is_nan() || p.abs() > MOST_EXPONENT));
        if let Some(kind) = strange {
            let expected = "an exponent between −20 and 20";
            return Err(broken(at("aggregate"), format!("{kind:?}"), expected));
        }
        if !(r.scale.0.is_finite() && r.scale.1.is_finite()) {
            return Err(broken(
                at("scale"),
                format!("{:?}", r.scale),
                "two finite numbers",
            ));
        }
        let mut judged = r.judgements.values().flatten();
        if let Some(j) = judged.find(|j| !(j.ratio.is_finite() && j.ratio > 0.0)) {
            let found = format!("{:?} over {:?} = {}", j.over, j.under, j.ratio);
            return Err(broken(at("judgements"), found, "ratios above 0"));
        }
    }
    let sorted = |a: &str, b: &str| a < b;
    if plan
        .recipes
        .windows(2)
        .any(|w| !sorted(&w[0].framework, &w[1].framework))
    {
        let expected = "frameworks in order, each once";
        return Err(broken("recipes".into(), "an unsorted list".into(), expected));
    }
    if plan.targets.len() > MOST_TARGETS {
        let found = plan.targets.len().to_string();
        return Err(broken("targets".into(), found, "at most 1,000"));
    }
    if plan
        .targets
        .windows(2)
        .any(|w| !sorted(&w[0].indicator, &w[1].indicator))
    {
        let expected = "indicators in order, each once";
        return Err(broken("targets".into(), "an unsorted list".into(), expected));
    }
    for target in &plan.targets {
        let at = format!("targets/{}", target.indicator);
        if !target.value.is_finite() {
            return Err(broken(at, target.value.to_string(), "a finite number"));
        }
        if target.indicator.is_empty() || !plan.may_know(&target.indicator) {
            return Err(broken(at, format!("{:?}", target.indicator), "an indicator"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests_support::small_plan;

    fn set_target(value: Option<f64>) -> Command {
        Command::SetTarget {
            indicator: "internet_users_pct".into(),
            value,
        }
    }

    #[test]
    fn a_target_is_set_changed_cleared_and_undone() {
        let mut plan = small_plan();
        let before = plan.clone();
        let undo = set_target(Some(80.0)).apply(&mut plan).unwrap();
        assert_eq!(plan.target("internet_users_pct"), Some(80.0));
        let change = set_target(Some(90.0)).apply(&mut plan).unwrap();
        assert_eq!(change, set_target(Some(80.0)));
        change.apply(&mut plan).unwrap();
        undo.apply(&mut plan).unwrap();
        assert_eq!(plan, before);
        assert!(set_target(Some(f64::NAN)).apply(&mut plan).is_err());
        assert_eq!(plan, before);
    }

    #[test]
    fn a_recipe_needs_a_framework_of_the_plans_own_and_finite_numbers() {
        let mut plan = small_plan();
        let set = |framework: &str, recipe: Recipe| Command::SetRecipe {
            framework: framework.into(),
            recipe: Some(Box::new(recipe)),
        };
        assert!(set("prongs", Recipe::default()).apply(&mut plan).is_err());
        let of = indicators::CustomFramework::copy_of(
            &indicators::Framework {
                id: "prongs".into(),
                leaves: vec![indicators::Leaf {
                    node: "a".into(),
                    path: vec!["Enable".into()],
                    indicator: "internet_users_pct".into(),
                    role: indicators::Role::Outcome,
                    direction: indicators::Direction::Higher,
                    transform: indicators::Transform::Identity,
                    goal_low: 0.0,
                    goal_high: 100.0,
                    weight: 1.0,
                    denominator: None,
                }],
                groups: Vec::new(),
            },
            "own-1",
            "Mine",
            &[],
        );
        plan.frameworks.push(of);
        let before = plan.clone();
        let undo = set("own-1", Recipe::default()).apply(&mut plan).unwrap();
        let wild = Recipe {
            aggregate: Aggregate::Generalised(f64::INFINITY),
            ..Recipe::default()
        };
        assert!(set("own-1", wild).apply(&mut plan).is_err());
        undo.apply(&mut plan).unwrap();
        assert_eq!(plan, before);
    }
}
