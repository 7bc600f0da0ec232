//! The compatibility lens: off until somebody asks for it, its reference group chosen by the user and
//! printed wherever the lens is.

use atlas::Iso3;
use indicators::Role;
use plan::Command;
use readiness::Lens;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::DepthProps;
use super::names::Names;
use crate::screens::world::card::income_key;
use crate::state::{Action, use_store, use_text, use_world};

/// The lens, or the way to switch it on.
#[component]
pub fn LensView(props: &DepthProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let editing = use_state(|| false);
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(!*editing))
    };
    let off = {
        let (store, editing) = (store.clone(), editing.clone());
        Callback::from(move |_: MouseEvent| {
            editing.set(false);
            store.dispatch(Action::Run(Box::new(Command::SetLens { lens: None })));
        })
    };
    let lens = store.plan.lens.as_ref();
    let score = props.found.facts().and_then(|f| f.lens.as_ref());
    let done = {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(false))
    };
    let shown = lens.zip(score).map(|(lens, score)| {
        let members: Vec<String> = score.members.iter().map(|m| names.economy(*m)).collect();
        let finding = match score.score {
            Some(v) => text.tr("lens-score", &[("score", text.fixed(v, 0).into()), ("name", lens.name.as_str().into())]),
            None => text.tr("lens-no-score", &[("name", lens.name.as_str().into())]),
        };
        let parts = score.parts.iter().map(|p| {
            let value = |v: Option<f64>| v.map_or_else(|| text.t("missing-short").to_string(), |v| text.short(v));
            html! { <tr key={p.indicator.clone()}><th scope="row">{ names.indicator(&p.indicator) }</th><td class="num">{ value(p.value) }</td><td class="num">{ value(p.reference) }</td><td class="num strong">{ p.similarity.map_or_else(|| "–".to_owned(), |s| text.fixed(s, 0)) }</td></tr> }
        });
        html! {
            <>
                <p class="sub">{ finding }</p>
                <p class="note" data-testid="lens-reference">{ text.tr("lens-reference", &[("n", score.members.len().into()), ("list", text.list(&members).into())]) }</p>
                <table class="depth-table">
                    <thead><tr><th scope="col">{ text.t("eco-col-indicator") }</th><th scope="col" class="num">{ text.t("lens-col-own") }</th><th scope="col" class="num">{ text.t("lens-col-group") }</th><th scope="col" class="num">{ text.t("lens-col-alike") }</th></tr></thead>
                    <tbody>{ for parts }</tbody>
                </table>
            </>
        }
    });
    html! {
        <div class={classes!("stack", "tight", "lens", lens.is_none().then_some("no-print"))} data-testid="lens">
            <h3>{ text.t("lens-title") }</h3>
            { shown.unwrap_or_else(|| html! { <p class="sub">{ text.t("lens-off") }</p> }) }
            <div class="row wrap no-print">
                <button class="link" aria-expanded={editing.to_string()} data-testid="lens-edit" onclick={toggle}>{ text.t(if lens.is_some() { "lens-change" } else { "lens-on" }) }</button>
                if lens.is_some() { <button class="link" data-testid="lens-off" onclick={off}>{ text.t("lens-switch-off") }</button> }
            </div>
            if *editing { <LensForm profile={props.profile.clone()} on_done={done} /> }
            <p class="note">{ text.t("lens-note") }</p>
        </div>
    }
}

/// Properties of [`LensForm`].
#[derive(Properties, PartialEq)]
struct FormProps {
    profile: super::Profile,
    on_done: Callback<()>,
}

