//! Funders: yearly envelopes, what they may pay for, and the parts of an envelope that are earmarked.

use serde::{Deserialize, Serialize};

use crate::{BasisPoints, Cents, Prong};
use atlas::Iso3;

/// What money may be used for. Every empty list means "no limit of this kind".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// Economies; a shared project is in scope when all of its economies are.
    pub economies: Vec<Iso3>,
    /// Groups of the memo: `Defend`, `Network`, `Project`, `Enable` (an archetype's declared prong).
    pub prongs: Vec<Prong>,
    /// Themes (the catalogue's `pillar` column), for example `connectivity`.
    pub themes: Vec<String>,
    /// Only least developed countries.
    pub ldc_only: bool,
}

/// A reserved part of every year's envelope, usable only inside its scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Earmark {
    /// Stable identifier inside the funder.
    pub id: String,
    /// Name as the user wrote it.
    pub name: String,
    /// Share of each year's envelope that is reserved.
    pub share: BasisPoints,
    /// What the reserved part may pay for (inside the funder's own scope as well).
    pub scope: Scope,
}

/// A funder of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Funder {
    /// Stable identifier inside the plan.
    pub id: String,
    /// Name as the user wrote it.
    pub name: String,
    /// New money in each plan year, in the order of the plan's years.
    pub envelopes: Vec<Cents>,
    /// Whether money unused in a year is available in the next.
    pub carry_over: bool,
    /// What any of this funder's money may pay for.
    pub scope: Scope,
    /// Reserved parts; their shares sum to at most 100 %. The rest is free inside `scope`.
    pub earmarks: Vec<Earmark>,
}
