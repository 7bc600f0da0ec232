//! Regional economic communities: the bodies through which neighbours already plan together.
//!
//! Membership is a fact that changes by treaty; each list says as of when. Left out: communities
//! whose members are mostly not eligible for development assistance.

/// A community: id, English name, members by ISO3 code, sorted.
pub type Community = (&'static str, &'static str, &'static [&'static str]);

/// Communities offered as regions. Membership as of November 2026: the East African Community since
/// Somalia joined (March 2024); ECOWAS without Burkina Faso, Mali and Niger (left January 2025); SADC;
/// ASEAN since Timor-Leste joined (October 2025). Source: the communities' own lists of members.
pub const COMMUNITIES: [Community; 4] = [
    (
        "asean",
        "Association of Southeast Asian Nations",
        &[
            "BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM",
        ],
    ),
    (
        "eac",
        "East African Community",
        &["BDI", "COD", "KEN", "RWA", "SOM", "SSD", "TZA", "UGA"],
    ),
    (
        "ecowas",
        "Economic Community of West African States",
        &[
            "BEN", "CIV", "CPV", "GHA", "GIN", "GMB", "GNB", "LBR", "NGA", "SEN", "SLE", "TGO",
        ],
    ),
    (
        "sadc",
        "Southern African Development Community",
        &[
            "AGO", "BWA", "COD", "COM", "LSO", "MDG", "MOZ", "MUS", "MWI", "NAM", "SWZ", "SYC", "TZA", "ZAF",
            "ZMB", "ZWE",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Iso3;

    #[test]
    fn members_are_codes_in_order() {
        for (id, _, members) in COMMUNITIES {
            assert!(members.iter().all(|m| Iso3::new(m).is_some()), "{id}");
            assert!(members.windows(2).all(|w| w[0] < w[1]), "{id}");
        }
    }
}
