//! The levers: for each indicator a slider on the strip of its peers and a field in its own unit.

use charts::strip::Strip;
use readiness::Frozen;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::targets::{self, Lever};
use super::{Trial, TrialProps};
use crate::screens::economy::depth::names::{Names, glyph_of};
use crate::state::{Action, StoreHandle, use_store, use_text, use_world};
use crate::text::Text;
use crate::widgets::chart;

/// Indicators on show before *Show all*; one with a target is always on show. An assumption about
/// what is looked at.
const FEW: usize = 12;
/// Size of the strip under a slider in units; the style sheet makes the slider as wide.
const STRIP: (f64, f64) = (260.0, 24.0);

/// The levers of the framework, then those that only the tiers read.
#[component]
pub fn Levers(props: &TrialProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let all = use_state(|| false);
    let trial = &props.trial;
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let own = use_memo(
        (crate::state::Same(trial.scores.clone()), trial.code),
        |(scores, code)| targets::levers(scores, *code, &trial.peers),
    );
    let of_tiers = use_memo(
        (crate::state::Same(trial.tiers.clone()), trial.code),
        |(scores, code)| targets::levers(scores, *code, &trial.peers),
    );
    let extra: Vec<&Lever> = of_tiers
        .iter()
        .filter(|l| own.iter().all(|o| o.indicator != l.indicator))
        .collect();
    let on_show = |at: usize, l: &Lever| *all || at < FEW || trial.targets.0.contains_key(&l.indicator);
    let rows = own
        .iter()
        .enumerate()
        .filter(|(at, l)| on_show(*at, l))
        .map(|(_, l)| row(trial, l, &trial.scores.frozen, &names, &store, &text));
    let tier_rows: Vec<Html> = extra
        .iter()
        .filter(|l| *all || trial.targets.0.contains_key(&l.indicator))
        .map(|l| row(trial, l, &trial.tiers.frozen, &names, &store, &text))
        .collect();
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let total = own.len() + extra.len();
    let wanting = targets::wanting(&own, &trial.scores.frozen, &store.plan);
    let try_all = {
        let (on, all) = (trial.on_apply.clone(), wanting.clone());
        Callback::from(move |_: MouseEvent| on.emit(all.clone()))
    };
    html! {
        <section class="stack tight wi-levers">
            <div class="between"><h2>{ text.t("wi-levers") }</h2>
                <button class="link no-print" data-testid="all-levers" aria-expanded={all.to_string()} onclick={toggle.clone()}>{ if *all { text.t("wi-fewer") } else { text.tr("wi-all", &[("n", total.into())]) } }</button></div>
            <p class="note">{ text.t("wi-levers-note") }
                if !wanting.0.is_empty() { { " " }<button class="link no-print" data-testid="try-plan-targets" onclick={try_all}>{ text.tr("wi-try-targets", &[("n", wanting.0.len().into())]) }</button> }</p>
            <div class="wi-row wi-head" aria-hidden="true"><span>{ text.t("eco-col-indicator") }</span><span class="num">{ text.t("depth-col-today") }</span>
                <span class="axis-ends"><span>{ text.t("eco-worst") }</span><span>{ text.t("eco-best") }</span></span><span class="num">{ text.t("wi-target") }</span><span>{ text.t("eco-col-unit") }</span><span></span></div>
            <ul>{ for rows }</ul>
            if !tier_rows.is_empty() {
                <p class="sub wi-only-tiers">{ text.t("wi-only-tiers") }</p>
                <ul>{ for tier_rows }</ul>
            }
        </section>
    }
}

fn row(
    trial: &Trial,
    lever: &Lever,
    frozen: &Frozen,
    names: &Names<'_>,
    store: &StoreHandle,
    text: &Text,
) -> Html {
    let id = &lever.indicator;
    let target = trial.targets.0.get(id).copied();
    let name = names.indicator(id);
    let unit = names.unit(id);
    let share = |p: f64| p / 100.0;
    let strip = Strip {
        peers: lever.peers.iter().copied().map(share).collect(),
        median: lever.median.map(share),
        own: lever.points.map(share),
    };
    let value = target.or(lever.now.map(|(v, _)| v));
    let points = value.map_or(0.0, |v| frozen.points(lever.leaf, v));
    let spoken = value.map_or_else(String::new, |v| format!("{} {unit}", text.short(v)));
    let native = {
        let (frozen, leaf) = (frozen.clone(), lever.leaf);
        move |event: &web_sys::Event| -> Option<f64> {
            let input: HtmlInputElement = wasm_bindgen::JsCast::dyn_into(event.target()?).ok()?;
            targets::value_of(&frozen, leaf, input.value().parse().ok()?)
        }
    };
    let oninput = {
        let (on, id, native) = (trial.on_drag.clone(), id.clone(), native.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(value) = native(&event) {
                on.emit(Some((id.clone(), value)));
            }
        })
    };
    let onchange = {
        let (on, id) = (trial.on_set.clone(), id.clone());
        Callback::from(move |event: Event| {
            if let Some(value) = native(&event) {
                on.emit((id.clone(), Some(value)));
            }
        })
    };
    let ontyped = {
        let (on, id) = (trial.on_set.clone(), id.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let value = input.value().parse::<f64>().ok().filter(|v| v.is_finite());
            on.emit((id.clone(), value));
        })
    };
    let take_back = {
        let (on, id) = (trial.on_set.clone(), id.clone());
        Callback::from(move |_: MouseEvent| on.emit((id.clone(), None)))
    };
    let label: String = text.tr("wi-target-of", &[("indicator", (&name).into())]).into();
    // The tried value becomes the plan's target, and shows as it when it is.
    let planned = names.plan.target(id);
    let keep = target.filter(|t| planned != Some(*t)).map(|value| {
        let (store, id) = (store.clone(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let command = plan::Command::SetTarget { indicator: id.clone(), value: Some(value) };
            store.dispatch(Action::Run(Box::new(command)));
        });
        html! { <button class="link wi-keep no-print" data-testid={format!("keep-{}", lever.indicator)} {onclick}>{ text.t("wi-keep-target") }</button> }
    });
    let keep = keep.or_else(|| planned.map(|t| html! { <span class="note wi-keep">{ text.tr("wi-plan-target", &[("value", text.short(t).into())]) }</span> }));
    let now = match lever.now {
        Some((v, year)) => html! { <>{ text.short(v) }<span class="note">{ text.year(year) }</span></> },
        None => html! { <span class="quieter">{ text.t("missing-short") }</span> },
    };
    html! {
        <li key={id.clone()} class={classes!("wi-row", target.is_some().then_some("changed"))} data-lever={id.clone()}>
            <span class="wi-name">{ glyph_of(frozen, &lever.node) }{ name }</span>
            <span class="num wi-now">{ now }</span>
            <span class="wi-slide">{ chart::inline(&strip.draw(STRIP.0, STRIP.1), "wi-strip") }
                <input type="range" min="0" max="100" step="0.5" value={points.to_string()} aria-label={label.clone()} aria-valuetext={spoken} {oninput} {onchange} /></span>
            <input class="input num" type="number" step="any" aria-label={label} value={target.map(|v| v.to_string()).unwrap_or_default()}
                placeholder={value.map(|v| text.short(v))} onchange={ontyped} />
            <span class="sub wi-unit">{ unit }{ keep.unwrap_or_default() }</span>
            if target.is_some() { <button class="link" onclick={take_back} aria-label={text.tr("wi-take-back-of", &[("indicator", names.indicator(id).into())])}>{ text.t("wi-take-back") }</button> } else { <span></span> }
        </li>
    }
}
