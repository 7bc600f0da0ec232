//! The rows of the ranked list, and what stands above them while the draws are under way.

use std::collections::BTreeSet;

use atlas::Iso3;
use engine::job::RankInterval;
use yew::prelude::*;

use super::list::RankRow;
use super::settings::{Settings, Subject};
use super::shown::Shown;
use super::{DRAWS, titles};
use crate::state::Work;
use crate::text::Text;
use crate::widgets::interval;
use crate::widgets::work::{Failure, Progress};

/// Head of the last column.
pub fn value_head(settings: &Settings, text: &Text) -> AttrValue {
    let key = if settings.subject == Subject::Tiers {
        "world-col-evidence"
    } else if matches!(settings.subject, Subject::Node(_)) {
        "world-col-score"
    } else {
        "world-col-value"
    };
    text.t(key).to_string().into()
}

/// Progress or failure of the draws; the list stands all the while with plain ranks.
pub fn ranking(work: &Work, text: &Text) -> Html {
    match work {
        Work::Running { share, since, cancel } => {
            let text = text.clone();
            let units = Callback::from(move |share: f64| {
                let done = (share * f64::from(DRAWS)).round();
                text.tr("world-ranking", &[("done", done.into()), ("of", DRAWS.into())])
                    .to_string()
            });
            html! { <Progress share={*share} since={*since} cancel={cancel.clone()} units={Some(units)} /> }
        }
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        _ => html! {},
    }
}

/// The economy whose finding is shown while none is pinned: of the plan's region, the one that can be
/// told apart from the fewest; the first by code of several.
pub fn default_choice(intervals: &[RankInterval], region: &[Iso3]) -> Option<Iso3> {
    intervals
        .iter()
        .enumerate()
        .filter(|(_, i)| region.contains(&i.economy))
        .max_by_key(|(at, i)| (titles::overlapping(intervals, *at), std::cmp::Reverse(i.economy)))
        .map(|(_, i)| i.economy)
}

/// Many values missing: a fifth of the leaves or more.
pub fn weak(missing: usize, leaves: usize) -> bool {
    missing >= weak_from(leaves)
}

/// From how many missing values on they are many.
pub fn weak_from(leaves: usize) -> usize {
    leaves.div_ceil(5).max(1)
}

/// Every row in the order of the median rank.
#[allow(clippy::too_many_arguments, reason = "each is a part of the screen")]
pub fn rows(
    shown: &Shown,
    intervals: Option<&Vec<RankInterval>>,
    in_plan: &BTreeSet<Iso3>,
    only: Option<u8>,
    world: &engine::World,
    settings: &Settings,
    text: &Text,
    tiers: Option<&[engine::job::EconomyTier]>,
) -> Vec<RankRow> {
    let score = matches!(settings.subject, Subject::Node(_));
    let mut rows: Vec<RankRow> = shown
        .values
        .iter()
        // A click on a class filters the list; pointing at one only fades the others.
        .filter(|(_, value)| settings.class.is_none_or(|class| class == value.class))
        .filter_map(|(code, value)| {
            let economy = world.atlas.get(*code)?;
            let drawn = intervals.and_then(|all| all.iter().find(|i| i.economy == *code));
            let rank = drawn.map_or_else(
                || {
                    let r = f64::from(value.rank);
                    (r, r, r)
                },
                |i| (i.p05, i.median, i.p95),
            );
            let tier = tiers
                .and_then(|all| all.iter().find(|t| t.economy == *code))
                .map(|t| &t.tier);
            // Tiers are told on their own scale: sure to possible.
            let rank = tier.map_or(rank, |t| {
                let (sure, most) = (f64::from(t.confirmed), f64::from(t.at_most));
                (sure, sure, most)
            });
            let rank_words = match drawn {
                None if tier.is_some() => {
                    let (low, high) = (text.whole(rank.0), text.whole(rank.2));
                    if low == high {
                        low
                    } else {
                        text.range(&low, &high).to_string()
                    }
                }
                Some(i) => interval::rank_words(i.p05, i.p95, text).to_string(),
                None => text.whole(rank.1),
            };
            Some(RankRow {
                economy: *code,
                name: text.economy(economy).to_owned().into(),
                rank,
                drawn: drawn.is_some() || tier.is_some(),
                weak: drawn.is_some_and(|i| weak(usize::from(i.missing), shown.leaves)),
                rank_words: rank_words.into(),
                value_words: if let Some(of) = tier {
                    let missing = super::card::missing_evidence(of);
                    if missing > 0 {
                        text.whole(missing as f64)
                    } else {
                        "–".to_owned()
                    }
                } else if score {
                    text.fixed(value.value, 1)
                } else {
                    text.short(value.value)
                }
                .into(),
                in_plan: in_plan.contains(code),
                faded: only.is_some_and(|class| class != value.class),
            })
        })
        .collect();
    if tiers.is_some() {
        // The highest first: sure, then possible.
        rows.sort_by(|a, b| {
            let order = b.rank.0.total_cmp(&a.rank.0).then(b.rank.2.total_cmp(&a.rank.2));
            order.then(a.name.cmp(&b.name))
        });
        return rows;
    }
    rows.sort_by(|a, b| {
        a.rank
            .1
            .total_cmp(&b.rank.1)
            .then(a.rank.0.total_cmp(&b.rank.0))
            .then(a.economy.cmp(&b.economy))
    });
    rows
}
