//! Commands about the ledger: what others have promised and paid, rates, prices, who pays after the
//! end. The rules of a ledger are those of [`ledger::Book::fault`].

use ledger::{Book, Deflator, Entry, Payer, Rate, Upkeep};

use crate::check::Problem;
use crate::command::Command;
use crate::{Plan, slots};

/// See [`Command::SetEntry`].
pub(crate) fn entry(book: &mut Book, id: &str, new: Option<&Entry>) -> Command {
    // The key is the command's: a record of another id would end up out of order.
    let new = new.map(|e| Entry {
        id: id.to_owned(),
        ..e.clone()
    });
    let old = slots::put(&mut book.entries, |e| e.id.as_str().cmp(id), new);
    Command::SetEntry {
        id: id.to_owned(),
        entry: old.map(Box::new),
    }
}

/// See [`Command::SetRate`].
pub(crate) fn rate(book: &mut Book, currency: &str, date: &str, new: Option<&Rate>) -> Command {
    let new = new.map(|r| Rate {
        currency: currency.to_owned(),
        date: date.to_owned(),
        ..r.clone()
    });
    let old = slots::put(&mut book.rates, |r| r.key().cmp(&(currency, date)), new);
    Command::SetRate {
        currency: currency.to_owned(),
        date: date.to_owned(),
        rate: old,
    }
}

/// See [`Command::SetDeflator`].
pub(crate) fn deflator(book: &mut Book, year: i16, new: Option<&Deflator>) -> Command {
    let new = new.map(|d| Deflator { year, ..d.clone() });
    let old = slots::put(&mut book.deflators, |d| d.year.cmp(&year), new);
    Command::SetDeflator { year, deflator: old }
}

/// See [`Command::SetUpkeep`].
pub(crate) fn upkeep(book: &mut Book, project: &str, payer: Option<&Payer>) -> Command {
    let new = payer.map(|payer| Upkeep {
        project: project.to_owned(),
        payer: payer.clone(),
    });
    let old = slots::put(&mut book.upkeep, |u| u.project.as_str().cmp(project), new);
    Command::SetUpkeep {
        project: project.to_owned(),
        payer: old.map(|u| u.payer),
    }
}

/// The rules of the document about the ledger.
pub(crate) fn check(plan: &Plan) -> Result<(), Problem> {
    match plan.ledger.fault() {
        None => Ok(()),
        Some(fault) => Err(Problem {
            at: format!("ledger/{}", fault.at),
            found: fault.found,
            expected: fault.expected,
        }),
    }
}

#[cfg(test)]
#[path = "books_tests.rs"]
mod tests;
