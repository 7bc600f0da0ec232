//! Commands about funders and their envelopes.

use ledger::{Cents, Funder};

use crate::Plan;
use crate::command::{Command, Refusal};

pub(crate) fn envelope(plan: &mut Plan, funder: &str, year: i16, amount: Cents) -> Result<Command, Refusal> {
    let at = plan
        .settings
        .years
        .iter()
        .position(|y| *y == year)
        .ok_or(Refusal::UnknownYear(year))?;
    let found = plan
        .funders
        .iter_mut()
        .find(|f| f.id == funder)
        .ok_or_else(|| Refusal::UnknownFunder(funder.to_owned()))?;
    let slot = found.envelopes.get_mut(at).ok_or(Refusal::UnknownYear(year))?;
    let old = std::mem::replace(slot, amount);
    Ok(Command::SetEnvelope {
        funder: funder.to_owned(),
        year,
        amount: old,
    })
}

pub(crate) fn set_funder(
    plan: &mut Plan,
    id: &str,
    position: usize,
    funder: Option<&Funder>,
) -> Result<Command, Refusal> {
    let at = plan.funders.iter().position(|f| f.id == id);
    let (position, old) = match (at, funder) {
        (Some(at), Some(new)) => (at, Some(std::mem::replace(&mut plan.funders[at], new.clone()))),
        (Some(at), None) => (at, Some(plan.funders.remove(at))),
        (None, Some(new)) => {
            let at = position.min(plan.funders.len());
            plan.funders.insert(at, new.clone());
            (at, None)
        }
        (None, None) => return Err(Refusal::UnknownFunder(id.to_owned())),
    };
    Ok(Command::SetFunder {
        id: id.to_owned(),
        position,
        funder: old,
    })
}
