//! Who funds what: sector × place × year, with overlaps and gaps.
//!
//! An overlap is a year in which two funders work in one sector and place through different
//! projects; several funders of one project work together and are none. A gap is a sector and place
//! with a need and nobody's money in a year. The need is the cost of what the catalogue finds to do
//! there, given by the caller; commitments and the plan's own payments come off it one after the
//! other and are never added into one figure.

use std::collections::{BTreeMap, BTreeSet};

use atlas::Iso3;
use serde::{Deserialize, Serialize};

use crate::Cents;
use crate::measure::{Commitment, Measure, Money, PlannedDisbursement};
use crate::total::{Ready, by_economy};

/// Money of one project from one funder in one sector, place and year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stake {
    /// Funder id or name; empty for all funders together.
    pub funder: String,
    /// Project: its name in the ledger, or a candidate id of the plan.
    pub project: String,
    /// A payment of the plan's portfolio; otherwise a commitment of the ledger.
    pub planned: bool,
    /// Amount.
    pub amount: Cents,
}

/// A payment of the plan's own portfolio.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Theme.
    pub sector: String,
    /// Economy.
    pub economy: Iso3,
    /// Year.
    pub year: i16,
    /// The money.
    pub stake: Stake,
}

/// One sector in one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Theme or group.
    pub sector: String,
    /// Economy.
    pub economy: Iso3,
    /// What the catalogue finds to do here would cost; `None` where it finds nothing.
    pub need: Option<Cents>,
    /// Commitments of the ledger in the years counted.
    pub committed: Money<Commitment>,
    /// Payments of the plan.
    pub planned: Money<PlannedDisbursement>,
    /// What is left of the need after commitments, then after the plan; zero at least.
    pub open: Option<Cents>,
    /// Money by year, in the order of the years.
    pub years: Vec<Vec<Stake>>,
    /// Positions of the years with an overlap.
    pub overlaps: Vec<usize>,
    /// Positions of the years with a need and nobody's money.
    pub gaps: Vec<usize>,
}

/// The table for some years, sorted by sector and economy.
pub fn matrix(
    ready: &Ready<'_>,
    planned: &[Planned],
    needs: &BTreeMap<(String, Iso3), Cents>,
    years: &[i16],
) -> Vec<Row> {
    let mut rows: BTreeMap<(String, Iso3), Row> = BTreeMap::new();
    let blank = |sector: &str, economy: Iso3, need: Option<Cents>| Row {
        sector: sector.to_owned(),
        economy,
        need,
        committed: Money::ZERO,
        planned: Money::ZERO,
        open: None,
        years: vec![Vec::new(); years.len()],
        overlaps: Vec::new(),
        gaps: Vec::new(),
    };
    for ((sector, economy), need) in needs {
        let key = (sector.clone(), *economy);
        rows.insert(key, blank(sector, *economy, Some(*need)));
    }
    let mut put = |sector: &str, economy: Iso3, year: i16, stake: Stake| {
        let Some(y) = years.iter().position(|at| *at == year) else {
            return;
        };
        let key = (sector.to_owned(), economy);
        let row = rows.entry(key).or_insert_with(|| blank(sector, economy, None));
        if stake.planned {
            row.planned += Money::new(stake.amount);
        } else {
            row.committed += Money::new(stake.amount);
        }
        if let Some(slot) = row.years.get_mut(y) {
            slot.push(stake);
        }
    };
    for (e, worth) in ready.live().filter(|(e, _)| e.measure == Measure::Commitment) {
        for (economy, amount) in by_economy(e, worth).filter(|(_, a)| *a != Cents::ZERO) {
            let stake = Stake {
                funder: e.funder.clone(),
                project: e.project.clone(),
                planned: false,
                amount,
            };
            put(&e.sector, economy, e.year, stake);
        }
    }
    for p in planned {
        put(&p.sector, p.economy, p.year, p.stake.clone());
    }
    let mut all: Vec<Row> = rows.into_values().collect();
    for row in &mut all {
        row.open = row.need.map(|need| {
            let open = need - row.committed.cents() - row.planned.cents();
            open.max(Cents::ZERO)
        });
        let here = row.years.iter().enumerate();
        row.overlaps = here.clone().filter(|(_, s)| overlap(s)).map(|(y, _)| y).collect();
        if row.need.is_some_and(|n| n > Cents::ZERO) {
            row.gaps = here.filter(|(_, s)| s.is_empty()).map(|(y, _)| y).collect();
        }
    }
    all
}

/// Two funders in two projects: not two funders of one project, not one funder of two.
fn overlap(stakes: &[Stake]) -> bool {
    let pairs: BTreeSet<(&str, &str)> = stakes
        .iter()
        .map(|s| (s.funder.as_str(), s.project.as_str()))
        .collect();
    pairs
        .iter()
        .any(|a| pairs.iter().any(|b| a.0 != b.0 && a.1 != b.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::rate::Prices;
    use crate::total::Select;
    use crate::total::tests::{arb_book, entry};
    use proptest::prelude::*;

    fn ken() -> Iso3 {
        Iso3::new("KEN").unwrap()
    }

    fn stake(funder: &str, project: &str) -> Stake {
        Stake {
            funder: funder.into(),
            project: project.into(),
            planned: false,
            amount: Cents(1),
        }
    }

    proptest! {
        #[test]
        fn the_table_holds_every_commitment_of_its_years_once(book in arb_book()) {
            let ready = Ready::new(&book, Prices::Current);
            let years = [2026, 2027, 2028, 2029];
            let rows = matrix(&ready, &[], &BTreeMap::new(), &years);
            let all = ready.total::<Commitment>(&Select::default()).amount;
            prop_assert_eq!(rows.iter().map(|r| r.committed).sum::<Money<Commitment>>(), all);
            let stakes: Cents = rows.iter().flat_map(|r| r.years.iter().flatten()).map(|s| s.amount).sum();
            prop_assert_eq!(stakes, all.cents());
        }
    }

    #[test]
    fn several_funders_of_one_project_work_together_and_do_not_overlap() {
        assert!(!overlap(&[stake("a", "Fibre"), stake("b", "Fibre")]));
        assert!(!overlap(&[stake("a", "Fibre"), stake("a", "Towers")]));
        assert!(overlap(&[stake("a", "Fibre"), stake("b", "Towers")]));
        assert!(overlap(&[
            stake("a", "Fibre"),
            stake("b", "Fibre"),
            stake("b", "Towers")
        ]));
    }

    #[test]
    fn commitments_come_off_the_need_and_years_without_money_are_gaps() {
        let book = Book {
            entries: vec![entry("a", "Fibre")],
            ..Book::default()
        };
        let needs = BTreeMap::from([(("power".to_owned(), ken()), Cents(250_000))]);
        let own = Planned {
            sector: "power".into(),
            economy: ken(),
            year: 2028,
            stake: Stake {
                planned: true,
                amount: Cents(200_000),
                ..stake("window", "KEN:minigrid")
            },
        };
        let ready = Ready::new(&book, Prices::Current);
        let rows = matrix(&ready, &[], &needs, &[2027, 2028]);
        assert_eq!(
            (rows[0].open, rows[0].gaps.as_slice()),
            (Some(Cents(150_000)), &[1][..])
        );
        let rows = matrix(&ready, &[own], &needs, &[2027, 2028]);
        assert_eq!((rows[0].open, rows[0].gaps.len()), (Some(Cents::ZERO), 0));
    }
}
