//! `economies.csv` and `aliases.csv`.

use atlas::{Capital, Economy, IncomeGroup, Iso3, LonLat};
use serde::{Deserialize, Serialize};

use crate::Diagnostic;
use crate::sheet::{Row, Sheet, all};

/// Reads `economies.csv`; codes must be unique.
///
/// # Errors
/// Every fault of the file.
pub fn economies(text: &str) -> Result<Vec<Economy>, Vec<Diagnostic>> {
    let wanted = [
        "iso3",
        "iso2",
        "numeric",
        "name_en",
        "name_fr",
        "name_es",
        "name_pt",
        "name_ar",
        "un_region",
        "un_subregion",
        "un_intermediate",
        "wb_region",
        "income",
        "ldc",
        "lldc",
        "sids",
        "oda",
        "capital",
        "capital_lon",
        "capital_lat",
        "area_km2",
    ];
    let sheet = Sheet::parse("economies.csv", text, &wanted)?;
    let mut seen: Vec<(Iso3, String, String)> = Vec::new();
    all(sheet.rows().map(|row| {
        let economy = economy(&row)?;
        let key = (economy.iso3, economy.iso2.clone(), economy.numeric.clone());
        // Kosovo has no number of its own in ISO 3166, so an empty one may repeat.
        let same =
            |k: &&(Iso3, String, String)| k.0 == key.0 || k.1 == key.1 || (!key.2.is_empty() && k.2 == key.2);
        if seen.iter().find(same).is_some() {
            return Err(row.fault("iso3", "duplicate-key", "codes used once"));
        }
        seen.push(key);
        Ok(economy)
    }))
}

fn economy(row: &Row<'_>) -> Result<Economy, Diagnostic> {
    let place = (
        row.optional_number("capital_lon")?,
        row.optional_number("capital_lat")?,
    );
    let capital = match (row.text("capital"), place) {
        ("", _) | (_, (None, _) | (_, None)) => None,
        (name, (Some(lon), Some(lat))) => Some(Capital {
            name: name.to_owned(),
            at: LonLat { lon, lat },
        }),
    };
    let income = match row.text("income") {
        "low" => IncomeGroup::Low,
        "lower-middle" => IncomeGroup::LowerMiddle,
        "upper-middle" => IncomeGroup::UpperMiddle,
        "high" => IncomeGroup::High,
        "" => IncomeGroup::Unclassified,
        _ => {
            return Err(row.fault(
                "income",
                "unknown-group",
                "low, lower-middle, upper-middle, high or empty",
            ));
        }
    };
    Ok(Economy {
        iso3: row.iso3("iso3")?,
        iso2: row.filled("iso2")?,
        numeric: row.text("numeric").to_owned(),
        names: [
            row.filled("name_en")?,
            row.filled("name_fr")?,
            row.filled("name_es")?,
            row.filled("name_pt")?,
            row.filled("name_ar")?,
        ],
        un_region: row.text("un_region").to_owned(),
        un_subregion: row.text("un_subregion").to_owned(),
        un_intermediate: row.text("un_intermediate").to_owned(),
        wb_region: row.text("wb_region").to_owned(),
        income,
        ldc: row.flag("ldc")?,
        lldc: row.flag("lldc")?,
        sids: row.flag("sids")?,
        oda: row.flag("oda")?,
        capital,
        area_km2: row.optional_number("area_km2")?,
    })
}

/// What an alias stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AliasTarget {
    /// An economy.
    Economy(Iso3),
    /// A group such as the world: never an economy, its rows are left out with a note.
    Aggregate,
}

/// Another code or name than the one in `economies.csv`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The code or name as it is met, for example `ZAR` or `Ivory Coast`.
    pub alias: String,
    /// What it stands for.
    pub target: AliasTarget,
}

/// Reads `aliases.csv`; an alias must stand once.
///
/// # Errors
/// Every fault of the file.
pub fn aliases(text: &str) -> Result<Vec<Alias>, Vec<Diagnostic>> {
    let sheet = Sheet::parse("aliases.csv", text, &["alias", "kind", "iso3"])?;
    let mut seen = std::collections::BTreeSet::new();
    all(sheet.rows().map(|row| {
        let alias = row.filled("alias")?;
        if !seen.insert(alias.clone()) {
            return Err(row.fault("alias", "duplicate-key", "an alias used once"));
        }
        let target = match (row.text("kind"), row.text("iso3")) {
            ("aggregate", "") => AliasTarget::Aggregate,
            ("former-code" | "code" | "name", _) => AliasTarget::Economy(row.iso3("iso3")?),
            _ => {
                return Err(row.fault(
                    "kind",
                    "unknown-kind",
                    "former-code, code, name, or aggregate without iso3",
                ));
            }
        };
        Ok(Alias { alias, target })
    }))
}
