//! What nobody maintains fades after the last payment: how much of the full effect is left at the
//! horizon, and how much would be if somebody paid the whole upkeep.

use foresight::Timing;
use foresight::effect::ramp;

use super::names::Books;
use crate::text::{Phrase, Text};

/// The fading of a portfolio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fade {
    /// Last year with a payment.
    pub last_payment: i16,
    /// Share of the upkeep somebody pays afterwards, 0..1 (mean by cost).
    pub maintained: f64,
    /// Share of the full effect left at the horizon, 0..1 (mean by cost).
    pub stands: f64,
    /// The same with the whole upkeep paid.
    pub stands_maintained: f64,
}

/// The last year in which a funder pays.
pub fn last_payment(books: &Books) -> Option<i16> {
    books.shown.outcome.payments.iter().map(|p| p.year).max()
}

/// How far the chosen projects have faded at the horizon; `None` until the candidates are there.
pub fn fade(books: &Books) -> Option<Fade> {
    let last_payment = last_payment(books)?;
    let horizon = books.shown.plan.settings.horizon;
    let of = books.shown.outcome.chosen.iter().filter_map(|choice| {
        let at = books
            .shown
            .problem
            .projects
            .iter()
            .position(|p| p.id == choice.project)?;
        let candidate = books.candidate(at)?;
        Some((candidate.sized.timing, choice.start, candidate.cost.mid.dollars()))
    });
    mean(of, horizon, last_payment)
}

fn mean(of: impl Iterator<Item = (Timing, i16, f64)>, horizon: i16, last_payment: i16) -> Option<Fade> {
    let (mut cost, mut kept, mut now, mut full) = (0.0, 0.0, 0.0, 0.0);
    for (timing, start, weight) in of {
        let whole = Timing {
            maintained: 1.0,
            ..timing
        };
        cost += weight;
        kept += weight * timing.maintained;
        now += weight * ramp(&timing, start, horizon);
        full += weight * ramp(&whole, start, horizon);
    }
    (cost > 0.0).then(|| Fade {
        last_payment,
        maintained: kept / cost,
        stands: now / cost,
        stands_maintained: full / cost,
    })
}

impl Fade {
    /// The fading in a sentence.
    pub fn words(&self, horizon: i16, text: &Text) -> Phrase {
        let share = |v: f64| text.percent(v, 0);
        text.tr(
            if self.maintained < 1.0 {
                "outcome-fade"
            } else {
                "outcome-fade-none"
            },
            &[
                ("last", text.year(self.last_payment).into()),
                ("paid", share(self.maintained).into()),
                ("stands", share(self.stands).into()),
                ("full", share(self.stands_maintained).into()),
                ("year", text.year(horizon).into()),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_half_maintained_stands_between_nothing_and_the_whole() {
        let timing = Timing {
            duration: 2,
            lag: 0,
            tau: 1.0,
            decay: 0.2,
            maintained: 0.5,
        };
        let fade = mean([(timing, 2027, 3.0), (timing, 2028, 1.0)].into_iter(), 2035, 2031).unwrap();
        assert!(fade.stands > 0.0 && fade.stands < fade.stands_maintained);
        assert!((fade.maintained - 0.5).abs() < 1e-12);
        assert_eq!(mean(std::iter::empty(), 2035, 2031), None);
    }
}
