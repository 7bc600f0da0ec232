//! Two plans side by side, differences first: what is chosen, what it costs, what it changes, under
//! which rules.
//!
//! Each side is a portfolio of the plan at hand (the one on show, the heuristic's, the one accepted
//! before), a plan of a second file, or no project at all. Both are projected with the same seed and
//! draws keyed by entity, so that what is common to both is the same on both and only the difference
//! is left. Nothing here changes the plan at hand. Left out: more than two plans.

mod chance;
mod differ;
mod effect;
mod side;
mod tables;
mod words;

use std::rc::Rc;

use yew::prelude::*;

use crate::platform::{files, page};
use crate::route::Place;
use crate::state::{Same, Work, use_store, use_text};
use crate::widgets::work::{Failure, Progress};
use side::{Side, Which, use_before, use_side};

/// Settings in the address.
mod settings {
    /// Side A, a word of [`super::Which`].
    pub const A: &str = "a";
    /// Side B.
    pub const B: &str = "b";
}

/// Both sides with their projections: what every part is drawn from.
#[derive(Clone, PartialEq)]
pub struct Pair {
    /// Sides A and B.
    pub sides: [Same<Side>; 2],
    /// Their projections, once they are there.
    pub impacts: [Option<Same<engine::job::Impact>>; 2],
}

/// Properties of the parts.
#[derive(Properties, PartialEq)]
pub struct PairProps {
    /// Both sides.
    pub pair: Pair,
}

/// The screen.
#[component]
pub fn TwoPlansScreen() -> Html {
    let (text, store) = (use_text(), use_store());
    let place = use_context::<Place>();
    let version = use_state(|| 0u32);
    let fault = use_state(|| None::<String>);
    let reading = use_mut_ref(|| None::<gloo::file::callbacks::FileReader>);
    let before = use_before();
    let there = |which: Which| match which {
        Which::Before => before.is_some(),
        Which::File => side::second().is_some(),
        _ => true,
    };
    let setting = |name: &str, default: Which| {
        place
            .as_ref()
            .and_then(|p| p.route.get(name))
            .and_then(Which::read)
            .filter(|w| there(*w))
            .unwrap_or(default)
    };
    let a = setting(settings::A, Which::Shown);
    let b = setting(settings::B, Which::Nothing);
    let found = [use_side(a, *version), use_side(b, *version)];
    let set = {
        let place = place.clone();
        move |name: &'static str, which: Which, default: Which| {
            if let Some(place) = &place {
                place.set(name, (which != default).then(|| which.id().to_owned()));
            }
        }
    };
    let chooser = |label: &str, name: &'static str, now: Which, default: Which| {
        let onchange = {
            let set = set.clone();
            Callback::from(move |event: Event| {
                let select = event.target_dyn_into::<web_sys::HtmlSelectElement>();
                if let Some(which) = select.and_then(|s| Which::read(&s.value())) {
                    set(name, which, default);
                }
            })
        };
        let options = Which::ALL.into_iter().filter(|w| there(*w)).map(|w| {
            html! { <option value={w.id()} selected={w == now}>{ words::which(w, &text).to_string() }</option> }
        });
        html! {
            <label class="field"><span class="quiet">{ text.t(label) }</span>
                <select class="input" data-testid={format!("side-{name}")} {onchange}>{ for options }</select></label>
        }
    };
    let on_file = {
        let (version, fault, reading, set, store) = (
            version.clone(),
            fault.clone(),
            reading.clone(),
            set.clone(),
            store.clone(),
        );
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let Some(file) = files::chosen(&input) else {
                return;
            };
            let name = file.name();
            let (version, fault, set, store) = (version.clone(), fault.clone(), set.clone(), store.clone());
            let done = move |bytes: Result<Vec<u8>, String>| {
                let read = bytes.and_then(|bytes| plan::file::read(&bytes).map_err(|e| e.to_string()));
                match read {
                    Ok(plan) if plan == *store.plan => fault.set(Some("two-file-same".to_owned())),
                    Ok(plan) => {
                        side::hold(name.clone(), plan);
                        fault.set(None);
                        version.set(version.wrapping_add(1));
                        set(settings::B, Which::File, Which::Nothing);
                    }
                    Err(detail) => fault.set(Some(detail)),
                }
            };
            *reading.borrow_mut() = Some(files::read(&file, done));
        })
    };
    let told = match &*fault {
        Some(key) if key == "two-file-same" => {
            html! { <p class="state" role="status">{ text.t("two-file-same") }</p> }
        }
        Some(detail) => html! { <Failure message="two-file-fault" detail={detail.clone()} /> },
        None => html! {},
    };
    let pair = match [&found[0].side, &found[1].side] {
        [Some(x), Some(y)] => Some(Pair {
            sides: [x.clone(), y.clone()],
            impacts: [found[0].impact.clone(), found[1].impact.clone()],
        }),
        _ => None,
    };
    let busy = found.iter().any(|f| matches!(f.work, Work::Running { .. }));
    let state = found.iter().map(|f| match &f.work {
        Work::Running { share, since, cancel } => {
            html! { <Progress share={*share} since={*since} cancel={cancel.clone()} /> }
        }
        Work::Failed { key, detail, retry } => {
            html! { <Failure message={key.clone()} detail={detail.clone()} retry={retry.clone()} /> }
        }
        Work::Idle | Work::Ready(_) => html! {},
    });
    let swap = {
        let place = place.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(place) = &place {
                let id = |w: Which, default: Which| (w != default).then(|| w.id().to_owned());
                place.replace(
                    place
                        .route
                        .clone()
                        .with(settings::A, id(b, Which::Shown))
                        .with(settings::B, id(a, Which::Nothing)),
                );
            }
        })
    };
    let body = match &pair {
        Some(pair) => {
            let pair = pair.clone();
            html! {
                <>
                    <chance::Chance pair={pair.clone()} />
                    <effect::Effect pair={pair.clone()} />
                    <div class="impact-row">
                        <tables::Choices pair={pair.clone()} />
                        <tables::Money pair={pair.clone()} />
                    </div>
                    <tables::Settings {pair} />
                </>
            }
        }
        None => html! { <div class="skeleton impact-skeleton" aria-hidden="true"></div> },
    };
    html! {
        <div class="page impact two-plans" lang={text.language().code()}>
            <div class="impact-page" aria-busy={busy.then_some("true")}>
                <header class="page-head strong-rule">
                    <div>
                        <h1 data-testid="two-title">{ words::title(pair.as_ref(), &text) }</h1>
                        <p class="sub">{ text.t("two-sub") }</p>
                    </div>
                    <div class="page-actions">
                        if store.plan.example { <span class="tag example">{ text.t("example-tag") }</span> }
                        <button class="btn" onclick={Callback::from(|_: MouseEvent| page::print())}>{ text.t("print") }</button>
                    </div>
                </header>
                <div class="impact-controls">
                    { chooser("two-a", settings::A, a, Which::Shown) }
                    { chooser("two-b", settings::B, b, Which::Nothing) }
                    <button class="link no-print" data-testid="two-swap" onclick={swap}>{ text.t("two-swap") }</button>
                    <label class="link file-link no-print">{ text.t("two-open") }
                        <input type="file" class="visually-hidden" data-testid="two-file" accept=".json,application/json" onchange={on_file} /></label>
                </div>
                { told }
                { for state }
                { body }
            </div>
        </div>
    }
}

impl PartialEq for Side {
    fn eq(&self, other: &Self) -> bool {
        self.which == other.which
            && Rc::ptr_eq(&self.outcome, &other.outcome)
            && Rc::ptr_eq(&self.plan, &other.plan)
    }
}
