use ledger::{BasisPoints, Local, Measure, Micro, Status};
use proptest::prelude::*;

use super::*;
use crate::Refusal;
use crate::document::tests_support::small_plan;
use crate::file;
use crate::history::Session;

fn an_entry(id: &str) -> Entry {
    Entry {
        id: id.into(),
        project: "Fibre".into(),
        parent: String::new(),
        measure: Measure::Commitment,
        status: Status::Active,
        funder: "window".into(),
        split: vec![("KEN".parse().unwrap(), BasisPoints::WHOLE)],
        sector: "connectivity".into(),
        year: 2027,
        amount: Local(5),
        currency: "USD".into(),
        prices: None,
        covers: String::new(),
        source: String::new(),
    }
}

fn set(entry: Entry) -> Command {
    Command::SetEntry {
        id: entry.id.clone(),
        entry: Some(Box::new(entry)),
    }
}

/// Any command about the ledger, valid or not.
fn any_command() -> impl Strategy<Value = Command> {
    let id = prop_oneof![Just("a"), Just("b"), Just("")];
    prop_oneof![
        (id, any::<bool>(), 9_990u32..10_003, "[a-c]{0,1}", -5i64..20).prop_map(
            |(id, keep, share, parent, amount)| {
                let mut e = an_entry(id);
                e.split[0].1 = BasisPoints(share.max(9_999));
                e.project = format!("{}{}", e.id, "x");
                e.parent = if parent.is_empty() {
                    parent
                } else {
                    format!("{parent}x")
                };
                e.amount = Local(amount);
                Command::SetEntry {
                    id: id.into(),
                    entry: keep.then(|| Box::new(e)),
                }
            }
        ),
        (
            "(KES|EUR|USD|kes)",
            "20(25|26)-(01|13)-01",
            proptest::option::of(-1i64..9)
        )
            .prop_map(|(currency, date, rate)| Command::SetRate {
                currency: currency.clone(),
                date: date.clone(),
                rate: rate.map(|r| Rate {
                    currency,
                    date,
                    per_usd: Micro(r),
                    source: String::new()
                }),
            }),
        (2020i16..2023, proptest::option::of(-1i64..9)).prop_map(|(year, index)| Command::SetDeflator {
            year,
            deflator: index.map(|i| Deflator {
                year,
                index: Micro(i),
                source: String::new()
            }),
        }),
        ("[ab]", proptest::option::of(any::<bool>())).prop_map(|(project, payer)| Command::SetUpkeep {
            project,
            payer: payer.map(|nobody| if nobody {
                Payer::Nobody
            } else {
                Payer::Funder("window".into())
            }),
        }),
        any::<bool>().prop_map(|without| Command::SetPipeline { without }),
    ]
}

proptest! {
    #[test]
    fn every_command_of_the_ledger_is_undone_and_redone_exactly(commands in proptest::collection::vec(any_command(), 0..30)) {
        let first = small_plan();
        let mut session = Session::new(first.clone());
        for command in commands {
            let before = session.plan.clone();
            if session.run(command).is_err() {
                prop_assert_eq!(&session.plan, &before);
            }
            prop_assert_eq!(session.plan.ledger.fault(), None);
        }
        let last = session.plan.clone();
        prop_assert_eq!(file::read(file::write(&last).as_bytes()), Ok(last.clone()));
        while session.undo().is_some() {}
        prop_assert_eq!(&session.plan, &first);
        while session.redo().is_some() {}
        prop_assert_eq!(&session.plan, &last);
    }
}

#[test]
fn a_split_of_99_percent_is_refused_with_its_place() {
    let mut plan = small_plan();
    let mut e = an_entry("a");
    e.split[0].1 = BasisPoints(9_900);
    match set(e).apply(&mut plan) {
        Err(Refusal::Invalid(p)) => {
            assert_eq!(
                (p.at.as_str(), p.found.as_str()),
                ("ledger/entries/a/split", "99.00 %")
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(plan, small_plan());
}

#[test]
fn a_plan_with_a_ledger_asks_for_a_reader_that_keeps_it_and_one_without_does_not() {
    let mut plan = small_plan();
    assert_eq!(file::version_of(&plan), 1);
    set(an_entry("a")).apply(&mut plan).unwrap();
    assert_eq!(file::version_of(&plan), 4);
    assert_eq!(file::read(file::write(&plan).as_bytes()), Ok(plan));
    assert!(!file::write(&small_plan()).contains("ledger"));
}
