//! What is not known, in twelve groups, and a point in the space they span.

use ledger::Prong;
use serde::{Deserialize, Serialize};

use crate::Range;
use crate::draw::{Key, Purpose, Stream, normal_quantile, triangular_quantile};

/// Factor on absorption where its own uncertainty is asked for. **Assumption**: a fifth either way.
pub const ABSORPTION_FACTOR: Range = Range {
    low: 0.8,
    mid: 1.0,
    high: 1.2,
};

/// A group of quantities that one study or one decision could settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Where the indicators go without projects.
    Baseline,
    /// Delivery: what all projects of an economy share.
    DeliveryCommon,
    /// Delivery: each project's own part.
    DeliveryOwn,
    /// Cost overruns.
    Overrun,
    /// Unit costs, low to high of the catalogue.
    UnitCost,
    /// People who would have got there anyway.
    Deadweight,
    /// Size of the effects of archetypes declared under Defend.
    EffectDefend,
    /// The same under Network.
    EffectNetwork,
    /// The same under Project.
    EffectProject,
    /// The same under Enable.
    EffectEnable,
    /// Share of the upkeep that somebody pays. Varied here only: elsewhere it is the plan's setting.
    Upkeep,
    /// How much institutions absorb. Varied here only ([`ABSORPTION_FACTOR`]).
    Absorption,
}

impl Group {
    /// All twelve, in the order of every list.
    pub const ALL: [Self; 12] = [
        Self::Baseline,
        Self::DeliveryCommon,
        Self::DeliveryOwn,
        Self::Overrun,
        Self::UnitCost,
        Self::Deadweight,
        Self::EffectDefend,
        Self::EffectNetwork,
        Self::EffectProject,
        Self::EffectEnable,
        Self::Upkeep,
        Self::Absorption,
    ];

    /// The group of an archetype's effects.
    pub fn effect(prong: Prong) -> Self {
        match prong {
            Prong::Defend => Self::EffectDefend,
            Prong::Network => Self::EffectNetwork,
            Prong::Project => Self::EffectProject,
            Prong::Enable => Self::EffectEnable,
        }
    }

    /// The name in files and message keys, for example `delivery-common`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::DeliveryCommon => "delivery-common",
            Self::DeliveryOwn => "delivery-own",
            Self::Overrun => "overrun",
            Self::UnitCost => "unit-cost",
            Self::Deadweight => "deadweight",
            Self::EffectDefend => "effect-defend",
            Self::EffectNetwork => "effect-network",
            Self::EffectProject => "effect-project",
            Self::EffectEnable => "effect-enable",
            Self::Upkeep => "upkeep",
            Self::Absorption => "absorption",
        }
    }

    fn at(self) -> usize {
        self as usize
    }
}

/// A group held at a quantile: every quantity of it at once.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// Group; the baseline cannot be held.
    pub group: Group,
    /// Quantile, above 0 and below 1.
    pub quantile: f64,
}

/// One state of everything that is not known: which draw each group takes its numbers from, and the
/// one that is held instead. Two points with the same number of a group agree in all of that group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    numbers: [u32; Group::ALL.len()],
    held: Option<Held>,
    /// Upkeep and absorption vary too.
    assumptions: bool,
}

impl Point {
    /// The draw of a number: what every projection draws, upkeep and absorption as set.
    pub fn draw(number: u32) -> Self {
        Self {
            numbers: [number; Group::ALL.len()],
            held: None,
            assumptions: false,
        }
    }

    /// The same with a group held.
    pub fn held_at(self, held: Held) -> Self {
        Self {
            held: Some(held),
            ..self
        }
    }

    /// The same with upkeep and absorption varying too.
    pub fn with_assumptions(self) -> Self {
        Self {
            assumptions: true,
            ..self
        }
    }

    /// The same with another draw of one group.
    pub fn with_number(mut self, group: Group, number: u32) -> Self {
        if let Some(slot) = self.numbers.get_mut(group.at()) {
            *slot = number;
        }
        self
    }

    /// The draw a group takes its numbers from.
    pub fn number(&self, group: Group) -> u32 {
        self.numbers.get(group.at()).copied().unwrap_or(0)
    }

    /// The quantile a group is held at.
    pub(crate) fn quantile(&self, group: Group) -> Option<f64> {
        let held = self.held.filter(|h| h.group == group)?;
        Some(held.quantile.clamp(1e-9, 1.0 - 1e-9))
    }

    pub(crate) fn stream(&self, group: Group, key: Key) -> Stream {
        key.at(self.number(group))
    }

    pub(crate) fn normal(&self, group: Group, key: Key) -> f64 {
        match self.quantile(group) {
            Some(q) => normal_quantile(q),
            None => self.stream(group, key).normal(),
        }
    }

    pub(crate) fn triangular(&self, group: Group, key: Key, range: Range) -> f64 {
        match self.quantile(group) {
            Some(q) => triangular_quantile(range, q),
            None => self.stream(group, key).triangular(range),
        }
    }

    /// Upkeep or absorption, where this point says something about it.
    fn assumption(&self, group: Group, seed: u64, range: Range) -> Option<f64> {
        if let Some(q) = self.quantile(group) {
            return Some(triangular_quantile(range, q));
        }
        let key = Key::new(seed, "plan", Purpose::Assumption).with(group.name());
        self.assumptions
            .then(|| self.stream(group, key).triangular(range))
    }

    /// Share of upkeep paid, where it is set to `set`; `None` leaves it there. What is included in
    /// the unit cost (1) is no assumption.
    pub(crate) fn upkeep(&self, seed: u64, set: f64) -> Option<f64> {
        let range = Range {
            low: 0.0,
            mid: set.clamp(0.0, 1.0),
            high: 1.0,
        };
        if set < 1.0 {
            self.assumption(Group::Upkeep, seed, range)
        } else {
            None
        }
    }

    /// Factor on absorption.
    pub(crate) fn absorption(&self, seed: u64) -> f64 {
        self.assumption(Group::Absorption, seed, ABSORPTION_FACTOR)
            .unwrap_or(1.0)
    }
}
