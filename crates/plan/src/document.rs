//! The plan as data.

use atlas::Iso3;
use foresight::Archetype;
use foresight::safeguards::Thresholds;
use indicators::{CustomFramework, View};
use ledger::{BasisPoints, Book, Funder};
use portfolio::{Choice, Committed, Outcome, Rules};
use readiness::{Lens, TierRules};
use serde::{Deserialize, Serialize};

use crate::catalogue::Mitigation;
use crate::frameworks::OwnIndicator;
use crate::recipes::{OwnRecipe, OwnTarget};

/// The economies a plan works in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionChoice {
    /// A region id of the atlas (for example `eastern-africa`), or `own`.
    pub id: String,
    /// Its economies, sorted.
    pub economies: Vec<Iso3>,
}

/// A user's weight for a node of a framework.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeightOverride {
    /// Framework id.
    pub framework: String,
    /// Node id or path joined by `/`.
    pub node: String,
    /// Weight among its siblings, before normalising.
    pub weight: f64,
}

/// An answer to a milestone question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Economy.
    pub economy: Iso3,
    /// Milestone id, for example `milestone_csirt`.
    pub milestone: String,
    /// 0 none, 0.5 under way, 1 operating.
    pub value: f64,
}

/// An answer to a question that no field decides (a *not verified* rule).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Economy.
    pub economy: Iso3,
    /// Question id.
    pub question: String,
    /// Yes or no.
    pub holds: bool,
}

/// A user's own value beside the published one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnValue {
    /// Economy.
    pub economy: Iso3,
    /// Indicator.
    pub indicator: String,
    /// Year.
    pub year: i16,
    /// In the indicator's unit.
    pub value: f64,
    /// Source in the user's words.
    pub source: String,
}

/// A second framework in the objective.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// Framework id.
    pub framework: String,
    /// Its share of the objective, 0..1; the plan's framework has the rest.
    pub share: f64,
}

/// A project whose work is expected to end late.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Delay {
    /// Project id.
    pub project: String,
    /// Years late, at least one.
    pub years: u8,
}

/// What an economy pays itself of its projects' capital cost.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Counterpart {
    /// Economy.
    pub economy: Iso3,
    /// Its share, below 100 %; of a shared project by the split.
    pub share: BasisPoints,
}

/// Settings of the programme and the projection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Framework of objective and projection.
    pub framework: String,
    /// View of the objective.
    pub view: View,
    /// Base year at which bounds and weights are frozen.
    pub base_year: i16,
    /// Values older than this year are not used.
    pub oldest_year: i16,
    /// Years in which money is spent.
    pub years: Vec<i16>,
    /// Last year of the projection.
    pub horizon: i16,
    /// Exponent of population in the objective (0.5 by default).
    pub population_exponent: f64,
    /// At most this many candidates enter the programme.
    pub shortlist: usize,
    /// Share of maintenance that is paid after completion, 0..1.
    pub maintained: f64,
    /// Relative gap at which the solver stops.
    pub gap: f64,
    /// A second framework that the objective values beside the first; `None` for the first alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
    /// The user's own tier rules; `None` for the model's (`readiness::TierRules::default`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier_rules: Option<TierRules>,
}

/// What a partner survey found about an economy: shown beside the numbers, never mixed into
/// readiness.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyAnswer {
    /// Economy the answer is about.
    pub economy: Iso3,
    /// Where it comes from, in the user's words; one answer an economy and source.
    pub source: String,
    /// Share of officials who call the partner reliable, 0..100.
    pub value: f64,
    /// Officials asked.
    pub respondents: u32,
    /// Weight among the answers about this economy, 0 or more.
    pub weight: f64,
}

/// The accepted portfolio and how it came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    /// Chosen projects.
    pub choices: Vec<Choice>,
    /// The solve (or heuristic) it came from, kept whole: label, bound, gap, payments, hash.
    pub outcome: Outcome,
}

