//! How the tables are sorted and filtered, read from the address.

use atlas::Iso3;

use crate::route::Place;

/// Names of the settings in the address.
pub mod names {
    /// Column sorted by.
    pub const SORT: &str = "sort";
    /// `up` for the smallest first.
    pub const ORDER: &str = "order";
    /// Only this economy.
    pub const ECONOMY: &str = "economy";
    /// Only this theme.
    pub const THEME: &str = "theme";
    /// `excluded` for the list of what is not eligible.
    pub const OUT: &str = "out";
}

/// Column sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Name of the project.
    Project,
    /// Economies.
    Economies,
    /// Group.
    Group,
    /// Money.
    Money,
    /// Impact points.
    #[default]
    Points,
    /// First year.
    Start,
}

impl Sort {
    /// All, in the order of the columns.
    pub const ALL: [Self; 6] = [
        Self::Project,
        Self::Economies,
        Self::Group,
        Self::Money,
        Self::Points,
        Self::Start,
    ];

    /// The word in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Economies => "economies",
            Self::Group => "group",
            Self::Money => "money",
            Self::Points => "points",
            Self::Start => "start",
        }
    }

    /// Goes up when first chosen.
    pub fn rises(self) -> bool {
        !matches!(self, Self::Money | Self::Points)
    }
}

/// Settings of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Column.
    pub sort: Sort,
    /// Smallest first.
    pub up: bool,
    /// Only projects that work in this economy.
    pub economy: Option<Iso3>,
    /// Only this theme.
    pub theme: Option<String>,
    /// The second table lists what is not eligible.
    pub excluded: bool,
}

impl Settings {
    /// Reads the address; what names nothing is the default.
    pub fn read(place: &Place) -> Self {
        let get = |name: &str| place.route.get(name);
        let sort = get(names::SORT)
            .and_then(|word| Sort::ALL.into_iter().find(|s| s.as_str() == word))
            .unwrap_or_default();
        let up = match get(names::ORDER) {
            Some("up") => true,
            Some("down") => false,
            _ => sort.rises(),
        };
        Self {
            sort,
            up,
            economy: get(names::ECONOMY).and_then(Iso3::new),
            theme: get(names::THEME).map(str::to_owned),
            excluded: get(names::OUT) == Some("excluded"),
        }
    }

    /// The address after a click on a head.
    pub fn sorted_by(&self, place: &Place, sort: Sort) {
        let up = if self.sort == sort { !self.up } else { sort.rises() };
        let word = (sort != Sort::default()).then(|| sort.as_str().to_owned());
        let order = (up != sort.rises()).then(|| if up { "up" } else { "down" }.to_owned());
        let route = place
            .route
            .clone()
            .with(names::SORT, word)
            .with(names::ORDER, order);
        place.replace(route);
    }

    /// Whether a project is let through the filters.
    pub fn lets(&self, mut economies: impl Iterator<Item = Iso3>, theme: &str) -> bool {
        self.theme.as_deref().is_none_or(|t| t == theme)
            && self.economy.is_none_or(|e| economies.any(|o| o == e))
    }
}
