//! Pots: a funder's envelope taken apart into its free part and its earmarks.
//!
//! A pot is the unit in which money has one set of rules: what it may pay for, how much is new in
//! each year, and whether what is left moves on. Every payment names its pot, so nothing can be
//! paid twice from one envelope.

use serde::{Deserialize, Serialize};

use crate::{BasisPoints, Cents, Funder, Prong, Scope, split};
use atlas::Iso3;

/// What a scope is asked about a project.
#[derive(Clone, Copy, Debug)]
pub struct ProjectFacts<'a> {
    /// Economies it works in.
    pub economies: &'a [Iso3],
    /// Declared group.
    pub prong: Prong,
    /// Theme.
    pub theme: &'a str,
    /// Every one of its economies is a least developed country.
    pub ldc: bool,
}

impl Scope {
    /// Whether this money may pay for the project.
    ///
    /// ```
    /// use ledger::{ProjectFacts, Prong, Scope};
    /// let scope = Scope { ldc_only: true, ..Scope::default() };
    /// let kenya = [atlas::Iso3::new("KEN").unwrap()];
    /// let facts = ProjectFacts { economies: &kenya, prong: Prong::Enable, theme: "power", ldc: false };
    /// assert!(!scope.allows(&facts));
    /// assert!(Scope::default().allows(&facts));
    /// ```
    pub fn allows(&self, project: &ProjectFacts<'_>) -> bool {
        (self.economies.is_empty() || project.economies.iter().all(|e| self.economies.contains(e)))
            && (self.prongs.is_empty() || self.prongs.contains(&project.prong))
            && (self.themes.is_empty() || self.themes.iter().any(|t| t == project.theme))
            && (!self.ldc_only || project.ldc)
    }
}

/// A part of a funder's money with one scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pot {
    /// Position of the funder in the list the pots were made from.
    pub funder: usize,
    /// Funder id.
    pub funder_id: String,
    /// Earmark id; empty for the free part.
    pub earmark: String,
    /// Scopes that must all allow a project: the funder's own and, for an earmark, its own.
    pub scopes: Vec<Scope>,
    /// New money in each year, in the order of the envelopes.
    pub new_money: Vec<Cents>,
    /// Whether money unused in a year is available in the next.
    pub carry_over: bool,
}

impl Pot {
    /// Whether this pot may pay for the project.
    pub fn allows(&self, project: &ProjectFacts<'_>) -> bool {
        self.scopes.iter().all(|s| s.allows(project))
    }

    /// What the pot can have spent by the end of each year at the most, in order of the years: the
    /// sum of new money so far where it carries over, else each year's own money.
    pub fn most_by_year(&self) -> Vec<Cents> {
        let mut before = Cents::ZERO;
        self.new_money
            .iter()
            .map(|new| {
                let available = if self.carry_over { before + *new } else { *new };
                before = available;
                available
            })
            .collect()
    }
}

