//! Settings of the screen, from the address: whom it compares, what is uncertain, what is ranked by.

use atlas::Iso3;
use engine::job::Variation;
use indicators::View;
use plan::Plan;
use readiness::recipe::{Aggregate, Normalise};
use readiness::uncertainty::{Factor, Scaled, WeightDraw, Z_SCALE, frozen_recipe};

use crate::route::Place;

/// Names in the address; the first two are the World screen's.
pub mod names {
    /// Framework.
    pub const FRAMEWORK: &str = "framework";
    /// `milestones` for the view with milestones.
    pub const COUNT: &str = "count";
    /// Codes of the economies, with commas.
    pub const SET: &str = "set";
    /// The choices that are uncertain, with commas; `none` for nothing; all by default.
    pub const VARY: &str = "vary";
    /// `any` for weights without a preference instead of ±25 %.
    pub const DRAW: &str = "weights";
    /// Normalisation ranked by; goalposts by default.
    pub const NORMALISE: &str = "normalise";
    /// Aggregation ranked by; arithmetic by default.
    pub const MEAN: &str = "mean";
    /// The k of top k.
    pub const TOP: &str = "top";
    /// Two codes with a comma: whom the screen explains.
    pub const PAIR: &str = "pair";
    /// `rank` to explain the rank of the pair's first economy instead of all ranks.
    pub const EXPLAIN: &str = "explain";
}

/// Fewest economies compared.
pub const FEWEST: usize = 2;
/// Most: six dots can still be told apart on a line (features, row 4).
pub const MOST: usize = 6;
/// Economies of the plan's region that are compared unasked.
pub const AT_FIRST: usize = 4;
/// The k of top k unasked. An assumption: about the better half of the economies scored.
pub const TOP: u32 = 100;
/// Half-width of drawn weights (model, section 1, step 8).
const SPREAD: f64 = 0.25;
/// Concentration for every sibling: every weighting is equally likely around equal weights.
const ANY: f64 = 1.0;

/// Normalisations that can be ranked by, with their names in the address.
pub const NORMALISE: [(Normalise, &str); 4] = [
    (Normalise::Goalposts, "goalposts"),
    (Normalise::MinMax, "min-max"),
    (Normalise::ZScore, "z-score"),
    (Normalise::Percentile, "rank"),
];

/// Aggregations that can be ranked by unasked for in a recipe. Copeland stands among the methods side
/// by side and is ranked by where a framework's recipe says so, with fewer draws.
pub const MEANS: [(Aggregate, &str); 3] = [
    (Aggregate::Arithmetic, "arithmetic"),
    (Aggregate::Geometric, "geometric"),
    (Aggregate::Harmonic, "harmonic"),
];

/// Settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Framework id.
    pub framework: String,
    /// Which leaves count.
    pub view: View,
    /// Economies, in the reader's order.
    pub set: Vec<Iso3>,
    /// What is uncertain.
    pub vary: Vec<Factor>,
    /// Weights without a preference instead of ±25 %.
    pub any: bool,
    /// Position in [`NORMALISE`]; `None` for the framework's own.
    pub normalise: Option<usize>,
    /// Position in [`MEANS`]; `None` for the framework's own.
    pub mean: Option<usize>,
    /// The framework's own recipe, around which everything varies.
    pub recipe: readiness::Recipe,
    /// The k of top k.
    pub top: u32,
    /// Whom the screen explains; both of the set.
    pub pair: Option<(Iso3, Iso3)>,
    /// Explain the rank of the pair's first instead of all ranks.
    pub explain_rank: bool,
}

/// Codes with commas; unknown ones, repeated ones and those beyond the most are left out.
pub fn codes(list: &str, known: impl Fn(Iso3) -> bool) -> Vec<Iso3> {
    let mut found = Vec::new();
    for code in list.split(',').filter_map(Iso3::new) {
        if known(code) && !found.contains(&code) && found.len() < MOST {
            found.push(code);
        }
    }
    found
}

/// A list of codes as it stands in the address.
pub fn list(codes: &[Iso3]) -> String {
    codes
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(",")
}

impl Settings {
    /// From the address.
    pub fn read(place: &Place, world: &engine::World, plan: &Plan) -> Self {
        let get = |name: &str| place.route.get(name);
        let known = |code: Iso3| world.atlas.get(code).is_some();
        let framework = get(names::FRAMEWORK)
            .filter(|id| world.framework(id).is_some() || plan.framework(id).is_some())
            .unwrap_or(&plan.settings.framework)
            .to_owned();
        let set = match get(names::SET) {
            Some(list) => codes(list, known),
            None => {
                let region = plan.region.economies.iter().copied().filter(|e| known(*e));
                region.take(AT_FIRST).collect()
            }
        };
        let vary = match get(names::VARY) {
            Some(list) => Factor::ALL
                .into_iter()
                .filter(|f| list.split(',').any(|name| name == f.name()))
                .collect(),
            None => Factor::ALL.to_vec(),
        };
        let position =
            |all: &[&str], name: &str| get(name).and_then(|v| all.iter().position(|known| *known == v));
        let pair = get(names::PAIR)
            .map(|list| codes(list, |code| set.contains(&code)))
            .and_then(|two| Some((*two.first()?, *two.get(1)?)));
        Self {
            recipe: engine::recipe::variation_base(plan, &framework),
            framework,
            view: if get(names::COUNT) == Some("milestones") {
                View::Milestones
            } else {
                View::Outcomes
            },
            vary,
            any: get(names::DRAW) == Some("any"),
            normalise: position(&NORMALISE.map(|n| n.1), names::NORMALISE),
            mean: position(&MEANS.map(|m| m.1), names::MEAN),
            top: get(names::TOP)
                .and_then(|k| k.parse().ok())
                .filter(|k| (1..=1000).contains(k))
                .unwrap_or(TOP),
            pair,
            explain_rank: get(names::EXPLAIN) == Some("rank"),
            set,
        }
    }

