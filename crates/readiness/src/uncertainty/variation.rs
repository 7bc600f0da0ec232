//! Which choices of a recipe are uncertain, and what each may be instead.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::recipe::{Aggregate, Impute, Normalise, Recipe, Treat};

/// An uncertain choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Factor {
    /// How missing cells are filled.
    Imputation,
    /// How outliers are treated.
    Treatment,
    /// How indicators are brought onto one scale.
    Normalisation,
    /// The weights of all nodes, together.
    Weights,
    /// How children become their parent.
    Aggregation,
}

impl Factor {
    /// All, in the order of work.
    pub const ALL: [Self; 5] = [
        Self::Imputation,
        Self::Treatment,
        Self::Normalisation,
        Self::Weights,
        Self::Aggregation,
    ];

    /// The name in files and options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Imputation => "imputation",
            Self::Treatment => "treatment",
            Self::Normalisation => "normalisation",
            Self::Weights => "weights",
            Self::Aggregation => "aggregation",
        }
    }
}

/// A method of normalising with the scale it maps onto (mean and standard deviation for z-scores).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scaled {
    /// Method.
    pub method: Normalise,
    /// Scale.
    pub scale: (f64, f64),
}

/// How weights are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum WeightDraw {
    /// As given.
    Held,
    /// Every weight times 1 ± this half-width, uniform and independent (model, section 1, step 8:
    /// 0.25).
    Uniform(f64),
    /// The shares of siblings from a Dirichlet distribution whose mean is the shares given. The
    /// number is the concentration for each sibling: 1 with equal weights makes every weighting
    /// equally likely (no preference, as in stochastic multicriteria acceptability analysis:
    /// Lahdelma and Salminen 2001); greater stays closer to the weights given.
    Dirichlet(f64),
}

/// What may vary. In every list the first option is the base, which ranks are compared with; one
/// option (or none: the recipe's own) holds the choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variation {
    /// Imputation.
    pub impute: Vec<Impute>,
    /// Treatment.
    pub treat: Vec<Treat>,
    /// Normalisation. Under goalposts the treatment is held at the base, since goalposts cut
    /// outliers themselves and a logarithm of the treatment has units of its own.
    pub normalise: Vec<Scaled>,
    /// Weights.
    pub weights: WeightDraw,
    /// Aggregation of every node that names none of its own.
    pub aggregate: Vec<Aggregate>,
}

impl Default for Variation {
    /// Weights by ±25 %, everything else held.
    fn default() -> Self {
        Self {
            impute: Vec::new(),
            treat: Vec::new(),
            normalise: Vec::new(),
            weights: WeightDraw::Uniform(crate::intervals::WEIGHT_SPREAD),
            aggregate: Vec::new(),
        }
    }
}

/// The scale z-scores are put on where a variation adds them: mean 50, standard deviation 15 keeps
/// nearly all above 0. For an arithmetic mean any scale ranks alike.
pub const Z_SCALE: (f64, f64) = (50.0, 15.0);

impl Variation {
    /// The usual alternatives for the choices named, around a recipe. `groups`: whether units have
    /// groups to impute from. Copeland is not among them, since it is quadratic in units: add it
    /// to `aggregate` where it is wanted.
    ///
    /// - imputation: the recipe's, none, nearest peers, and the group median with groups;
    /// - treatment: the recipe's, none, winsorise or logarithm;
    /// - normalisation: the recipe's, min–max, z-scores, percentile ranks;
    /// - aggregation: the recipe's, arithmetic, geometric, harmonic.
    pub fn around(recipe: &Recipe, factors: &[Factor], weights: WeightDraw, groups: bool) -> Self {
        let has = |f| factors.contains(&f);
        let mut all = Self {
            impute: vec![recipe.impute],
            treat: vec![recipe.treat],
            normalise: vec![Scaled {
                method: recipe.normalise,
                scale: recipe.scale,
            }],
            weights: if has(Factor::Weights) {
                weights
            } else {
                WeightDraw::Held
            },
            aggregate: vec![recipe.aggregate],
        };
        if has(Factor::Imputation) {
            add(&mut all.impute, [Impute::None, Impute::Nearest]);
            if groups {
                add(&mut all.impute, [Impute::GroupMedian]);
            }
        }
        if has(Factor::Treatment) {
            let reflect = matches!(recipe.treat, Treat::WinsoriseLog { reflect: true });
            add(&mut all.treat, [Treat::None, Treat::WinsoriseLog { reflect }]);
        }
        if has(Factor::Normalisation) {
            let linear = if recipe.normalise == Normalise::ZScore {
                (0.0, 100.0)
            } else {
                recipe.scale
            };
            for (method, scale) in [
                (Normalise::MinMax, linear),
                (Normalise::ZScore, Z_SCALE),
                (Normalise::Percentile, linear),
            ] {
                if !all.normalise.iter().any(|n| n.method == method) {
                    all.normalise.push(Scaled { method, scale });
                }
            }
        }
        if has(Factor::Aggregation) {
            add(
                &mut all.aggregate,
                [Aggregate::Arithmetic, Aggregate::Geometric, Aggregate::Harmonic],
            );
        }
        all
    }

    /// The same with the recipe's own option where a list is empty.
    pub fn filled(mut self, recipe: &Recipe) -> Self {
        if self.impute.is_empty() {
            self.impute.push(recipe.impute);
        }
        if self.treat.is_empty() {
            self.treat.push(recipe.treat);
        }
        if self.normalise.is_empty() {
            self.normalise.push(Scaled {
                method: recipe.normalise,
                scale: recipe.scale,
            });
        }
        if self.aggregate.is_empty() {
            self.aggregate.push(recipe.aggregate);
        }
        self
    }

    /// Options of each choice; weights count as uncountably many (2) where they are drawn.
    pub fn options(&self) -> BTreeMap<Factor, usize> {
        [
            (Factor::Imputation, self.impute.len()),
            (Factor::Treatment, self.treat.len()),
            (Factor::Normalisation, self.normalise.len()),
            (
                Factor::Weights,
                if self.weights == WeightDraw::Held { 1 } else { 2 },
            ),
            (Factor::Aggregation, self.aggregate.len()),
        ]
        .into()
    }

    /// The choices that do vary, in the order of work.
    pub fn factors(&self) -> Vec<Factor> {
        self.options()
            .into_iter()
            .filter(|(_, n)| *n > 1)
            .map(|(f, _)| f)
            .collect()
    }
}

/// Adds what is not there yet.
fn add<T: PartialEq, const N: usize>(to: &mut Vec<T>, more: [T; N]) {
    for one in more {
        if !to.contains(&one) {
            to.push(one);
        }
    }
}
