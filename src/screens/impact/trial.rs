//! Another budget under the finger: what the heuristic would choose with it, drawn while it moves.

use engine::job::Trial;
use ledger::Cents;
use plan::Plan;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::state::{Same, use_text};

/// What is tried: one funder's envelopes (or all), times a factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Funder; `None` for all.
    pub funder: Option<String>,
    /// Factor.
    pub factor: f64,
}

/// Properties of [`BudgetTrial`].
#[derive(Properties, PartialEq)]
pub struct TrialProps {
    /// Plan.
    pub plan: Same<Plan>,
    /// What is tried.
    pub lever: Option<Lever>,
    /// What is known of it.
    pub found: Option<Same<Trial>>,
    /// What the portfolio on show spends.
    pub paid: Cents,
    /// The slider moves.
    pub on_drag: Callback<Lever>,
    /// It is let go; `None` takes it back.
    pub on_set: Callback<Option<Lever>>,
}

/// Slider, chooser, and what would come of it.
#[component]
pub fn BudgetTrial(props: &TrialProps) -> Html {
    let text = use_text();
    let funder = props.lever.as_ref().and_then(|l| l.funder.clone());
    let factor = props.lever.as_ref().map_or(1.0, |l| l.factor);
    let read = |event: &web_sys::Event| -> Option<f64> {
        let input: HtmlInputElement = wasm_bindgen::JsCast::dyn_into(event.target()?).ok()?;
        input.value().parse::<f64>().ok().map(|v| v / 100.0)
    };
    let oninput = {
        let (on, funder) = (props.on_drag.clone(), funder.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(factor) = read(&event) {
                on.emit(Lever {
                    funder: funder.clone(),
                    factor,
                });
            }
        })
    };
    let onchange = {
        let (on, funder) = (props.on_set.clone(), funder.clone());
        Callback::from(move |event: Event| {
            if let Some(factor) = read(&event) {
                on.emit(Some(Lever {
                    funder: funder.clone(),
                    factor,
                }));
            }
        })
    };
    let on_funder = {
        let on = props.on_set.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                let id = select.value();
                on.emit(Some(Lever {
                    funder: (!id.is_empty()).then_some(id),
                    factor,
                }));
            }
        })
    };
    let reset = {
        let on = props.on_set.clone();
        Callback::from(move |_: MouseEvent| on.emit(None))
    };
    let funders = props.plan.funders.iter().map(|f| {
        html! { <option value={f.id.clone()} selected={funder.as_deref() == Some(f.id.as_str())}>{ f.name.clone() }</option> }
    });
    let percent = text.percent(factor, 0);
    let told = match (&props.lever, &props.found) {
        (Some(_), Some(found)) => text.tr(
            "trial-found",
            &[
                ("envelope", text.money(found.envelope).into()),
                ("paid", text.money(found.paid).into()),
                ("n", f64::from(found.projects).into()),
                ("now", text.money(props.paid).into()),
            ],
        ),
        (Some(_), None) => text.t("trial-waiting"),
        (None, _) => text.t("trial-sub"),
    };
    html! {
        <div class="impact-controls impact-trial no-print" data-testid="trial">
            <label class="field"><span class="quiet">{ text.t("trial-budget") }</span>
                <select class="input" data-testid="trial-funder" onchange={on_funder}>
                    <option value="" selected={funder.is_none()}>{ text.t("trial-all").to_string() }</option>
                    { for funders }
                </select></label>
            <input type="range" min="0" max="200" step="5" value={(factor * 100.0).to_string()} data-testid="trial-factor"
                aria-label={text.t("trial-factor")} aria-valuetext={percent.to_string()} {oninput} {onchange} />
            <span class="num strong trial-share">{ percent }</span>
            <span class="sub" aria-live="polite" data-testid="trial-found" data-value={props.found.as_ref().map(|f| f.paid.0.to_string())}>{ told }</span>
            if props.lever.is_some() { <button class="link" data-testid="trial-reset" onclick={reset}>{ text.t("trial-reset") }</button> }
        </div>
    }
}
