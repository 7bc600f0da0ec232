//! Names of the sides and the finding of the screen.

use foresight::Quantity;
use ledger::Cents;

use super::Pair;
use super::side::{Side, Which, second};
use crate::screens::impact::outcome::at_horizon;
use crate::text::{Phrase, Text};

/// The name of a side in the chooser.
pub fn which(which: Which, text: &Text) -> Phrase {
    match which {
        Which::Shown => text.t("two-shown"),
        Which::First => text.t("two-first"),
        Which::Before => text.t("two-before"),
        Which::File => {
            let name = second().map(|(name, _)| name).unwrap_or_default();
            text.tr("two-file", &[("file", name.into())])
        }
        Which::Nothing => text.t("two-nothing"),
    }
}

/// The name of a side in sentences and heads.
pub fn name(side: &Side, text: &Text) -> String {
    which(side.which, text).into()
}

/// What funders pay on a side.
pub fn paid(side: &Side) -> Cents {
    side.outcome.payments.iter().map(|p| p.amount).sum()
}

/// Mean over the economies both sides have of A less B, medians at each one's horizon; and of how
/// many A is higher.
pub fn lead(pair: &Pair) -> Option<(f64, usize, usize)> {
    let [a, b] = &pair.impacts;
    let (a, b) = (a.as_ref()?, b.as_ref()?);
    let view = pair.sides[0].plan.settings.view;
    let rows = |of: &engine::job::Impact| at_horizon(of, Quantity::Score, view);
    let (x, y) = (rows(a), rows(b));
    let pairs: Vec<f64> = x
        .iter()
        .filter_map(|r| Some(r.with - y.iter().find(|o| o.economy == r.economy)?.with))
        .collect();
    let n = pairs.len();
    let sum = pairs.iter().fold(0.0, |sum, d| sum + d);
    (n > 0).then(|| (sum / n as f64, pairs.iter().filter(|d| **d > 0.0).count(), n))
}

/// The finding.
pub fn title(pair: Option<&Pair>, text: &Text) -> Phrase {
    let Some(pair) = pair else {
        return text.t("two-title-waiting");
    };
    let [a, b] = &pair.sides;
    let more = paid(a) - paid(b);
    let size = Cents(more.0.abs());
    let names = [("a", name(a, text).into()), ("b", name(b, text).into())];
    let Some((lead, higher, of)) = lead(pair) else {
        return text.tr("two-title-waiting-for", &names);
    };
    let [x, y] = names;
    let args = [
        x,
        y,
        ("points", text.fixed(lead.abs(), 1).into()),
        (
            "better",
            f64::from(i8::from(lead > 0.0) - i8::from(lead < 0.0)).into(),
        ),
        ("n", higher.into()),
        ("of", of.into()),
        ("money", text.money(size).into()),
        (
            "dearer",
            f64::from(i8::from(more.0 > 0) - i8::from(more.0 < 0)).into(),
        ),
    ];
    if lead.abs() < 0.05 {
        text.tr("two-title-even", &args)
    } else {
        text.tr("two-title", &args)
    }
}
