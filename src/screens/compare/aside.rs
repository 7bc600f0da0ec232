//! An economy set aside on another screen until a second one joins it: shift-click on the map, or the
//! button of a profile.

use std::cell::Cell;

use atlas::Iso3;
use plan::Plan;

use super::settings::{AT_FIRST, list, names};
use crate::route::{Route, Screen};

thread_local! {
    static ASIDE: Cell<Option<Iso3>> = const { Cell::new(None) };
}

/// Sets an economy aside. With the one that already is, the address that compares them; `None` for
/// the first, or for the same one again.
pub fn set(economy: Iso3) -> Option<Route> {
    match ASIDE.take().filter(|other| *other != economy) {
        Some(other) => Some(of(&[other, economy])),
        None => {
            ASIDE.set(Some(economy));
            None
        }
    }
}

/// The address that compares economies.
fn of(economies: &[Iso3]) -> Route {
    Route::to(Screen::Compare).with(names::SET, Some(list(economies)))
}

/// The address that compares an economy with the first of the plan's region.
pub fn beside(economy: Iso3, plan: &Plan) -> Route {
    let others = plan.region.economies.iter().copied().filter(|e| *e != economy);
    let set: Vec<Iso3> = std::iter::once(economy).chain(others).take(AT_FIRST).collect();
    of(&set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_economy_set_aside_opens_the_comparison_and_the_same_one_does_not() {
        let [kenya, ghana] = ["KEN", "GHA"].map(|c| Iso3::new(c).unwrap());
        assert_eq!(set(kenya), None);
        assert_eq!(set(kenya), None);
        let route = set(ghana).unwrap();
        assert_eq!(route.get("set"), Some("KEN,GHA"));
        assert_eq!(set(ghana), None);
    }
}
