//! Stable names for a recipe, a structure and data, so that a print can say what it was made from.
//!
//! FNV-1a, 64 bit, over the canonical JSON (fields in declared order, maps in key order, shortest
//! round-trip numbers), as the portfolio names its problems: equal on every machine and in the
//! browser. It tells one recipe from another; it is no defence against someone who wants two with
//! one name.

use serde::Serialize;

use crate::draw::text_hash;
use crate::engine::Aside;
use crate::recipe::Recipe;
use crate::structure::Structure;
use crate::table::Table;

/// Hash of the settings, for example `fnv1a64:85944171f73967e8`.
///
/// ```
/// use readiness::{Recipe, fingerprint::recipe_hash};
/// let other = Recipe { scale: (0.0, 1.0), ..Recipe::default() };
/// assert_eq!(recipe_hash(&Recipe::default()), recipe_hash(&Recipe::default()));
/// assert_ne!(recipe_hash(&Recipe::default()), recipe_hash(&other));
/// ```
pub fn recipe_hash(recipe: &Recipe) -> String {
    hash(recipe)
}

/// Hash of the tree: nodes, weights, directions, goalposts.
pub fn structure_hash(structure: &Structure) -> String {
    hash(&structure.nodes())
}

/// Hash of everything that is scored: values, denominators, groups, other years. Cells count in the
/// order of the table; a missing cell counts as missing.
pub fn data_hash(table: &Table, aside: &Aside) -> String {
    let years: Vec<_> = aside.panel.iter().map(|(y, t)| (y, cells(t))).collect();
    let below: Vec<_> = aside
        .panel_denominators
        .iter()
        .map(|(y, t)| (y, cells(t)))
        .collect();
    let denominators = cells(&aside.denominators);
    hash(&(
        cells(table),
        denominators,
        &aside.groups,
        aside.year,
        years,
        below,
    ))
}

type Cells<'a> = (&'a [String], Vec<(&'a String, &'a [Option<f64>])>);

fn cells(table: &Table) -> Cells<'_> {
    let column = |name| table.column(name).map_or(&[][..], Vec::as_slice);
    (
        table.units(),
        table.names().iter().map(|n| (n, column(n))).collect(),
    )
}

fn hash(of: &impl Serialize) -> String {
    let text = serde_json::to_string(of).unwrap_or_default();
    format!("fnv1a64:{:016x}", text_hash(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe::{Aggregate, Impute, OfIndicator, Treat};
    use crate::weights::{Judgement, Weighting};

    fn rich() -> Recipe {
        let mut recipe = Recipe {
            impute: Impute::PanelLinear,
            treat: Treat::BoxCox { lambda: Some(0.25) },
            weights: Weighting::Critic,
            reference: Some("NA".into()),
            ..Recipe::default()
        };
        recipe.aggregate_by_level.insert(3, Aggregate::Generalised(0.5));
        recipe.weights_by_level.insert(2, Weighting::Ahp);
        let own = OfIndicator {
            treat: Some(Treat::None),
            ..OfIndicator::default()
        };
        recipe.by_indicator.insert("power".into(), own);
        let judgement = Judgement {
            over: "a".into(),
            under: "b".into(),
            ratio: 3.0,
        };
        recipe.judgements.insert("index".into(), vec![judgement]);
        recipe
    }

    #[test]
    fn a_recipe_survives_being_written_and_read_with_its_hash() {
        let text = serde_json::to_string(&rich()).unwrap();
        let back: Recipe = serde_json::from_str(&text).unwrap();
        assert_eq!(back, rich());
        assert_eq!(recipe_hash(&back), recipe_hash(&rich()));
        assert_ne!(recipe_hash(&back), recipe_hash(&Recipe::default()));
    }

    #[test]
    fn a_recipe_may_name_only_what_differs_from_the_default() {
        let back: Recipe = serde_json::from_str(r#"{"scale":[1.0,100.0]}"#).unwrap();
        assert_eq!(back.scale, (1.0, 100.0));
        assert_eq!(back.impute, Impute::None);
    }

    #[test]
    fn one_changed_cell_or_group_changes_the_data_hash() {
        let table = |v| Table::from_rows([("A", "x", Some(1.0)), ("B", "x", v)]).unwrap();
        let mut aside = Aside::default();
        let first = data_hash(&table(Some(2.0)), &aside);
        assert_eq!(first, data_hash(&table(Some(2.0)), &aside));
        assert_ne!(first, data_hash(&table(None), &aside));
        aside.groups.insert("A".into(), "g".into());
        assert_ne!(first, data_hash(&table(Some(2.0)), &aside));
    }
}
