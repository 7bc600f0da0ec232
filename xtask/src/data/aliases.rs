//! `aliases.csv`: codes and names met in the wild beside those of `economies.csv`.
//!
//! Compiled in this project. Former codes of ISO 3166-3 are listed only where one economy has
//! followed; `ANT`, `CSK`, `SCG`, `SUN` and `YUG` have several heirs and are not here.

use super::resource::{Field, Resource};

const FIELDS: [Field; 3] = [
    ("alias", "string", "Code or name as it is met"),
    (
        "kind",
        "string",
        "former-code, code, name, or aggregate (a group that is never an economy)",
    ),
    ("iso3", "string", "The economy; empty for an aggregate"),
];

/// Former or foreign codes.
const CODES: [(&str, &str, &str); 22] = [
    ("ADO", "code", "AND"),
    ("BU", "former-code", "MMR"),
    ("BUR", "former-code", "MMR"),
    ("BYS", "former-code", "BLR"),
    ("DHY", "former-code", "BEN"),
    ("EL", "code", "GRC"),
    ("FXX", "former-code", "FRA"),
    ("HVO", "former-code", "BFA"),
    ("IMY", "code", "IMN"),
    ("KOS", "code", "XKX"),
    ("KSV", "code", "XKX"),
    ("NHB", "former-code", "VUT"),
    ("OWID_KOS", "code", "XKX"),
    ("RHO", "former-code", "ZWE"),
    ("ROM", "former-code", "ROU"),
    ("TMP", "former-code", "TLS"),
    ("TP", "former-code", "TLS"),
    ("UK", "code", "GBR"),
    ("UVK", "code", "XKX"),
    ("WBG", "code", "PSE"),
    ("ZAR", "former-code", "COD"),
    ("ZR", "former-code", "COD"),
];

/// An economy's other names: English forms used by the UN, the World Bank and the press.
const NAMES: [(&str, &[&str]); 71] = [
    ("ARE", &["UAE", "Emirates"]),
    ("ATG", &["Antigua and Barbuda"]),
    ("BHS", &["Bahamas, The", "The Bahamas"]),
    ("BIH", &["Bosnia and Herzegovina", "Bosnia"]),
    ("BLM", &["Saint Barthélemy"]),
    (
        "BOL",
        &[
            "Bolivia (Plurinational State of)",
            "Plurinational State of Bolivia",
        ],
    ),
    ("BRN", &["Brunei Darussalam"]),
    ("CIV", &["Ivory Coast", "Cote d'Ivoire", "Côte d'Ivoire"]),
    (
        "COD",
        &[
            "Congo, Dem. Rep.",
            "Democratic Republic of the Congo",
            "Dem. Rep. Congo",
            "DR Congo",
            "DRC",
            "Congo, Democratic Republic of the",
            "Congo (Kinshasa)",
            "Congo-Kinshasa",
            "Zaire",
        ],
    ),
    (
        "COG",
        &[
            "Congo, Rep.",
            "Congo",
            "Republic of the Congo",
            "Republic of Congo",
            "Congo (Brazzaville)",
            "Congo-Brazzaville",
        ],
    ),
    ("CPV", &["Cabo Verde"]),
    ("CUW", &["Curacao"]),
    ("CZE", &["Czech Republic"]),
    ("EGY", &["Egypt, Arab Rep.", "Arab Republic of Egypt"]),
    ("FLK", &["Falkland Islands (Malvinas)"]),
    ("FRO", &["Faeroe Islands"]),
    (
        "FSM",
        &[
            "Micronesia, Fed. Sts.",
            "Micronesia (Federated States of)",
            "Federated States of Micronesia",
        ],
    ),
    (
        "GBR",
        &[
            "United Kingdom of Great Britain and Northern Ireland",
            "Great Britain",
            "Britain",
        ],
    ),
    ("GMB", &["Gambia, The", "The Gambia"]),
    (
        "HKG",
        &[
            "Hong Kong",
            "Hong Kong SAR, China",
            "China, Hong Kong Special Administrative Region",
        ],
    ),
    (
        "IRN",
        &[
            "Iran, Islamic Rep.",
            "Iran (Islamic Republic of)",
            "Islamic Republic of Iran",
        ],
    ),
    ("KGZ", &["Kyrgyz Republic"]),
    ("KNA", &["Saint Kitts and Nevis", "St. Kitts and Nevis"]),
    ("KOR", &["Korea, Rep.", "Republic of Korea", "Korea"]),
    (
        "LAO",
        &[
            "Lao PDR",
            "Lao People's Democratic Republic",
            "Lao People’s Democratic Republic",
        ],
    ),
    ("LBY", &["Libyan Arab Jamahiriya"]),
    ("LCA", &["Saint Lucia"]),
    (
        "MAC",
        &[
            "Macao",
            "Macau",
            "Macao SAR, China",
            "China, Macao Special Administrative Region",
        ],
    ),
    (
        "MAF",
        &[
            "Saint Martin (French part)",
            "St. Martin (French part)",
            "Saint Martin",
        ],
    ),
    ("MDA", &["Republic of Moldova"]),
    (
        "MKD",
        &[
            "Macedonia",
            "Macedonia, FYR",
            "The former Yugoslav Republic of Macedonia",
        ],
    ),
    ("MMR", &["Burma", "Myanmar"]),
    (
        "NLD",
        &["Netherlands (Kingdom of the)", "The Netherlands", "Holland"],
    ),
    (
        "PRK",
        &[
            "Korea, Dem. People's Rep.",
            "Korea, Dem. Rep.",
            "Democratic People's Republic of Korea",
            "Dem. People's Republic of Korea",
        ],
    ),
    (
        "PSE",
        &[
            "Palestine",
            "State of Palestine",
            "West Bank and Gaza",
            "Occupied Palestinian Territory",
        ],
    ),
    ("PYF", &["Tahiti"]),
    ("REU", &["Reunion"]),
    ("RUS", &["Russian Federation"]),
    (
        "SHN",
        &["Saint Helena", "Saint Helena, Ascension and Tristan da Cunha"],
    ),
    ("SJM", &["Svalbard and Jan Mayen"]),
    ("SOM", &["Somalia, Fed. Rep."]),
    ("SPM", &["Saint Pierre and Miquelon"]),
    ("STP", &["Sao Tome and Principe", "São Tomé and Príncipe"]),
    ("SVK", &["Slovak Republic"]),
    ("SWZ", &["Swaziland"]),
    ("SXM", &["Sint Maarten (Dutch part)", "St. Maarten"]),
    ("SYR", &["Syrian Arab Republic"]),
    ("TCA", &["Turks and Caicos Islands"]),
    ("TLS", &["East Timor"]),
    ("TTO", &["Trinidad and Tobago"]),
    ("TUR", &["Turkey", "Turkiye", "Türkiye"]),
    (
        "TWN",
        &["Taiwan, China", "Taiwan Province of China", "Chinese Taipei"],
    ),
    (
        "TZA",
        &["United Republic of Tanzania", "Tanzania, United Republic of"],
    ),
    ("USA", &["United States of America"]),
    ("VAT", &["Holy See"]),
    (
        "VCT",
        &[
            "Saint Vincent and the Grenadines",
            "St. Vincent and the Grenadines",
        ],
    ),
    (
        "VEN",
        &[
            "Venezuela, RB",
            "Venezuela (Bolivarian Republic of)",
            "Bolivarian Republic of Venezuela",
        ],
    ),
    ("VGB", &["Virgin Islands, British"]),
    (
        "VIR",
        &[
            "Virgin Islands (U.S.)",
            "United States Virgin Islands",
            "Virgin Islands, U.S.",
        ],
    ),
    ("VNM", &["Viet Nam", "Vietnam"]),
    ("WLF", &["Wallis and Futuna", "Wallis and Futuna Islands"]),
    ("XKX", &["Kosovo (under UNSC res. 1244)"]),
    ("YEM", &["Yemen, Rep.", "Republic of Yemen"]),
    ("BFA", &["Upper Volta"]),
    ("BEN", &["Dahomey"]),
    ("LKA", &["Ceylon"]),
    ("ZWE", &["Rhodesia"]),
    ("ALA", &["Aland Islands"]),
    ("GNB", &["Guinea Bissau"]),
    ("SGS", &["South Georgia and the South Sandwich Islands"]),
    ("HMD", &["Heard Island and McDonald Islands"]),
];

