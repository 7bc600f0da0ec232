//! One rule over the portfolio at a time, and what a user says of a project's delay, an economy's own
//! share and a funder's commitments: so that two edits in a row never take back one another.

use atlas::Iso3;
use ledger::{BasisPoints, Cents};
use portfolio::{Committed, CountRule, Group, JointRule, Limit, NotBefore, Rules, ShareRule, Side};
use serde::{Deserialize, Serialize};

use crate::check::{Problem, broken};
use crate::document::{Counterpart, Delay};
use crate::{Plan, slots};

/// An edit of one rule. `None` takes the rule away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum RuleEdit {
    /// A floor or cap for a part of the money.
    Share {
        /// What it counts.
        of: Group,
        /// Floor or cap.
        side: Side,
        /// How much.
        limit: Option<Limit>,
    },
    /// Either/or: how many of a set. Rules of this kind are kept in the order they were made.
    Count {
        /// Place in the list; one past the end, or more, adds.
        position: usize,
        /// The rule.
        count: Option<CountRule>,
        /// Adds at the place instead of replacing what is there.
        #[serde(default)]
        insert: bool,
    },
    /// A project only with one of others. Sorted; the pair of project and others is its name.
    Joint {
        /// The rule.
        joint: JointRule,
        /// Whether it holds.
        holds: bool,
    },
    /// A project not before a year.
    NotBefore {
        /// Project id.
        project: String,
        /// Earliest start.
        year: Option<i16>,
    },
    /// At most so much of its own money from an economy in a year.
    CounterpartCap {
        /// Economy.
        economy: Iso3,
        /// Amount a year.
        amount: Option<Cents>,
    },
    /// At most this share of the whole cost from partners themselves.
    CofinanceCap {
        /// Share.
        share: Option<BasisPoints>,
    },
}

impl RuleEdit {
    /// Changes the rules and returns the edit that takes the change back.
    pub fn apply(&self, rules: &mut Rules) -> Self {
        match self {
            Self::Share { of, side, limit } => {
                let new = limit.map(|limit| ShareRule {
                    of: of.clone(),
                    side: *side,
                    limit,
                });
                let old = slots::put(&mut rules.shares, |r| (&r.of, r.side).cmp(&(of, *side)), new);
                Self::Share {
                    of: of.clone(),
                    side: *side,
                    limit: old.map(|r| r.limit),
                }
            }
            Self::Count {
                position,
                count,
                insert,
            } => count_edit(&mut rules.counts, *position, count.as_ref(), *insert),
            Self::Joint { joint, holds } => {
                let old = slots::put(&mut rules.joint, |j| j.cmp(joint), holds.then(|| joint.clone()));
                Self::Joint {
                    joint: joint.clone(),
                    holds: old.is_some(),
                }
            }
            Self::NotBefore { project, year } => {
                let new = year.map(|year| NotBefore {
                    project: project.clone(),
                    year,
                });
                let old = slots::put(&mut rules.not_before, |n| n.project.cmp(project), new);
                Self::NotBefore {
                    project: project.clone(),
                    year: old.map(|n| n.year),
                }
            }
            Self::CounterpartCap { economy, amount } => {
                let new = amount.map(|a| (*economy, a));
                let old = slots::put(&mut rules.counterpart_cap, |(e, _)| e.cmp(economy), new);
                Self::CounterpartCap {
                    economy: *economy,
                    amount: old.map(|(_, a)| a),
                }
            }
            Self::CofinanceCap { share } => Self::CofinanceCap {
                share: std::mem::replace(&mut rules.cofinance_cap, *share),
            },
        }
    }
}

fn count_edit(list: &mut Vec<CountRule>, at: usize, new: Option<&CountRule>, insert: bool) -> RuleEdit {
    let at = at.min(list.len());
    let (count, insert) = match (new, insert || at == list.len()) {
        (Some(new), true) => {
            list.insert(at, new.clone());
            (None, false)
        }
        (Some(new), false) => (Some(std::mem::replace(&mut list[at], new.clone())), false),
        (None, _) if at < list.len() => (Some(list.remove(at)), true),
        (None, _) => (None, false),
    };
    RuleEdit::Count {
        position: at,
        count,
        insert,
    }
}

