//! As it is and as it would be: rank interval, score and tier on two lines over one axis.

use readiness::what_if::Stand;
use yew::prelude::*;

use super::{Trial, TrialProps, targets};
use crate::screens::economy::depth::names::Names;
use crate::screens::economy::depth::tier;
use crate::state::{use_store, use_text, use_world};
use crate::text::{Phrase, Text};
use crate::widgets::interval::{self, Span};

/// The finding: rank interval first, then the score, then the tier where it changes.
pub fn finding(trial: &Trial, names: &Names<'_>) -> Phrase {
    let text = names.text;
    let economy = names.economy(trial.code);
    let none = || {
        let behind = targets::levers(&trial.scores, trial.code, &trial.peers);
        let name = |at: usize| behind.get(at).map(|l| names.indicator(&l.indicator).to_string());
        let (a, b) = (name(0).unwrap_or_default(), name(1).unwrap_or_default());
        text.tr(
            "wi-title-none",
            &[
                ("economy", economy.as_str().into()),
                ("a", a.into()),
                ("b", b.into()),
            ],
        )
    };
    let n = trial.targets.0.len();
    let Some(found) = trial.found().filter(|_| n > 0) else {
        return none();
    };
    let (Some(before), Some(after)) = (&found.before.interval, &found.after.interval) else {
        return text.tr("wi-title-unscored", &[("economy", economy.into())]);
    };
    let range = |low: f64, high: f64| text.range(&text.whole(low), &text.whole(high)).to_string();
    let args = [
        ("n", n.into()),
        ("economy", economy.into()),
        ("before", range(before.p05, before.p95).into()),
        ("after", range(after.p05, after.p95).into()),
        ("points", text.signed(after.score - before.score, 1).into()),
        ("tier", u32::from(found.after.tier.confirmed).into()),
    ];
    if found.after.tier.confirmed > found.before.tier.confirmed {
        text.tr("wi-title-tier", &args)
    } else {
        text.tr("wi-title", args.get(..5).unwrap_or_default())
    }
}

/// The two lines.
#[component]
pub fn Standing(props: &TrialProps) -> Html {
    let text = use_text();
    let (store, world) = (use_store(), use_world());
    let trial = &props.trial;
    let of = trial.scores.readiness.scored().count() as f64;
    let found = trial.found();
    let changed = !trial.targets.0.is_empty();
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    // The axis holds both intervals with room on each side, so that nothing jumps while one moves.
    let ends = found.and_then(|f| f.before.interval).map(|i| {
        let half = (of / 4.0).max(i.p95 - i.p05);
        ((i.median - half * 1.4).max(1.0), (i.median + half * 0.6).min(of))
    });
    let axis = match ends {
        Some((low, high)) => {
            let low = found
                .and_then(|f| f.after.interval)
                .map_or(low, |a| low.min((a.p05 - 2.0).max(1.0)));
            (low, high)
        }
        None => (1.0, of.max(2.0)),
    };
    let row = |key: &str, stand: Option<&Stand>, chosen: bool, test: &'static str| {
        line(key, stand, chosen, axis, of, &text, test)
    };
    let unused = found.map(|f| f.unused.as_slice()).unwrap_or_default();
    let unused: Vec<String> = unused.iter().map(|id| names.indicator(id).to_string()).collect();
    html! {
        <section class="wi-standing" aria-live="polite" aria-label={text.t("wi-standing")}>
            <table>
                <caption class="visually-hidden">{ text.t("wi-standing") }</caption>
                <thead><tr><th scope="col"></th>
                    <th scope="col"><span class="axis-ends"><span>{ text.whole(axis.0) }</span><span>{ text.t("wi-rank") }</span><span>{ text.whole(axis.1) }</span></span></th>
                    <th scope="col" class="num">{ text.t("wi-rank-range") }</th><th scope="col" class="num">{ text.t("wi-median") }</th>
                    <th scope="col" class="num">{ text.t("depth-col-score") }</th><th scope="col" class="num">{ text.t("wi-score-range") }</th><th scope="col">{ text.t("wi-tier") }{ " " }<span class="tag">{ text.t("depth-assumption") }</span></th></tr></thead>
                <tbody>
                    { row("wi-now", found.map(|f| &f.before), false, "now") }
                    { row("wi-then", found.filter(|_| changed).map(|f| &f.after), true, "then") }
                </tbody>
            </table>
            if !unused.is_empty() { <p class="note">{ text.tr("wi-unused", &[("list", text.list(&unused).into())]) }</p> }
        </section>
    }
}

fn line(
    key: &str,
    stand: Option<&Stand>,
    chosen: bool,
    axis: (f64, f64),
    of: f64,
    text: &Text,
    test: &'static str,
) -> Html {
    let class = classes!(chosen.then_some("selected"));
    let blank = || html! { <td class="num quieter">{ "–" }</td> };
    let interval = stand.and_then(|s| s.interval.as_ref());
    let cells = match interval {
        Some(i) => html! {
            <>
                <td class="wi-axis">{ interval::bar(Some(Span::on_axis(i.p05, i.median, i.p95, axis.0, axis.1)), false) }</td>
                <td class="num strong" data-testid={format!("rank-{test}")}>{ text.range(&text.whole(i.p05), &text.whole(i.p95)) }<span class="quieter">{ " / " }{ text.whole(of) }</span></td>
                <td class="num">{ text.whole(i.median) }</td>
                <td class="num wi-figure" data-testid={format!("score-{test}")} data-value={i.score.to_string()}>{ text.fixed(i.score, 1) }</td>
                <td class="num quieter">{ text.range(&text.fixed(i.score_p05, 1), &text.fixed(i.score_p95, 1)) }</td>
            </>
        },
        None => {
            html! { <><td class="wi-axis"><span class="iv" aria-hidden="true"></span></td>{ blank() }{ blank() }<td class="num wi-figure quieter">{ "–" }</td>{ blank() }</> }
        }
    };
    let tier = match stand {
        Some(s) => {
            html! { <span class="wi-tier" data-testid={format!("tier-{test}")} data-tier={s.tier.confirmed.to_string()}>{ tier::ladder_boxes(&s.tier, text) }<span>{ tier::words(&s.tier, text) }</span></span> }
        }
        None => html! { <span class="wi-tier quieter">{ "–" }</span> },
    };
    html! { <tr {class}><th scope="row">{ text.t(key) }</th>{ cells }<td>{ tier }</td></tr> }
}
