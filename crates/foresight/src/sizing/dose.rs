//! The stand-alone effect of a sized project, in native units at full delivery (model, section 3).

use atlas::Iso3;

use super::Compiled;
use crate::rules::{Context, Expr, Unknown, number};
use crate::{Dose, DoseKind, Effect, Range};

/// One economy's part of a project.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sized {
    /// Economy.
    pub economy: Iso3,
    /// Units built there.
    pub units: f64,
    /// Units of the medium size there (see [`super::Units::medium`]).
    pub medium: f64,
    /// Capital spent there in a year of work, US dollars, mid.
    pub yearly_dollars: f64,
}

/// The product of two independent uncertain quantities.
///
/// Relative distances from mid to low and to high are added in quadrature: both at their low at once is
/// less likely than either, so low·low would exaggerate.
pub fn product(a: Range, b: Range) -> Range {
    let mid = a.mid * b.mid;
    let relative = |end: f64, mid: f64| if mid > 0.0 { (end - mid).abs() / mid } else { 0.0 };
    let both = |x: f64, y: f64| (x * x + y * y).sqrt();
    let down = both(relative(a.low, a.mid), relative(b.low, b.mid));
    let up = both(relative(a.high, a.mid), relative(b.high, b.mid));
    if mid > 0.0 {
        Range {
            low: (mid * (1.0 - down)).max(0.0),
            mid,
            high: mid * (1.0 + up),
        }
    } else {
        Range {
            low: 0.0,
            mid,
            high: a.high * b.high,
        }
    }
}

/// Doses of one economy's part. An effect whose target population or GDP is not known has no dose; it is
/// listed with the fields that are missing.
///
/// Exposure: base × min(units × people per unit, target) × adoption ÷ target. Count: base × units ×
/// heads per unit × share ÷ target. Spend: base × yearly dollars ÷ GDP × (1 + crowd-in). Gap and log:
/// size × units ÷ medium units, a gap share at most 1. Milestone: the same, never above the stated size at
/// medium scale, never above 1: a larger unit does not open a second one.
pub fn doses(
    compiled: &Compiled<'_>,
    part: &Sized,
    context: &dyn Context,
) -> (Vec<Dose>, Vec<(String, Vec<Unknown>)>) {
    let mut found = Vec::new();
    let mut without = Vec::new();
    for (effect, target) in &compiled.targets {
        match size(effect, target.as_ref(), part, context) {
            Ok((size, people)) => found.push(Dose {
                economy: part.economy,
                indicator: effect.indicator.clone(),
                kind: effect.kind,
                size,
                deadweight: !effect.net,
                people,
                grade: effect.grade,
            }),
            Err(open) => without.push((effect.indicator.clone(), open)),
        }
    }
    (found, without)
}

fn size(
    effect: &Effect,
    target: Option<&Expr>,
    part: &Sized,
    context: &dyn Context,
) -> Result<(Range, f64), Vec<Unknown>> {
    let ratio = part.units / part.medium;
    let map = |range: Range, f: &dyn Fn(f64) -> f64| Range {
        low: f(range.low),
        mid: f(range.mid),
        high: f(range.high),
    };
    match effect.kind {
        DoseKind::Exposure | DoseKind::Count => {
            let one = Expr::Number(1.0);
            let target_expr = target.unwrap_or(&one);
            let population = positive(target_expr, context)?;
            let plain = matches!(target_expr, Expr::Number(_));
            let reached = map(effect.per_unit, &|per_unit| {
                let heads = per_unit * part.units;
                if plain { heads } else { heads.min(population) }
            });
            let size = map(product(reached, effect.size), &|heads| {
                effect.base * heads / population
            });
            let size = if effect.kind == DoseKind::Exposure {
                map(size, &|share| share.min(effect.base))
            } else {
                size
            };
            Ok((size, if plain { 0.0 } else { reached.mid }))
        }
        DoseKind::Spend => {
            let gdp = positive(&Expr::Field("gdp_usd".into()), context)?;
            let share = effect.base * part.yearly_dollars / gdp;
            Ok((map(effect.size, &|crowd_in| share * (1.0 + crowd_in)), 0.0))
        }
        DoseKind::Gap => Ok((map(effect.size, &|share| (share * ratio).min(1.0)), 0.0)),
        DoseKind::Log => Ok((map(effect.size, &|delta| delta * ratio), 0.0)),
        DoseKind::Milestone => Ok((map(effect.size, &|share| (share * ratio.min(1.0)).min(1.0)), 0.0)),
    }
}

fn positive(expr: &Expr, context: &dyn Context) -> Result<f64, Vec<Unknown>> {
    let answer = number(expr, context);
    match answer.value {
        Some(value) if value > 0.0 => Ok(value),
        Some(_) => Err(vec![Unknown::Undefined(expr.to_string())]),
        None => Err(answer.open),
    }
}