/// Every pot of the funders: for each funder its earmarks in their order, then the free part.
///
/// Each year's envelope is split by the earmarks' shares with the largest remainder, so that the
/// pots of a funder sum to its envelope to the cent. Shares above 100 % (refused by validation) are
/// scaled down to the whole and leave no free part.
pub fn pots(funders: &[Funder]) -> Vec<Pot> {
    let mut all = Vec::new();
    for (i, funder) in funders.iter().enumerate() {
        let mut weights: Vec<u64> = funder.earmarks.iter().map(|e| u64::from(e.share.0)).collect();
        let reserved: u64 = weights.iter().sum();
        weights.push(u64::from(BasisPoints::WHOLE.0).saturating_sub(reserved));
        let by_year: Vec<Vec<Cents>> = funder.envelopes.iter().map(|e| split(*e, &weights)).collect();
        let money = |part: usize| -> Vec<Cents> {
            by_year
                .iter()
                .map(|y| y.get(part).copied().unwrap_or_default())
                .collect()
        };
        let pot = |part: usize, earmark: &str, scopes: Vec<Scope>| Pot {
            funder: i,
            funder_id: funder.id.clone(),
            earmark: earmark.to_owned(),
            scopes,
            new_money: money(part),
            carry_over: funder.carry_over,
        };
        for (part, e) in funder.earmarks.iter().enumerate() {
            all.push(pot(part, &e.id, vec![funder.scope.clone(), e.scope.clone()]));
        }
        all.push(pot(funder.earmarks.len(), "", vec![funder.scope.clone()]));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Earmark;
    use proptest::prelude::*;

    fn iso(code: &str) -> Iso3 {
        Iso3::new(code).unwrap()
    }

    fn funder(envelopes: Vec<i64>, shares: &[u32], carry_over: bool) -> Funder {
        Funder {
            id: "f".into(),
            name: "F".into(),
            envelopes: envelopes.into_iter().map(Cents).collect(),
            carry_over,
            scope: Scope {
                prongs: vec![Prong::Enable],
                ..Scope::default()
            },
            earmarks: shares
                .iter()
                .enumerate()
                .map(|(i, s)| Earmark {
                    id: format!("e{i}"),
                    name: String::new(),
                    share: BasisPoints(*s),
                    scope: Scope {
                        themes: vec!["power".into()],
                        ..Scope::default()
                    },
                })
                .collect(),
        }
    }

    proptest! {
        #[test]
        fn the_pots_of_a_funder_sum_to_its_envelope(
            envelopes in proptest::collection::vec(0i64..1_000_000_000_000, 1..8),
            shares in proptest::collection::vec(0u32..2_500, 0..5),
        ) {
            let f = funder(envelopes.clone(), &shares, true);
            let pots = pots(&[f]);
            for (y, e) in envelopes.iter().enumerate() {
                let sum: Cents = pots.iter().map(|p| p.new_money[y]).sum();
                prop_assert_eq!(sum, Cents(*e));
            }
        }

        #[test]
        fn carry_over_conserves_money(envelopes in proptest::collection::vec(0i64..1_000_000_000, 1..8)) {
            let total: i64 = envelopes.iter().sum();
            let carried = &pots(&[funder(envelopes.clone(), &[], true)])[0];
            prop_assert_eq!(carried.most_by_year().last().copied(), Some(Cents(total)));
            let fixed = &pots(&[funder(envelopes.clone(), &[], false)])[0];
            prop_assert_eq!(fixed.most_by_year(), envelopes.into_iter().map(Cents).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_earmark_pays_only_inside_its_own_and_the_funders_scope() {
        let pots = pots(&[funder(vec![100], &[2_500], false)]);
        let at = [iso("KEN")];
        let facts = |prong, theme| ProjectFacts {
            economies: &at,
            prong,
            theme,
            ldc: false,
        };
        assert_eq!(pots[0].new_money, [Cents(25)]);
        assert!(pots[0].allows(&facts(Prong::Enable, "power")));
        assert!(!pots[0].allows(&facts(Prong::Enable, "skills")));
        assert!(!pots[0].allows(&facts(Prong::Defend, "power")));
        assert!(pots[1].allows(&facts(Prong::Enable, "skills")));
        assert!(!pots[1].allows(&facts(Prong::Defend, "skills")));
    }

    #[test]
    fn a_shared_project_is_in_scope_only_when_all_its_economies_are() {
        let scope = Scope {
            economies: vec![iso("KEN"), iso("UGA")],
            ..Scope::default()
        };
        let facts = |e: &'static [&'static str]| e.iter().map(|c| iso(c)).collect::<Vec<_>>();
        let inside = facts(&["KEN", "UGA"]);
        let across = facts(&["KEN", "TZA"]);
        let ask = |economies: &[Iso3]| {
            scope.allows(&ProjectFacts {
                economies,
                prong: Prong::Enable,
                theme: "power",
                ldc: false,
            })
        };
        assert!(ask(&inside));
        assert!(!ask(&across));
    }
}
