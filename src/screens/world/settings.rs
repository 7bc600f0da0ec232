//! What the world shows, read from the address.

use indicators::View;
use readiness::Frozen;

use crate::route::Place;

/// What the map is coloured by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A node of the framework: `index` for the whole, else the path joined by `/`.
    Node(String),
    /// An indicator, of the pack or of the plan's own, in its own unit.
    Indicator(String),
    /// The tier of capacity, 0 to 4.
    Tiers,
}

/// What geography adds to the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Cities with public cloud regions.
    Clouds,
    /// The ocean coast, and who has none.
    Coast,
    /// Land neighbours of the economy looked at, and its label point.
    Neighbours,
}

impl Layer {
    /// In the order of the control.
    pub const ALL: [Self; 3] = [Self::Clouds, Self::Coast, Self::Neighbours];

    /// Its name in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clouds => "clouds",
            Self::Coast => "coast",
            Self::Neighbours => "neighbours",
        }
    }

    /// Message key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Clouds => "world-layer-clouds",
            Self::Coast => "world-layer-coast",
            Self::Neighbours => "world-layer-neighbours",
        }
    }
}

/// The layers that are on; none at first, so that nothing of it is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers([bool; 3]);

impl Layers {
    /// Reads the address: names with commas; what names nothing is passed over.
    pub fn read(text: &str) -> Self {
        let named = |layer: Layer| text.split(',').any(|part| part == layer.as_str());
        Self(Layer::ALL.map(named))
    }

    /// As written in the address; `None` where none is on.
    pub fn write(self) -> Option<String> {
        let on: Vec<&str> = Layer::ALL
            .into_iter()
            .filter(|l| self.has(*l))
            .map(Layer::as_str)
            .collect();
        (!on.is_empty()).then(|| on.join(","))
    }

    /// Whether a layer is on.
    pub fn has(self, layer: Layer) -> bool {
        Layer::ALL
            .into_iter()
            .zip(self.0)
            .any(|(of, on)| of == layer && on)
    }

    /// Whether any is on.
    pub fn any(self) -> bool {
        self.0.contains(&true)
    }

    /// One layer turned on or off.
    #[must_use]
    pub fn toggled(self, layer: Layer) -> Self {
        Self(Layer::ALL.map(|of| self.has(of) != (of == layer)))
    }
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
    /// Layers of the map.
    pub layers: Layers,
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
    /// Layers that are on, with commas.
    pub const LAYERS: &str = "layers";
    /// `tiers` for the map of tiers.
    pub const SHOW: &str = "show";
    /// Pinned economy.
    pub const PIN: &str = "pin";
}

impl Settings {
    /// Reads the address; a setting that names nothing is the default.
    pub fn read(place: &Place, world: &engine::World, plan: &plan::Plan) -> Self {
        let base_year = plan.settings.base_year;
        let get = |name: &str| place.route.get(name);
        let framework = get(names::FRAMEWORK)
            .filter(|id| world.framework(id).is_some() || plan.framework(id).is_some())
            .unwrap_or(FRAMEWORK)
            .to_owned();
        let subject = match (get(names::INDICATOR), get(names::NODE)) {
            _ if get(names::SHOW) == Some("tiers") => Subject::Tiers,
            (Some(id), _) if world.pack.indicator(id).is_some() || plan.own_indicator(id).is_some() => {
                Subject::Indicator(id.to_owned())
            }
            (_, Some(node)) => Subject::Node(node.to_owned()),
            _ => Subject::Node(readiness::frozen::ROOT.to_owned()),
        };
        let year = get(names::YEAR)
            .and_then(|y| y.parse().ok())
            .filter(|y| (FIRST_YEAR..=base_year).contains(y) && subject != Subject::Tiers)
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
            layers: get(names::LAYERS).map(Layers::read).unwrap_or_default(),
            pinned: get(names::PIN)
                .and_then(atlas::Iso3::new)
                .filter(|code| world.atlas.get(*code).is_some()),
        }
    }

    /// Position of the node shown, in the frozen index; the root where the name is unknown.
    pub fn node(&self, frozen: &Frozen) -> usize {
        match &self.subject {
            Subject::Node(id) => frozen.nodes().iter().position(|n| n.id == *id).unwrap_or(0),
            Subject::Indicator(_) | Subject::Tiers => 0,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_read_what_they_write_and_a_second_click_turns_one_off() {
        assert_eq!(Layers::default().write(), None);
        for on in 0..8_u8 {
            let layers = Layer::ALL
                .into_iter()
                .enumerate()
                .filter(|(i, _)| on & (1 << i) != 0)
                .fold(Layers::default(), |all, (_, layer)| all.toggled(layer));
            assert_eq!(Layers::read(&layers.write().unwrap_or_default()), layers);
            for layer in Layer::ALL {
                assert_eq!(layers.toggled(layer).toggled(layer), layers);
            }
        }
        assert_eq!(Layers::read("moon,,<script>"), Layers::default());
    }
}