/// Sets a project's delay in years (0 for none) and returns what it was.
pub(crate) fn delay(plan: &mut Plan, project: &str, years: u8) -> u8 {
    let new = (years > 0).then(|| Delay {
        project: project.to_owned(),
        years,
    });
    slots::put(&mut plan.delays, |d| d.project.as_str().cmp(project), new).map_or(0, |d| d.years)
}

/// Sets what an economy pays itself and returns what it was.
pub(crate) fn counterpart(plan: &mut Plan, economy: Iso3, share: Option<BasisPoints>) -> Option<BasisPoints> {
    let new = share.map(|share| Counterpart { economy, share });
    slots::put(&mut plan.counterparts, |c| c.economy.cmp(&economy), new).map(|c| c.share)
}

/// Sets what a funder has promised elsewhere in a year and returns what it was.
pub(crate) fn commit(plan: &mut Plan, funder: &str, year: i16, amount: Option<Cents>) -> Option<Cents> {
    let new = amount.map(|amount| Committed {
        funder: funder.to_owned(),
        year,
        amount,
    });
    let place = |c: &Committed| (c.funder.as_str(), c.year).cmp(&(funder, year));
    slots::put(&mut plan.committed, place, new).map(|c| c.amount)
}

/// Most years a project may be late: an assumption that catches slips of the keyboard.
const MOST_DELAY: u8 = 10;

/// Rules of the document about what this file sets.
pub(crate) fn check(plan: &Plan) -> Result<(), Problem> {
    let over = |share: BasisPoints| share > BasisPoints::WHOLE;
    let percent = |share: BasisPoints| format!("{} %", f64::from(share.0) / 100.0);
    for (i, r) in plan.rules.shares.iter().enumerate() {
        let at = || format!("rules/shares/{i}");
        match r.limit {
            Limit::Share(s) if over(s) => return Err(broken(at(), percent(s), "a share of at most 100 %")),
            Limit::Amount(a) if a.0 < 0 => return Err(broken(at(), a, "an amount of zero or more")),
            _ => {}
        }
    }
    for (i, c) in plan.rules.counts.iter().enumerate() {
        if c.at_least > c.at_most || c.projects.len() < 2 {
            let found = format!("{} to {} of {}", c.at_least, c.at_most, c.projects.len());
            let expected = "two projects or more, at least not above at most";
            return Err(broken(format!("rules/counts/{i}"), found, expected));
        }
    }
    for (i, j) in plan.rules.joint.iter().enumerate() {
        if j.with.is_empty() || j.with.contains(&j.project) {
            let expected = "one other project or more";
            return Err(broken(format!("rules/joint/{i}"), j.with.join(", "), expected));
        }
    }
    if let Some((e, a)) = plan.rules.counterpart_cap.iter().find(|(_, a)| a.0 < 0) {
        return Err(broken(
            format!("rules/counterpart_cap/{e}"),
            a,
            "an amount of zero or more",
        ));
    }
    if let Some(s) = plan.rules.cofinance_cap.filter(|s| over(*s)) {
        return Err(broken(
            "rules/cofinance_cap",
            percent(s),
            "a share of at most 100 %",
        ));
    }
    if let Some(d) = plan.delays.iter().find(|d| d.years == 0 || d.years > MOST_DELAY) {
        return Err(broken(format!("delays/{}", d.project), d.years, "1 to 10 years"));
    }
    if let Some(c) = plan.counterparts.iter().find(|c| c.share >= BasisPoints::WHOLE) {
        let at = format!("counterparts/{}", c.economy);
        return Err(broken(at, percent(c.share), "a share below 100 %"));
    }
    for c in &plan.committed {
        let at = format!("committed/{}/{}", c.funder, c.year);
        if c.amount.0 < 0 {
            return Err(broken(at, c.amount, "an amount of zero or more"));
        }
    }
    if let Some(b) = &plan.settings.beside
        && !(0.0..=1.0).contains(&b.share)
    {
        return Err(broken("settings/beside/share", b.share, "a share from 0 to 1"));
    }
    Ok(())
}
