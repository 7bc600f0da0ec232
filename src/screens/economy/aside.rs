//! The score over the years, and who stands beside this economy in rank.

use std::rc::Rc;

use charts::spark::{Spark, Words};
use charts::strip::median;
use yew::prelude::*;

use super::why::short_hash;
use super::{ProfileProps, peers_name};
use crate::route::{Route, Screen};
use crate::state::{readiness as score, use_store, use_text, use_world};
use crate::widgets::chart::ChartView;
use crate::widgets::interval::{self, Span};

/// First year of the trend: before it too few cells were measured. As on the World screen's card.
const FROM: i16 = 2010;
/// Economies shown on each side in rank.
const AROUND: usize = 4;

/// The score of each year, with the values known up to that year, beside the peers' median.
#[component]
pub fn Trend(props: &ProfileProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let profile = &props.profile;
    let base = store.plan.settings.base_year;
    let frozen = &profile.scores.frozen;
    let paths = use_memo(
        (
            profile.code,
            profile.settings.clone(),
            Rc::clone(&store.plan),
            frozen.nodes().iter().map(|n| n.weight).collect::<Vec<_>>(),
        ),
        |_| {
            let own = score::path(world, &store.plan, frozen, profile.code, FROM, base);
            let all: Vec<Vec<(i16, f64)>> = profile
                .peers
                .iter()
                .map(|p| score::path(world, &store.plan, frozen, *p, FROM, base))
                .collect();
            let peers: Vec<(i16, f64)> = (FROM..=base)
                .filter_map(|year| {
                    let of_year: Vec<f64> = all
                        .iter()
                        .filter_map(|path| path.iter().find(|(y, _)| *y == year))
                        .map(|(_, v)| *v)
                        .collect();
                    // A median of a few peers would jump as others join.
                    (of_year.len() * 2 >= all.len())
                        .then(|| median(&of_year))
                        .flatten()
                        .map(|m| (year, m))
                })
                .collect();
            (own, peers)
        },
    );
    let (own, peers) = (&paths.0, &paths.1);
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return html! {};
    };
    if own.len() < 2 {
        return html! {};
    }
    let change = last.1 - first.1;
    let at = |year: i16| peers.iter().find(|(y, _)| *y == year).map(|(_, v)| *v);
    let of_peers = at(last.0).zip(at(first.0)).map(|(b, a)| b - a);
    let args = [
        ("points", text.fixed(change.abs(), 0).into()),
        ("year", text.year(first.0).into()),
        ("peers", text.signed(of_peers.unwrap_or_default(), 0).into()),
    ];
    let title = match (change >= 0.0, of_peers.is_some()) {
        (true, true) => text.tr("eco-trend-up", &args),
        (false, true) => text.tr("eco-trend-down", &args),
        (true, false) => text.tr("eco-trend-up-alone", args.get(..2).unwrap_or_default()),
        (false, false) => text.tr("eco-trend-down-alone", args.get(..2).unwrap_or_default()),
    };
    let name = world.atlas.get(profile.code).map_or("", |e| text.economy(e));
    let peers_words = text.tr(
        "eco-peers-median-of",
        &[
            ("n", profile.peers.len().into()),
            ("peers", peers_name(world, profile, &text).into()),
        ],
    );
    let words = Words {
        year: &text.t("world-col-year").to_string(),
        name,
        peers: &peers_words.to_string(),
        value: &|v| text.fixed(v, 0),
        write_year: &|y| text.year(y),
        description: title.to_string(),
    };
    let spark = Spark {
        points: own.clone(),
        peers: peers.clone(),
        chosen: true,
    };
    let note = text.tr("eco-trend-note", &[("peers", (&peers_words).into())]);
    let source = text.tr(
        "chart-source",
        &[
            ("source", text.t("app-name").into()),
            ("hash", short_hash(&store.plan).into()),
        ],
    );
    html! {
        <section class="stack">
            <h2>{ title.html() }</h2>
            <ChartView chart={Rc::new(spark.draw(248.0, 104.0, &words))} title={title} subtitle={note.clone()} source={source} file={format!("{}-trend", profile.code)} />
            <p class="note">{ note.html() }</p>
        </section>
    }
}

/// The economies next to this one by median rank, each with its interval.
#[component]
pub fn Nearest(props: &ProfileProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let profile = &props.profile;
    let Some(intervals) = &profile.intervals else {
        return html! { <section class="stack"><div class="skeleton-lines" aria-busy="true"><i></i><i></i><i></i><i></i></div></section> };
    };
    let mut order: Vec<&engine::job::RankInterval> = intervals.iter().collect();
    order.sort_by(|a, b| a.median.total_cmp(&b.median).then(b.score.total_cmp(&a.score)));
    let Some(at) = order.iter().position(|i| i.economy == profile.code) else {
        return html! {};
    };
    let own = order.get(at).copied();
    let overlap = own.map_or(0, |own| {
        order
            .iter()
            .filter(|i| i.economy != profile.code && i.p05 <= own.p95 && i.p95 >= own.p05)
            .count()
    });
    let (from, to) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(order.len()));
    let near = order.get(from..to).unwrap_or_default();
    let low = near.iter().map(|i| i.p05).fold(f64::INFINITY, f64::min);
    let high = near.iter().map(|i| i.p95).fold(0.0, f64::max);
    let rows = near.iter().map(|i| {
        let name = world.atlas.get(i.economy).map_or_else(|| i.economy.to_string(), |e| text.economy(e).to_owned());
        let own = i.economy == profile.code;
        html! {
            <li key={i.economy.to_string()} class={classes!("eco-near", own.then_some("selected"))}>
                <a class="ellipsis" href={Route::to(Screen::Economy(i.economy)).hash()} aria-current={own.then_some("true")}>{ name }</a>
                { interval::bar(Some(Span::on_axis(i.p05, i.median, i.p95, low, high)), false) }
                <span class="num strong">{ text.range(&text.whole(i.p05), &text.whole(i.p95)) }</span>
            </li>
        }
    });
    let economy = world.atlas.get(profile.code).map_or("", |e| text.economy(e));
    html! {
        <section class="stack eco-nearest">
            <h2>{ text.tr("world-list-finding", &[("name", economy.into()), ("n", overlap.into())]) }</h2>
            <p class="note">{ text.t("eco-nearest-note") }</p>
            <ol>{ for rows }</ol>
        </section>
    }
}
