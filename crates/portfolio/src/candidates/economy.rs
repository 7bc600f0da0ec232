//! One economy as the rules see it: pack values, geography, groups, the user's answers.

use std::cell::RefCell;
use std::collections::BTreeMap;

use atlas::{Economy, Iso3};
use foresight::rules::{Context, Reading};
use foresight::sizing::Site;
use indicators::{Cell, Missing};

use super::{GenerateInput, Surroundings};

/// The context of one economy at the base year, without any project. Pack values are looked up once.
pub struct EconomyContext<'a> {
    input: &'a GenerateInput<'a>,
    economy: &'a Economy,
    place: Option<&'a Surroundings>,
    read: RefCell<BTreeMap<String, Result<Reading, Missing>>>,
}

impl<'a> EconomyContext<'a> {
    /// For an economy of the atlas.
    pub fn new(input: &'a GenerateInput<'a>, economy: &'a Economy) -> Self {
        Self {
            input,
            economy,
            place: input.places.get(&economy.iso3),
            read: RefCell::default(),
        }
    }

    /// Code.
    pub fn iso3(&self) -> Iso3 {
        self.economy.iso3
    }

    /// Its economy.
    pub fn economy(&self) -> &Economy {
        self.economy
    }

    /// Its geography.
    pub fn place(&self) -> Option<&Surroundings> {
        self.place
    }

    /// What makes it dear or cheap.
    pub fn site(&self) -> Site {
        let value = |name: &str| self.field(name).ok().map(|r| r.value);
        let price_level = match (value("gdp_pc_usd"), value("gdp_pc_ppp")) {
            (Some(market), Some(parity)) if parity > 0.0 => Some(market / parity),
            _ => None,
        };
        Site {
            price_level,
            km_to_cloud: self.place.and_then(|p| p.cloud.as_ref()).map(|c| c.km),
            km_to_capital: self.place.and_then(|p| p.km_to_capital),
            sids: self.economy.sids,
            lldc: self.economy.lldc,
        }
    }

    fn geography(&self, name: &str) -> Option<Option<f64>> {
        let place = self.place;
        match name {
            "km_to_cloud" => Some(place.and_then(|p| p.cloud.as_ref()).map(|c| c.km)),
            "km_to_capital" => Some(place.and_then(|p| p.km_to_capital)),
            "area_km2" => Some(place.and_then(|p| p.area_km2).or(self.economy.area_km2)),
            "neighbours" => Some(place.map(|p| p.neighbours.len() as f64)),
            _ => None,
        }
    }
}

impl Context for EconomyContext<'_> {
    fn field(&self, name: &str) -> Result<Reading, Missing> {
        if let Some(found) = self.geography(name) {
            return found
                .map(|value| Reading {
                    value,
                    year: self.input.base_year,
                })
                .ok_or(Missing::NeverPublished);
        }
        if let Some(known) = self.read.borrow().get(name) {
            return *known;
        }
        let found = match (self.input.value)(name, self.economy.iso3) {
            Cell::Observed(o) => Ok(Reading {
                value: o.value,
                year: o.year,
            }),
            Cell::Missing(reason) => Err(reason),
        };
        self.read.borrow_mut().insert(name.to_owned(), found);
        found
    }

    fn flag(&self, name: &str) -> Option<(bool, i16)> {
        let holds = match name {
            "ldc" => Some(self.economy.ldc),
            "lldc" => Some(self.economy.lldc),
            "sids" => Some(self.economy.sids),
            "oda" => Some(self.economy.oda),
            "coastal" => self.place.and_then(|p| p.coastal),
            _ => None,
        };
        holds.map(|h| (h, self.input.base_year))
    }

    fn milestone(&self, name: &str) -> Option<Reading> {
        let key = (self.economy.iso3, format!("milestone_{name}"));
        self.input.answers.get(&key).map(|value| Reading {
            value: *value,
            year: self.input.base_year,
        })
    }

    fn project(&self, _archetype: &str) -> bool {
        false
    }

    fn fact(&self, question: &str) -> Option<(bool, i16)> {
        let key = (self.economy.iso3, question.to_owned());
        self.input.facts.get(&key).map(|h| (*h, self.input.base_year))
    }
}

/// The same economy with one other project completed there.
pub(super) struct WithProject<'a> {
    pub(super) base: &'a EconomyContext<'a>,
    pub(super) archetype: &'a str,
}

impl Context for WithProject<'_> {
    fn field(&self, name: &str) -> Result<Reading, Missing> {
        self.base.field(name)
    }
    fn flag(&self, name: &str) -> Option<(bool, i16)> {
        self.base.flag(name)
    }
    fn milestone(&self, name: &str) -> Option<Reading> {
        self.base.milestone(name)
    }
    fn project(&self, archetype: &str) -> bool {
        archetype == self.archetype
    }
    fn fact(&self, question: &str) -> Option<(bool, i16)> {
        self.base.fact(question)
    }
}