/// Groups that other tables list among economies: the World Bank's codes and the usual names.
const AGGREGATES: [&str; 96] = [
    "AFE",
    "AFR",
    "AFW",
    "ARB",
    "CEB",
    "CHI",
    "CSS",
    "EAP",
    "EAR",
    "EAS",
    "ECA",
    "ECS",
    "EMU",
    "EUU",
    "FCS",
    "HIC",
    "HPC",
    "IBD",
    "IBT",
    "IDA",
    "IDB",
    "IDX",
    "INX",
    "LAC",
    "LCN",
    "LDC",
    "LIC",
    "LMC",
    "LMY",
    "LTE",
    "MEA",
    "MIC",
    "MNA",
    "NAC",
    "OED",
    "OSS",
    "OWID_AFR",
    "OWID_ASI",
    "OWID_EU27",
    "OWID_EUR",
    "OWID_HIC",
    "OWID_LIC",
    "OWID_LMC",
    "OWID_NAM",
    "OWID_OCE",
    "OWID_SAM",
    "OWID_UMC",
    "OWID_WRL",
    "PRE",
    "PSS",
    "PST",
    "SAS",
    "SSA",
    "SSF",
    "SST",
    "TEA",
    "TEC",
    "TLA",
    "TMN",
    "TSA",
    "TSS",
    "UMC",
    "WLD",
    "World",
    "Africa",
    "Americas",
    "Asia",
    "Europe",
    "Oceania",
    "North America",
    "South America",
    "Central America",
    "Caribbean",
    "Sub-Saharan Africa",
    "Northern Africa",
    "Eastern Africa",
    "Middle Africa",
    "Southern Africa",
    "Western Africa",
    "Latin America & Caribbean",
    "Latin America and the Caribbean",
    "East Asia & Pacific",
    "Europe & Central Asia",
    "Middle East & North Africa",
    "South Asia",
    "Arab World",
    "European Union",
    "Euro area",
    "OECD members",
    "Channel Islands",
    "High income",
    "Low income",
    "Lower middle income",
    "Upper middle income",
    "Middle income",
    "Least developed countries: UN classification",
];

/// Writes the aliases, sorted.
pub fn build() -> Resource {
    let row = |alias: &str, kind: &str, iso3: &str| vec![alias.to_owned(), kind.to_owned(), iso3.to_owned()];
    let mut rows: Vec<Vec<String>> = CODES
        .iter()
        .map(|(alias, kind, iso3)| row(alias, kind, iso3))
        .collect();
    rows.extend(
        NAMES
            .iter()
            .flat_map(|(iso3, names)| names.iter().map(move |name| row(name, "name", iso3))),
    );
    rows.extend(AGGREGATES.iter().map(|alias| row(alias, "aggregate", "")));
    rows.sort();
    Resource::table(
        "aliases.csv",
        "Former codes, other names, and groups that are never economies",
        &["groundwork"],
        &["alias"],
        &FIELDS,
        rows,
    )
}
