//! How each series comes about: measured unless it is named here.
//!
//! Read from the sources' own descriptions. *Modelled*: the publisher fills or smooths with a model
//! (electricity and clean-cooking access from the global electrification and WHO models; `SL.*` and
//! unemployment from ILO modelled estimates; internet users where ITU has no survey; population,
//! life expectancy and child mortality from UN estimation; schooling from UNDP's interpolated
//! attainment; indices built on such; computing power estimated from chip counts). *Perception*:
//! opinion or expert judgement (WGI, CPIA and its statistical rating, logistics professionals, RISE
//! and the law index, which experts code). Left out: quality within a kind.

const MODELLED: [&str; 25] = [
    "ai_compute_h100e_known",
    "clean_cooking_access_pct",
    "electricity_access_pct",
    "expected_years_schooling",
    "female_labour_participation_pct",
    "female_services_employment_pct",
    "female_vulnerable_employment_pct",
    "gender_inequality_index",
    "hdi",
    "human_capital_index",
    "ihdi",
    "internet_users_pct",
    "life_expectancy_years",
    "mean_years_schooling",
    "population",
    "population_0_14_pct",
    "population_15_64_pct",
    "population_density",
    "population_growth_pct",
    "rural_electricity_access_pct",
    "under5_mortality_per1000",
    "unemployment_pct",
    "urban_electricity_access_pct",
    "urban_population_pct",
    "youth_unemployment_female_pct",
];

const PERCEPTION: [&str; 14] = [
    "cpia_overall",
    "cpia_public_sector",
    "cpia_transparency",
    "logistics_performance_1to5",
    "rise_electricity_access_policy",
    "rise_renewables_policy",
    "statistical_capacity_old",
    "wgi_control_of_corruption",
    "wgi_government_effectiveness",
    "wgi_political_stability",
    "wgi_regulatory_quality",
    "wgi_rule_of_law",
    "wgi_voice_accountability",
    "women_business_law_index",
];

/// The word of the `nature` column for an indicator.
pub fn nature(indicator: &str) -> &'static str {
    if MODELLED.contains(&indicator) {
        "modelled"
    } else if PERCEPTION.contains(&indicator) {
        "perception"
    } else {
        "measured"
    }
}

/// Ids named here that the pack does not have: a renamed series must not turn *measured* unseen.
pub fn unknown<'a>(known: &[&str]) -> Vec<&'a str> {
    let all = MODELLED.iter().chain(&PERCEPTION).copied();
    all.filter(|id| !known.contains(id)).collect()
}
