//! Rules over the whole portfolio: what a user may ask for beside funders' conditions.
//!
//! Every rule is linear in the starts, so that a solver can prove an optimum under it (model,
//! section 5). A rule that needs the pack (which economies are a region or an income group) names
//! them by id and carries the economies once the engine has filled them in, so that `problem.json`
//! says everything by itself. Left out: conditions of funders' money (scopes and earmarks of the
//! ledger), prerequisites of a project (its clauses).

use atlas::Iso3;
use ledger::{BasisPoints, Cents, Prong};
use serde::{Deserialize, Serialize};

use crate::ProblemProject;

/// What a floor or cap counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupKind {
    /// A region of the atlas, for example `eastern-africa`.
    Region,
    /// An income group: `low`, `lower-middle`, `upper-middle`, `high`.
    Income,
    /// Least developed countries; the id is empty.
    Ldc,
    /// Landlocked developing countries; the id is empty.
    Lldc,
    /// Small island developing States; the id is empty.
    Sids,
    /// One economy, by its code.
    Economy,
    /// The economies listed; the id is the user's name for them.
    Listed,
    /// A group of the memo: `Enable`, `Network`, `Defend`, `Project`.
    Prong,
    /// A theme of the catalogue.
    Theme,
}

impl GroupKind {
    /// Whether it counts economies, shared projects by their split.
    pub fn is_place(self) -> bool {
        !matches!(self, Self::Prong | Self::Theme)
    }
}

/// A part of the portfolio's money.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Group {
    /// Kind.
    pub kind: GroupKind,
    /// Which one; see [`GroupKind`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its economies, sorted; empty for groups and themes, and in a plan wherever the atlas knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub economies: Vec<Iso3>,
}

impl Group {
    /// The part of a project that counts, in basis points: by its split, or all of it.
    pub fn part(&self, project: &ProblemProject) -> u32 {
        let whole = |yes: bool| if yes { BasisPoints::WHOLE.0 } else { 0 };
        match self.kind {
            GroupKind::Prong => whole(project.prong.as_str() == self.id),
            GroupKind::Theme => whole(project.theme == self.id),
            GroupKind::Economy => split_in(project, |e| e.as_str() == self.id),
            _ => split_in(project, |e| self.economies.contains(e)),
        }
    }
}

fn split_in(project: &ProblemProject, inside: impl Fn(&Iso3) -> bool) -> u32 {
    project
        .split
        .iter()
        .filter(|(e, _)| inside(e))
        .map(|(_, s)| s.0)
        .sum()
}

/// At least or at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// A floor.
    AtLeast,
    /// A cap.
    AtMost,
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// A share of the funders' money that the portfolio spends.
    Share(BasisPoints),
    /// An amount of funders' money over all years.
    Amount(Cents),
}

/// A floor or a cap for a part of the funders' money.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ShareRule {
    /// What it counts.
    pub of: Group,
    /// Floor or cap.
    pub side: Side,
    /// How much.
    pub limit: Limit,
}

/// How many of a set of projects: "A or B, not both" is at most one of two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CountRule {
    /// Project ids.
    pub projects: Vec<String>,
    /// At least so many.
    #[serde(default)]
    pub at_least: u32,
    /// At most so many.
    pub at_most: u32,
}

/// "A only with B": a project is chosen only when one of the others is, whenever each starts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct JointRule {
    /// Project id.
    pub project: String,
    /// Ids of which at least one is chosen as well.
    pub with: Vec<String>,
}

/// A project starts in this year or later.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NotBefore {
    /// Project id.
    pub project: String,
    /// Earliest start.
    pub year: i16,
}

/// Rules over the whole portfolio. Shares are of the funders' money that is spent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// At least this share goes to projects whose economies are all LDCs.
    pub ldc_floor: Option<BasisPoints>,
    /// At most this share goes to one economy (shared projects by their split).
    pub economy_cap: Option<BasisPoints>,
    /// At least this share for a group.
    pub prong_floor: Vec<(Prong, BasisPoints)>,
    /// At most this share for a group.
    pub prong_cap: Vec<(Prong, BasisPoints)>,
    /// At most this much in one economy in one year (absorption), all sources.
    pub absorption: Vec<(Iso3, Cents)>,
    /// Projects that must be in.
    pub must: Vec<String>,
    /// Projects that must stay out.
    pub never: Vec<String>,
    /// Floors and caps for regions, income groups, LDC, LLDC, SIDS, groups, themes, economies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<ShareRule>,
    /// Either/or.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<CountRule>,
    /// Only with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joint: Vec<JointRule>,
    /// Not before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_before: Vec<NotBefore>,
    /// At most this much of its own money (counterpart) from one economy in one year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counterpart_cap: Vec<(Iso3, Cents)>,
    /// At most this share of the whole cost rests on partners' own money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cofinance_cap: Option<BasisPoints>,
}
