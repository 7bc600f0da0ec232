//! The intervention catalogue as a typed schema (`data/catalogue/archetypes.csv`, `effects.csv`).

mod faults;
mod resolve;
mod worked;

use ledger::Prong;
use serde::{Deserialize, Serialize};

pub use faults::{CODES as FAULT_CODES, ItemFault, archetype_faults, effect_faults};
pub use resolve::{Item, OWN_ARCHETYPE, Resolved, Standing, duplicate, resolve, unmoved};
pub use worked::{Step, Worked, worked};

/// Low, mid and high of an uncertain quantity.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// Low.
    pub low: f64,
    /// Mid, used wherever one number is shown.
    pub mid: f64,
    /// High.
    pub high: f64,
}

impl Range {
    /// Certainly one: a ratio that nothing is known to move.
    pub const ONE: Self = Self {
        low: 1.0,
        mid: 1.0,
        high: 1.0,
    };

    /// Low and high over mid; [`Self::ONE`] where mid is not above zero.
    pub fn over_mid(self) -> Self {
        if self.mid > 0.0 {
            Self {
                low: self.low / self.mid,
                mid: 1.0,
                high: self.high / self.mid,
            }
        } else {
            Self::ONE
        }
    }

    /// [`Self::ONE`], for data written before there was a range.
    pub fn one() -> Self {
        Self::ONE
    }
}

/// Evidence grade: A measured programme data, B published ranges, C build-up, D assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Measured programme data.
    A,
    /// Published ranges.
    B,
    /// Build-up.
    C,
    /// Assumption.
    D,
}

/// How an effect's argument becomes a change of the indicator (model, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DoseKind {
    /// People reached × adoption ÷ target population.
    Exposure,
    /// Share of K_eff − y_base.
    Gap,
    /// y_base·(e^δ − 1).
    Log,
    /// Grants over GDP × (1 + crowd-in).
    Spend,
    /// Heads × retention ÷ population.
    Count,
    /// Share of 1.
    Milestone,
}

/// What a unit cost depends on beside the number of units: which distances make it dearer and how
/// much of it is paid at local prices (see `sizing::cost_factor`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CostBasis {
    /// Works in the field: distance of the towns from the capital, island or landlocked position.
    Physical,
    /// Computing: distance of the towns from the nearest cloud region.
    Compute,
    /// Salaries and training: local prices.
    People,
}

/// One effect of an archetype on one indicator or milestone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// Indicator or milestone id.
    pub indicator: String,
    /// Kind of dose.
    pub kind: DoseKind,
    /// The effect's argument (adoption, share, δ, retention …).
    pub size: Range,
    /// People per unit for exposure, heads per unit for count; 1 where a unit is a person.
    pub per_unit: Range,
    /// Expression for the target population of exposure and count, for example `rural_population`;
    /// `1` for a plain count; empty for the other kinds.
    pub target: String,
    /// Base of the indicator: 100 for percentages and per 100, 1,000, 10⁶; 1 for a plain count, a
    /// milestone, and for gap and log, which need none.
    pub base: f64,
    /// The size is already net of people who would have got there anyway: no deadweight is taken off.
    pub net: bool,
    /// Evidence grade.
    pub grade: Grade,
    /// Where the size comes from, or the word *assumption*.
    pub source: String,
}

/// A way in which a project of an archetype can do harm, whoever pays for it. Which economies it is
/// flagged for is decided by [`crate::safeguards`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Harm {
    /// What it builds can be turned to watching people.
    Surveillance,
    /// It can shut out those without documents, devices or a voice in it.
    Exclusion,
    /// It handles personal data.
    PersonalData,
    /// It gives officials power over firms or people that rules must bound.
    Arbitrary,
    /// Computing or technology that can be diverted to other ends.
    DualUse,
    /// It trains people who may leave.
    BrainDrain,
    /// It takes power, water or land that others lack.
    Resource,
}

