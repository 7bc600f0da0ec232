//! The findings: sentences that could be false, put together from the data on show.

use engine::World;
use engine::job::RankInterval;
use plan::Plan;

use super::picker;
use super::settings::{Settings, Subject};
use super::shown::{Shown, lowest_region, quartiles};
use crate::screens::frameworks::words;
use crate::text::{Phrase, Text};

/// Economies called the least ready. An assumption about what fits a sentence.
const LEAST: usize = 30;

/// The finding of the map.
pub fn map(settings: &Settings, shown: &Shown, plan: &Plan, world: &World, text: &Text) -> Phrase {
    match &settings.subject {
        Subject::Node(_) => match lowest_region(world, shown, LEAST) {
            Some((region, n)) => {
                let of = LEAST.min(shown.values.len());
                let args = [
                    ("n", n.into()),
                    ("of", of.into()),
                    ("region", text.region(&region).into()),
                    ("subject", picker::name(settings, plan, world, text).into()),
                ];
                if settings.whole() {
                    text.tr("world-finding-region", &args[..3])
                } else {
                    text.tr("world-finding-node", &args)
                }
            }
            None => text.t("world-finding-none"),
        },
        Subject::Indicator(id) => match quartiles(shown) {
            Some((low, high)) => {
                let unit = words::unit(plan, world, id);
                let args = [
                    ("low", text.short(low).into()),
                    ("high", text.short(high).into()),
                    ("unit", text.unit(&unit).into()),
                ];
                text.tr("world-finding-indicator", &args)
            }
            None => text.t("world-finding-none"),
        },
        Subject::Tiers => {
            let above = shown.values.values().filter(|v| v.value > 0.0).count();
            text.tr("world-finding-tiers", &[("n", above.into())])
        }
    }
}

/// The quiet line under it: unit, population, source. `open`: economies whose tier may be higher.
pub fn map_line(
    settings: &Settings,
    shown: &Shown,
    open: usize,
    plan: &Plan,
    world: &World,
    text: &Text,
) -> Phrase {
    let name = picker::name(settings, plan, world, text);
    match &settings.subject {
        Subject::Node(_) if settings.whole() && plan.framework(&settings.framework).is_some() => {
            let contest = plan
                .recipe(&settings.framework)
                .is_some_and(|r| r.aggregate == readiness::Aggregate::Copeland);
            let key = if contest {
                "world-sub-contest"
            } else {
                "world-sub-own"
            };
            text.tr(
                key,
                &[
                    ("name", name.into()),
                    ("leaves", shown.leaves.into()),
                    ("scored", shown.scored.into()),
                ],
            )
        }
        Subject::Node(_) if settings.whole() => {
            let aid = world.atlas.economies().iter().filter(|e| e.oda).count();
            let args = [
                ("leaves", shown.leaves.into()),
                ("scored", shown.scored.into()),
                ("aid", aid.into()),
            ];
            text.tr("world-sub-score", &args)
        }
        Subject::Node(_) => {
            let args = [
                ("name", name.into()),
                ("leaves", shown.leaves.into()),
                ("scored", shown.scored.into()),
            ];
            text.tr("world-sub-node", &args)
        }
        Subject::Indicator(id) => {
            let published = world
                .pack
                .source(world.pack.source_of(id))
                .map(|s| s.title.clone());
            let own = plan.own_indicator(id).map(|i| i.source.clone());
            let args = [
                ("name", name.into()),
                (
                    "unit",
                    text.unit(&words::unit(plan, world, id)).to_string().into(),
                ),
                ("source", own.or(published).unwrap_or_default().into()),
                ("scored", shown.scored.into()),
            ];
            text.tr("world-sub-indicator", &args)
        }
        Subject::Tiers => text.tr(
            "world-sub-tiers",
            &[("of", shown.scored.into()), ("open", open.into())],
        ),
    }
}

/// Economies whose interval overlaps that of the `at`-th.
pub fn overlapping(intervals: &[RankInterval], at: usize) -> usize {
    let Some(own) = intervals.get(at) else {
        return 0;
    };
    intervals
        .iter()
        .filter(|i| i.economy != own.economy && i.p05 <= own.p95 && own.p05 <= i.p95)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(code: &str, p05: f64, p95: f64) -> RankInterval {
        RankInterval {
            economy: code.parse().unwrap(),
            score: 0.0,
            rank: 1,
            p05,
            median: p05,
            p95,
            score_p05: 0.0,
            score_p95: 0.0,
            missing: 0,
        }
    }

    #[test]
    fn intervals_that_touch_cannot_be_told_apart_and_one_is_not_counted_against_itself() {
        let all = [
            interval("AAA", 1.0, 3.0),
            interval("BBB", 3.0, 5.0),
            interval("CCC", 6.0, 7.0),
        ];
        assert_eq!([0, 1, 2].map(|at| overlapping(&all, at)), [1, 1, 0]);
    }
}
