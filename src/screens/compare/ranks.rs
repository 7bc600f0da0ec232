//! Rank intervals of the set with the chance of top k, and how often one ranks above another.

use atlas::Iso3;
use yew::prelude::*;

use super::settings::{TOP, names};
use super::{Compared, ComparedProps, DRAWS, economy_name, set, set_pair, words};
use crate::route::{Place, Route, Screen};
use crate::state::{Work, use_text, use_world};
use crate::widgets::interval::{self, Span};
use crate::widgets::work::{Failure, Progress};

/// Properties of [`Ranks`].
#[derive(Properties)]
pub struct RanksProps {
    /// What is compared.
    pub compared: Compared,
    /// Address.
    pub place: Place,
    /// The draws.
    pub work: Work,
}

impl PartialEq for RanksProps {
    fn eq(&self, _: &Self) -> bool {
        // A work has no cheap equality, and six rows are cheap to draw.
        false
    }
}

/// Ends of the axis: a little beyond the outermost intervals, so that six neighbours are told apart.
fn axis(compared: &Compared) -> (f64, f64) {
    let of = f64::from(compared.of().max(2));
    let all = compared.told.iter().flat_map(|t| t.ranks.iter().flatten());
    let (low, high) = all.fold((of, 1.0), |(low, high), r| {
        (f64::min(low, r.p05), f64::max(high, r.p95))
    });
    if low >= high {
        return (1.0, of);
    }
    // Whole tens, so that the axis stays while a weight is dragged a little.
    let (low, high) = (((low - 1.0) / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
    (low.max(1.0), high.min(of).max(low + 10.0))
}

/// A row an economy: interval, rank, median, chance of top k.
#[component]
pub fn Ranks(props: &RanksProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let compared = &props.compared;
    let settings = &compared.settings;
    let (from, to) = axis(compared);
    let rows = compared.ranked().into_iter().map(|code| {
        let name = economy_name(world, &text, code);
        let ranks = compared.told.as_ref().and_then(|t| t.of(code));
        let selected = compared.pair.is_some_and(|(a, _)| a == code);
        let link = html! { <a class="inline-link" href={Route::to(Screen::Economy(code)).hash()}>{ name }</a> };
        let cells = match ranks {
            Some(r) => {
                let own = compared.scores.readiness.get(code).and_then(|e| e.rank);
                let moved = settings.other_method().then_some(own).flatten().zip(r.base).filter(|(a, b)| a != b);
                let was = moved.map(|(was, now)| {
                    let args = [("now", now.into()), ("was", was.into())];
                    html! { <span class="cmp-moved">{ text.tr("cmp-moved", &args) }</span> }
                });
                html! {
                    <>
                        <td class="cmp-track">{ interval::bar(Some(Span::on_axis(r.p05, r.median, r.p95, from, to)), false) }</td>
                        <td class="num strong" data-testid={format!("rank-{code}")} data-value={format!("{},{},{}", r.p05, r.median, r.p95)}>{ interval::rank_words(r.p05, r.p95, &text) }</td>
                        <td class="num">{ text.full_to(r.median, 1) }{ was }</td>
                        <td class="num">{ words::percent(&text, r.top(settings.top)) }</td>
                    </>
                }
            }
            None if compared.told.is_some() || compared.rank(code).is_none() => html! {
                <>
                    <td class="cmp-track">{ interval::bar(None, true) }</td>
                    <td class="missing" colspan="3">{ text.t("cmp-unscored") }</td>
                </>
            },
            None => html! {
                <>
                    <td class="cmp-track"><span class="skeleton cmp-bone">{ "\u{a0}" }</span></td>
                    <td class="num"><span class="skeleton">{ "00–00" }</span></td>
                    <td class="num"><span class="skeleton">{ "00" }</span></td>
                    <td class="num"><span class="skeleton">{ "00%" }</span></td>
                </>
            },
        };
        html! { <tr key={code.to_string()} class={classes!(selected.then_some("selected"))}><th scope="row"><span class="ltr cmp-code">{ code.to_string() }</span>{ link }</th>{ cells }</tr> }
    });
    let on_top = {
        let set = set(&props.place, names::TOP);
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let k = input
                .value()
                .parse::<u32>()
                .ok()
                .filter(|k| (1..=1000).contains(k));
            set.emit(k.filter(|k| *k != TOP).map(|k| k.to_string()));
        })
    };
    let drawing = match &props.work {
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
    };
    html! {
        <section class="cmp-ranks">
            <h2>{ title(compared, &text) }</h2>
            <p class="note">{ text.t("cmp-ranks-sub") }</p>
            <table>
                <caption class="visually-hidden">{ text.t("cmp-ranks-caption") }</caption>
                <thead><tr>
                    <th scope="col">{ text.t("impact-col-economy") }</th>
                    <th scope="col"><span class="axis-ends"><span>{ text.whole(from) }</span><span>{ text.whole(to) }</span></span></th>
                    <th scope="col" class="num">{ text.t("cmp-col-rank") }</th>
                    <th scope="col" class="num">{ text.t("cmp-col-median") }</th>
                    <th scope="col" class="num"><label class="cmp-top-k">{ text.t("cmp-col-top") }{ " " }
                        <input class="input num" type="number" min="1" max="1000" value={settings.top.to_string()} onchange={on_top} aria-label={text.t("cmp-top-label")} data-testid="top-k" /></label></th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            { drawing }
        </section>
    }
}