    /// What varies around what is ranked by, for the engine.
    pub fn variation(&self) -> Variation {
        let own = self.recipe.clone();
        let method = self.method();
        let aggregate = self.aggregate();
        let scale = match method {
            m if m == own.normalise => own.scale,
            Normalise::ZScore => Z_SCALE,
            _ => frozen_recipe().scale,
        };
        let draw = if self.any {
            WeightDraw::Dirichlet(ANY)
        } else {
            WeightDraw::Uniform(SPREAD)
        };
        let recipe = readiness::Recipe {
            normalise: method,
            scale,
            aggregate,
            ..own
        };
        let mut all = Variation::around(&recipe, &self.vary, draw, true);
        // The framework's own normalisation is one of the alternatives to any other.
        let varies = self.vary.contains(&Factor::Normalisation);
        if varies && !all.normalise.iter().any(|n| n.method == own.normalise) {
            all.normalise.push(Scaled {
                method: own.normalise,
                scale: own.scale,
            });
        }
        all
    }

    /// The normalisation ranked by.
    pub fn method(&self) -> Normalise {
        let chosen = self.normalise.and_then(|at| NORMALISE.get(at));
        chosen.map_or(self.recipe.normalise, |n| n.0)
    }

    /// The aggregation ranked by.
    pub fn aggregate(&self) -> Aggregate {
        let chosen = self.mean.and_then(|at| MEANS.get(at));
        chosen.map_or(self.recipe.aggregate, |m| m.0)
    }

    /// Copeland's rule ranks: draws of it are few, since each is quadratic in economies.
    pub fn contests(&self) -> bool {
        self.aggregate() == Aggregate::Copeland
    }

    /// The reader ranks by something else than the framework does.
    pub fn other_method(&self) -> bool {
        (self.method(), self.aggregate()) != (self.recipe.normalise, self.recipe.aggregate)
    }

    /// The value of [`names::VARY`] with one choice switched.
    pub fn switched(&self, factor: Factor) -> Option<String> {
        let on: Vec<&str> = Factor::ALL
            .into_iter()
            .filter(|f| self.vary.contains(f) != (*f == factor))
            .map(Factor::name)
            .collect();
        match on.len() {
            0 => Some("none".to_owned()),
            n if n == Factor::ALL.len() => None,
            _ => Some(on.join(",")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            framework: "prongs".into(),
            view: View::Outcomes,
            set: Vec::new(),
            vary: Factor::ALL.to_vec(),
            any: false,
            normalise: None,
            mean: None,
            recipe: frozen_recipe(),
            top: TOP,
            pair: None,
            explain_rank: false,
        }
    }

    #[test]
    fn repeated_unknown_and_surplus_codes_are_left_out() {
        let found = codes("KEN,KEN,xx,TZA,QQQ,RWA,UGA,BDI,SSD,ETH", |c| c.as_str() != "QQQ");
        assert_eq!(list(&found), "KEN,TZA,RWA,UGA,BDI,SSD");
    }

    #[test]
    fn what_is_ranked_by_stands_first_and_the_frameworks_own_stays_an_alternative() {
        let mut of = settings();
        assert_eq!(
            of.variation(),
            engine::sensitivity::variation(&Factor::ALL, WeightDraw::Uniform(SPREAD))
        );
        (of.normalise, of.mean) = (Some(2), Some(1));
        let told = of.variation();
        assert_eq!(told.normalise.first().map(|n| n.method), Some(Normalise::ZScore));
        assert_eq!(told.aggregate.first(), Some(&Aggregate::Geometric));
        assert!(told.normalise.iter().any(|n| n.method == Normalise::Goalposts));
    }

    #[test]
    fn a_choice_switched_twice_is_as_it_was() {
        let mut of = settings();
        let off = of.switched(Factor::Weights).unwrap();
        assert!(!off.contains("weights"));
        of.vary.retain(|f| *f != Factor::Weights);
        assert_eq!(of.switched(Factor::Weights), None);
        of.vary = vec![Factor::Weights];
        assert_eq!(of.switched(Factor::Weights).as_deref(), Some("none"));
    }
}
