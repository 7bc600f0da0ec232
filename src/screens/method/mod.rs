//! Three examples worked by hand: one effect by exposure, one by gap, one by logarithm, from the size of
//! the need to the value with the project. Every number comes from the engine's own functions under the
//! plan's catalogue; what is made up is stated first.

use foresight::DoseKind;
use foresight::catalogue::{Step, Worked};
use yew::prelude::*;

use crate::platform::page;
use crate::route::{Route, Screen};
use crate::screens::catalogue::use_catalogue;
use crate::screens::frameworks::words as frame_words;
use crate::screens::portfolio::words;
use crate::state::{Work, use_store, use_text, use_world};
use crate::text::{Text, Value};
use crate::widgets::work::Failure;

/// The screen.
#[component]
pub fn MethodScreen() -> Html {
    let text = use_text();
    let (view, work) = use_catalogue();
    let body = match (view.as_ref().and_then(|v| v.get()), &work) {
        (_, Work::Failed { key, detail, retry }) => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        (Some(view), _) => {
            html! { <div class="worked">{ for view.worked.iter().map(|w| html! { <Example worked={w.clone()} /> }) }
            if view.worked.len() < 3 { <p class="sub">{ text.t("method-some-missing") }</p> }</div> }
        }
        _ => {
            html! { <div class="skeleton-lines" aria-busy="true" aria-hidden="true">{ for (0..12).map(|_| html! { <i></i> }) }</div> }
        }
    };
    html! {
        <div class="page method">
            <header class="page-head strong-rule">
                <div><h1>{ text.t("method-title") }</h1><p class="sub">{ text.t("method-sub") }</p></div>
                <div class="page-actions">
                    <a class="link" href={Route::to(Screen::Catalogue).hash()}>{ text.t("screen-catalogue") }</a>
                    <a class="link" href={Route::to(Screen::Help).hash()}>{ text.t("screen-help") }</a>
                    <button class="link" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
                </div>
            </header>
            { body }
        </div>
    }
}

/// Properties of [`Example`].
#[derive(Properties, PartialEq)]
struct ExampleProps {
    worked: Worked,
}

/// One example: what is given, the steps, the result.
#[component]
fn Example(props: &ExampleProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let w = &props.worked;
    let indicator = frame_words::indicator(&store.plan, world, &text, &w.indicator);
    let unit = text.unit(&frame_words::unit(&store.plan, world, &w.indicator));
    let last = w.steps.last().map_or(w.from, |s| s.result);
    let kind = match w.kind {
        DoseKind::Exposure | DoseKind::Count => "method-exposure",
        DoseKind::Gap => "method-gap",
        _ => "method-log",
    };
    let args = [
        ("project", words::archetype(world, &text, &w.archetype).into()),
        ("indicator", indicator.into()),
        ("from", text.short(w.from).into()),
        ("to", text.full_to(last, 2).into()),
        ("unit", unit.into()),
    ];
    let given = w.given.iter().map(|(field, value)| {
        html! { <><dt>{ words::field(world, &text, field) }</dt><dd class="num">{ text.full_to(*value, 2) }</dd></> }
    });
    html! {
        <section class="stack worked-one" data-testid={format!("worked-{}", w.archetype)}>
            <p class="eyebrow">{ text.t(kind) }</p>
            <h2>{ text.tr("method-finding", &args) }</h2>
            <p class="note"><span class="tag warn">{ text.t("help-assumption") }</span>{ " " }{ text.t("method-made-up") }</p>
            <dl class="facts worked-given">{ for given }
                <dt>{ text.t("method-frontier") }</dt><dd class="num">{ text.full_to(w.frontier, 2) }</dd></dl>
            <ol class="worked-steps">{ for w.steps.iter().map(|s| step(s, &text)) }</ol>
        </section>
    }
}

/// A step: what is done, the sum with its numbers, the result.
fn step(step: &Step, text: &Text) -> Html {
    let number = |name: &str, v: f64| -> Value {
        match name {
            "start" | "year" => format!("{v:.0}").into(),
            "units" | "unit" | "fixed" | "population" | "need" | "cap" | "cost" => text.full_to(v, 1).into(),
            _ => text.full_to(v, 4).into(),
        }
    };
    let mut args: Vec<(&str, Value)> = step
        .numbers
        .iter()
        .map(|(n, v)| (n.as_str(), number(n, *v)))
        .collect();
    let result = if step.result.abs() >= 1000.0 {
        text.full_to(step.result, 0)
    } else {
        text.full_to(step.result, 4)
    };
    args.push(("result", result.as_str().into()));
    let sum = text.find(&format!("{}-sum", step.key), &args);
    html! {
        <li data-step={step.key.clone()} data-value={step.result.to_string()}>
            <span class="worked-what">{ text.find(&step.key, &[]).map(|p| p.html()) }</span>
            <span class="worked-sum ltr">{ for sum.map(|p| p.html()) }</span>
        </li>
    }
}