/// A plan. Everything else on screen is computed from it and the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// UUID as text.
    pub id: String,
    /// Name.
    pub name: String,
    /// The shipped example: read-only until *Make it mine*.
    pub example: bool,
    /// Region.
    pub region: RegionChoice,
    /// Settings.
    pub settings: Settings,
    /// Funders.
    pub funders: Vec<Funder>,
    /// Rules.
    pub rules: Rules,
    /// Weight overrides.
    pub weights: Vec<WeightOverride>,
    /// Milestone answers.
    pub answers: Vec<Answer>,
    /// Answers to questions.
    pub facts: Vec<Fact>,
    /// Own values.
    pub own_values: Vec<OwnValue>,
    /// Accepted portfolio.
    pub accepted: Option<Accepted>,
    /// Projects expected to end late, sorted by project.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delays: Vec<Delay>,
    /// What economies pay themselves, sorted by economy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counterparts: Vec<Counterpart>,
    /// What funders have promised elsewhere, sorted by funder and year, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub committed: Vec<Committed>,
    /// Frameworks of the plan's own, in the order they were made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<CustomFramework>,
    /// Indicators of the plan's own, sorted by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_indicators: Vec<OwnIndicator>,
    /// Recipes of the plan's own frameworks, sorted by framework; one without is scored as shipped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipes: Vec<OwnRecipe>,
    /// Targets, sorted by indicator; an indicator without one aims at its better goalpost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<OwnTarget>,
    /// Partner survey, sorted by economy and source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub survey: Vec<SurveyAnswer>,
    /// Compatibility lens; `None` = off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lens: Option<Lens>,
    /// The plan's versions of archetypes and archetypes of its own, sorted by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub catalogue: Vec<Archetype>,
    /// Thresholds of the do-no-harm screen; `None` for the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safeguards: Option<Thresholds>,
    /// Mitigations that were agreed, sorted by archetype, economy and harm.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mitigations: Vec<Mitigation>,
    /// What others have promised and paid, rates and prices, who pays after the end.
    #[serde(default, skip_serializing_if = "Book::is_empty")]
    pub ledger: Book,
}

impl Plan {
    /// Economies of the plan as the user chose them, sorted.
    pub fn economies(&self) -> &[Iso3] {
        &self.region.economies
    }
}

/// A small plan for examples and tests of this crate and of those above it.
#[doc(hidden)]
pub mod tests_support {
    use super::*;
    use ledger::{BasisPoints, Cents, Earmark, Prong, Scope};

    /// Two economies, two funders, three years.
    pub fn small_plan() -> Plan {
        let economies = ["ETH", "KEN"].iter().filter_map(|c| Iso3::new(c)).collect();
        Plan {
            id: "00000000-0000-4000-8000-000000000001".into(),
            name: "Small plan".into(),
            example: false,
            region: RegionChoice {
                id: "own".into(),
                economies,
            },
            settings: Settings {
                framework: "prongs".into(),
                view: View::Milestones,
                base_year: 2025,
                oldest_year: 2014,
                years: vec![2027, 2028, 2029],
                horizon: 2035,
                population_exponent: 0.5,
                shortlist: 150,
                maintained: 0.5,
                gap: 0.001,
                beside: None,
                tier_rules: None,
            },
            funders: vec![
                Funder {
                    id: "window".into(),
                    name: "Window".into(),
                    envelopes: vec![Cents::from_dollars(1_000_000); 3],
                    carry_over: true,
                    scope: Scope::default(),
                    earmarks: vec![Earmark {
                        id: "skills".into(),
                        name: "Skills".into(),
                        share: BasisPoints(2_500),
                        scope: Scope {
                            themes: vec!["skills".into()],
                            ..Scope::default()
                        },
                    }],
                },
                Funder {
                    id: "bilateral".into(),
                    name: "Bilateral".into(),
                    envelopes: vec![Cents::from_dollars(500_000); 3],
                    carry_over: false,
                    scope: Scope {
                        prongs: vec![Prong::Defend, Prong::Enable],
                        ..Scope::default()
                    },
                    earmarks: vec![],
                },
            ],
            rules: Rules::default(),
            weights: vec![],
            answers: vec![],
            facts: vec![],
            own_values: vec![],
            accepted: None,
            delays: vec![],
            counterparts: vec![],
            committed: vec![],
            frameworks: vec![],
            own_indicators: vec![],
            recipes: vec![],
            targets: vec![],
            survey: vec![],
            lens: None,
            catalogue: vec![],
            safeguards: None,
            mitigations: vec![],
            ledger: Book::default(),
        }
    }
}