/// Name, reference group and indicators.
#[component]
fn LensForm(props: &FormProps) -> Html {
    let (text, store, world) = (use_text(), use_store(), use_world());
    let before = store.plan.lens.clone();
    let name = use_node_ref();
    let codes = use_state(|| {
        before.as_ref().map_or_else(String::new, |l| {
            l.reference
                .iter()
                .map(|c| c.to_string())
                .collect::<Vec<_>>()
                .join(" ")
        })
    });
    let picked = use_state(|| before.as_ref().map(|l| l.indicators.clone()).unwrap_or_default());
    let fault = use_state(|| None::<&'static str>);
    let names = Names {
        world,
        plan: &store.plan,
        text: &text,
    };
    let mut regions: Vec<&str> = world
        .atlas
        .economies()
        .iter()
        .map(|e| e.un_subregion.as_str())
        .filter(|r| !r.is_empty())
        .collect();
    regions.sort_unstable();
    regions.dedup();
    let incomes = [
        atlas::IncomeGroup::Low,
        atlas::IncomeGroup::LowerMiddle,
        atlas::IncomeGroup::UpperMiddle,
        atlas::IncomeGroup::High,
    ];
    let group = {
        let (codes, plan) = (codes.clone(), store.plan.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let all = world.atlas.economies().iter();
            let list: Vec<String> = match chosen.split_once(':') {
                Some(("plan", _)) => plan.region.economies.iter().map(|c| c.to_string()).collect(),
                Some(("income", key)) => all
                    .filter(|e| income_key(e.income) == key)
                    .map(|e| e.iso3.to_string())
                    .collect(),
                Some(("region", name)) => all
                    .filter(|e| e.un_subregion == name)
                    .map(|e| e.iso3.to_string())
                    .collect(),
                _ => return,
            };
            codes.set(list.join(" "));
        })
    };
    let typed = {
        let codes = codes.clone();
        Callback::from(move |event: InputEvent| {
            codes.set(event.target_unchecked_into::<HtmlInputElement>().value())
        })
    };
    let leaves = props.profile.scores.frozen.leaves();
    let checks = leaves.iter().filter(|l| l.role == Role::Outcome && l.ratio.is_none()).map(|l| {
        let on = picked.contains(&l.indicator);
        let flip = {
            let (picked, id) = (picked.clone(), l.indicator.clone());
            Callback::from(move |_: Event| {
                let mut next = (*picked).clone();
                if on {
                    next.retain(|i| *i != id);
                } else {
                    next.push(id.clone());
                }
                picked.set(next);
            })
        };
        html! { <label class="lens-check" key={l.indicator.clone()}><input type="checkbox" checked={on} onchange={flip} /><span>{ names.indicator(&l.indicator) }</span></label> }
    });
    let onsubmit = {
        let (store, fault, codes, picked, name, done) = (
            store.clone(),
            fault.clone(),
            codes.clone(),
            picked.clone(),
            name.clone(),
            props.on_done.clone(),
        );
        let standard = text.t("lens-title").to_string();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut reference: Vec<Iso3> = Vec::new();
            for word in codes
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
            {
                match Iso3::new(&word.to_uppercase()).filter(|c| world.atlas.get(*c).is_some()) {
                    Some(code) => reference.push(code),
                    None => return fault.set(Some("lens-fault-code")),
                }
            }
            reference.sort_unstable();
            reference.dedup();
            if reference.is_empty() {
                return fault.set(Some("lens-fault-group"));
            }
            if picked.is_empty() {
                return fault.set(Some("lens-fault-indicators"));
            }
            let words = name
                .cast::<HtmlInputElement>()
                .map(|i| i.value().trim().to_owned())
                .filter(|n| !n.is_empty());
            store.dispatch(Action::Run(Box::new(Command::SetLens {
                lens: Some(Lens {
                    name: words.unwrap_or_else(|| standard.clone()),
                    indicators: (*picked).clone(),
                    reference,
                }),
            })));
            done.emit(());
        })
    };
    html! {
        <form class="own-form lens-form" novalidate=true {onsubmit}>
            <label class="own-wide"><span>{ text.t("lens-name") }</span><input ref={name} class="input" type="text" maxlength="80" value={before.map(|l| l.name)} /></label>
            <label class="own-wide"><span>{ text.t("lens-group") }</span>
                <select class="input" data-testid="lens-group" onchange={group}>
                    <option value="">{ text.t("lens-choose") }</option>
                    <option value="plan:">{ text.t("lens-plan") }</option>
                    { for incomes.iter().map(|i| html! { <option value={format!("income:{}", income_key(*i))}>{ text.t(income_key(*i)).to_string() }</option> }) }
                    { for regions.iter().map(|r| html! { <option value={format!("region:{r}")}>{ text.region(r).to_string() }</option> }) }
                </select></label>
            <label class="own-wide"><span>{ text.t("lens-codes") }</span><input class="input ltr" type="text" data-testid="lens-codes" value={(*codes).clone()} oninput={typed} spellcheck="false" /></label>
            <fieldset class="own-wide"><legend class="sub">{ text.t("lens-indicators") }</legend><div class="lens-checks">{ for checks }</div></fieldset>
            { for fault.map(|key| html! { <p class="own-wide tag bad" role="alert">{ text.t(key) }</p> }) }
            <button class="btn" type="submit" data-testid="lens-apply">{ text.t("lens-apply") }</button>
        </form>
    }
}