/// Who can be told apart from all others of the set.
fn title(compared: &Compared, text: &crate::text::Text) -> Html {
    let Some(told) = &compared.told else {
        return html! { { text.t("cmp-ranks-plain") } };
    };
    let ranked: Vec<_> = compared.ranked().into_iter().filter_map(|e| told.of(e)).collect();
    let apart = ranked
        .iter()
        .zip(ranked.iter().skip(1))
        .filter(|(a, b)| a.p95 < b.p05)
        .count();
    let of = ranked.len().saturating_sub(1);
    html! { { text.tr("cmp-ranks-title", &[("n", apart.into()), ("of", of.into())]) } }
}

/// A line a pair: how often the better ranked is above the other, in words. A press explains it.
#[component]
pub fn Pairs(props: &ComparedProps) -> Html {
    let (text, world) = (use_text(), use_world());
    let compared = &props.compared;
    let pairs = compared.pairs();
    let chance = |a: Iso3, b: Iso3| compared.told.as_ref()?.above(a, b);
    let sure = pairs
        .iter()
        .filter(|(a, b)| chance(*a, *b).is_some_and(|c| c > 0.9))
        .count();
    let rows = pairs.iter().map(|(a, b)| {
        let (a, b) = (*a, *b);
        let chosen = compared.pair == Some((a, b));
        let names = text.tr("cmp-above", &[("a", economy_name(world, &text, a).into()), ("b", economy_name(world, &text, b).into())]);
        let told = match chance(a, b) {
            Some(share) => {
                // Below one half where the two tie in many draws.
                let word = words::likely(share);
                html! {
                    <>
                        <span class="share" aria-hidden="true"><i style={format!("--v:{:.1}", share * 100.0)}></i></span>
                        <b class="num" data-testid={format!("above-{a}-{b}")} data-value={share.to_string()}>{ words::percent(&text, share) }</b>
                        <span class="cmp-word">{ text.t(word) }</span>
                    </>
                }
            }
            None => html! { <><span class="skeleton cmp-bone"></span><b class="num skeleton">{ "00%" }</b><span class="cmp-word">{ "\u{a0}" }</span></> },
        };
        html! {
            <li key={format!("{a}{b}")} class={classes!("cmp-pair", chosen.then_some("selected"))}>
                <button class="cmp-pair-name" aria-pressed={chosen.to_string()} title={text.t("cmp-explain").to_string()} onclick={set_pair(&props.place, a, b)}>{ names }</button>
                { told }
            </li>
        }
    });
    html! {
        <section class="cmp-pairs">
            <h2>{ text.tr("cmp-pairs-title", &[("n", sure.into()), ("of", pairs.len().into())]) }</h2>
            <p class="note">{ text.t("cmp-pairs-sub") }</p>
            <ul class="scroll">{ for rows }</ul>
        </section>
    }
}
