//! How large a project is, what it costs there, and what it changes at full delivery (model, section 3).
//!
//! What: [`Compiled`] (an archetype with its expressions parsed once), [`units`] (small, medium, large),
//! [`cost_factor`] and [`cost`], [`doses`]. Why: one place decides sizes, so that the same archetype is
//! small on an island and large in Nigeria for a reason that can be shown. Left out: eligibility,
//! integer money and splits (crate `portfolio`), timing and saturation ([`crate::effect`]).

mod compiled;
mod cost;
mod dose;

#[cfg(test)]
mod tests;

pub use compiled::{Compiled, NotAnExpression};
pub use cost::{
    CAPITAL_MOST, CAPITAL_PER_1000_KM, CLOUD_MOST, CLOUD_PER_1000_KM, CostFactor, ISLAND_PHYSICAL,
    LANDLOCKED_PHYSICAL, PRICE_BOUNDS, REFERENCE_PRICE_LEVEL, Site, cost, cost_factor, local_share,
};
pub use dose::{Sized, doses, product};

use crate::{Archetype, Scale};

/// The sizes an archetype takes for a need.
#[derive(Clone, Debug, PartialEq)]
pub struct Units {
    /// Units that would meet the whole need.
    pub need: f64,
    /// Units of the medium size before the cap: the size for which the catalogue states gap, log and
    /// milestone effects. A project capped far below the need closes proportionally less.
    pub medium: f64,
    /// Different sizes, smallest first.
    pub variants: Vec<(Scale, f64)>,
}

/// Small, medium and large as shares of the need, between floor and cap.
///
/// Where the large share of the need is over the cap, large is the cap and the others keep their
/// proportion to it. Sizes that come out equal are one variant (`medium` if it is among them). `None`
/// where the need is below the floor: the project makes no sense there.
///
/// ```
/// # let (a, e) = (include_str!("../../../data/catalogue/archetypes.csv"), include_str!("../../../data/catalogue/effects.csv"));
/// let catalogue = foresight::catalogue_csv::parse(a, e).unwrap();
/// let minigrid = catalogue.get("minigrid").unwrap();
/// let sizes = foresight::sizing::units(minigrid, 20_000_000.0).unwrap();
/// assert_eq!(sizes.variants[2].1, 200_000.0); // the cap
/// assert!(foresight::sizing::units(minigrid, 50.0).is_none());
/// ```
pub fn units(archetype: &Archetype, need: f64) -> Option<Units> {
    if !need.is_finite() || need < archetype.floor_units {
        return None;
    }
    let whole = |n: f64| {
        let n = if archetype.integer_units { n.round() } else { n };
        n.max(archetype.floor_units)
    };
    let [small, medium, large] = archetype.shares;
    let served = need.min(archetype.cap_units / large);
    let mut variants: Vec<(Scale, f64)> = Vec::new();
    for (scale, share) in [
        (Scale::Small, small),
        (Scale::Medium, medium),
        (Scale::Large, large),
    ] {
        let n = whole(share * served).min(archetype.cap_units);
        match variants.last_mut() {
            Some((last, units)) if (*units - n).abs() < 1e-9 => {
                if scale == Scale::Medium {
                    *last = scale;
                }
            }
            _ => variants.push((scale, n)),
        }
    }
    Some(Units {
        need,
        medium: whole(medium * need),
        variants,
    })
}