impl Harm {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Surveillance,
        Self::Exclusion,
        Self::PersonalData,
        Self::Arbitrary,
        Self::DualUse,
        Self::BrainDrain,
        Self::Resource,
    ];

    /// The word in `archetypes.csv` and in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Surveillance => "surveillance",
            Self::Exclusion => "exclusion",
            Self::PersonalData => "personal_data",
            Self::Arbitrary => "arbitrary",
            Self::DualUse => "dual_use",
            Self::BrainDrain => "brain_drain",
            Self::Resource => "resource",
        }
    }
}

/// Whether a source says that there is none: it holds the word *assumption*.
pub fn is_assumption(source: &str) -> bool {
    source.to_lowercase().contains("assumption")
}

/// One archetype of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Archetype {
    /// Stable id, for example `minigrid`.
    pub id: String,
    /// Name in English (other languages: message `archetype-<id>`).
    pub name: String,
    /// Declared group.
    pub prong: Prong,
    /// Theme, for example `connectivity`, `power`, `cyber`.
    pub theme: String,
    /// Cost driver in words, for example `school`.
    pub unit: String,
    /// US dollars per unit, constant prices.
    pub unit_cost: Range,
    /// What the unit cost depends on.
    pub cost_basis: CostBasis,
    /// US dollars per project whatever its size (preparation, supervision); an assumption.
    pub fixed_cost: f64,
    /// Economies of scale b: the unit cost is multiplied by (n / typical n)^(−b); an assumption.
    pub scale_exponent: f64,
    /// Units of a typical project, low and high; the typical n is their geometric mean.
    pub typical_units: (f64, f64),
    /// Operation and maintenance, share of capital a year.
    pub om_share: f64,
    /// Where the share comes from, or the word *assumption*.
    pub om_source: String,
    /// Years of work before completion.
    pub duration: u8,
    /// Years from completion to the first effect.
    pub lag: u8,
    /// Ramp time constant τ, years.
    pub tau: f64,
    /// Decay without maintenance, share a year.
    pub decay: f64,
    /// Units that would meet the whole need, as an expression over pack fields (see `rules`).
    pub sizing: String,
    /// Where the sizing comes from, or the word *assumption*.
    pub sizing_source: String,
    /// Units of the small, medium and large variant as shares of the need.
    pub shares: [f64; 3],
    /// Below this many units the project makes no sense.
    pub floor_units: f64,
    /// At most this many units in one project.
    pub cap_units: f64,
    /// Whole projects only (a landing, a country programme).
    pub integer_units: bool,
    /// One project serves several economies, with a split.
    pub shared: bool,
    /// An information-technology project (fat-tailed overrun).
    pub is_it: bool,
    /// Prerequisites: clauses joined by AND; each an expression (members joined by OR).
    pub prerequisites: Vec<String>,
    /// Eligibility: clauses joined by AND, each an expression.
    pub eligible_when: Vec<String>,
    /// How the rules in words became these expressions; names every threshold that is an assumption.
    pub rule_notes: String,
    /// Probabilities of full, partial and failed delivery.
    pub delivery: [f64; 3],
    /// Grade of the unit cost.
    pub cost_grade: Grade,
    /// Grade of the effects as a whole.
    pub effect_grade: Grade,
    /// Where the cost comes from, or the word *assumption*.
    pub cost_source: String,
    /// Where the effects come from, or the word *assumption*.
    pub effect_source: String,
    /// Ways in which it can do harm, each once, in the order of [`Harm::ALL`].
    #[serde(default)]
    pub harms: Vec<Harm>,
    /// Effects.
    pub effects: Vec<Effect>,
}

/// Every archetype, in file order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Archetypes.
    pub archetypes: Vec<Archetype>,
}

impl Catalogue {
    /// The archetype of an id.
    pub fn get(&self, id: &str) -> Option<&Archetype> {
        self.archetypes.iter().find(|a| a.id == id)
    }
}
