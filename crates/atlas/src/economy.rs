//! Economies: codes, names in five languages, groups, and the lookup that joins data on them.

use serde::{Deserialize, Serialize};

use crate::Iso3;

/// Languages in which the pack carries names of economies (CLDR display names).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// English
    En,
    /// French
    Fr,
    /// Spanish
    Es,
    /// Portuguese
    Pt,
    /// Arabic
    Ar,
}

/// World Bank income group, fiscal year 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IncomeGroup {
    /// Low income
    Low,
    /// Lower middle income
    LowerMiddle,
    /// Upper middle income
    UpperMiddle,
    /// High income
    High,
    /// Not classified by the World Bank (2026: Ethiopia, Venezuela and territories)
    Unclassified,
}

/// A position in degrees, WGS84; longitude east and latitude north positive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    /// Degrees east, −180..180.
    pub lon: f64,
    /// Degrees north, −90..90.
    pub lat: f64,
}

/// A national capital; absent where the pack gives none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Capital {
    /// Name in English.
    pub name: String,
    /// Position.
    pub at: LonLat,
}

/// One economy of the pack (ISO 3166 plus Kosovo).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Economy {
    /// Alpha-3 code, the key of every join.
    pub iso3: Iso3,
    /// Alpha-2 code; `NA` is Namibia.
    pub iso2: String,
    /// Three digits, zero padded.
    pub numeric: String,
    /// Names in the order of [`Lang`].
    pub names: [String; 5],
    /// UN M49 region, for example `Africa`.
    pub un_region: String,
    /// UN M49 sub-region, for example `Sub-Saharan Africa`.
    pub un_subregion: String,
    /// UN M49 intermediate region, for example `Eastern Africa`; empty where M49 has none.
    pub un_intermediate: String,
    /// World Bank region; empty where the Bank lists none.
    pub wb_region: String,
    /// World Bank income group.
    pub income: IncomeGroup,
    /// Least developed country (UN).
    pub ldc: bool,
    /// Landlocked developing country (UN).
    pub lldc: bool,
    /// Small island developing state (UN).
    pub sids: bool,
    /// May receive official development assistance (DAC list).
    pub oda: bool,
    /// Capital city.
    pub capital: Option<Capital>,
    /// Area in km² as the pack gives it.
    pub area_km2: Option<f64>,
}

impl Economy {
    /// The name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        &self.names[lang as usize]
    }
}

/// All economies, sorted by ISO3.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Atlas {
    economies: Vec<Economy>,
    /// Other codes and names; `None` for an aggregate.
    pub(crate) aliases: Vec<(String, Option<Iso3>)>,
}

impl Atlas {
    /// Sorts by code; of two entries with one code the first is kept.
    pub fn new(mut economies: Vec<Economy>) -> Self {
        economies.sort_by_key(|e| e.iso3);
        economies.dedup_by_key(|e| e.iso3);
        Self {
            economies,
            aliases: Vec::new(),
        }
    }

    /// Every economy, sorted by ISO3.
    pub fn economies(&self) -> &[Economy] {
        &self.economies
    }

    /// The economy of a code.
    pub fn get(&self, iso3: Iso3) -> Option<&Economy> {
        self.position(iso3).map(|i| &self.economies[i])
    }

    /// Its position in [`Atlas::economies`].
    pub fn position(&self, iso3: Iso3) -> Option<usize> {
        self.economies.binary_search_by_key(&iso3, |e| e.iso3).ok()
    }
}
