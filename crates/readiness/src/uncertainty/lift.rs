//! Values above zero for means that need them.

use super::tree::Tree;
use crate::recipe::Aggregate;
use crate::table::Column;

/// Where a mean needs values above zero and a normalisation has some that are not, all normalised
/// values together are mapped linearly onto this range (an assumption; it changes no rank of an
/// arithmetic mean).
pub const LIFT: (f64, f64) = (1.0, 100.0);

/// Whether a mean needs values above zero.
pub(super) fn needs_positive(kind: Aggregate) -> bool {
    !matches!(kind, Aggregate::Arithmetic | Aggregate::Copeland)
}

/// Maps the values of a combination onto [`LIFT`] where a mean of the tree needs it.
pub(super) fn lift(tree: &Tree, columns: &[Column], kind: Aggregate) -> impl Fn(f64) -> f64 + use<> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for x in columns.iter().flatten().flatten() {
        (low, high) = (low.min(*x), high.max(*x));
    }
    let needs = tree.groups.iter().any(|g| needs_positive(tree.kind(*g, kind)));
    let lifted = needs && low <= 0.0;
    let span = high - low;
    move |x: f64| {
        if !lifted {
            return x;
        }
        let share = if span > 0.0 { (x - low) / span } else { 0.0 };
        LIFT.0 + (LIFT.1 - LIFT.0) * share
    }
}
