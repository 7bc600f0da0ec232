//! Intermediate regions of the UN M49 standard for Africa and for Latin America and the Caribbean.
//!
//! The source pack stops at sub-regions, which are too wide for a regional programme
//! (`Sub-Saharan Africa`). Compiled in this project from the M49 standard; the test holds that
//! every economy of these two sub-regions has exactly one.

/// (intermediate region, its economies).
pub const INTERMEDIATE: [(&str, &str); 7] = [
    (
        "Eastern Africa",
        "ATF BDI COM DJI ERI ETH IOT KEN MDG MOZ MUS MWI MYT REU RWA SOM SSD SYC TZA UGA ZMB ZWE",
    ),
    ("Middle Africa", "AGO CAF CMR COD COG GAB GNQ STP TCD"),
    ("Southern Africa", "BWA LSO NAM SWZ ZAF"),
    (
        "Western Africa",
        "BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SHN SLE TGO",
    ),
    (
        "Caribbean",
        "ABW AIA ATG BES BHS BLM BRB CUB CUW CYM DMA DOM GLP GRD HTI JAM KNA LCA MAF MSR MTQ PRI SXM TCA TTO \
         VCT VGB VIR",
    ),
    ("Central America", "BLZ CRI GTM HND MEX NIC PAN SLV"),
    (
        "South America",
        "ARG BOL BRA BVT CHL COL ECU FLK GUF GUY PER PRY SGS SUR URY VEN",
    ),
];

/// The intermediate region of an economy; empty where M49 has none.
pub fn intermediate(iso3: &str) -> &'static str {
    let of = INTERMEDIATE
        .iter()
        .find(|(_, codes)| codes.split_whitespace().any(|c| c == iso3));
    of.map_or("", |(name, _)| name)
}
