//! What the world shows, read from the address.

use indicators::View;
use readiness::Frozen;

use crate::route::Place;

/// What the map is coloured by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A node of the framework: `index` for the whole, else the path joined by `/`.
    Node(String),
    /// An indicator of the framework, in its own unit.
    Indicator(String),
}

/// Settings of the screen; the default is the four pillars as of the plan's base year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Framework id.
    pub framework: String,
    /// Which leaves count.
    pub view: View,
    /// What the map is coloured by.
    pub subject: Subject,
    /// Latest value up to this year.
    pub year: i16,
    /// Table instead of the map.
    pub table: bool,
    /// Only this class of the legend, 0 for no data.
    pub class: Option<u8>,
    /// The economy pinned in the list.
    pub pinned: Option<atlas::Iso3>,
}

/// The framework shown first.
pub const FRAMEWORK: &str = "prongs";
/// Earliest year of the handle: before it most of the indicators were not measured.
pub const FIRST_YEAR: i16 = 2000;

/// Names of the settings in the address.
pub mod names {
    /// Framework.
    pub const FRAMEWORK: &str = "framework";
    /// `milestones` for the view with milestones.
    pub const COUNT: &str = "count";
    /// Node of the framework.
    pub const NODE: &str = "node";
    /// Indicator.
    pub const INDICATOR: &str = "indicator";
    /// Year.
    pub const YEAR: &str = "year";
    /// `table`.
    pub const VIEW: &str = "view";
    /// Class of the legend.
    pub const CLASS: &str = "class";
    /// Pinned economy.
    pub const PIN: &str = "pin";
}

impl Settings {
    /// Reads the address; a setting that names nothing is the default.
    pub fn read(place: &Place, world: &engine::World, base_year: i16) -> Self {
        let get = |name: &str| place.route.get(name);
        let framework = get(names::FRAMEWORK)
            .filter(|id| world.framework(id).is_some())
            .unwrap_or(FRAMEWORK)
            .to_owned();
        let subject = match (get(names::INDICATOR), get(names::NODE)) {
            (Some(id), _) if world.pack.indicator(id).is_some() => Subject::Indicator(id.to_owned()),
            (_, Some(node)) => Subject::Node(node.to_owned()),
            _ => Subject::Node(readiness::frozen::ROOT.to_owned()),
        };
        let year = get(names::YEAR)
            .and_then(|y| y.parse().ok())
            .filter(|y| (FIRST_YEAR..=base_year).contains(y))
            .unwrap_or(base_year);
        Self {
            framework,
            view: if get(names::COUNT) == Some("milestones") {
                View::Milestones
            } else {
                View::Outcomes
            },
            subject,
            year,
            table: get(names::VIEW) == Some("table"),
            class: get(names::CLASS).and_then(|c| c.parse().ok()).filter(|c| *c <= 7),
            pinned: get(names::PIN)
                .and_then(atlas::Iso3::new)
                .filter(|code| world.atlas.get(*code).is_some()),
        }
    }

    /// Position of the node shown, in the frozen index; the root where the name is unknown.
    pub fn node(&self, frozen: &Frozen) -> usize {
        match &self.subject {
            Subject::Node(id) => frozen.nodes().iter().position(|n| n.id == *id).unwrap_or(0),
            Subject::Indicator(_) => 0,
        }
    }

    /// The whole index is shown: the only subject with rank intervals.
    pub fn whole(&self) -> bool {
        matches!(&self.subject, Subject::Node(id) if id == readiness::frozen::ROOT)
    }

    /// The first part of the node's path: its pillar.
    pub fn pillar(&self) -> Option<&str> {
        match &self.subject {
            Subject::Node(id) if !self.whole() => id.split('/').next(),
            _ => None,
        }
    }
}
